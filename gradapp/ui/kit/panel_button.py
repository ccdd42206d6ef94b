"""Buttons in the panels of the main window.

They have Space before the window, whose Space plays; a click leaves the keyboard where it is.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QToolButton, QWidget

from gradapp.ui.kit.keys import take_keys
from gradapp.ui.kit.plain_text import tip_text


class PanelButton(QPushButton):
    """A button with a word on it."""

    def __init__(self, name: str, text: str, accessible_name: str = "") -> None:
        """Make a button with `text` on it, which is also its name if there is no other."""
        super().__init__(text)
        self.setObjectName(name)
        if accessible_name:
            self.setAccessibleName(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        take_keys(self, Qt.Key.Key_Space)


class PanelToolButton(QToolButton):
    """A button that stands for a command, or with a sign on it; a flat one has no frame."""

    def __init__(
        self, name: str, text: str = "", parent: QWidget | None = None, *, is_flat: bool = False
    ) -> None:
        """Make a button with `text` on it."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setText(text)
        self.setAutoRaise(is_flat)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        take_keys(self, Qt.Key.Key_Space)


class PanelCheckBox(QCheckBox):
    """A box to be ticked; `toggled` tells of assistive tools as well, `clicked` of no such."""

    def __init__(self, name: str, text: str, parent: QWidget, tip: str = "") -> None:
        """Make a box with `text` beside it."""
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setToolTip(tip_text(tip))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        take_keys(self, Qt.Key.Key_Space)
