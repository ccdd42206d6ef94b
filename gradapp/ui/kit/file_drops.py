"""Files that are dragged into a window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from gradapp.override import override


class FileDrops(QObject):
    """Lets one file be dropped anywhere in a window.

    Signals:
        dropped: the path of the file.
    """

    dropped = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Watch `window`."""
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):  # or one of a file that is dragged here
            return False
        path = _file_in(event.mimeData())
        if not path:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(path)
        return True


def _file_in(data: QMimeData) -> str:
    """Return the path of the one file that is dragged; empty for anything else."""
    urls = data.urls()
    return urls[0].toLocalFile() if len(urls) == 1 else ""
