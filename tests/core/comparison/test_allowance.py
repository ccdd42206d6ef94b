"""Right code stays within what is allowed, whatever rounds in it; wrong code does not."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from itertools import islice

import numpy as np
import pytest

from gradapp.core import lab
from gradapp.core.comparison import allowance
from gradapp.core.comparison.allowance import Allowance, allowances
from gradapp.core.comparison.proved import Proved
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from tests.products import some

F32, F64 = Precision.FLOAT32, Precision.FLOAT64
UNIT = {F32: Fraction(1, 2**24), F64: Fraction(1, 2**53)}
SMALLEST = {F32: Fraction(1, 2**149), F64: Fraction(1, 2**1074)}
STEPS = 24


def exact_steps(problem: Problem, count: int) -> list[tuple[Fraction, Fraction, Fraction]]:
    """Make the steps without any rounding."""
    θ, x, y, α = map(Fraction, (problem.theta, problem.x, problem.y, problem.alpha))
    steps = []
    for _ in range(count):
        fx_y = θ * x - y
        gradient = 2 * x * fx_y
        θ -= α * gradient
        steps.append((fx_y * fx_y, gradient, θ))
    return steps


def a_problem(chance: random.Random) -> Problem:
    """Draw usual numbers, numbers of all sizes, or ones that underflow; some of them diverge."""

    def spread(low: float, high: float) -> float:
        return chance.choice((-1, 1)) * 10 ** chance.uniform(low, high)

    precision = chance.choice((F32, F64))
    kind = chance.randrange(4)
    if kind == 0:
        numbers = [chance.uniform(-10, 10) for _ in range(3)]
        return Problem(*numbers, chance.uniform(1e-4, 0.5), precision)
    if kind == 1:
        numbers = [spread(-3, 3) for _ in range(3)]
        return Problem(*numbers, 10 ** chance.uniform(-1, 0.1) / numbers[1] ** 2, precision)
    if kind == 2:
        return Problem(*[spread(-12, 11.9) for _ in range(4)], precision)
    return Problem(*[spread(-44, -20) for _ in range(3)], spread(-12, 11.9), precision)


@pytest.mark.parametrize("seed", range(some(30, 60)))
def test_every_way_stays_within_what_is_allowed(seed: int) -> None:
    problem = a_problem(random.Random(seed))
    truth = exact_steps(problem, STEPS)
    for each in METHODS:
        made = Descent(problem, each).advance(STEPS)[2:].T.tolist()
        allowed = islice(allowances(problem, each.precision(problem)), STEPS)
        for numbers, exactly, limits in zip(made, truth, allowed, strict=False):
            for number, right, limit in zip(numbers, exactly, limits, strict=True):
                assert math.isinf(limit) or abs(Fraction(number) - right) <= Fraction(limit)


@pytest.mark.parametrize("seed", range(some(30, 60)))
def test_even_the_unluckiest_roundings_stay_within_it(seed: int) -> None:
    """Each operation is as wrong as a format may be, in a direction that chance decides."""
    chance = random.Random(1000 + seed)
    problem = a_problem(chance)
    if abs(problem.alpha * problem.x**2) > 3:
        return  # it grows by so much that fractions become long
    u, η = UNIT[problem.precision], SMALLEST[problem.precision]
    bias = chance.choice((None, 1, -1))

    def rounded(value: Fraction, *, underflows: bool = True) -> Fraction:
        one, other = (chance.choice((-1, 1)) if bias is None else bias for _ in range(2))
        return value * (1 + one * u) + (other * η / 2 if underflows else 0)

    given = map(Fraction, (problem.theta, problem.x, problem.y, problem.alpha))
    θ, x, y, α = (rounded(each) if problem.precision is F32 else each for each in given)
    truth = exact_steps(problem, 12)
    for exactly, limits in zip(truth, allowances(problem, problem.precision), strict=False):
        fx_y = rounded(rounded(θ * x) - y, underflows=False)
        error = rounded(fx_y * fx_y)
        gradient = rounded(rounded(2 * fx_y) * x)
        θ = rounded(θ - rounded(α * gradient), underflows=False)
        for number, right, limit in zip((error, gradient, θ), exactly, limits, strict=True):
            assert abs(number - right) <= Fraction(limit)


def test_it_is_not_much_more_than_what_happens() -> None:
    """Somewhere among these problems, each number uses more than a tenth of its allowance."""
    used = [0.0, 0.0, 0.0]
    for seed in range(40):
        problem = a_problem(random.Random(seed))
        for each in METHODS:
            made = Descent(problem, each).advance(3)[2:].T.tolist()
            limits = islice(allowances(problem, each.precision(problem)), 3)
            for numbers, exactly, limit in zip(made, exact_steps(problem, 3), limits, strict=False):
                for i in range(3):
                    if 0 < limit[i] < math.inf:
                        share = abs(Fraction(numbers[i]) - exactly[i]) / Fraction(limit[i])
                        used[i] = max(used[i], float(share))
    assert all(0.1 < share <= 1 for share in used), used


@pytest.mark.parametrize(("precision", "unit"), [(F32, 2.0**-24), (F64, 2.0**-53)])
def test_at_the_minimum_a_few_ulps_of_y_are_allowed_and_no_more(
    precision: Precision, unit: float
) -> None:
    *_, (error, gradient, theta) = islice(allowances(Problem(precision=precision), precision), 50)
    residual = 40 * unit * 3
    assert error < residual**2
    assert gradient < 2 * 2 * residual
    assert theta < residual


def test_after_divergence_everything_is_allowed_and_nothing_raises() -> None:
    for problem in (Problem(alpha=1e12), Problem(1e12, 1e12, -1e12, 1e12), Problem(x=0.0)):
        limits = list(islice(allowances(problem, F64), 60))
        assert not any(math.isnan(limit) for each in limits for limit in each)
    assert limits[-1][0] < 1e-11  # nothing grows where x = 0


RIGHT_NUMBERS = {"kept_graphs"}
"""What is wrong with these is not what they compute."""


@pytest.mark.parametrize(
    "entry", [e for e in lab.ENTRIES if e.ends != "raised"], ids=lambda e: e.method.id
)
@pytest.mark.parametrize("seed", range(6))
def test_the_mistakes_of_the_lab_are_beyond_it(entry: lab.Entry, seed: int) -> None:
    """In some number of the first steps, by far; where the code is that of another problem."""
    chance = random.Random(seed)
    θ, x, y = (chance.choice((-1, 1)) * chance.uniform(0.3, 8) for _ in range(3))
    problem = Problem(θ, x, y, chance.uniform(0.05, 0.4) / x**2)
    precision = entry.method.precision(problem)
    wrong = Descent(problem, entry.method).advance(4)[2:].T.tolist()
    right = Descent(problem, method(entry.method.right)).advance(4)[2:].T.tolist()
    beyond = [
        abs(a - b) > 20 * limit
        for numbers, others, limits in zip(
            wrong, right, allowances(problem, precision), strict=False
        )
        for a, b, limit in zip(numbers, others, limits, strict=True)
    ]
    assert any(beyond) is (entry.method.id not in RIGHT_NUMBERS)


TINY, LARGEST = 2.0**-149, float(np.finfo(np.float32).max)


@pytest.mark.parametrize(
    ("limit", "numbers", "proved"),
    [
        (0.125, (1.0, 1.25), Proved.YES),
        (0.125, (1.0, 1.25 + 2**-50), Proved.NO),
        (0.125, (1.125, 1.0, 1.25 + 2**-50), Proved.NO),  # the two that are farthest apart
        (TINY, (TINY, 3 * TINY), Proved.YES),
        (1e38, (4e38, LARGEST), Proved.YES),
        (1e36, (4e38, 3e38), Proved.NO),
        (1e300, (1.7e308, -1.7e308), Proved.NO),
        (math.inf, (1.7e308, -1.7e308), Proved.YES),
    ],
)
def test_rounding_explains_twice_what_is_allowed_and_no_more(
    limit: float, numbers: tuple[float, ...], proved: Proved, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of both may be so far from the exact number, on either side of it."""
    monkeypatch.setattr(allowance, "allowances", lambda *_: iter([(0.0, 0.0, limit)]))
    problem = Problem()
    runs = [Run(problem, METHODS[0], np.array([[0.0, 0.0, 1.0, 1.0, each]]).T) for each in numbers]
    found = Allowance(problem, F64).proved(runs, 1, 1)
    assert found[:, 0].tolist() == [Proved.YES, Proved.YES, proved]


@pytest.mark.parametrize("seed", range(some(10, 30)))
def test_right_code_is_proved_so_and_code_of_the_lab_where_it_is_near(seed: int) -> None:
    problem = a_problem(random.Random(seed))
    entries = [each.method for each in lab.ENTRIES]
    for methods in (METHODS, *((each, method("optimizer")) for each in entries)):
        runs = [Run(problem, each, Descent(problem, each).advance(6)) for each in methods]
        steps = max(map(len, runs))
        found = Allowance(problem, problem.precision).proved(runs, 1, steps)
        for step, limits in zip(
            range(1, steps + 1), allowances(problem, problem.precision), strict=False
        ):
            made = [numbers for run in runs if (numbers := run.at(step)) is not None]
            for row, limit in enumerate(limits):
                column = [Fraction(numbers[row]) for numbers in made]
                is_near = limit == math.inf or max(column) - min(column) <= 2 * Fraction(limit)
                assert found[row, step - 1] == (Proved.YES if is_near else Proved.NO)
                assert is_near or methods is not METHODS
