"""A callout: some words in a frame that points at what they are about, in the window itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QRegion,
)
from PySide6.QtWidgets import QFocusFrame, QMainWindow, QScrollArea, QToolButton, QWidget

from gradapp.override import override
from gradapp.ui.kit.announcements import announce
from gradapp.ui.kit.boxes import column_of, row_of
from gradapp.ui.kit.card import RADIUS
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.roles import set_role
from gradapp.ui.kit.themed import Themed
from gradapp.ui.welcome.placing import place
from gradapp.values import dataclass

_TAIL: Final = 12
"""How far the tip that points reaches out of the frame."""
_NEAR: Final = 3 * _TAIL
"""From how far it still points at something; the frame round that tells the rest."""
_SIDES: Final = 12
_WIDTHS: Final = (21, 17, 27, 14, 34)
"""How wide it may be, in heights of a line; the first is the best."""
_MARK: Final = 2
"""How thick the frame is round what it speaks of."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a callout says.

    Attributes:
        title: what it is about.
        told: some sentences.
        to_do: what the person does next.
    """

    title: str
    told: str
    to_do: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Something in the window that a callout speaks of, or should not hide.

    Attributes:
        widget: the widget it is, or is in.
        part: which part of that, where it can be seen; None for all of it.
    """

    widget: QWidget
    part: Callable[[], QRect] | None = None

    def place(self, window: QWidget) -> QRect:
        """Return where in `window` it can be seen; empty where it can't."""
        seen = self.widget.visibleRegion().boundingRect()
        if self.part is not None and not (part := seen & self.part()).isEmpty():
            seen = part
        if seen.isEmpty() or self.widget.window() is not window:
            return QRect()
        return seen.translated(self.widget.mapTo(window, QPoint()))


class Callout(QWidget, Themed):
    """Lies in a main window, beside what it speaks of, which is framed; takes no keys.

    It is where the window as it is now has room for it, whatever it was before.

    Signals:
        skipped: the person has had enough.
    """

    skipped = Signal()

    def __init__(self, window: QMainWindow) -> None:
        """Show nothing yet."""
        super().__init__(window)
        self.setObjectName("callout")
        set_role(self, QAccessible.Role.Note)
        self._window = window
        self._told: Sequence[Spot] = ()
        self._needed: Sequence[Spot] = ()
        self._tip: QPointF | None = None
        self._asked: tuple[QRect, list[QSize], list[QRect], list[QRect]] | None = None
        self._at = QRect()
        self._watched: set[QObject] = set()
        self._marks: list[_Mark] = []
        self._title = PlainLabel(parent=self, name="callout_title", wraps=True, is_title=True)
        self._words = PlainLabel(parent=self, name="callout_told", wraps=True)
        self._to_do = PlainLabel(parent=self, name="callout_to_do", wraps=True, is_title=True)
        self._place = PlainLabel(parent=self, name="callout_place", is_muted=True)
        self._skip = QToolButton(self)
        self._skip.setObjectName("callout_skip")
        self._skip.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape is its key
        self._skip.setAutoRaise(True)
        self._skip.clicked.connect(self.skipped)
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._put)
        self.hide()

    def show_words(self, words: Words, place: str, skip: str) -> None:
        """Say `words`; `place` tells how far on they are, and `skip` how to have no more."""
        is_another = words.title != self._title.text() or not self.isVisible()
        self._title.setText(words.title)
        self._words.setText(words.told)
        self._to_do.setText(words.to_do)
        self._place.setText(place)
        self._skip.setText(skip)
        said = " ".join((words.told, words.to_do))
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(said)
        if is_another:
            announce(self._window, f"{place}. {words.title}. {said}")

    def show_at(self, told: Sequence[Spot], needed: Sequence[Spot]) -> None:
        """Stand beside the first of `told`, hide none of them, and of `needed` as little as can be.

        Those told of are scrolled into sight.
        """
        for spot in told:
            if spot.widget not in [each.widget for each in self._told]:
                _bring_into_sight(spot.widget)
        self._told, self._needed = tuple(told), tuple(needed)
        self._watch([self._window, *(spot.widget for spot in (*told, *needed))])
        self._put()

    def take_away(self) -> None:
        """Show nothing more."""
        self._soon.stop()
        self._watch([])
        for mark in self._marks:
            mark.hide()
        self.hide()

    @override
    def _restyle(self) -> None:
        self.update()
        for mark in self._marks:
            mark.update()

    @property
    def is_settled(self) -> bool:
        """Whether it is where the window as it is now has room for it."""
        return not self._soon.isActive()

    @property
    def colour(self) -> str:
        """The colour of its outline, and of what frames that which it speaks of."""
        return self._theme.error

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what it stands beside, and the window."""
        kinds = QEvent.Type
        if event.type() in (kinds.Resize, kinds.Move, kinds.Show, kinds.Hide, kinds.LayoutRequest):
            self._soon.start()
        return False

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange and not self.isHidden():
            self._soon.start()
        return super().event(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        outline = QPainterPath()
        frame = QRectF(self.rect()).adjusted(_TAIL, _TAIL, -_TAIL, -_TAIL)
        outline.addRoundedRect(frame, RADIUS, RADIUS)
        if self._tip is not None:
            tail = QPainterPath()
            tail.addPolygon(_tail(frame, self._tip))
            outline = outline.united(tail)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self.colour), 2))
            painter.setBrush(QColor(self._theme.highlight))
            painter.drawPath(outline)

    def _lay_out(self) -> None:
        sides = _TAIL + _SIDES
        parts = self._title, self._words, self._to_do, row_of((self._place, 1), self._skip)
        self.setLayout(column_of(*parts, margins=(sides, _TAIL + 8, sides, _TAIL + 6), gap=5))

    def _watch(self, widgets: Sequence[QWidget]) -> None:
        """Follow these, and all they are in."""
        wanted: set[QObject] = set()
        for widget in widgets:
            each: QWidget | None = widget
            while each is not None and each not in wanted:
                wanted.add(each)
                each = None if each.isWindow() else each.parentWidget()
        for gone in self._watched - wanted:
            gone.removeEventFilter(self)
        for new in wanted - self._watched:
            new.installEventFilter(self)
        self._watched = wanted

    @Slot()
    def _put(self) -> None:
        """Go where there is room in the window as it is now."""
        told, needed = map(self._seen, (self._told, self._needed))
        asked = (self._room, self._sizes(), told, needed)
        if asked != self._asked:  # while all comes to rest, it is asked again and again
            self._asked, self._at = asked, place(*asked)
        at = self._at
        self._tip = None
        if told and told[0].adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).intersects(at):
            inside = QRectF(0, 0, at.width() - 1, at.height() - 1)
            self._tip = _nearest(QPointF(told[0].center() - at.topLeft()), inside)
        self.setGeometry(at)
        self._frame(told)
        self.show()
        self.raise_()
        self.update()

    def _seen(self, spots: Sequence[Spot]) -> list[QRect]:
        places = (spot.place(self._window) for spot in spots)
        return [each for each in places if not each.isEmpty()]

    @property
    def _room(self) -> QRect:
        window = self._window
        top = window.menuBar().geometry().bottom() + 1 if window.menuBar().isVisible() else 0
        bottom = window.statusBar().geometry().top() if window.statusBar().isVisible() else None
        height = (window.height() if bottom is None else bottom) - top
        return QRect(0, top, window.width(), height)

    def _sizes(self) -> list[QSize]:
        em, room = self.fontMetrics().height(), self._room
        widths = {min(each * em, room.width()): None for each in _WIDTHS}
        return [QSize(width, self.heightForWidth(width)) for width in widths]

    def _frame(self, told: Sequence[QRect]) -> None:
        while len(self._marks) < len(told):
            self._marks.append(_Mark(self))
        for mark, rect in zip(self._marks, told, strict=False):
            mark.surround(rect)
        for mark in self._marks[len(told) :]:
            mark.hide()


class _Mark(QFocusFrame):
    """A frame round something in the window.

    Qt hides a `QFocusFrame` from assistive tools and from the mouse.
    """

    def __init__(self, callout: Callout) -> None:
        super().__init__(callout.window())
        self._callout = callout

    def surround(self, rect: QRect) -> None:
        """Stand round `rect`, and over nothing in it."""
        around = rect.adjusted(-_MARK, -_MARK, _MARK, _MARK)
        self.setGeometry(around)
        inside = QRect(QPoint(_MARK, _MARK), rect.size())
        self.setMask(QRegion(self.rect()) - QRegion(inside))
        self.show()
        self.raise_()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._callout.colour))


def _tail(frame: QRectF, tip: QPointF) -> QPolygonF:
    """Return the triangle from the side of `frame` to `tip`."""
    half = 0.8 * _TAIL
    is_beside = frame.left() > tip.x() or tip.x() > frame.right()
    along = QPointF(0, half) if is_beside else QPointF(half, 0)
    across, upright = (2, 2 * half) if is_beside else (2 * half, 2)
    base = _nearest(tip, frame.adjusted(across, upright, -across, -upright))
    return QPolygonF([base - along, tip, base + along, base - along])


def _nearest(place: QPointF, area: QRectF) -> QPointF:
    """Return what in `area` is nearest to `place`."""
    return QPointF(
        min(max(place.x(), area.left()), area.right()),
        min(max(place.y(), area.top()), area.bottom()),
    )


def _bring_into_sight(widget: QWidget) -> None:
    """Scroll to a widget that can be seen as a whole."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and widget.height() < parent.viewport().height():
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
