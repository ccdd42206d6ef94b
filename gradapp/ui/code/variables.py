"""The variables after a line: what they hold, what they are, and what has just changed."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QToolTip,
    QTreeWidgetItem,
    QWidget,
)

from gradapp.core.recording.recorded_step import (
    TensorState,
    Variable,
)
from gradapp.core.recording.values import value_text
from gradapp.override import override
from gradapp.ui.code.variable_terms import VariableDelegate
from gradapp.ui.code.variable_texts import full_text, kind_of_number, kind_text
from gradapp.ui.kit.fitting_delegate import WHOLE
from gradapp.ui.kit.terms import ask
from gradapp.ui.kit.text_style import monospaced
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.variable_table import CHANGED, KIND, NAME, VALUE, VariableTable

_READING_TIME: Final = 60_000
_SHARE: Final = 0.4
"""The share of what is left to two columns that the first of them has, between what it needs at
least and at most: names before the others, values before what they are."""


class VariablesView(VariableTable):
    """A table of the variables. What has changed has a dot before its name and is bold.

    Signals:
        variable_selected: the name of the variable a person selected.
    """

    variable_selected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__("variables", self.tr("Variables after this line"), parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._terms = VariableDelegate(self, KIND)
        self.setItemDelegateForColumn(KIND, self._terms)
        self._variables: tuple[Variable, ...] = ()
        self._showing = False
        self.customContextMenuRequested.connect(self._open_menu)
        self.itemSelectionChanged.connect(self._note_selection)
        self.itemActivated.connect(self._show_everything)

    @property
    def selected(self) -> str:
        """The name of the selected variable; empty for none."""
        items = self.selectedItems()
        return str(items[0].data(NAME, Qt.ItemDataRole.UserRole)) if items else ""

    def show_variables(self, variables: tuple[Variable, ...]) -> None:
        """Show other variables, or others of their values; what is selected stays selected."""
        if variables == self._variables:
            return
        selected = self.selected
        names = [variable.name for variable in variables]
        before: tuple[Variable | None, ...] = self._variables
        self._showing = True
        if names != [variable.name for variable in self._variables]:
            before = (None,) * len(names)
            self.clear()
            for name in names:
                item = QTreeWidgetItem(self)
                item.setData(NAME, Qt.ItemDataRole.UserRole, name)
        self._variables = variables
        for index, (variable, earlier) in enumerate(zip(variables, before, strict=True)):
            row = self.topLevelItem(index)
            if variable != earlier:
                self._fill(row, variable)
            if earlier is None or variable.changed != earlier.changed:
                self._colour(row, variable)
        self._showing = False
        self._bring_into_sight()
        self.select(selected)

    def _bring_into_sight(self) -> None:
        """Have what the line has changed in the middle, wherever the one before was."""
        changed = [i for i, variable in enumerate(self._variables) if variable.changed]
        row = self.topLevelItem(changed[-1]) if changed else None
        if row is None:
            self.scrollToTop()
        else:
            self.scrollToItem(row, QAbstractItemView.ScrollHint.PositionAtCenter)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide_columns()
        self._bring_into_sight()

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

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._colour_all()

    def set_base_font(self, font: QFont) -> None:
        """Write as large as `font` is."""
        self.setFont(monospaced(font))
        self._divide_columns()
        self._colour_all()

    def _divide_columns(self) -> None:
        """Give the values room for all digits of any number, where there is so much."""
        advance, width = self.fontMetrics().horizontalAdvance, self.viewport().width()
        name = min(
            advance(f"{CHANGED} optimizer "), max(advance(f"{CHANGED} fx_y "), int(_SHARE * width))
        )
        rest = width - name
        wished = max(
            advance("-0.12345678 "), min(advance("-1.2345678901234567e+308 "), int(_SHARE * rest))
        )
        value = max(advance("≈0.1 "), min(wished, rest - advance(kind_of_number() + "  ")))
        self.setColumnWidth(NAME, name)
        self.setColumnWidth(VALUE, value)

    def terms_here(self) -> list[tuple[str, QRect]]:
        """Return what is explained of the variable that is selected."""
        index = self.currentIndex()
        if not self.selected or not index.isValid():
            return []
        words = self._terms.words(index.siblingAtColumn(KIND))
        return [(term, place.translated(self.viewport().pos())) for term, place in words]

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        found = self._terms.word_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            term, place = found
            ask(term, self, place.translated(self.viewport().pos()))

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._in_full(self.itemAt(event.pos())), self)
            return True
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_value()
        else:
            super().keyPressEvent(event)

    def _colour_all(self) -> None:
        for index, variable in enumerate(self._variables):
            self._colour(self.topLevelItem(index), variable)

    def _fill(self, item: QTreeWidgetItem | None, variable: Variable) -> None:
        """Write what there is to say about a variable."""
        if item is None:
            return
        mark = CHANGED if variable.changed else " "
        texts = (f"{mark} {variable.name}", value_text(variable.state), kind_text(variable.state))
        # First what is only told: it is read anew when a cell has changed.
        said = self.tr("has just changed") if variable.changed else ""
        accessible = f"{variable.name} = {texts[1]} {texts[2]} {said}"
        item.setData(NAME, Qt.ItemDataRole.AccessibleTextRole, accessible)
        for column, text in enumerate(texts):
            if item.data(column, WHOLE) != text:
                item.setText(column, str(text))
                item.setData(column, WHOLE, text)

    def _colour(self, item: QTreeWidgetItem | None, variable: Variable) -> None:
        """Take colours and font, which tell whether the variable has changed."""
        if item is None:
            return
        font = QFont(self.font())
        font.setBold(variable.changed)
        colours = (
            self._theme.increase_text if variable.changed else self._theme.text,
            self._theme.error_text,
            self._theme.muted,
        )
        for column, colour in enumerate(colours):
            item.setForeground(column, QBrush(QColor(colour)))
            if column != KIND:
                item.setFont(column, font)

    def _note_selection(self) -> None:
        if not self._showing:
            self.variable_selected.emit(self.selected)

    def _selected_variable(self) -> Variable | None:
        return next((each for each in self._variables if each.name == self.selected), None)

    def _copy_value(self) -> None:
        variable = self._selected_variable()
        if variable is not None:
            self.copy(str(value_text(variable.state)), variable.name)

    def _copy_everything(self) -> None:
        variable = self._selected_variable()
        if variable is not None:
            self.copy(full_text(variable), variable.name)

    def _show_everything(self, item: QTreeWidgetItem) -> None:
        at = self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft())
        QToolTip.showText(at, self._in_full(item), self, self.rect(), _READING_TIME)

    def _in_full(self, item: QTreeWidgetItem | None) -> str:
        """Return what the tooltip of a row says, which is made when it is asked for."""
        if item is None:
            return ""
        return full_text(self._variables[self.indexOfTopLevelItem(item)])

    def _open_menu(self, at: QPoint) -> None:
        variable = self._selected_variable()
        if variable is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy value"), self._copy_value)
        menu.addAction(self.tr("Copy everything about it"), self._copy_everything)
        if isinstance(variable.state, TensorState):
            printed = variable.state.printed
            menu.addAction(self.tr("Copy as printed"), partial(self.copy, printed, variable.name))
        menu.popup(self.viewport().mapToGlobal(at))
