"""What the panel says of a learning rate where the error is quadratic, direction by direction."""

from __future__ import annotations

from typing import Final

from gradapp.core.numbers.text import Relation, Text, filled, joined, stated, tied
from gradapp.core.numbers.written import Number, digits_apart, exact
from gradapp.core.problem import AnyProblem
from gradapp.core.theory import BORDERS, Zone
from gradapp.core.theory.stability import Stability, curvature_names
from gradapp.core.words import N_, Message, followed
from gradapp.ui.kit.words import translate
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
        multiply: by what factor they multiply the distance.
        whose: whose they are, before what they do; None where that need not be said.
    """

    stay: Message
    multiply: Message
    whose: Message | None = None


STEPS: Final = StepWords(
    N_("LearningRatePanel", "each step leaves θ where it is"),
    N_("LearningRatePanel", "each step multiplies θ − θ* by {factor}"),
)
CORRECT: Final = StepWords(
    N_("LearningRatePanel", "correct code leaves θ where it is"),
    N_("LearningRatePanel", "correct code multiplies θ − θ* by {factor}"),
    N_("LearningRatePanel", "correct code:"),
)
"""Those of correct code, beside which code of the Lab may do anything."""
_ALONG_ANY: Final[dict[Zone, tuple[Message, ...]]] = {
    Zone.UPHILL: (
        N_("LearningRate", "α < 0: climbs away from the minimum {minimum}"),
        N_("LearningRate", "α < 0: climbs away from the minimum with weight decay {minimum}"),
        N_("LearningRate", "α < 0: climbs away from a minimum"),
    ),
    Zone.ONE_STEP: (
        N_("LearningRate", "arrives at the minimum {minimum} in one step"),
        N_("LearningRate", "arrives at the minimum with weight decay {minimum} in one step"),
        N_("LearningRate", "arrives at a minimum in one step"),
    ),
}
"""Of the minimum, of that with weight decay, and of one of many, however many directions."""
ALONG_ONE: Final[dict[Zone, tuple[Message, ...]]] = {
    **_ALONG_ANY,
    Zone.ONE_SIDE: (
        N_("LearningRate", "approaches the minimum {minimum} from one side"),
        N_("LearningRate", "approaches the minimum with weight decay {minimum} from one side"),
    ),
    Zone.BOTH_SIDES: (
        N_("LearningRate", "approaches the minimum {minimum} from both sides"),
        N_("LearningRate", "approaches the minimum with weight decay {minimum} from both sides"),
    ),
    Zone.BOUNCING: (
        N_("LearningRate", "bounces around the minimum {minimum} for ever"),
        N_("LearningRate", "bounces around the minimum with weight decay {minimum} for ever"),
    ),
    Zone.DIVERGING: (
        N_("LearningRate", "diverges: goes farther and farther from the minimum {minimum}"),
        N_(
            "LearningRate",
            "diverges: goes farther and farther from the minimum with weight decay {minimum}",
        ),
    ),
}
"""The same where there is one direction, and so one minimum."""
_ALONG_SEVERAL: Final[dict[Zone, tuple[Message, ...]]] = {
    **_ALONG_ANY,
    Zone.ONE_SIDE: (
        N_("LearningRate", "approaches the minimum {minimum}, from one side in each direction"),
        N_(
            "LearningRate",
            "approaches the minimum with weight decay {minimum}, from one side in each direction",
        ),
        N_("LearningRate", "approaches a minimum, from one side in each direction"),
    ),
    Zone.BOTH_SIDES: (
        N_(
            "LearningRate",
            "swings along {count} of {directions} directions, and approaches the minimum {minimum}",
        ),
        N_(
            "LearningRate",
            "swings along {count} of {directions} directions, and approaches the minimum "
            "with weight decay {minimum}",
        ),
        N_(
            "LearningRate",
            "swings along {count} of {directions} directions, and approaches a minimum",
        ),
    ),
    Zone.BOUNCING: (
        N_(
            "LearningRate",
            "bounces for ever along {count} of {directions} directions, around the minimum "
            "{minimum}",
        ),
        N_(
            "LearningRate",
            "bounces for ever along {count} of {directions} directions, around the minimum "
            "with weight decay {minimum}",
        ),
        N_(
            "LearningRate",
            "bounces for ever along {count} of {directions} directions, around a minimum",
        ),
    ),
    Zone.DIVERGING: (
        N_(
            "LearningRate",
            "diverges: along {count} of {directions} directions it goes farther and farther "
            "from the minimum {minimum}",
        ),
        N_(
            "LearningRate",
            "diverges: along {count} of {directions} directions it goes farther and farther "
            "from the minimum with weight decay {minimum}",
        ),
        N_(
            "LearningRate",
            "diverges: along {count} of {directions} directions it goes farther and farther "
            "from a minimum",
        ),
    ),
}
"""The same where there are several."""


def curvature(known: Stability) -> str:
    """Return how steep the error is: the eigenvalues of its Hessian, and their ratio."""
    values = known.eigenvalues
    names = curvature_names(len(values), decays=known.decays)
    told = ", ".join(
        f"{name} {stated(value, significant=_DIGITS)}"
        for name, value in zip(names, values, strict=True)
    )
    if len(values) == 1:
        return translate("LearningRate", "second derivative of E: {0}").format(told)
    if known.condition is None:
        return translate("LearningRate", "Hessian: {0}").format(told)
    if values[-1]:
        words = translate("LearningRate", "Hessian: {0}; condition number {1}")
        return words.format(told, stated(known.condition, significant=_DIGITS))
    words = translate("LearningRate", "Hessian: {0}; E is flat along {1} of {2} directions")
    return words.format(told, values.count(0.0), len(values))


def factor(known: Stability) -> Text:
    """Return by what a step multiplies the distance from the minimum."""
    if known.why_not is not None:
        return Text()
    if known.has_momentum:
        largest = max(
            each for each, zone in zip(known.factors, known.zones, strict=True) if zone != Zone.FLAT
        )
        words = translate("LearningRate", "in the long run, distance × {0} per step")
        digits = digits_apart(largest, _DIGITS, BORDERS)
        return filled(words, Text(Relation.SILENT, Number(largest, significant=digits)))
    of_one = "1 − α(λ + λ₁)" if len(known.factors) == 1 else "1 − α(λ + λᵢ)"
    left = of_one if known.decays else "1 − αλ"
    numbers = (
        Number(each, significant=digits_apart(each, _FACTOR_DIGITS, BORDERS))
        for each in known.factors
    )
    return Text(f"{left} ", Relation.EQUAL, joined(", ", numbers))


def all_factors(known: Stability) -> str:
    """Return the same with all digits."""
    return "" if known.why_not is not None else ", ".join(map(exact, known.factors))


def meaning(problem: AnyProblem, known: Stability) -> Message:
    """Return what the learning rate does."""
    if known.why_not is not None:
        return known.why_not
    sentence = _sentence(problem, known).filled(count=known.count, directions=len(known.zones))
    if known.of_all:
        return sentence
    return followed(N_("LearningRate", "with all samples in each step:"), sentence)


def _sentence(problem: AnyProblem, known: Stability) -> Message:
    if known.zone == Zone.STILL:
        return N_("LearningRate", "α = 0: nothing ever moves")
    sentences = ALONG_ONE if len(known.zones) == 1 else _ALONG_SEVERAL
    of_minimum, of_decayed, *of_many = sentences[known.zone]
    if known.minimum is None:
        return of_many[0]
    named = zip(problem.columns.parameters, known.minimum, strict=True)
    told = [tied(Text(f"{name}* ", stated(at, significant=_DIGITS))) for name, at in named]
    some: list[Text | str] = [*told[:_FEW], *(["…"] if told[_FEW:] else [])]
    return (of_decayed if known.decays else of_minimum).filled(minimum=joined(", ", some))
