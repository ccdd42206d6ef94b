"""What is explained: words and tasks, and the numbers of a run that belong to them; no Qt."""
