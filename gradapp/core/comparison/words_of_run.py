"""How the steps of a run compare, in words: one sentence for what is said of which steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import Final

from gradapp.core.comparison import distance
from gradapp.core.comparison.judge import OverRun
from gradapp.core.comparison.verdict import VerdictKind
from gradapp.core.comparison.words import size
from gradapp.core.words import N_, Message, Value


class _Steps(Enum):
    """Which steps of a run a sentence is about."""

    ALL = auto()
    FIRST = auto()
    """So many as are compared at most."""
    SO_FAR = auto()
    COMPARABLE = auto()
    """Those that more than one way has made."""


_Sentences = Mapping[_Steps, Message]

_SAME: Final = {
    _Steps.ALL: N_("Verdict", "In all %Ln step(s), all numbers agree.", "", 0),
    _Steps.FIRST: N_("Verdict", "In the first %Ln step(s), all numbers agree.", "", 0),
    _Steps.SO_FAR: N_("Verdict", "In the %Ln step(s) compared so far, all numbers agree.", "", 0),
    _Steps.COMPARABLE: N_(
        "Verdict", "In the %Ln step(s) that can be compared, all numbers agree.", "", 0
    ),
}
_NEW_IS_SAME: Final = {
    _Steps.ALL: N_(
        "Verdict",
        "In all %Ln step(s), new {parameter} agrees; {what} differs most in {step}, by {size}.",
        "",
        0,
    ),
    _Steps.FIRST: N_(
        "Verdict",
        "In the first %Ln step(s), new {parameter} agrees; {what} differs most in {step}, by "
        "{size}.",
        "",
        0,
    ),
    _Steps.SO_FAR: N_(
        "Verdict",
        "In the %Ln step(s) compared so far, new {parameter} agrees; {what} differs most in "
        "{step}, by {size}.",
        "",
        0,
    ),
    _Steps.COMPARABLE: N_(
        "Verdict",
        "In the %Ln step(s) that can be compared, new {parameter} agrees; {what} differs most "
        "in {step}, by {size}.",
        "",
        0,
    ),
}
_NEW_ARE_SAME: Final = {
    _Steps.ALL: N_(
        "Verdict",
        "In all %Ln step(s), the new parameters agree; {what} differs most in {step}, by {size}.",
        "",
        0,
    ),
    _Steps.FIRST: N_(
        "Verdict",
        "In the first %Ln step(s), the new parameters agree; {what} differs most in {step}, by "
        "{size}.",
        "",
        0,
    ),
    _Steps.SO_FAR: N_(
        "Verdict",
        "In the %Ln step(s) compared so far, the new parameters agree; {what} differs most in "
        "{step}, by {size}.",
        "",
        0,
    ),
    _Steps.COMPARABLE: N_(
        "Verdict",
        "In the %Ln step(s) that can be compared, the new parameters agree; {what} differs "
        "most in {step}, by {size}.",
        "",
        0,
    ),
}
_NEW_IS_ROUNDED: Final = {
    _Steps.ALL: N_(
        "Verdict",
        "In {count} of %Ln step(s), new {parameter} differs, by rounding; most in {step}, by "
        "{size}.",
        "",
        0,
    ),
    _Steps.FIRST: N_(
        "Verdict",
        "In {count} of the first %Ln step(s), new {parameter} differs, by rounding; most in "
        "{step}, by {size}.",
        "",
        0,
    ),
    _Steps.SO_FAR: N_(
        "Verdict",
        "In {count} of the %Ln step(s) compared so far, new {parameter} differs, by rounding; "
        "most in {step}, by {size}.",
        "",
        0,
    ),
    _Steps.COMPARABLE: N_(
        "Verdict",
        "In {count} of the %Ln step(s) that can be compared, new {parameter} differs, by "
        "rounding; most in {step}, by {size}.",
        "",
        0,
    ),
}
_NEW_ARE_ROUNDED: Final = {
    _Steps.ALL: N_(
        "Verdict",
        "In {count} of %Ln step(s), new parameters differ, by rounding; most in {step}, by {size}.",
        "",
        0,
    ),
    _Steps.FIRST: N_(
        "Verdict",
        "In {count} of the first %Ln step(s), new parameters differ, by rounding; most in "
        "{step}, by {size}.",
        "",
        0,
    ),
    _Steps.SO_FAR: N_(
        "Verdict",
        "In {count} of the %Ln step(s) compared so far, new parameters differ, by rounding; "
        "most in {step}, by {size}.",
        "",
        0,
    ),
    _Steps.COMPARABLE: N_(
        "Verdict",
        "In {count} of the %Ln step(s) that can be compared, new parameters differ, by "
        "rounding; most in {step}, by {size}.",
        "",
        0,
    ),
}
_UNPROVED: Final = {
    _Steps.ALL: N_(
        "Verdict",
        "In {count} of %Ln step(s), new parameters differ; whether by rounding alone is not "
        "proved here. Most in {step}, by {size}.",
        "",
        0,
    ),
    _Steps.FIRST: N_(
        "Verdict",
        "In {count} of the first %Ln step(s), new parameters differ; whether by rounding alone "
        "is not proved here. Most in {step}, by {size}.",
        "",
        0,
    ),
    _Steps.SO_FAR: N_(
        "Verdict",
        "In {count} of the %Ln step(s) compared so far, new parameters differ; whether by "
        "rounding alone is not proved here. Most in {step}, by {size}.",
        "",
        0,
    ),
    _Steps.COMPARABLE: N_(
        "Verdict",
        "In {count} of the %Ln step(s) that can be compared, new parameters differ; whether by "
        "rounding alone is not proved here. Most in {step}, by {size}.",
        "",
        0,
    ),
}
_BEYOND: Final = {
    _Steps.ALL: N_(
        "Verdict",
        "In {count} of %Ln step(s), more differs than rounding explains, from {first} on; "
        "{what} differs most in {step}, by {size}.",
        "",
        0,
    ),
    _Steps.FIRST: N_(
        "Verdict",
        "In {count} of the first %Ln step(s), more differs than rounding explains, from "
        "{first} on; {what} differs most in {step}, by {size}.",
        "",
        0,
    ),
    _Steps.SO_FAR: N_(
        "Verdict",
        "In {count} of the %Ln step(s) compared so far, more differs than rounding explains, "
        "from {first} on; {what} differs most in {step}, by {size}.",
        "",
        0,
    ),
    _Steps.COMPARABLE: N_(
        "Verdict",
        "In {count} of the %Ln step(s) that can be compared, more differs than rounding "
        "explains, from {first} on; {what} differs most in {step}, by {size}.",
        "",
        0,
    ),
}
_OF_LAB: Final = {
    _Steps.ALL: N_(
        "Verdict",
        "In {count} of %Ln step(s), new {parameter} differs, most in {step}, by {size}.",
        "",
        0,
    ),
    _Steps.FIRST: N_(
        "Verdict",
        "In {count} of the first %Ln step(s), new {parameter} differs, most in {step}, by {size}.",
        "",
        0,
    ),
    _Steps.SO_FAR: N_(
        "Verdict",
        "In {count} of the %Ln step(s) compared so far, new {parameter} differs, most in "
        "{step}, by {size}.",
        "",
        0,
    ),
    _Steps.COMPARABLE: N_(
        "Verdict",
        "In {count} of the %Ln step(s) that can be compared, new {parameter} differs, most in "
        "{step}, by {size}.",
        "",
        0,
    ),
}


def over_run(run: OverRun, made: int, link: Callable[[int], Value]) -> Message | None:
    """Return what there is to say about the steps of a run; nothing about a single one.

    Args:
        run: how they compare.
        made: how many the run has.
        link: how the number of a step is written.
    """
    return _counted(_sentences(run), run, made, link)


def over_run_of_lab(run: OverRun, made: int, link: Callable[[int], Value]) -> Message | None:
    """Return the same of code of the Lab, of which nothing is said to be rounding."""
    sentences = _OF_LAB if run.kind is VerdictKind.PARTED else _sentences(run)
    return _counted(sentences, run, made, link)


def _counted(
    sentences: _Sentences, run: OverRun, made: int, link: Callable[[int], Value]
) -> Message | None:
    """Return the sentence of these that is about the steps compared, and how many they are."""
    if made < 2 or run.steps < 2:
        return None
    compared = run.steps - run.alone
    if not compared:
        return N_("Verdict", "No step can be compared.")
    if compared == 1:
        return N_("Verdict", "Only {step} can be compared.").filled(step=link(run.first))
    words = sentences[_steps(run, made)].counted(compared)
    if run.gap is not None:
        gap = run.gap
        words = words.filled(what=gap.column.symbol, size=size(gap.low, gap.high))
    return words.filled(
        parameter=run.parameters[0], step=link(run.farthest), count=run.count, first=link(run.first)
    )


def _steps(run: OverRun, made: int) -> _Steps:
    if run.alone:
        return _Steps.COMPARABLE
    if run.steps == made:
        return _Steps.ALL
    return _Steps.FIRST if run.steps >= distance.COMPARED_STEPS else _Steps.SO_FAR


def _sentences(run: OverRun) -> _Sentences:
    """Return what matters most among the steps of a run."""
    is_one = len(run.parameters) == 1
    match run.kind:
        case VerdictKind.ALONE | VerdictKind.SAME:
            return _SAME
        case VerdictKind.BEYOND:
            return _BEYOND
        case VerdictKind.SAME_PARAMETERS:
            return _NEW_IS_SAME if is_one else _NEW_ARE_SAME
    if not run.is_proved:
        return _UNPROVED
    return _NEW_IS_ROUNDED if is_one else _NEW_ARE_ROUNDED
