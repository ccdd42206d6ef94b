"""A list to choose from that has its keys before the window, and the wheel once it is focused."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from gradapp.override import override
from gradapp.ui.kit.keys import LIST_KEYS, take_keys
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.text_style import elided


class ChoiceBox(QComboBox):
    """A list that, once focused, has its keys before the window, and only then the wheel."""

    def __init__(self, name: str, accessible_name: str, items: Iterable[str] = ()) -> None:
        """Make a list of `items`."""
        super().__init__()
        self.setObjectName(name)
        take_keys(self, *LIST_KEYS, Qt.Key.Key_Space)
        self.setAccessibleName(accessible_name)
        # Chosen by mouse, a list leaves the keyboard to the window, whose Space plays.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Long titles are shortened rather than making the column as wide as they are.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(7)
        self.show_items(items)

    def show_items(self, items: Iterable[str]) -> None:
        """Have these to choose from; those that are there already are left alone."""
        if (wanted := list(items)) != [self.itemText(place) for place in range(self.count())]:
            self.clear()
            self.addItems(wanted)

    def set_reason_against(self, index: int, reason: str) -> None:
        """Grey the item out with `reason` as its tooltip, or let it be chosen where it is empty."""
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        model.item(index).setEnabled(not reason)
        self.setItemData(index, tip_text(reason), Qt.ItemDataRole.ToolTipRole)

    @override
    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(kind, option, part, self).width()
        option.currentText = elided(option.currentText, self.fontMetrics(), room)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()  # Qt's own keeps the height of the largest text there was

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
