"""Numbers: how they are typed, rounded, written, and fitted into little room."""
