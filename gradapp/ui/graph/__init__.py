"""The autograd graph of one step."""
