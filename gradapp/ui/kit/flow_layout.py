"""Lays widgets out like words: as many in a row as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from gradapp.override import override
from gradapp.ui.kit.division import PartNeeds, usual


class FlowLayout(QLayout):
    """Rows of widgets of their own sizes, broken where the width ends.

    One with a share has its least size, and its share of what is left of its row.
    """

    def __init__(self, spacing: int, *parts: QWidget | tuple[QWidget, int]) -> None:
        """Lay these out, with so many pixels between two of them."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._items: list[QLayoutItem] = []
        self._shares: dict[QWidget | None, int] = {}
        for each in parts:
            widget, share = each if isinstance(each, tuple) else (each, 0)
            self._shares[widget] = share
            self.addWidget(widget)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._places(rect.width()):
            item.setGeometry(place.translated(rect.topLeft()))

    def whole_width(self) -> int:
        """Return how wide it is when all stands in one row."""
        widths = [self._size(item).width() for item in self._items if not item.isEmpty()]
        return sum(widths) + max(0, len(widths) - 1) * self.spacing()

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        places = []
        top = 0
        for row in self._rows(width):
            sizes = [self._size(item) for item in row]
            widths = [min(size.width(), width) for size in sizes]
            shares = [self._share(item) for item in row]
            if any(shares):
                room = width - (len(row) - 1) * self.spacing()
                parts = zip(widths, shares, strict=True)
                widths = usual(room, [PartNeeds(least, stretch=share) for least, share in parts])
            at, height = QPoint(0, top), max(size.height() for size in sizes)
            for item, long in zip(row, widths, strict=True):
                places.append((item, QRect(at, QSize(long, height))))
                at.setX(at.x() + long + self.spacing())
            top += height + self.spacing()
        return places

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        at = 0
        for item in self._items:
            if not item.isEmpty():
                needed = self._size(item).width()
                if not rows or at + needed > width:
                    rows.append([])
                    at = 0
                rows[-1].append(item)
                at += needed + self.spacing()
        return rows

    def _share(self, item: QLayoutItem) -> int:
        return self._shares.get(item.widget(), 0)

    def _size(self, item: QLayoutItem) -> QSize:
        return item.minimumSize() if self._share(item) else item.sizeHint()
