"""The four ways against the notebook, against rounded arithmetic done by hand, and one another.

The arithmetic done by hand makes each operation with NumPy scalars of the run's format, and the
fused multiply-add with exact fractions that are rounded once. What it gives is compared for
equality: IEEE 754 leaves no room for a tolerance.
"""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import example, given
from hypothesis import strategies as st

from gradapp.app.commands.self_test import NOTEBOOK
from gradapp.core.methods import METHODS, Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method

TENSOR_METHODS = [m for m in METHODS if m.uses_torch]
SGD_METHODS = [method("optimizer"), method("mseloss")]
FUSED_EXAMPLE = Problem(theta=-3, x=1, y=2, alpha=0.2, precision=Precision.FLOAT64)

numbers = (
    st.floats(-10, 10) | st.floats(-1e12, 1e12) | st.integers(-9, 9).map(float) | st.just(1e12)
)
# SGD takes no negative learning rate.
problems = st.builds(
    Problem, numbers, numbers, numbers, numbers.map(abs), precision=st.sampled_from(Precision)
)


def first_step(method: Method, problem: Problem) -> tuple[float, float, float]:
    with method.default_dtype(problem):
        error, gradient, theta = next(method.start(problem))
    if not method.uses_torch:
        return error, gradient, theta
    return error.item(), gradient.item(), theta.item()


def by_hand(problem: Problem, precision: Precision) -> tuple[float, float, float, float]:
    """Return E, dE/dθ, new θ rounded after each operation, and new θ with one rounding for both."""
    number = np.dtype(precision.value).type
    θ, x, y, α = map(number, (problem.theta, problem.x, problem.y, problem.alpha))
    with np.errstate(all="ignore"):
        fx_y = θ * x - y
        E = fx_y * fx_y
        θgrad = number(2) * x * fx_y
        rounded_twice = θ - α * θgrad
    fused = rounded_twice
    if np.isfinite(rounded_twice):
        exact = Fraction(float(θ)) - Fraction(float(α)) * Fraction(float(θgrad))
        fused = nearest(exact, number)
    return float(E), float(θgrad), float(rounded_twice), float(fused)


def nearest(exact: Fraction, number: Any) -> Any:
    """Round once, to the nearest number of the format, and to an even last bit in the middle."""
    close = number(float(exact))  # for float32 this rounds twice, so its neighbours compete
    rivals = [np.nextafter(close, number(-np.inf)), close, np.nextafter(close, number(np.inf))]
    bits = np.dtype(f"u{close.itemsize}")
    return min(
        (rival for rival in rivals if np.isfinite(rival)),
        key=lambda rival: (abs(Fraction(float(rival)) - exact), int(rival.view(bits)) & 1),
    )


def same(one: float, other: float) -> bool:
    return one == other or (math.isnan(one) and math.isnan(other))


def sgd_fuses() -> bool:
    """Say whether SGD rounds once on this machine, which depends on its vector instructions."""
    return first_step(method("optimizer"), FUSED_EXAMPLE)[2] != -1.0


@pytest.mark.parametrize("method", METHODS, ids=lambda m: m.id)
def test_the_first_step_prints_character_for_character_what_the_notebook_prints(
    method: Method,
) -> None:
    problem = Problem()
    with method.default_dtype(problem):
        assert tuple(method.program.prints(next(method.start(problem)))) == NOTEBOOK[method.id]


@pytest.mark.parametrize("method", METHODS, ids=lambda m: m.id)
def test_the_notebooks_numbers_come_out_in_both_precisions(method: Method) -> None:
    for precision in Precision:
        problem = Problem(precision=precision)
        theta = method.precision(problem).rounded(1.4)
        assert first_step(method, problem) == (1.0, -4.0, theta)


@given(problem=problems)
def test_bare_python_is_the_formulas_of_the_notebook(problem: Problem) -> None:
    error, gradient, theta, _ = by_hand(problem, Precision.FLOAT64)
    for found, expected in zip(
        first_step(METHODS[0], problem), (error, gradient, theta), strict=True
    ):
        assert same(found, expected)


@given(problem=problems)
def test_python_and_autograd_agree_bit_for_bit_in_float64(problem: Problem) -> None:
    problem = replace(problem, precision=Precision.FLOAT64)
    pairs = zip(first_step(METHODS[0], problem), first_step(METHODS[1], problem), strict=True)
    assert all(same(python, autograd) for python, autograd in pairs)


@given(problem=problems)
def test_autograd_rounds_after_every_operation(problem: Problem) -> None:
    error, gradient, theta, _ = by_hand(problem, problem.precision)
    found = first_step(method("autograd"), problem)
    assert all(map(same, found, (error, gradient, theta)))


@given(problem=problems)
@example(problem=FUSED_EXAMPLE)
@example(problem=Problem(1, 0.1, 0, 0.5 / (0.1 * 0.1), Precision.FLOAT64))
def test_the_optimizer_differs_from_autograd_only_by_the_fused_last_rounding(
    problem: Problem,
) -> None:
    error, gradient, rounded_twice, fused = by_hand(problem, problem.precision)
    if not math.isfinite(rounded_twice):
        return
    expected = (error, gradient, fused if sgd_fuses() else rounded_twice)
    assert all(map(same, first_step(method("optimizer"), problem), expected))


@given(problem=problems)
def test_optimizer_and_mseloss_agree_bit_for_bit(problem: Problem) -> None:
    pairs = zip(*(first_step(method, problem) for method in SGD_METHODS), strict=True)
    assert all(same(optimizer, mseloss) for optimizer, mseloss in pairs)


@given(problem=problems)
def test_the_fused_rounding_moves_the_new_theta_by_at_most_an_ulp_of_the_largest_term(
    problem: Problem,
) -> None:
    # Each side is within half an ulp of θ − αg, autograd within another half of αg.
    _, gradient, theta, _ = by_hand(problem, problem.precision)
    if not math.isfinite(theta):
        return
    number = np.dtype(problem.precision.value).type
    with np.errstate(all="ignore"):
        product = abs(number(problem.alpha) * number(gradient))
        largest = max(product, abs(number(problem.theta)), abs(number(theta)))
        ulp = float(np.spacing(largest))
    fused = first_step(method("optimizer"), problem)[2]
    assert abs(Fraction(fused) - Fraction(theta)) <= Fraction(3, 2) * Fraction(ulp)


@pytest.mark.skipif(
    torch.backends.cpu.get_cpu_capability() not in ("AVX2", "AVX512"),
    reason="only these instruction sets are known to fuse",
)
def test_vector_instructions_fuse_as_in_the_known_example() -> None:
    thetas = [first_step(m, FUSED_EXAMPLE)[2] for m in METHODS]
    assert thetas == [-1.0, -1.0, -0.9999999999999999, -0.9999999999999999]


@pytest.mark.skipif(
    torch.backends.cpu.get_cpu_capability() not in ("AVX2", "AVX512"),
    reason="only these instruction sets are known to fuse",
)
def test_where_the_terms_cancel_one_rounding_less_is_many_ulps_of_the_result() -> None:
    problem = Problem(1, 0.1, 0, 0.5 / (0.1 * 0.1), Precision.FLOAT64)
    assert [first_step(m, problem)[2] for m in METHODS] == [
        0.0,
        0.0,
        -5.218048215738233e-17,
        -5.218048215738233e-17,
    ]


@given(problem=problems)
def test_later_steps_clear_the_gradient_of_the_step_before(problem: Problem) -> None:
    """Each later step equals a first step from where the step before arrived."""
    for each in TENSOR_METHODS:
        with each.default_dtype(problem):
            steps = each.start(problem)
            for _ in range(3):
                theta = next(steps)[2].item()
                if not abs(theta) <= 1e12:
                    break
                found = tuple(value.item() for value in next(steps))
                expected = first_step(each, replace(problem, theta=theta))
                assert all(map(same, found, expected))


def test_values_are_tensors_of_the_problems_precision_and_shape_one() -> None:
    for each in TENSOR_METHODS:
        for precision in Precision:
            problem = Problem(precision=precision)
            with each.default_dtype(problem):
                step = next(each.start(problem))
            assert {value.dtype for value in step} == {getattr(torch, precision)}
            assert all(value.numel() == 1 for value in step)


def test_values_of_ways_without_pytorch_are_floats_of_64_bits() -> None:
    for each in METHODS:
        if not each.uses_torch:
            assert all(isinstance(value, float) for value in next(each.start(Problem())))


def test_the_default_type_of_tensors_is_put_back_even_after_an_error() -> None:
    before = torch.get_default_dtype()
    problem = Problem(precision=Precision.FLOAT64)
    with suppress(ZeroDivisionError), method("autograd").default_dtype(problem):
        assert torch.get_default_dtype() is torch.float64
        raise ZeroDivisionError
    assert torch.get_default_dtype() is before


@pytest.mark.parametrize("method", SGD_METHODS, ids=lambda m: m.id)
def test_sgd_refuses_a_negative_learning_rate(method: Method) -> None:
    with pytest.raises(ValueError, match="Invalid learning rate"):
        first_step(method, Problem(alpha=-0.1))


@pytest.mark.parametrize("method", METHODS, ids=lambda m: m.id)
def test_the_source_that_is_shown_holds_the_generator(method: Method) -> None:
    source = Path(method.program.path).read_text(encoding="utf-8")
    assert source == method.program.text
    assert "while True:" in source
    assert source.count("yield ") == 1
    assert next(method.start(Problem())).__class__ is tuple


def test_bare_python_always_computes_in_float64() -> None:
    for precision in Precision:
        problem = Problem(precision=precision)
        assert METHODS[0].precision(problem) is Precision.FLOAT64
        assert all(m.precision(problem) is precision for m in TENSOR_METHODS)


def test_ways_are_found_by_their_id() -> None:
    assert [method(m.id) for m in METHODS] == list(METHODS)
    assert [m.id for m in METHODS] == ["python", "autograd", "optimizer", "mseloss"]
    with pytest.raises(KeyError):
        method("sgd")
