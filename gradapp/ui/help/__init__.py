"""Help: a word explained beside where it stands, and one page to search."""
