"""Asks which steps a moving picture shows, and how fast."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QWidget

from gradapp.ui.kit.count_box import CountBox
from gradapp.ui.kit.dialog import Dialog

_FASTEST: Final = 20
_USUAL_PACE: Final = 2


class MovingDialog(Dialog):
    """A field each for the first step, the last one and the pace, and what comes of them.

    Signals:
        chosen: the first step, 0 being the start, the last one, and how many are shown in a second.
    """

    chosen = Signal(int, int, int)

    def __init__(self, made: int, most: int, parent: QWidget) -> None:
        """Offer all steps, as far as there is room for them.

        Args:
            made: how many steps have been made.
            most: how many pictures there are at most.
            parent: the window it stands before.
        """
        super().__init__("moving_dialog", self.tr("Steps as a moving picture"), parent)
        self._made, self._most = made, most
        last = min(made, most - 1)
        self._first = CountBox("moving_first", self.tr("From step"), 0, made, 0)
        self._last = CountBox("moving_last", self.tr("To step"), 0, last, last)
        pace = self.tr("Steps per second")
        self._pace = CountBox("moving_pace", pace, 1, _FASTEST, _USUAL_PACE)
        self._outcome = self.text_label("moving_outcome", wraps=True)
        export = self.add_main("export", self.tr("&Export"))
        export.clicked.connect(self._choose)
        form = QFormLayout()
        for field in (self._first, self._last, self._pace):
            form.addRow(field.accessibleName(), field)
            field.valueChanged.connect(self._follow)
        self._follow()
        self.lay_out(form, self._outcome, focus=self._first)

    @Slot()
    def _follow(self) -> None:
        """Keep the last step behind the first, and as near as it must be; say what comes of it."""
        first = self._first.value()
        self._last.setRange(first, min(self._made, first + self._most - 1))
        count, pace = self._last.value() - first + 1, self._pace.value()
        words = self.tr("Pictures: {0} (at most {1}). They run for about {2}\u00a0s, then again.")
        self._outcome.setText(words.format(count, self._most, f"{count / pace:.1f}"))

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._first.value(), self._last.value(), self._pace.value())
        self.accept()
