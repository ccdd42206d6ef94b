"""Runs lines that lead to the error again, on copies, where they do nothing but compute."""
