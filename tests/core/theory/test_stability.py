"""Which learning rates converge, against what PyTorch's own optimizer does beside each border."""

from __future__ import annotations

import cmath
import math
from fractions import Fraction

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from gradapp.core.theory import Analysis, Zone
from gradapp.core.theory.stability import Stability
from gradapp.core.words import Message

FIVE = Data(("x",), ((1.0, 2.0, 4.0, 3.0, 5.0),), (1.0, 3.0, 3.0, 2.0, 5.0))
LINE = Fit("w*x + b", FIVE, start={"w": 0.0, "b": 0.0})
OPTIONS: list[dict[str, object]] = [
    {},
    {"weight_decay": 0.3},
    {"momentum": 0.5},
    {"momentum": 0.9},
    {"momentum": 0.6, "dampening": 0.25},
    {"momentum": 0.6, "dampening": -0.5},
    {"momentum": 0.5, "dampening": 0.9},
    {"momentum": 0.5, "dampening": 0.6},
    {"momentum": 0.3, "dampening": 0.6, "weight_decay": 0.2},
    {"momentum": 0.5, "weight_decay": 0.3},
    {"momentum": 0.7, "dampening": 0.5, "weight_decay": 0.1},
    {"momentum": 0.5, "nesterov": True},
    {"momentum": 0.9, "nesterov": True},
    {"momentum": 1.0, "nesterov": True},
    {"momentum": 0.5, "nesterov": True, "weight_decay": 0.2},
]


def known(problem: Fit) -> Stability:
    found = problem.theory
    assert isinstance(found, Stability)
    return found


def distances(
    alpha: float,
    options: dict[str, object],
    steps: int,
    bounds: tuple[float, float] = (0, math.inf),
) -> list[float]:
    """Return how far torch.optim.SGD is from where it should lead, step by step.

    It ends early where the first distance is multiplied by less or more than `bounds` say.
    """
    x, y = (torch.tensor(each, dtype=torch.float64) for each in (*FIVE.columns, FIVE.y))
    decay = float(options.get("weight_decay", 0.0))  # type: ignore[arg-type]
    design = np.stack((FIVE.columns[0], np.ones(5)))
    hessian = 2 / 5 * design @ design.T + decay * np.eye(2)
    least = np.linalg.solve(hessian, 2 / 5 * design @ np.array(FIVE.y))
    parameters = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([parameters], lr=alpha, **options)  # type: ignore[arg-type]
    found = []
    for _ in range(steps):
        optimizer.zero_grad()
        ((parameters[0] * x + parameters[1] - y) ** 2).mean().backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        found.append(math.hypot(*(parameters.detach().numpy() - least)))
        if not bounds[0] <= found[-1] / found[0] <= bounds[1]:
            break
    return found


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_torch_converges_just_below_the_border_and_diverges_just_above(
    options: dict[str, object],
) -> None:
    found = known(LINE.but(rule=rule("sgd", **options)))
    assert found.borders is not None
    below = distances(0.97 * found.borders.divergence, options, 1500, (1e-9, 1e9))
    above = distances(1.03 * found.borders.divergence, options, 1500, (1e-9, 1e9))
    assert below[-1] < 1e-3 * below[0]
    assert not above[-1] < 1e6 * above[0]  # NaN where it overflowed


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_the_distance_shrinks_in_the_long_run_by_the_largest_factor(
    options: dict[str, object],
) -> None:
    problem = LINE.but(rule=rule("sgd", **options))
    borders = known(problem).borders
    assert borders is not None
    alpha = 0.4 * borders.divergence
    factor = max(map(abs, known(problem.but(alpha=alpha)).factors))
    way = distances(alpha, options, 400)
    end = next((place for place, each in enumerate(way) if each < 1e-9), len(way) - 1)
    half = end // 2
    assert (way[end] / way[half]) ** (1 / (end - half)) == pytest.approx(factor, rel=0.05)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_below_the_first_border_no_direction_is_ever_crossed_and_above_it_one_is(
    options: dict[str, object],
) -> None:
    # One parameter, E = θ²: the distance is θ itself.
    problem = Fit(error="θ**2", rule=rule("sgd", **options))
    borders = known(problem).borders
    assert borders is not None
    for share, crosses in ((0.98, False), (1.05, True)):
        alpha = share * borders.swinging
        if not alpha:
            continue  # with a momentum of 1 every learning rate swings
        theta = torch.tensor([1.0], dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.SGD([theta], lr=alpha, **options)  # type: ignore[arg-type]
        seen = set()
        for _ in range(300):
            optimizer.zero_grad()
            (theta * theta).sum().backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            seen.add(float(theta.detach()) < 0)
        assert (True in seen) == crosses
        zone = known(problem.but(alpha=alpha)).zone
        assert zone is (Zone.BOTH_SIDES if crosses else Zone.ONE_SIDE)


def test_the_line_through_five_points_has_its_numbers() -> None:
    found = known(LINE.but(alpha=0.05))
    # mean of x² = 11, mean of x = 3: H = [[22, 6], [6, 2]], λ = 12 ± √136
    assert found.eigenvalues == (12 + math.sqrt(136), pytest.approx(12 - math.sqrt(136), rel=1e-14))
    assert found.borders is not None
    assert found.borders.divergence == pytest.approx(2 / (12 + math.sqrt(136)), rel=1e-15)
    assert found.condition == pytest.approx((12 + math.sqrt(136)) ** 2 / 8, rel=1e-14)
    assert found.minimum == (0.8, 0.4)
    assert found.zones == (Zone.BOTH_SIDES, Zone.ONE_SIDE)
    assert (found.zone, found.count) == (Zone.BOTH_SIDES, 1)


@pytest.mark.parametrize(
    ("alpha", "zones"),
    [
        (-0.1, (Zone.UPHILL, Zone.UPHILL)),
        (0.0, (Zone.STILL, Zone.STILL)),
        (0.2, (Zone.ONE_SIDE, Zone.ONE_SIDE)),
        (0.25, (Zone.ONE_STEP, Zone.ONE_SIDE)),
        (0.4, (Zone.BOTH_SIDES, Zone.ONE_SIDE)),
        (0.5, (Zone.BOUNCING, Zone.ONE_SIDE)),
        (0.6, (Zone.DIVERGING, Zone.ONE_SIDE)),
        (6, (Zone.DIVERGING, Zone.BOTH_SIDES)),
        (10, (Zone.DIVERGING, Zone.BOUNCING)),
        (11, (Zone.DIVERGING, Zone.DIVERGING)),
    ],
)
def test_each_direction_of_the_valley_has_a_zone_of_its_own(
    alpha: float, zones: tuple[Zone, ...]
) -> None:
    assert known(Fit(error="0.1*p**2 + 2*q**2", alpha=alpha)).zones == zones


def test_the_valleys_borders_are_exact() -> None:
    plain = known(Fit(error="0.1*p**2 + 2*q**2")).borders
    momentum = known(Fit(error="0.1*p**2 + 2*q**2", rule=rule("sgd", momentum=0.5))).borders
    assert plain is not None
    assert momentum is not None
    assert (plain.swinging, plain.divergence) == (0.25, 0.5)
    assert momentum.divergence == 0.75


@pytest.mark.parametrize(
    ("formula", "options", "sentence"),
    [
        ("p*q", {}, "E has no minimum: it falls without end."),
        ("p**2 + q", {}, "E has no minimum: it falls without end."),
        ("3*p - p + q*0", {}, "E has no minimum: it falls without end."),
        ("p*0 + 3", {}, "E is the same everywhere: the gradient is 0."),
        (
            "p**2",
            {"momentum": 1.0},
            "With a momentum of 1 or more, what moves never comes to rest.",
        ),
        (
            "p**2",
            {"momentum": 0.5, "dampening": 1.0},
            "With a dampening of 1 or more, steps don't follow the gradient.",
        ),
        (
            "p**2",
            {"momentum": 1.5, "nesterov": True},
            "For a momentum above 1 there is no theory here.",
        ),
    ],
)
def test_where_no_learning_rate_converges_a_sentence_says_why(
    formula: str, options: dict[str, object], sentence: str
) -> None:
    found = known(Fit(error=formula, rule=rule("sgd", **options)))
    assert found.borders is None
    assert str(found.why_not) == sentence


def test_a_level_direction_is_told_apart() -> None:
    found = known(Fit("w*x + b*x", FIVE, alpha=0.01))
    assert found.eigenvalues == (44, 0)
    assert found.zones == (Zone.ONE_SIDE, Zone.FLAT)
    assert found.minimum is None
    assert found.condition == 1
    assert found.borders is not None
    assert found.borders.divergence == float(Fraction(2, 44))
    # Weight decay leaves no direction level.
    decayed = known(Fit("w*x + b*x", FIVE, alpha=0.01, rule=rule("sgd", weight_decay=0.5)))
    assert decayed.minimum is not None
    assert Zone.FLAT not in decayed.zones


@given(st.floats(0.01, 1.9), st.floats(0, 0.95), st.booleans())
def test_the_zone_of_one_direction_is_where_the_zeros_lie(
    share: float, momentum: float, looks_ahead: bool
) -> None:
    options = {"momentum": momentum, "nesterov": looks_ahead} if momentum else {}
    problem = Fit(error="θ**2/2", alpha=share, rule=rule("sgd", **options))
    # As written, and exactly: near a double zero, rounding moves both by the root of an ulp.
    h, μ = Fraction(repr(share)), Fraction(repr(momentum))
    if looks_ahead and momentum:
        (a, b), (c, d) = (1 - h * (1 + μ), -h * μ**2), (1, μ)
    else:
        (a, b), (c, d) = (1 - h, -h * μ), (1, μ)
    middle, product = (a + d) / 2, a * d - b * c
    apart = cmath.sqrt(middle**2 - product)
    radius = max(abs(complex(middle) + apart), abs(complex(middle) - apart))
    if abs(radius - 1) > 1e-9:
        assert (known(problem).zone is Zone.DIVERGING) == (radius > 1)
        assert max(map(abs, known(problem).factors)) == pytest.approx(radius, rel=1e-6)


def test_batches_are_told_apart_from_all_samples() -> None:
    assert known(LINE).of_all
    assert known(LINE.but(batch=5)).of_all
    assert not known(LINE.but(batch=2)).of_all
    assert known(LINE.but(batch=2)).borders == known(LINE).borders


def test_where_nothing_is_known_a_sentence_says_so() -> None:
    problems = {str(name): problem for name, problem, _ in GALLERY}
    for name, wanted in {
        "Adam's first steps": "For Adam there is no theory of the learning rate here. Plain "
        "gradient descent converges below 2/λ₁ = 0.5.",
        "A logistic curve": "There is no theory of the learning rate here: the model is not "
        "written as one that is linear in its parameters.",
        "Rosenbrock's valley": "There is no theory of the learning rate here: E is not written as "
        "a quadratic function.",
    }.items():
        assert str(problems[name].theory) == wanted


def test_what_is_said_of_plain_descent_is_not_said_of_its_batches() -> None:
    # Samples whose gradients differ: below 2/λ = 2/101 plain descent with one of them a step
    # multiplies by 1 − 2α and 1 − 200α, which is −2.9 at 2/102.
    data = Data(("x",), ((1.0, 10.0),), (1.0, 3.0))
    said = Fit("w*x", data, batch=1, rule=rule("adam")).theory
    assert str(said) == (
        "For Adam there is no theory of the learning rate here. Plain gradient descent with all "
        "samples in each step converges below 2/λ ≈ 0.0198."
    )
    assert str(Fit("w*x", data, batch=2, rule=rule("adam")).theory).endswith(
        "Plain gradient descent converges below 2/λ ≈ 0.0198."
    )


def test_the_notebooks_problem_keeps_its_own_theory_and_has_one_with_momentum() -> None:
    assert isinstance(Problem().theory, Analysis)
    found = Problem(rule=rule("sgd", momentum=0.5)).theory
    assert isinstance(found, Stability)
    assert found.borders is not None
    assert found.borders.divergence == 3 / 8
    assert isinstance(Problem(rule=rule("adam")).theory, Message)


def test_the_largest_and_the_smallest_numbers_are_handled() -> None:
    for formula in ("1e150*p**2 + 1e-150*q**2", "1e290*p**2 + q**2", "1e-290*p**2 + q*0"):
        found = known(Fit(error=formula))
        assert found.borders is None or math.isfinite(found.borders.divergence)
    assert isinstance(Fit(error="1e300*1e8*p**2").theory, Message)
    assert isinstance(Problem(x=0, rule=rule("sgd", momentum=0.5)).theory, Stability)
