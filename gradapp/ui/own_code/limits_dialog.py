"""How much a person's own code may do before it stops, to be changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QWidget

from gradapp.core.own_code.limits import Limits
from gradapp.ui.kit.count_box import CountBox
from gradapp.ui.kit.dialog import Dialog


class LimitsDialog(Dialog):
    """A field for each limit; what is set goes for the next run.

    Signals:
        chosen: the limits, whenever one is another.
    """

    chosen = Signal(Limits)

    def __init__(self, limits: Limits, parent: QWidget) -> None:
        """Show `limits`."""
        super().__init__("own_code_limits", self.tr("Limits of own code"), parent)
        self._limits = limits
        self._form = QFormLayout()
        words = self.tr("Computing time")
        self._seconds = self._amount("seconds", words, self.tr(" s"), 3_600, limits.seconds)
        words = self.tr("Recorded lines")
        self._lines = CountBox("own_limit_lines", words, 100, 200_000, limits.lines)
        self._lines.setSingleStep(1_000)
        self._form.addRow(words, self._lines)
        words = self.tr("Memory")
        self._memory = self._amount("memory", words, self.tr(" GB"), 64, limits.memory / 1e9)
        words = self.tr("Output")
        self._output = self._amount("output", words, self.tr(" MB"), 16, limits.output / 1e6)
        self.lay_out(self._form, focus=self._seconds)
        for field in (self._seconds, self._lines, self._memory, self._output):
            field.valueChanged.connect(self._choose)

    def _amount(self, name: str, words: str, unit: str, most: float, now: float) -> QDoubleSpinBox:
        field = QDoubleSpinBox()
        field.setObjectName(f"own_limit_{name}")
        field.setAccessibleName(words)
        field.setSuffix(unit)
        field.setRange(0.1, most)
        field.setValue(now)
        self._form.addRow(words, field)
        return field

    @Slot()
    def _choose(self) -> None:
        self._limits = replace(
            self._limits,
            seconds=self._seconds.value(),
            lines=self._lines.value(),
            memory=round(1e9 * self._memory.value()),
            output=round(1e6 * self._output.value()),
        )
        self.chosen.emit(self._limits)
