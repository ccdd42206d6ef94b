"""What of a text runs at a moment: functions, and in each a line."""

from __future__ import annotations

from types import FrameType

from gradapp.core.own_code.messages import Backward, Called
from gradapp.host.camera import Scope
from gradapp.host.statements import TracedStatement
from gradapp.host.turns import CodeSpan


class RunningLine:
    """A line that has begun, and where in its code."""

    __slots__ = (
        "anew", "asked", "backward", "began", "called", "first", "goes_back", "raised",
        "site", "statement",
    )  # fmt: skip

    def __init__(self, statement: TracedStatement, began: int, first: int, anew: bool) -> None:
        self.statement = statement
        self.began = began
        self.first = first
        self.anew = anew
        self.raised = ""
        self.backward: list[Backward] = []
        self.asked: list[Backward] = []
        self.called: list[Called] = []
        self.goes_back = False
        self.site: CodeSpan = ()


class RunningCall:
    """A function of the text, or the text itself, that runs."""

    def __init__(self, frame: FrameType, scope: Scope) -> None:
        self.frame = frame
        self.scope = scope
        self.running: RunningLine | None = None
        self.is_first = True
