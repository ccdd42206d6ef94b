"""A button in a panel of the main window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPushButton

from gradapp.override import override
from gradapp.ui.keys import overrides_shortcut


class PanelButton(QPushButton):
    """Has Space before the window, whose Space plays; a click leaves the keyboard where it is."""

    def __init__(self, name: str, text: str, accessible_name: str) -> None:
        """Make a button with `text` on it."""
        super().__init__(text)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def event(self, event: QEvent) -> bool:
        if overrides_shortcut(event, (Qt.Key.Key_Space,)):
            event.accept()
            return True
        return super().event(event)
