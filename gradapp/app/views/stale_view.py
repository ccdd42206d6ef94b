"""What is in sight may stay for a moment, while what takes its place is still being made."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gradapp.engine.news import News
from gradapp.ui.kit.delayed_painting import MOMENT


class StaleView(QObject):
    """Tells a panel whether it may still show what it has shown.

    Signals:
        ended: the moment is over; there is nothing to show.
    """

    ended = Signal()

    def __init__(self, news: News, parent: QObject) -> None:
        """Begin with nothing in sight; `news` tells of the end of a moment."""
        super().__init__(parent)
        self._news = news
        self._has_shown = False
        self._timer = QTimer(self, singleShot=True, interval=MOMENT)
        self._timer.timeout.connect(self._end)

    @property
    def is_running(self) -> bool:
        """Whether what is in sight is no longer what it should be."""
        return self._timer.isActive()

    def begin(self) -> bool:
        """Return whether what is in sight may stay; the first time, a moment begins."""
        if self._has_shown and not self._timer.isActive():
            self._timer.start()
        return self._has_shown

    def shown(self) -> None:
        """Note that what should be in sight is."""
        self._timer.stop()
        self._has_shown = True

    def forgo(self) -> None:
        """Note that there is nothing in sight, or that it must not stay."""
        self._timer.stop()
        self._has_shown = False

    @Slot()
    def _end(self) -> None:
        self.forgo()
        self._news.tell(self.ended)
