"""Words about a variable that are explained: leaf, grad_fn and the like, with dots below them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gradapp.core.help.words import IN_TEXTS, in_text
from gradapp.override import override
from gradapp.ui.kit.terms import paint_dots
from gradapp.ui.kit.variable_table import CellDelegate, VariableTable
from gradapp.ui.kit.words import said

_IN_PYTHON: Final = (("grad", ".grad"), ("requires-grad", "requires_grad"), ("grad-fn", "grad_fn"))


class VariableDelegate(CellDelegate):
    """Writes cells, with dots below the words of one column."""

    def __init__(self, view: VariableTable, column: int) -> None:
        """Explain the words of a column of `view`."""
        super().__init__(view)
        self._view = view
        self._column = column
        self._forms = (*_IN_PYTHON, ("leaf", said(IN_TEXTS["leaf"])))

    def words(self, index: QModelIndex | QPersistentModelIndex) -> list[tuple[str, QRect]]:
        """Return what is explained in a cell, and where that stands in the viewport."""
        if index.column() != self._column or not in_text(str(index.data()), self._forms):
            return []
        option = QStyleOptionViewItem()
        option.initFrom(self._view)
        option.rect = self._view.visualRect(index)
        self.initStyleOption(option, index)
        style = self._view.style()
        cell = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, self._view)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, self._view) + 1
        advance, height = option.fontMetrics.horizontalAdvance, option.fontMetrics.height()
        top = cell.top() + (cell.height() - height) // 2
        return [
            (
                term,
                QRect(
                    cell.left() + margin + advance(option.text[:start]),
                    top,
                    advance(option.text[start:end]),
                    height,
                ),
            )
            for term, start, end in in_text(option.text, self._forms)
        ]

    def word_at(self, place: QPoint) -> tuple[str, QRect] | None:
        """Return what is explained at a place of the viewport, and where that stands."""
        words = self.words(self._view.indexAt(place))
        return next((each for each in words if each[1].contains(place)), None)

    @override
    def paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint_cell(painter, option, index)
        for _, word in self.words(index):
            paint_dots(painter, QRectF(word), self._view.palette())
