"""The equations of any problem: way 1's derivatives, with the numbers of a step in them."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest
import torch

from gradapp.core.equations import Equation, Part
from gradapp.core.equations.of_step import equations, symbols
from gradapp.core.library import descend
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules import Rule
from gradapp.core.rules.table import rule
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.writing.ways import ways

FIVE = Data(("x",), ((-1.0, 0.5, 2.0, 3.0, 4.5),), (2.0, 3.0, -5.0, 4.0, 6.0))
THREE = Data(("x", "z"), ((1.0, 2.0, -3.0), (0.5, -1.5, 4.0)), (2.0, -3.0, 5.0))
ONE = Data(("x",), ((2.0,),), (3.0,))

MODELS = (
    ("w*x + b", FIVE),
    ("w*x - b*z + c", THREE),
    ("a*exp(-b*x) + c", FIVE),
    ("1/(1 + exp(-(w*x + b)))", ONE),
    ("a*sin(b*x) - abs(c)*sqrt(d**2 + 1)", FIVE),
    ("a*tanh(b*x + c) + relu(b)*x**3", THREE),
    ("sigmoid(w*x)/(b**2 + 1) - pi*log(c)", FIVE),
    ("c", THREE),
)
ERRORS = ("0.1*p**2 + 2*q**2", "(1 - a)**2 + 100*(b - a**2)**2", "exp(p)*(p - 2)**-2 + abs(q)")
RULES = (
    rule("sgd"),
    rule("sgd", momentum=0.9, dampening=0.1, weight_decay=0.01),
    rule("sgd", momentum=0.9, nesterov=True),
    rule("adagrad", lr_decay=0.1, initial_accumulator_value=0.5),
    rule("rmsprop", centered=True, momentum=0.5),
    rule("rmsprop", weight_decay=0.1),
    rule("adam", amsgrad=True),
    rule("adamw"),
)


def run_of(problem: AnyProblem, steps: int = 3, way: int = 0) -> Run:
    method = ways(problem)[way]
    return Run(problem, method, Descent(problem, method).advance(steps))


def rows_of(run: Run, step: int) -> tuple[Equation, ...]:
    return equations(run.problem, run.step(step), run.precision)


def evaluated(text: str, **names: Any) -> float:
    """Return what is written, as Python reads it once it has Python's signs."""
    text = re.sub(r"[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda raised: f"**({_lowered(raised[0])})", text[2:])
    text = text.replace("−", "-").replace("·", "*").replace("π", "pi")
    text = re.sub(r"√([\d.]+(?:e-?\d+)?)", r"sqrt(\1)", text).replace("√(", "sqrt(")
    text = re.sub(r"\|([^|]*)\|", r"abs(\1)", text)
    known = {name: getattr(math, name) for name in ("exp", "sin", "cos", "tanh", "log", "sqrt")}
    known |= {"pi": math.pi, "max": max, "sigmoid": lambda z: 1 / (1 + math.exp(-z))}
    known |= {"relu": lambda z: max(z, 0.0), "step": lambda z: float(z > 0)}
    known |= {"sign": lambda z: math.copysign(1, z), **names}
    return float(eval(text, known))


def _lowered(raised: str) -> str:
    return raised.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))


def by_torch(problem: Fit, parameters: tuple[float, ...]) -> list[float]:
    """Return the gradient by autograd, of the formula that a person typed."""
    given = [torch.tensor(each, dtype=torch.float64, requires_grad=True) for each in parameters]
    known: dict[str, Any] = {name: getattr(torch, name) for name in dir(torch)}
    known |= {"pi": math.pi, **dict(zip(problem.names, given, strict=True))}
    data = problem.data
    if data is None:
        error = eval(problem.formula.text, known)
    else:
        columns = (torch.tensor(each, dtype=torch.float64) for each in data.columns)
        known |= dict(zip(data.inputs, columns, strict=True))
        residuals = eval(problem.formula.text, known) - torch.tensor(data.y, dtype=torch.float64)
        error = (residuals**2).sum() if problem.reduction == "sum" else (residuals**2).mean()
    torch.autograd.backward(error)
    return [float(each.grad or 0) for each in given]


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize(("model", "data"), MODELS)
def test_the_numbers_of_an_equation_give_its_result_and_the_gradient_is_that_of_autograd(
    model: str, data: Data, reduction: str
) -> None:
    problem = Fit(model, data, reduction=reduction, alpha=0.001, precision="float64")
    run = run_of(problem)
    for step in (1, 3):
        rows = rows_of(run, step)
        for row in rows:
            if row.numbers:
                result = evaluated(str(row.result))
                assert evaluated(str(row.numbers)) == pytest.approx(result, rel=1e-9, abs=1e-12)
        gradients = [row for row in rows if row.left.startswith("dE/d")]
        assert [row.part for row in gradients] == [Part.GRADIENT] * len(problem.names)
        assert all(row.numbers for row in gradients)
        expected = by_torch(problem, tuple(run.steps[: len(problem.names), step - 1].tolist()))
        made = [evaluated(str(row.numbers)) for row in gradients]
        assert made == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_formula_has_its_numbers_put_in_and_its_derivatives_too(error: str) -> None:
    problem = Fit(error=error, alpha=0.001, start=(-1.25, 0.75), precision="float64")
    run = run_of(problem)
    rows = rows_of(run, 3)
    assert all(row.numbers and row.result for row in rows)
    for row in rows:
        assert evaluated(str(row.numbers)) == pytest.approx(evaluated(str(row.result)), rel=1e-9)
    made = [evaluated(str(row.numbers)) for row in rows if row.left.startswith("dE/d")]
    assert made == pytest.approx(by_torch(problem, tuple(run.steps[:2, 2].tolist())), rel=1e-9)


@pytest.mark.parametrize("solved", RULES)
@pytest.mark.parametrize("names", ["θ", "w, b"])
def test_the_equations_of_a_rule_have_the_numbers_of_the_step_and_give_what_it_made(
    solved: Rule, names: str
) -> None:
    problem: AnyProblem = Problem(rule=solved, precision=Precision.FLOAT64)
    if names != "θ":
        problem = Fit("w*x + b", FIVE, rule=solved, alpha=0.01, precision="float64")
    run = run_of(problem, 4)
    for step in (1, 2, 4):
        rows = [row for row in rows_of(run, step) if row.part is Part.UPDATE]
        for row in rows:
            result = evaluated(str(row.result))
            assert evaluated(str(row.numbers)) == pytest.approx(result, rel=1e-9, abs=1e-15)
        for parameter in names.split(", "):
            last = [row for row in rows if row.left == parameter][-1]
            column = "theta_next" if parameter == "θ" else f"{parameter}_next"
            assert evaluated(str(last.result)) == run.value(column, step)


@pytest.mark.parametrize("way", ["autograd", "optimizer"])
def test_what_all_parameters_have_in_common_has_the_digits_of_pythons_number(way: str) -> None:
    problem = Fit("w*x + b", FIVE, rule=rule("adagrad", lr_decay=0.1), alpha=0.01)
    run = descend(problem, way, 2)
    rows = {row.left: row for row in equations(problem, run.step(2), run.precision)}
    rate = repr(0.01 / (1 + (2 - 1) * 0.1))
    assert run.precision is Precision.FLOAT32
    assert str(rows["α_t"].numbers) == "= 0.01/(1 + (2 − 1)·0.1)"
    assert str(rows["α_t"].result) == f"= {rate}"
    assert f" − {rate}·" in str(rows["w"].numbers)


VS = Data(("v",), ((1.0, 2.0),), (1.0, 3.0))


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (
            Fit(error="μ**2 - 2*μ + β*β", rule=rule("sgd", momentum=0.9, weight_decay=0.5)),
            {"g_μ = dE/dμ + λμ", "v_μ ← μ_ v_μ + g_μ", "v_β ← μ_ v_β + g_β", "μ ← μ − αv_μ"},
        ),
        (
            Fit(error="λ**2", rule=rule("sgd", momentum=0.9, dampening=0.5, weight_decay=0.5)),
            {"g_λ = dE/dλ + λ_ λ", "v_λ ← μv_λ + (1 − τ) g_λ"},
        ),
        (
            Fit(error="τ**2", rule=rule("sgd", momentum=0.9, dampening=0.5)),
            {"v_τ ← μv_τ + (1 − τ_) dE/dτ"},
        ),
        (
            Fit(error="ε**2 + t**2", rule=rule("adam")),
            {
                "m_t ← β₁m_t + (1 − β₁) dE/dt",
                "v̂_ε = v_ε / (1 − β₂**t_)",
                "ε ← ε − αm̂_ε / (√v̂_ε + ε_)",
            },
        ),
        (
            Fit("θ*v", VS, rule=rule("sgd", momentum=0.9, nesterov=True)),
            {"v_ ← μ v_ + dE/dθ", "θ ← θ − α (dE/dθ + μ v_)"},
        ),
        (Fit(error="β_1**2", rule=rule("adam")), {"m_β_1 ← β_1_ m_β_1 + (1 − β_1_) dE/dβ_1"}),
    ],
)
def test_a_rule_s_name_that_a_person_has_too_is_that_of_the_program(
    problem: Fit, told: set[str]
) -> None:
    rows = [f"{row.left} {row.symbolic}" for row in symbols(problem) if row.part is Part.UPDATE]
    assert told <= set(rows)
    program = set(re.findall(r"\w+", ways(problem)[0].program.text))
    assert {name for row in rows for name in re.findall(r"\w+_\b", row)} <= program


def test_few_samples_are_written_out_and_more_of_them_summed() -> None:
    few = rows_of(run_of(Fit("w*x", Data(("x",), ((1, 2),), (3, 1)))), 1)
    assert [str(row.numbers) for row in few[:2]] == ["= ((−2)² + 1²)/2", "= 2/2·(−2·1 + 1·2)"]
    many = rows_of(run_of(Fit("w*x", Data(("x",), ((1, 2, 3, 4),), (3, 1, 3, 5)))), 1)
    assert [str(row.numbers) for row in many[:2]] == ["= 6/4", "= 2/4·(−4)"]


def test_the_gradient_reads_as_the_program_has_it_with_the_same_names_for_parts() -> None:
    problem = Fit("a*exp(-b*x)", FIVE)
    rows = [(row.left, row.symbolic) for row in symbols(problem)]
    assert rows[:4] == [
        ("u", "= exp(−b·x)"),
        ("E", "= 1/5 Σ (a*exp(-b*x) − y)²"),
        ("dE/da", "= 2/5 Σ (f(x) − y)·u"),
        ("dE/db", "= −2/5 Σ (f(x) − y)·a·x·u"),
    ]
    assert any("us = " in line for line in ways(problem)[0].program.lines)


def test_a_batch_has_its_own_samples_and_its_own_number_of_them() -> None:
    problem = Fit("w*x", FIVE, batch=3, start=(0,), alpha=0.0, precision="float64")
    run = run_of(problem, 2)
    first, last = (
        next(row for row in rows_of(run, step) if row.left == "dE/dw") for step in (1, 2)
    )
    assert first.symbolic == "= 2/n Σ (f(x) − y)·x"
    assert str(first.numbers) == "= 2/3·(−2·(−1) + (−3)·0.5 + 5·2)"
    assert str(last.numbers) == "= 2/2·(−4·3 + (−6)·4.5)"


def test_the_number_of_a_batch_has_a_name_that_no_formula_has_taken() -> None:
    problem = Fit("n*x + N*x**2 + k", FIVE, batch=3)
    assert symbols(problem)[1].symbolic == "= 2/n′ Σ (f(x) − y)·x"


def test_a_shuffled_batch_has_the_samples_that_the_program_took() -> None:
    problem = Fit("w*x + b", FIVE, batch=1, shuffle_seed=7, alpha=0.01, precision="float64")
    run = run_of(problem, 12)
    for step in (12, 3, 7):
        for row in rows_of(run, step):
            result = evaluated(str(row.result))
            assert evaluated(str(row.numbers)) == pytest.approx(result, rel=1e-9, abs=1e-12)


def test_equality_is_claimed_only_before_all_digits() -> None:
    row = next(row for row in rows_of(run_of(Fit("w*x", FIVE), 2, way=1), 2) if row.left == "E")
    assert str(row.numbers)[0] == str(row.result)[0] == "="
    shorter = row.rounded(3)
    assert str(shorter.numbers)[0] == str(shorter.result)[0] == "≈"


def test_a_part_has_no_name_that_the_rule_has_in_its_state() -> None:
    """RMSprop with momentum calls its velocity u, and u is what parts are called first."""
    problem = Fit(
        error="exp(θ)*(θ - 1)**2 + exp(θ)", rule=rule("rmsprop", momentum=0.9), precision="float64"
    )
    θ = torch.tensor([1.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.RMSprop([θ], 0.1, momentum=0.9)
    for _ in range(3):
        optimizer.zero_grad()
        error = (torch.exp(θ) * (θ - 1) ** 2 + torch.exp(θ)).sum()
        torch.autograd.backward(error)
        optimizer.step()
    made = run_of(problem).step(3).theta_next
    assert made == pytest.approx(θ.item(), rel=1e-12)
