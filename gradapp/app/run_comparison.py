"""The comparison of several methods as text: what the box “Four ways, one step” shows."""

from __future__ import annotations

from collections.abc import Iterator

from gradapp.core.agreement import COMPARED_STEPS, Track, largest, spread
from gradapp.core.descent import Descent
from gradapp.core.problem import Precision
from gradapp.core.trajectory import Floats, Trajectory

_SYMBOLS = {"error": "E", "gradient": "dE/dθ", "theta_next": "new θ"}
_BLOCK = 1000


class RunComparison:
    """Keeps what has been printed of each method, and compares it in the end."""

    def __init__(self, precision: Precision) -> None:
        """Compare in ulps of `precision`."""
        self._precision = precision
        self._made: list[tuple[Descent, Trajectory]] = []

    def add(self, descent: Descent, block: Floats) -> None:
        """Take in a block of steps that `descent` has made."""
        if not self._made or self._made[-1][0] is not descent:
            self._made.append((descent, Trajectory()))
        made = self._made[-1][1]
        made.append(block[:, : max(0, COMPARED_STEPS - len(made))])

    def text(self) -> Iterator[str]:
        """Yield the lines of the comparison; none where fewer than two methods have a step."""
        tracks = [Track(d.method.id, made.columns, d.stop) for d, made in self._made]
        tracks = [track for track in tracks if track.length]
        if len(tracks) < 2:
            return
        steps = max(track.length for track in tracks)
        names = ", ".join(descent.method.name for descent, made in self._made if len(made))
        yield f"\nCompared: {names}   (largest distance in ulp, {self._precision})\n"
        yield f"{'step':>7}" + "".join(f"{name:>22}" for name in _SYMBOLS.values()) + "\n"
        worst = None
        for first in range(1, steps + 1, _BLOCK):
            last = min(steps, first + _BLOCK - 1)
            ulps = spread(tracks, self._precision, first, last)
            for step, row in enumerate(ulps.T.tolist(), start=first):
                yield f"{step:7}" + "".join(f"{each or 'equal':>22}" for each in row) + "\n"
            found = largest(ulps, first)
            worst = found if worst is None or found.ulps > worst.ulps else worst
        over = "1 step" if steps == 1 else f"{steps:,} steps"
        if steps == COMPARED_STEPS:
            over = f"the first {over}, which are as many as are compared"
        if worst is None or worst.ulps == 0:
            yield f"Over {over}: equal, 0 ulp.\n"
        else:
            yield (
                f"Over {over}: {worst.ulps:,} ulp in {_SYMBOLS[worst.column]}, "
                f"at step {worst.step:,}.\n"
            )
