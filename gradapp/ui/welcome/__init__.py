"""Callouts in the window, which lead through its story."""
