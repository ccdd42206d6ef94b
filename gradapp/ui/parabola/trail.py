"""Where a run has been on the plane of E over θ."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPolygonF

from gradapp.core.problem import Problem
from gradapp.core.trajectory import Floats
from gradapp.ui.parabola.span import Span


def trail(theta: Floats, problem: Problem, scale: Span, view: QRectF) -> QPolygonF:
    """Return the points in `view` of some steps.

    Args:
        theta: θ before each of the steps.
        problem: whose error curve the points are on, whatever the code took for its error.
        scale: how values become coordinates.
        view: the part of the plane that is seen, in coordinates.
    """
    with np.errstate(over="ignore"):  # too far away to be seen
        error = np.square(theta * problem.x - problem.y)
        x, y = scale.theta.to_view_all(theta), scale.error.to_view_all(error)
    seen = (view.left() <= x) & (x <= view.right()) & (view.top() <= y) & (y <= view.bottom())
    if not seen.any():  # of which the library can't make a polygon
        return QPolygonF()
    points: QPolygonF = pg.functions.arrayToQPolygonF(x[seen], y[seen])
    return points
