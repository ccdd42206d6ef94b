"""Where a run has been on the plane of E over θ."""

from __future__ import annotations

from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPolygonF

from gradapp.core.problem import Problem
from gradapp.core.trajectory import Floats
from gradapp.ui.window_span import Span

_LONGEST: Final = 120


def trail(theta: Floats, problem: Problem, stop: int, scale: Span, view: QRectF) -> QPolygonF:
    """Return the points in `view` of the last steps before `stop`, counted from 0.

    Args:
        theta: θ before each step of the run.
        problem: whose error curve the points are on, whatever the code took for its error.
        stop: the index behind the last step wanted.
        scale: how values become coordinates.
        view: the part of the plane that is seen, in coordinates.
    """
    earlier = theta[max(0, stop - _LONGEST) : stop]
    with np.errstate(over="ignore"):
        error = np.square(earlier * problem.x - problem.y)
    x, y = scale.theta.to_view_all(earlier), scale.error.to_view_all(error)
    seen = (view.left() <= x) & (x <= view.right()) & (view.top() <= y) & (y <= view.bottom())
    if not seen.any():  # of which the library can't make a polygon
        return QPolygonF()
    points: QPolygonF = pg.functions.arrayToQPolygonF(x[seen], y[seen])
    return points
