"""Where a run has been on the plane of E over θ."""

from __future__ import annotations

import numpy as np

from gradapp.core.columns import Holds
from gradapp.core.run import Run
from gradapp.core.trajectory import Floats
from gradapp.ui.parabola.span import Span
from gradapp.ui.plot.canvas import Canvas


def trail(run: Run, steps: slice, scale: Span, canvas: Canvas) -> tuple[Floats, Floats]:
    """Return where some steps of a run began, as far as that is in sight.

    The places are on the error curve of its problem, whatever the code took for its error.

    Args:
        run: the run.
        steps: which of its steps, from 0.
        scale: how values become coordinates.
        canvas: where they are going to be drawn.
    """
    # A run that bounces is at the same places again and again.
    (row,) = run.columns.rows(Holds.BEFORE)
    theta: Floats = np.array(sorted(set(run.steps[row, steps].tolist())))
    with np.errstate(over="ignore"):  # too far away to be seen
        error = run.problem.errors([theta])
        x, y = scale.theta.to_view_all(theta), scale.error.to_view_all(error)
    (left, right), (low, high) = canvas.x_range, canvas.y_range
    seen = (left <= x) & (x <= right) & (low <= y) & (y <= high)
    return x[seen], y[seen]
