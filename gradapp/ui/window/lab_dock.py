"""Where the panel of the Lab is: before the equations, or before the code in a low window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtWidgets import QMainWindow

from gradapp.ui.kit.dock import PanelDock
from gradapp.ui.window.arrangement import Arrangement

_LOW: Final = 34
"""A window of fewer lines has no room for the Lab above the code: it is put in front of that."""


class LabDock:
    """Puts the panel of the Lab into the window, and away; it is in no layout.

    Attributes:
        dock: its dock.
    """

    def __init__(
        self,
        window: QMainWindow,
        arrangement: Arrangement,
        dock: PanelDock,
        formula: PanelDock,
        code: PanelDock,
    ) -> None:
        """Take care of `dock`, which has no place yet, among those of equations and code."""
        self._window = window
        self._arrangement = arrangement
        self._formula, self._code = formula, code
        self.dock = dock
        arrangement.take(dock)

    def show(self, shown: bool) -> None:
        """Show it in front of where it belongs, or put it away."""
        has_place = self._arrangement.has(self.dock)
        if shown:
            if not has_place:
                self._arrangement.add(self.dock, self._right_and_wrong()[0])
            self.dock.show()
            self.dock.raise_()
        elif has_place:
            self._arrangement.remove(self.dock)

    def follow_height(self) -> None:
        """Put it where it belongs in a window of so many lines, unless a person has moved it."""
        right, wrong = self._right_and_wrong()
        if wrong.name in self._arrangement.beside(self.dock) and not right.isFloating():
            self._arrangement.remove(self.dock)
            self._arrangement.add(self.dock, right)

    def is_before(self, dock: PanelDock) -> bool:
        """Say whether it is in front of `dock`, in the same place."""
        return self.dock.isVisible() and dock in self._window.tabifiedDockWidgets(self.dock)

    @contextmanager
    def away(self) -> Iterator[None]:
        """Have the places of all others changed meanwhile; it is where it belongs then."""
        was_shown = self._arrangement.has(self.dock)
        self.show(False)
        yield
        if was_shown:
            self.show(True)

    def _right_and_wrong(self) -> tuple[PanelDock, PanelDock]:
        """Return the panel that it is put in front of, and the one that it is not."""
        low = self._window.height() < _LOW * self._window.fontMetrics().height()
        return (self._code, self._formula) if low else (self._formula, self._code)
