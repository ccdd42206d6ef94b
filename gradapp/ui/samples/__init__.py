"""The samples of a step: what each adds to the gradient, and how f(x) goes between them."""
