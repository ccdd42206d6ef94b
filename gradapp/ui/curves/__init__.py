"""The columns of a run over its steps."""
