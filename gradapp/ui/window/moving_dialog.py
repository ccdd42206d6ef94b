"""Asks which steps a moving picture shows, and how fast."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QSpinBox, QWidget

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
        self._first = self._field("first", self.tr("From step"))
        self._first.setRange(0, made)
        self._last = self._field("last", self.tr("To step"))
        self._last.setRange(0, min(made, most - 1))
        self._last.setValue(self._last.maximum())
        self._pace = self._field("pace", self.tr("Steps a second"))
        self._pace.setRange(1, _FASTEST)
        self._pace.setValue(_USUAL_PACE)
        self._outcome = self.text_label("moving_outcome")
        self._outcome.setWordWrap(True)
        export = self.add_main("export", self.tr("&Export"))
        export.clicked.connect(self._choose)
        form = QFormLayout()
        for field in (self._first, self._last, self._pace):
            form.addRow(field.accessibleName(), field)
            field.valueChanged.connect(self._follow)
        self._follow()
        self.lay_out(form, self._outcome, focus=self._first)

    def _field(self, name: str, words: str) -> QSpinBox:
        field = QSpinBox()
        field.setObjectName(f"moving_{name}")
        field.setAccessibleName(words)
        field.setGroupSeparatorShown(True)
        return field

    @Slot()
    def _follow(self) -> None:
        """Keep the last step behind the first, and as near as it must be; say what comes of it."""
        first = self._first.value()
        self._last.setRange(first, min(self._made, first + self._most - 1))
        count, pace = self._last.value() - first + 1, self._pace.value()
        words = self.tr("Pictures: {0} (at most {1}). They are shown for about {2} s, then again.")
        self._outcome.setText(words.format(count, self._most, f"{count / pace:.1f}"))

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._first.value(), self._last.value(), self._pace.value())
        self.accept()
