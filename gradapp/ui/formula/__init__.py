"""One step as equations."""
