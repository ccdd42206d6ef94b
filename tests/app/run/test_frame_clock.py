"""Frames are put off only while there is something that drawing could starve."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from gradapp.app.run.frame_clock import SHORTEST, FrameClock
from gradapp.engine.messages import Held
from gradapp.engine.news import News
from tests.waiting import PATIENCE_S


class Computing(QObject):
    """All that a clock sees of an engine."""

    held = Signal(Held)
    busy_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.busy = False
        self.news = News()

    def on(self, _kind: type[Held], hear: Callable[[Held], object]) -> None:
        self.held.connect(hear)

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


class Time:
    """A time that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = 100.0
        self.worked = 10.0

    def perf_counter(self) -> float:
        return self.now

    def thread_time(self) -> float:
        return self.worked


@pytest.mark.parametrize(("cost", "least"), [(0.003, 0.05), (0.0045, 0.075), (5.0, 0.095)])
def test_while_steps_are_made_drawing_has_three_50ths_of_the_time_and_never_waits_for_long(
    engine: Computing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, cost: float, least: float
) -> None:
    clock_time = Time()
    monkeypatch.setattr("gradapp.app.run.frame_clock.time", clock_time)
    clock, engine.busy = FrameClock(engine), True  # type: ignore[arg-type]
    with qtbot.waitSignal(clock.due):
        clock.request()
    clock_time.worked += cost
    with qtbot.waitSignal(clock.due):
        clock.request()
    began = time.perf_counter()
    with qtbot.waitSignal(clock.due):
        clock.request()
    waited = time.perf_counter() - began
    assert waited >= least - 0.002, "the frame came before its share of the time was earned"
    clock_time.worked += cost
    with qtbot.waitSignal(clock.due):
        clock.request()
    clock_time.now += least
    drawn: list[bool] = []
    clock.due.connect(lambda: drawn.append(True))
    clock.request()
    QCoreApplication.processEvents()
    assert drawn, "the frame was kept waiting when its share of the time was earned"


def test_after_a_rest_two_frames_may_follow_one_another_and_more_keep_their_distance(
    engine: Computing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock_time = Time()
    monkeypatch.setattr("gradapp.app.run.frame_clock.time", clock_time)
    clock, drawn = FrameClock(engine), []  # type: ignore[arg-type]
    clock.due.connect(lambda: drawn.append(clock_time.now))
    for _ in range(1000):
        clock.request()
        clock_time.now += 0.001
        if clock._timer.interval() == 0:
            qtbot.waitUntil(lambda: not clock.pending)
        else:
            clock._timer.stop()
    gaps = [b - a for a, b in pairwise(drawn)]
    assert gaps[0] < 0.002, "the second frame has waited"
    assert len(drawn) == pytest.approx(1000 / (1000 * SHORTEST), abs=2)
    assert min(gaps[1:]) > SHORTEST - 0.002, "frames that go on keep their distance"
    clock_time.now += 1.0
    drawn.clear()
    for _ in range(2):
        clock.request()
        qtbot.waitUntil(lambda: not clock.pending)
    assert drawn == [clock_time.now] * 2


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


def test_a_window_that_is_closed_while_the_worker_rests_for_its_frame_leaves_no_timer(
    engine: Computing, clock: FrameClock, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(engine, "hold", lambda: True)
    clock._interval = 0.0
    clock._patience.setInterval(int(1000 * PATIENCE_S))
    clock.request()
    qtbot.waitUntil(clock._patience.isActive)
    engine.held.emit(Held(1))
    assert clock._rest.isActive()
    clock.stop()
    assert not any(timer.isActive() for timer in clock.findChildren(QTimer))


def test_who_asks_for_a_frame_while_one_is_drawn_gets_one_more(
    engine: Computing, clock: FrameClock, qtbot: QtBot
) -> None:
    heard: list[str] = []

    def draw() -> None:
        heard.append("first")
        assert not clock.pending
        if len(heard) == 1:
            clock.request()
            engine.busy = True  # and what it waits for is done at once
            clock.request()
            engine.busy = False
            engine.news.tell(engine.busy_changed, False)

    clock.due.connect(draw)
    clock.due.connect(lambda: heard.append("second"))
    clock.request()
    qtbot.waitUntil(lambda: len(heard) == 4)
    assert heard == ["first", "second"] * 2
    assert not clock.pending
