"""The welcome, which a first start shows by itself, and any other when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from gradapp.app.run.current_run import CurrentRun
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # imported when there is one to be shown
    from gradapp.app.views.welcome import Welcome


class FirstWelcome(QObject):
    """Owns whether the welcome is still due.

    Attributes:
        is_due: whether nobody has seen it yet, nor gone without it.
        shown: the welcome, once it has been shown.
    """

    def __init__(
        self,
        window: MainWindow,
        current_run: CurrentRun,
        welcome: Callable[[], Welcome],
        *,
        is_due: bool,
    ) -> None:
        """Wait for `offer`, or for the command; `welcome` makes it when it is to be shown."""
        super().__init__(window)
        self._current_run = current_run
        self._welcome = welcome
        self.is_due = is_due
        self.shown: Welcome | None = None
        self._is_put_off = False
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(is_due)
        self._escape.activated.connect(self._skip)
        window.menus.on(welcome=self._show)

    def put_off(self) -> None:
        """Leave it to another start: a person has opened something."""
        self._is_put_off = True

    def offer(self) -> None:
        """Show it if it is due, unless a person is at work."""
        if self._current_run.wishes:
            self._skip()  # who steps already needs no telling how
        if self.is_due and self._current_run.is_untouched and not self._is_put_off:
            self._show()
        self._escape.setEnabled(False)  # where it is due still, another start shows it

    @Slot()
    def _skip(self) -> None:
        """Let a welcome that has not begun be none."""
        self.is_due = False
        self._escape.setEnabled(False)

    @Slot()
    def _show(self) -> None:
        if self.shown is None:
            self.shown = self._welcome()
        self._skip()
        self.shown.begin()
