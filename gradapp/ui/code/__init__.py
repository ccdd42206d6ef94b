"""One step as code: its lines, its variables, its output."""
