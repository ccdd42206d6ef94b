"""A button whose text may need several lines."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFocusRect,
    QWidget,
)

from gradapp.override import override
from gradapp.ui.kit.keys import take_keys

_FLAGS: Final = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
)


class AnswerButton(QAbstractButton):
    """Looks like a push button, its text at the left and as high as it needs to be."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a button without a text."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        take_keys(self, Qt.Key.Key_Space)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        width = 20 * self.fontMetrics().height()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(6 * self.fontMetrics().height(), self._pad * 2 + self.fontMetrics().height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - 4 * self._pad), 10_000)
        return self.fontMetrics().boundingRect(room, _FLAGS, self.text()).height() + 2 * self._pad

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        option.initFrom(self)
        state = QStyle.StateFlag.State_Sunken if self.isDown() else QStyle.StateFlag.State_Raised
        option.state |= state
        style = self.style()
        with QPainter(self) as painter:
            style.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
            room = self.rect().adjusted(2 * self._pad, 0, -2 * self._pad, 0)
            painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
            painter.drawText(room, _FLAGS, self.text())
            if self.hasFocus():
                focus = QStyleOptionFocusRect()
                focus.initFrom(self)
                focus.rect = self.rect().adjusted(3, 3, -3, -3)
                primitive = QStyle.PrimitiveElement.PE_FrameFocusRect
                style.drawPrimitive(primitive, focus, painter, self)

    @property
    def _pad(self) -> int:
        return max(4, self.fontMetrics().height() // 4)
