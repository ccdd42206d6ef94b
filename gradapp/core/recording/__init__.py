"""One step told line by line: what ran, what it changed, and the graph that autograd built."""
