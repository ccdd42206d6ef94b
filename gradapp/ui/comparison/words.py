"""A verdict in words: what matters first, then what differs and by how much; ulps by themselves.

The window and the command line say the same, so nothing here needs Qt; where Qt is, it translates.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from gradapp.core.comparison import distance as agreement
from gradapp.core.comparison.verdict import ORDER, Gap, Kind, OverRun, Verdict
from gradapp.core.methods import METHODS
from gradapp.core.numbers.written import compact, power_of_ten
from gradapp.ui.kit.ulps import ulp, ulps

SYMBOLS: Final = {"error": "E", "gradient": "dE/dθ", "theta_next": "new θ"}
"""How the compared columns are called."""

_NUMBERS: Final = {method.id: str(number) for number, method in enumerate(METHODS, start=1)}


def told(verdict: Verdict) -> str:
    """Return what there is to say about a step of the four ways."""
    if verdict.kind is Kind.ALONE:
        return _tr("Only method {0} has made this step.").format(_names(verdict.methods))
    sentences = _within(verdict)
    if verdict.finer and len(verdict.methods) > len(verdict.finer):
        sentences.append(_across(verdict))
    return " ".join(sentences)


def told_of_lab(verdict: Verdict) -> str:
    """Return what there is to say about a step of code of the Lab and of the correct code."""
    if verdict.kind is Kind.ALONE:
        if verdict.methods[0] in _NUMBERS:
            return _tr("Only the correct code has made this step.")
        return _tr("Only this code has made this step.")
    if not verdict.within:
        return _tr("In this step, the numbers are those of the correct code.")
    # What a fault does may be small, too: it is not said to be rounding.
    small = _tr("{0}, no more than rounding can do")
    return _begun(_explained(verdict.within, _tr("the correct code's"), small)) + "."


def _within(verdict: Verdict) -> list[str]:
    """Say how those compare that compute in the same format."""
    methods = _without(verdict.methods, verdict.finer)
    names = _tr("all four") if len(methods) == len(METHODS) else _names(methods)
    if len(methods) < 2:
        return []
    theta = _of_theta(verdict.within)
    if theta is None and verdict.within:
        said = _tr("{0} give the same new θ; {1}.")
        return [_begun(said.format(names, _explained(_telling(verdict.within))))]
    if theta is None:
        if not any(set(methods) <= set(group) for group in verdict.identical):
            return [_begun(_tr("{0} give the same numbers.").format(names))]
        return [_begun(_tr("{0} are identical, bit for bit.").format(names))]
    parts = [part for each in verdict.same_theta if (part := _without(each, verdict.finer))]
    if len(parts) == 2:
        said = _tr("New θ of {1} differs from that of {0} by {2}, {3}.")
        first, second = map(_names, parts)
    else:
        said = _tr("New θ differs among {0} by up to {2}, {3}.")
        first, second = names, ""
    beyond = [gap for gap in verdict.within if not gap.is_rounding and gap is not theta]
    by, others = [size(theta.low, theta.high)], ""
    if not theta.is_rounding:
        why = _tr("more than rounding explains")
        by += _also(beyond)
    elif beyond:  # which matters more than what an ulp is
        why = _tr("rounding")
        others = f" {_begun(_explained(beyond))}."
    elif theta.ulps == 1:
        why = _tr("rounding ({0})").format(ulp(verdict.precision))
    else:
        why = _tr("rounding ({0}: that many steps from one {1} number to the next)")
        why = why.format(ulps(theta.ulps), verdict.precision)
    return [said.format(first, second, listed(by), why) + others]


def _across(verdict: Verdict) -> str:
    """Say how those compare with the others that compute in a finer format."""
    gaps, others = _telling(verdict.across), _without(verdict.methods, verdict.finer)
    differs = _of_theta(verdict.across) or any(not gap.is_rounding for gap in gaps)
    if not gaps:
        said = _tr("{0}\u00a0computes in float64: the same numbers{2}, rounded to {1}.")
    elif differs:
        said = _tr("{0}\u00a0computes in float64: {3}.")
    elif _of_theta(verdict.within):
        said = _tr("{0}\u00a0computes in float64: the same new θ in {1}{2}.")
    else:
        said = _tr("{0}\u00a0computes in float64: the same new θ in {1}{2}; {3}.")
    group = next(each for each in verdict.same_theta if verdict.finer[0] in each)
    like = _without(group, verdict.finer)
    those = _tr(" as {0}").format(_names(like)) if like != others or len(others) == 1 else ""
    than = ""
    if differs:
        than = _tr("the nearest") if verdict.within else _tr("that of {0}").format(_names(others))
    differences = _explained(gaps, than)
    return said.format(_names(verdict.finer), verdict.precision, those, differences)


def _telling(gaps: Sequence[Gap]) -> list[Gap]:
    """Return what is worth words: all that is beyond rounding, or else what matters most."""
    beyond = [gap for gap in gaps if not gap.is_rounding]
    return beyond or sorted(gaps, key=lambda gap: ORDER.index(gap.column))[:1]


def _explained(gaps: Sequence[Gap], than: str = "", small: str = "") -> str:
    """Return what differs by how much (from `than`), and whether rounding explains it (`small`)."""
    if not gaps:
        return ""
    first, *rest = sorted(gaps, key=lambda gap: ORDER.index(gap.column))
    said = _tr("{0} differs from {2} by {1}") if than else _tr("{0} differs by {1}")
    parts = [said.format(SYMBOLS[first.column], size(first.low, first.high), than), *_also(rest)]
    if all(gap.is_rounding for gap in gaps):
        return (small or _tr("{0}, rounding")).format(listed(parts))
    return _tr("{0}, more than rounding explains").format(listed(parts))


def _also(gaps: Sequence[Gap]) -> list[str]:
    """Return by how much each differs, where it has been said that something does."""
    said = _tr("{0} by {1}")
    return [said.format(SYMBOLS[gap.column], size(gap.low, gap.high)) for gap in gaps]


def size(low: float, high: float) -> str:
    """Return the difference of two numbers, short; ≈ stands before one that is rounded."""
    difference = high - low
    if math.isinf(difference):
        return f">{power_of_ten(308)}"
    short, digits = compact(difference, significant=2), f"{difference:.2g}"
    is_exact = float(digits) == difference and Fraction(digits) == Fraction(high) - Fraction(low)
    return short if is_exact else f"≈{short}"


def in_ulps(verdict: Verdict) -> str:
    """Return all differences of a step in ulps, and what that is; empty where there are none."""
    lines = []
    for said, gaps in (
        (_tr("Farthest apart in {0}: {1}"), verdict.within),
        (_tr("From {2}, rounded to {0}, to the nearest of the others: {1}"), verdict.across),
    ):
        if gaps:
            parts = (
                f"{SYMBOLS[gap.column]} {size(gap.low, gap.high)} ({ulps(gap.ulps)})"
                for gap in gaps
            )
            lines.append(said.format(verdict.precision, ", ".join(parts), _names(verdict.finer)))
    return "\n".join((*lines, ulp(verdict.precision))) if lines else ""


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence has them: with commas, and one “and”."""
    if len(words) < 2:
        return "".join(words)
    return _tr("{0} and {1}").format(", ".join(words[:-1]), words[-1])


def over_run(run: OverRun, made: int, link: Callable[[int], str], *, of_lab: bool = False) -> str:
    """Return what there is to say about the steps of a run; nothing about a single one.

    Args:
        run: how they compare.
        made: how many the run has.
        link: how the number of a step is written.
        of_lab: whether it is code of the Lab, of which nothing is said to be rounding.
    """
    if made < 2 or run.steps < 2:
        return ""
    if run.steps - run.alone == 1:
        return _tr("Only {0} can be compared.").format(link(run.first))
    if run.alone:
        these = among = _tr("the {0} steps that can be compared")
    elif run.steps == made:
        these, among = _tr("all {0} steps"), _tr("{0} steps")
    elif run.steps >= agreement.COMPARED_STEPS:
        these = among = _tr("the first {0} steps")
    else:
        these = among = _tr("the {0} steps compared so far")
    said = {
        Kind.ALONE: _tr("No step can be compared."),
        Kind.SAME: _tr("In {0}, all numbers agree."),
        Kind.SAME_THETA: _tr("In {0}, new θ agrees; {2} differs most in {3}, by {4}."),
        Kind.ROUNDED: _tr("In {5} of {1}, new θ differs, by rounding; most in {3}, by {4}."),
        Kind.PARTED: _tr("In {5} of {1}, new θ differs, by rounding; most in {3}, by {4}.")
        if not of_lab
        else _tr("In {5} of {1}, new θ differs, most in {3}, by {4}."),
        Kind.BEYOND: _tr(
            "{5} of {1} differ by more than rounding explains, from {6} on; {2} differs most in "
            "{3}, by {4}."
        ),
    }[run.kind]
    gap, count = run.gap, f"{run.steps - run.alone:,}"
    symbol, by = ("", "") if gap is None else (SYMBOLS[gap.column], size(gap.low, gap.high))
    return said.format(
        these.format(count),
        among.format(count),
        symbol,
        link(run.farthest),
        by,
        f"{run.count:,}",
        link(run.first),
    )


def _begun(sentence: str) -> str:
    """Return a sentence with its first letter as a sentence begins."""
    return f"{sentence[:1].upper()}{sentence[1:]}"


def _of_theta(gaps: Sequence[Gap]) -> Gap | None:
    return next((gap for gap in gaps if gap.column == "theta_next"), None)


def _without(methods: Sequence[str], those: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for each in methods if each not in those)


def _names(methods: Sequence[str]) -> str:
    return listed([_NUMBERS.get(each, each) for each in methods])


def _tr(text: str) -> str:
    qt = sys.modules.get("PySide6.QtCore")
    return text if qt is None else str(qt.QCoreApplication.translate("Verdict", text))
