"""What can be typed: the command line and what its words do."""
