"""The error over two parameters, as lines of equal height."""
