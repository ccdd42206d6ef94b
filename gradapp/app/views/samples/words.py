"""What is said of the shares of samples: what they add up to, and what were without some."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gradapp.core.equations.ledger import exact_ulps, ledger, new_parameters, ulps
from gradapp.core.methods import Method
from gradapp.core.model.names import derivative
from gradapp.core.numbers.text import Relation, Text, stated
from gradapp.core.numbers.written import Number
from gradapp.core.problem.fit import Fit
from gradapp.core.words import N_, Message, Value, listed
from gradapp.ui.kit.words import said
from gradapp.ui.samples.shown import StepSamples

_MOST_NAMED: Final = 3
_DIGITS: Final = 6


def sums(
    shown: StepSamples,
    method: Method,
    gradient: Sequence[float] | None,
    is_rounded: Sequence[bool] = (),
) -> str:
    """Return what the shares add up to, beside what the program's gradient was.

    Args:
        shown: the shares.
        method: what computed the gradients; those of the Lab may be others.
        gradient: what they were; None before the first step.
        is_rounded: of each of them, whether it is proved to be exact but for rounding.
    """
    if gradient is None:
        return said(N_("Samples", "These are the shares of the first step: → shows what it does."))
    found, precision = shown.ledger, shown.precision
    printed = method.gradients
    if method.may_lie and any(ulps(found, gradient, precision)):
        return said(_otherwise(shown, printed, gradient))
    lines = [
        _sum(name, Text(name, " ", stated(given, precision)), far, proved, precision)
        for name, given, far, proved in zip(
            printed, gradient, ulps(found, gradient, precision), is_rounded, strict=True
        )
    ]
    exact = exact_ulps(found, gradient, precision)
    if exact:
        each = [_exactly(name, far) for name, far in zip(printed, exact, strict=True)]
        words = N_("Samples", "Added exactly, as fractions, and rounded once, they are {each}.")
        lines.append(words.filled(each=listed(each)))
    return "\n".join(map(said, lines))


def _sum(name: str, value: Text, far: int | None, is_rounded: bool, precision: str) -> Message:
    if far == 0:
        words = N_("Samples", "The shares add up to {value}, to the last bit of {precision}.")
        return words.filled(value=value, precision=precision)
    if far is None:
        return N_("Samples", "The shares do not add up to {name}.").filled(name=name)
    words = N_(
        "Samples",
        "The shares add up to {value}, but for rounding: %Ln ulp(s) of {precision}.",
        "",
        0,
    )
    if not is_rounded:
        words = N_(
            "Samples",
            "The shares add up to {value} but for %Ln ulp(s) of {precision}. That this is rounding "
            "alone is not proved.",
            "",
            0,
        )
    return words.counted(far).filled(value=value, precision=precision)


def _otherwise(shown: StepSamples, printed: Sequence[str], gradient: Sequence[float]) -> Message:
    """Return what the shares add up to, and that the code has something else."""
    words = N_("Samples", "The shares add up to {sums}; this code has {values}.")
    pairs = zip(printed, gradient, strict=True)
    return words.filled(
        sums=listed([Text(Relation.SILENT, Number(each)) for each in shown.ledger.sums]),
        values=listed([Text(name, " ", stated(each, shown.precision)) for name, each in pairs]),
    )


def _exactly(name: str, far: int | None) -> Value:
    if far == 0:
        return N_("Samples", "{name} to the last bit").filled(name=name)
    words = N_("Samples", "{name} but for %Ln ulp(s)", "", 0)
    return words.counted(far or 0).filled(name=name)


def without(
    problem: Fit, before: Sequence[float], step: int, earlier: Sequence[float], shown: StepSamples
) -> str:
    """Return what the step were without the samples left out; empty where none is.

    Args:
        problem: what is solved.
        before: the parameters before the step.
        step: its number.
        earlier: the numbers of the step before it, where its rule has a state.
        shown: what there is to see.
    """
    out, used = shown.left_out, shown.ledger.used
    if not out:
        return ""
    names = _named(shown)
    if not out & set(used):
        words = N_("Samples", "Without {samples}, the step would be the same: it uses others.")
        return said(words.filled(samples=names))
    if out >= set(used):
        words = N_("Samples", "Without {samples}, there would be nothing to make this step from.")
        return said(words.filled(samples=names))
    fewer = ledger(problem, before, step, shown.precision, out)
    if fewer is None:
        words = N_("Samples", "Without {samples}, there would be no finite gradient.")
        return said(words.filled(samples=names))
    new = new_parameters(problem, fewer, before, step, earlier)
    if new is not None:
        words = N_("Samples", "Without {samples}, way 1 would step to {each}.")
        each = [_is(name, value) for name, value in zip(problem.names, new, strict=True)]
        return said(words.filled(samples=names, each=listed(each)))
    each = [
        _is(derivative(name), sum_) for name, sum_ in zip(problem.names, fewer.sums, strict=True)
    ]
    words = N_("Samples", "Without {samples}, the gradient would be {each}.")
    return said(words.filled(samples=names, each=listed(each)))


def _is(name: str, value: float) -> Text:
    return Text(f"{name} ", stated(value, significant=_DIGITS))


def _named(shown: StepSamples) -> Value:
    out = sorted(shown.left_out)
    if len(out) <= _MOST_NAMED:
        return listed([shown.name(place) for place in out])
    return N_("Samples", "%Ln sample(s)", "", 0).counted(len(out))
