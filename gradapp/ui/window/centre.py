"""What is between the two columns of panels: the plots, or what another layout has there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gradapp.override import override
from gradapp.ui.kit.later import Later


class Centre(QStackedWidget):
    """One page at a time, which alone says how small it can be.

    Signals:
        resized: it has another size, or needs another width.
    """

    resized = Signal()

    def __init__(self) -> None:
        """Have no page yet."""
        super().__init__()
        self._pages: dict[str, Callable[[], QWidget]] = {}
        self._least = 0

    def add_page(self, name: str, page: QWidget) -> None:
        """Have one page more, to be shown by its name."""
        self._pages[name] = lambda: page
        self.addWidget(page)

    def add_later(self, name: str, page: Later[QWidget]) -> None:
        """Have one page more that is made when it is wanted."""
        self._pages[name] = page
        page.then(self.addWidget)

    def show_page(self, name: str) -> None:
        """Show the page called so.

        Raises:
            KeyError: there is none of that name.
        """
        self.setCurrentWidget(self._pages[name]())
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return QSize() if page is None else page.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return QSize() if page is None else page.minimumSizeHint()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            before, self._least = self._least, self.minimumSizeHint().width()
            if before != self._least:  # Qt would have it no narrower than it was
                self.resized.emit()
        return done

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
