"""The Lab's panel."""
