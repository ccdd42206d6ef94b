"""What tables of variables are made of: a name, a value, and what it is."""

from __future__ import annotations

from itertools import zip_longest
from typing import ClassVar, Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QToolTip,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from gradapp.core.numbers.text import Text
from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.fitting_delegate import WHOLE_ROLE, FittingDelegate
from gradapp.ui.kit.keys import leave_arrows
from gradapp.ui.kit.old_tip import hide_old_tip
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.text_style import monospaced
from gradapp.ui.kit.themed import Themed
from gradapp.values import dataclass

CHANGED: Final = "●"
NAME, VALUE, KIND = range(3)


_Index = QModelIndex | QPersistentModelIndex
_Hint = QAbstractItemView.ScrollHint


@dataclass(frozen=True, slots=True)
class VariableRow:
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

    @property
    def texts(self) -> tuple[str, Text, Text]:
        """What stands in its columns."""
        return f"{CHANGED if self.changed else ' '} {self.name}", self.value, self.kind


class VariableTable(QTreeWidget, Themed):
    """A row a variable. What has changed has a dot before its name and is bold.

    In a frame most rows have another value, and nothing else: that alone is painted.

    Attributes:
        rows: the rows that are shown.

    Signals:
        message: what has been copied.
    """

    message = Signal(str)

    in_sight: ClassVar = _Hint.EnsureVisible
    """Where what the line has changed is to be seen."""

    def __init__(self, name: str, called: str, parent: QWidget | None = None) -> None:
        """Show nothing yet; `called` is what a screen reader calls it."""
        super().__init__(parent)
        self.setObjectName(name)
        keep_left_to_right(self)
        leave_arrows(self)
        self.setAccessibleName(called)
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("Variable"), self.tr("Value"), self.tr("What it is")])
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._to_paint = QRegion()
        self.setItemDelegate(CellDelegate(self))
        self.header().setStretchLastSection(True)
        for column in (NAME, VALUE):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.rows: tuple[VariableRow, ...] = ()

    def show_rows(self, rows: tuple[VariableRow, ...]) -> None:
        """Show other variables, or others of their values."""
        if rows == self.rows:
            return
        hide_old_tip(self)
        before, self.rows = self.rows, rows
        while self.topLevelItemCount() > len(rows):
            self.takeTopLevelItem(self.topLevelItemCount() - 1)
        for index, (row, earlier) in enumerate(zip_longest(rows, before[: len(rows)])):
            if row is earlier or row == earlier:
                continue
            item = self.topLevelItem(index) or QTreeWidgetItem(self)
            self._fill(item, row, earlier)
            if earlier is not None and not (str(row.kind) and str(earlier.kind)):
                self.viewport().update(self.visualItemRect(item))  # a value is, or was, in both
            if earlier is None or (row.changed, row.odd) != (earlier.changed, earlier.odd):
                self._colour(item, row)
        self._bring_into_sight()

    def set_base_font(self, font: QFont) -> None:
        """Write as large as `font` is."""
        self.setFont(monospaced(font))
        self._divide_columns()
        self._restyle()

    def divided(self, width: int) -> tuple[int, int]:
        """Return how much of `width` names and values have."""
        raise NotImplementedError

    def in_full(self, index: int) -> str:
        """Return what the tooltip of a row says, which is made when it is asked for."""
        row = self.rows[index]
        return f"{row.name} = {row.value}\n{row.kind}".strip()

    def _divide_columns(self) -> None:
        for column, width in zip((NAME, VALUE), self.divided(self.viewport().width()), strict=True):
            self.setColumnWidth(column, width)

    def _bring_into_sight(self) -> None:
        """Have what the line has changed in sight, wherever the one before was."""
        changed = [index for index, row in enumerate(self.rows) if row.changed]
        item = self.topLevelItem(changed[-1]) if changed else None
        if item is None or self.in_sight is _Hint.EnsureVisible:
            self.scrollToTop()
        if item is not None:
            self.scrollToItem(item, self.in_sight)

    def _fill(self, item: QTreeWidgetItem, row: VariableRow, earlier: VariableRow | None) -> None:
        said = self.tr("has just changed") if row.changed else ""
        words = f"{row.name} = {row.value} {row.kind} {said}".strip()
        before = (None, None, None) if earlier is None else earlier.texts
        texts = enumerate(zip(row.texts, before, strict=True))
        changed = [(column, text) for column, (text, old) in texts if text != old]
        with QSignalBlocker(self.model()):  # a cell is painted, and read, once it is all there
            item.setData(NAME, Qt.ItemDataRole.AccessibleTextRole, words)
            for column, text in changed:
                item.setText(column, str(text))
        for column, text in changed:
            item.setData(column, WHOLE_ROLE, text)

    @override
    def _restyle(self) -> None:
        for index, row in enumerate(self.rows):
            item = self.topLevelItem(index)
            assert item is not None
            self._colour(item, row)

    def _colour(self, item: QTreeWidgetItem, row: VariableRow) -> None:
        """Take colours and fonts, which tell whether the variable has changed, or is odd."""
        theme, plain = self._theme, QFont(self.font())
        bold = QFont(plain)
        bold.setBold(True)
        looks = (
            (theme.increase_text if row.changed else theme.text, row.changed),
            (theme.error_text, row.changed),
            (theme.increase_text if row.odd else theme.muted, row.odd),
        )
        for column, (colour, is_bold) in enumerate(looks):
            item.setForeground(column, QBrush(QColor(colour)))
            item.setFont(column, bold if is_bold else plain)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide_columns()
        self._bring_into_sight()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_value()
        else:
            super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            item = self.itemAt(event.pos())
            of_none = self.viewport().toolTip()
            words = of_none if item is None else self.in_full(self.indexOfTopLevelItem(item))
            QToolTip.showText(event.globalPos(), tip_text(words), self)
            return True
        return super().viewportEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._to_paint = event.region()
        super().paintEvent(event)

    def is_to_be_painted(self, place: QRect) -> bool:
        """Say whether anything of a place in the viewport is being painted."""
        return self._to_paint.intersects(place)

    def copy_value(self) -> None:
        """Copy the whole value of the row where a person is."""
        item = self.currentItem()
        if item is not None:
            row = self.rows[self.indexOfTopLevelItem(item)]
            self.copy(str(row.value), row.name)

    def copy(self, text: str, name: str) -> None:
        """Copy what is known of the variable called `name`, and say so."""
        QGuiApplication.clipboard().setText(text)
        self.message.emit(self.tr("Copied {}.").format(name))


class CellDelegate(FittingDelegate):
    """Writes those cells that are to be painted: Qt asks for each of a row.

    A value has the column beside it, too, where nothing is said of what it is.
    """

    def __init__(self, table: VariableTable) -> None:
        """Write the cells of `table`."""
        super().__init__(table)
        self._table = table

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        if not self._table.is_to_be_painted(option.rect):
            return
        value, kind = (index.sibling(index.row(), column) for column in (VALUE, KIND))
        if index.column() == NAME or kind.data():
            self.paint_cell(painter, option, index)
            return
        painter.save()
        painter.setClipRect(option.rect, Qt.ClipOperation.IntersectClip)  # each paints its own part
        option.rect = self._table.visualRect(value).united(self._table.visualRect(kind))
        self.paint_cell(painter, option, value)
        painter.restore()

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Write one cell."""
        super().paint(painter, option, index)
