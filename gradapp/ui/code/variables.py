"""The variables after a line: what they hold, what they are, and what has just changed."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import ClassVar, Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QToolTip, QTreeWidgetItem, QWidget

from gradapp.core.recording.recorded_step import TensorState, Variable
from gradapp.core.recording.values import value_text
from gradapp.override import override
from gradapp.ui.code.variable_terms import VariableDelegate
from gradapp.ui.code.variable_texts import full_text, kind_of_number, kind_text
from gradapp.ui.kit.instead_label import InsteadLabel
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.terms import ask
from gradapp.ui.kit.text_style import mute
from gradapp.ui.kit.variable_table import CHANGED, KIND, VariableRow, VariableTable

_READING_TIME: Final = 60_000
_SHARE: Final = 0.4
"""The share of what is left to two columns that the first of them has, between what it needs at
least and at most: names before the others, values before what they are."""


class VariablesView(VariableTable):
    """A table of the variables, one of which a person can select.

    Signals:
        variable_selected: the name of the variable a person selected.
    """

    variable_selected = Signal(str)

    in_sight: ClassVar = QAbstractItemView.ScrollHint.PositionAtCenter

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__("variables", self.tr("Variables after this line"), parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._terms = VariableDelegate(self, KIND)
        self.setItemDelegateForColumn(KIND, self._terms)
        self._variables: tuple[Variable, ...] = ()
        self._showing = False
        self._instead = InsteadLabel(self.viewport(), "variables_instead")
        mute(self._instead)
        self._why = ""
        self.customContextMenuRequested.connect(self._open_menu)
        self.itemSelectionChanged.connect(self._note_selection)
        self.itemActivated.connect(self._show_everything)

    @property
    def selected(self) -> str:
        """The name of the selected variable; empty for none."""
        variable = self._selected_variable()
        return "" if variable is None else variable.name

    def show_variables(self, variables: tuple[Variable, ...]) -> None:
        """Show other variables, or others of their values; what is selected stays selected."""
        selected, count = self.selected, len(variables)
        rows = tuple(
            row if variable == earlier else _row_of(variable)
            for variable, earlier, row in zip_longest(
                variables, self._variables[:count], self.rows[:count]
            )
        )
        self._variables = variables
        self._showing = True
        self.show_rows(rows)
        self._showing = False
        self.select(selected)

    def show_instead(self, words: str) -> None:
        """Say, where there are no variables, why."""
        self._why = words
        self._instead.say(words, self.viewport().rect(), self.font())

    def select(self, name: str) -> None:
        """Select a variable, or none, without saying that a person did."""
        if name == self.selected:
            return
        self._showing = True
        self.clearSelection()
        for index, variable in enumerate(self._variables):
            if variable.name == name:
                item = self.topLevelItem(index)
                assert item is not None
                self.setCurrentItem(item)
        self._showing = False

    @override
    def divided(self, width: int) -> tuple[int, int]:
        """Give the values room for all digits of any number, where there is so much."""
        advance = self.fontMetrics().horizontalAdvance
        name = min(
            advance(f"{CHANGED} optimizer "), max(advance(f"{CHANGED} fx_y "), int(_SHARE * width))
        )
        rest = width - name
        wished = max(
            advance("-0.12345678 "), min(advance("-1.2345678901234567e+308 "), int(_SHARE * rest))
        )
        return name, max(advance("≈0.1 "), min(wished, rest - advance(kind_of_number() + "  ")))

    @override
    def in_full(self, index: int) -> str:
        return full_text(self._variables[index])

    def terms_here(self) -> list[tuple[str, QRect]]:
        """Return what is explained of the variable that is selected."""
        index = self.currentIndex()
        if not self.selected or not index.isValid():
            return []
        words = self._terms.words(index.siblingAtColumn(KIND))
        return [(term, place.translated(self.viewport().pos())) for term, place in words]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_instead(self._why)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        found = self._terms.word_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            term, place = found
            ask(term, self, place.translated(self.viewport().pos()))

    def _note_selection(self) -> None:
        if not self._showing:
            self.variable_selected.emit(self.selected)

    def _selected_variable(self) -> Variable | None:
        items = self.selectedItems()
        return self._variables[self.indexOfTopLevelItem(items[0])] if items else None

    def _copy_everything(self) -> None:
        variable = self._selected_variable()
        if variable is not None:
            self.copy(full_text(variable), variable.name)

    def _show_everything(self, item: QTreeWidgetItem) -> None:
        at = self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft())
        words = self.in_full(self.indexOfTopLevelItem(item))
        QToolTip.showText(at, tip_text(words), self, self.rect(), _READING_TIME)

    def _open_menu(self, at: QPoint) -> None:
        variable = self._selected_variable()
        if variable is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy value"), self.copy_value)
        menu.addAction(self.tr("Copy everything about it"), self._copy_everything)
        if isinstance(variable.state, TensorState):
            printed = variable.state.printed
            menu.addAction(self.tr("Copy as printed"), partial(self.copy, printed, variable.name))
        menu.popup(self.viewport().mapToGlobal(at))


def _row_of(variable: Variable) -> VariableRow:
    state = variable.state
    return VariableRow(variable.name, value_text(state), kind_text(state), variable.changed)
