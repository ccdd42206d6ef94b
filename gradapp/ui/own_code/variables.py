"""The table of the variables of a person's own code, behind the line that has just run."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QHelpEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QToolTip,
    QTreeWidgetItem,
    QWidget,
)

from gradapp.core.numbers.text import Text
from gradapp.override import override
from gradapp.ui.kit.fitting_delegate import WHOLE
from gradapp.ui.kit.text_style import monospaced
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.variable_table import CHANGED, NAME, VALUE, VariableTable
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table.

    Attributes:
        name: what the code calls it.
        value: what it holds.
        kind: what it is.
        changed: whether the line has changed it.
        odd: whether that is something that few mean to write.
        grad: of a leaf its gradient, which ``kind`` tells, too.
    """

    name: str
    value: Text
    kind: Text
    changed: bool = False
    odd: bool = False
    grad: Text = Text()


class OwnVariables(VariableTable):
    """The variables of own code, of which a tooltip tells the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__("own_variables", self.tr("Variables of own code"), parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other variables, or others of their values."""
        if rows == self._rows:
            return
        before = self._rows
        self._rows = rows
        while self.topLevelItemCount() > len(rows):
            self.takeTopLevelItem(self.topLevelItemCount() - 1)
        for index, row in enumerate(rows):
            item = self.topLevelItem(index) or QTreeWidgetItem(self)
            if index >= len(before) or before[index] != row:
                self._fill(item, row)
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Have what the line has changed in sight, wherever the one before was."""
        changed = [index for index, row in enumerate(self._rows) if row.changed]
        item = self.topLevelItem(changed[-1]) if changed else None
        self.scrollToTop()
        if item is not None:
            self.scrollToItem(item, QAbstractItemView.ScrollHint.EnsureVisible)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._fill_all()

    def set_base_font(self, font: QFont) -> None:
        """Write as large as `font` is."""
        self.setFont(monospaced(font))
        self._divide_columns()
        self._fill_all()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide_columns()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.matches(QKeySequence.StandardKey.Copy) and item is not None:
            row = self._rows[self.indexOfTopLevelItem(item)]
            self.copy(str(row.value), row.name)
        else:
            super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            item = self.itemAt(event.pos())
            words = "" if item is None else _in_full(self._rows[self.indexOfTopLevelItem(item)])
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    def _divide_columns(self) -> None:
        width = self.viewport().width()
        advance = self.fontMetrics().horizontalAdvance
        short, long = (
            advance(f"{CHANGED} model.weight  "),
            advance(f"{CHANGED}   #1 momentum_buffer  "),
        )
        name = max(min(short, int(0.4 * width)), min(long, int(0.28 * width)))
        self.setColumnWidth(NAME, name)
        self.setColumnWidth(VALUE, int(0.45 * (width - name)))

    def _fill_all(self) -> None:
        for index, row in enumerate(self._rows):
            item = self.topLevelItem(index)
            if item is not None:
                self._fill(item, row)

    def _fill(self, item: QTreeWidgetItem, row: Row) -> None:
        theme = self._theme
        mark = CHANGED if row.changed else " "
        ink = theme.increase_text if row.changed else theme.text
        kind = theme.increase_text if row.odd else theme.muted
        texts = (f"{mark} {row.name}", row.value, row.kind)
        font = QFont(self.font())
        font.setBold(row.changed)
        odd = QFont(self.font())
        odd.setBold(row.odd)
        fonts = (font, font, odd)
        # First what is only told: it is read anew when a cell has changed.
        said = self.tr("has just changed") if row.changed else ""
        words = f"{row.name} = {row.value} {row.kind} {said}".strip()
        item.setData(NAME, Qt.ItemDataRole.AccessibleTextRole, words)
        for column, (text, colour) in enumerate(
            zip(texts, (ink, theme.error_text, kind), strict=True)
        ):
            item.setText(column, str(text))
            item.setData(column, WHOLE, text)
            item.setForeground(column, QBrush(QColor(colour)))
            item.setFont(column, fonts[column])


def _in_full(row: Row) -> str:
    return f"{row.name} = {row.value}\n{row.kind}".strip()
