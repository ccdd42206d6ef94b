"""Numbers that the equations of a step can't have given, of any problem and rule."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction

import pytest

from gradapp.core.columns import Holds
from gradapp.core.equations import Equation, Part
from gradapp.core.equations.of_step import equations
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import Number
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.text import Program
from gradapp.core.registry import ways
from gradapp.core.rules import Rule
from gradapp.core.rules.table import rule
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from tests.additions import line
from tests.core.comparison.test_proof import RULES, drawn, runs_of
from tests.core.equations.test_of_fit import by_torch
from tests.products import some

F32, F64 = Precision.FLOAT32, Precision.FLOAT64
FIVE = Data(("x",), ((-1.0, 0.5, 2.0, 3.0, 4.5),), (2.0, 3.0, -5.0, 4.0, 6.0))
PROBLEMS = (
    Fit("w*x + b", FIVE, alpha=0.01),
    Fit("a*exp(-b*x) + c", FIVE, alpha=0.01, reduction="sum", precision=F64),
    Fit("w*x + b", FIVE, alpha=0.01, batch=2, shuffle_seed=3),
    Fit(error="(1 - a)**2 + 3*(b - a**2)**2", start=(-1.25, 0.75), alpha=0.01),
    Problem(rule=rule("sgd", momentum=0.5)),
)


def rows_of(run: Run, step: int) -> tuple[Equation, ...]:
    return equations(run.problem, run.step(step), run.precision)


def wrong_ones(rows: Sequence[Equation]) -> set[str]:
    return {row.left for row in rows if row.is_wrong}


@contextmanager
def way_with(wrong: str, *, for_right: str) -> Iterator[None]:
    """Have a fifth way: the second, with something else in place of what is right."""
    (way,) = (each for each in METHODS if each.id == "autograd")
    program, stanza = (each.replace(for_right, wrong) for each in (way.program.text, way.stanza))
    METHODS.append(replace(way, id="fifth", given_program=Program(program), stanza=stanza))
    try:
        yield
    finally:
        METHODS.pop()


def run_of(problem: AnyProblem, way: str, steps: int = 3) -> Run:
    (method,) = (each for each in ways(problem) if each.id == way)
    return Run(problem, method, Descent(problem, method).advance(steps))


@pytest.mark.parametrize("block", range(some(2, 8)))
def test_no_right_way_is_said_to_compute_something_else_than_its_equations(block: int) -> None:
    steps = 0
    for seed in range(1000 + 40 * block, 1040 + 40 * block):
        for run in runs_of(drawn(seed)):
            for step in range(1, len(run) + 1):
                assert not wrong_ones(rows_of(run, step)), (seed, run, step)
                steps += 1
    assert steps > 400


@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_gradient_that_is_not_of_the_equations_is_not_called_equal_whatever_is_solved(
    problem: AnyProblem,
) -> None:
    with way_with("(1.001 * E).backward()", for_right="E.backward()"):
        wrong, right = run_of(problem, "fifth"), run_of(problem, "autograd")
    for step in (1, 2, 3):
        for row in rows_of(wrong, step):
            is_made_of_it = row.part is not Part.ERROR and row.column is not None
            assert row.is_wrong is is_made_of_it, (step, row.left)
        assert not wrong_ones(rows_of(right, step))


@pytest.mark.parametrize("problem", PROBLEMS)
def test_an_error_that_is_not_of_its_equation_is_not_called_equal_whatever_is_solved(
    problem: AnyProblem,
) -> None:
    with way_with("yield 1.001 * E,", for_right="yield E,"):
        run = run_of(problem, "fifth")
    for step in (1, 2, 3):
        assert wrong_ones(rows_of(run, step)) == {"E"}


def test_an_update_has_the_gradient_of_the_equations_put_in_where_the_codes_is_another() -> None:
    problem = Fit("w*x + b", FIVE, alpha=0.01, precision=F64)
    with way_with("(2 * E).backward()", for_right="E.backward()"):
        run = run_of(problem, "fifth", 1)
    expected = by_torch(problem, problem.start)
    rows = [row for row in rows_of(run, 1) if row.is_new]
    for row, gradient, start in zip(rows, expected, problem.start, strict=True):
        numbers = [part.value for part in row.numbers.parts if isinstance(part, Number)]
        assert numbers == pytest.approx([start, 0.01, gradient], rel=1e-12)
        (made,) = (part.value for part in row.result.parts if isinstance(part, Number))
        assert made == pytest.approx(start - 0.01 * 2 * gradient, rel=1e-12)
        assert str(row.result).startswith("≠ ")


@pytest.mark.parametrize(("name", "options"), RULES)
@pytest.mark.parametrize("precision", [F32, F64])
def test_what_no_rule_makes_of_the_gradient_is_not_called_equal(
    name: str, options: dict[str, object], precision: Precision
) -> None:
    solved: Rule = rule(name, **options)
    for problem in (
        Fit("w*x + b", FIVE, alpha=0.1, rule=solved, precision=precision),
        Problem(0.3, 1.7, -2.9, 0.037, precision, solved),
        line.Line(rule=solved, precision=precision),
    ):
        run = run_of(problem, "python")
        assert not wrong_ones(rows_of(run, 3))
        for row in problem.columns.rows(Holds.AFTER, Holds.STATE):
            steps = run.steps.copy()
            steps[row, 2] += 1e-3 * (1 + abs(steps[row, 2]))
            found = rows_of(Run(problem, run.method, steps), 3)
            assert [each.column for each in found if each.is_wrong] == [problem.columns[row]]


def test_where_no_formula_says_what_the_error_is_nothing_is_said_of_it() -> None:
    run = run_of(line.Line(), "python")
    steps = run.steps.copy()
    steps[run.columns.rows(Holds.ERROR), 2] += 1
    assert not wrong_ones(rows_of(Run(run.problem, run.method, steps), 3))


@pytest.mark.parametrize("precision", [F32, F64])
@pytest.mark.parametrize("seed", range(some(10, 40)))
def test_what_is_called_equal_is_so_in_fractions(seed: int, precision: Precision) -> None:
    """All numbers are short in binary; what is wrong is so by two roundings, or a thousandth."""
    draw = random.Random(seed)
    a, b, p, alpha = (draw.randint(1, 64) / 16 for _ in range(4))
    problem = Fit(error=f"{a}*p**2 + {b}*p", start={"p": p}, alpha=alpha, precision=precision)
    unit = 2.0**-23 if precision is F32 else 2.0**-52
    wrong = [draw.choice((0.0, unit, 1e-3)) for _ in range(3)]
    error, slope = a * p**2 + b * p, 2 * a * p + b
    made = [precision.rounded(error * (1 + wrong[0])), precision.rounded(slope * (1 + wrong[1]))]
    # The new p is made of the gradient as it is, or as the equation has it where that is another.
    used = slope if wrong[1] == 1e-3 else made[1]
    after = Fraction(p) - Fraction(alpha) * Fraction(used)
    size = p + alpha * slope
    made.append(precision.rounded(float(after + Fraction(wrong[2] * size))))
    run = run_of(problem, "autograd", 1)
    steps = run.steps.copy()
    steps[run.columns.rows(Holds.ERROR, Holds.GRADIENT, Holds.AFTER), 0] = made
    rows = rows_of(Run(problem, run.method, steps), 1)
    assert [row.is_wrong for row in rows] == [each == 1e-3 for each in wrong]


def test_a_step_is_worked_out_once() -> None:
    run = run_of(PROBLEMS[0], "autograd")
    assert rows_of(run, 2) is rows_of(run, 2)
