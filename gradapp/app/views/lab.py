"""Leads through the Lab: asks what will happen, lets it happen, and explains it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from gradapp.app.run.current_run import Bookmark, CurrentRun
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.run.player import Player
from gradapp.app.views.comparison import ShownComparison
from gradapp.core import lab
from gradapp.core.descent import StopReason
from gradapp.core.lab.course import INTRODUCTION, LOOKED, Course, Mark, neighbour
from gradapp.core.lab.entry import Entry
from gradapp.core.lab.texts import explained
from gradapp.core.numbers.text import tied
from gradapp.core.problem import Problem
from gradapp.core.words import in_a_row
from gradapp.ui.kit.words import said, text
from gradapp.ui.lab.panel import LabPage, Outcome
from gradapp.ui.window.main_window import MainWindow


class ShownLab(QObject):
    """Owns what a person has answered in the Lab; the run is held while a question is open."""

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
        self.current_run = self._current_run = current_run
        self._player = player
        self._walk = walk
        self._comparison = comparison
        self._course = Course()
        self._torch_is_ready = False
        self._shown: Entry | None = None
        self._awaits_end = False
        for entry in lab.ENTRIES:
            action = window.lab_actions[entry.method.id]
            action.setToolTip(said(entry.wrong))
            action.triggered.connect(self._choose)
        for id_, handler in {
            "leave_lab": self.leave,
            "lab_previous": self._to_previous,
            "lab_again": self._ask_again,
            "lab_next": self._to_next,
        }.items():
            window.actions_by_id[id_].triggered.connect(handler)
        window.lab_panel.answered.connect(self.answer)
        self._enable_commands()

    @property
    def entry(self) -> Entry | None:
        """The entry whose code runs; None outside the Lab."""
        return lab.entry_of(self._current_run.method)

    @property
    def course(self) -> Course:
        """What has been answered so far."""
        return self._course

    @course.setter
    def course(self, course: Course) -> None:
        self._course = course
        for entry in lab.ENTRIES:
            self._window.mark_lab_entry(entry.method.id, course.mark(entry))

    def torch_is_ready(self) -> None:
        """From now on every entry can be chosen."""
        self._torch_is_ready = True
        self._enable_commands()

    def enter(self, entry: Entry) -> None:
        """Ask the question of `entry`, about the notebook's numbers."""
        self._player.pause()
        self._window.setFocus()  # for the keys 1 to 4
        self._shown = None
        self._current_run.start(Problem(), entry.method.id, held=True)

    def come_back(self, entry: Entry, answer: int, place: Bookmark) -> None:
        """Have the code of `entry`, whose question was answered, as it was left."""
        self.course = self._course.answered(entry, answer)
        self._current_run.go_back_to(place, self._current_run.outside_lab)

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
        self.course = self._course.answered(entry, index)
        current_run.release()
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
            if self._window.layouts.current != "four_ways":
                self._window.show_panel("code")
            self._walk.look_beyond()

    def show_run(self) -> None:
        """Show the panel if the run is one of the Lab, or put it away."""
        entry = self.entry
        self._awaits_end = False
        self._enable_commands()
        if entry is not self._shown:
            self._shown = entry
            self._window.show_lab(entry is not None)

    def show(self) -> None:
        """Show the question, or the explanation with the numbers there are now."""
        entry = self.entry
        if entry is None:
            return
        self._enable_commands()
        outcome = None
        if not self._current_run.held:
            answer = self._course.answer(entry)
            chosen = "" if answer == LOOKED else said(entry.answers[answer])
            happens = said(entry.answers[entry.happens])
            outcome = Outcome(chosen, happens, self._paragraphs(entry))
        page = LabPage(
            title=said(entry.method.title),
            wrong=said(entry.wrong),
            question=said(lab.QUESTION),
            answers=tuple(map(said, entry.answers)),
            outcome=outcome,
            introduction="" if self._course.answers else said(INTRODUCTION),
            so_far=self._so_far(entry),
        )
        self._window.lab_panel.show_page(page)

    def _so_far(self, entry: Entry) -> str:
        """Return which of how many questions it is, and how those answered were."""
        number, count = lab.ENTRIES.index(entry) + 1, len(lab.ENTRIES)
        parts = [self.tr("Question {0} of {1}").format(number, count)]
        for mark, words in {
            Mark.RIGHT: self.tr("✓ right: no. {}"),
            Mark.WRONG: self.tr("✗ not right: no. {}"),
            Mark.LOOKED: self.tr("→ looked at: no. {}"),
        }.items():
            numbers = self._course.marked(mark)
            if numbers:
                parts.append(words.format(said(in_a_row(numbers))))
        return " · ".join(parts)

    def _enable_commands(self) -> None:
        entry, actions = self.entry, self._window.actions_by_id
        actions["leave_lab"].setEnabled(entry is not None)
        actions["lab_again"].setEnabled(entry is not None and not self._current_run.held)
        actions["lab_previous"].setEnabled(self._can_be_asked(self._previous))
        actions["lab_next"].setEnabled(self._can_be_asked(self._next))
        for each in lab.ENTRIES:
            self._window.lab_actions[each.method.id].setEnabled(self._can_be_asked(each))

    def _can_be_asked(self, entry: Entry | None) -> bool:
        return entry is not None and (self._torch_is_ready or not entry.method.uses_torch)

    @property
    def _previous(self) -> Entry | None:
        return None if self.entry is None else neighbour(self.entry, -1)

    @property
    def _next(self) -> Entry | None:
        return self._course.first_open() if self.entry is None else neighbour(self.entry, 1)

    @Slot()
    def _to_previous(self) -> None:
        if (entry := self._previous) is not None:
            self.enter(entry)

    @Slot()
    def _to_next(self) -> None:
        if (entry := self._next) is not None:
            self.enter(entry)

    @Slot()
    def _ask_again(self) -> None:
        if (entry := self.entry) is not None:
            self.enter(entry)

    def _paragraphs(self, entry: Entry) -> tuple[str, ...]:
        right = self._comparison.run_of(entry.method.right)
        told = explained(entry, self._current_run.run, right)
        return tuple(" ".join(str(tied(text(each))) for each in sentences) for sentences in told)

    @Slot()
    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.enter(next(e for e in lab.ENTRIES if e.method.id == action.data()))
