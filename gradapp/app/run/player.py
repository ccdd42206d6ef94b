"""Plays a run: moves the cursor as time passes, and draws single steps part by part."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance, Slot

from gradapp.engine.news import News, one_change

FRAME: Final = 16
"""Milliseconds between two frames of an animation."""

SLOW_ENOUGH: Final = 4.0
"""Up to so many steps a second each step is drawn as tangent, arrow and move."""

SINGLE_STEP: Final = 0.7
"""Seconds in which a step made by hand is drawn."""

HURRY: Final = 0.25
"""Seconds between steps made by hand below which a person does not wait for drawings."""


LATE: Final = 0.5
"""Seconds that a frame may be late. Beyond them the process slept, and so did what is played."""


class Played(Protocol):
    """What can be played: steps with a cursor among them."""

    @property
    def cursor_moved(self) -> SignalInstance:
        """Says whether by one step forward."""

    @property
    def run_started(self) -> SignalInstance:
        """There are other steps."""

    @property
    def news(self) -> News:
        """The news that it shares with those who hear it."""

    @property
    def at_end(self) -> bool:
        """Whether there is no step after the cursor, and there can't be one."""

    @property
    def is_locked(self) -> bool:
        """Whether no step is made."""

    @property
    def busy(self) -> bool:
        """Whether steps are being made."""

    @property
    def waiting(self) -> bool:
        """Whether a step has been asked for that is not there yet."""

    def step(self, count: int = 1) -> None:
        """Go on by some steps."""

    def seek(self, step: int) -> None:
        """Look at a step."""

    def pause(self) -> None:
        """Make no more steps."""

    def run_until_stop(self) -> None:
        """Go on to the last step that there can be."""


class Player(QObject):
    """Moves the run's cursor at a speed, and says how much of a step is to be drawn.

    Attributes:
        playing: whether the run is being played.
        progress: the drawn share of the step at the cursor, from 0 to 1.

    Signals:
        playing_changed: whether the run is being played.
        progress_changed: the drawn share of the step at the cursor, 1 when it is complete.
    """

    playing_changed = Signal(bool)
    progress_changed = Signal(float)

    def __init__(
        self,
        played: Played,
        clock: Callable[[], float] = time.perf_counter,
        parent: QObject | None = None,
    ) -> None:
        """Play `played`; `clock` gives seconds."""
        super().__init__(parent)
        self._played = played
        self.news = played.news
        self._clock = clock
        self._rate = 1.0
        self._animated = True
        self.playing = False
        self.progress = 1.0
        self._duration = SINGLE_STEP
        self._step_began = 0.0
        self._due_since = 0.0
        self._ticked = 0.0
        self._stepped = -HURRY
        self._hurried = False
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=FRAME)
        self._timer.timeout.connect(self.tick)
        played.cursor_moved.connect(self._cursor_moved)
        played.run_started.connect(self._end)

    @property
    def skips(self) -> bool:
        """Whether the run is played so fast that some of its steps are never seen."""
        return self.playing and self._rate * FRAME > 1000

    @one_change
    def set_rate(self, rate: float) -> None:
        """Play so many steps a second; infinity means as fast as they are made."""
        if rate == self._rate:
            return
        self._rate = rate
        if self.playing:
            self._played.pause()
            self._begin()

    @one_change
    def set_animated(self, animated: bool) -> None:
        """Draw slow steps part by part, or go straight to the points."""
        self._animated = animated
        if not animated:
            self.finish_step()

    @Slot()
    @one_change
    def play(self) -> None:
        """Play on from the cursor; from the start again when the run has come to its end."""
        if self.playing or self._played.is_locked:
            return
        if self._played.at_end:
            self._played.seek(0)
        self.playing = True
        self._begin()
        self.news.tell(self.playing_changed, True)

    @one_change
    def step(self) -> None:
        """Make one step by hand; further steps in quick succession are not drawn in parts."""
        self.pause()
        now = self._clock()
        self._hurried = now - self._stepped < HURRY
        self._stepped = now
        self._played.step()

    def pausing(self, then: Callable[[], object]) -> Callable[[], None]:
        """Return what pauses, and then does this: a command that leads elsewhere."""

        def paused() -> None:
            self.pause()
            then()

        return paused

    @Slot()
    @one_change
    def pause(self) -> None:
        """Stay where the cursor is."""
        if self.playing:
            self._played.pause()
        self._end()

    @Slot()
    @one_change
    def _end(self) -> None:
        """Play no more; another run goes to its place by itself, and is not held up there."""
        self._timer.stop()
        self.finish_step()
        if self.playing:
            self.playing = False
            self.news.tell(self.playing_changed, False)

    @Slot()
    @one_change
    def tick(self) -> None:
        """Do what is due by now; the timer calls it once a frame."""
        now = self._clock()
        self._step_began += self._slept_since(self._step_began, now)
        self._due_since += self._slept_since(self._due_since, now)
        self._ticked = now
        if self.progress < 1:
            self._set_progress((now - self._step_began) / self._duration)
        if self.playing:
            self._play_on(now)
        if not self.playing and self.progress >= 1:
            self._timer.stop()

    def _slept_since(self, moment: float, now: float) -> float:
        """Return for how long the process has slept since a moment, and since the last frame."""
        return max(0.0, now - max(moment, self._ticked) - LATE)

    def finish_step(self) -> None:
        """Draw the step at the cursor completely at once."""
        self._set_progress(1.0)

    def _begin(self) -> None:
        self._due_since = self._clock()
        self._start_ticking()
        if math.isinf(self._rate):
            self.finish_step()
            self._played.run_until_stop()
        elif self._rate <= SLOW_ENOUGH:
            self._played.step()

    def _play_on(self, now: float) -> None:
        played = self._played
        if played.at_end:
            if self.progress >= 1:
                self.pause()
        elif math.isinf(self._rate):
            if not played.busy:
                played.run_until_stop()
        elif played.waiting:
            self._due_since = now
        else:
            due = int((now - self._due_since) * self._rate)
            if due:
                self._due_since += due / self._rate
                played.step(due)

    @Slot(bool)
    @one_change
    def _cursor_moved(self, forward: bool) -> None:
        slow = self._rate <= SLOW_ENOUGH if self.playing else not self._hurried
        if forward and slow and self._animated:
            self._duration = min(0.9 / self._rate, 1.8) if self.playing else SINGLE_STEP
            self._step_began = self._due_since = self._clock()
            self.progress = 0.0
            self.news.tell(self.progress_changed, 0.0)
            self._start_ticking()
        else:
            self.finish_step()

    def _start_ticking(self) -> None:
        if not self._timer.isActive():
            self._ticked = self._clock()
            self._timer.start()

    def _set_progress(self, progress: float) -> None:
        progress = max(0.0, min(progress, 1.0))
        if progress != self.progress:
            self.progress = progress
            self.news.tell(self.progress_changed, progress)
