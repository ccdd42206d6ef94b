"""Whoever types the numbers that are shown into a calculator gets the result that is shown."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from functools import cache
from itertools import product
from typing import Final

import pytest

from gradapp.core.equations import Equation
from gradapp.core.equations.of_step import equations, so_far
from gradapp.core.library import descend
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import EXAMPLES, GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.rules.table import rule
from tests.additions.line import Line

F32, F64 = Precision.FLOAT32, Precision.FLOAT64
RULES = {
    "plain": rule("sgd"),
    "momentum": rule("sgd", momentum=0.9),
    "Adam": rule("adam"),
    "RMSprop": rule("rmsprop"),
}
PAIR = Data(("x",), ((1.37, -2.114),), (0.91, 3.3))
PROBLEMS: dict[str, AnyProblem] = {
    **{str(name): problem for name, problem in EXAMPLES},
    **{str(name): problem for name, problem, _ in GALLERY},
    "thirds": Problem(1 / 3, 2 / 3, 0.77, 0.21),
    "two samples": Fit("w*x + b", PAIR, start={"w": 0.1, "b": 1 / 7}, alpha=0.03),
    "their sum": Fit("w*x + b", PAIR, start={"w": 0.1, "b": 1 / 7}, alpha=0.03, reduction="sum"),
}
STEPS: Final = 10
_RAISED: Final = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def by_hand(text: str) -> Decimal:
    """Return what a calculator of 50 digits makes of what stands behind a relation."""
    text = re.sub(r"([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda some: f"**({some[1].translate(_RAISED)})", text[2:])
    text = re.sub(r"√([\d.]+)", r"√(\1)", text.replace("−", "-").replace("·", "*"))
    text = re.sub(r"(?<=[\d)]) \(", "*(", text)
    text = re.sub(r"(?<![\w.])[\d.]+", r'Decimal("\g<0>")', text)
    with localcontext() as context:
        context.prec = 50
        known = {"Decimal": Decimal, "exp": Decimal.exp, "sqrt": Decimal.sqrt}
        return Decimal(eval(text.replace("√", "sqrt"), known))


def unit(text: str) -> Decimal:
    """Return what the last digit of a number stands for."""
    mantissa, _, power = text[2:].partition("·10")
    digits = len(mantissa.partition(".")[2])
    return Decimal(10) ** (int(power.translate(_RAISED) or 0) - digits)


def gives(numbers: str, result: str) -> bool:
    return abs(by_hand(numbers) - by_hand(result)) <= unit(result) / 2


@cache
def rows_of(name: str, rule_name: str, precision: Precision) -> list[Equation]:
    """Return all equations with finite numbers of a run."""
    problem = PROBLEMS[name].but(rule=RULES[rule_name], precision=precision)
    run = descend(problem, "autograd" if precision is F32 else "python", STEPS)
    rows = [
        row
        for step in range(1, len(run) + 1)
        for row in equations(problem, run.step(step), run.precision)
    ]
    return [
        row
        for row in rows
        if row.numbers and row.result and not re.search("∞|nan", f"{row.numbers}{row.result}")
    ]


@pytest.mark.parametrize("rule_name", RULES)
@pytest.mark.parametrize("name", PROBLEMS)
def test_the_numbers_that_are_shown_give_the_result_that_is_shown(
    name: str, rule_name: str
) -> None:
    shown = without = 0
    for precision, digits in product((F32, F64), (6, 5, 4, 3)):
        for row in rows_of(name, rule_name, precision):
            some = row.rounded(digits)
            shown += 1
            if gives(str(some.numbers), str(some.result)):
                continue
            without += 1
            results = str(some.result), str(row.result.rounded(6))
            assert not all(gives(str(row.numbers), each) for each in results), (
                f"{some.left} {some.numbers} {some.result}"
            )
    assert without <= shown / 6, "which is where a format has no more digits"


def test_a_result_loses_digits_only_where_all_digits_of_its_numbers_do_not_give_them() -> None:
    lost = 0
    for name in ("Five points and a line", "A logistic curve", "thirds"):
        for row in rows_of(name, "momentum", F32):
            some, usual = str(row.rounded(6).result), str(row.result.rounded(6))
            if some != usual:
                lost += 1
                apart = abs(by_hand(str(row.numbers)) - by_hand(usual))
                assert apart >= unit(usual) / 2, f"{row.numbers} {usual} {some}"
                assert some.startswith("≈")
    assert lost


def test_numbers_have_no_more_digits_than_it_takes() -> None:
    for row in rows_of("Five points and a line", "plain", F64):
        text = row.numbers
        shown = str(row.rounded(6).numbers)
        fewer = (str(text.rounded(digits)) for digits in range(6, 18))
        enough = (some for some in fewer if gives(some, str(row.result.rounded(6))))
        assert shown == next(enough)


def test_numbers_are_written_alike_before_their_result_is_known_and_behind_it() -> None:
    for row in rows_of("From both sides", "plain", F32):
        (before,) = so_far((row,), {Role.FORWARD})
        assert not before.result
        if before.numbers:
            assert str(before.rounded(6).numbers) == str(row.rounded(6).numbers)


def test_of_a_problem_that_does_not_tell_how_numbers_have_two_digits_more() -> None:
    run = descend(Line(), "python", 3)
    error = equations(Line(), run.step(2), run.precision)[0]
    assert error.worked is None
    assert str(error.rounded(4).numbers) == str(error.numbers.rounded(6))
