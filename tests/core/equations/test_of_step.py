"""The equations of a step, with its numbers in them."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gradapp.core.columns import THETA, Holds
from gradapp.core.equations import Part
from gradapp.core.equations.of_step import SYMBOLS, aligned, equations
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import ways
from gradapp.core.rules.table import rule
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.trajectory import StepValues
from tests.additions import ahead

FIRST = StepValues(1, 1.0, 2.0, 1.0, -4.0, 1.4)
F32, F64 = Precision.FLOAT32, Precision.FLOAT64
FLOATS = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12)


def step(**values: float) -> StepValues:
    return StepValues(1, *(values.get(word, 0.0) for word in THETA.ids))


def test_the_notebooks_first_step_reads_as_in_the_notebook() -> None:
    values = StepValues(1, 1.0, 2.0, 1.0, -4.0, F32.rounded(1.4))
    assert aligned(equations(Problem(), values, F32)) == (
        "    E = (f(x) − y)²   = (2 − 3)²     = 1\n"
        "dE/dθ = 2x (f(x) − y) = 2·2 (2 − 3)  = −4\n"
        "    θ ← θ − α dE/dθ   = 1 − 0.1·(−4) = 1.4"
    )


def test_without_a_step_there_are_only_symbols() -> None:
    assert aligned(SYMBOLS) == ("    E = (f(x) − y)²\ndE/dθ = 2x (f(x) − y)\n    θ ← θ − α dE/dθ")


@pytest.mark.parametrize(
    ("problem", "values", "numbers"),
    [
        (Problem(x=-3, y=-2), step(fx=-6), ("= (−6 − (−2))²", "= 2·(−3) (−6 − (−2))", None)),
        (Problem(x=3, y=2), step(fx=6), ("= (6 − 2)²", "= 2·3 (6 − 2)", None)),
        (Problem(x=3, y=-2), step(fx=-6), ("= (−6 − (−2))²", "= 2·3 (−6 − (−2))", None)),
        (Problem(x=0, y=0), step(fx=0), ("= (0 − 0)²", "= 2·0 (0 − 0)", "= 0 − 0.1·0")),
        (Problem(), step(theta=-1, fx=4, gradient=4), (None, None, "= −1 − 0.1·4")),
        (Problem(alpha=-0.5), step(theta=1, fx=4, gradient=4), (None, None, "= 1 − (−0.5)·4")),
        (
            Problem(alpha=-0.5),
            step(theta=-1, fx=2, gradient=-4),
            (None, None, "= −1 − (−0.5)·(−4)"),
        ),
        (
            Problem(x=1.5e-9, y=-1.5e-9, alpha=1.5e-9),
            step(theta=-1.5e-9, fx=-2.5e-9, gradient=2 * 1.5e-9 * (-2.5e-9 + 1.5e-9)),
            (
                "= (−2.5·10⁻⁹ − (−1.5·10⁻⁹))²",
                "= 2·1.5·10⁻⁹ (−2.5·10⁻⁹ − (−1.5·10⁻⁹))",
                "≈ −1.5·10⁻⁹ − 1.5·10⁻⁹·(−3·10⁻¹⁸)",
            ),
        ),
    ],
)
def test_negative_factors_and_subtrahends_stand_in_parentheses(
    problem: Problem, values: StepValues, numbers: tuple[str | None, ...]
) -> None:
    for row, expected in zip(equations(problem, values, F64), numbers, strict=True):
        assert expected is None or str(row.rounded(6).numbers) == expected


def test_a_column_with_a_rounded_number_says_so() -> None:
    values = step(theta=1.25, fx=1 / 3, gradient=1 / 3, theta_next=4 / 3)
    update = equations(Problem(x=0.5, y=0, alpha=-0.25), values, F64)[2]
    assert str(update.rounded(6).numbers) == "≈ 1.25 − (−0.25)·0.333333"
    assert str(update.rounded(6).result) == "≈ 1.33333"
    assert str(update.numbers) == "= 1.25 − (−0.25)·0.3333333333333333"
    assert str(update.result) == "= 1.3333333333333333"


def test_a_number_written_with_all_its_digits_in_its_precision_is_not_called_rounded() -> None:
    values, rests = step(theta=F32.rounded(0.1), theta_next=F32.rounded(0.1)), Problem(y=0)
    rows = [equations(rests, values, precision)[2].rounded(6) for precision in (F32, F64)]
    assert [str(row.result) for row in rows] == ["= 0.1", "≈ 0.1"]


def test_parameters_are_written_as_the_runs_precision_holds_them() -> None:
    problem = Problem(alpha=0.123456789)
    assert "0.12345679·" in str(equations(problem, FIRST, F32)[2].numbers)
    assert "0.123456789·" in str(equations(problem, FIRST, F64)[2].numbers)


def test_zero_is_written_without_a_sign() -> None:
    values = step(gradient=-0.0)
    row = equations(Problem(y=0), values, F64)[1]
    assert str(row.rounded(6).result) == str(row.result) == "= 0"


def test_values_that_are_not_finite_have_signs_of_their_own() -> None:
    values = step(theta=-math.inf, fx=math.inf, gradient=-math.inf, theta_next=math.nan)
    in_full = equations(Problem(x=-2), values, F64)
    for error, _, update in (in_full, [row.rounded(6) for row in in_full]):
        assert str(error.numbers) == "= (∞ − 3)²"
        assert str(update.numbers) == "= −∞ − 0.1·(−∞)"
        assert str(update.result) == "= nan"


@given(x=FLOATS, y=FLOATS, alpha=FLOATS, fx=FLOATS, theta=FLOATS)
@example(x=0.5, y=0.0, alpha=1e12, fx=1e12, theta=67108865.0)
def test_numbers_in_full_evaluate_to_what_the_symbols_say(
    x: float, y: float, alpha: float, fx: float, theta: float
) -> None:
    problem, gradient = Problem(x=x, y=y, alpha=alpha), 2 * x * (fx - y)
    rows = equations(problem, step(fx=fx, theta=theta, gradient=gradient), F64)
    expected = ((fx - y) ** 2, 2 * x * (fx - y), theta - alpha * gradient)
    for row, value in zip(rows, expected, strict=True):
        assert evaluated(str(row.numbers)) == value


@given(number=FLOATS, precision=st.sampled_from(Precision), significant=st.integers(3, 6))
def test_equality_is_claimed_only_where_the_digits_read_back(
    number: float, precision: Precision, significant: int
) -> None:
    number = precision.rounded(number)
    values = step(theta=number, theta_next=number)
    row = equations(Problem(y=0), values, precision)[2].rounded(significant)
    assert row.part is Part.UPDATE
    result = str(row.result)
    assert (precision.rounded(evaluated(result)) == number) == result.startswith("=")


def evaluated(text: str) -> float:
    """Return the value of a column, read as Python reads it once it has Python's signs."""
    text = text[2:-1] + "**2" if text.endswith(")²") else text[2:]
    text = re.sub("·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", r"e\1", text)
    text = text.translate(str.maketrans("−·⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-*-0123456789"))
    text = re.sub(r"(?<=[\d)]) \(", "*(", text)
    return float(eval(re.sub(r"\d[\d.]*(e[-+]?\d+)?", r"float('\g<0>')", text)))


@pytest.mark.parametrize("precision", [F32, F64])
def test_an_update_too_large_to_be_a_number_is_not_called_the_one_that_was_not_made(
    precision: Precision,
) -> None:
    # α dE/dθ is about 2.5·10⁴¹, and infinite in float32; the code has left θ where it was.
    problem = Problem(theta=1e6, x=1e12, y=0.0, alpha=1.2345679e11, precision=precision)
    fx = precision.rounded(1e18)
    gradient = precision.rounded(2 * precision.rounded(1e12) * fx)
    values = StepValues(1, 1e6, fx, precision.rounded(fx * fx), gradient, 1e6)
    update = aligned(equations(problem, values, precision)).splitlines()[2]
    assert update.endswith(("≠ 1·10⁶", "≠ 1000000")), update


@pytest.mark.parametrize("precision", [F32, F64])
def test_near_the_minimum_too_an_update_that_is_not_the_equations_is_not_called_equal(
    precision: Precision,
) -> None:
    ulp = 2.0**-23 if precision is F32 else 2.0**-52
    theta = 1.5 - 7 * ulp
    fx, gradient = 2 * theta, 4 * (2 * theta - 3)
    move = -precision.rounded(0.1) * gradient / ulp  # 5.6 ulps: 5 or 6 are right, 4 and 7 wrong
    assert 5.5 < move < 5.7
    for ulps, sign in ((4, "≠"), (6, "="), (7, "≠"), (3, "≠"), (8, "≠")):
        values = StepValues(1, theta, fx, (fx - 3) ** 2, gradient, theta + ulps * ulp)
        problem = Problem(precision=precision)
        update = aligned(equations(problem, values, precision)).splitlines()[2]
        assert update.split()[-2] == sign, (ulps, update)


def test_a_gradient_that_is_not_the_equations_is_not_called_equal_whatever_way_it_is_of() -> None:
    descent = Descent(Problem(), ahead.WAY)
    run = Run(Problem(), ahead.WAY, descent.advance(20), descent.stop)
    # (E(θ + h) − E(θ))/h = 2x (θx − y) + h x², which is −4 + 0.004 in the first step.
    assert run.step(1).gradient == pytest.approx(-3.996)
    for number in range(1, len(run) + 1):
        rows = equations(Problem(), run.step(number), run.precision)
        assert [row.is_wrong for row in rows] == [False, True, True]
    numbers = [str(row.rounded(6).numbers) for row in equations(Problem(), run.step(1), F64)]
    assert numbers == ["= (2 − 3)²", "= 2·2 (2 − 3)", "= 1 − 0.1·(−4)"]


def test_what_another_rule_makes_of_a_wrong_gradient_is_not_called_equal() -> None:
    problem = Problem(precision=F64, rule=rule("sgd", momentum=0.5))
    descent = Descent(problem, ways(problem)[0])
    run = Run(problem, ways(problem)[0], descent.advance(2), descent.stop)
    right = run.step(2)
    assert not any(row.is_wrong for row in equations(problem, right, F64))
    wrong = right.but({Holds.GRADIENT: right.gradient + 0.004})
    # Of the gradient of the equation the rule makes what it made; the gradient alone is wrong.
    assert [row.is_wrong for row in equations(problem, wrong, F64)] == [False, True, False, False]
    followed = wrong.but({Holds.STATE: 1.0, Holds.AFTER: 2.0})
    rows = equations(problem, followed, F64)
    assert [row.is_wrong for row in rows] == [False, True, True, True]
    assert rows[2].numbers == equations(problem, right, F64)[2].numbers


@pytest.mark.parametrize("name", ["sgd", "adagrad", "rmsprop", "adam", "adamw"])
@pytest.mark.parametrize("precision", [F32, F64])
def test_no_way_of_another_rule_is_said_to_compute_something_else(
    name: str, precision: Precision
) -> None:
    problem = Problem(0.3, 1.7, -2.9, 0.037, precision, rule(name))
    for way in ways(problem):
        descent = Descent(problem, way)
        run = Run(problem, way, descent.advance(10), descent.stop)
        for number in range(1, len(run) + 1):
            rows = equations(problem, run.step(number), run.precision)
            assert not any(row.is_wrong for row in rows)
