"""Frames are put off only while there is something that drawing could starve."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from gradapp.app.frame_clock import FrameClock


class Computing(QObject):
    """All that a clock sees of an engine."""

    held = Signal()
    busy_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.busy = False

    def hold(self) -> bool:
        return False

    def release(self) -> None:
        pass


@pytest.fixture
def engine(qtbot: QtBot) -> Computing:
    return Computing()


@pytest.fixture
def clock(engine: Computing) -> FrameClock:
    clock = FrameClock(engine)  # type: ignore[arg-type]
    clock._began, clock._interval = time.perf_counter(), 3600.0
    return clock


def test_a_frame_put_off_for_the_worker_comes_once_its_steps_are_made(
    engine: Computing, clock: FrameClock, qtbot: QtBot
) -> None:
    engine.busy = True
    clock.request()
    assert clock._timer.remainingTime() > 1_000_000
    with qtbot.waitSignal(clock.due):
        engine.busy = False
        engine.busy_changed.emit(False)
    assert not clock.pending


def test_a_frame_is_not_put_off_for_a_worker_that_makes_no_steps(
    clock: FrameClock, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(clock.due):
        clock.request()


def test_after_the_window_is_closed_nothing_is_drawn_any_more(
    engine: Computing, clock: FrameClock, qtbot: QtBot
) -> None:
    engine.busy = True
    clock.request()
    clock.stop()
    engine.busy = False
    engine.busy_changed.emit(False)
    clock.request()
    assert not clock.pending
