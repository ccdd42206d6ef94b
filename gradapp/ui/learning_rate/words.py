"""What the panel says of a learning rate where the error is quadratic, direction by direction."""

from __future__ import annotations

from typing import Final

from gradapp.core.numbers.text import Relation, Text, joined, stated
from gradapp.core.numbers.written import Number, exact
from gradapp.core.problem import AnyProblem
from gradapp.core.theory import Zone
from gradapp.core.theory.stability import Stability
from gradapp.core.words import N_, Message, Value
from gradapp.ui.kit.words import said, translate
from gradapp.values import dataclass

_DIGITS: Final = 4
_FACTOR_DIGITS: Final = 3
_FEW: Final = 2
"""So many parameters are named where the minimum is told."""


@dataclass(frozen=True, slots=True)
class StepWords:
    """What is said of steps whose theory is told.

    Attributes:
        stay: that they move nothing.
        multiply: by what they multiply the distance; the number follows.
        sentence: the sentence around what they do; None for none.
    """

    stay: Value
    multiply: Value
    sentence: Message | None = None


STEPS: Final = StepWords(
    N_("LearningRatePanel", "each step leaves θ where it is"),
    N_("LearningRatePanel", "each step multiplies θ − θ* by"),
)
CORRECT: Final = StepWords(
    N_("LearningRatePanel", "correct code leaves θ where it is"),
    N_("LearningRatePanel", "correct code multiplies θ − θ* by"),
    N_("LearningRatePanel", "correct code: {sentence}"),
)
"""Those of correct code, beside which code of the Lab may do anything."""


def curvature(known: Stability) -> str:
    """Return how steep the error is: the eigenvalues of its Hessian, and their ratio."""
    values = known.eigenvalues
    if len(values) == 1:
        words = translate("LearningRate", "second derivative of E: λ {0}")
        return words.format(stated(values[0], significant=_DIGITS))
    told = ", ".join(
        f"λ{chr(0x2080 + place)} {stated(value, significant=_DIGITS)}"
        for place, value in enumerate(values, start=1)
    )
    words = translate("LearningRate", "Hessian: {0}").format(told)
    if known.condition is not None and values[-1]:
        ratio = stated(known.condition, significant=_DIGITS)
        words += "; " + translate("LearningRate", "condition number {0}").format(ratio)
    elif known.condition is not None:
        flat = values.count(0.0)
        words += "; " + translate("LearningRate", "E is level along {0} of {1} directions").format(
            flat, len(values)
        )
    return words


def factor(known: Stability) -> str:
    """Return by what a step multiplies the distance from the minimum."""
    if known.why_not is not None:
        return ""
    if known.has_momentum:
        largest = max(
            each for each, zone in zip(known.factors, known.zones, strict=True) if zone != Zone.FLAT
        )
        words = translate("LearningRate", "in the long run × {0} a step")
        return words.format(Text(Relation.SILENT, Number(largest, significant=_DIGITS)))
    left = "1 − α(λ + λ₁)" if known.decays else "1 − αλ"
    numbers = (Number(each, significant=_FACTOR_DIGITS) for each in known.factors)
    return str(Text(f"{left} ", Relation.EQUAL, joined(", ", numbers)))


def all_factors(known: Stability) -> str:
    """Return the same with all digits."""
    return "" if known.why_not is not None else ", ".join(map(exact, known.factors))


def meaning(problem: AnyProblem, known: Stability) -> str:
    """Return what the learning rate does."""
    if known.why_not is not None:
        return said(known.why_not)
    sentence = (_of_one if len(known.zones) == 1 else _of_several)(problem, known)
    if known.of_all:
        return sentence
    return translate("LearningRate", "with all samples in each step: {0}").format(sentence)


def _of_one(problem: AnyProblem, known: Stability) -> str:
    return {
        Zone.ONE_SIDE: translate("LearningRate", "approaches {0} from one side"),
        Zone.BOTH_SIDES: translate("LearningRate", "approaches {0} from both sides"),
        Zone.BOUNCING: translate("LearningRate", "bounces around {0} for ever"),
        Zone.DIVERGING: translate("LearningRate", "diverges: goes farther and farther from {0}"),
    }.get(known.zone, _of_any(known.zone)).format(_least(problem, known))


def _of_several(problem: AnyProblem, known: Stability) -> str:
    words = {
        Zone.ONE_SIDE: translate("LearningRate", "approaches {0}, from one side in each direction"),
        Zone.BOTH_SIDES: translate(
            "LearningRate", "swings along {1} of {2} directions, and approaches {0}"
        ),
        Zone.BOUNCING: translate(
            "LearningRate", "bounces for ever along {1} of {2} directions, around {0}"
        ),
        Zone.DIVERGING: translate(
            "LearningRate",
            "diverges: along {1} of {2} directions it goes farther and farther from {0}",
        ),
    }.get(known.zone, _of_any(known.zone))
    return words.format(_least(problem, known), known.count, len(known.zones))


def _of_any(zone: Zone) -> str:
    return {
        Zone.ONE_STEP: translate("LearningRate", "arrives at {0} in one step"),
        Zone.UPHILL: translate("LearningRate", "α < 0: climbs away from {0}"),
    }.get(zone, translate("LearningRate", "α = 0: nothing ever moves"))


def _least(problem: AnyProblem, known: Stability) -> str:
    """Return what is approached."""
    if known.minimum is None:
        return translate("LearningRate", "a minimum")
    words = translate("LearningRate", "the minimum {0}")
    if known.decays:
        words = translate("LearningRate", "the minimum with weight decay {0}")
    names = problem.columns.parameters
    told = ", ".join(
        f"{name}* {stated(at, significant=_DIGITS)}"
        for name, at in zip(names, known.minimum, strict=True)
    )
    return words.format(told if len(names) <= _FEW else "").rstrip()
