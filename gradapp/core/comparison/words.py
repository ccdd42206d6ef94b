"""A verdict in words: what matters first, then what differs and by how much; ulps by themselves.

The window and the command line say the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from gradapp.core.columns import Holds
from gradapp.core.comparison import distance
from gradapp.core.comparison.verdict import Gap, Kind, OverRun, Verdict, importance
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import compact, power_of_ten
from gradapp.core.words import N_, Message, Value, in_a_row, listed

_DIFFERS: Final = N_("Verdict", "{what} differs by {size}.")
_ROUNDING: Final = N_("Verdict", "That is rounding.")
_BEYOND: Final = N_("Verdict", "That is more than rounding explains.")
_UNPROVED: Final = N_("Verdict", "Whether that is by rounding alone is not proved here.")


def ulps(count: int) -> Message:
    """Return a number of ulps with its unit, short; ≈ where it is rounded."""
    number = count if count < 100_000_000 else f"≈{compact(float(count), significant=3)}"
    return N_("Verdict", "{number} ulp").filled(number=number)


def ulp(precision: Precision) -> Message:
    """Return what an ulp is."""
    words = N_("Verdict", "1 ulp: one step to the neighbouring {precision} number")
    return words.filled(precision=precision)


def told(verdict: Verdict) -> tuple[Message, ...]:
    """Return what there is to say about a step of all ways: sentences."""
    if verdict.kind is Kind.ALONE:
        words = N_("Verdict", "Only way {methods} has made this step.")
        return (words.filled(methods=_names(verdict.methods)),)
    sentences = _within(verdict)
    if verdict.finer and len(verdict.methods) > len(verdict.finer):
        sentences += _across(verdict)
    return tuple(sentences)


def told_of_lab(verdict: Verdict) -> tuple[Message, ...]:
    """Return what there is to say about a step of code of the Lab and of the correct code."""
    if verdict.kind is Kind.ALONE:
        if verdict.methods[0] in _numbers():
            return (N_("Verdict", "Only the correct code has made this step."),)
        return (N_("Verdict", "Only this code has made this step."),)
    if not verdict.within:
        return (N_("Verdict", "In this step, the numbers are those of the correct code."),)
    words = N_("Verdict", "{what} differs from the correct code's by {size}.")
    # What a fault does may be small, too: it is not said to be rounding.
    small = N_("Verdict", "That is no more than rounding can do.")
    return _explained(verdict.within, words, small)


def _within(verdict: Verdict) -> list[Message]:
    """Say how those compare that compute in the same format."""
    methods = _without(verdict.methods, verdict.finer)
    if len(methods) < 2:
        return []
    theta, of_all = _of_theta(verdict.within), len(methods) == len(METHODS) == 4
    names = N_("Verdict", "All four") if of_all else _names(methods)
    if theta is None and verdict.within:
        words = N_("Verdict", "{methods} give the same new {parameters}.")
        words = words.filled(methods=names, parameters=listed(verdict.parameters))
        return [words, *_explained(_telling(verdict.within))]
    if theta is None:
        if not any(set(methods) <= set(group) for group in verdict.identical):
            return [N_("Verdict", "{methods} give the same numbers.").filled(methods=names)]
        return [N_("Verdict", "{methods} are identical, bit for bit.").filled(methods=names)]
    beyond = [gap for gap in verdict.within if gap.is_beyond and gap is not theta]
    by: Value = size(theta.low, theta.high)
    why, others = _ROUNDING, tuple[Message, ...]()
    if theta.is_beyond:
        why, by = _BEYOND, listed([by, *_also(beyond)])
    elif theta.is_rounding is None:
        why = _UNPROVED
    elif beyond:  # which matters more than what an ulp is
        others = _explained(beyond)
    elif theta.ulps == 1:
        why = N_(
            "Verdict",
            "That is rounding (1 ulp: one step to the neighbouring {precision} number).",
        ).filled(precision=verdict.precision)
    else:
        why = N_(
            "Verdict",
            "That is rounding ({ulps}: that many steps from one {precision} number to the next).",
        ).filled(ulps=ulps(theta.ulps), precision=verdict.precision)
    parts = [part for each in verdict.same_theta if (part := _without(each, verdict.finer))]
    if len(parts) == 2:
        one, other = map(_names, parts)
        words = N_("Verdict", "New {parameter} of {other} differs from that of {one} by {size}.")
        words = words.filled(one=one, other=other)
    else:
        words = N_("Verdict", "New {parameter} differs among {methods} by up to {size}.")
        among = N_("Verdict", "all four") if of_all else names
        words = words.filled(methods=among)
    return [words.filled(parameter=theta.column.parameter, size=by), why, *others]


def _across(verdict: Verdict) -> tuple[Message, ...]:
    """Say how those compare with the others that compute in a finer format."""
    gaps, others = _telling(verdict.across), _without(verdict.methods, verdict.finer)
    group = next(each for each in verdict.same_theta if verdict.finer[0] in each)
    like = _without(group, verdict.finer)
    named: dict[str, Value] = {
        "method": _names(verdict.finer),
        "precision": verdict.precision,
        "others": _names(like),
        "methods": _names(others),
        "parameters": listed(verdict.parameters),
    }
    is_told_like = like != others or len(others) == 1
    if _of_theta(verdict.across) or any(gap.is_beyond for gap in gaps):
        words = N_(
            "Verdict",
            "{method}\u00a0computes in float64: {what} differs from that of {methods} by {size}.",
        )
        if verdict.within:
            words = N_(
                "Verdict",
                "{method}\u00a0computes in float64: {what} differs from the nearest by {size}.",
            )
        return _explained(gaps, words.filled(**named), begins=False)
    if not gaps and is_told_like:
        words = N_(
            "Verdict",
            "{method}\u00a0computes in float64: the same numbers as {others}, rounded to "
            "{precision}.",
        )
    elif not gaps:
        words = N_(
            "Verdict",
            "{method}\u00a0computes in float64: the same numbers, rounded to {precision}.",
        )
    elif is_told_like:
        words = N_(
            "Verdict",
            "{method}\u00a0computes in float64: the same new {parameters} in {precision} as "
            "{others}.",
        )
    else:
        words = N_(
            "Verdict",
            "{method}\u00a0computes in float64: the same new {parameters} in {precision}.",
        )
    is_all = not gaps or bool(_of_theta(verdict.within))
    return words.filled(**named), *(() if is_all else _explained(gaps))


def _telling(gaps: Sequence[Gap]) -> list[Gap]:
    """Return what is worth words: all that is beyond rounding, or else what matters most.

    Of several parameters, that is the one in which the ways differ most.
    """
    beyond = [gap for gap in gaps if gap.is_beyond]
    return beyond or sorted(gaps, key=lambda gap: (importance(gap.column), -gap.size))[:1]


def _explained(
    gaps: Sequence[Gap],
    words: Message = _DIFFERS,
    rounding: Message = _ROUNDING,
    *,
    begins: bool = True,
) -> tuple[Message, Message]:
    """Return what differs by how much, and whether rounding explains it: two sentences.

    Args:
        gaps: what differs.
        words: the first of them.
        rounding: the second, where no more than rounding is in it.
        begins: whether the first begins with what differs: in English, with a capital letter.
    """
    first, *rest = sorted(gaps, key=lambda gap: importance(gap.column))
    differs = words.filled(
        what=_begun(first) if begins else first.column.symbol,
        size=listed([size(first.low, first.high), *_also(rest)]),
    )
    if any(gap.is_beyond for gap in gaps):
        return differs, _BEYOND
    return differs, _UNPROVED if any(gap.is_rounding is None for gap in gaps) else rounding


def _begun(gap: Gap) -> Value:
    """Return what differs where a sentence begins with it."""
    if gap.column.holds is not Holds.AFTER:
        return gap.column.symbol
    return N_("Verdict", "New {parameter}").filled(parameter=gap.column.parameter)


def _also(gaps: Sequence[Gap]) -> list[Message]:
    """Return by how much each differs, where it has been said that something does."""
    words = N_("Verdict", "{what} by {size}")
    return [words.filled(what=gap.column.symbol, size=size(gap.low, gap.high)) for gap in gaps]


def size(low: float, high: float) -> str:
    """Return the difference of two numbers, short; ≈ stands before one that is rounded."""
    difference = high - low
    if math.isinf(difference):
        return f">{power_of_ten(308)}"
    short, digits = compact(difference, significant=2), f"{difference:.2g}"
    is_exact = float(digits) == difference and Fraction(digits) == Fraction(high) - Fraction(low)
    return short if is_exact else f"≈{short}"


def in_ulps(verdict: Verdict) -> tuple[Message, ...]:
    """Return all differences of a step in ulps, and what that is, a line each; or nothing."""
    within = N_("Verdict", "Farthest apart in {precision}: {differences}")
    across = N_(
        "Verdict",
        "From {methods}, rounded to {precision}, to the nearest of the others: {differences}",
    )
    apart = N_("Verdict", "{what} {size} ({ulps})")
    lines, rounded = [], verdict.precision.rounded
    for words, gaps in ((within, verdict.within), (across, verdict.across)):
        parts = [
            apart.filled(
                what=gap.column.symbol,
                size=size(rounded(gap.low), rounded(gap.high)),
                ulps=ulps(gap.ulps),
            )
            for gap in gaps
        ]
        if parts:
            lines.append(
                words.filled(
                    precision=verdict.precision,
                    methods=_names(verdict.finer),
                    differences=in_a_row(parts),
                )
            )
    return (*lines, ulp(verdict.precision)) if lines else ()


def over_run(run: OverRun, made: int, link: Callable[[int], Value]) -> Message | None:
    """Return what there is to say about the steps of a run; nothing about a single one.

    Args:
        run: how they compare.
        made: how many the run has.
        link: how the number of a step is written.
    """
    return _counted(_on_steps(run), run, made, link)


def over_run_of_lab(run: OverRun, made: int, link: Callable[[int], Value]) -> Message | None:
    """Return the same of code of the Lab, of which nothing is said to be rounding."""
    words = _on_steps(run)
    if run.kind is Kind.PARTED:
        words = N_(
            "Verdict", "In {count} of {among}, new {parameter} differs, most in {step}, by {size}."
        ).filled(parameter=run.parameters[0])
    return _counted(words, run, made, link)


def _counted(
    words: Message, run: OverRun, made: int, link: Callable[[int], Value]
) -> Message | None:
    """Return a sentence on the steps of a run with these, and how many they are."""
    if made < 2 or run.steps < 2:
        return None
    compared = run.steps - run.alone
    if compared == 1:
        return N_("Verdict", "Only {step} can be compared.").filled(step=link(run.first))
    if run.alone:
        these = among = N_("Verdict", "the %Ln step(s) that can be compared", "", 0)
    elif run.steps == made:
        these, among = N_("Verdict", "all %Ln step(s)", "", 0), N_("Verdict", "%Ln step(s)", "", 0)
    elif run.steps >= distance.COMPARED_STEPS:
        these = among = N_("Verdict", "the first %Ln step(s)", "", 0)
    else:
        these = among = N_("Verdict", "the %Ln step(s) compared so far", "", 0)
    if run.gap is not None:
        gap = run.gap
        words = words.filled(what=gap.column.symbol, size=size(gap.low, gap.high))
    return words.filled(
        these=these.counted(compared),
        among=among.counted(compared),
        step=link(run.farthest),
        count=run.count,
        first=link(run.first),
    )


def _on_steps(run: OverRun) -> Message:
    """Return what matters most among the steps of a run."""
    match run.kind:
        case Kind.ALONE:
            return N_("Verdict", "No step can be compared.")
        case Kind.SAME:
            return N_("Verdict", "In {these}, all numbers agree.")
        case Kind.BEYOND:
            return N_(
                "Verdict",
                "{count} of {among} differ by more than rounding explains, from {first} on; {what} "
                "differs most in {step}, by {size}.",
            )
    is_one = len(run.parameters) == 1
    if run.kind is Kind.SAME_THETA:
        words = N_(
            "Verdict",
            "In {these}, the new parameters agree; {what} differs most in {step}, by {size}.",
        )
        if is_one:
            words = N_(
                "Verdict",
                "In {these}, new {parameter} agrees; {what} differs most in {step}, by {size}.",
            )
    elif not run.is_proved:
        words = N_(
            "Verdict",
            "In {count} of {among}, new parameters differ; whether by rounding alone is not proved "
            "here. Most in {step}, by {size}.",
        )
    elif is_one:
        words = N_(
            "Verdict",
            "In {count} of {among}, new {parameter} differs, by rounding; most in {step}, by "
            "{size}.",
        )
    else:
        words = N_(
            "Verdict",
            "In {count} of {among}, new parameters differ, by rounding; most in {step}, by {size}.",
        )
    return words.filled(parameter=run.parameters[0])


def _of_theta(gaps: Sequence[Gap]) -> Gap | None:
    """Return where the new parameters differ most."""
    new = (gap for gap in gaps if gap.column.holds is Holds.AFTER)
    return max(new, key=lambda gap: gap.size, default=None)


def _without(methods: Sequence[str], those: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for each in methods if each not in those)


def _numbers() -> dict[str, str]:
    return {each.id: str(number) for number, each in enumerate(METHODS, start=1)}


def _names(methods: Sequence[str]) -> Value:
    return listed([_numbers().get(each, each) for each in methods])
