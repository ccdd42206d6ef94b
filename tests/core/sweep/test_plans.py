"""Sweeps of any problem and rule, against PyTorch's own optimizers in a plain loop."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
import torch

from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import ways
from gradapp.core.rules import Decay
from gradapp.core.rules.table import rule
from gradapp.core.sweep import Ending, Outcome, Sweep
from gradapp.core.sweep.plans import COUNT, STAYS, Plan, plan
from tests.additions import line
from tests.additions.doubled import DOUBLED
from tests.additions.lion import LION
from tests.products import some

FIVE = Data(("x",), ((1.0, 2.0, 4.0, 3.0, 5.0),), (1.0, 3.0, 3.0, 2.0, 5.0))
LINE = Fit("w*x + b", FIVE, start={"w": 0.0, "b": 0.0})
VALLEY = Fit(error="0.1*p**2 + 2*q**2", start={"p": -5.0, "q": -2.0})
MOMENTUM = rule("sgd", momentum=0.5)
APART = {"shrink": 1, "apart": True}
Tensors = list[torch.Tensor]


def planned(problem: AnyProblem) -> Plan:
    return plan(problem, ways(problem)[0])


def tried(problem: AnyProblem, *alphas: float, seconds: float = 60, by: int = 0) -> list[Outcome]:
    """Return what becomes of these learning rates alone."""
    sweep = Sweep(problem, ways(problem)[by])
    sweep._order = list(alphas)
    found = []
    while not sweep.finished:
        found += sweep.advance(seconds)
    return found


def follow(
    start: list[float],
    error: Callable[[Tensors], torch.Tensor],
    optimizer: Callable[[Tensors], torch.optim.Optimizer],
    measure: Callable[[Tensors], float],
    threshold: float,
) -> list[float]:
    """Return what is measured after each step of one of PyTorch's optimizers, until it settles."""
    parameters = [torch.tensor(each, dtype=torch.float64, requires_grad=True) for each in start]
    stepping, found = optimizer(parameters), list[float]()
    while len(found) < 2500 and settled(found[-STAYS:], threshold) is None:
        stepping.zero_grad()
        error(parameters).backward()  # type: ignore[no-untyped-call]
        stepping.step()
        found.append(measure(parameters))
    return found


def settled(measured: list[float], threshold: float) -> int | None:
    """Return from which step on it is within the threshold for STAYS steps."""
    inside = [each <= threshold for each in measured]
    for step in range(len(inside) - STAYS + 1):
        if all(inside[step : step + STAYS]):
            return step + 1
    return None


def valley(parameters: Tensors) -> torch.Tensor:
    p, q = parameters
    return 0.1 * p**2 + 2 * q**2


def from_origin(parameters: Tensors) -> float:
    return math.hypot(*(float(each.detach()) for each in parameters))


@pytest.mark.parametrize(
    ("name", "options", "alphas"),
    [
        ("sgd", {}, (0.05, 0.25, 0.4, 0.48)),
        ("sgd", {"momentum": 0.5}, (0.02, 0.3, 0.7)),
        ("sgd", {"momentum": 0.6, "dampening": 0.25}, (0.1, 0.8)),
        ("sgd", {"momentum": 0.9, "nesterov": True}, (0.01, 0.2)),
        ("sgd", {"momentum": 0.5, "weight_decay": 0.1}, (0.1, 0.6)),
        ("adam", {}, (0.05, 0.5)),
        ("rmsprop", {"momentum": 0.5}, (0.003,)),
        ("adagrad", {}, (0.5, 3.0)),
    ],
)
def test_each_learning_rate_settles_in_the_step_in_which_torchs_optimizer_does(
    name: str, options: dict[str, object], alphas: tuple[float, ...]
) -> None:
    kinds = {
        "sgd": torch.optim.SGD,
        "adam": torch.optim.Adam,
        "rmsprop": torch.optim.RMSprop,
        "adagrad": torch.optim.Adagrad,
    }
    problem = VALLEY.but(rule=rule(name, **options), precision=Precision.FLOAT64)
    outcomes, threshold = tried(problem, *alphas), math.hypot(5, 2) / 1000
    for alpha, outcome in zip(alphas, outcomes, strict=True):
        way = follow(
            [-5.0, -2.0],
            valley,
            lambda each, alpha=alpha: kinds[name](each, lr=alpha, **options),  # type: ignore[misc]
            from_origin,
            threshold,
        )
        step = settled(way, threshold)
        assert step is not None
        assert (outcome.ending, outcome.step) == (Ending.CONVERGED, step)
        assert outcome.left == pytest.approx(way[step - 1] / math.hypot(5, 2), rel=1e-9)


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"weight_decay": 0.25},
        {"momentum": 0.5},
        {"momentum": 0.75, "nesterov": True},
        {"momentum": 0.6, "dampening": 0.25},
    ],
    ids=str,
)
def test_theory_has_the_step_in_which_a_run_settles(chosen: dict[str, object]) -> None:
    problem = LINE.but(rule=rule("sgd", **chosen))
    sweep = Sweep(problem, ways(problem)[0])
    expected = dict(
        zip(sweep.plan.alphas, sweep.plan.predicted(np.array(sweep.plan.alphas)), strict=True)
    )
    count = some(16, 40)
    sweep._order = sweep._order[:count]  # from coarse to fine
    outcomes = sweep.advance(600)
    assert len(outcomes) == count
    for outcome in outcomes:
        if outcome.ending is Ending.CONVERGED:
            assert outcome.step == expected[outcome.alpha]
        else:
            assert expected[outcome.alpha] > sweep.plan.most_steps
    assert sum(each.ending is Ending.CONVERGED for each in outcomes) > count // 4


def test_the_predicted_step_of_two_directions_is_that_of_exact_fractions() -> None:
    problem = Fit(error="p**2/2 + q**2", start={"p": 4.0, "q": 2.0})
    found = planned(problem)
    for alpha in (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(15, 16)):
        p, q, step = Fraction(4), Fraction(2), 0
        while (p * p + q * q) * 1_000_000 > 20:
            p, q, step = p * (1 - alpha), q * (1 - 2 * alpha), step + 1
        assert found.predicted(np.array([float(alpha)])).tolist() == [step]
    assert found.predicted(np.array([1.0, 1.5])).tolist() == [math.inf, math.inf]


def test_momentum_that_flies_past_the_minimum_has_not_converged_there() -> None:
    problem = Fit(error="(θ - 4)**2", start={"θ": 10.0}, rule=rule("sgd", momentum=0.9))
    (outcome,) = tried(problem, 0.2)
    way = follow(
        [10.0],
        lambda each: (each[0] - 4) ** 2,
        lambda each: torch.optim.SGD(each, lr=0.2, momentum=0.9),
        lambda each: abs(float(each[0].detach()) - 4),
        0.006,
    )
    assert way[1] < 1e-12  # on the minimum after step 2
    assert outcome.step == settled(way, 0.006)
    assert outcome.step > 50


def test_where_no_minimum_is_known_the_gradient_tells() -> None:
    problems = {str(name): problem for name, problem, _ in GALLERY}
    problem = problems["A logistic curve"].but(precision=Precision.FLOAT64)
    assert isinstance(problem, Fit)
    assert problem.data is not None
    x, y = (
        torch.tensor(each, dtype=torch.float64) for each in (*problem.data.columns, problem.data.y)
    )

    def error(parameters: Tensors) -> torch.Tensor:
        w, b = parameters
        return ((torch.sigmoid(w * x + b) - y) ** 2).mean()

    def slope(parameters: Tensors) -> float:
        there = [each.detach().clone().requires_grad_() for each in parameters]
        return math.hypot(*map(float, torch.autograd.grad(error(there), there)))

    first = slope([torch.tensor(0.0, dtype=torch.float64)] * 2)
    (outcome,) = tried(problem, 2.0)
    way = follow([0.0, 0.0], error, lambda each: torch.optim.SGD(each, lr=2.0), slope, first / 1000)
    assert (outcome.ending, outcome.step) == (Ending.CONVERGED, settled(way, first / 1000))
    assert planned(problem).target.first == pytest.approx(first, rel=1e-8)
    assert planned(problem).motion is None


def test_a_level_place_that_is_higher_than_the_start_is_no_arrival() -> None:
    # sigmoid(p) − 0.9 is level far out on both sides; a huge step lands there.
    problem = Fit(error="(sigmoid(p) - 0.6)**2", start={"p": 0.0}, precision="float64")
    far, near = tried(problem, 1e5, 1.0)
    assert far.ending is not Ending.CONVERGED
    assert near.ending is Ending.CONVERGED


@pytest.mark.parametrize("by", range(4))
def test_every_way_is_swept(by: int) -> None:
    (outcome,) = tried(LINE, 0.08, by=by)
    expected = planned(LINE).predicted(np.array([0.08]))[0]
    assert outcome.ending is Ending.CONVERGED
    assert abs(outcome.step - expected) <= 2  # float32 rounds


def test_slices_of_any_length_find_the_same_outcomes() -> None:
    problem = VALLEY.but(rule=MOMENTUM)
    alphas = (0.03, 0.3, 0.74, 0.8)
    assert tried(problem, *alphas, seconds=1e-9) == tried(problem, *alphas, seconds=60)


def test_batches_have_no_course_and_rarely_rest() -> None:
    problem = LINE.but(batch=1)
    assert planned(problem).motion is None
    assert planned(problem).borders == planned(LINE).borders
    (outcome,) = tried(problem, 0.02)
    assert outcome.ending is Ending.UNFINISHED


def test_where_many_samples_make_a_step_long_each_learning_rate_has_fewer() -> None:
    random = np.random.default_rng(0)
    for count, most in ((100, 10_000), (1000, 1000), (10_000, 100)):
        x, y = random.normal(size=(2, count)).tolist()
        problem = Fit("w*x + b", Data(("x",), (tuple(x),), tuple(y)))
        assert planned(problem).most_steps == most
    (outcome,) = tried(problem, 1e-3)
    assert (outcome.ending, outcome.step) == (Ending.UNFINISHED, 100)


def test_a_problem_that_declares_its_error_is_swept_as_the_same_formula_is() -> None:
    declared = line.Line()
    x, y = zip(*declared.samples, strict=True)
    formula = Fit("w*x + b", Data(("x",), (x,), y), start={"w": 0.0, "b": 0.0})
    found, wanted = plan(declared, ways(declared)[0]), plan(formula, ways(formula)[0])
    assert wanted.motion is not None
    assert found == replace(wanted, most_steps=found.most_steps)


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (Fit(error="p*q"), "E has no minimum: it falls without end."),
        (Fit(error="p**2 + q*0", start={"p": 0.0}), "The gradient is 0 at the start: no learning "),
        (Fit(error="(p - 1)**2"), "It starts at the minimum: there is nowhere left to go."),
        (
            Fit(error="log(p)", start={"p": -1.0}),
            "At the start, E or its gradient is not a finite ",
        ),
        (Fit(error="cos(p)", start={"p": 0.0}), "The gradient is 0 at the start: no learning "),
        (Problem(x=0.0, rule=rule("adam")), "x = 0: the gradient is 0 everywhere"),
        (Problem(x=0.0, rule=rule("adamw")), "Nothing says when this problem"),
        (Problem(x=0.0, rule=LION.rule({})), "Nothing says when this problem"),
        (Fit(error="p*0", rule=LION.rule({})), "Nothing says when this problem"),
        (Problem(x=0.0, rule=DOUBLED.rule({})), "x = 0: the gradient is 0 everywhere"),
        (Problem(x=0.0, rule=DOUBLED.rule(APART)), "Nothing says when this problem"),
        (Fit(error="p*0", rule=rule("adamw")), "Nothing says when this problem has converged."),
        (Fit(error="p**2*1e-20"), "The learning rates worth trying are all above α = 1·10¹²."),
    ],
)
def test_where_nothing_can_be_swept_a_sentence_says_why(problem: AnyProblem, sentence: str) -> None:
    found = plan(problem, ways(LINE)[0])
    assert str(found.why_not).startswith(sentence)
    assert not found.alphas


@pytest.mark.parametrize("options", [{"weight_decay": 0.5}, {}])
@pytest.mark.parametrize("name", ["sgd", "adagrad", "rmsprop", "adam", "adamw"])
def test_a_rule_declares_the_decay_that_its_theory_has(
    name: str, options: dict[str, object]
) -> None:
    declared = rule(name, **options)
    assert declared.decay is not None
    expected = 0.01 if name == "adamw" and not options else options.get("weight_decay", 0.0)
    assert declared.decay == Decay(expected, is_apart=name == "adamw")
    assert declared.linear is None or declared.linear.decay == declared.decay.share


def test_the_minimum_of_a_rule_more_has_its_decay_where_that_is_part_of_the_gradient() -> None:
    """Of (2θ − 3)² + θ²/2 it is at 12/9; whatever its decay is called."""
    for options, at in (({}, 1.5), ({"shrink": 1}, 12 / 9), (APART, 1.5)):
        problem = Problem(precision="float64", rule=DOUBLED.rule(options))
        assert plan(problem, ways(problem)[0]).target.minimum == pytest.approx((at,))


def test_where_only_weight_decay_moves_θ_it_is_swept_to_0() -> None:
    problem = Problem(theta=1.0, x=0.0, rule=rule("sgd", weight_decay=0.5))
    θ, steps = 1.0, 0
    while θ > 1e-3:
        θ, steps = θ - 1.0 * 0.5 * θ, steps + 1
    (outcome,) = tried(problem, 1.0)
    assert (outcome.ending, outcome.step) == (Ending.CONVERGED, steps)


def test_where_the_minimum_is_no_number_in_the_runs_format_nothing_is_swept() -> None:
    problem = Problem(x=1e-46, rule=rule("adam"))  # in float32 that is 0
    found = plan(problem, ways(problem)[1])
    assert str(found.why_not) == "Nothing says when this problem has converged."
    assert planned(problem).alphas


def test_without_theory_a_fixed_range_is_tried() -> None:
    for problem in (VALLEY.but(rule=rule("adam")), Fit(error="p**4")):
        found = planned(problem)
        assert found.borders is found.motion is None
        assert len(found.alphas) == COUNT
        assert (found.alphas[0], found.alphas[-1]) == (1e-6, 10.0)
        assert np.isnan(found.predicted(np.array([0.1]))).all()


def test_the_learning_rate_of_the_problem_changes_nothing() -> None:
    assert planned(LINE.but(alpha=3.0)) == planned(LINE.but(alpha=-1.0))


def test_the_notebooks_pair_is_swept_with_any_rule() -> None:
    problem = Problem(rule=rule("sgd", momentum=0.5))
    found = planned(problem)
    assert found.borders is not None
    assert found.borders.divergence == 3 / 8
    (outcome,) = tried(problem, 0.1)
    assert outcome.step == found.predicted(np.array([0.1]))[0]
    (adam,) = tried(Problem(rule=rule("adam")), 0.05)
    assert adam.ending is Ending.CONVERGED


def test_the_borders_are_among_the_learning_rates_and_those_ascend() -> None:
    for options in ({}, {"momentum": 0.1}, {"momentum": 0.99}, {"momentum": 1.0, "nesterov": True}):
        found = planned(LINE.but(rule=rule("sgd", **options)))
        assert found.borders is not None
        assert found.borders.divergence in found.alphas
        assert list(found.alphas) == sorted(set(found.alphas))


def test_small_slopes_and_large_errors_are_measured_as_they_are() -> None:
    flat = Fit("sigmoid(w*x)", Data(("x",), ((1e-10,),), (1.0,)), precision=Precision.FLOAT64)
    # (σ(z) − 1)² has the derivative 2 (σ − 1) σ (1 − σ) x, which is −1/4 x at z ≈ 0.
    assert planned(flat).target.first == pytest.approx(2.5e-11, rel=1e-9)
    large = Fit("a*exp(b*x)", Data(("x",), ((0.0, 1.0),), (1e8, 3e8)), start={"a": 1.0, "b": 0.0})
    a, b = 2 * (1 - 1e8) / 2 + 2 * (1 - 3e8) / 2, 2 * (1 - 3e8) / 2
    assert planned(large).target.first == pytest.approx(math.hypot(a, b), rel=1e-12)
