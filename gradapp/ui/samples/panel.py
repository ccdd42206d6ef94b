"""The panel of samples: what each adds to the gradient, and what the step were without some."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from gradapp.override import override
from gradapp.ui.kit.boxes import column_of, put_between_sides
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.wrapped_label import WrappedLabel
from gradapp.ui.samples.model import SamplesModel
from gradapp.ui.samples.plot import DataPlot
from gradapp.ui.samples.shown import StepSamples
from gradapp.ui.samples.table import SamplesTable


class SamplesPanel(Panel):
    """A table of the samples, what they add up to, and a plot where there is one input.

    Signals:
        came_up: it can be seen from now on.
        ticked: the place of a sample that a person takes out of the step, or puts back.
    """

    came_up = Signal()
    ticked = Signal(int)

    def __init__(self) -> None:
        """Make an empty panel."""
        super().__init__("samples_panel", self.tr("Samples"))
        self._model = SamplesModel(self)
        self._table = SamplesTable(self._model)
        self._table.setObjectName("samplesTable")
        self._table.setAccessibleName(self.tr("What each sample adds to the gradient"))
        self._sums = WrappedLabel("samplesSums")
        self._without = WrappedLabel("samplesWithout")
        self._empty = PlainLabel(name="samplesEmpty", wraps=True, is_muted=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._plot = DataPlot()
        self._coloured = (self._table, self._plot)
        told = self._sums, self._without
        layout = column_of((self._table, 3), *told, (self._plot, 2), (self._empty, 1))
        sides = put_between_sides(layout, self)
        layout.setContentsMargins(sides, sides // 2, sides, sides // 2)
        self._model.ticked.connect(self.ticked)
        self._table.selected.connect(self._plot.show_selected)
        self._plot.selected.connect(self._table.selectRow)
        self.show_nothing("")

    def show_samples(self, shown: StepSamples, sums: str, without: str) -> None:
        """Show the samples of a step.

        Args:
            shown: what there is to see.
            sums: what the shares add up to, in words.
            without: what the step were without the samples left out; empty where none is.
        """
        self._model.show(shown)
        self._plot.show_samples(shown)
        self._plot.show_selected(self._table.row)  # of other samples, none is
        self._table.size_columns()
        self._sums.show_words(sums)
        self._without.show_words(without)
        self._show_parts(has_samples=True, has_plot=shown.curve is not None)

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to be seen."""
        self._model.show(None)
        self._plot.show_samples(None)
        self._empty.setText(why)
        self._sums.show_words("")
        self._without.show_words("")
        self._show_parts(has_samples=False, has_plot=False)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came_up.emit()

    def _show_parts(self, *, has_samples: bool, has_plot: bool) -> None:
        self._empty.setVisible(not has_samples)
        self._table.setVisible(has_samples)
        self._plot.setVisible(has_plot)
