"""Whether steps are drawn part by part: as a person has chosen, or else as the system wishes."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Slot

from gradapp.app.run.player import Player
from gradapp.ui.window.main_window import MainWindow


class Animation(QObject):
    """Owns what was chosen.

    Attributes:
        chosen: whether steps are drawn part by part; None where nobody has chosen.
    """

    def __init__(self, window: MainWindow, player: Player, chosen: bool | None) -> None:
        """Draw them part by part unless a person has chosen otherwise."""
        super().__init__(window)
        self.chosen = chosen
        self._action = window.menus.actions["animate"]
        self._action.setChecked(chosen is not False)
        player.set_animated(chosen is not False)
        self._action.triggered.connect(self._choose)

    def follow_system(self) -> None:
        """Draw steps at once where the system asks for less motion, unless a person chose."""
        if self.chosen is not None:
            return
        from gradapp.app.system.motion import is_less_set  # here: a window that opens need not wait

        if is_less_set():
            self._draw_at_once()
        elif sys.platform.startswith("linux"):
            from gradapp.app.system.portal import MotionWish

            wish = MotionWish(self)
            wish.less_wished.connect(self._draw_at_once)
            wish.ask()

    @Slot()
    def _draw_at_once(self) -> None:
        if self.chosen is None:
            self._action.setChecked(False)

    @Slot(bool)
    def _choose(self, on: bool) -> None:
        self.chosen = on
