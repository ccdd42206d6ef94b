"""What was recorded of a person's own code."""

from __future__ import annotations

from dataclasses import dataclass, field

from gradapp.core.own_code.limits import USUAL_LIMITS, Limits
from gradapp.core.own_code.messages import (
    Aside,
    Begins,
    Ends,
    HostMessage,
    How,
    Limit,
    Line,
    Paused,
)


@dataclass(slots=True)
class Recording:
    """What was recorded of a text.

    Attributes:
        messages: all that its process said, but for the end.
        ends: how it ended.
        limits: how much it might do before it was stopped.
        beside: what was written on its standard output and error by other means than `print`.
        compiles: whether the text has PyTorch start a compiler.
    """

    messages: list[HostMessage] = field(default_factory=list)
    ends: Ends = field(default_factory=lambda: Ends(How.FAILED))
    limits: Limits = USUAL_LIMITS
    beside: str = ""
    compiles: bool = False

    @property
    def has_begun(self) -> bool:
        """Whether it came to its first line."""
        return any(isinstance(each, Begins) for each in self.messages)

    @property
    def is_of_one_thread(self) -> bool:
        """Whether no other thread ran lines of the text, or `backward()`."""
        return not any(isinstance(each, Aside) for each in self.messages)

    @property
    def is_whole(self) -> bool:
        """Whether what is not in it was not done: no other thread ran, and tracing stayed on."""
        return self.is_of_one_thread and self.ends.told

    @property
    def lines(self) -> list[Line]:
        """The lines."""
        return [each for each in self.messages if isinstance(each, Line)]

    @property
    def pauses(self) -> list[Limit]:
        """The limits at which it was paused; behind each it did as much again."""
        return [each.how for each in self.messages if isinstance(each, Paused)]
