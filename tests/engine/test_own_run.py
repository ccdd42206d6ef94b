"""How long own code ran, as it is told of: by a clock that is set by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from gradapp.core.own_code.messages import Asks, Begins, Ends, HostMessage, How, Limit, Over, Paused
from gradapp.core.own_code.recording import Recording
from gradapp.engine import own_run
from gradapp.engine.own_run import OwnRun


class Told:
    """A session that says these messages, or has these done, each at its second, and then ends."""

    def __init__(self, clock: list[float], told: list[tuple[float, Any]], end: float) -> None:
        self.recording = Recording()
        self.hear: Callable[[HostMessage], None] = lambda _: None
        self.heard_by: OwnRun | None = None
        self._clock, self._told, self._end = clock, told, end

    def run(self) -> Recording:
        for second, told in self._told:
            self._clock[0] = second
            if callable(told):
                told(self.heard_by)
            else:
                self.hear(told)
        self._clock[0] = self._end
        return self.recording

    def stop(self) -> None:
        """Nothing runs."""

    def go_on(self) -> None:
        """Nothing waits."""

    def answer(self, text: str | None) -> None:
        """Nothing asks."""


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ([], 8.0),
        ([(4.0, Over(Ends(How.FINISHED), 4.0))], 3.0),
        ([(3.0, Over(None, 4.0)), (6.0, Paused(Limit.LINES, 2))], 2.0),
        ([(3.0, Paused(Limit.LINES, 2)), (8.0, OwnRun.go_on), (8.5, Over(None, 4.0))], 2.5),
        ([(3.0, Asks("?", 2)), (8.0, lambda run: run.answer("1")), (8.5, Over(None, 4.0))], 2.5),
        ([(3.0, Paused(Limit.LINES, 2))], 2.0),
    ],
)
def test_neither_what_is_computed_afterwards_nor_waiting_for_a_person_is_time_of_the_code(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    told: list[tuple[float, Any]],
    seconds: float,
) -> None:
    clock = [0.0]
    monkeypatch.setattr(own_run.time, "monotonic", lambda: clock[0])
    session, parent = Told(clock, [(1.0, Begins(None)), *told], 9.0), QObject(qapp)

    def opens(hear: Callable[[HostMessage], None]) -> Told:
        session.hear = hear
        return session

    run = session.heard_by = OwnRun(opens, "", parent)
    run.run()
    assert run.seconds == seconds
    parent.deleteLater()
