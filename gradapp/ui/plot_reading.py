"""The words beside a crosshair."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from gradapp.ui.lettering import set_text_colour
from gradapp.ui.theme import Theme


class PlotReading(QLabel):
    """A framed text over a plot that stays inside of it, and out of the mouse's way."""

    def __init__(self, plot: QWidget) -> None:
        """Make it hidden."""
        super().__init__(plot)
        self._plot = plot
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.Box)
        self.hide()

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take colours and font."""
        set_text_colour(self, theme.text)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), QColor(theme.surface))
        self.setPalette(palette)
        self.setFont(font)

    def show_at(
        self,
        point: QPointF,
        texts: Iterable[str],
        room: QRectF,
        *,
        on_left: bool = False,
        below: bool = False,
    ) -> None:
        """Show the first of `texts` that is as narrow as `room`, or the last, beside `point`.

        It stands above on the right, unless another side is wanted or has the room.
        """
        for text in texts:
            self.setText(text)
            self.adjustSize()
            if self.width() <= room.width():
                break
        gap = 0.6 * self.fontMetrics().height()
        x, y = point.x() + gap, point.y() - gap - self.height()
        if on_left and point.x() - gap - self.width() >= room.left():
            x = point.x() - gap - self.width()
        if below and point.y() + gap + self.height() <= room.bottom():
            y = point.y() + gap
        if x + self.width() > room.right():
            x = max(room.left(), point.x() - gap - self.width())
            x = max(0, min(x, self._plot.width() - self.width()))
        if y < room.top():
            y = point.y() + gap
        self.move(int(x), int(y))
        self.show()
