"""Which learning rates converge, and how fast."""
