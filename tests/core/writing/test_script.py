"""A program as a script: what `python` prints of it is what a run has."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gradapp.core.columns import Holds
from gradapp.core.library import descend
from gradapp.core.methods import METHODS, stanzas
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.text import Program
from gradapp.core.rules.table import rule
from gradapp.core.writing.plain import PlainLoop
from gradapp.core.writing.script import script
from gradapp.core.writing.ways import ways
from tests import forked

DATA = Data(("x",), ((0.0, 1.0, 2.0, 3.5, -1.0),), (1.0, 3.0, 5.0, 6.5, 0.25))
TWO = Data(("weight", "y_0"), ((1.0, 2.0, -3.0), (0.5, 0.25, 4.0)), (1.0, -1.0, 2.0))
MANY = Data(
    ("x",), (tuple(i / 7 for i in range(300)),), tuple((i * i % 11) / 3 for i in range(300))
)

PROBLEMS = {
    "slope of abs alone": Fit(error="abs(p) + abs(q)", start={"p": 0.5, "q": -0.25}),
    "notebook": Problem(),
    "notebook, float64": Problem(-3.0, 1.0, 2.0, 0.2, "float64"),
    "notebook diverges": Problem(alpha=0.5),
    "notebook by Adam": Problem(rule=rule("adam", amsgrad=True)),
    "rests at once": Problem(theta=1.5, rule=rule("sgd", momentum=0.9)),
    "line by momentum": Fit("w*x + b", DATA, rule=rule("sgd", momentum=0.9), alpha=0.05),
    "two inputs": Fit("a*weight + b*y_0 + c", TWO, alpha=0.01, precision="float64"),
    "in turns": Fit("w*x + b", DATA, batch=2, alpha=0.05),
    "in turns to rest": Fit(
        "w*x", Data(("x",), ((1.0, 2.0),), (1.0, 2.0)), start=[1.0], batch=1, reduction="sum"
    ),
    "shuffled": Fit("w*x + b", DATA, batch=2, shuffle_seed=3, alpha=0.05, rule=rule("adam")),
    "many samples": Fit("w*x + b", MANY, alpha=0.0001, reduction="sum"),
    "error formula": Fit(error="0.1*p**2 + 2*q**2", start=(5, 3), alpha=0.4),
    "logistic": Fit("1/(1 + exp(-(w*x + b)))", DATA, rule=rule("rmsprop", centered=True)),
    "its own names": Fit(error="(t - 4)**2 + r*t + r**2", rule=rule("adamw"), start=(10, 2)),
    "velocity of squares alone overflows": Fit(
        error="1e160*p", alpha=0.1, precision="float64", rule=rule("rmsprop", momentum=0.5)
    ),
    "sum of squares alone overflows in float32": Fit(
        error="1e25*p + q", alpha=0.1, rule=rule("adagrad")
    ),
    "corrected mean alone overflows in float32": Fit(
        error="3e19*p", alpha=0.1, rule=rule("adam", betas=(0.8, 0.99))
    ),
    "log of a negative": Fit(error="log(p)", start=(1,), alpha=0.9),
    "divided by 0": Fit(error="1/p", start=(0,)),
    "divided by 0 in the rule": Problem(x=0.0, rule=rule("adam", eps=0.0)),
    "too large a power": Fit(error="p**4", start=(3,), alpha=30),
}
RAISED = {
    "log of a negative": "ValueError: math domain error",
    "divided by 0": "ZeroDivisionError: float division by zero",
    "divided by 0 in the rule": "ZeroDivisionError: float division by zero",
    "too large a power": "OverflowError: (34, 'Numerical result out of range')",
}
"""What Python says where it has no finite number; tensors have inf and nan there."""


def printed(problem: AnyProblem, way: str) -> list[str]:
    run = descend(problem, way, 40)
    shown = [each for each in run.columns if each.holds is not Holds.STATE]
    lines = [",".join(("method", "step", *(each.id for each in shown)))]
    for step, numbers in enumerate(run.steps[: len(shown)].T.tolist(), start=1):
        lines.append(",".join((way, str(step), *map(repr, numbers))))
    return lines


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run code where gradapp can't be imported."""
    environment = {each: os.environ[each] for each in os.environ if each != "PYTHONPATH"}
    return subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", code],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("name", PROBLEMS)
def test_python_prints_of_a_script_what_a_run_has(name: str, tmp_path: Path) -> None:
    problem = PROBLEMS[name]
    done = run(script(problem, ways(problem)[0], 40), tmp_path)
    assert done.stdout.splitlines() == printed(problem, "python")
    assert done.stderr.splitlines() == ([RAISED[name]] if name in RAISED else [])
    assert done.returncode == 0


def test_a_script_of_a_way_has_its_imports_and_all_that_its_text_has_beside_the_steps(
    tmp_path: Path,
) -> None:
    text = """
from __future__ import annotations
from functools import cache
from math import (
    fsum as added,
    pow as power,
)
from numbers import Real
import fractions as exact

HALF: exact.Fraction = exact.Fraction(1, 2)
computed = []


@cache
def error(θ: Real, x: Real, y: Real, raised=power) -> Real:
    computed.append(θ)
    return raised(added([θ * x, -y]), 2)


def steps(θ_0, x, y, α):
    θ = θ_0
    while True:
        E = error(θ, x, y)
        θgrad = float(error(θ + HALF, x, y) - error(θ - HALF, x, y))
        assert error(θ, x, y) == E and len(computed) == len({*computed})
        θ -= α * θgrad
        yield E, θgrad, θ  # hand over this step
"""
    apart = replace(METHODS[0], id="apart", given_program=Program(text), stanza=stanzas.PYTHON)
    METHODS.append(apart)
    try:
        for problem in (Problem(), Problem(rule=rule("adam"))):
            done = run(script(problem, ways(problem)[-1], 5), tmp_path)
            assert not done.stderr
            assert done.stdout.splitlines() == printed(problem, "apart")[:6]
        exported = run(PlainLoop(apart, Problem(), 5).text, tmp_path)
        assert not exported.stderr
    finally:
        METHODS.remove(apart)


EACH_ALONE = """
import pathlib, runpy, torch
for file in sorted(pathlib.Path().glob("*.py")):
    torch.set_default_dtype(torch.float32)
    runpy.run_path(str(file))
"""


def test_python_prints_of_a_script_with_torch_what_a_run_has(tmp_path: Path) -> None:
    expected: list[str] = []
    for number, problem in enumerate(PROBLEMS.values()):
        for way in ways(problem)[1:]:
            file = tmp_path / f"{number:02} {ways(problem).index(way)}.py"
            file.write_text(script(problem, way, 40), encoding="utf-8")
            expected += printed(problem, way.id)
    done = forked.python("-I", "-c", EACH_ALONE, cwd=tmp_path)
    assert not done.stderr
    assert done.stdout.splitlines() == expected


def test_a_run_ends_where_only_the_state_of_a_rule_is_no_number(tmp_path: Path) -> None:
    """The parameters would go on for ever, by steps of 0."""
    for name, ended in (
        ("velocity of squares alone overflows", ways(PROBLEMS["logistic"])[:1]),
        ("sum of squares alone overflows in float32", ways(PROBLEMS["logistic"])[1:3]),
    ):
        for way in ended:
            assert len(printed(PROBLEMS[name], way.id)) == 1


def test_a_script_has_nothing_of_gradapp_and_short_lines() -> None:
    for problem in PROBLEMS.values():
        for way in ways(problem):
            text = script(problem, way, 3)
            assert "gradapp" not in text
            assert max(map(len, text.split("\n"))) <= 120
