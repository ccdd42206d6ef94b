"""The view that tells the page's story: one step by all ways, column beside column."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QFont, QHideEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup

from gradapp.override import override
from gradapp.ui.kit.boxes import column_of, row_of
from gradapp.ui.kit.choice_box import ChoiceBox
from gradapp.ui.kit.flow_layout import FlowLayout
from gradapp.ui.kit.hover_label import HoverLabel
from gradapp.ui.kit.layout_shield import LayoutShield
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.panel_button import PanelCheckBox, PanelToolButton
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.term_label import TermLabel
from gradapp.ui.kit.text_style import set_text_colour
from gradapp.ui.kit.tone import Tone
from gradapp.ui.side_by_side.document import Style, row_words
from gradapp.ui.side_by_side.steps import StepsByWay
from gradapp.ui.side_by_side.values import Form, Link, Page, Said, Steps, To
from gradapp.ui.side_by_side.view import ColumnsView

_LETTERS: Final = {4: 31.0, 2: 20.0}
"""So many letters of code stand in a line where so many columns are beside one another."""
_LOW: Final = 13
"""Columns of fewer lines have heads of one line."""
_MARGIN: Final = 8


class SideBySidePanel(Panel):
    """Shows a `Page`: all columns in a row, or in two, or one below the other, as there is room.

    Signals:
        opened: whether it is shown now.
        method_chosen: the id of the way whose head was clicked.
        form_chosen: the `Form` that is wanted.
        quantity_chosen: the place of the quantity that the table of steps is to show.
        step_requested: a step that a person wants to look at.
        wanted: the `Link` of something said that was clicked.
    """

    opened = Signal(bool)
    method_chosen = Signal(str)
    form_chosen = Signal(Form)
    quantity_chosen = Signal(int)
    step_requested = Signal(int)
    wanted = Signal(Link)

    def __init__(self, why: QAction, leave: QAction) -> None:
        """Show nothing yet; `why` explains the step, `leave` shows the plots again."""
        super().__init__("side_by_side", self.tr("The ways side by side"))
        self.setAutoFillBackground(True)
        self._page = Page()
        self._tone = Tone.PLAIN
        self._form = Form.ONE_STEP
        self._views: list[ColumnsView] = []
        self._title = HoverLabel(name="side_by_side_title", is_title=True)
        self._facts = HoverLabel(name="side_by_side_facts", is_muted=True)
        self._forms = {
            Form.ONE_STEP: self._choice("one_step", self.tr("One step")),
            Form.LOOP: self._choice("as_loop", self.tr("As a loop")),
            Form.STEPS: self._choice("all_steps", self.tr("All steps")),
        }
        group = QButtonGroup(self)
        for form, button in self._forms.items():
            group.addButton(button)
            button.toggled.connect(partial(self._ask_for, form))
        self._only_new = PanelCheckBox("only_new", self.tr("Only what is new"), self)
        self._only_new.toggled.connect(self._show)
        self._quantity = ChoiceBox("quantity", self.tr("What is shown of each step"))
        self._quantity.activated.connect(self.quantity_chosen)
        self._leave = PanelToolButton(
            "side_by_side_leave", self.tr("Back to the plots"), is_flat=True
        )
        self._leave.clicked.connect(leave.trigger)
        self._why = PanelToolButton("side_by_side_why", is_flat=True)
        self._why.setDefaultAction(why)
        self._why.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._verdict = TermLabel(name="side_by_side_verdict", wraps=True)
        self._verdict.explain_words("ulp", "bits", "rounding", "float32", "float64")
        self._steps = StepsByWay(self)
        self._steps.step_requested.connect(self.step_requested)
        self._lay_out()
        self._forms[self._form].setChecked(True)
        self._show_form()

    @property
    def told(self) -> str:
        """The part that has just run in all programs, in words; empty for none."""
        rows = [row for row in self._page.rows if row.is_now]
        return "\n".join(row_words(row, self._page.columns) for row in rows)

    @property
    def place_of_verdict(self) -> QRect:
        """Where it stands how the programs compare."""
        return QRect(self._verdict.mapTo(self, QPoint()), self._verdict.size())

    def place_of(self, word: str) -> QRect | None:
        """Return where `word` stands first in the code, brought into sight; None where nowhere."""
        for view in self._views:
            place = view.place_of(word) if view.isVisible() and word else None
            if place is not None:
                return place.translated(view.viewport().mapTo(self, QPoint()))
        return None

    def show_form(self, form: Form, why_not_straight: str = "") -> None:
        """Show what is wanted of the programs, whose steps may have no straight code."""
        with QSignalBlocker(self._forms[form]):
            self._forms[form].setChecked(True)
        self._forms[Form.ONE_STEP].setEnabled(not why_not_straight)
        self._forms[Form.ONE_STEP].setToolTip(tip_text(why_not_straight))
        if form is not self._form:
            self._form = form
            self._show_form()

    def show_page(self, page: Page) -> None:
        """Show the columns."""
        if page != self._page:
            self._page = page
            self._show()

    def show_steps(self, steps: Steps, quantities: Sequence[str]) -> None:
        """Show the table of all steps, and what can be shown of each."""
        self._quantity.show_items(quantities)
        self._steps.show_steps(steps)

    def show_quantity(self, place: int) -> None:
        """Mark which quantity the table shows."""
        self._quantity.setCurrentIndex(place)

    def show_words(self, title: str, facts: str, verdict: Said) -> None:
        """Show what is compared, on which numbers, and how it compares."""
        for label, words in (
            (self._title, title),
            (self._facts, facts),
            (self._verdict, verdict.words),
        ):
            if label.text() != words:
                label.setText(words)
        self._tone = verdict.tone
        self._colour()

    @override
    def _restyle(self) -> None:
        self._colour()
        self._show()

    @override
    def minimumSizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(20 * height, 12 * height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.opened.emit(True)
        self._show()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.opened.emit(False)

    def _ask_for(self, form: Form, on: bool) -> None:
        if on:
            self.form_chosen.emit(form)

    def _choice(self, name: str, text: str) -> PanelToolButton:
        button = PanelToolButton(name, text)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _lay_out(self) -> None:
        words, others = (self._title, self._facts), (self._only_new, self._quantity, self._leave)
        head = FlowLayout(_MARGIN, *words, *self._forms.values(), *others)
        below = row_of((LayoutShield(self._verdict), 1), self._why)
        below.setAlignment(self._why, Qt.AlignmentFlag.AlignTop)
        self._room = column_of((self._steps, 1), gap=_MARGIN)
        self.setLayout(column_of(head, (self._room, 1), below, margins=(_MARGIN,) * 4))

    def _show_form(self) -> None:
        is_table = self._form is Form.STEPS
        self._steps.setVisible(is_table)
        self._quantity.setVisible(is_table)
        self._only_new.setVisible(not is_table)
        self._colour()
        self._show()

    @Slot()
    def _show(self) -> None:
        """Give each view its columns."""
        count = len(self._page.columns)
        if self._form is Form.STEPS or not self.isVisible():
            count = 0
        across, needed, style = 1, 0, None
        if count:
            style = self._style()
            across = next((n for n in (4, 2) if style.letters(min(n, count)) >= _LETTERS[n]), 1)
            needed = -(-count // across)
        while len(self._views) < needed:
            self._add_view()
        for place, view in enumerate(self._views):
            view.setVisible(place < needed)
            columns = range(place * across, min((place + 1) * across, count))
            if style is not None and columns:
                view.show_columns(self._page, columns, style)

    def _style(self) -> Style:
        bar = self._steps.verticalScrollBar().sizeHint().width()
        inside = self.width() - 2 * _MARGIN - bar - 2
        is_low = self.height() < 2 * _LOW * self.fontMetrics().height()
        return Style(self._theme, self.font(), inside, self._only_new.isChecked(), is_low)

    def _add_view(self) -> None:
        view = ColumnsView(self)
        view.setObjectName(f"columns{len(self._views)}")
        view.wanted.connect(self._want)
        self._room.addWidget(view, 1)
        self._views.append(view)

    @Slot(Link)
    def _want(self, link: Link) -> None:
        if link.to is To.WAY:
            self.method_chosen.emit(link.id)
        else:
            self.wanted.emit(link)

    def _colour(self) -> None:
        theme = self._theme
        colours = {Tone.CALM: theme.decrease_text, Tone.ALERT: theme.gradient_text}
        set_text_colour(self._verdict, colours.get(self._tone, theme.text))
        for form, button in self._forms.items():
            palette, is_shown = theme.palette(), form is self._form
            if is_shown:
                accent = QColor(theme.error)  # which a button makes lighter
                fill = accent if theme.dark else accent.darker(130)
                palette.setColor(QPalette.ColorRole.Button, fill)
                palette.setColor(QPalette.ColorRole.ButtonText, QColor(theme.on_accent))
            button.setPalette(palette)
            font = QFont()
            font.setBold(is_shown)
            button.setFont(font)
