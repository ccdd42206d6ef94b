"""How much a person's own code may do before it stops, to be changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QFormLayout, QSpinBox, QWidget

from gradapp.core.own_code.limits import Limits
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
        self._seconds = QDoubleSpinBox()
        self._seconds.setRange(0.1, 3_600)
        self._seconds.setValue(limits.seconds)
        self._seconds.setSuffix(self.tr(" s"))
        self._lines = QSpinBox()
        self._lines.setRange(100, 200_000)
        self._lines.setSingleStep(1_000)
        self._lines.setValue(limits.lines)
        self._memory = QDoubleSpinBox()
        self._memory.setRange(0.1, 64)
        self._memory.setValue(limits.memory / 1e9)
        self._memory.setSuffix(self.tr(" GB"))
        self._output = QDoubleSpinBox()
        self._output.setRange(0.1, 16)
        self._output.setValue(limits.output / 1e6)
        self._output.setSuffix(self.tr(" MB"))
        form = QFormLayout()
        for name, words, field in self._fields():
            field.setObjectName(f"own_limit_{name}")
            field.setAccessibleName(words)
            form.addRow(words, field)
        self.lay_out(form, focus=self._seconds)
        for number in (self._seconds, self._memory, self._output):
            number.valueChanged.connect(self._choose)
        self._lines.valueChanged.connect(self._choose)

    def _fields(self) -> tuple[tuple[str, str, QAbstractSpinBox], ...]:
        return (
            ("seconds", self.tr("Time of computing"), self._seconds),
            ("lines", self.tr("Recorded lines"), self._lines),
            ("memory", self.tr("Memory"), self._memory),
            ("output", self.tr("Output"), self._output),
        )

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
