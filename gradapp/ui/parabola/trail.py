"""Where a run has been on the plane of E over θ."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPolygonF

from gradapp.core.problem import Problem
from gradapp.core.trajectory import Floats
from gradapp.ui.parabola.span import Span
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.plot.marks import polygon


def trail(theta: Floats, problem: Problem, scale: Span, canvas: Canvas) -> QPolygonF:
    """Return the points in `view` of some steps.

    Args:
        theta: θ before each of the steps.
        problem: whose error curve the points are on, whatever the code took for its error.
        scale: how values become coordinates.
        canvas: where they are going to be drawn.
    """
    # A run that bounces is at the same places again and again.
    theta = np.array(sorted(set(theta.tolist())))
    with np.errstate(over="ignore"):  # too far away to be seen
        error = np.square(theta * problem.x - problem.y)
        x, y = scale.theta.to_view_all(theta), scale.error.to_view_all(error)
    (left, right), (low, high) = canvas.x_range, canvas.y_range
    seen = (left <= x) & (x <= right) & (low <= y) & (y <= high)
    return polygon(x[seen], y[seen])
