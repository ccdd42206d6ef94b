"""The comparison of several methods as text: what the box “Four ways, one step” says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gradapp.core.comparison import distance as agreement
from gradapp.core.comparison.distance import Track
from gradapp.core.comparison.verdict import ORDER, Judge, Kind, Verdict
from gradapp.core.comparison.words import SYMBOLS, in_ulps, over_run, told
from gradapp.core.descent import Descent
from gradapp.core.problem import Problem
from gradapp.core.trajectory import Floats, Trajectory

_BLOCK = 1000
_KINDS: Final = {
    Kind.ALONE: "only one method",
    Kind.SAME: "the same",
    Kind.SAME_THETA: "the same new θ",
    Kind.ROUNDED: "rounding",
    Kind.PARTED: "another new θ, rounding",
    Kind.BEYOND: "MORE THAN ROUNDING",
}


class RunComparison:
    """Keeps what has been printed of each method, and compares it in the end."""

    def __init__(self, problem: Problem) -> None:
        """Compare methods on `problem`."""
        self._problem = problem
        self._steps = 0
        self._made: list[tuple[Descent, Trajectory]] = []

    def add(self, descent: Descent, block: Floats) -> None:
        """Take in a block of steps that `descent` has made."""
        if not self._made or self._made[-1][0] is not descent:
            self._made.append((descent, Trajectory()))
        self._steps = max(self._steps, descent.length)
        made = self._made[-1][1]
        made.append(block[:, : max(0, agreement.COMPARED_STEPS - len(made))])

    def text(self) -> Iterator[str]:
        """Yield the lines of the comparison; none where fewer than two methods have a step."""
        made = [(descent.method, descent.stop, each.columns) for descent, each in self._made]
        made = [each for each in made if each[2].size]
        if len(made) < 2:
            return
        tracks = [Track(method.id, columns, stop) for method, stop, columns in made]
        judge = Judge(self._problem, [method for method, _, _ in made])
        steps = max(track.length for track in tracks)
        names = ", ".join(str(method.name) for method, _, _ in made)
        yield f"\nLargest differences, compared in {judge.precision}: {names}\n"
        yield f"{'step':>7}" + "".join(f"{SYMBOLS[name]!s:>11}" for name in ORDER) + "\n"
        last: Verdict | None = None
        while judge.length < steps:
            for last in judge.judge(tracks, min(steps, judge.length + _BLOCK)):
                cells = "".join(f"{_cell(last, column):>11}" for column in ORDER)
                yield f"{last.step:7}{cells}   {_KINDS[last.kind]}\n"
        if last is not None and judge.over_run is not None:
            yield f"Methods in step {last.step:,}: {' '.join(map(str, told(last)))}\n"
            run = over_run(judge.over_run, self._steps, "step {:,}".format)
            yield from (f"{line}\n" for line in (*in_ulps(last), run) if line)


def _cell(verdict: Verdict, column: str) -> str:
    """Return how far apart methods are in a column."""
    gaps = [gap for gap in (*verdict.within, *verdict.across) if gap.column == column]
    same = "" if verdict.kind is Kind.ALONE else "equal"
    return f"{max(gap.size for gap in gaps):.1e}" if gaps else same
