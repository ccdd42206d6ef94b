"""Words that are shown as they stand: what has a tag in it Qt takes for HTML, unless it is told.

A `PlainLabel` tells it. Of a tooltip it can't be told: its text is kept from looking like HTML.
In a window's title it is ``[*]`` that Qt takes for something else, the place of its mark.
"""

from __future__ import annotations

from typing import Final

from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from gradapp.ui.kit.text_style import make_title, mute

_NO_TAG: Final = "\u2060"
"""Neither to be seen nor to be broken at; behind ``<`` it begins no tag."""
_MARK: Final = "[*]"


class PlainLabel(QLabel):
    """A label whose text is shown as it stands, unless its format is set to another."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        name: str = "",
        wraps: bool = False,
        is_title: bool = False,
        is_muted: bool = False,
    ) -> None:
        """Show `text`, in several lines where it `wraps`."""
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if is_title:
            make_title(self)
        if is_muted:
            mute(self)


def tip_text(text: str) -> str:
    """Return `text` for a tooltip, where it is shown as it stands."""
    if not QtGui.Qt.mightBeRichText(text):
        return text
    return text.replace("<", f"<{_NO_TAG}").replace("&", f"&{_NO_TAG}")


def title_text(text: str) -> str:
    """Return `text` for the title of a window, where it is shown as it stands."""
    return text.replace(_MARK, 2 * _MARK)


def shown_title(widget: QWidget) -> str:
    """Return the title of a window as it stands there, without a mark."""
    title = widget.windowTitle().replace(2 * _MARK, "\0")  # which no name has
    return title.replace(_MARK, "").replace("\0", _MARK)
