"""The comparison of several ways as text: what the box of the comparison says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gradapp.core.columns import Column
from gradapp.core.comparison import distance
from gradapp.core.comparison.judge import Judge
from gradapp.core.comparison.verdict import Verdict, VerdictKind, importance
from gradapp.core.comparison.words import in_ulps, sentences_on, size
from gradapp.core.comparison.words_of_run import over_run
from gradapp.core.problem import AnyProblem
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.trajectory import Floats, Trajectory
from gradapp.core.words import grouped

_BLOCK = 1000
_KINDS: Final = {
    VerdictKind.ALONE: "only one way",
    VerdictKind.SAME: "the same",
    VerdictKind.SAME_PARAMETERS: "the same new {parameter}",
    VerdictKind.ROUNDED: "rounding",
    VerdictKind.PARTED: "another new {parameter}, rounding",
    VerdictKind.BEYOND: "MORE THAN ROUNDING",
}
_KINDS_OF_SEVERAL: Final = _KINDS | {
    VerdictKind.SAME_PARAMETERS: "the same new parameters",
    VerdictKind.PARTED: "other new parameters, rounding",
}
"""The same where there are several parameters."""


class RunComparison:
    """Keeps what has been printed of each way, and compares it in the end."""

    def __init__(self, problem: AnyProblem) -> None:
        """Compare ways on `problem`."""
        self._problem = problem
        self._steps = 0
        self._made: list[tuple[Descent, Trajectory]] = []

    def add(self, descent: Descent, block: Floats) -> None:
        """Take in a block of steps that `descent` has made."""
        if not self._made or self._made[-1][0] is not descent:
            self._made.append((descent, Trajectory(self._problem.columns)))
        self._steps = max(self._steps, descent.length)
        made = self._made[-1][1]
        made.append(block[:, : max(0, distance.COMPARED_STEPS - len(made))])

    def text(self) -> Iterator[str]:
        """Yield the lines of the comparison; none where fewer than two ways have a step."""
        runs = [
            Run(self._problem, descent.method, made.steps, descent.stop)
            for descent, made in self._made
            if len(made)
        ]
        if len(runs) < 2:
            return
        judge = Judge(self._problem, [run.method for run in runs])
        steps = max(map(len, runs))
        names = ", ".join(str(run.method.name) for run in runs)
        columns = sorted(self._problem.columns.compared, key=importance)
        yield f"\nLargest differences, unless equal in {judge.precision}: {names}\n"
        yield f"{'step':>7}" + "".join(f"{column.symbol!s:>12}" for column in columns) + "\n"
        parameter, *more = self._problem.columns.parameters
        kinds = _KINDS_OF_SEVERAL if more else _KINDS
        last: Verdict | None = None
        while judge.length < steps:
            for last in judge.judge(runs, min(steps, judge.length + _BLOCK)):
                cells = "".join(f"{_cell(last, column):>12}" for column in columns)
                words = kinds[last.kind].format(parameter=parameter)
                words = words if last.is_proved else "not proved"
                yield f"{last.step:7}{cells}   {words}".rstrip() + "\n"
        if last is not None and judge.over_run is not None:
            yield f"Ways in step {grouped(last.step)}: {' '.join(map(str, sentences_on(last)))}\n"
            run = over_run(judge.over_run, self._steps, lambda step: f"step {grouped(step)}")
            yield from (f"{line}\n" for line in (*in_ulps(last), run) if line)


def _cell(verdict: Verdict, column: Column) -> str:
    """Return how far apart ways are in a column."""
    for gap in verdict.apart:
        if gap.column == column:
            return size(gap.low, gap.high)
    return "" if verdict.kind is VerdictKind.ALONE else "equal"
