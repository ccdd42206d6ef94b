"""What the drawing of a graph consists of: cards for nodes, curves for edges."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gradapp.core.numbers.text import Text
from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.text_style import elided
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class NodeText:
    """What is written on a node.

    Attributes:
        title: what it is in the code, with its value once there is one.
        kind: what PyTorch calls it.
        gradient: the gradient that arrived; empty while none has.
        is_leaf: whether it stands for a leaf tensor.
        is_made: whether the operation has been done.
    """

    title: Text
    kind: str
    gradient: Text
    is_leaf: bool
    is_made: bool


class NodeItem(QGraphicsItem):
    """A card for a node: square and thick for a leaf, rounded for an operation."""

    def __init__(self, index: int) -> None:
        """Make the card of the node of this index."""
        super().__init__()
        self.index = index
        self.card = NodeText(Text(), "", Text(), is_leaf=False, is_made=False)
        self._theme = LIGHT
        self._font = QFont()
        self._size = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(1)

    def take_size(self, rect: QRectF) -> None:
        """Take room, around the item's place."""
        if rect != self._size:
            self.prepareGeometryChange()
            self._size = rect

    def show_card(self, card: NodeText, theme: Theme, font: QFont) -> None:
        """Write what `card` says."""
        self.card, self._theme, self._font = card, theme, font
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return self._size.adjusted(-3, -3, 3, 3)

    @override
    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        theme, card = self._theme, self.card
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = QFontMetricsF(self._font).height()
        colour = QColor(theme.error if card.is_made else theme.muted)
        pen = QPen(colour, (0.16 if card.is_leaf else 0.08) * em)
        if not card.is_made:
            pen.setStyle(Qt.PenStyle.DashLine)
        if self.isSelected():
            pen.setColor(QColor(theme.text))
            pen.setWidthF(0.2 * em)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.highlight if self.isSelected() else theme.surface))
        radius = 0.0 if card.is_leaf else 0.6 * em
        painter.drawRoundedRect(self._size, radius, radius)
        bold = QFont(self._font)
        bold.setBold(card.is_made)
        rows: list[tuple[Text | str, QFont, str]] = [
            (card.title, bold, theme.text if card.is_made else theme.muted),
            (card.kind, self._font, theme.muted),
            (card.gradient, bold, theme.gradient_text),
        ]
        height = self._size.height() / 3.3
        for row, (text, font, ink) in enumerate(rows):
            place = QRectF(
                self._size.left() + 0.3 * em,
                self._size.top() + 0.15 * height + row * height,
                self._size.width() - 0.6 * em,
                height,
            )
            painter.setFont(font)
            keep_left_to_right(painter)
            painter.setPen(QColor(ink))
            shown = elided(text, QFontMetricsF(font), place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


class LabelItem(QGraphicsItem):
    """The gradient that went along an edge: it stands on all curves, also on those of others.

    Attributes:
        text: what is written; empty while nothing is.
        middle: where it stands if it has room there.
    """

    def __init__(self) -> None:
        """Write nothing yet."""
        super().__init__()
        self.text = ""
        self.middle = QPointF()
        self._room = QRectF()
        self._theme = LIGHT
        self._font = QFont()
        self.setZValue(0.5)

    @property
    def room(self) -> float:
        """How wide a text may be."""
        return self._room.width()

    def take_room(self, room: QRectF) -> None:
        """Write in `room`."""
        self.prepareGeometryChange()
        self._room = room

    def show_text(self, text: str, theme: Theme, font: QFont) -> None:
        """Write `text`."""
        self.text, self._theme, self._font = text, theme, font
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return self._room

    @override
    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        bold = QFont(self._font)
        bold.setBold(True)
        metrics = QFontMetricsF(bold)
        painter.setFont(bold)
        keep_left_to_right(painter)
        painter.setPen(QColor(self._theme.gradient_text))
        patch = QRectF(0, 0, metrics.horizontalAdvance(self.text), self._room.height())
        patch.moveCenter(self.middle)
        last = self._room.right() - patch.width()
        patch.moveLeft(max(self._room.left(), min(patch.left(), last)))
        painter.fillRect(patch, QColor(self._theme.surface))
        painter.drawText(patch, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self.text)


class EdgeItem(QGraphicsItem):
    """A curve between an operation and its operand.

    A value has gone up along it, and the arrow points up, until a gradient goes down.

    Attributes:
        label: what is written beside the curve.
    """

    def __init__(self) -> None:
        """Make a curve without a place."""
        super().__init__()
        self.label = LabelItem()
        self._path = QPainterPath()
        self._theme = LIGHT
        self._font = QFont()
        self._is_made = False

    def take_place(self, points: list[QPointF], bend: float) -> None:
        """Lead through `points`, bent to the side by `bend`."""
        self.prepareGeometryChange()
        path = QPainterPath(points[0])
        for start, end in pairwise(points):
            third = (end.y() - start.y()) / 3
            path.cubicTo(
                QPointF(start.x() + bend, start.y() + third),
                QPointF(end.x() + bend, end.y() - third),
                end,
            )
        self._path = path
        self.label.middle = (points[0] + points[1]) / 2 + QPointF(0.75 * bend, 0)

    def show_gradient(self, text: str, is_made: bool, theme: Theme, font: QFont) -> None:
        """Write the gradient that went this way; empty while none has."""
        self.label.show_text(text, theme, font)
        self._is_made, self._theme, self._font = is_made, theme, font
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return self._path.boundingRect().adjusted(-8, -8, 8, 8)

    @override
    def shape(self) -> QPainterPath:
        stroker = QPainterPathStroker()
        stroker.setWidth(QFontMetricsF(self._font).height())
        return stroker.createStroke(self._path)

    @override
    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        theme, has_gradient = self._theme, self.label.text != ""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = QFontMetricsF(self._font).height()
        pen = QPen(QColor(theme.gradient if has_gradient else theme.muted), 0.08 * em)
        if has_gradient:
            pen.setWidthF(0.16 * em)
        elif not self._is_made:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        if not has_gradient:
            if self._is_made:
                tip, back = self._path.pointAtPercent(0.0), self._path.pointAtPercent(0.14)
                painter.setBrush(QColor(theme.muted))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawPolygon(_arrow_head(back, tip, 0.28 * em))
            return
        tip, back = self._path.pointAtPercent(1.0), self._path.pointAtPercent(0.86)
        painter.setBrush(QColor(theme.gradient))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(_arrow_head(back, tip, 0.45 * em))


def _arrow_head(back: QPointF, tip: QPointF, size: float) -> QPolygonF:
    along = tip - back
    length = (along.x() ** 2 + along.y() ** 2) ** 0.5 or 1.0
    unit = along / length
    across = QPointF(-unit.y(), unit.x()) * size
    base = tip - unit * 1.8 * size
    return QPolygonF([tip, base + across, base - across])
