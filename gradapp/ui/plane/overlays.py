"""Other runs beside the one on the plane: where they are after the same step, and their trails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from gradapp.core.columns import Holds
from gradapp.core.run import Run
from gradapp.core.trajectory import Floats
from gradapp.ui.plot.marks import polygon
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_marks import OverlayMark

_TRAIL: Final = 60
"""So many steps before the one looked at are drawn."""
_FARTHER: Final = 1.0
"""How far beyond what the run itself needs others are shown, in its own width and height."""
_FARTHEST: Final = 20.0
"""Beyond so many widths of the view, nothing is told apart."""


def places(run: Run, pair: Sequence[int], first: int, last: int) -> Floats:
    """Return where a run was after steps `first` to `last`, 0 the start: (len(pair), n)."""
    columns = run.columns.that_hold(Holds.AFTER)
    rows = []
    for place in pair:
        id = columns[place].id
        start = [] if first else [run.start(id)]
        rows.append(np.append(start, run.column(id)[max(0, first - 1) : last]))
    return np.array(rows)


def near(own: Floats, overlays: Sequence[Overlay[Run]], pair: Sequence[int]) -> Floats:
    """Return the places of other runs that leave `own`, the ends of the run, readable."""
    trails = [places(each.run, pair, 0, len(each.run)) for each in overlays]
    if not trails:
        return np.empty((len(pair), 0))
    least, most = own.min(axis=1, keepdims=True), own.max(axis=1, keepdims=True)
    room = _FARTHER * np.where(most > least, most - least, 1.0)
    others = np.hstack(trails)
    seen = ((least - room <= others) & (others <= most + room)).all(axis=0)
    return others[:, seen]


def marks_of(
    overlays: Sequence[Overlay[Run]],
    step: int,
    share: float,
    pair: Sequence[int],
    height: Callable[[Floats], Floats],
    view: tuple[tuple[float, float], tuple[float, float]],
) -> list[OverlayMark]:
    """Return where the runs are after so much of `step`, or after their last.

    Args:
        overlays: the runs.
        step: the step that is looked at.
        share: how much of their ways in it they have gone.
        pair: the places of the parameters that are drawn.
        height: E over one parameter.
        view: what is seen.
    """
    marks = []
    for overlay in overlays:
        last = min(step, len(overlay.run))
        trail = places(overlay.run, pair, max(0, last - _TRAIL), last)
        if share < 1 and 0 < step <= len(overlay.run):  # on its way, as the ball is
            trail[:, -1] = trail[:, -2] + share * (trail[:, -1] - trail[:, -2])
        if len(pair) == 1:
            trail = np.vstack((trail, height(trail[0])))
        drawn = _in_reach(trail, view)
        end = float(drawn[0, -1]), float(drawn[1, -1])
        line = polygon(drawn[0], drawn[1])
        marks.append(OverlayMark(overlay.style, end, line, overlay.number, is_line=True))
    return marks


def _in_reach(trail: Floats, view: tuple[tuple[float, float], tuple[float, float]]) -> Floats:
    """Return a trail whose places far out of sight are where a painter can still reach them."""
    low, high = np.array(view).T[:, :, None]
    room = _FARTHEST * (high - low)
    return np.clip(np.nan_to_num(trail, nan=0.0), low - room, high + room)
