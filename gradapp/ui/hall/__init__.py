"""What an audience follows, in the large."""
