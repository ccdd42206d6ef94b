"""Widgets as a person sees them: on the screen, and in a picture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from unittest.mock import patch

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QPaintDevice,
    QPainter,
    QPicture,
    QStaticText,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from gradapp.ui.graph.items import EdgeItem, NodeItem
from gradapp.ui.graph.view import GraphView
from gradapp.ui.hall.rows import Rows
from gradapp.ui.plot.canvas import Canvas


def expose(qtbot: QtBot, widget: QWidget, *size: int) -> None:
    """Have `widget` on the screen until the test ends, so wide and so high if that is given."""
    qtbot.addWidget(widget)
    if size:
        widget.resize(*size)
    with qtbot.waitExposed(widget):
        widget.show()


def tooltip(widget: QWidget) -> str:
    """Return what is said of `widget` when the mouse rests on it."""
    place = QPoint(1, 1)
    event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    QToolTip.hideText()
    return widget.toolTip()


def toggle(button: QAbstractButton) -> None:
    """Tick or choose as assistive tools do, which is no click."""
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    actions.doAction(QAccessibleActionInterface.toggleAction())


def picture(widget: QWidget) -> QImage:
    """Return what is seen of `widget` once all that has happened is dealt with."""
    QApplication.processEvents()
    return widget.grab().toImage()


def on_screen(widget: QWidget) -> QImage:
    """Return the pixels of a window as what painted last has left them, once all is dealt with."""
    QApplication.processEvents()
    window = widget.window()
    image = window.screen().grabWindow(window.winId()).toImage()
    return image.convertToFormat(QImage.Format.Format_RGB32)


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


class Painted(NamedTuple):
    """A text that was painted.

    Attributes:
        place: where, in its painter.
        text: what was painted.
        is_cut: whether it has more letters or lines than its place has room for.
        by: what kind of thing has it on itself: a widget, or what is printed on.
    """

    place: QRectF
    text: str
    is_cut: bool
    by: type[QPaintDevice]


def painted(widget: QWidget) -> list[tuple[QRectF, str]]:
    """Return the texts that a widget paints, and where."""
    with painting() as found:
        widget.render(QPicture())
    return [(each.place, each.text) for each in found]


@contextmanager
def painting() -> Iterator[list[Painted]]:
    """Note all texts that are painted meanwhile."""
    found: list[Painted] = []
    draw = QPainter.drawText

    def note(painter: QPainter, *where: Any) -> None:
        draw(painter, *where)
        *where, text = where
        metrics, is_cut = QFontMetricsF(painter.font()), False
        if isinstance(where[0], QRect | QRectF):
            place, flags = QRectF(where[0]), getattr(where[1], "value", where[1])
            needed = metrics.boundingRect(place, flags, text)
            is_cut = needed.width() > place.width() + 1 or needed.height() > place.height() + 1
        else:
            at = where[0] if isinstance(where[0], QPointF) else QPointF(*where)
            size = QSizeF(metrics.horizontalAdvance(text), metrics.height())
            place = QRectF(at - QPointF(0, metrics.ascent()), size)
        found.append(Painted(place, text, is_cut, type(painter.device())))

    with patch.object(QPainter, "drawText", note):
        yield found


def words(rows: Rows) -> str:
    """Return those rows that are painted."""
    found = "".join("".join(text.split()) for _place, text in painted(rows))
    every = rows.accessibleDescription().split("\n")
    return "\n".join(row for row in every if "".join(row.split()) in found)


def numbers(canvas: Canvas) -> tuple[list[QRectF], list[QRectF]]:
    """Return where a plot paints the numbers of its axes: at the left and below."""
    found: list[QRectF] = []
    draw = QPainter.drawStaticText

    def note(painter: QPainter, at: QPointF, text: QStaticText) -> None:
        draw(painter, at, text)
        found.append(QRectF(at, text.size()))

    with patch.object(QPainter, "drawStaticText", note):
        canvas.render(QPicture())
    floor = canvas.view().bottom()
    return [each for each in found if each.top() < floor], [
        each for each in found if each.top() >= floor
    ]


def inked(canvas: Canvas) -> list[tuple[QRectF, str]]:
    """Return the texts on a plot, those of its labels too, and where the ink of each is."""
    found: list[tuple[QRectF, str]] = []
    draw, draw_static = QPainter.drawText, QPainter.drawStaticText

    def note(painter: QPainter, *where: Any) -> None:
        draw(painter, *where)
        *where, text = where
        metrics = QFontMetricsF(painter.font())
        ink = metrics.tightBoundingRect(text)
        if isinstance(where[0], QRectF):  # as the names of axes are
            ink.moveCenter(where[0].center())
        else:
            ink.translate(where[0])
        found.append((painter.worldTransform().mapRect(ink), text))

    def note_static(painter: QPainter, at: QPointF, text: QStaticText) -> None:
        draw_static(painter, at, text)
        metrics = QFontMetricsF(painter.font())
        ink = metrics.tightBoundingRect(text.text()).translated(at.x(), at.y() + metrics.ascent())
        found.append((ink, text.text()))

    notes = {"drawText": note, "drawStaticText": note_static}
    with patch.multiple(QPainter, **notes):
        canvas.render(QPicture(), renderFlags=QWidget.RenderFlag.DrawWindowBackground)
    for label in filter(QLabel.isVisible, canvas.findChildren(QLabel)):
        flags = label.alignment().value | Qt.TextFlag.TextWordWrap.value
        place = label.contentsRect().translated(label.pos())
        box = QFontMetricsF(label.font()).boundingRect(place.toRectF(), flags, label.text())
        found.append((box, label.text()))
    return [(box, text) for box, text in found if text.strip()]


def cards(view: GraphView) -> list[NodeItem]:
    """Return the nodes in the drawing of a graph, in the order of that."""
    found = [each for each in view.items() if isinstance(each, NodeItem)]
    return sorted(found, key=lambda each: each.index)


def curves(view: GraphView) -> list[EdgeItem]:
    """Return the edges in the drawing of a graph, in the order of that."""
    found = view.scene().items(Qt.SortOrder.AscendingOrder)
    return [each for each in found if isinstance(each, EdgeItem)]


def scale_text(where: QWidget | QApplication, scale: float) -> None:
    """Have the text of a widget, or of the application, so many times as large."""
    font = where.font()
    font.setPointSizeF(scale * font.pointSizeF())
    where.setFont(font)
