"""Exports: what leaves the application as a file that stands by itself, a module for each kind."""
