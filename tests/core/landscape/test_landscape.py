"""The error at many places at once, against a plain loop and PyTorch."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
import torch

from gradapp.core.landscape import errors, gradients
from gradapp.core.library import descend
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from tests.additions.valley import Valley

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


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize(
    ("formula", "of_torch"),
    [
        ("a*sin(b*x) + b", lambda a, b, x: a * torch.sin(b * x) + b),
        ("a*exp(b*x)", lambda a, b, x: a * torch.exp(b * x)),
        ("abs(a)*x**b", lambda a, b, x: torch.abs(a) * x**b),
        ("relu(a*x) - tanh(b)/pi", lambda a, b, x: torch.relu(a * x) - torch.tanh(b) / math.pi),
        ("a - a*x + 0*b", lambda a, b, x: a - a * x + 0 * b),
    ],
)
@pytest.mark.parametrize("scale", [1e-8, 1, 1e8])
def test_the_derivatives_of_a_formula_are_those_of_pytorch(
    scale: float,
    formula: str,
    of_torch: Callable[[torch.Tensor, torch.Tensor, torch.Tensor], torch.Tensor],
    reduction: str,
) -> None:
    xs, ys = [0.0, 1.0, 4.0, 3.0, 3.0], [scale * each for each in (1.0, 3.0, 3.0, 2.0, 5.0)]
    a, b, x, y = (
        torch.tensor(each, dtype=torch.float64, requires_grad=True)
        for each in ([scale, 0.0, -2 * scale], [1.1, 0.4, 0.0], xs, ys)
    )
    residuals = of_torch(a[:, None], b[:, None], x) - y
    E = residuals.square().mean(1) if reduction == "mean" else residuals.square().sum(1)
    wanted = torch.autograd.grad(E.sum(), [a, b])
    problem = Fit(formula, Data(("x",), (tuple(xs),), tuple(ys)), reduction=reduction, batch=2)
    in_order = {"a": a.detach().numpy(), "b": b.detach().numpy()}
    found = gradients(problem, [in_order[name] for name in problem.names])
    for name, derivative in zip(problem.names, found, strict=True):
        rounding = 1e-12 * max(map(abs, derivative.tolist()))
        of_name = wanted["ab".index(name)].numpy()
        np.testing.assert_allclose(derivative, of_name, rtol=1e-12, atol=rounding)


def test_the_derivatives_of_an_error_formula_are_exact_however_small() -> None:
    p, q = np.array([1e-8, 3.0]), np.array([0.0, -1e8])
    found = gradients(Fit(error="p**3 + 1e-12*q**2"), [p, q])
    assert found.tolist() == [[3 * (1e-8) ** 2, 27.0], [0.0, 2e-12 * -1e8]]


def test_derivatives_of_a_problem_without_a_formula_are_found_by_differences() -> None:
    found = gradients(Valley(), [np.array([-3.0, 2.0, 5.0])])
    assert found == pytest.approx(np.array([[-10.0, 0.0, 6.0]]), abs=1e-7)
    assert found[0, 1] == 0
