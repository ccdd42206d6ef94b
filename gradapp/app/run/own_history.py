"""Which texts of own code were put in place of which others, to be undone and redone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from gradapp.app.run.own_code import OwnCode, Source
from gradapp.engine.news import one_change
from gradapp.override import override


class OwnHistory(QObject):
    """Owns the stack of whole texts; what is typed in one is undone where it is written.

    Signals:
        changed: something else can be undone or redone.
    """

    changed = Signal()

    def __init__(self, code: OwnCode, parent: QObject | None = None) -> None:
        """Begin with the text that there is."""
        super().__init__(parent)
        self.news = code.news
        self.code = code
        self.stack = QUndoStack(self)
        self.stack.indexChanged.connect(self._tell)

    @one_change
    def begin(self, source: Source) -> None:
        """Have a text from which changes begin."""
        self.stack.clear()
        self.code.begin(source)

    @one_change
    def replace(self, source: Source) -> None:
        """Have a text in place of another, which can be brought back as it is now."""
        self.stack.push(_Replacement(self.code, source))

    @Slot()
    def _tell(self) -> None:
        self.news.tell(self.changed)


class _Replacement(QUndoCommand):
    """One text in place of another."""

    def __init__(self, code: OwnCode, source: Source) -> None:
        super().__init__(source.name)
        self._code = code
        self._other = source

    @override
    def redo(self) -> None:
        """Have the text that came in place of the other."""
        self._exchange()

    @override
    def undo(self) -> None:
        """Have the text that was there before."""
        self._exchange()

    def _exchange(self) -> None:
        """Have the other text, and keep this one as it has become."""
        self._other, now = self._code.source, self._other
        self._code.begin(now)
