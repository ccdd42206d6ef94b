"""Room for a panel that may be higher than its place."""

from __future__ import annotations

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gradapp.override import override

_LEAST: Final = QSize(150, 60)
"""How small the room may be, in pixels, however large the text."""


@runtime_checkable
class Follows(Protocol):
    """A panel that goes through its rows one after the other, with those in hand in sight."""

    def in_hand(self) -> QRect:
        """Return where these are; nothing where none are."""


class Scroller(QScrollArea):
    """Scrolls up and down, and sideways only where not even the least of the panel has room.

    The panel's size follows from the room for it and its bars together, never from which bars are
    there. Qt's resizable areas ask the panel again once a bar has come or gone, and recurse until
    the stack is full where a panel needs more height in a wider place.
    """

    def __init__(self, panel: QWidget, *, is_wide: bool = False) -> None:
        """Hold `panel`; if it `is_wide`, whoever gives the room knows how wide that must be."""
        super().__init__()
        self._panel = panel
        self._follows = panel if isinstance(panel, Follows) else None  # long to find out: once
        self._is_wide, self._asked = is_wide, 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(panel)
        self.viewport().setAutoFillBackground(False)
        panel.setAutoFillBackground(False)
        self._persons = 0
        self._followed = QRect(), QSize()
        self.verticalScrollBar().actionTriggered.connect(self._note_wish)

    @override
    def minimumSizeHint(self) -> QSize:
        needed = self.least.width() + self._bar
        some = QSize(needed, 3 * self.fontMetrics().height()).boundedTo(_LEAST)
        if self._is_wide:
            some.setWidth(needed if self._has_to_scroll else needed - self._bar)
        return some

    @property
    def _has_to_scroll(self) -> bool:
        return self.least.height() > self.maximumViewportSize().height()

    @override
    def sizeHint(self) -> QSize:
        return self._panel.sizeHint()

    def whole(self, width: int) -> QSize:
        """Return the room in which all can be seen at once, as wide as that if it can be."""
        width = max(width, self.least.width())
        return QSize(width, self._needed_height(width))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
        self._ask_for_width()

    @override
    def event(self, event: QEvent) -> bool:
        # What is hidden asks for no layout, and may need another size by now.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange, QEvent.Type.Show):
            self._fit()
            self._ask_for_width()
        return super().event(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Bring all of what Tab comes to into sight: Qt cares for its cursor alone."""
        moved, here = super().focusNextPrevChild(next), self.focusWidget()
        if here is not None and self._panel.isAncestorOf(here):
            half = here.height() // 2 + 1
            if 2 * half <= self.viewport().height():
                middle = here.mapTo(self._panel, here.rect().center())
                self.ensureVisible(middle.x(), middle.y(), 0, half)
        return moved

    def _ask_for_width(self) -> None:
        """Say so if the room must be as wide as it was not before."""
        if self._is_wide and self.minimumSizeHint().width() != self._asked:
            self._asked = self.minimumSizeHint().width()
            self.updateGeometry()

    @property
    def least(self) -> QSize:
        """The least that the panel can be."""
        return self._panel.minimumSizeHint().expandedTo(self._panel.minimumSize())

    @Slot()
    def _note_wish(self) -> None:
        """Keep in mind how far a person has scrolled."""
        self._persons = self.verticalScrollBar().sliderPosition()

    def _follow(self) -> None:
        """Scroll from where a person has left it as little as brings what is in hand into sight."""
        if self._follows is None:
            return
        place, room = self._follows.in_hand(), self.viewport().size()
        if (place, room) == self._followed:  # or else a person could not look elsewhere meanwhile
            return
        self._followed = place, room
        top = self._persons
        if not place.isEmpty():
            top = max(min(top, place.top()), place.bottom() + 1 - room.height())
        self.verticalScrollBar().setValue(top)

    def _needed_height(self, width: int) -> int:
        panel = self._panel
        return panel.heightForWidth(width) if panel.hasHeightForWidth() else self.least.height()

    @property
    def _bar(self) -> int:
        return self.verticalScrollBar().sizeHint().width()

    def _fit(self) -> None:
        """Give the panel all of the room if it fits in there, else what the bars leave."""
        room, least = self.maximumViewportSize(), self.least
        width = max(room.width(), least.width())
        height = self._needed_height(width)
        if height > room.height() or width > room.width():
            width = max(room.width() - self._bar, least.width())
            height = self._needed_height(width)
        self._panel.resize(width, max(height, room.height() - (width > room.width()) * self._bar))
        self._follow()
