"""Leads through the window's story in five callouts, each of which is done by doing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.run.player import Player
from gradapp.app.views.comparison import ShownComparison
from gradapp.core.comparison.verdict import Verdict
from gradapp.core.methods import METHODS
from gradapp.core.numbers.text import stated
from gradapp.core.numbers.written import in_digits
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.program.text import Statement
from gradapp.core.registry import method
from gradapp.core.theory import Analysis, Zone
from gradapp.ui.code.view import CodeView
from gradapp.ui.comparison.values import Pending
from gradapp.ui.kit.words import said
from gradapp.ui.welcome import words
from gradapp.ui.welcome.callout import Callout, Spot, Words
from gradapp.ui.window.main_window import MainWindow

_FIRST, _SECOND = (each.id for each in METHODS[:2])
_SHARE: Final = 1.2
"""How many times the largest learning rate that converges one is that is too large."""


class Topic(IntEnum):
    """What the callout on the screen is about."""

    STEP = 1
    MOVE = 2
    WAY_2 = 3
    SAME = 4
    TOO_LARGE = 5


class Welcome(QObject):
    """Owns how far on the person is; what each callout says follows from that and from the run.

    Signals:
        ended: no callout is shown any more.
    """

    ended = Signal()

    def __init__(
        self,
        window: MainWindow,
        current_run: CurrentRun,
        player: Player,
        comparison: ShownComparison,
        walk: LineWalk,
    ) -> None:
        """Show nothing before `begin`."""
        super().__init__(window)
        self._window = window
        self._current_run = current_run
        self._player = player
        self._comparison = comparison
        self._walk = walk
        self._part: Topic | None = None
        self._was_too_large = False
        self._is_seen = False
        self._step_of_same = 0
        self._callout = window.colours.give(Callout(window))
        self._callout.skipped.connect(self.end)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setObjectName("skip_welcome")
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.end)
        self._escape.activatedAmbiguously.connect(self.end)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        window.closing.connect(self.end)
        current_run.run_started.connect(self._note_run)
        current_run.cursor_moved.connect(self._note_step)
        comparison.changed.connect(self._note_news)
        walk.changed.connect(self._note_line)

    @property
    def is_settled(self) -> bool:
        """Whether what is said is of the run as it is now."""
        return not self._soon.isActive() and self._callout.is_settled

    def begin(self) -> None:
        """Begin with the first callout, at the start of the notebook's problem, with its plots."""
        self._window.menus.layouts["descent"].trigger()
        self._window.setFocus()  # in a field, → would be no step, and refused text would stay
        if not self._current_run.is_untouched:
            self._player.pause()
            self._current_run.start(Problem(), _FIRST)
        self._was_too_large = self._is_seen = False
        self._escape.setEnabled(True)
        self._go_to(Topic.STEP)

    @Slot()
    def end(self) -> None:
        """Show no callout any more."""
        if self._part is None:
            return
        self._part = None
        self._soon.stop()
        self._escape.setEnabled(False)
        self._callout.take_away()
        self.ended.emit()

    def _go_to(self, part: Topic) -> None:
        if part is Topic.WAY_2 and self._current_run.method is method(_SECOND):
            part = Topic.SAME  # what it asks for has been done before it was asked for
        self._part = part
        if part is Topic.SAME:
            self._step_of_same = self._current_run.here.at.step  # it may be on its way there
            self._window.show_panel("code")
        self._soon.start()

    @Slot()
    def _note_news(self) -> None:
        if self._part is not None:
            self._soon.start()

    @Slot(bool)
    def _note_step(self, forward: bool) -> None:
        if self._part is Topic.STEP and not self._is_seen:
            self.end()  # whoever has stepped before the first could be read needs none
            return
        if self._part is Topic.STEP and self._current_run.cursor:
            self._go_to(Topic.MOVE)
        elif forward and self._part is Topic.MOVE and not self._player.playing:
            self._go_to(Topic.WAY_2)
        elif forward and self._part is Topic.SAME and not self._walk.is_at_line:
            self._go_to(Topic.TOO_LARGE)  # by a step as a whole
        elif forward and self._part is Topic.WAY_2 and self._lacks_torch:
            self._go_to(Topic.TOO_LARGE)
        self._note_news()

    @Slot()
    def _note_line(self) -> None:
        """Go on once a walk through the lines has come to where the step is done."""
        recorded, line = self._walk.recorded, self._walk.line
        if self._part is Topic.SAME and recorded is not None and line is not None:
            if line >= recorded.rest and self._walk.step > self._step_of_same:
                self._go_to(Topic.TOO_LARGE)
            self._note_news()

    @Slot()
    def _note_run(self) -> None:
        analysis = self._analysis
        if self._part is None:
            return
        if analysis is None or self._current_run.is_in_lab:
            self.end()
            return
        if self._part is Topic.WAY_2 and self._current_run.method is method(_SECOND):
            self._go_to(Topic.SAME)
        elif self._part is Topic.TOO_LARGE:
            if self._was_too_large and analysis.zone is not Zone.DIVERGING:
                self.end()
                return
            self._was_too_large = analysis.zone is Zone.DIVERGING
        self._note_news()

    @property
    def _lacks_torch(self) -> bool:
        return self._comparison.verdict is Pending.NO_TORCH

    @property
    def _analysis(self) -> Analysis | None:
        """The theory of the run; None where it is no problem of the notebook's kind."""
        theory = self._current_run.problem.theory
        return theory if isinstance(theory, Analysis) else None

    @Slot()
    def _show(self) -> None:
        part, shown = self._part, self._words()
        if part is None or shown is None:
            return
        place = self.tr("{0} of {1}").format(int(part), len(Topic))
        is_done = part is Topic.TOO_LARGE and self._was_too_large
        self._callout.show_words(
            shown, place, self.tr("Done") if is_done else self.tr("Skip (Esc)")
        )
        self._callout.show_at(*self._spots(part))
        self._is_seen = True

    def _words(self) -> Words | None:
        """Return what there is to say now; None to leave what is said."""
        current_run, part, analysis = self._current_run, self._part, self._analysis
        values, problem = current_run.step_values, current_run.problem
        if part is None or analysis is None:
            return None
        precision = current_run.run.precision
        if part is Topic.STEP:
            return words.make_a_step(problem.start[0], analysis)
        if part is Topic.TOO_LARGE:
            is_too_large = analysis.zone is Zone.DIVERGING
            if is_too_large and values is not None and values.theta_next != values.theta:
                return words.too_large(values, analysis, precision)
            limit = analysis.divergence or 0.0
            suggested = in_digits(_SHARE * limit, 2)
            return words.make_alpha_too_large(analysis, suggested, is_made=is_too_large)
        if part is Topic.WAY_2:
            action = self._window.menus.ways[_SECOND]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            title = said(method(_SECOND).heading)
            if self._lacks_torch:
                return words.without_torch()
            return words.choose_way_2(title, keys, is_there=action.isEnabled())
        if values is None:
            return words.step_first()
        if part is Topic.MOVE:
            return words.what_moved(values, problem.alpha, precision)
        return self._what_stayed()

    def _what_stayed(self) -> Words | None:
        verdict = self._comparison.verdict
        if not isinstance(verdict, Verdict):
            return None
        step, both = self._current_run.cursor, {_FIRST, _SECOND}
        thetas = {
            run.method.id: stated(run.step(step).theta_next, run.precision, 6)
            for run in self._comparison.runs
            if run.method.id in both and len(run) >= step
        }
        if thetas.keys() != both:
            return None
        return words.what_stayed(
            thetas[_FIRST],
            thetas[_SECOND],
            is_walking=self._walk.is_at_line,
            is_same=any(both <= set(group) for group in verdict.same_parameters),
            old_line=_gradient_line(_FIRST).source,
            new_line=_gradient_line(_SECOND).source,
        )

    def _spots(self, part: Topic) -> tuple[Sequence[Spot], Sequence[Spot]]:
        """Return what a callout speaks of, and what it should not hide either."""
        window = self._window
        plot, formula = Spot(window.parabola), Spot(window.formula_panel)
        transport, ways = Spot(window.transport), Spot(window.comparison_panel)
        match part:
            case Topic.STEP:
                return [Spot(self._step_button())], [transport, plot]
            case Topic.MOVE:
                return [plot], [formula, transport]
            case Topic.WAY_2:
                return [self._named("method")], [Spot(window.problem_panel), transport]
            case Topic.SAME:
                return [self._code_line(), ways], [Spot(window.code_panel), transport]
            case Topic.TOO_LARGE:
                rate = Spot(window.learning_rate_panel)
                if self._was_too_large:
                    return [plot], [rate, self._named("alpha"), transport]
                return [self._named("alpha")], [Spot(window.problem_panel), rate, transport]

    def _named(self, name: str) -> Spot:
        found = self._window.problem_panel.findChild(QWidget, name)
        assert found is not None
        return Spot(found)

    def _step_button(self) -> QWidget:
        return next(
            each
            for each in self._window.menus.actions["step"].associatedObjects()
            if isinstance(each, QToolButton)
        )

    def _code_line(self) -> Spot:
        view = self._window.code_panel.findChild(CodeView)
        assert view is not None
        return Spot(view.viewport(), _rect_of(view, _gradient_line(_SECOND)))


def _gradient_line(method_id: str) -> Statement:
    """Return the line in which a way finds the gradient."""
    statements = method(method_id).program.statements
    return next(each for each in statements if each.role is Role.GRADIENT)


def _rect_of(view: CodeView, statement: Statement) -> Callable[[], QRect]:
    def rect() -> QRect:
        program = view.program
        if program is None:
            return QRect()
        line = view.rect_of(program.number(statement.line) - 1)
        return line.toAlignedRect().adjusted(1, 1, -1, -1)  # the frame is between the lines

    return rect
