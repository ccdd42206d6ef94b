"""How the steps of a run compare, in words: one sentence for what is said of which steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from gradapp.core.comparison import distance
from gradapp.core.comparison.judge import OverRun
from gradapp.core.comparison.verdict import VerdictKind
from gradapp.core.comparison.words import size
from gradapp.core.words import N_, Message, Value

_Steps = tuple[Message, Message]
"""How a sentence begins that is about some steps of a run: about all of them, and about a part."""
_ALL: Final = (
    N_("Verdict", "In all %Ln step(s)", "", 0),
    N_("Verdict", "In {count} of %Ln step(s)", "", 0),
)
_FIRST: Final = (
    N_("Verdict", "In the first %Ln step(s)", "", 0),
    N_("Verdict", "In {count} of the first %Ln step(s)", "", 0),
)
"""So many as are compared at most."""
_SO_FAR: Final = (
    N_("Verdict", "In the %Ln step(s) compared so far", "", 0),
    N_("Verdict", "In {count} of the %Ln step(s) compared so far", "", 0),
)
_COMPARABLE: Final = (
    N_("Verdict", "In the %Ln step(s) that can be compared", "", 0),
    N_("Verdict", "In {count} of the %Ln step(s) that can be compared", "", 0),
)
"""Those that more than one way has made."""

_SAME: Final = N_("Verdict", "{in_steps}, all numbers agree.")
_NEW_IS_SAME: Final = N_(
    "Verdict", "{in_steps}, new {parameter} agrees; {what} differs most in {step}, by {size}."
)
_NEW_ARE_SAME: Final = N_(
    "Verdict", "{in_steps}, the new parameters agree; {what} differs most in {step}, by {size}."
)
_NEW_IS_ROUNDED: Final = N_(
    "Verdict", "{in_steps}, new {parameter} differs, by rounding; most in {step}, by {size}."
)
_NEW_ARE_ROUNDED: Final = N_(
    "Verdict", "{in_steps}, new parameters differ, by rounding; most in {step}, by {size}."
)
_UNPROVED: Final = N_(
    "Verdict",
    "{in_steps}, new parameters differ; whether by rounding alone is not proved here. Most in "
    "{step}, by {size}.",
)
_BEYOND: Final = N_(
    "Verdict",
    "{in_steps}, more differs than rounding explains, from {first} on; {what} differs most in "
    "{step}, by {size}.",
)
_OF_LAB: Final = N_("Verdict", "{in_steps}, new {parameter} differs, most in {step}, by {size}.")


def over_run(run: OverRun, made: int, link: Callable[[int], Value]) -> Message | None:
    """Return what there is to say about the steps of a run; nothing about a single one.

    Args:
        run: how they compare.
        made: how many the run has.
        link: how the number of a step is written.
    """
    return _filled(_sentence(run), run, made, link)


def over_run_of_lab(run: OverRun, made: int, link: Callable[[int], Value]) -> Message | None:
    """Return the same of code of the Lab, of which nothing is said to be rounding."""
    words = _OF_LAB if run.kind is VerdictKind.PARTED else _sentence(run)
    return _filled(words, run, made, link)


def _filled(
    words: Message, run: OverRun, made: int, link: Callable[[int], Value]
) -> Message | None:
    """Return a sentence with the steps that it is about, and how many they are."""
    if made < 2 or run.steps < 2:
        return None
    compared = run.steps - run.alone
    if not compared:
        return N_("Verdict", "No step can be compared.")
    if compared == 1:
        return N_("Verdict", "Only {step} can be compared.").filled(step=link(run.first))
    of_all, of_some = _steps(run, made)
    is_of_all = run.kind <= VerdictKind.SAME_PARAMETERS
    in_steps = (of_all if is_of_all else of_some).counted(compared).filled(count=run.count)
    if run.gap is not None:
        gap = run.gap
        words = words.filled(what=gap.column.symbol, size=size(gap.low, gap.high))
    return words.filled(
        in_steps=in_steps,
        parameter=run.parameters[0],
        step=link(run.farthest),
        first=link(run.first),
    )


def _steps(run: OverRun, made: int) -> _Steps:
    if run.alone:
        return _COMPARABLE
    if run.steps == made:
        return _ALL
    return _FIRST if run.steps >= distance.COMPARED_STEPS else _SO_FAR


def _sentence(run: OverRun) -> Message:
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
