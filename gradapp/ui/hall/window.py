"""The hall: a window over all of the screen, with what an audience follows, in the large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QColor, QFont, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from gradapp.core.problem.notebook import is_notebooks
from gradapp.override import override
from gradapp.ui.code.panel import CodePanel
from gradapp.ui.curves.plot import StepPlot
from gradapp.ui.hall.equations import ShownEquations
from gradapp.ui.hall.lines import CodeLines
from gradapp.ui.hall.own_code import (
    USUAL_LENGTH,
    changed_last,
    own_lines,
    own_sentences,
    own_variables,
    question_rows,
)
from gradapp.ui.hall.page_rows import HALL_PAGES
from gradapp.ui.hall.pages import HallPages, HallPanels, Lender, swap
from gradapp.ui.hall.pointer import Glass
from gradapp.ui.hall.stage import Stage
from gradapp.ui.kit.keys import is_plain, take_keys_if
from gradapp.ui.kit.theme import LIGHT, Theme

HALL_COMMANDS: Final = (
    "hall",
    "quit",
    "notebook",
    "play",
    "step",
    "back",
    "reset",
    "end",
    "line_back",
    "line_forward",
    "run_to_stop",
    "afresh",
    "pin",
    "slower",
    "faster",
    "animate",
    "close_up",
    "logarithmic",
    "reset_view",
    "leave_lab",
    "explain",
    "run_code",
    "stop_code",
    "go_on",
)
"""What can be told the application there: all that needs no other window."""

_BLANK: Final = (Qt.Key.Key_B, Qt.Key.Key_Period)
_REMOTE: Final = {Qt.Key.Key_PageDown: "step", Qt.Key.Key_PageUp: "back"}
_DIGITS: Final = [Qt.Key(Qt.Key.Key_1.value + place) for place in range(9)]
_IGNORED: Final = (Qt.Key.Key_F5,)
_HELP: Final = {Qt.Key.Key_F1: Qt.Key.Key_H}
"""A remote that has one key for entering and leaving may send this one, too, to enter again."""


@runtime_checkable
class Bare(Protocol):
    """A plot that can leave out what is beside the drawing."""

    def set_bare(self, bare: bool) -> None:
        """Show the drawing alone, or all there is."""

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""


class Hall(QWidget):
    """Borrows the plot, and shows what the panels show.

    The main window stays as it is meanwhile, but for the plot, which goes back to its place.

    Signals:
        left: the person wants to leave.
    """

    left = Signal()

    def __init__(
        self, parent: QWidget, shown: HallPanels, lend: Lender, actions: Sequence[QAction]
    ) -> None:
        """Show nothing yet.

        Args:
            parent: the main window.
            shown: the panels.
            lend: lends what else can be shown.
            actions: what keys do.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("hall")
        take_keys_if(self, self._is_mine)  # of a remote, before they mean anything else
        self.setWindowTitle(self.tr("gradapp: the hall"))
        self.addActions(list(actions))
        self._actions = {action.objectName(): action for action in actions}
        self._shown = shown
        self._theme = LIGHT
        self._gap = QWidget()
        self._plot: QWidget | None = None
        self._is_own = False
        self._stage = Stage(self)
        self._pages = HallPages(self._stage, shown, lend)
        self._dark = QWidget(self)
        self._dark.setObjectName("hall_blank")
        self._dark.setAccessibleName(self.tr("The screen is blank"))
        self._dark.setAutoFillBackground(True)
        black = QPalette()
        black.setColor(QPalette.ColorRole.Window, QColor(Qt.GlobalColor.black))
        self._dark.setPalette(black)
        self._dark.hide()
        self._glass = Glass(self)
        # Many panels may change at once.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        for panel in (shown.formula, shown.code, shown.ways, shown.lab, shown.own):
            panel.changed.connect(self._show_soon)
        shown.own.opened.connect(self._turn)

    def terms_here(self) -> list[tuple[str, QRect]]:
        """Return the part of the step that is being computed: it is explained as a word is."""
        marked, equations = self._shown.formula.marked, self._stage.equations
        if marked is None or not equations.isVisible():
            return []
        return [(marked, QRect(equations.mapTo(self, QPoint()), equations.size()))]

    @property
    def letters(self) -> QFont:
        """What the audience reads is written in."""
        return self._stage.font()

    def enter(self) -> None:
        """Show it on the screen on which the main window is."""
        if self.isVisible():
            return
        parent = self.parentWidget()
        assert parent is not None
        self.setScreen(parent.screen())
        self.setGeometry(parent.screen().geometry())
        self._borrow()
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    def _borrow(self) -> None:
        """Borrow the plot of the run, or of own code where that is looked at."""
        self._is_own = self._shown.own.isVisible()
        self._plot = self._shown.own_plot if self._is_own else self._shown.plot
        swap(self._plot, self._gap)
        self._stage.take_plot(self._plot)
        if isinstance(self._plot, Bare):
            self._plot.set_bare(True)
        self._stage.reserve(USUAL_LENGTH if self._is_own else self._shown.ways.often)
        self._colour()
        self._show()

    def _give_back(self, plot: QWidget) -> None:
        self._plot = None
        self._soon.stop()
        self._pages.close()
        swap(self._gap, plot)
        plot.setVisible(not self._is_own or self._shown.own.has_plots)
        if isinstance(plot, Bare):
            plot.set_bare(False)
        if isinstance(plot, Bare | StepPlot):
            plot.apply_theme(self._theme)

    def leave(self) -> None:
        """Give back what was borrowed, and be gone."""
        if self._plot is None:
            return
        self._dark.hide()
        self._glass.clear()
        self._give_back(self._plot)
        self.hide()

    @Slot(bool)
    def _turn(self, is_own: bool) -> None:
        """Borrow the other plot, where own code is looked at now, or the run again."""
        if self._plot is not None and is_own != self._is_own:
            self._give_back(self._plot)
            self._borrow()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        if self._plot is not None:
            self._colour()
            self._show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for each in (self._stage, self._dark, self._glass):
            each.setGeometry(self.rect())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        key = _HELP.get(key, key)
        if not self._is_mine(event):
            super().keyPressEvent(event)
        elif not self._dark.isHidden():
            self._dark.hide()
        elif key in _BLANK:
            self._dark.show()
        elif key in _REMOTE:
            action = self._actions[_REMOTE[key]]
            if action.isEnabled():
                action.trigger()
        elif key in HALL_PAGES:
            self._pages.toggle(HALL_PAGES[key][0])
            self._show()
        elif key in self._answers():
            self._shown.lab.answered.emit(self._answers().index(key))
            self._pages.toggle("lab")
        elif key == Qt.Key.Key_Escape and self._pages.current:
            self._pages.close()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()

    def _is_mine(self, event: QKeyEvent) -> bool:
        keys = (
            *_BLANK,
            *_REMOTE,
            *_IGNORED,
            *_HELP,
            *HALL_PAGES,
            *self._answers(),
            Qt.Key.Key_Escape,
        )
        return is_plain(event) and (event.key() in keys or not self._dark.isHidden())

    def _answers(self) -> Sequence[Qt.Key]:
        """Return the keys that answer a question of the Lab, while one is open."""
        page = None if self._is_own else self._shown.question()
        return [] if page is None else _DIGITS[: len(page.answers)]

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave, where the desktop wants to close it."""
        event.ignore()
        self.left.emit()

    def _colour(self) -> None:
        """Take colours of which each, those of the step's lines included, has 4.5 : 1."""
        theme = self._theme
        strong = replace(
            theme,
            error=theme.error_text,
            gradient=theme.gradient_text,
            decrease=theme.decrease_text,
            increase=theme.increase_text,
        )
        plot: object = self._plot
        if isinstance(plot, Bare | StepPlot):
            plot.apply_theme(strong)
        self._stage.apply_theme(theme)
        self._glass.apply_theme(theme)

    @Slot()
    def _show_soon(self) -> None:
        if self._plot is not None:
            self._soon.start()

    @Slot()
    def _show(self) -> None:
        """Show what the panels show now."""
        self._pages.close_gone()
        is_asked = not self._is_own and self._shown.question() is not None
        has_plot = self._shown.own.has_plots if self._is_own else not is_asked
        has_verdict = not (is_asked or self._has_code_alone)
        self._stage.show_plot(shown=has_plot, has_verdict=has_verdict)
        if self._is_own:
            self._show_own()
        else:
            self._show_run()

    @property
    def _has_code_alone(self) -> bool:
        """Whether there is own code of which nothing is known yet: it has all the room."""
        own = self._shown.own
        return self._is_own and not (own.has_plots or own.variables.rows or own_sentences(own))

    def _show_own(self) -> None:
        own, stage, theme = self._shown.own, self._stage, self._theme
        position = " · ".join(self._shown.transport.position)
        if not position and own.editor.isReadOnly():
            position = self.tr("it runs: Ctrl+Shift+Enter stops it")
        elif not position:
            position = self.tr("not run yet: Ctrl+Enter runs it")
        stage.show_header(own.head.name, position)
        stage.show_aside(self.tr("Variables"))
        if self._has_code_alone:
            stage.ask([])
        stage.aside.show_rows(own_variables(own, theme), changed_last(own))
        lines = own_lines(own)
        stage.lines.show_lines(lines)
        self._pages.show(lines, theme)
        colours = (theme.text, theme.border)
        if own.is_alert:
            colours = (theme.increase_text, theme.increase)
        stage.verdict.show_sentences(own_sentences(own), *colours)

    def _show_run(self) -> None:
        formula, code, ways = self._shown.formula, self._shown.code, self._shown.ways
        stage = self._stage
        stage.show_header(self._shown.way(), " · ".join(self._shown.transport.position))
        shown = ShownEquations(
            formula.equations,
            formula.marked,
            formula.decreased,
            formula.hint,
            compact=not is_notebooks(formula.problem),
        )
        stage.equations.show_equations(shown)
        page = self._shown.question()
        stage.show_aside("" if page is None else self.tr("Question of the Lab"))
        if page is not None:
            stage.ask(question_rows(page, self._theme))
        lines = _lines(code)
        stage.lines.show_lines(lines)
        self._pages.show(lines, self._theme)
        if ways.comparison is not None:
            colours = ways.comparison.tone.colours(self._theme)
            stage.verdict.show_sentences(ways.comparison.sentences, *colours)


def _lines(panel: CodePanel) -> CodeLines:
    program, view = panel.code.program, panel.code
    if program is None:
        return CodeLines(words=panel.trouble)

    def index(line: int | None) -> int | None:
        return None if line is None else program.number(line) - 1

    marked, trouble = index(view.line), index(view.trouble)
    return CodeLines(program.lines, marked, trouble, view.sign, panel.trouble)
