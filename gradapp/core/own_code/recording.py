"""What was recorded of a person's own code, and within which limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from gradapp.core.own_code.messages import Ends, Line, Message


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


USUAL: Final = Limits()
"""What code may do where nobody says anything else."""


@dataclass(slots=True)
class Recording:
    """What was recorded of a text.

    Attributes:
        messages: all that its process said, but for the end.
        ends: how it ended.
        beside: what was written on its standard output and error by other means than `print`.
    """

    messages: list[Message] = field(default_factory=list)
    ends: Ends = field(default_factory=lambda: Ends("died"))
    beside: str = ""

    @property
    def lines(self) -> list[Line]:
        """The lines."""
        return [each for each in self.messages if isinstance(each, Line)]
