"""Why the methods agree or differ in one step, proved on the numbers of this very step.

E and dE/dθ are computed by the same operations in all methods. The update is not: θ − α·dE/dθ is
rounded twice where it is written as two operations, and once where torch.optim.SGD has it done by
a fused multiply-add. Which of both a method did is found out here by doing both, exactly, and
looking which gives the number that the method gave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

import numpy as np

from gradapp.core.agreement import Track, distance, spread
from gradapp.core.methods import Method, method
from gradapp.core.numbers import exact
from gradapp.core.problem import Precision, Problem
from gradapp.core.rounding import nearest


class Rounds(StrEnum):
    """How often a method rounded in its update."""

    ONCE = "once"
    TWICE = "twice"
    EITHER = "once or twice, which gives the same"
    NEITHER = "in another way"


@dataclass(frozen=True, slots=True)
class Update:
    """The update of one method in one step, done again without rounding.

    Attributes:
        method: the method.
        precision: the format it computes in.
        theta: θ before the step.
        alpha: α in that format.
        gradient: dE/dθ.
        theta_next: the new θ that the method computed.
        product: α·dE/dθ, exactly.
        rounded_product: the same, rounded.
        twice: θ minus the rounded product, rounded: two roundings.
        once: θ minus the exact product, rounded: a fused multiply-add.
    """

    method: Method
    precision: Precision
    theta: float
    alpha: float
    gradient: float
    theta_next: float
    product: Fraction
    rounded_product: float
    twice: float
    once: float

    @property
    def exact_once(self) -> Fraction:
        """θ − α·dE/dθ without any rounding."""
        return Fraction(self.theta) - self.product

    @property
    def exact_twice(self) -> Fraction:
        """θ minus the rounded product, before the second rounding."""
        return Fraction(self.theta) - Fraction(self.rounded_product)

    @property
    def rounds(self) -> Rounds:
        """Which of both gives the number that the method computed."""
        found = (self.theta_next == self.once, self.theta_next == self.twice)
        return {
            (True, True): Rounds.EITHER,
            (True, False): Rounds.ONCE,
            (False, True): Rounds.TWICE,
            (False, False): Rounds.NEITHER,
        }[found]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say about one step of several methods.

    Attributes:
        step: its number, from 1.
        precision: the format whose ulps are counted.
        updates: the update of each method that has made the step.
        errors: E of each of them.
        ulps: the largest distances in E, dE/dθ and new θ.
        sentences: why they agree or differ, in the order in which a person wants to know.
        parted: the first step in which they differed; None if they never did.
    """

    step: int
    precision: Precision
    updates: tuple[Update, ...]
    errors: tuple[float, ...]
    ulps: tuple[int, int, int]
    sentences: tuple[str, ...]
    parted: int | None


def explain(problem: Problem, tracks: Sequence[Track], step: int) -> Explanation:
    """Explain a step.

    Args:
        problem: what all of them solve.
        tracks: the steps of the methods.
        step: a step that at least one of them has made.
    """
    there = [track for track in tracks if track.at(step) is not None]
    updates = tuple(_update(problem, track, step) for track in there)
    error, gradient, theta = spread(there, problem.precision, step, step)[:, 0].tolist()
    explanation = Explanation(
        step=step,
        precision=problem.precision,
        updates=updates,
        errors=tuple(at[0] for track in there if (at := track.at(step)) is not None),
        ulps=(error, gradient, theta),
        sentences=(),
        parted=_parted(there, problem.precision, step),
    )
    if any(explanation.ulps):
        return replace(explanation, sentences=_why_different(problem, explanation))
    return replace(explanation, sentences=_why_equal(explanation))


def _update(problem: Problem, track: Track, step: int) -> Update:
    column = min(step, track.length) - 1
    theta, _, _, gradient, theta_next = track.columns[:, column].tolist()
    used = method(track.method_id)
    precision = used.precision(problem)
    alpha = precision.rounded(problem.alpha)
    product = Fraction(alpha) * Fraction(gradient)
    rounded_product = nearest(product, precision)
    start = Fraction(theta)
    twice = (
        nearest(start - Fraction(rounded_product), precision)
        if np.isfinite(rounded_product)
        else -rounded_product
    )
    once = nearest(start - product, precision)
    return Update(
        used,
        precision,
        theta,
        alpha,
        gradient,
        theta_next,
        product,
        rounded_product,
        twice,
        once,
    )


def _parted(tracks: Sequence[Track], precision: Precision, step: int) -> int | None:
    differs = spread(tracks, precision, 1, step).any(axis=0)
    return int(differs.argmax()) + 1 if differs.any() else None


def _why_equal(explanation: Explanation) -> tuple[str, ...]:
    count = len(explanation.updates)
    who = "All four ways" if count == 4 else f"All {count} that have made this step"
    if count == 1:
        return ("Only one method has made this step, so there is nothing to compare.",)
    sentences = [f"{who} give the same E, dE/dθ and new θ, to the last bit."]
    fused = next((each for each in explanation.updates if each.once != each.twice), None)
    if fused is None:
        sentences.append("Rounding once or twice gives the same new θ here.")
    elif all(each.rounds is not Rounds.ONCE for each in explanation.updates):
        apart = distance(fused.once, fused.twice, fused.precision)
        sentences.append(
            f"A fused multiply-add would have given {exact(fused.once, fused.precision)}, "
            f"{apart} ulp away; this PyTorch, on this machine, rounds twice as the others do."
        )
    return tuple(sentences)


def _why_different(problem: Problem, explanation: Explanation) -> tuple[str, ...]:
    updates = explanation.updates
    sentences = []
    if len({each.precision for each in updates}) > 1:
        bare = _names([each for each in updates if not each.method.uses_torch])
        sentences.append(
            f"{bare} computes in float64, whatever is chosen, and is rounded to "
            f"{explanation.precision} only to be compared."
        )
    same_format = [each for each in updates if each.precision is explanation.precision]
    starts = {each.theta for each in same_format}
    if len(starts) > 1:
        sentences.append(
            f"They begin this step with different θ: they parted in step {explanation.parted:,}, "
            f"and each goes on from its own."
        )
    sentences += _about_roundings(same_format)
    sentences += _about_cancellation(problem, explanation)
    return tuple(sentences)


def _about_roundings(updates: Sequence[Update]) -> list[str]:
    once = [each for each in updates if each.rounds is Rounds.ONCE]
    twice = [each for each in updates if each.rounds is Rounds.TWICE]
    other = [each for each in updates if each.rounds is Rounds.NEITHER]
    sentences = []
    if once and twice:
        sentences.append(
            f"The update differs: {_names(twice)} rounded α·dE/dθ and then the difference; "
            f"{_names(once)} multiplied and subtracted in one operation, a fused multiply-add, "
            f"and rounded once."
        )
    elif once or twice:
        word = "once" if once else "twice"
        sentences.append(f"{_names(once or twice)} rounded {word} in the update.")
    if other:
        sentences.append(
            f"The new θ of {_names(other)} comes from neither one nor two roundings of θ − α·dE/dθ."
        )
    return sentences


def _about_cancellation(problem: Problem, explanation: Explanation) -> list[str]:
    """Say so where ulps are many because f(x) − y is small beside f(x) and y."""
    error, gradient, _ = explanation.ulps
    if max(error, gradient) < 8 or problem.y == 0:
        return []
    precision = explanation.precision
    residual = max((abs(each) ** 0.5 for each in explanation.errors), default=0.0)
    near = np.dtype(precision.value).type(problem.y)
    small = np.dtype(precision.value).type(residual)
    if not residual or abs(near) < 8 * small:
        return []
    times = float(np.spacing(abs(near))) / float(np.spacing(small))
    return [
        f"E and dE/dθ are so many ulp apart because f(x) − y is a small difference of numbers "
        f"near {exact(problem.y)}: one ulp there is {times:,.0f} ulp of f(x) − y."
    ]


def _names(updates: Sequence[Update]) -> str:
    names = [each.method.label for each in updates]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
