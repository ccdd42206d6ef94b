"""Cells of lists and tables whose texts fit their place without a number being cut."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gradapp.override import override
from gradapp.ui.kit.row_model import Index
from gradapp.ui.kit.text_style import elided

WHOLE_ROLE: Final = Qt.ItemDataRole.UserRole + 100
"""The role of a cell's text as it consists of words and numbers."""

_MOST_BESIDE: Final = 2
"""No more is beside the text in a cell, in its heights: asking the style what is takes long."""


class FittingDelegate(QStyledItemDelegate):
    """Writes cells as Qt does, but for texts without room, which `elided` shortens."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        text = index.data(WHOLE_ROLE) or option.text
        whole = str(text)
        place, metrics = option.rect, option.fontMetrics
        if metrics.horizontalAdvance(whole) + _MOST_BESIDE * place.height() <= place.width():
            option.text = whole
            return
        style = option.widget.style() if option.widget else QApplication.style()
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, option.widget)
        cell = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        room = cell.width() - 2 * (margin + 1)
        if room > 0:
            option.text = elided(text, metrics, room)
