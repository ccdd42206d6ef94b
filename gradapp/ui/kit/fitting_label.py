"""A label of one line that takes no more room than there is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from gradapp.core.numbers.text import Text
from gradapp.override import override
from gradapp.ui.kit.direction import read_as
from gradapp.ui.kit.old_tip import hide_old_tip
from gradapp.ui.kit.plain_text import PlainLabel, tip_text
from gradapp.ui.kit.text_style import elided
from gradapp.ui.kit.words import isolated


class FittingLabel(PlainLabel):
    """A text that is shorter where there is no room for it, and then whole in its tooltip."""

    def __init__(
        self,
        text: Text | str = "",
        parent: QWidget | None = None,
        *,
        name: str = "",
        is_title: bool = False,
        is_muted: bool = False,
    ) -> None:
        """Show `text`."""
        super().__init__(parent=parent, name=name, is_title=is_title, is_muted=is_muted)
        self.setText(text)

    @override
    def setText(self, text: Text | str) -> None:
        """Show `text`."""
        if str(text) != self.text():
            hide_old_tip(self)
        self.whole = text
        super().setText(str(text))

    def tip(self) -> str:
        """Return what the tooltip says: nothing where the whole text is to be seen."""
        return "" if self.shown() == self.text() else self.text()

    def shown(self) -> str:
        """Return what is to be seen of the text."""
        return elided(self.whole, self.fontMetrics(), self.width())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(3 * self.fontMetrics().height(), super().minimumSizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip_text(self.tip()), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            read_as(painter, self)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, isolated(self.shown()))
