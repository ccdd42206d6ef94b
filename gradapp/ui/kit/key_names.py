"""How keys are written where a sentence names them."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QAction, QKeySequence

_ARROWS: Final = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def written_key(key: QKeySequence) -> str:
    """Return a key as it is written on the person's keyboard."""
    return key.toString(QKeySequence.SequenceFormat.NativeText)


def key_of(action: QAction) -> str:
    """Return the key of a command, arrows as they look; its name where it has none."""
    keys = action.shortcuts()
    if not keys:
        return action.text().replace("&", "")
    portable = keys[0].toString(QKeySequence.SequenceFormat.PortableText)
    return _ARROWS.get(portable, written_key(keys[0]))
