"""How much a person's own code may do."""

from __future__ import annotations

from typing import Final

from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much code may do before it is stopped.

    Attributes:
        lines: recorded lines.
        seconds: of computing.
        memory: bytes, over what Python and PyTorch take.
        output: bytes.
    """

    lines: int = 20_000
    seconds: float = 10.0
    memory: int = 2_000_000_000
    output: int = 1_000_000


USUAL_LIMITS: Final = Limits()
"""What code may do where nobody says anything else."""
