"""Hears which files and links the system wants to be opened: macOS tells by events."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication

from gradapp.engine.news import News
from gradapp.override import override


class FileOpener(QObject):
    """Listens to the application.

    Signals:
        asked: a path, or a link, that is to be opened.
    """

    asked = Signal(str)

    def __init__(self, application: QGuiApplication, platform: str = sys.platform) -> None:
        """Begin to listen, on macOS alone: elsewhere each event would come by here for nothing."""
        super().__init__(application)
        self._news = News()  # while one is being opened the next one waits
        if platform == "darwin":
            application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            self._news.tell(self.asked, event.file() or event.url().toString())
            return True
        return super().eventFilter(watched, event)
