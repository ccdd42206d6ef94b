"""Says which curve belongs to which run, in a few lines that no curve can cross."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gradapp.override import override
from gradapp.ui.lettering import scaled
from gradapp.ui.overlay import Overlay
from gradapp.ui.theme import LIGHT, Theme

_MOST_ROWS: Final = 3
_SWATCH: Final = 1.9
_GAP: Final = 0.4
"""Widths of a swatch and of what is around it, in heights of a line."""


class Legend(QWidget):
    """Swatches and names in columns; a name without room is elided, and whole in its tooltip.

    Without runs beside the one shown there is nothing to say, and it is hidden.
    """

    def __init__(self, parent: QWidget) -> None:
        """Make it hidden."""
        super().__init__(parent)
        self._theme = LIGHT
        self._overlays: tuple[Overlay, ...] = ()
        self.setAccessibleName(self.tr("Legend"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def names(self) -> tuple[str, ...]:
        """What stands in it."""
        return (self.tr("this run"), *(overlay.name for overlay in self._overlays))

    def show_overlays(self, overlays: tuple[Overlay, ...]) -> None:
        """Name the run and these."""
        self._overlays = overlays
        self.setAccessibleDescription(", ".join(self.names))
        self.setVisible(bool(overlays))
        self.updateGeometry()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._grid(width)[0] * self._metrics().lineSpacing() + 2

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._metrics().lineSpacing())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            boxes = zip(self._boxes(), self.names, strict=True)
            name = next((name for box, name in boxes if box.contains(event.pos())), "")
            QToolTip.showText(event.globalPos(), name, self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        font = scaled(self.font(), 0.9)
        metrics = self._metrics()
        line = metrics.height()
        with QPainter(self) as painter:
            painter.setFont(font)
            for index, (box, name) in enumerate(zip(self._boxes(), self.names, strict=True)):
                swatch = QRectF(box.left(), box.top(), _SWATCH * line, box.height())
                if index:
                    self._overlays[index - 1].style.paint_swatch(painter, self._theme, swatch)
                else:
                    self._paint_run(painter, swatch)
                room = box.adjusted(int((_SWATCH + _GAP) * line), 0, 0, 0)
                text = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room.width())
                painter.setPen(QColor(self._theme.text))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_run(self, painter: QPainter, box: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, radius = box.center(), 0.16 * box.height()
        painter.setPen(QPen(QColor(self._theme.error), 1.5))
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
        painter.setBrush(QColor(self._theme.error))
        painter.drawEllipse(middle, radius, radius)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(scaled(self.font(), 0.9))

    def _grid(self, width: int) -> tuple[int, int]:
        """Return how many rows and columns there are."""
        metrics, count = self._metrics(), len(self.names)
        widest = max(map(metrics.horizontalAdvance, self.names))
        wanted = widest + (_SWATCH + 3 * _GAP) * metrics.height()
        columns = max(1, min(count, int(width / wanted)))
        rows = -(-count // columns)
        if rows > _MOST_ROWS:
            columns = -(-count // _MOST_ROWS)
            rows = -(-count // columns)
        return rows, columns

    def _boxes(self) -> list[QRect]:
        _rows, columns = self._grid(self.width())
        height = self._metrics().lineSpacing()
        width = self.width() // columns
        gap = int(_GAP * height)
        return [
            QRect(index % columns * width, index // columns * height, width - gap, height)
            for index in range(len(self.names))
        ]
