"""Why the ways agree or differ in a step, in sentences, in the order in which one asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradapp.core.comparison.distance import distance
from gradapp.core.comparison.explanation import ExactUpdate, Explanation, Rounds
from gradapp.core.comparison.proved import Proved
from gradapp.core.comparison.words import ulps
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import exact
from gradapp.core.words import N_, grouped, listed
from gradapp.ui.kit.words import said, translate


def sentences(explanation: Explanation) -> list[str]:
    """Return what there is to say about `explanation`."""
    if len(explanation.updates) == 1:
        return [
            translate(
                "Explanation", "Only one way has made this step, so there is nothing to compare."
            )
        ]
    differ = any(spread.ulps for spread in explanation.spreads[1:])
    return [*(_why_different if differ else _why_equal)(explanation)]


def of_an_ulp(precision: Precision) -> str:
    """Return what an ulp is."""
    words = translate("Explanation", "1 ulp: one step to the neighbouring {0} number.")
    return words.format(precision)


def beyond() -> str:
    """Return what is said of ways that differ by more than rounding can do."""
    return translate("Explanation", "Rounding alone does not explain how far apart the ways are.")


def _why_equal(explanation: Explanation) -> Iterator[str]:
    updates, precision = explanation.updates, explanation.precision
    who = _names(updates)
    if len(updates) == len(METHODS) == 4:
        who = translate("Explanation", "All four ways")
    if any(spread.low != spread.high for spread in explanation.spreads[1:]):
        yield translate(
            "Explanation", "{0} give the same E, dE/dθ and new θ, once they are rounded to {1}."
        ).format(who, precision)
        if explanation.finer:
            yield _in_float64(explanation)
    else:
        yield translate(
            "Explanation", "{0} give the same E, dE/dθ and new θ, to the last bit."
        ).format(who)
    alike = explanation.own or updates  # a finer way rounds elsewhere
    if any(each.rounds is Rounds.NEITHER for each in alike):
        return
    fused = next((each for each in alike if each.once != each.twice), None)
    if fused is None:
        yield translate(
            "Explanation",
            "Whether the update is rounded once or twice, the new θ is the same here.",
        )
    elif any(each.method.uses_torch for each in alike) and all(
        each.rounds is not Rounds.ONCE for each in alike
    ):
        apart = distance(fused.once, fused.twice, fused.precision)
        yield translate(
            "Explanation",
            "A fused multiply-add would have given {0}, {1} away; this PyTorch, on this "
            "machine, rounds twice as the others do.",
        ).format(exact(fused.once, fused.precision), said(ulps(apart or 0)))


def _why_different(explanation: Explanation) -> Iterator[str]:
    own = explanation.own
    if explanation.proved is Proved.NO:
        yield beyond()
    others = [each for each in explanation.updates if not each.is_of_equations]
    if others:
        yield translate(
            "Explanation",
            "E or dE/dθ of {0} is not what (f(x) − y)² and 2x (f(x) − y), each operation rounded, "
            "give for its θ.",
        ).format(_names(others))
    if explanation.finer and own:
        yield _in_float64(explanation)
    if explanation.own_parted and len({each.theta for each in own}) > 1:
        yield translate(
            "Explanation",
            "They begin this step with different θ: they parted in step {0}, and each goes on "
            "from its own.",
        ).format(grouped(explanation.own_parted))
    yield from _about_roundings(own)
    crowding = explanation.crowding
    if crowding is not None:
        yield translate(
            "Explanation",
            "E and dE/dθ are so many ulp apart because f(x) − y is a small difference of "
            "numbers near {0}: one ulp there, the step to the neighbouring {1} number, is {2} "
            "ulp of f(x) − y.",
        ).format(exact(crowding.near), explanation.precision, grouped(round(crowding.times)))


def _in_float64(explanation: Explanation) -> str:
    words = N_(
        "Explanation",
        "{ways} [computes|compute] in float64, whatever is chosen, and [is|are] rounded to "
        "{precision} only to be compared.",
        "",
        0,
    ).counted(len(explanation.finer))
    return said(words.filled(ways=_names(explanation.finer), precision=explanation.precision))


def _about_roundings(updates: Sequence[ExactUpdate]) -> Iterator[str]:
    once = [each for each in updates if each.rounds is Rounds.ONCE]
    twice = [each for each in updates if each.rounds is Rounds.TWICE]
    other = [each for each in updates if each.rounds is Rounds.NEITHER]
    if once and twice:
        yield translate(
            "Explanation",
            "The update differs: {0} rounded α·dE/dθ and then the difference; {1} multiplied "
            "and subtracted in one operation, a fused multiply-add, and rounded once.",
        ).format(_names(twice), _names(once))
    elif once:
        yield translate("Explanation", "{0} rounded once in the update.").format(_names(once))
    elif twice:
        yield translate("Explanation", "{0} rounded twice in the update.").format(_names(twice))
    if other:
        yield translate(
            "Explanation",
            "The new θ of {0} comes from neither one nor two roundings of θ − α·dE/dθ.",
        ).format(_names(other))


def _names(updates: Sequence[ExactUpdate]) -> str:
    return said(listed([each.method.label for each in updates]))
