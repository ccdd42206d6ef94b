"""Leads through the Lab: asks what will happen, lets it happen, and explains it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.lab import LabVisit
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.views.comparison import ShownComparison
from gradapp.core import lab
from gradapp.core.lab.course import INTRODUCTION, LOOKED, Mark, neighbour
from gradapp.core.lab.entry import Entry
from gradapp.core.lab.texts import explained
from gradapp.core.numbers.text import tied
from gradapp.core.run.stop import StopReason
from gradapp.core.words import in_a_row
from gradapp.engine.engine import Engine
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.words import said, text
from gradapp.ui.lab.panel import LabAnswer, LabPage
from gradapp.ui.window.main_window import MainWindow


class ShownLab(QObject):
    """Shows the question of the entry whose code runs, and then what has happened."""

    def __init__(
        self,
        window: MainWindow,
        engine: Engine,
        current_run: CurrentRun,
        walk: LineWalk,
        visit: LabVisit,
        comparison: ShownComparison,
    ) -> None:
        """Connect the menu and the panel of the Lab."""
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._current_run = current_run
        self._walk = walk
        self._visit = visit
        self._comparison = comparison
        self._shown: Entry | None = None
        self._awaits_end = False
        for entry in lab.ENTRIES:
            window.menus.lab_entries[entry.method.id].setToolTip(tip_text(said(entry.wrong)))
        window.menus.lab_entries.group.triggered.connect(self._choose)
        window.menus.on(
            leave_lab=visit.leave,
            lab_again=lambda: self._enter(visit.entry),
            lab_previous=lambda: self._enter(self._previous),
            lab_next=lambda: self._enter(self._next),
        )
        window.lab_panel.answered.connect(visit.answer)
        visit.asked.connect(self._ask)
        visit.answered.connect(self._run_on)
        visit.course_changed.connect(self._mark_entries)
        self.enable_commands()

    @Slot()
    def _ask(self) -> None:
        self._shown = None

    @Slot()
    def _run_on(self) -> None:
        """Show what happens from now on."""
        self._window.setFocus()  # the button that may have the keyboard goes away
        self._awaits_end = True
        self.note_busy()
        self.show()

    @Slot()
    def _mark_entries(self) -> None:
        for entry in lab.ENTRIES:
            self._window.menus.mark_lab_entry(entry.method.id, self._visit.course.mark(entry))

    @Slot()
    def note_busy(self) -> None:
        """Look at the line that raised an exception, once it has."""
        if self._current_run.busy or not self._awaits_end:
            return
        self._awaits_end = False
        stop = self._current_run.stop
        if self._visit.entry is not None and stop is not None and stop.reason is StopReason.RAISED:
            if self._window.layouts.current != "four_ways":
                self._window.show_panel("code")
            self._walk.look_beyond()

    def show_run(self) -> None:
        """Show the panel if the run is one of the Lab, or put it away."""
        entry = self._visit.entry
        self._awaits_end = False
        self.enable_commands()
        if entry is not self._shown:
            self._shown = entry
            self._window.show_lab(entry is not None)

    def show(self) -> None:
        """Show the question, or the explanation with the numbers there are now."""
        entry = self._visit.entry
        if entry is None:
            return
        self.enable_commands()
        outcome = None
        if not self._current_run.is_locked:
            answer = self._visit.course.answer(entry)
            chosen = "" if answer == LOOKED else said(entry.answers[answer])
            happens = said(entry.answers[entry.happens])
            outcome = LabAnswer(chosen, happens, self._paragraphs(entry))
        page = LabPage(
            title=said(entry.method.title),
            wrong=said(entry.wrong),
            question=said(lab.QUESTION),
            answers=tuple(map(said, entry.answers)),
            outcome=outcome,
            introduction="" if self._visit.course.answers else said(INTRODUCTION),
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
            numbers = self._visit.course.marked(mark)
            if numbers:
                parts.append(words.format(said(in_a_row(numbers))))
        return " · ".join(parts)

    def enable_commands(self) -> None:
        """Let those entries be chosen that can run by now, and what goes on from the one shown."""
        entry, actions = self._visit.entry, self._window.menus.actions
        actions["leave_lab"].setEnabled(entry is not None)
        actions["lab_again"].setEnabled(entry is not None and not self._current_run.is_locked)
        actions["lab_previous"].setEnabled(self._can_be_asked(self._previous))
        actions["lab_next"].setEnabled(self._can_be_asked(self._next))
        for each in lab.ENTRIES:
            self._window.menus.lab_entries[each.method.id].setEnabled(self._can_be_asked(each))

    def _can_be_asked(self, entry: Entry | None) -> bool:
        return entry is not None and (self._engine.has_torch or not entry.method.uses_torch)

    @property
    def _previous(self) -> Entry | None:
        entry = self._visit.entry
        return None if entry is None else neighbour(entry, -1)

    @property
    def _next(self) -> Entry | None:
        entry, course = self._visit.entry, self._visit.course
        return course.first_open() if entry is None else course.after(entry)

    def _enter(self, entry: Entry | None) -> None:
        if entry is not None:
            # For the keys 1 to 4; and what is being typed is taken for the run that is left.
            self._window.setFocus()
            self._visit.enter(entry)

    def _paragraphs(self, entry: Entry) -> tuple[str, ...]:
        right = self._comparison.run_of(entry.method.right)
        told = explained(entry, self._current_run.run, right)
        return tuple(" ".join(str(tied(text(each))) for each in sentences) for sentences in told)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self._enter(next(e for e in lab.ENTRIES if e.method.id == action.data()))
