"""What each sample contributes to a gradient, against PyTorch and against fractions."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from typing import Any

import pytest
import torch

from gradapp.core.columns import Holds
from gradapp.core.equations import ledger as of
from gradapp.core.library import descend
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.rules.table import rule
from gradapp.core.run.descent import Descent
from gradapp.core.writing.ways import ways

F32, F64 = Precision.FLOAT32, Precision.FLOAT64
DATA = Data(("x",), ((1.0, 2.0, 4.0, 3.0, 5.0),), (1.0, 3.0, 3.0, 2.0, 5.0))
MODELS = {
    "w*x + b": lambda x, w, b: w * x + b,
    "a*sin(b*x)": lambda x, a, b: a * torch.sin(b * x),
    "1/(1 + exp(-(w*x + b)))": lambda x, w, b: 1 / (1 + torch.exp(-(w * x + b))),
    "w*relu(x - b) + abs(b)": lambda x, w, b: w * torch.relu(x - b) + torch.abs(b),
    "r*x + terms": lambda x, r, terms: r * x + terms,
}


def start_of(fit: Fit) -> of.Ledger:
    found = of.ledger(fit, fit.start, 1, F64)
    assert found is not None
    return found


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("model", MODELS)
def test_each_share_is_what_backward_gives_for_that_sample_alone(
    model: str, reduction: str
) -> None:
    fit = Fit(model, DATA, start=(0.7, 0.3), reduction=reduction, precision=F64)
    for entry in start_of(fit).entries:
        one, two = (torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in (0.7, 0.3))
        residual = MODELS[model](torch.tensor(entry.inputs[0]).double(), one, two) - entry.y
        (residual**2 / (5 if reduction == "mean" else 1)).backward()
        assert entry.residual == pytest.approx(residual.item(), rel=1e-14)
        assert one.grad is not None
        assert two.grad is not None
        assert entry.shares == pytest.approx((one.grad.item(), two.grad.item()), rel=1e-13)


@pytest.mark.parametrize("way", [0, 1, 2, 3])
@pytest.mark.parametrize("model", MODELS)
def test_the_sums_are_what_the_programs_have_for_a_gradient(model: str, way: int) -> None:
    fit = Fit(model, DATA, start=(0.75, 0.5), alpha=0.01, precision=F64)
    chosen = ways(fit)[way]
    made = Descent(fit, chosen).advance(3)
    for step in (1, 2, 3):
        numbers = made[:, step - 1].tolist()
        found = of.ledger(fit, numbers[:2], step, F64)
        assert found is not None
        far = of.ulps(found, numbers[3:5], F64)
        if way == 0:
            assert far == [0, 0]
        assert all(each is not None and each < 64 for each in far)


def test_the_sum_of_a_polynomial_model_is_exact_in_fractions() -> None:
    fit = Fit("0.1*w**2*x + b/3", DATA, start=(0.7, 0.3), precision=F64)
    found = start_of(fit)
    w, b = Fraction(0.7), Fraction(0.3)
    expected = [Fraction(), Fraction()]
    for x, y in zip(DATA.columns[0], DATA.y, strict=True):
        residual = Fraction(0.1) * w**2 * Fraction(x) + b / 3 - Fraction(y)
        expected[0] += 2 * residual * 2 * Fraction(0.1) * w * Fraction(x)
        expected[1] += 2 * residual / 3
    assert found.exact[1] == expected[1] / 5
    assert found.exact[0] == expected[0] / 5
    assert found.sums == pytest.approx([float(each) for each in found.exact], rel=1e-14)
    assert of.exact_ulps(found, [float(each) for each in found.exact], F64) == [0, 0]


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("size", [2, 3, 5])
def test_the_exact_sum_of_a_batch_is_that_of_its_samples(size: int, reduction: str) -> None:
    fit = Fit("w*x + b", DATA, start=(0.7, 0.3), batch=size, reduction=reduction, precision=F64)
    for step in range(1, 5):
        first = (step - 1) % -(-5 // size) * size
        pairs = list(zip(DATA.columns[0], DATA.y, strict=True))[first : first + size]
        twice = [2 * (Fraction(0.7) * Fraction(x) + Fraction(0.3) - Fraction(y)) for x, y in pairs]
        count = len(pairs) if reduction == "mean" else 1
        expected = (
            sum(r * Fraction(x) for r, (x, _) in zip(twice, pairs, strict=True)) / count,
            sum(twice) / count,
        )
        found = of.ledger(fit, fit.start, step, F64)
        assert found is not None
        assert found.exact == expected
        shares = [entry.shares for entry in found.entries if entry.shares]
        assert len(shares) == len(pairs)
        assert [sum(each) for each in zip(*shares, strict=True)] == pytest.approx(
            [float(each) for each in expected], rel=1e-14
        )


def test_a_model_with_a_sine_has_no_exact_sum() -> None:
    assert start_of(Fit("a*sin(b*x)", DATA)).exact == ()


def test_a_batch_is_what_the_program_takes_in_that_step() -> None:
    fit = Fit("w*x + b", DATA, batch=2)
    assert [of.samples_of(fit, step) for step in (1, 2, 3, 4)] == [(0, 1), (2, 3), (4,), (0, 1)]
    found = of.ledger(fit, fit.start, 2, F64)
    assert found is not None
    assert [bool(entry.shares) for entry in found.entries] == [False, False, True, True, False]
    assert all(math.isfinite(entry.residual) for entry in found.entries)


def test_a_shuffled_batch_is_found_again_in_every_epoch() -> None:
    fit = Fit("w*x + b", DATA, batch=2, shuffle_seed=7, alpha=0.01, precision=F64)
    order, shuffle = [0, 1, 2, 3, 4], random.Random(7).shuffle
    expected = []
    for _ in range(3):
        shuffle(order)
        expected += [tuple(order[:2]), tuple(order[2:4]), tuple(order[4:])]
    assert [of.samples_of(fit, step) for step in range(1, 10)] == expected
    made = Descent(fit, ways(fit)[0]).advance(9)
    for step in range(1, 10):
        numbers = made[:, step - 1].tolist()
        found = of.ledger(fit, numbers[:2], step, F64)
        assert found is not None
        assert of.ulps(found, numbers[3:5], F64) == [0, 0]


def test_where_finding_the_batch_would_take_minutes_there_is_no_ledger() -> None:
    fit = Fit("w*x + b", DATA, batch=2, shuffle_seed=7)
    assert of.ledger(fit, fit.start, 10**6 * 3, F64) is None


def test_float32_runs_have_their_samples_rounded() -> None:
    fit = Fit("w*x + b", Data(("x",), ((0.1,),), (0.3,)), start=(0.0, 0.0))
    found = of.ledger(fit, fit.start, 1, F32)
    assert found is not None
    assert found.entries[0].residual == -torch.tensor(0.3).item()


RULES = (
    ("sgd", {}),
    ("sgd", {"momentum": 0.9, "dampening": 0.25, "weight_decay": 0.1}),
    ("sgd", {"momentum": 0.5, "nesterov": True}),
    ("adagrad", {"lr_decay": 0.1}),
    ("rmsprop", {"momentum": 0.5, "centered": True}),
    ("adam", {}),
    ("adam", {"amsgrad": True}),
    ("adamw", {"betas": (0.5, 0.75)}),
)
CLASSES = {
    "sgd": torch.optim.SGD,
    "adagrad": torch.optim.Adagrad,
    "rmsprop": torch.optim.RMSprop,
    "adam": torch.optim.Adam,
    "adamw": torch.optim.AdamW,
}


def by_torch(
    name: str, options: dict[str, Any], reduction: str, batches: list[list[int]]
) -> list[float]:
    """Return the parameters after a step with each of these samples."""
    x, y = (torch.tensor(each, dtype=torch.float64) for each in (DATA.columns[0], DATA.y))
    w, b = (torch.zeros(1, dtype=torch.float64, requires_grad=True) for _ in range(2))
    optimizer = CLASSES[name]([w, b], lr=0.05, **options)
    for batch in batches:
        optimizer.zero_grad()
        torch.nn.MSELoss(reduction=reduction)(w * x[batch] + b, y[batch]).backward()
        optimizer.step()
    return [w.item(), b.item()]


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("size", [None, 2, 3])
@pytest.mark.parametrize(("name", "options"), RULES, ids=str)
def test_without_a_sample_the_step_is_that_of_the_others(
    name: str, options: dict[str, Any], size: int | None, reduction: str
) -> None:
    fit = Fit(
        "w*x + b",
        DATA,
        start=(0.0, 0.0),
        alpha=0.05,
        precision=F64,
        rule=rule(name, **options),
        reduction=reduction,
        batch=size,
    )
    run = descend(fit, "python", 4)
    every = [list(range(5))[i : i + (size or 5)] for i in range(0, 5, size or 5)] * 4
    for step in range(1, 5):
        used = every[step - 1]
        if len(used) == 1:
            continue
        fewer = of.ledger(
            fit, run.step(step).that_hold(Holds.BEFORE), step, F64, frozenset(used[:1])
        )
        assert fewer is not None
        assert fewer.used == tuple(used[1:])
        before = run.step(step).that_hold(Holds.BEFORE)
        found = of.new_parameters(fit, fewer, before, step, run.step(step).earlier)
        expected = by_torch(name, options, reduction, [*every[: step - 1], used[1:]])
        assert found == pytest.approx(expected, rel=1e-11, abs=1e-13)


def test_where_a_rule_divides_by_zero_there_is_no_step_without_a_sample() -> None:
    data = Data(("x",), ((1.0, 1.0),), (0.0, 1.0))  # whose second gradient is 0
    fit = Fit("w*x", data, start=(1.0,), rule=rule("adagrad", eps=0))
    fewer = of.ledger(fit, fit.start, 1, F64, frozenset({0}))
    assert fewer is not None
    assert fewer.sums == (0.0,)
    assert of.new_parameters(fit, fewer, fit.start, 1, ()) is None


def test_where_python_has_no_number_there_is_none() -> None:
    fit = Fit("log(w*x)", DATA, start=(-1.0,))
    assert of.ledger(fit, fit.start, 1, F64) is None
    assert math.isnan(of.predictions(fit, fit.start, torch.tensor([1.0]).numpy())[0])


def test_f_is_drawn_through_what_torch_predicts() -> None:
    fit = Fit("a*sin(b*x)", DATA, start=(0.7, 0.3))
    xs = torch.linspace(0, 5, 11).double()
    found = of.predictions(fit, fit.start, xs.numpy())
    assert found.tolist() == pytest.approx((0.7 * torch.sin(0.3 * xs)).tolist(), rel=1e-14)
