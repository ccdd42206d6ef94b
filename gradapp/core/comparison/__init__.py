"""How several ways agree in one step: distances in ulps, verdicts, and their proofs."""
