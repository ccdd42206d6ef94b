"""How far a person's own code has come."""

from __future__ import annotations

from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far code has come that runs.

    Attributes:
        lines: how many lines were recorded.
        line: the number of the last of them; 0 before the first.
        output: the end of what was printed.
        asks: what it asks for, by the words before it; None where it asks for nothing.
    """

    lines: int = 0
    line: int = 0
    output: str = ""
    asks: str | None = None
