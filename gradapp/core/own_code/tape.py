"""What a person's own code did, to be gone through in any order: states, output, steps."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import Final

from gradapp.core.own_code.beside import of_recording
from gradapp.core.own_code.broadcasts import broadcasts, operators
from gradapp.core.own_code.curves import curves_of
from gradapp.core.own_code.detached import left_the_graph
from gradapp.core.own_code.lineage import begun_anew
from gradapp.core.own_code.messages import Backward, Landscape, Line, Printed
from gradapp.core.own_code.mistakes import findings
from gradapp.core.own_code.mistakes.timeline import Timeline
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.states import State
from gradapp.core.own_code.story import Step
from gradapp.core.own_code.without_autograd import by_hand
from gradapp.core.words import Message
from gradapp.values import dataclass

_STRIDE: Final = 128
"""Between two places from which states are told."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable behind a line.

    Attributes:
        name: what the code calls it.
        state: what it holds.
        changed: whether the line has changed it.
        function: the function whose variable it is; empty for one of the text itself.
    """

    name: str
    state: State
    changed: bool
    function: str = ""


@dataclass(frozen=True, slots=True)
class _Scope:
    """The variables of a function that runs, or of the text."""

    function: str
    states: dict[str, State]


class Tape:
    """A recording with a place for each line: behind none of them, 0, behind the first, 1.

    Attributes:
        recording: what was recorded.
        lines: its lines.
        steps: its steps; the first of them is what comes before the loop.
        anew: the parameters that are other tensors from a step on, not computed from those before.
        by_hand: what is told of the steps where their gradients are worked out by hand; or None.
        curves: what plots draw of the steps; None where there is nothing.
        findings: what is not as it seems to be meant.
        readings: what it computed, to be compared; or why that can't be.
        calls: the calls of ``backward()`` by their numbers, and the places behind their lines.
        landscapes: the error around them, by their numbers, as far as it is known.
        left: what left autograd's graph.
        operators: those between two names, by their lines.
    """

    def __init__(self, recording: Recording, text: str = "") -> None:
        """Take what was recorded of a text; this may take a while."""
        self.recording = recording
        self.lines = recording.lines
        timeline = Timeline(recording, text)
        self.steps: list[Step] = timeline.steps
        self._ends = [each.last for each in self.steps]
        self._text, self._printed = _output(recording)
        self._kept: list[list[_Scope]] = []
        scopes = [_Scope("", {})]
        for place, line in enumerate(self.lines):
            if place % _STRIDE == 0:
                self._kept.append(_copied(scopes))
            scopes = _behind(scopes, line)
        states = [(each.name, each.state) for each in self.variables(len(self.lines))]
        self.anew = begun_anew(self.lines, self.steps, text)
        self.by_hand = by_hand(timeline)
        self.curves = curves_of(recording, self.steps, states, self.anew, self.by_hand)
        self.findings = findings(timeline)
        self.readings = of_recording(recording, self.steps)
        self.calls = {
            each.number: (place, each)
            for place, line in enumerate(self.lines, 1)
            for each in line.backward
        }
        self.landscapes: dict[int, Landscape] = {}
        for message in recording.messages:
            if isinstance(message, Landscape):
                self.landscapes.update(dict.fromkeys(message.calls, message))
        self.left = left_the_graph(self.lines, text)
        self.operators = operators(text)

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self.lines)

    @property
    def last_step(self) -> int:
        """The number of the last step; 0 where there is no loop."""
        return len(self.steps) - 1

    def line(self, place: int) -> Line | None:
        """Return the line that has run last at a place; None at the beginning."""
        return self.lines[place - 1] if place else None

    def step(self, place: int) -> int:
        """Return the number of the step in which a place is, or at whose end."""
        return min(bisect_left(self._ends, place), self.last_step)

    def end_of(self, step: int) -> int:
        """Return the place behind the last line of a step."""
        return self._ends[step]

    def next_end(self, place: int) -> int:
        """Return the end of the step that a place is in, or of the next one."""
        at = bisect_right(self._ends, place)
        return self._ends[at] if at < len(self._ends) else place

    def end_before(self, place: int) -> int:
        """Return the end of the step before, or the beginning."""
        at = bisect_left(self._ends, place)
        return self._ends[at - 1] if at else 0

    def output(self, place: int) -> str:
        """Return all that has been printed at a place."""
        return self._text if place == len(self.lines) else self._text[: self._printed[place]]

    def variables(self, place: int) -> tuple[Variable, ...]:
        """Return what a line sees that has just run: the variables of its function, then others."""
        line = self.line(place)
        if line is None:
            return ()
        first = (place - 1) // _STRIDE
        scopes = _copied(self._kept[first])
        for each in self.lines[first * _STRIDE : place]:
            scopes = _behind(scopes, each)
        inside = scopes[-1] if len(scopes) > 1 else None
        told: list[Variable] = []
        if inside is not None:
            told += (
                Variable(name, state, name in line.changed, line.function)
                for name, state in inside.states.items()
            )
        news = line.changed if inside is None else line.outside
        seen = {each.name for each in told}
        told += (
            Variable(name, state, name in news)
            for name, state in scopes[0].states.items()
            if name not in seen
        )
        return tuple(told)

    def backward_at(self, place: int) -> Backward | None:
        """Return the last call of backward() in the step that a place is in, up to there."""
        first = self.end_before(place) if self.last_step else 0
        for line in reversed(self.lines[first:place]):
            if line.backward:
                return line.backward[-1]
        return None

    def broadcasts(self, place: int) -> list[Message]:
        """Return what the line that has just run has broadcast."""
        line = self.line(place)
        if line is None or line.line not in self.operators:
            return []
        states = {each.name: each.state for each in self.variables(place)}
        return broadcasts(self.operators, line, states)


def _behind(scopes: list[_Scope], line: Line) -> list[_Scope]:
    """Return the variables behind a line; those before it are no more."""
    scopes[0].states.update(line.outside)
    scopes = scopes[: line.depth + 1]
    while len(scopes) <= line.depth:
        scopes.append(_Scope(line.function, {}))
    if line.is_first and line.depth:
        scopes[-1] = _Scope(line.function, {})
    scopes[-1].states.update(line.changed)
    for name in line.gone:
        scopes[-1].states.pop(name, None)
    return scopes


def _copied(scopes: list[_Scope]) -> list[_Scope]:
    return [_Scope(each.function, dict(each.states)) for each in scopes]


def _output(recording: Recording) -> tuple[str, list[int]]:
    """Return all that was printed, and how long that was at each place."""
    behind, early = [""], ""
    for message in recording.messages:
        if isinstance(message, Printed):
            early += message.output
        elif isinstance(message, Line):
            behind.append(early + message.output)
            early = ""
    parts = [*behind, early, recording.ends.output, recording.beside]
    return "".join(parts), list(accumulate(map(len, behind)))
