"""A verdict in words: what matters first, then what differs and by how much; ulps by themselves.

The window and the command line say the same.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from gradapp.core.columns import Holds
from gradapp.core.comparison.verdict import Gap, Verdict, VerdictKind, importance
from gradapp.core.methods import METHODS, number_of
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import compact, power_of_ten
from gradapp.core.words import N_, Message, Value, followed, in_a_row, listed

_NEW_DIFFERS: Final = N_("Verdict", "New {parameter} differs by {size}.")
_DIFFERS: Final = N_("Verdict", "{what} differs by {size}.")
_ROUNDING: Final = N_("Verdict", "That is rounding.")
_BEYOND: Final = (
    N_("Verdict", "That is more than rounding explains."),
    N_("Verdict", "That is more than rounding explains; likewise {differences}."),
)
"""What is said of one difference, and of one and those that are like it."""
_SMALL: Final = (
    N_("Verdict", "That is no more than rounding can do."),
    N_("Verdict", "That is no more than rounding can do; likewise {differences}."),
)
"""The same of code of the Lab: what a fault does may be small, too, and is not called rounding."""
_UNPROVED: Final = N_("Verdict", "It is not proved to be rounding.")
_FINER_DIFFERS: Final = (
    N_(
        "Verdict",
        "{finer}\u00a0[computes|compute] in float64: new {parameter} differs from that of "
        "{methods} by {size}.",
        "",
        0,
    ),
    N_(
        "Verdict",
        "{finer}\u00a0[computes|compute] in float64: {what} differs from that of {methods} by "
        "{size}.",
        "",
        0,
    ),
)
_FINER_IS_SAME: Final = (
    N_(
        "Verdict",
        "{finer}\u00a0[computes|compute] in float64: the same numbers, rounded to {precision}.",
        "",
        0,
    ),
    N_(
        "Verdict",
        "{finer}\u00a0[computes|compute] in float64: the same numbers as {others}, rounded to "
        "{precision}.",
        "",
        0,
    ),
)
"""What is said without the others, and with them; so it is below."""
_FINER_HAS_SAME_NEW: Final = (
    N_(
        "Verdict",
        "{finer}\u00a0[computes|compute] in float64: the same new {parameter} in {precision}.",
        "",
        0,
    ),
    N_(
        "Verdict",
        "{finer}\u00a0[computes|compute] in float64: the same new {parameter} in {precision} as "
        "{others}.",
        "",
        0,
    ),
)
_FINER_HAS_SAME_NEW_ONES: Final = (
    N_(
        "Verdict",
        "{finer}\u00a0[computes|compute] in float64: the same new {parameters} in {precision}.",
        "",
        0,
    ),
    N_(
        "Verdict",
        "{finer}\u00a0[computes|compute] in float64: the same new {parameters} in {precision} as "
        "{others}.",
        "",
        0,
    ),
)


def ulps(count: int) -> Message:
    """Return a number of ulps with its unit, short; ≈ where it is rounded."""
    return with_unit(count if count < 100_000_000 else f"≈{compact(float(count), significant=3)}")


def with_unit(number: int | str) -> Message:
    """Return a number of ulps, as it is to be written, with its unit."""
    return N_("Verdict", "{number} ulp").filled(number=number)


def ulp(precision: Precision) -> Message:
    """Return what an ulp is."""
    words = N_("Verdict", "1 ulp: one step to the neighbouring {precision} number")
    return words.filled(precision=precision)


def sentences_on(verdict: Verdict) -> tuple[Message, ...]:
    """Return what there is to say about a step of all ways: sentences, or two that stay together.

    Where not all is shown, no difference stands without what it means.
    """
    if verdict.kind is VerdictKind.ALONE:
        words = N_("Verdict", "Only way {methods} has made this step.")
        return (words.filled(methods=_names(verdict.methods)),)
    sentences = _within(verdict)
    if verdict.finer and len(verdict.methods) > len(verdict.finer):
        sentences += _across(verdict)
    return tuple(sentences)


def sentences_on_lab(verdict: Verdict) -> tuple[Message, ...]:
    """Return the same about a step of code of the Lab and of the correct code."""
    if verdict.kind is VerdictKind.ALONE:
        return (N_("Verdict", "Only this code has made this step."),)
    if not verdict.within:
        return (N_("Verdict", "In this step, the numbers are those of the correct code."),)
    new = N_("Verdict", "New {parameter} differs from the correct code's by {size}.")
    other = N_("Verdict", "{what} differs from the correct code's by {size}.")
    return _explained(verdict.within, new, other, _SMALL)


def _within(verdict: Verdict) -> list[Message]:
    """Say how those compare that compute in the same format."""
    methods = _without(verdict.methods, verdict.finer)
    if len(methods) < 2:
        return []
    new, of_all = _of_new(verdict.within), len(methods) == len(METHODS) == 4
    if new is None:
        who = N_("Verdict", "All four") if of_all else _names(methods)
        return _of_same_parameters(verdict, methods, who)
    beyond = [gap for gap in verdict.within if gap.is_beyond and gap is not new]
    others = () if new.is_beyond else _explained(beyond)
    if new.is_beyond:
        why = _with(beyond, _BEYOND)
    elif new.is_rounding is None:
        why = _UNPROVED
    elif others:  # which matter more than what an ulp is
        why = _ROUNDING
    elif new.ulps == 1:
        why = N_(
            "Verdict", "That is rounding (1 ulp: one step to the neighbouring {precision} number)."
        ).filled(precision=verdict.precision)
    else:
        why = N_(
            "Verdict",
            "That is rounding ({ulps}: that many steps from one {precision} number to the next).",
        ).filled(ulps=ulps(new.ulps), precision=verdict.precision)
    parts = [part for each in verdict.same_parameters if (part := _without(each, verdict.finer))]
    if len(parts) == 2:
        one, other = map(_names, parts)
        words = N_("Verdict", "New {parameter} of {other} differs from that of {one} by {size}.")
        words = words.filled(one=one, other=other)
    elif of_all:
        words = N_("Verdict", "New {parameter} differs among all four by up to {size}.")
    else:
        words = N_("Verdict", "New {parameter} differs among {methods} by up to {size}.")
        words = words.filled(methods=_names(methods))
    by = size(new.low, new.high)
    differs = words.filled(parameter=new.column.parameter, size=by)
    return [followed(differs, why), *others]


def _of_same_parameters(verdict: Verdict, methods: Sequence[str], who: Value) -> list[Message]:
    """Say how those compare that have the same new parameters, in the same format."""
    rest: tuple[Message, ...] = ()
    if verdict.within:
        words = N_("Verdict", "{methods} give the same new {parameters}.", "", 0)
        words = _of_parameters(words, verdict)
        rest = _explained(_telling(verdict.within))
    elif any(set(methods) <= set(group) for group in verdict.identical):
        words = N_("Verdict", "{methods} are identical, bit for bit.")
    else:
        words = N_("Verdict", "{methods} give the same numbers.")
    return [words.filled(methods=who), *rest]


def _across(verdict: Verdict) -> tuple[Message, ...]:
    """Say how those compare with the others that compute in a finer format."""
    gaps, others = _telling(verdict.across), _without(verdict.methods, verdict.finer)
    group = next(each for each in verdict.same_parameters if verdict.nearest[0] in each)
    with_same_new = _without(group, verdict.finer)
    like = with_same_new if gaps else verdict.nearest
    is_told_like = like != others or len(others) == 1
    finer = {"finer": _names(verdict.finer), "precision": verdict.precision}
    if _of_new(verdict.across) or any(gap.is_beyond for gap in gaps):
        new, other = (words.counted(len(verdict.finer)).filled(**finer) for words in _FINER_DIFFERS)
        return _explained(
            gaps,
            new.filled(methods=_names(with_same_new)),
            other.filled(methods=_names(verdict.nearest)),
        )
    if not gaps:
        words = _FINER_IS_SAME[is_told_like]
    elif len(verdict.parameters) == 1:
        words = _FINER_HAS_SAME_NEW[is_told_like]
    else:
        words = _FINER_HAS_SAME_NEW_ONES[is_told_like]
    words = words.counted(len(verdict.finer)).filled(**finer)
    parameters = listed(verdict.parameters)
    words = words.filled(parameter=parameters, parameters=parameters, others=_names(like))
    is_all = not gaps or bool(_of_new(verdict.within))
    return words, *(() if is_all else _explained(gaps))


def _telling(gaps: Sequence[Gap]) -> list[Gap]:
    """Return what is worth words: all that is beyond rounding, or else what matters most.

    Of several parameters, that is the one in which the ways differ most.
    """
    beyond = [gap for gap in gaps if gap.is_beyond]
    return beyond or sorted(gaps, key=lambda gap: gap.weight, reverse=True)[:1]


def _explained(
    gaps: Sequence[Gap],
    new: Message = _NEW_DIFFERS,
    other: Message = _DIFFERS,
    rounding: Sequence[Message] = (_ROUNDING,),
) -> tuple[Message, ...]:
    """Return what differs by how much, and whether rounding explains it: two sentences in one.

    Those of which the same is known are said together.

    Args:
        gaps: what differs.
        new: the first of them, where a new parameter matters most.
        other: the first of them, where anything else does.
        rounding: the second, where no more than rounding is in it, alone and with others like it.
    """
    if not gaps:
        return ()
    first, *rest = sorted(gaps, key=lambda gap: importance(gap.column))
    like = [gap for gap in rest if gap.is_rounding is first.is_rounding]
    unlike = [gap for gap in rest if gap.is_rounding is not first.is_rounding]
    column, by = first.column, size(first.low, first.high)
    differs = other.filled(what=column.symbol, size=by)
    if column.holds is Holds.AFTER:
        differs = new.filled(parameter=column.parameter, size=by)
    words = {True: rounding, False: _BEYOND, None: (_UNPROVED,)}[first.is_rounding]
    return followed(differs, _with(like, words)), *_explained(unlike, new, other, rounding)


def _with(others: Sequence[Gap], words: Sequence[Message]) -> Message:
    """Return what is said of a difference, and which others are like it."""
    if not others:
        return words[0]
    pair = N_("Verdict", "{what} by {size}")
    pairs = [
        pair.filled(what=each.column.symbol, size=size(each.low, each.high)) for each in others
    ]
    return words[-1].filled(differences=in_a_row(pairs))


def _of_parameters(words: Message, verdict: Verdict) -> Message:
    """Return a text about the parameters with these, and with how many they are."""
    parameters = verdict.parameters
    return words.counted(len(parameters)).filled(parameters=listed(parameters))


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
    across = N_("Verdict", "From {methods}, rounded to {precision}, to {others}: {differences}")
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
                    others=_names(verdict.nearest),
                    differences=in_a_row(parts),
                )
            )
    return (*lines, ulp(verdict.precision)) if lines else ()


def _of_new(gaps: Sequence[Gap]) -> Gap | None:
    """Return where the new parameters differ most."""
    new = (gap for gap in gaps if gap.column.holds is Holds.AFTER)
    return max(new, key=lambda gap: gap.size, default=None)


def _without(methods: Sequence[str], those: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for each in methods if each not in those)


def _names(methods: Sequence[str]) -> Value:
    return listed([str(number_of(each) or each) for each in methods])
