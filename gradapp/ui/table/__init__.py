"""The table of a run's steps."""
