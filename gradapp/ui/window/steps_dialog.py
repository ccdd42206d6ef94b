"""Asks how many steps are made at once."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QWidget

from gradapp.ui.kit.count_box import CountBox
from gradapp.ui.kit.dialog import Dialog

_USUAL: Final = 100


class StepsDialog(Dialog):
    """A field for their number.

    Signals:
        chosen: how many there are to be.
    """

    chosen = Signal(int)

    def __init__(self, most: int, parent: QWidget) -> None:
        """Ask for a number up to `most`, before the window `parent`."""
        super().__init__("steps_dialog", self.tr("Run steps"), parent)
        words = self.tr("How many steps?")
        self._count = CountBox("steps_count", words, 1, most, _USUAL)
        self.add_main("run", self.tr("&Run", "it, not a menu")).clicked.connect(self._choose)
        form = QFormLayout()
        form.addRow(words, self._count)
        self.lay_out(form, focus=self._count)
        self._count.selectAll()

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._count.value())
        self.accept()
