"""Programs are written for a problem: the four ways, of pieces in which they can be seen."""
