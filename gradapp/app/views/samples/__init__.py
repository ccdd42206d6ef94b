"""Shows what each sample adds to the gradient of the step at the cursor."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Slot

from gradapp.app.run.current_run import CurrentRun
from gradapp.core.columns import Holds
from gradapp.core.lab.samples import OfSamples, mirrored
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.trajectory import Floats
from gradapp.ui.samples.shown import StepSamples, with_room
from gradapp.ui.window.main_window import MainWindow

_PIECES: Final = 200


class ShownSamples(QObject):
    """Connects the panel of samples; nothing is computed for it while it is not seen."""

    def __init__(self, window: MainWindow, current_run: CurrentRun) -> None:
        """Show nothing yet."""
        super().__init__(window)
        self._panel = window.samples_panel
        self._current_run = current_run
        self._left_out: frozenset[int] = frozenset()
        self._data: Data | None = None
        self._panel.came_up.connect(self.show)
        self._panel.ticked.connect(self._tick)

    @Slot()
    def show(self) -> None:
        """Show the step at the cursor, as it is now."""
        run, problem = self._current_run.run, self._current_run.problem
        if isinstance(run.method, OfSamples):
            problem = mirrored(problem)
        data = problem.data
        if data != self._data:
            self._data, self._left_out = data, frozenset()
        if not self._panel.isVisible():
            return
        fit = problem.as_fit
        if fit is None or data is None:
            self._panel.show_nothing(self._why_empty(problem))
            return
        from gradapp.app.views.samples.words import (  # here: a window that opens need not wait
            sums,
            without,
        )
        from gradapp.core.comparison.proof import gradient_is_rounded
        from gradapp.core.equations.ledger import ledger

        values = self._current_run.step_values
        before = run.after(0) if values is None else values.that_hold(Holds.BEFORE)
        step = 1 if values is None else values.step
        found = ledger(fit, before, step, run.precision)
        if found is None:
            self._panel.show_nothing(self.tr("There are no shares to show for this step."))
            return
        curve = _curve(fit, before, data, run.precision)
        shown = StepSamples(found, data.inputs, fit.names, run.precision, curve, self._left_out)
        gradient = None if values is None else values.that_hold(Holds.GRADIENT)
        is_rounded = () if values is None else gradient_is_rounded(run, values.step)
        said = sums(shown, run.method, gradient, is_rounded)
        earlier = () if values is None else values.earlier
        self._panel.show_samples(shown, said, without(fit, before, step, earlier, shown))

    def _why_empty(self, problem: AnyProblem) -> str:
        fit = problem.as_fit
        if fit is None:
            return self.tr("There are no shares to show for this step.")
        if fit.data is None:
            return self.tr(
                "An error formula has no samples: it is E itself, so there is nothing to add up."
            )
        return self.tr(
            "The notebook has one sample, so all of the gradient is its own. Problems with data, "
            "such as File ▸ Examples ▸ Five points and a line, show here what each sample adds."
        )

    @Slot(int)
    def _tick(self, place: int) -> None:
        self._left_out ^= {place}
        self.show()


def _curve(
    problem: Fit, parameters: tuple[float, ...], data: Data, precision: Precision
) -> tuple[Floats, Floats] | None:
    """Return f at places around the samples; None where there is more than one input."""
    if len(data.inputs) != 1:
        return None
    from gradapp.core.equations.ledger import predictions

    given = [precision.rounded(each) for each in data.columns[0]]
    xs = np.linspace(*with_room(min(given), max(given)), _PIECES)
    return xs, predictions(problem, parameters, xs)
