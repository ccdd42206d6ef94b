"""Cells of lists and tables whose texts fit their place without a number being cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gradapp.override import override
from gradapp.ui.kit.text_style import elided


class FittingDelegate(QStyledItemDelegate):
    """Writes cells as Qt does, but for texts without room, which `elided` shortens."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        style = option.widget.style() if option.widget else QApplication.style()
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, option.widget)
        cell = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        room = cell.width() - 2 * (margin + 1)
        if room > 0:
            option.text = elided(option.text, option.fontMetrics, room)
