"""The view of the person's own code: written at the left, what it did beside and below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTabWidget, QWidget

from gradapp.core.numbers.precision import Precision
from gradapp.override import override
from gradapp.ui.kit.boxes import column_of
from gradapp.ui.kit.fitting_label import FittingLabel
from gradapp.ui.kit.keys import take_keys
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.text_style import monospaced, set_text_colour
from gradapp.ui.kit.variable_table import VariableRow
from gradapp.ui.kit.wrapped_label import WrappedLabel
from gradapp.ui.own_code.cards import (
    MARGIN,
    ScrolledColumn,
    below_one_another,
    beside_one_another,
    card_of,
    page_of,
    titled,
)
from gradapp.ui.own_code.editor import CodeEditor
from gradapp.ui.own_code.find_bar import FindBar
from gradapp.ui.own_code.head import CodeHead
from gradapp.ui.own_code.lab_bar import LabBar
from gradapp.ui.own_code.landscape import LandscapePlot
from gradapp.ui.own_code.output import OwnOutput
from gradapp.ui.own_code.question_bar import QuestionBar
from gradapp.ui.own_code.variables import OwnVariables

if TYPE_CHECKING:  # imported when code runs
    from gradapp.core.own_code.landscape import Around

_LOW = 30
"""With less room than so many lines of text the plots are behind tabs, one at a time."""
MOST_FINDINGS = 3
"""So many of them are told at once."""
_PAGES = ("output", "graph")
"""The pages beside the code, in their order."""


class OwnCodePanel(Panel):
    """Shows the code, and what there is to see at one place of what it did.

    Attributes:
        is_alert: whether something is wrong with it.
        notes: what is said in passing.
        has_plots: whether something was found that is drawn over the steps.

    Signals:
        opened: whether it is what the window shows now, minimized or not.
        changed: it shows something else.
    """

    opened = Signal(bool)
    changed = Signal()

    def __init__(
        self,
        actions: Mapping[str, QAction],
        leave: QAction,
        plots: tuple[QWidget, QWidget],
        graph: QWidget,
    ) -> None:
        """Have no code yet.

        Args:
            actions: the commands of the window.
            leave: shows the plots of the run again.
            plots: the error and the parameters over the steps.
            graph: the graph of the step.
        """
        super().__init__("own_code", self.tr("Own code"))
        self.setAutoFillBackground(True)
        self._is_alert = self.is_alert = self._is_open = False
        self._ended: tuple[str, ...] = ()
        self.notes: tuple[str, ...] = ()
        self.editor = CodeEditor(self)
        self.editor.fault_changed.connect(self._show_sentence)
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._find = FindBar(self.editor, self)
        self.head = CodeHead(actions, leave, self)
        self.question = QuestionBar(self)
        self._sentence = WrappedLabel("own_code_sentence")
        self.lab = LabBar(MOST_FINDINGS)
        self._note = WrappedLabel("own_code_note", is_muted=True)
        told = self._sentence, self.lab, self._note
        self._said = ScrolledColumn("own_code_said", self.tr("What is said of the code"), *told)
        self._variables_title = PlainLabel(name="own_variables_title", is_title=True)
        self.variables = OwnVariables(self)
        self._graph = graph
        graph.setAccessibleName(self.tr("Graph of own code"))
        self.landscape = LandscapePlot()
        self._computed = FittingLabel(parent=self, name="own_landscape_found", is_muted=True)
        self._output = OwnOutput(self.tr("Output up to this line"))
        self._plots = plots
        self._found = tuple(
            FittingLabel(parent=self, name=f"own_{what}_found", is_muted=True)
            for what in ("error", "parameters")
        )
        self.has_plots = False
        self._coloured = (self.editor, self.variables, self.landscape, self.head)
        self._lay_out()
        self._set_fonts()
        self.show_found("", "")
        self.show_variables("", ())

    @property
    def printed(self) -> str:
        """The output that is shown."""
        return self._output.toPlainText()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said of the code: what is no Python in it, or how it ended and what was found."""
        fault = None if self.editor.isReadOnly() else self.editor.fault
        if fault is None:
            return self._ended
        words = self.tr("Line {number}: {text}")
        return (words.format(number=fault.line, text=fault.words),)

    @property
    def page(self) -> str:
        """The name of the page beside the code."""
        return _PAGES[self._tabs.currentIndex()]

    def show_page(self, name: str) -> None:
        """Show the page of a name, or the first."""
        self._tabs.setCurrentIndex(_PAGES.index(name) if name in _PAGES else 0)

    def show_source(self, text: str, name: str) -> None:
        """Show a text and what it is called."""
        self.editor.show_text(text)
        self.head.show_name(name)

    def set_writable(self, on: bool) -> None:
        """Let the code be written, or only be looked at."""
        self.editor.set_writable(on)
        self._show_sentence()

    def show_ended(self, sentences: Sequence[str], *, is_alert: bool) -> None:
        """Say how it ended, and what else there is to know; none for nothing."""
        self._ended, self._is_alert = tuple(sentences), is_alert
        self._show_sentence()

    def show_notes(self, notes: Sequence[str]) -> None:
        """Say in passing what goes for all of it, or for this line; none for nothing."""
        self.notes = tuple(notes)
        self._note.show_words("\n".join(notes))
        self._show_said()
        self.changed.emit()

    def show_found(self, error: str, parameters: str, *, can_be_drawn: bool = False) -> None:
        """Say what was found of error and parameters, beside their plots if there are any."""
        for label, words in zip(self._found, (error, parameters), strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        for plot in self._plots:
            plot.setVisible(can_be_drawn)
        self.has_plots = can_be_drawn
        self._show_plots()

    def show_around(self, around: Around, step: int, precision: Precision) -> None:
        """Show the error around a step, of which the numbers are in a format."""
        self._computed.setText(self.tr("Computed: by the code's own lines, run on copies"))
        self.landscape.show_around(around, step, precision)

    def show_not_around(self, why: str) -> None:
        """Say why the error around a step is not shown."""
        self._computed.setText("")
        self.landscape.show_nothing(why)

    def show_variables(self, title: str, rows: Sequence[VariableRow]) -> None:
        """Show variables; `title` says behind which line."""
        self._variables_title.setText(title or self.tr("Variables"))
        self.variables.show_rows(tuple(rows))

    def show_output(self, text: str, instead: str = "") -> None:
        """Show what has been printed, the end of it in sight; `instead` where that is nothing."""
        self._output.show_text(text, instead)

    @override
    def minimumSizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(24 * height, 12 * height)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self._find.open_bar()
        else:
            super().keyPressEvent(event)

    @override
    def _restyle(self) -> None:
        self._set_fonts()
        self._place_plots()
        self._colour()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_plots()
        self._give_room()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._give_room()
        return super().event(event)

    def _give_room(self) -> None:
        """Have what is said of the code scrolled only where its column has no room for the rest."""
        others = self._left.minimumSizeHint().height() - self._said.minimumHeight()
        self._said.set_least(self.height() - others)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_opened(True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # and not with a window that is minimized, or closed
            self._tell_opened(False)

    def _tell_opened(self, is_open: bool) -> None:
        if is_open != self._is_open:
            self._is_open = is_open
            self.opened.emit(is_open)

    def _lay_out(self) -> None:
        code = card_of(self.head, self._find, (self.editor, 1), self.question, self._said)
        self._plot_cards = [
            page_of(*titled(*pair)) for pair in zip(self._found, self._plots, strict=True)
        ]
        self._plot_cards[0] = beside_one_another(
            self._plot_cards[0], page_of(*titled(self._computed, self.landscape))
        )
        error, parameters = self._plot_cards
        left = self._left = below_one_another(code, error, shares=(3, 2))
        right = self._right = below_one_another(
            card_of(*titled(self._variables_title, self.variables)),
            self._output_and_graph(),
            parameters,
            shares=(7, 5, 8),
        )

        def head_width() -> int:
            return self.head.useful_width() + 2 * MARGIN

        both = beside_one_another(left, right, first=head_width)
        self.setLayout(column_of(both, margins=(0, 0, 0, 0)))

    def _place_plots(self) -> None:
        """Have the plots below the code and the variables, or behind tabs where it is low."""
        is_low = self.height() < _LOW * self.fontMetrics().height()
        if is_low == (self._tabs.indexOf(self._plot_cards[0]) >= 0):
            return
        words = self.tr("Error"), self.tr("Parameters")
        columns = self._left, self._right
        if self._tabs.currentWidget() in self._plot_cards:
            self._tabs.setCurrentIndex(0)
        for card, name, column in zip(self._plot_cards, words, columns, strict=True):
            if is_low:
                self._tabs.addTab(card, name)
            else:
                column.addWidget(card)
        self._show_plots()

    def _show_plots(self) -> None:
        for card in self._plot_cards:
            place = self._tabs.indexOf(card)
            if place < 0:
                card.setVisible(self.has_plots)
            else:
                self._tabs.setTabVisible(place, self.has_plots)

    def _output_and_graph(self) -> QWidget:
        tabs = self._tabs = QTabWidget()
        tabs.setObjectName("own_code_tabs")
        tabs.setDocumentMode(True)
        tabs.addTab(self._output, self.tr("Output"))
        page = self._graph_page = page_of(self._graph)
        tabs.addTab(page, self.tr("Graph"))
        tabs.tabBar().setAccessibleName(self.tr("Output and graph"))
        take_keys(tabs.tabBar(), Qt.Key.Key_Left, Qt.Key.Key_Right)
        return card_of(tabs)

    def _set_fonts(self) -> None:
        self.editor.set_base_font(self.font())
        self.variables.set_base_font(self.font())
        fixed = monospaced(self.font())
        self._output.setFont(fixed)
        line = QFontMetrics(fixed).lineSpacing()
        self.editor.setMinimumHeight(3 * line)  # and as much more as what is said of it leaves
        for view in (self.variables, self._output):
            view.setMinimumHeight(2 * line)
        # What is behind another tab does not say how high it has to be once that changes.
        self._graph_page.setMinimumHeight(8 * line)

    @Slot()
    def _show_sentence(self) -> None:
        self._sentence.show_words("\n".join(self.sentences))
        self._show_said()
        self._colour()

    def _show_said(self) -> None:
        self._said.setVisible(bool(self._sentence.text() or self._note.text()))

    def _colour(self) -> None:
        theme = self._theme
        is_fault = self.editor.fault is not None and not self.editor.isReadOnly()
        self.is_alert = self._is_alert or is_fault
        ink = theme.increase_text if self.is_alert else theme.text
        set_text_colour(self._sentence, ink)
