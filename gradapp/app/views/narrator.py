"""Has a screen reader say each step and each line, once it has been looked at for a moment."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAccessible

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.run.player import Player
from gradapp.core.run.trend import doing
from gradapp.ui.code.narration import start_words, step_words
from gradapp.ui.kit.announcements import Announce, announce
from gradapp.ui.window.main_window import MainWindow

SETTLED: Final = 300
"""Milliseconds for which a step stays before it is said: a key that is held says only the last."""

PLAYED: Final = 5.0
"""Seconds between two steps that are said while a run is played."""


class Narrator(QObject):
    """Says the step at the cursor, or the line of it that is looked at, whenever it is another."""

    def __init__(
        self,
        window: MainWindow,
        current_run: CurrentRun,
        player: Player,
        walk: LineWalk,
        is_settled: Callable[[], bool],
        announce: Announce = announce,
        is_listened_to: Callable[[], bool] = QAccessible.isActive,
    ) -> None:
        """Say nothing yet.

        Args:
            window: where what is said is shown.
            current_run: the run.
            player: tells whether it is played.
            walk: the line that is looked at.
            is_settled: says whether all of the step is on the screen.
            announce: has a text said.
            is_listened_to: says whether there is a screen reader.
        """
        super().__init__(window)
        self._window = window
        self._current_run = current_run
        self._player = player
        self._walk = walk
        self._is_settled = is_settled
        self._announce = announce
        self._is_listened_to = is_listened_to
        self._said = self._words()
        self._said_at = -PLAYED
        self._has_ended = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._say)
        current_run.cursor_moved.connect(self._wait)
        current_run.run_started.connect(self._wait)
        walk.changed.connect(self._wait)
        player.playing_changed.connect(self._wait)

    def end(self) -> None:
        """Say nothing more: the window is closed."""
        self._has_ended = True
        self._timer.stop()

    @Slot()
    def _wait(self) -> None:
        if self._has_ended or not self._is_listened_to():
            return
        if self._player.playing and self._timer.isActive():
            return  # or steps in quick succession would put it off for ever
        rest = self._said_at + PLAYED - time.monotonic() if self._player.playing else 0.0
        self._timer.start(max(SETTLED, round(1000 * rest)))

    @Slot()
    def _say(self) -> None:
        if not self._is_settled() and not self._player.playing:
            self._timer.start(SETTLED)
            return
        words = self._words()
        if words != self._said:
            self._said, self._said_at = words, time.monotonic()
            self._announce(self._window, words)

    def _words(self) -> str:
        current_run = self._current_run
        if self._walk.line is not None and self._walk.recorded is not None:
            if self._window.layouts.current == "four_ways":
                return self._window.pages.side_by_side.told
            return self._window.code_panel.told
        run, values = current_run.run, current_run.step_values
        if values is None:
            return start_words(run)
        return step_words(run, values, doing(run, values))
