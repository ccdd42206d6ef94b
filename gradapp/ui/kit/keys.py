"""Which keys a focused widget takes before the shortcuts of the window do."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

LIST_KEYS: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
"""The keys that move from row to row of a list or a table."""


ARROWS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
"""The keys that walk through lines and steps, which is for the window to do."""


def is_plain(event: QKeyEvent) -> bool:
    """Say whether a key is pressed without Shift, Ctrl and the like; the keypad is as good."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def overrides_shortcut(event: QEvent, keys: Container[int]) -> bool:
    """Say whether a shortcut of the window is about to take one of `keys`, pressed alone."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() in keys
        and is_plain(event)
    )


def takes_space(event: QEvent) -> bool:
    """Have Space for a widget that is pressed by it; say whether `event` was about that."""
    if overrides_shortcut(event, (Qt.Key.Key_Space,)):
        event.accept()
        return True
    return False


def is_walking(event: QKeyEvent) -> bool:
    """Say whether this key walks through lines and steps."""
    return event.key() in ARROWS and is_plain(event)
