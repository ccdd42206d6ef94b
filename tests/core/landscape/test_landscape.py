"""The error at many places at once, against a plain loop and PyTorch."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
import torch

from gradapp.core.landscape import errors
from gradapp.core.library import descend
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit

FIVE = Data(("x",), ((1.0, 2.0, 4.0, 3.0, 5.0),), (1.0, 3.0, 3.0, 2.0, 5.0))


@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_the_error_of_a_line_is_that_of_a_plain_loop(reduction: str) -> None:
    problem = Fit("w*x + b", FIVE, reduction=reduction, batch=2)
    w, b = np.meshgrid(np.linspace(-1, 2, 4), np.linspace(-2, 3, 5))
    found = errors(problem, (w, b))
    assert found.shape == (5, 4)
    for row in range(5):
        for column in range(4):
            squares = [
                (w[row, column] * x + b[row, column] - y) ** 2
                for x, y in zip(*FIVE.columns, FIVE.y, strict=True)
            ]
            total = sum(squares) / (5 if reduction == "mean" else 1)
            assert found[row, column] == pytest.approx(total, rel=1e-14)


@pytest.mark.parametrize(
    ("formula", "of_torch"),
    [
        ("sin(p) - cos(q)*tan(p)", lambda p, q: torch.sin(p) - torch.cos(q) * torch.tan(p)),
        ("exp(-p) + log(q)", lambda p, q: torch.exp(-p) + torch.log(q)),
        ("tanh(p)*sqrt(q)/2", lambda p, q: torch.sqrt(q) * torch.tanh(p) / 2),
        ("abs(p) + relu(q - 1)", lambda p, q: torch.abs(p) + torch.relu(q - 1)),
        ("sigmoid(p)*q + pi", lambda p, q: torch.sigmoid(p) * q + torch.pi),
        ("p**q + -p", lambda p, q: p**q - p),
    ],
)
def test_every_function_is_pytorchs(formula: str, of_torch: object) -> None:
    p, q = np.array([-1.5, -0.5, 0.25, 2.0]), np.array([0.5, 1.5, 2.5, 3.5])
    with np.errstate(all="ignore"):
        wanted = of_torch(torch.tensor(p), torch.tensor(q)).numpy()  # type: ignore[operator]
    found = errors(Fit(error=formula), (p, q))
    assert np.allclose(found, wanted, rtol=1e-14, atol=1e-15, equal_nan=True)


def test_what_is_no_number_is_left_so_without_a_warning() -> None:
    found = errors(Fit(error="log(p) + 1/q"), (np.array([-1.0, 1.0]), np.array([1.0, 0.0])))
    assert math.isnan(found[0])
    assert math.isinf(found[1])
    assert np.isinf(errors(Fit(error="p**2*q**2"), (np.array([1e200]), np.array([1.0])))).all()


@pytest.mark.parametrize("index", range(len(GALLERY)))
def test_it_is_what_programs_compute_where_all_samples_are_used(index: int) -> None:
    problem = GALLERY[index][1].but(batch=None)
    run = descend(problem, "python", 5)
    before = [run.column(name) for name in run.columns.ids[: len(problem.names)]]
    assert errors(problem, before) == pytest.approx(run.column("error"), rel=1e-12, abs=1e-30)


def test_the_least_error_of_a_linear_model_is_where_exact_fractions_have_it() -> None:
    pairs = [(Fraction(x), Fraction(y)) for x, y in zip(*FIVE.columns, FIVE.y, strict=True)]
    n, sx, sy = len(pairs), sum(x for x, _ in pairs), sum(y for _, y in pairs)
    sxx, sxy = sum(x * x for x, _ in pairs), sum(x * y for x, y in pairs)
    w = (n * sxy - sx * sy) / (n * sxx - sx * sx)
    b = (sy - w * sx) / n
    assert Fit("w*x + b", FIVE).minimum == pytest.approx((float(w), float(b)), rel=1e-12)
    assert Fit("b + 3*w*sin(x)", FIVE).minimum is not None


@pytest.mark.parametrize(
    "model", ["w*b*x", "exp(w*x) + b", "abs(w)*x + b", "w*x + b*x", "w**2*x + b"]
)
def test_of_a_model_that_is_not_linear_or_leaves_a_parameter_free_none_is_known(model: str) -> None:
    assert Fit(model, FIVE).minimum is None
