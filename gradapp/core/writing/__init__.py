"""Programs are written for a problem: the four ways, of pieces in which the programs can be seen."""
