"""Whether right code can have made a step: bounds for any formula and rule."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest
import torch

from gradapp.core.columns import Holds
from gradapp.core.comparison.bounded import IN_BOUNDS, Bounded
from gradapp.core.comparison.judge import Judge
from gradapp.core.comparison.proof import Proof
from gradapp.core.comparison.proved import Proved
from gradapp.core.comparison.verdict import VerdictKind
from gradapp.core.comparison.words import sentences_on
from gradapp.core.comparison.words_of_run import over_run
from gradapp.core.model.formula import read_formula
from gradapp.core.model.functions import FUNCTIONS
from gradapp.core.model.values import value_of
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.rules import Rule
from gradapp.core.rules.table import rule
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.writing.ways import ways
from tests.additions import line
from tests.products import some

F32, F64 = Precision.FLOAT32, Precision.FLOAT64

MODELS = (
    "w*x + b",
    "a*x**2 + b*x + c",
    "a*exp(-b*x) + c",
    "1/(1 + exp(-(w*x + b)))",
    "a*sin(b*x + c) + d",
    "sigmoid(a*x)*c + d/(1 + b**2)",
    "relu(a*x + b)*c - abs(d)",
    "tanh(a*x)*sqrt(b**2 + 1)",
    "log(a**2 + x**2 + 1) + b**-2",
    "tan(a/4)*x + 2**b",
    "c",
)
ERRORS = ("0.1*p**2 + 2*q**2", "(1 - a)**2 + 100*(b - a**2)**2", "exp(p)*(p - 1)**2 + sin(q)")
RULES: tuple[tuple[str, dict[str, object]], ...] = (
    ("sgd", {}),
    ("sgd", {"momentum": 0.9, "nesterov": True, "weight_decay": 0.01}),
    ("sgd", {"momentum": 0.5, "dampening": 0.1}),
    ("adagrad", {"lr_decay": 0.1, "initial_accumulator_value": 0.3}),
    ("rmsprop", {"centered": True, "momentum": 0.3, "alpha": 0.2}),
    ("rmsprop", {}),
    ("adam", {"amsgrad": True, "betas": (0.2, 0.9)}),
    ("adam", {}),
    ("adamw", {"betas": (0.0, 0.99)}),
)


def drawn(seed: int) -> Fit:
    """Return some problem."""
    draw = random.Random(seed)
    name, options = draw.choice(RULES)
    given: dict[str, Any] = {
        "rule": rule(name, **options),
        "alpha": draw.choice((0.001, 0.01, 0.1)),
    }
    given["precision"] = draw.choice((F32, F64))
    if draw.random() < 0.25:
        fit = Fit(error=draw.choice(ERRORS), **given)
    else:
        count = draw.choice((1, 2, 5, 40))
        xs = tuple(round(draw.uniform(-4, 4), draw.choice((1, 9))) for _ in range(count))
        ys = tuple(round(draw.uniform(-5, 5), 2) for _ in range(count))
        batch = draw.choice((None, None, 1, 2))
        if batch and batch <= count:
            given |= {"batch": batch, "shuffle_seed": draw.choice((None, 4))}
        data, reduction = Data(("x",), (xs,), ys), draw.choice(("mean", "sum"))
        fit = Fit(draw.choice(MODELS), data, reduction=reduction, **given)
    return fit.starting(
        {each: round(draw.uniform(-2, 2), draw.choice((1, 6))) for each in fit.names}
    )


def runs_of(problem: AnyProblem, steps: int = 8) -> list[Run]:
    runs = []
    for way in ways(problem):
        descent = Descent(problem, way)
        made = descent.advance(steps)
        if made.shape[1]:
            runs.append(Run(problem, way, made, descent.stop))
    return runs


def judged(runs: list[Run], at_once: int = 100) -> Judge:
    judge = Judge(runs[0].problem, [run.method for run in runs])
    while judge.length < (last := max(map(len, runs))):
        judge.judge(runs, min(last, judge.length + at_once))
    return judge


def test_numbers_are_proved_as_long_as_their_format_holds_them() -> None:
    """Each step takes E to 1.44 times what it was, and the last one is near to the largest."""
    problem = Fit("w*x", Data(("x",), ((1.0,),), (0.0,)), start=(1.0,), alpha=1.1)
    runs = [run for run in runs_of(problem, 300) if run.precision is F32]
    assert {len(run) for run in runs} == {244}
    assert 2.0**127 < 1.44**243 < 2.0**128 < 1.44**244
    proved = Proof(problem).proved(runs, 1, 244)
    assert len({run.at(244) for run in runs}) > 1, "else nothing is proved"
    assert proved.min() == Proved.YES


@pytest.mark.parametrize("block", range(some(2, 8)))
def test_right_code_is_never_said_to_be_further_off_than_rounding_takes_it(block: int) -> None:
    steps = known = 0
    for seed in range(40 * block, 40 * block + 40):
        runs = runs_of(drawn(seed))
        if len(runs) > 1:
            judge = judged(runs)
            assert judge.over_run is not None
            assert judge.over_run.kind is not VerdictKind.BEYOND, seed
            steps, known = steps + judge.length, known + judge.length * judge.over_run.is_proved
    assert known > 0.9 * steps > 200


def with_gradient(run: Run, change: Callable[[float], float]) -> Run:
    """Return a run of plain descent as code would make it that has another first derivative."""
    problem, steps = run.problem, run.steps.copy()
    rows = [problem.columns.rows(kind)[0] for kind in (Holds.BEFORE, Holds.GRADIENT, Holds.AFTER)]
    before, gradient, after = rows
    changed = run.precision.rounded(change(steps[gradient, 0]))
    steps[gradient, 0] = changed
    alpha = run.precision.rounded(problem.alpha)
    steps[after, 0] = run.precision.rounded(
        steps[before, 0] - run.precision.rounded(alpha * changed)
    )
    return Run(problem, run.method, steps[:, :1])


@pytest.mark.parametrize("precision", [F32, F64])
@pytest.mark.parametrize("model", MODELS)
def test_a_derivative_that_is_wrong_by_two_percent_is_more_than_rounding_explains(
    model: str, precision: Precision
) -> None:
    data = Data(("x",), ((0.5, 1.25, 2.0, 3.0),), (2.0, -1.0, 4.0, 0.5))
    problem = Fit(model, data, alpha=0.01, precision=precision)
    right, *others = runs_of(problem, 1)
    assert judged([right, *others]).over_run.kind is not VerdictKind.BEYOND  # type: ignore[union-attr]
    for runs in (
        [with_gradient(right, lambda g: 1.02 * g), *others],
        [right, *others[:-1], with_gradient(others[-1], lambda g: 1.02 * g)],
    ):
        (found,) = Judge(problem, [run.method for run in runs]).judge(runs, 1)
        assert found.kind is VerdictKind.BEYOND
        assert any(
            "That is more than rounding explains" in str(each) for each in sentences_on(found)
        )


@pytest.mark.parametrize(("name", "options"), RULES)
def test_an_update_that_is_wrong_by_a_thousandth_is_more_than_rounding_explains(
    name: str, options: dict[str, object]
) -> None:
    solved: Rule = rule(name, **options)
    problem = Fit("w*x + b", Data(("x",), ((1.0, 2.0),), (3.0, -1.0)), alpha=0.1, rule=solved)
    runs = runs_of(problem, 3)
    before, after = (problem.columns.rows(kind)[1] for kind in (Holds.BEFORE, Holds.AFTER))
    steps = runs[-1].steps.copy()
    steps[after, 2] += 1e-3 * (steps[after, 2] - steps[before, 2])
    runs[-1] = Run(problem, runs[-1].method, steps)
    verdicts = Judge(problem, [run.method for run in runs]).judge(runs, 3)
    assert [each.kind is VerdictKind.BEYOND for each in verdicts] == [False, False, True]


def test_what_comes_behind_a_wrong_step_is_not_called_rounding_again() -> None:
    problem = Fit("w*x + b", Data(("x",), ((1.0, 2.0),), (3.0, -1.0)))
    runs = runs_of(problem, 4)
    other = runs_of(problem.starting({"w": 1.5}), 4)[-1]  # right from where it stands, but not here
    steps = np.concatenate([runs[-1].steps[:, :2], other.steps[:, :2]], axis=1)
    steps[problem.columns.rows(Holds.AFTER)[0], 1] += 0.5
    runs[-1] = Run(problem, runs[-1].method, steps)
    for at_once in (1, 4):
        judge = judged(runs, at_once)
        assert judge.over_run is not None
        assert (judge.over_run.kind, judge.over_run.first) == (VerdictKind.BEYOND, 2)
        assert judge.over_run.count == 3


def test_where_no_bound_is_known_nothing_is_called_rounding() -> None:
    problem = line.Line()
    (way,) = ways(problem)
    run = Run(problem, way, Descent(problem, way).advance(2))
    steps = run.steps.copy()
    steps[problem.columns.rows(Holds.AFTER)[0]] += 1e-9
    runs = [run, Run(problem, way, steps)]
    judge = Judge(problem, [way, way])
    found = judge.judge(runs, 2)[-1]
    assert not found.is_proved
    assert any(
        str(each).endswith(" It is not proved to be rounding.") for each in sentences_on(found)
    )
    assert judge.over_run is not None
    words = str(over_run(judge.over_run, 2, str))
    assert "whether by rounding alone is not proved here" in words
    assert "by rounding;" not in words


@pytest.mark.parametrize("precision", [F32, F64])
@pytest.mark.parametrize("seed", range(some(10, 40)))
def test_what_is_proved_of_a_step_is_so_in_fractions(seed: int, precision: Precision) -> None:
    """All numbers are short in binary; what is wrong is so by two roundings, or a thousandth."""
    draw = random.Random(seed)
    a, b, p, alpha = (draw.randint(1, 64) / 16 for _ in range(4))
    problem = Fit(error=f"{a}*p**2 + {b}*p", start={"p": p}, alpha=alpha, precision=precision)
    right, *others = runs_of(problem, 1)
    unit = 2.0**-23 if precision is F32 else 2.0**-52
    wrong = [draw.choice((0.0, unit, 1e-3)) for _ in range(3)]
    error, slope = a * p**2 + b * p, 2 * a * p + b
    made = [error * (1 + wrong[0]), slope * (1 + wrong[1])]
    made = [precision.rounded(each) for each in made]
    after = Fraction(p) - Fraction(alpha) * Fraction(made[1])
    size = p + alpha * slope
    made.append(precision.rounded(float(after + Fraction(wrong[2] * size))))
    exact = [Fraction(error), Fraction(slope), after]
    sizes = [error, slope, size]
    is_near = [
        abs(Fraction(one) - other) <= 4 * Fraction(unit) * Fraction(each)
        for one, other, each in zip(made, exact, sizes, strict=True)
    ]
    steps = others[-1].steps.copy()
    compared = (Holds.ERROR, Holds.GRADIENT, Holds.AFTER)
    steps[[problem.columns.rows(kind)[0] for kind in compared], 0] = made
    others[-1] = Run(problem, others[-1].method, steps)
    is_near[2] &= is_near[1]  # what is made of a wrong gradient is wrong
    found = Proof(problem).proved([right, *others], 1, 1)[:, 0].tolist()
    is_apart = any(
        one != other for one, other in zip(made, right.compared(1, 1)[:, 0], strict=True)
    )
    expected = [Proved.YES if each else Proved.NO for each in is_near]
    assert found == (expected if is_apart else [Proved.YES] * 3)


TREES = (
    "x**3 - 2.1*x*y + y**-2",
    "(x - y)*(x + y)/(x*x + 0.7)",
    "sin(x)*cos(y) + tan(x/4) - tanh(x*y)",
    "exp(x)/(1 + exp(x)) - sigmoid(x)",
    "log(x*x + y*y) - sqrt(abs(x) + 1) + relu(y)",
    "abs(x)**y",
)


@pytest.mark.parametrize("precision", [F32, F64])
@pytest.mark.parametrize("text", TREES)
def test_what_torch_computes_and_what_is_exact_both_lie_within_the_bounds(
    text: str, precision: Precision
) -> None:
    tree, draw = read_formula(text).tree, np.random.default_rng(5)
    x, y = (draw.uniform(-3, 3, 2000).astype(precision.value).astype(float) for _ in "xy")
    bounded = {name: Bounded.exact(each, precision) for name, each in (("x", x), ("y", y))}
    found = value_of(tree, bounded, IN_BOUNDS)
    kind = getattr(torch, precision.value)
    tensors = {name: torch.tensor(each, dtype=kind) for name, each in (("x", x), ("y", y))}
    calls = {name: getattr(torch, name) for name in FUNCTIONS if hasattr(torch, name)}
    made = value_of(tree, tensors, calls).double().numpy()
    assert (found.allows(made) == Proved.YES).all()
    with mpmath.workprec(200):
        for place in range(0, 2000, 40):
            known = {"x": mpmath.mpf(x[place]), "y": mpmath.mpf(y[place])}
            exact = value_of(tree, known, EXACT)
            assert abs(exact - mpmath.mpf(made[place])) <= mpmath.mpf(found.error[place])
            assert found.error[place] < 1e-4 * (1 + abs(made[place])) * 2.0 ** (
                29 * (precision is F32) - 29
            )


EXACT = {
    **{name: getattr(mpmath, name) for name in ("sin", "cos", "tan", "tanh", "exp", "log", "sqrt")},
    "abs": abs,
    "relu": lambda z: max(z, 0),
    "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
}


@pytest.mark.parametrize("name", ["sin", "cos", "tan", "tanh", "exp", "log", "sqrt", "sigmoid"])
def test_functions_are_right_to_eight_ulp_in_c_and_in_torch(name: str) -> None:
    draw = np.random.default_rng(1)
    positive = name in ("log", "sqrt")
    for precision in Precision:
        kind = np.dtype(precision.value)
        xs = np.exp(draw.uniform(-8, 3, 600)) * (1 if positive else draw.choice((-1, 1), 600))
        xs = xs.astype(kind)
        made = getattr(torch, name)(torch.from_numpy(xs)).numpy()
        with mpmath.workprec(200):
            exact = [EXACT[name](mpmath.mpf(float(each))) for each in xs]
            for one, other in zip(made, exact, strict=True):
                assert abs(mpmath.mpf(float(one)) - other) <= 8 * np.spacing(abs(one))
            if precision is F64 and name != "sigmoid":
                for each, other in zip(xs.tolist(), exact, strict=True):
                    one = getattr(math, name)(each)
                    assert abs(mpmath.mpf(one) - other) <= 8 * np.spacing(abs(one))
