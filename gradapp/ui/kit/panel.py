"""What panels, plots and pages have in common: a name, and colours and sizes that follow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from gradapp.override import override
from gradapp.ui.kit.themed import Themed


class Sizes:
    """How much room a panel asks for; nothing here may depend on the numbers it shows."""

    def least_width(self) -> int:
        """Return how wide it must be to be scrolled in one direction only; 0 for its least."""
        return 0

    def usual_width(self) -> int:
        """Return how wide it must be to show all of it; 0 for whatever it gets, here as below."""
        return 0

    def useful_height(self, _width: int, /) -> int:
        """Return how high it must be to be of use, so wide."""
        return 0

    def enough_height(self, _width: int, /) -> int:
        """Return how high it must be for what is said as a rule, so wide."""
        return 0

    def usual_height(self, _width: int, /) -> int:
        """Return how high it must be to show all of it, so wide."""
        return 0


class Panel(QWidget, Themed, Sizes):
    """Has its parts follow the theme, and says when colours and sizes are to be taken anew.

    Signals:
        needs_changed: what is shown needs other room than what was shown before.
    """

    needs_changed = Signal()

    def __init__(self, name: str, title: str = "") -> None:
        """Be called `name`, and `title` by assistive technology."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()
