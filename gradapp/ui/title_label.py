"""The name of a panel or a plot, which takes no more room than there is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from gradapp.override import override
from gradapp.ui.lettering import elided, make_title


class TitleLabel(QLabel):
    """A name that is shorter where there is no room for it, and then whole in its tooltip.

    It is elided where there is none for its short form either.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Show `text`."""
        super().__init__(text, parent)
        self._short = ""
        make_title(self)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_names(self, whole: str, short: str) -> None:
        """Show `whole`, or `short` where there is no room for it."""
        self._short = short
        self.setText(whole)

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
        metrics, room = self.fontMetrics(), self.width()
        fits = not self._short or metrics.horizontalAdvance(self.text()) <= room
        return elided(self.text() if fits else self._short, metrics, room)
