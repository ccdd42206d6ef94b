"""The panel in which the problem is edited."""
