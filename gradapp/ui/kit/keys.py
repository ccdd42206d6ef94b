"""Which keys a focused widget has before the shortcuts of the window, and which it leaves to them.

Qt asks the focused widget before it looks for a shortcut. One filter answers for every widget that
has something to say to that; what Qt's own fields of text say, they say themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from gradapp.override import override

LIST_KEYS: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
"""The keys that move from row to row of a list or a table."""

_ARROWS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


def take_keys(widget: QWidget, *keys: Qt.Key) -> None:
    """Let `widget` have these keys, pressed alone, before the window."""
    take_keys_if(widget, lambda event: is_press(event, keys))


def take_keys_if(widget: QWidget, wants: Callable[[QKeyEvent], bool]) -> None:
    """Let `widget` have the keys that it wants at that moment before the window."""
    _KeyPolicy(widget, wants, _none)


def leave_keys_if(widget: QWidget, leaves: Callable[[QKeyEvent], bool]) -> None:
    """Keep `widget` from the keys that are the window's at that moment."""
    _KeyPolicy(widget, _none, leaves)


def leave_arrows(widget: QWidget) -> None:
    """Keep `widget` from the arrows, which walk through lines and steps in the window."""
    leave_keys_if(widget, lambda event: is_press(event, _ARROWS))


def leave_undo_unless(widget: QWidget, has_edit: Callable[[], bool]) -> None:
    """Leave undo and redo to the window while nothing is typed in `widget` that isn't taken."""
    leave_keys_if(widget, lambda event: _undoes(event) and not has_edit())


def _undoes(event: QKeyEvent) -> bool:
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return any(map(event.matches, keys))


def is_plain(event: QKeyEvent) -> bool:
    """Say whether a key is pressed without Shift, Ctrl and the like; the keypad is as good."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def is_press(event: QKeyEvent, keys: Container[int]) -> bool:
    """Say whether one of `keys` is pressed, alone."""
    return event.key() in keys and is_plain(event)


def _none(_event: QKeyEvent) -> bool:
    return False


class _KeyPolicy(QObject):
    """Answers for one widget."""

    def __init__(
        self,
        widget: QWidget,
        takes: Callable[[QKeyEvent], bool],
        leaves: Callable[[QKeyEvent], bool],
    ) -> None:
        super().__init__(widget)
        self._takes = takes
        self._leaves = leaves
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):  # first of all: to ask for its kind takes longer
            return False
        asked = event.type() == QEvent.Type.ShortcutOverride
        if not asked and event.type() != QEvent.Type.KeyPress:
            return False
        if self._leaves(event):
            event.ignore()
            return True
        if asked and self._takes(event):
            event.accept()
            return True
        return False
