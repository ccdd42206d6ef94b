"""Every rule, model, way and precision against `torch.optim` in a loop of its own."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import islice
from random import Random
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st

from gradapp.app.commands.cli import parse
from gradapp.app.commands.options import RunOptions
from gradapp.core.columns import Holds
from gradapp.core.library import descend
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules import table
from gradapp.core.rules.table import rule
from gradapp.core.writing.ways import ways
from tests.additions.adamax import ADAMAX
from tests.core.writing.by_torch import CLASSES, MODELS, Model, loop
from tests.products import pairs

RULES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("sgd", {}),
    ("sgd", {"weight_decay": 0.1}),
    ("sgd", {"momentum": 0.9}),
    ("sgd", {"momentum": 0.9, "dampening": 0.25, "weight_decay": 0.2}),
    ("sgd", {"momentum": 0.5, "nesterov": True, "weight_decay": 0.1}),
    ("adagrad", {}),
    (
        "adagrad",
        {"lr_decay": 0.1, "weight_decay": 0.1, "initial_accumulator_value": 0.5, "eps": 0.001},
    ),
    ("rmsprop", {}),
    ("rmsprop", {"alpha": 0.75, "momentum": 0.5}),
    ("rmsprop", {"alpha": 0.75, "centered": True, "eps": 0.01, "weight_decay": 0.1}),
    ("rmsprop", {"centered": True, "momentum": 0.5}),
    ("adam", {}),
    ("adam", {"betas": (0.5, 0.75), "eps": 0.001, "weight_decay": 0.1}),
    ("adam", {"amsgrad": True}),
    ("adamw", {}),
    ("adamw", {"betas": (0.5, 0.75), "weight_decay": 0.25, "amsgrad": True}),
)
STATES = {
    "sgd": {"v": "momentum_buffer"},
    "adagrad": {"v": "sum"},
    "rmsprop": {"v": "square_avg", "m": "grad_avg", "u": "momentum_buffer"},
    "adam": {"m": "exp_avg", "v": "exp_avg_sq", "v_max": "max_exp_avg_sq"},
    "adamw": {"m": "exp_avg", "v": "exp_avg_sq", "v_max": "max_exp_avg_sq"},
}
STEPS = 12
TOLERANCE = {"float64": 1e-11, "float32": 2e-4}
"""Beside the largest number of a column: rounding grows from step to step, most in Rosenbrock's."""


def alpha_of(model: Model) -> float:
    return 0.001 if "100" in model.formula else 0.05


def assert_near(made: np.ndarray, expected: np.ndarray, tolerance: float) -> None:
    assert made.shape == expected.shape
    largest = np.abs(expected).max(axis=0)
    assert np.all(np.abs(made - expected) <= tolerance * largest)


def yielded(fit: Fit, way: str, steps: int) -> np.ndarray:
    run = descend(fit, way, steps)
    return run.steps[run.columns.rows(Holds.ERROR, Holds.GRADIENT, Holds.AFTER)].T


@pytest.mark.parametrize(("asked", "model"), pairs(RULES, MODELS, 2), ids=str)
def test_each_way_does_what_the_optimizer_does(
    asked: tuple[str, dict[str, Any]], model: Model
) -> None:
    """Each rule with two models, each model with all kinds of rules; in whole products with all."""
    name, options = asked
    for precision, tolerance in TOLERANCE.items():
        kind = getattr(torch, precision)
        alpha = alpha_of(model)
        expected = np.array(loop(model, name, options, STEPS, alpha=alpha, dtype=kind).rows)
        exact = np.array(loop(model, name, options, STEPS, alpha=alpha).rows)
        fit = model.fit(name, options, alpha=alpha, precision=precision)
        for way in ways(fit):
            is_bare = way.id == "python"
            made = yielded(fit, way.id, STEPS)
            assert_near(made, exact if is_bare else expected, 1e-11 if is_bare else tolerance)
        if model.takes_data:
            assert np.array_equal(yielded(fit, "optimizer", 8), yielded(fit, "mseloss", 8))


@pytest.mark.parametrize(("name", "options"), RULES, ids=str)
@pytest.mark.parametrize("way", ["python", "autograd", "optimizer", "mseloss"])
def test_the_state_of_a_rule_is_that_of_the_optimizer(
    name: str, options: dict[str, Any], way: str
) -> None:
    model = MODELS[0]
    fit = model.fit(name, options, alpha=0.05, precision="float64")
    expected = loop(model, name, options, STEPS, alpha=0.05).state
    run = descend(fit, way, STEPS)
    kept = {column.id: run.value(column.id, STEPS) for column in run.columns}
    for parameter, state in zip("wb", expected, strict=True):
        for ours, theirs in STATES[name].items():
            if state.get(theirs) is not None:
                assert kept[f"{ours}_{parameter}"] == pytest.approx(state[theirs].item(), rel=1e-12)
        if name in ("adam", "adamw"):
            first, second = options.get("betas", (0.9, 0.999))
            m_hat = state["exp_avg"].item() / (1 - first**STEPS)
            largest = state["max_exp_avg_sq" if options.get("amsgrad") else "exp_avg_sq"]
            v_hat = largest.item() / (1 - second**STEPS)
            assert kept[f"m_hat_{parameter}"] == pytest.approx(m_hat, rel=1e-12)
            assert kept[f"v_hat_{parameter}"] == pytest.approx(v_hat, rel=1e-12)


@pytest.mark.parametrize(("name", "options"), RULES, ids=str)
def test_the_notebooks_problem_has_each_rule_in_four_ways(
    name: str, options: dict[str, Any]
) -> None:
    θ = torch.tensor([1.0], dtype=torch.float64, requires_grad=True)
    optimizer = getattr(torch.optim, table.RULES[name].torch)([θ], lr=0.1, **options)
    expected = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        E = (θ * 2 - 3) ** 2
        E.backward()
        optimizer.step()
        expected.append([E.item(), θ.grad.item(), θ.item()])
    problem = Problem(precision="float64", rule=rule(name, **options))
    four = ways(problem)
    assert [way.id for way in four] == ["python", "autograd", "optimizer", "mseloss"]
    for way in four:
        run = descend(problem, way.id, STEPS)
        made = run.steps[run.columns.rows(Holds.ERROR, Holds.GRADIENT, Holds.AFTER)].T
        assert_near(made, np.array(expected)[: len(made)], 1e-11)
        assert len(made) == STEPS or run.stop is not None


UNIT = st.floats(0.0, 1.0).map(lambda value: round(value, 3))
SMALL = st.sampled_from([0.0, 0.01, 0.3])


@st.composite
def options_of(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    name = draw(st.sampled_from(sorted(table.RULES)))
    if name == "sgd":
        options: dict[str, Any] = {"momentum": draw(UNIT), "weight_decay": draw(SMALL)}
        options["nesterov"] = options["momentum"] > 0 and draw(st.booleans())
        options["dampening"] = 0.0 if options["nesterov"] else draw(UNIT)
    elif name == "adagrad":
        options = {each: draw(SMALL) for each in ("lr_decay", "weight_decay")}
        options["initial_accumulator_value"] = draw(UNIT)
    elif name == "rmsprop":
        options = {"alpha": draw(UNIT.filter(lambda a: a < 1)), "momentum": draw(UNIT)}
        options |= {"weight_decay": draw(SMALL), "centered": False}
    else:
        betas = UNIT.filter(lambda beta: beta < 1)
        options = {"betas": (draw(betas), draw(betas)), "weight_decay": draw(SMALL)}
        options["amsgrad"] = draw(st.booleans())
    return name, options | ({} if name == "sgd" else {"eps": draw(st.sampled_from([1e-8, 0.1]))})


@given(
    options_of(),
    st.sampled_from(MODELS),
    st.sampled_from(["mean", "sum"]),
    st.lists(st.floats(-2, 2).map(lambda v: round(v, 2)), min_size=3, max_size=3),
)
def test_any_options_do_what_the_optimizer_does(
    asked: tuple[str, dict[str, Any]], model: Model, reduction: str, starts: list[float]
) -> None:
    name, options = asked
    start = tuple(starts[: len(model.start)])
    model = Model(model.formula, model.function, start, model.takes_data)
    made = loop(model, name, options, 6, alpha=0.001, reduction=reduction)
    expected = np.array(made.rows)
    gradients = expected[:, 1 : 1 + len(start)]
    # A gradient that is rounding alone has no digits that two ways could share.
    assume(np.isfinite(expected).all() and np.abs(gradients).min() > 1e-6)
    assume(np.abs(expected).max() < 1e6)
    others = {"reduction": reduction} if model.takes_data else {}
    fit = model.fit(name, options, alpha=0.001, precision="float64", **others)
    for way in ways(fit):
        assert_near(yielded(fit, way.id, 6), expected, 1e-8)


def exactly(count: int) -> list[list[Fraction]]:
    """Return E, gradients and new parameters of a line by momentum, in exact fractions.

    Of a parabola, half the difference of E one above and one below is the derivative.
    """
    samples = [(Fraction(x), Fraction(y)) for x, y in ((0, 1), (1, 3), (2, 5), (3.5, 6.5))]

    def error(w: Fraction, b: Fraction) -> Fraction:
        return sum((w * x + b - y) ** 2 for x, y in samples) / len(samples)

    α, μ = Fraction(0.05), Fraction(0.9)
    w, b = Fraction(0.5), Fraction(-1)
    v_w, v_b = Fraction(0), Fraction(0)
    rows = []
    for _ in range(count):
        w_slope = (error(w + 1, b) - error(w - 1, b)) / 2
        b_slope = (error(w, b + 1) - error(w, b - 1)) / 2
        E = error(w, b)
        v_w, v_b = μ * v_w + w_slope, μ * v_b + b_slope
        w, b = w - α * v_w, b - α * v_b
        rows.append([E, w_slope, b_slope, w, b])
    return rows


def test_bare_python_is_exact_where_its_numbers_are() -> None:
    data = Data(("x",), ((0.0, 1.0, 2.0, 3.5),), (1.0, 3.0, 5.0, 6.5))
    fit = Fit("w*x + b", data, start=(0.5, -1), alpha=0.05, rule=rule("sgd", momentum=0.9))
    way = ways(fit)[0]
    arguments = way.arguments(fit)
    arguments["samples"] = [tuple(map(Fraction, each)) for each in arguments["samples"]]
    arguments |= {name: Fraction(arguments[name]) for name in ("w_0", "b_0", "α", "μ")}
    arguments["α"], arguments["μ"] = Fraction(0.05), Fraction(0.9)
    made = [[E, *g, *new] for E, g, new in islice(way.program.start(arguments), 8)]
    # Velocities begin at the float 0.0, and a fraction with a float is a float.
    for row, exact in zip(made, exactly(8), strict=True):
        assert row == pytest.approx([float(each) for each in exact], rel=1e-13)
    assert made[0][:3] == exactly(1)[0][:3]
    assert yielded(fit, "python", 8) == pytest.approx(
        np.array([[float(each) for each in row] for row in exactly(8)]), rel=1e-12
    )


@pytest.mark.parametrize("precision", ["float32", "float64"])
@pytest.mark.parametrize("name", ["adam", "adamw"])
def test_a_step_of_adam_by_hand_is_within_four_ulps_of_torchs(name: str, precision: str) -> None:
    """Here m̂ and v̂ are rounded, in torch α and the root: four ulps of the larger of θ and α."""
    random = np.random.default_rng(7)
    kind = np.dtype(precision).type
    for _ in range(100):
        θ, x, y, α = (float(each) for each in random.uniform(0.1, 3, 4))
        problem = Problem(θ, x, y, α, precision, rule(name))
        first, second = (descend(problem, way, 1).value("theta_next", 1) for way in HAND_AND_TORCH)
        ulp = float(np.spacing(kind(max(abs(θ), α))))
        assert abs(first - second) <= 4 * ulp
        assert math.isfinite(first)


HAND_AND_TORCH = ("autograd", "optimizer")


@pytest.mark.parametrize("seed", [None, 0, 7])
@pytest.mark.parametrize("size", [1, 2, 5])
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_batches_are_the_same_samples_in_all_ways(
    size: int, seed: int | None, reduction: str
) -> None:
    shuffle, order, batches = Random(seed).shuffle, list(range(5)), []
    for _ in range(STEPS):
        if seed is not None:
            shuffle(order)
        batches += [order[i : i + size] for i in range(0, 5, size)]
    model, options = MODELS[0], {"momentum": 0.5}
    expected = loop(
        model, "sgd", options, STEPS, alpha=0.01, reduction=reduction, batches=batches
    ).rows
    others = {"batch": size, "shuffle_seed": seed, "reduction": reduction}
    fit = model.fit("sgd", options, alpha=0.01, precision="float64", **others)
    for way in ways(fit):
        assert_near(yielded(fit, way.id, STEPS), np.array(expected), 1e-12)


def test_an_optimizer_more_is_one_entry_and_is_written_in_four_ways(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(table.RULES, "adamax", ADAMAX)
    monkeypatch.setitem(CLASSES, "adamax", torch.optim.Adamax)
    for model in MODELS:
        options = {"betas": (0.5, 0.75), "weight_decay": 0.1}
        expected = np.array(loop(model, "adamax", options, STEPS, alpha=0.01).rows)
        fit = model.fit("adamax", options, alpha=0.01, precision="float64")
        for way in ways(fit):
            assert_near(yielded(fit, way.id, STEPS), expected, 1e-9)
    asked = parse(["run", "--optimizer", "adamax", "--option", "betas=0.5,0.75"])
    assert isinstance(asked, RunOptions)
    assert asked.problem.rule == rule("adamax", betas=(0.5, 0.75))
