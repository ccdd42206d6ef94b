"""The chart kit: canvas, axes, marks, scale, legend, and other runs laid over a plot."""
