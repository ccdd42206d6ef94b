"""What the box “Four ways, one step” shows: frozen values, and how they are put in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gradapp.core.agreement import Largest
from gradapp.core.numbers import compact
from gradapp.core.problem import Precision

SYMBOLS = {"error": "E", "gradient": "dE/dθ", "theta_next": "new θ"}
"""How the compared columns are called."""


@dataclass(frozen=True, slots=True)
class Way:
    """One method's row.

    Attributes:
        method_id: the method.
        name: how the row calls it.
        precision: the format it computes in.
        values: E, dE/dθ and new θ of the step; None where it has not made the step.
        note: why there are no values.
        ulps: how far they are from the selected method's; None where that can't be said.
        chosen: whether it is the selected method.
    """

    method_id: str
    name: str
    precision: Precision
    values: tuple[float, float, float] | None
    note: str
    ulps: tuple[int | None, int | None, int | None] | None
    chosen: bool

    @property
    def agrees(self) -> bool | None:
        """Whether all three numbers are those of the selected method; None if unknown."""
        return None if self.ulps is None else all(ulps == 0 for ulps in self.ulps)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One step by several methods, and the run so far.

    Attributes:
        step: the step; 0 before the first.
        precision: the format whose ulps are counted.
        ways: a row for each method.
        here: the largest distance in this step; None while it is not known.
        over_run: the largest distance in the steps compared so far; None before any.
        compared: how many steps have been compared.
        made: how many steps the run has.
        limit: how many are compared at most.
    """

    step: int
    precision: Precision
    ways: tuple[Way, ...]
    here: Largest | None
    over_run: Largest | None
    compared: int
    made: int
    limit: int


def in_words(ulps: int) -> str:
    """Return a number of ulps with its unit, short; ≈ where it is rounded."""
    if ulps < 10_000_000:
        return f"{ulps:,} ulp"
    return f"≈{compact(float(ulps), significant=3)} ulp"


def badge(comparison: Comparison) -> str:
    """Return what the badge says about the step."""
    here = comparison.here
    if here is None:
        return _tr("no step yet") if not comparison.step else _tr("comparing …")
    if here.ulps == 0:
        return _tr("equal · 0 ulp")
    return _tr("≠  {0} in {1}").format(in_words(here.ulps), SYMBOLS[here.column])


def about_run(comparison: Comparison) -> str:
    """Return what is said about the run so far."""
    over, compared, made = comparison.over_run, comparison.compared, comparison.made
    if over is None or not compared:
        return ""
    if compared == made:
        steps = _tr("{0} steps").format(f"{made:,}") if made > 1 else _tr("1 step")
    elif compared >= comparison.limit:
        steps = _tr("the first {0} steps").format(f"{compared:,}")
    else:
        steps = _tr("{0} of {1} steps").format(f"{compared:,}", f"{made:,}")
    if over.ulps == 0:
        return _tr("over {0}: equal").format(steps)
    return _tr("over {0}: {1} in {2}, step {3}").format(
        steps, in_words(over.ulps), SYMBOLS[over.column], f"{over.step:,}"
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Comparison", text)
