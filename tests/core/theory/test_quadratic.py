"""The quadratic form of an error, against NumPy, PyTorch's derivatives and exact fractions."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.landscape import errors
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.theory.linear_algebra import spectrum

FIVE = Data(("x",), ((1.0, 2.0, 4.0, 3.0, 5.0),), (1.0, 3.0, 3.0, 2.0, 5.0))
small = st.integers(-9, 9)


def hessian(problem: Fit) -> list[list[float]]:
    found = problem.quadratic
    assert found is not None
    return [[float(each) for each in row] for row in found.hessian]


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize(
    ("model", "of_torch"),
    [
        ("w*x + b", lambda p, x: p[0] * x + p[1]),
        ("-(x - 2)*(b + w/4)*3 + b", lambda p, x: -(x - 2) * (p[0] + p[1] / 4) * 3 + p[0]),
        ("w*sin(x) + b*exp(-x/2)", lambda p, x: p[0] * torch.sin(x) + p[1] * torch.exp(-x / 2)),
        ("w + b*x + c*x**2", lambda p, x: p[0] + p[1] * x + p[2] * x**2),
        (
            "a*x**0.5 + (b + c)*pi - d*abs(x - 3) + 7",
            lambda p, x: p[0] * x**0.5 + (p[1] + p[2]) * torch.pi - p[3] * abs(x - 3) + 7,
        ),
        ("(w*x)**1 + 2**2*b - b**0", lambda p, x: p[0] * x + 4 * p[1] - 1),
    ],
)
def test_the_hessian_of_a_linear_model_is_that_of_pytorch(
    model: str, of_torch: object, reduction: str
) -> None:
    problem = Fit(model, FIVE, reduction=reduction)
    x, y = (torch.tensor(each, dtype=torch.float64) for each in (*FIVE.columns, FIVE.y))

    def error(parameters: torch.Tensor) -> torch.Tensor:
        squares = (of_torch(parameters, x) - y) ** 2  # type: ignore[operator]
        return squares.mean() if reduction == "mean" else squares.sum()

    start = torch.linspace(-1, 2, len(problem.names), dtype=torch.float64)
    wanted = torch.autograd.functional.hessian(error, start)  # type: ignore[no-untyped-call]
    assert np.allclose(hessian(problem), wanted.numpy(), rtol=1e-12, atol=1e-12)
    found = problem.quadratic
    assert found is not None
    assert np.allclose(
        [float(each) for each in spectrum(found.hessian)],
        np.linalg.eigvalsh(wanted.numpy())[::-1],
        rtol=1e-9,
        atol=1e-12,
    )


@pytest.mark.parametrize(
    ("formula", "wanted", "least"),
    [
        ("0.1*p**2 + 2*q**2", [[0.2, 0], [0, 4]], (0.0, 0.0)),
        ("(θ - 4)**2", [[2]], (4.0,)),
        ("(p - 1)**2 + (p + q)*(q - p/2) + 3", [[1, 0.5], [0.5, 2]], (16 / 7, -4 / 7)),
        ("p*q", [[0, 1], [1, 0]], None),
        ("(p + q)**2", [[2, 2], [2, 2]], None),
        ("p**2 + q", [[2, 0], [0, 0]], None),
        ("-p**2", [[-2]], None),
        ("p**2/4 - sqrt(4)*p", [[0.5]], (4.0,)),
    ],
)
def test_a_quadratic_error_formula_has_its_hessian_and_its_minimum(
    formula: str, wanted: list[list[float]], least: tuple[float, ...] | None
) -> None:
    problem = Fit(error=formula)
    assert hessian(problem) == wanted
    assert problem.minimum == least


def test_eigenvalues_that_are_fractions_are_exact_however_often_they_occur() -> None:
    valley = Fit(error="0.1*p**2 + 2*q**2").quadratic
    assert valley is not None
    assert spectrum(valley.hessian) == (4, Fraction(1, 5))
    triple = Fit(error="(p + q + r)**2/3 + p**2 + q**2 + r**2").quadratic
    assert triple is not None
    assert spectrum(triple.hessian) == (4, 2, 2)
    assert spectrum(((Fraction(0),) * 3,) * 3) == (0, 0, 0)
    assert spectrum(((Fraction(0), Fraction(1, 3)), (Fraction(1, 3), Fraction(0)))) == (
        Fraction(1, 3),
        Fraction(-1, 3),
    )


@given(st.lists(small, min_size=10, max_size=10), st.integers(2, 4))
def test_eigenvalues_are_those_of_numpy_and_zeros_are_exact(numbers: list[int], count: int) -> None:
    matrix = np.zeros((count, count), dtype=int)
    places = np.triu_indices(count)
    matrix[places] = numbers[: len(places[0])]
    matrix = matrix + np.triu(matrix, 1).T
    found = spectrum(tuple(tuple(map(Fraction, row)) for row in matrix.tolist()))
    wanted = np.linalg.eigvalsh(matrix.astype(float))[::-1]
    assert np.allclose([float(each) for each in found], wanted, rtol=1e-12, atol=1e-12)
    assert all(before >= after for before, after in pairwise(found))
    rank = torch.linalg.matrix_rank(torch.tensor(matrix, dtype=torch.float64)).item()
    assert found.count(Fraction(0)) == count - rank


def test_the_smallest_eigenvalue_has_all_its_digits_where_numpys_has_none() -> None:
    far = Data(("x",), ((1e9, 1e9 + 1.0, 1e9 + 2.0),), (0.0, 1.0, 2.0))
    found = Fit("w*x + b", far).quadratic
    assert found is not None
    large, least = spectrum(found.hessian)
    # det H = 4 (mean of x² − square of the mean) = 8/3
    assert float(large * least) == pytest.approx(8 / 3, rel=1e-14)
    assert Fit("w*x + b", far).minimum == (1.0, -1e9)


def test_the_notebooks_pair_is_the_smallest_of_them() -> None:
    found = Problem(x=0.1, y=3).quadratic
    assert found is not None
    assert found.hessian == ((Fraction(2, 100),),)
    assert found.minimum == (30.0,)


@pytest.mark.parametrize(
    "model", ["w*b*x", "exp(w*x) + b", "abs(w)*x + b", "w**2*x + b", "x/w", "x**w", "w**0.5*x"]
)
def test_a_model_that_is_not_linear_has_none(model: str) -> None:
    assert Fit(model, FIVE).quadratic is None


@pytest.mark.parametrize("formula", ["p**3", "p**2*q", "sin(p)", "1/p", "(1 - p)**2 + p**4"])
def test_an_error_of_another_degree_has_none(formula: str) -> None:
    assert Fit(error=formula).quadratic is None


@pytest.mark.parametrize(
    "model", ["w*log(x - 3) + b", "w/(x - 3) + b", "w*x**400", "w*exp(1000*x)"]
)
def test_where_a_sample_gives_no_number_there_is_none(model: str) -> None:
    assert Fit(model, FIVE).quadratic is None


@pytest.mark.parametrize("count", [200, 201, 10_000])
def test_many_samples_have_the_hessian_that_numpy_adds_up(count: int) -> None:
    random = np.random.default_rng(4)
    x, z, y = random.normal(size=(3, count))
    data = Data(("x", "z"), (tuple(x.tolist()), tuple(z.tolist())), tuple(y.tolist()))
    problem = Fit("a*x + b*z + c*sin(x)*2 - c + d", data)
    columns = np.stack((x, z, np.sin(x) * 2 - 1, np.ones(count)))
    assert np.allclose(hessian(problem), 2 / count * columns @ columns.T, rtol=1e-10, atol=1e-13)
    wanted = np.linalg.lstsq(columns.T, y)[0]
    assert problem.minimum == pytest.approx(wanted.tolist(), rel=1e-9)


@given(st.lists(st.tuples(small, small), min_size=1, max_size=6))
def test_nowhere_is_the_error_less_than_at_the_minimum(pairs: list[tuple[int, int]]) -> None:
    x, y = zip(*pairs, strict=True)
    problem = Fit("w*x + b", Data(("x",), (x,), y))
    least = problem.minimum
    assert (least is None) == (len(set(x)) == 1)
    if least is not None:
        w, b = (np.array(each) for each in least)
        here = float(errors(problem, (w, b)))
        for angle in range(8):
            aside = (w + math.cos(angle), b + math.sin(angle))
            assert float(errors(problem, aside)) > here
