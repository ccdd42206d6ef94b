"""Leads through the Lab: asks what will happen, lets it happen, and explains it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.run.player import Player
from gradapp.app.views.comparison import ShownComparison
from gradapp.core import lab
from gradapp.core.descent import StopReason
from gradapp.core.lab.entry import Entry
from gradapp.core.lab.texts import explained
from gradapp.core.problem import Problem
from gradapp.core.run import Run
from gradapp.engine.news import one_change
from gradapp.ui.kit.words import said, said_all
from gradapp.ui.lab.panel import LabPage, Outcome
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_style import RIGHT
from gradapp.ui.window.main_window import MainWindow

_OPEN = -2
"""Stands for the answer to a question that has none yet; −1 is that of a person who only looks."""


class ShownLab(QObject):
    """Owns what a person has answered in the Lab. Whether they are there the current run knows.

    Signals:
        right_run_changed: `right_run` is another one, or has more steps.
    """

    right_run_changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        current_run: CurrentRun,
        player: Player,
        walk: LineWalk,
        comparison: ShownComparison,
    ) -> None:
        """Connect the menu and the panel of the Lab."""
        super().__init__(window)
        self._window = window
        self._current_run = current_run
        self.news = current_run.news
        self._player = player
        self._walk = walk
        self._comparison = comparison
        self._answer = _OPEN
        self._shown: Entry | None = None
        self._awaits_end = False
        self._beside: Run | None = None
        for entry in lab.ENTRIES:
            action = window.lab_actions[entry.method.id]
            action.setEnabled(not entry.method.uses_torch)
            action.setToolTip(said(entry.wrong))
            action.triggered.connect(self._choose)
        window.actions_by_id["leave_lab"].triggered.connect(self.leave)
        window.actions_by_id["leave_lab"].setEnabled(False)
        window.lab_panel.answered.connect(self.answer)

    @property
    def entry(self) -> Entry | None:
        """The entry whose code runs; None outside the Lab."""
        return lab.entry_of(self._current_run.method)

    @property
    def right_run(self) -> Overlay | None:
        """The right code's run, drawn beside this one as far as it is made."""
        right = self._beside
        if not right:
            return None
        name = self.tr("correct: {}").format(said(right.method.label))
        return Overlay(replace(right, name=name), RIGHT)

    def torch_is_ready(self) -> None:
        """From now on every entry can be chosen."""
        for action in self._window.lab_actions.values():
            action.setEnabled(True)

    def enter(self, entry: Entry) -> None:
        """Ask the question of `entry`, about the notebook's numbers."""
        self._player.pause()
        self._window.setFocus()  # for the keys 1 to 4
        self._answer, self._shown = _OPEN, None
        self._current_run.start(Problem(), entry.method.id)

    @Slot()
    def leave(self) -> None:
        """Go back to the run from which the Lab was entered."""
        self._player.pause()
        self._current_run.leave_lab()

    @Slot(int)
    def answer(self, index: int) -> None:
        """Take a prediction, or -1 for none, and let the code run."""
        entry, current_run = self.entry, self._current_run
        if entry is None:
            return
        self._player.pause()
        self._window.setFocus()  # the button that may have the keyboard goes away
        if current_run.problem != Problem():  # which is what the question was about
            current_run.start(Problem(), entry.method.id)
        self._answer = index
        current_run.seek(len(current_run.run))
        self._awaits_end = True
        missing = entry.steps - len(current_run.run)
        if missing > 0 and current_run.stop is None:
            current_run.step(missing)
        else:
            self.note_busy()
        self.show()

    @Slot()
    def note_busy(self) -> None:
        """Look at the line that raised an exception, once it has."""
        if self._current_run.busy or not self._awaits_end:
            return
        self._awaits_end = False
        stop = self._current_run.stop
        if self.entry is not None and stop is not None and stop.reason is StopReason.RAISED:
            self._window.show_panel("code")
            self._walk.look_beyond()

    @one_change
    def show_run(self) -> None:
        """Show the panel if the run is one of the Lab, or put it away."""
        entry = self.entry
        self._awaits_end = False
        self._window.actions_by_id["leave_lab"].setEnabled(entry is not None)
        if entry is not self._shown:
            self._shown = entry
            self._window.show_lab(entry is not None)
        if entry is None:
            self._answer = _OPEN
        self._show_right_run()

    @one_change
    def show(self) -> None:
        """Show the question, or the explanation with the numbers there are now."""
        entry = self.entry
        if entry is None:
            return
        self._show_right_run()
        outcome = None
        if self._answer != _OPEN:
            chosen = said(entry.answers[self._answer]) if self._answer >= 0 else ""
            happens = said(entry.answers[entry.happens])
            outcome = Outcome(chosen, happens, self._paragraphs(entry))
        answers = tuple(map(said, entry.answers))
        title, wrong = said(entry.method.title), said(entry.wrong)
        page = LabPage(title, wrong, said(lab.QUESTION), answers, outcome)
        self._window.lab_panel.show_page(page)

    def _show_right_run(self) -> None:
        """Have the right code's run drawn beside this one, as far as it is made."""
        entry = self.entry
        right = None if entry is None else self._comparison.run_of(entry.method.right)
        if right is self._beside or (right and self._beside and len(right) == len(self._beside)):
            return
        self._beside = right
        self.news.tell(self.right_run_changed)

    def _paragraphs(self, entry: Entry) -> tuple[str, ...]:
        right = self._comparison.run_of(entry.method.right)
        return tuple(map(said_all, explained(entry, self._current_run.run, right)))

    @Slot()
    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.enter(next(e for e in lab.ENTRIES if e.method.id == action.data()))
