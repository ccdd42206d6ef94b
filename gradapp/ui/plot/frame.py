"""A plot that can be reached by Tab, read and moved by keys, and told in words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent

from gradapp.core.program.roles import Role
from gradapp.override import override
from gradapp.ui.kit.card import Card
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.roles import CHART, set_role
from gradapp.ui.kit.theme import Theme
from gradapp.ui.plot.canvas import ZOOM

_MOVES: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: -10,
    Qt.Key.Key_PageUp: 10,
}
_ENDS: Final = {Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1}


class PlotFrame(Card, Panel):
    """Alt with ← and → moves what the plot is about, with Page Up and Page Down by ten.

    + and − zoom, and 0 shows all again. The arrows alone are the main window's, there as
    everywhere: they make steps. A subclass says what moves, and tells the plot in `words`.
    """

    moves_alone = False
    """Whether the arrows move it without Alt, too: its window has no other use for them."""

    def __init__(self, name: str, title: str = "") -> None:
        """Make an empty frame."""
        super().__init__(name, title)
        keep_left_to_right(self)
        self._taken: Theme | None = None
        self._done: frozenset[Role] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_role(self, CHART)

    @override
    def apply_theme(self, theme: Theme) -> None:
        if theme != self._taken:  # to draw all of it anew takes long
            self._taken = theme
            super().apply_theme(theme)

    def show_done(self, done: frozenset[Role] | None) -> None:
        """Tell of a step what lines of these roles have computed; None stands for the whole."""
        if done != self._done:
            self._done = done
            self.describe()

    def _has(self, role: Role) -> bool:
        """Whether what lines of this role compute is there."""
        return self._done is None or role in self._done

    def words(self) -> str:
        """Return what is drawn, made from the values that are drawn."""
        raise NotImplementedError

    def move_by_key(self, direction: int) -> None:
        """Move by so many."""
        raise NotImplementedError

    def move_to_end(self, direction: int) -> None:
        """Move as far as it goes in a direction."""

    def take(self) -> None:
        """Do what a click at the place that is read would do."""

    def leave_reading(self) -> None:
        """Read no place any more."""

    def zoom(self, factor: float) -> None:
        """Show so much of what is shown."""

    def reset_view(self) -> None:
        """Undo zooming and moving by hand."""

    def describe(self) -> None:
        """Have assistive tools find the plot in words, which takes time: where there are any."""
        is_wanted = QAccessible.isActive() or self.hasFocus()
        self.setAccessibleDescription(self.words() if is_wanted else "")

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.describe()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.leave_reading()
        self.describe()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        pressed = modifiers & ~Qt.KeyboardModifier.KeypadModifier
        moves = pressed == Qt.KeyboardModifier.AltModifier or (self.moves_alone and not pressed)
        if moves and key in _MOVES:
            self.move_by_key(_MOVES[key])
        elif moves and key in _ENDS:
            self.move_to_end(_ENDS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.text() == "+":
            self.zoom(ZOOM)
        elif event.text() == "-":
            self.zoom(1 / ZOOM)
        elif event.text() == "0":
            self.reset_view()
        else:
            super().keyPressEvent(event)
