"""The name of a panel or a plot, which takes no more room than there is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from gradapp.override import override
from gradapp.ui.lettering import elided, make_title


class TitleLabel(QLabel):
    """A name that is elided where there is no room for it, and then whole in its tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Show `text`."""
        super().__init__(text, parent)
        make_title(self)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(3 * self.fontMetrics().height(), super().minimumSizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            whole = self._shown() == self.text()
            QToolTip.showText(event.globalPos(), "" if whole else self.text(), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self._shown())

    def _shown(self) -> str:
        return elided(self.text(), self.fontMetrics(), self.width())
