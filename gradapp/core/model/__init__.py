"""Formulas that a person writes: how they are read, and what may stand in them."""
