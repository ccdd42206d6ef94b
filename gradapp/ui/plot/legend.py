"""Says which curve belongs to which run, in a few lines that no curve can cross."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gradapp.core.numbers.text import ELLIPSIS
from gradapp.core.run import Series
from gradapp.core.run.name import end_of, shortened, told_apart
from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.text_style import scaled
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.plot.overlay import Overlay

_MOST_ROWS: Final = 3
_LINES_PER_ROW: Final = 6
"""So many lines high must a plot be for each row of its legend."""
_FEWEST_LINES_PER_ROW: Final = 3
"""The same where too little of a name had room otherwise."""
_FEWEST_LETTERS: Final = 5

_SWATCH: Final = 1.9
_SMALL_SWATCH: Final = 1.1
_GAP: Final = 0.4
"""Widths of a swatch and of what is around it, in heights of a line."""


class Legend(QWidget):
    """Swatches and names in columns; a name without room is elided, and whole in its tooltip.

    Without runs beside the one shown there is nothing to say, and it is hidden.
    """

    def __init__(self, name: str, plot: QWidget) -> None:
        """Make it hidden, a part of `plot`."""
        super().__init__(plot)
        self.setObjectName(name)
        keep_left_to_right(self)
        self._plot = plot
        self._theme = LIGHT
        self._overlays: tuple[Overlay[Series], ...] = ()
        self._own = ""
        self._lines, self._most = 0, 1
        plot.installEventFilter(self)
        self.setAccessibleName(self.tr("Legend"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def names(self) -> tuple[str, ...]:
        """What stands in it."""
        own = self._own or self.tr("this run")
        return (own, *(overlay.title for overlay in self._overlays))

    def show_overlays(self, overlays: tuple[Overlay[Series], ...], own: str = "") -> None:
        """Name the run, or what is `own` of it, and these."""
        told = [(overlay.name, overlay.style, overlay.number) for overlay in overlays]
        known = [(overlay.name, overlay.style, overlay.number) for overlay in self._overlays]
        if (told, own) == (known, self._own):
            return
        self._overlays, self._own = overlays, own
        self.setAccessibleDescription(", ".join(self._whole_names()))
        self.setVisible(bool(overlays))
        self._limit_rows()
        self.updateGeometry()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._overlays and event.type() == QEvent.Type.Resize:
            self._limit_rows()
        return super().eventFilter(watched, event)

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
            self._limit_rows()
            self.updateGeometry()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            boxes = zip(self._boxes(), self._whole_names(), strict=True)
            name = next((name for box, name in boxes if box.contains(event.pos())), "")
            QToolTip.showText(event.globalPos(), tip_text(name), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        font = scaled(self.font(), 0.9)
        metrics = self._metrics()
        line = metrics.height()
        with QPainter(self) as painter:
            keep_left_to_right(painter)
            painter.setFont(font)
            boxes = zip(self._boxes(), self._whole_names(), strict=True)
            for index, (box, name) in enumerate(boxes):
                fits = metrics.horizontalAdvance(name) <= box.width() - (_SWATCH + _GAP) * line
                width = (_SWATCH if fits else _SMALL_SWATCH) * line
                swatch = QRectF(box.left(), box.top(), width, box.height())
                if index:
                    self._overlays[index - 1].style.paint_swatch(painter, self._theme, swatch)
                else:
                    self._paint_run(painter, swatch)
                room = box.adjusted(int(width + _GAP * line), 0, 0, 0)
                text = name if fits else self._shortened(index, room.width())
                painter.setPen(QColor(self._theme.text))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_run(self, painter: QPainter, box: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, radius = box.center(), 0.16 * box.height()
        painter.setPen(QPen(QColor(self._theme.error), 1.5))
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
        painter.setBrush(QColor(self._theme.error))
        painter.drawEllipse(middle, radius, radius)

    def _short_names(self) -> tuple[str, ...]:
        return (self.names[0], *told_apart(self.names[1:]))

    def _whole_names(self) -> tuple[str, ...]:
        """Return all that there is to say of each: its number, its name, and what is noted."""
        return (self.names[0], *(each.lead + each.name for each in self._overlays))

    def _shortened(self, index: int, width: int) -> str:
        """Return of the number, the name and what is noted what has room; the number goes last."""
        metrics, name = self._metrics(), self._short_names()[index]
        if self._is_column(index) or not index:
            text = self._written(index, name, metrics, width)
            return text if _says_something(text) else ""
        overlay = self._overlays[index - 1]
        lead, tail = overlay.lead, f" {overlay.note}" if overlay.note else ""
        for end in (tail, ""):
            text = self._written(
                index, name, metrics, width - metrics.horizontalAdvance(lead + end)
            )
            if _says_something(text):
                return lead + text + end
        return overlay.number

    def _is_column(self, index: int) -> bool:
        """Say whether what is named is a column of the run, such as one of many parameters."""
        return bool(self._overlays[index - 1].column if index else self._own)

    def _written(self, index: int, name: str, metrics: QFontMetrics, width: int) -> str:
        written = end_of if self._is_column(index) else shortened
        return written(name, partial(_has_room, metrics, width))

    def _limit_rows(self) -> None:
        """Leave most of the plot's height to the plot, and all that it needs."""
        line, height = self._metrics().lineSpacing(), self._plot.height()
        spare = height - self._plot.minimumSizeHint().height()  # which has one row of it
        lines, most = height // line, min(_MOST_ROWS, 1 + max(0, spare // line))
        if (lines, most) != (self._lines, self._most):
            self._lines, self._most = lines, most
            self.updateGeometry()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(scaled(self.font(), 0.9))

    def _grid(self, width: int) -> tuple[int, int]:
        """Return how many rows and columns there are."""
        metrics, count = self._metrics(), len(self.names)
        widest = max(map(metrics.horizontalAdvance, self._whole_names()))
        wanted = widest + (_SWATCH + 3 * _GAP) * metrics.height()
        fewest = -(-count // max(1, int(width / wanted)))
        rows = max(1, min(fewest, self._lines // _LINES_PER_ROW, self._most))
        utmost = min(fewest, self._lines // _FEWEST_LINES_PER_ROW, self._most)
        while rows < utmost and not self._is_written(width // -(-count // rows)):
            rows += 1
        columns = -(-count // rows)
        return -(-count // columns), columns

    def _is_written(self, width: int) -> bool:
        """Say whether enough of each name has room in a column of `width`."""
        metrics = self._metrics()
        room = int(width - _GAP * metrics.lineSpacing() - (_SMALL_SWATCH + _GAP) * metrics.height())
        return all(
            len(self._written(index, name, metrics, room)) >= min(len(name), _FEWEST_LETTERS)
            for index, name in enumerate(self._short_names())
        )

    def _boxes(self) -> list[QRect]:
        _rows, columns = self._grid(self.width())
        height = self._metrics().lineSpacing()
        width = self.width() // columns
        gap = int(_GAP * height)
        return [
            QRect(index % columns * width, index // columns * height, width - gap, height)
            for index in range(len(self.names))
        ]


def _says_something(text: str) -> bool:
    """Say whether what is left of a name tells more than a number or a mark alone."""
    return ELLIPSIS not in text or len(text) >= _FEWEST_LETTERS


def _has_room(metrics: QFontMetrics, width: int, text: str) -> bool:
    return metrics.horizontalAdvance(text) <= width
