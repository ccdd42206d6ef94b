"""What was recorded of a person's own code."""

from __future__ import annotations

from dataclasses import dataclass, field

from gradapp.core.own_code.messages import Ends, Line, Message


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
