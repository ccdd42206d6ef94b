"""How the learning rate's strip looks: where its parts are, and their painting."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
)

from gradapp.core.numbers.text import stated
from gradapp.core.numbers.written import in_digits
from gradapp.core.theory import Borders
from gradapp.ui.kit.text_style import scaled
from gradapp.ui.kit.theme import Theme
from gradapp.values import dataclass

REACH: Final = 1.25
"""The right end of the strip, in units of the α from which nothing converges."""

DIVERGENCE: Final = 1.0 / REACH
"""Where that α is, as a share of the strip."""


@dataclass(frozen=True, slots=True)
class StripGeometry:
    """Where the parts of a strip are, in pixels.

    Attributes:
        width: of the strip.
        font: of the strip, from which all heights come.
        borders: the learning rates that part the zones; None where there is no scale.
        alpha: the learning rate in use.
    """

    width: float
    font: QFont
    borders: Borders | None = None
    alpha: float = 0.0

    @property
    def swinging(self) -> float:
        """Where the first border is, as a share of the strip."""
        return self.borders.swinging / self.borders.divergence / REACH if self.borders else 0.0

    @property
    def unit(self) -> float:
        """The height of the strip's text."""
        return QFontMetrics(self.font).height()

    @property
    def small_font(self) -> QFont:
        """The font of what is written above and under the bar."""
        return scaled(self.font, 0.85)

    @property
    def bar(self) -> QRectF:
        """The bar of the three zones."""
        return QRectF(0.5 * self.unit, 0.95 * self.unit, self.width - self.unit, 1.2 * self.unit)

    @property
    def height(self) -> float:
        """What the strip needs, labels included."""
        return self.bar.bottom() + QFontMetricsF(self.small_font).height() + 4

    def x_of(self, fraction: float) -> float:
        """Return where a share of the bar is, at its ends for what is outside."""
        bar = self.bar
        return bar.left() + bar.width() * min(max(fraction, 0.0), 1.0)

    def labels(self) -> list[tuple[str, QRectF]]:
        """Return the texts under the bar and where they stand, with as many digits as fit.

        Of fewer than tell a border from the other, from 0, and from α, there are none; nor of one
        alone, by which 0.25 would be 0.2. Where not
        even its name fits, the first border has none; then the last loses its name.
        """
        if self.borders is None:
            return []
        marks = [
            (self.borders.names[0], self.borders.swinging, self.swinging),
            (self.borders.names[1], self.borders.divergence, DIVERGENCE),
        ]
        for shown in (marks, marks[1:], [("", *marks[1][1:])]):
            for digits in (*filter(self._are_told_apart, (6, 4, 3, 2)), 0):
                places = self._places(shown, digits)
                if all(a.right() + self._gap <= b.left() for (_, a), (_, b) in pairwise(places)):
                    return places
        return places

    def _are_told_apart(self, digits: int) -> bool:
        """Return whether borders of so many digits, the other one, and α are in their order."""
        assert self.borders is not None
        values = (self.borders.swinging, self.borders.divergence)
        shown = [(value, in_digits(value, digits)) for value in values]
        shown.append((self.alpha, self.alpha))
        return all(
            (a < b) == (short_a < short_b) and (a > b) == (short_a > short_b)
            for (a, short_a), (b, short_b) in combinations(shown, 2)
            if a != b
        )

    @property
    def _gap(self) -> float:
        return QFontMetricsF(self.small_font).horizontalAdvance("0")

    def _places(
        self, marks: list[tuple[str, float, float]], digits: int
    ) -> list[tuple[str, QRectF]]:
        metrics = QFontMetricsF(self.small_font)
        places: list[tuple[str, QRectF]] = []
        for place, (name, value, share) in enumerate([("0", 0.0, 0.0), *marks]):
            has_value = bool(digits) and place > 0
            text = f"{name} {stated(value, significant=digits)}".strip() if has_value else name
            area = QRectF(0, self.bar.bottom() + 4, 0, metrics.height())
            area.setWidth(metrics.horizontalAdvance(text) + 1)
            area.moveLeft(self.x_of(share) - area.width() / 2)
            area.moveRight(min(area.right(), self.width))
            places.append((text, area))
        return places


Stretch = tuple[float, float, str, Qt.BrushStyle, str]
"""From where to where as shares of the strip, a colour, a pattern, and a symbol."""


def paint_zones(painter: QPainter, geometry: StripGeometry, theme: Theme) -> None:
    """Paint three zones that colour, hatching and symbol tell apart."""
    zones = [
        (0.0, geometry.swinging, theme.decrease, Qt.BrushStyle.NoBrush, "→"),
        (geometry.swinging, DIVERGENCE, theme.gradient, Qt.BrushStyle.BDiagPattern, "⇄"),
        (DIVERGENCE, 1.0, theme.increase, Qt.BrushStyle.DiagCrossPattern, "↗"),
    ]
    paint_stretches(painter, geometry, theme, zones)


def paint_stretches(
    painter: QPainter, geometry: StripGeometry, theme: Theme, stretches: list[Stretch]
) -> None:
    """Paint parts of the bar; a symbol where there is room for it."""
    bar = geometry.bar
    ink = QColor(theme.on_zone)
    hatching = QColor(ink)
    hatching.setAlphaF(0.3)
    for left, right, colour, pattern, symbol in stretches:
        zone = QRectF(bar)
        zone.setLeft(geometry.x_of(left))
        zone.setRight(geometry.x_of(right))
        painter.fillRect(zone, QColor(colour))
        painter.fillRect(zone, QBrush(hatching, pattern))
        badge = QRectF(0, 0, 1.4 * bar.height(), bar.height())
        badge.moveCenter(zone.center())
        if badge.width() > zone.width():
            continue
        if pattern is not Qt.BrushStyle.NoBrush:
            painter.fillRect(badge, QColor(colour))
        painter.setPen(ink)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, symbol)


def paint_handle(
    painter: QPainter, geometry: StripGeometry, theme: Theme, fraction: float, alpha: float
) -> None:
    """Paint the handle; outside of the strip it is an arrow at that end, with its value."""
    bar = geometry.bar
    x, size = geometry.x_of(fraction), 0.4 * geometry.unit
    outside = (fraction > 1.005) - (fraction < 0)
    colour = QColor(theme.text)
    painter.setPen(QPen(colour, max(2.0, 0.15 * size)))
    painter.drawLine(QPointF(x, bar.top() - size), QPointF(x, bar.bottom()))
    tip = QPointF(x + outside * size, bar.top() - size) if outside else QPointF(x, bar.top())
    back = QPointF(-outside * size, 0) if outside else QPointF(0, -1.4 * size)
    side = QPointF(0, 0.8 * size) if outside else QPointF(0.8 * size, 0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if outside:
        tip -= QPointF(0, 0.1 * size)
    painter.drawPolygon(QPolygonF([tip, tip + back + side, tip + back - side]))
    if outside:
        text = f"α {stated(alpha, significant=4)}"
        painter.setFont(geometry.small_font)
        painter.setPen(colour)
        width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 1
        x -= outside * 0.7 * size
        area = QRectF(x - width if outside > 0 else x, 0, width, bar.top() - 4)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def paint_labels(painter: QPainter, geometry: StripGeometry, theme: Theme) -> None:
    """Write what the borders of the zones are."""
    painter.setFont(geometry.small_font)
    painter.setPen(QColor(theme.muted))
    for text, area in geometry.labels():
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
