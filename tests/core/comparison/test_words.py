"""What is said to be more than rounding explains is that, and all that is so is said."""

from __future__ import annotations

import random
import re
from fractions import Fraction
from itertools import islice

import pytest

from gradapp.core import lab
from gradapp.core.columns import THETA, columns_of
from gradapp.core.comparison.allowance import allowances
from gradapp.core.comparison.judge import Judge
from gradapp.core.comparison.verdict import Gap, Verdict
from gradapp.core.comparison.words import sentences_on, sentences_on_lab
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import compared_with, method
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.words import Message
from tests.products import some

F32, F64 = Precision.FLOAT32, Precision.FLOAT64
ERROR, GRADIENT, NEW = THETA.compared
STEPS = 4


def lab_verdicts(name: str, problem: Problem) -> tuple[list[Run], list[Verdict]]:
    methods = compared_with(method(name), problem)
    runs = []
    for each in methods:
        descent = Descent(problem, each)
        runs.append(Run(problem, each, descent.advance(STEPS), descent.stop))
    return runs, Judge(problem, methods).judge(runs, max(map(len, runs)))


def spoken(sentences: tuple[Message, ...], why: str) -> list[str]:
    """Return of which quantities it is said, each as often as it is."""
    found = []
    for each in sentences:
        differs, _, reason = str(each).partition(". ")
        if " differs " in differs and reason.startswith(why):
            (first,) = re.findall(r"(?:^|: )(\S*(?: \S+)?) differs ", differs)
            found.append(first.replace("New ", "new "))
            _, _, others = reason.removesuffix(".").partition("; likewise ")
            found += [each.rpartition(" by ")[0] for each in others.split(", ") if others]
    return found


def beyond(sentences: tuple[Message, ...]) -> list[str]:
    return spoken(sentences, "That is more than rounding explains")


@pytest.mark.parametrize("name", [each.method.id for each in lab.ENTRIES])
def test_in_the_lab_every_difference_is_said_to_be_what_it_is(name: str) -> None:
    for seed in range(some(12, 60)):
        compare_in_the_lab(name, random.Random(f"{name} {seed}"))


def compare_in_the_lab(name: str, chance: random.Random) -> None:
    theta, x, y = (chance.choice((-1, 1)) * 10 ** chance.uniform(-1, 2) for _ in range(3))
    alpha, precision = 10 ** chance.uniform(-12, -1), chance.choice((F32, F64))
    problem = Problem(theta, x, y, alpha, precision)
    runs, verdicts = lab_verdicts(name, problem)
    (computed_in,) = {run.precision for run in runs}  # float64 where no tensor is
    bounds = list(islice(allowances(problem, computed_in), STEPS))
    for each in verdicts:
        made = [numbers for run in runs if (numbers := run.at(each.step))]
        if len(made) < 2:
            continue
        far, near = [], []
        for column, one, other, bound in zip(
            THETA.compared, *made, bounds[each.step - 1], strict=True
        ):
            apart = abs(Fraction(one) - Fraction(other))
            if apart:
                (far if apart > 2 * Fraction(bound) else near).append(str(column.symbol))
        sentences = sentences_on_lab(each)
        assert sorted(beyond(sentences)) == sorted(far), list(map(str, sentences))
        small = spoken(sentences, "That is no more than rounding can do")
        assert sorted(small) == sorted(near), list(map(str, sentences))


def test_in_the_lab_a_small_step_is_not_blamed_for_the_gradient() -> None:
    _, (first, *_) = lab_verdicts("broadcast", Problem(1.0, 2.0, 3.0, 2e-8))
    assert list(map(str, sentences_on_lab(first))) == [
        "New θ differs from the correct code's by ≈3·10⁻⁷. That is no more than rounding can do.",
        "E differs from the correct code's by 12. "
        "That is more than rounding explains; likewise dE/dθ by 12.",
    ]


def test_in_the_lab_all_that_rounding_can_do_is_said_in_one_sentence() -> None:
    gaps = tuple(Gap(column, 1.0, 1.5, 9, is_rounding=True) for column in (ERROR, GRADIENT))
    ways = (("no_zero_grad",), ("optimizer",))
    assert list(map(str, sentences_on_lab(Verdict(3, F64, ways, ways, (), gaps, ())))) == [
        "E differs from the correct code's by 0.5. "
        "That is no more than rounding can do; likewise dE/dθ by 0.5."
    ]


def test_of_all_ways_what_is_beyond_rounding_is_said_and_nothing_else() -> None:
    for seed in range(some(200, 2000)):
        compare_all_ways(random.Random(seed))


def compare_all_ways(chance: random.Random) -> None:
    columns = chance.choice((THETA, columns_of("w", "b"))).compared

    def gaps() -> tuple[Gap, ...]:
        return tuple(
            Gap(
                column, 1.0, 1.0 + chance.randint(1, 64) / 64, 9, chance.choice((True, False, None))
            )
            for column in columns
            if chance.random() < 0.5
        )

    ids = ("python", "autograd", "optimizer", "mseloss")
    each = tuple((id,) for id in ids)
    finer = chance.choice(((), ("python",)))
    found = Verdict(3, F32, each, each, finer, gaps(), gaps() if finer else (), ids[1:2])
    expected = [str(gap.column.symbol) for gap in (*found.within, *found.across) if gap.is_beyond]
    sentences = sentences_on(found)
    assert sorted(beyond(sentences)) == sorted(expected), list(map(str, sentences))
