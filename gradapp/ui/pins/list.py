"""The list of pinned runs: how each looks, what it is, and its name to be changed in place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gradapp.core.numbers.text import Text
from gradapp.core.run.name import shortened
from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.keys import LIST_KEYS, is_press, take_keys_if
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.row_model import Index
from gradapp.ui.kit.text_style import elided, scaled
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.plot.overlay_style import OverlayStyle
from gradapp.values import dataclass

_ROW: Final = Qt.ItemDataRole.UserRole
_SMALLER: Final = 0.9
_SWATCH: Final = 2.4
_PADDING: Final = 0.35
"""Sizes in heights of a line."""


@dataclass(frozen=True, slots=True)
class PinRow:
    """What the list says of one pin.

    Attributes:
        slot: what stands for it.
        name: what it is called.
        style: how its curves look.
        details: what it is, in a few lines.
        note: what it is used for at the moment; empty for nothing.
    """

    slot: int
    name: str
    style: OverlayStyle
    details: tuple[Text | str, ...]
    note: str = ""


class PinList(QListWidget):
    """Rows with a swatch, a name and details. It changes no name by itself.

    Signals:
        renamed: the slot and the name that was typed.
    """

    renamed = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        """Make an empty list."""
        super().__init__(parent)
        keep_left_to_right(self)
        take_keys_if(self, lambda event: self.count() > 0 and is_press(event, LIST_KEYS))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._delegate = _PinDelegate(self)
        self._delegate.renamed.connect(self.renamed)
        self.setItemDelegate(self._delegate)

    @property
    def slot(self) -> int | None:
        """The slot of the current row."""
        item = self.currentItem()
        row: PinRow | None = None if item is None else item.data(_ROW)
        return None if row is None else row.slot

    def show_rows(self, rows: tuple[PinRow, ...]) -> None:
        """Show these rows; the current one stays, or else the one in its place is."""
        current, place = self.slot, self.currentRow()
        slots = [row.slot for row in rows]
        self._delegate.end_editing_unless(slots)
        # An item stays that of its pin, whose name may be in the editor.
        for index in reversed(range(self.count())):
            if self.item(index).data(_ROW).slot not in slots:
                self.takeItem(index)
        for index, row in enumerate(rows):
            if index < self.count():
                _fill(self.item(index), row)
            else:
                item = QListWidgetItem()
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                _fill(item, row)
                self.addItem(item)
        if current in slots:
            self.setCurrentRow(slots.index(current))
        elif rows:
            self.setCurrentRow(max(0, min(place, len(rows) - 1)))

    def select(self, slot: int) -> None:
        """Make the row of a slot the current one."""
        for index in range(self.count()):
            if self.item(index).data(_ROW).slot == slot:
                self.setCurrentRow(index)

    def rename(self) -> None:
        """Let the name of the current row be changed."""
        item = self.currentItem()
        if item is not None:
            self.setFocus()
            self.scrollToItem(item)
            self.editItem(item)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.theme = theme
        self.viewport().update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()


def _fill(item: QListWidgetItem, row: PinRow) -> None:
    item.setData(_ROW, row)
    item.setText(row.name)
    words = "\n".join((row.name, *map(str, row.details), *([row.note] if row.note else [])))
    item.setToolTip(tip_text(words))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words)


class _PinDelegate(QStyledItemDelegate):
    renamed = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self._editing: tuple[int, QLineEdit] | None = None

    def end_editing_unless(self, slots: list[int]) -> None:
        """Forget what is being typed, if it is for none of these pins."""
        if self._editing is not None and self._editing[0] not in slots:
            self.closeEditor.emit(self._editing[1])

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: PinRow = index.data(_ROW)
        name, small = self._metrics(option)
        lines = len(row.details) + bool(row.note)
        height = name.lineSpacing() + lines * small.lineSpacing()
        return QSize(0, round(height + 2 * _PADDING * name.height()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PinRow = index.data(_ROW)
        box, theme = self._box(option), self.theme
        name, small = self._metrics(option)
        if index == self._list().currentIndex():
            painter.fillRect(self._rect(option), QColor(theme.highlight))
            if self._list().hasFocus():
                painter.setPen(QColor(theme.error))
                painter.drawRect(self._rect(option).adjusted(0, 0, -1, -1))
        line = name.height()
        painter.save()
        swatch = QRectF(box.left() - (_SWATCH + 0.5) * line, box.top(), _SWATCH * line, line)
        row.style.paint_swatch(painter, theme, swatch)
        painter.restore()
        keep_left_to_right(painter)
        painter.setFont(self._font(option))
        painter.setPen(QColor(theme.text))
        at = box.top()
        number = f"{row.slot + 1}: "
        room = box.width() - name.horizontalAdvance(number)
        called = shortened(row.name, lambda some: name.horizontalAdvance(some) <= room)
        painter.drawText(box.left(), at + name.ascent(), number + called)
        at += name.lineSpacing()
        painter.setFont(scaled(self._font(option), _SMALLER))
        lines: list[tuple[Text | str, str]] = [(text, theme.muted) for text in row.details]
        lines += [(row.note, theme.text)] if row.note else []
        for text, colour in lines:
            painter.setPen(QColor(colour))
            painter.drawText(box.left(), at + small.ascent(), elided(text, small, box.width()))
            at += small.lineSpacing()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("pinName")
        editor.setAccessibleName(self.tr("Name of the pin"))
        editor.setMaxLength(80)
        self._editing = index.data(_ROW).slot, editor
        return editor

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._editing = None
        super().destroyEditor(editor, index)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():  # what is being typed stays, whatever changes around it
            editor.setText(index.data(_ROW).name)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        self.renamed.emit(index.data(_ROW).slot, editor.text())

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        box = self._box(option)
        height = editor.sizeHint().height()
        top = box.top() + (self._metrics(option)[0].lineSpacing() - height) // 2
        editor.setGeometry(box.left() - 4, max(top, self._rect(option).top()), box.width(), height)

    def _rect(self, option: QStyleOptionViewItem) -> QRect:
        return option.rect

    def _font(self, _option: QStyleOptionViewItem) -> QFont:
        return self._list().font()

    def _list(self) -> QListWidget:
        parent = self.parent()
        assert isinstance(parent, QListWidget)
        return parent

    def _metrics(self, option: QStyleOptionViewItem) -> tuple[QFontMetrics, QFontMetrics]:
        font = self._font(option)
        return QFontMetrics(font), QFontMetrics(scaled(font, _SMALLER))

    def _box(self, option: QStyleOptionViewItem) -> QRect:
        """Return where the texts stand, right of the swatch."""
        line = self._metrics(option)[0].height()
        padding = round(_PADDING * line)
        left = round(padding + (_SWATCH + 0.5) * line)
        return self._rect(option).adjusted(left, padding, -padding, -padding)
