"""Judges the steps of a run by several ways, one after the other, and sums up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from gradapp.core.comparison import distance as distances
from gradapp.core.comparison.allowance import Allowance
from gradapp.core.comparison.proved import Proofs, Proved
from gradapp.core.comparison.verdict import Gap, Result, Verdict, VerdictKind, verdict_on
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import coarsest
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import is_notebooks
from gradapp.core.run import Run
from gradapp.values import dataclass

if TYPE_CHECKING:
    from gradapp.core.comparison.proof import Proof

_NEW_ONES_DIFFER: Final = frozenset((VerdictKind.ROUNDED, VerdictKind.PARTED))
"""In both a new parameter is another one; over a run, they are counted together."""


@dataclass(frozen=True, slots=True)
class OverRun:
    """How the steps of a run compare.

    Attributes:
        steps: how many have been compared.
        alone: how many of them only one way has made.
        kind: the highest kind among them.
        count: how many of them are of that kind, or have other new parameters as those of it.
        first: the first of these.
        farthest: that of these in which the numbers that make the kind are farthest apart.
        gap: how far they are there; None where nothing differs.
        parameters: those of the problem, as they are written.
        is_proved: whether nothing of it is left unproved.
    """

    steps: int
    alone: int
    kind: VerdictKind
    count: int
    first: int
    farthest: int
    gap: Gap | None
    parameters: tuple[str, ...] = ("θ",)
    is_proved: bool = True


class Judge:
    """Judges the steps of a run one after the other, and sums up.

    Attributes:
        length: how many steps have been judged.
        proved: whether what differs does so by rounding alone, a row for each of the compared
            columns; filled up to `length`.
        over_run: how the steps judged so far compare; None before any.
    """

    def __init__(self, problem: AnyProblem, methods: Sequence[Method]) -> None:
        """Judge nothing yet."""
        self._columns = problem.columns.compared
        self.precision = coarsest([each.precision(problem) for each in methods])
        self._proof: Allowance | Proof | None
        if is_notebooks(problem):
            self._proof = Allowance(problem, self.precision)
        else:
            from gradapp.core.comparison.proof import (  # here: the notebook's problem needs none
                Proof,
                as_fit,
            )

            fit = as_fit(problem)
            self._proof = None if fit is None else Proof(fit)
        self.length = 0
        self.proved: Proofs = np.full(
            (len(self._columns), distances.COMPARED_STEPS), Proved.UNKNOWN, np.int8
        )
        self.over_run: OverRun | None = None
        self._ahead: tuple[list[Verdict], int, OverRun | None] | Exception | None = None

    def look_ahead(self, runs: Sequence[Run]) -> OverRun | None:
        """Judge the step that comes next, of which nothing shows before `judge` comes to it.

        Returns:
            How the steps are going to compare then; None where an error was met, which is raised
            then.
        """
        if self._ahead is None:
            length, over_run = self.length, self.over_run
            try:
                verdicts = self._judge(runs, length + 1)
            except Exception as error:
                self._ahead = error.with_traceback(None)
            else:
                self._ahead = verdicts, self.length, self.over_run
            self.length, self.over_run = length, over_run
        return None if isinstance(self._ahead, Exception) else self._ahead[2]

    def judge(self, runs: Sequence[Run], last: int) -> list[Verdict]:
        """Return the verdicts on all steps up to `last` that have not been judged yet."""
        if self._ahead is None or last <= self.length:
            return self._judge(runs, last)
        ahead, self._ahead = self._ahead, None
        if isinstance(ahead, Exception):
            raise ahead
        verdicts, self.length, self.over_run = ahead
        return verdicts + self._judge(runs, last)

    def _judge(self, runs: Sequence[Run], last: int) -> list[Verdict]:
        first, verdicts = self.length + 1, []
        rows = [run.compared(first, last).T.tolist() for run in runs]
        kinds = [(run.method.id, run.precision) for run in runs]
        if self._proof is not None:
            self.proved[:, first - 1 : last] = self._proof.proved(runs, first, last)
        for step, numbers in enumerate(zip(*rows, strict=True), start=first):
            proved = self.proved[:, step - 1].tolist()
            results = [
                Result(*kind, tuple(made))
                for kind, made in zip(kinds, numbers, strict=True)
                if not math.isnan(made[0])
            ]
            verdict = verdict_on(step, results, self.precision, proved, self._columns)
            self.length = step
            self._sum_up(verdict)
            verdicts.append(verdict)
        return verdicts

    def _sum_up(self, verdict: Verdict) -> None:
        before, kind, gap, step = self.over_run, verdict.kind, verdict.telling, verdict.step
        alone = (0 if before is None else before.alone) + (kind is VerdictKind.ALONE)
        differ = before is not None and {kind, before.kind} <= _NEW_ONES_DIFFER
        is_proved = (before is None or before.is_proved) and verdict.is_proved
        if before is None or (kind > before.kind and not differ):
            known = verdict.parameters
            self.over_run = OverRun(step, alone, kind, 1, step, step, gap, known, is_proved)
            return
        is_one_more = differ or kind is before.kind
        count, highest = (
            before.count + is_one_more,
            max(kind, before.kind) if differ else before.kind,
        )
        self.over_run = replace(
            before, steps=step, alone=alone, count=count, kind=highest, is_proved=is_proved
        )
        if is_one_more and gap and before.gap and gap.weight > before.gap.weight:
            self.over_run = replace(self.over_run, farthest=step, gap=gap)
