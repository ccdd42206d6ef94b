"""A document as a Python program: a plain interpreter runs it, and every number is torch's own."""

from __future__ import annotations

import ast
import functools
import json
import operator
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from gradapp.core import lab
from gradapp.core.methods import METHODS
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from gradapp.core.run.recipe import Recipe
from gradapp.core.writing.plain import EXACTER_SUM, SUM
from gradapp.core.writing.ways import ways
from gradapp.documents.document import Document, LabPlace
from gradapp.documents.export.exported import computed
from gradapp.documents.export.script import text
from tests.additions import numpys
from tests.documents.export import by_torch
from tests.documents.export.running import EACH_ALONE, plain, soon
from tests.products import is_whole, some

STEPS = 7
SAMPLES = Data(("x",), ((0.0, 1.0, 2.0, 3.5, -1.0),), (1.0, 3.0, 5.0, 6.5, 0.25))
MANY = Data(
    ("x",), (tuple(i / 7 for i in range(300)),), tuple((i * i % 11) / 3 for i in range(300))
)


def program(problem: AnyProblem, way: str, steps: int, place: str = "") -> str:
    place_in_lab = LabPlace(Recipe(Problem(), place, steps), 0) if place else None
    return text(computed(Document(Recipe(problem, way, steps), lab=place_in_lab)).run)


def every(number: int) -> list[tuple[int, str, str]]:
    """Return each problem of the gallery with one way and one precision, others for each number."""
    found = []
    for index, (_, problem, _) in enumerate(GALLERY):
        cases = [*product([way.id for way in ways(problem)], ["float32", "float64"])]
        found.append((index, *cases[(index + number) % len(cases)]))
    return found


@pytest.mark.parametrize("number", [0, 3, 6])
def test_the_numbers_of_the_gallerys_programs_are_those_of_a_loop_over_torch(
    number: int, tmp_path: Path
) -> None:
    for index, way, precision in every(number):
        problem = GALLERY[index][1].but(precision=precision)
        file = tmp_path / f"{index}.py"
        file.write_text(program(problem, way, STEPS), encoding="utf-8")
    done = soon(tmp_path, "-c", EACH_ALONE)
    assert done.stderr == ""
    found = json.loads((tmp_path / "found.json").read_text())
    for index, way, precision in every(number):
        kind = torch.float64 if way == "python" else getattr(torch, precision)
        expected = np.array(
            by_torch.steps(by_torch.GALLERY[index], GALLERY[index][1].alpha, STEPS, kind)
        )
        made = np.array(found[str(index)])
        assert made.shape == expected.shape
        tolerance = 1e-12 if kind is torch.float64 else 1e-5
        assert np.all(np.abs(made - expected) <= tolerance * np.abs(expected).max())
    assert done.stdout.count("Every bit is the same in all 7 steps.") == len(GALLERY)


@pytest.mark.parametrize("way", ["python", "autograd", "optimizer", "mseloss"])
def test_a_plain_interpreter_prints_each_step_of_the_notebooks_problem(
    way: str, tmp_path: Path
) -> None:
    file = tmp_path / "p.py"
    file.write_text(program(Problem(precision="float64"), way, 5), encoding="utf-8")
    # In whole products by a Python that has not imported PyTorch before, as a notebook's kernel.
    done = plain(tmp_path, "-W", "error", file) if is_whole() else soon(tmp_path, file)
    assert done.stderr == ""
    expected = []
    for step, numbers in enumerate(by_torch.steps(by_torch.NOTEBOOK, 0.1, 5), start=1):
        expected.append(float(step))
        expected += numbers
    rows = done.stdout.splitlines()[:-1]
    found = [float(re.sub(r"^.*=(?:tensor\(\[?)?([-+.e\d]+).*$", r"\1", row)) for row in rows]
    assert found == pytest.approx(expected, rel=1e-12 if way == "python" else 1e-3, abs=1e-4)
    assert [row.split("=")[0] for row in rows[:2]] == ["step", "loss" if way == "mseloss" else "E"]


def test_another_bit_is_noticed_and_the_step_is_named(tmp_path: Path) -> None:
    whole = program(Problem(), "python", 5)
    assert whole.count("1.4991999999999999,") + whole.count("1.4992") >= 1
    numbers = ast.literal_eval(whole.split("recorded = ")[1].split("\n\n")[0])
    other = np.nextafter(numbers[3][2], 2).item()
    spoilt = whole.replace(repr(numbers[3][2]), repr(other))
    assert spoilt != whole
    done = plain(tmp_path, "-c", spoilt)
    assert done.returncode == 1
    assert "AssertionError: step 4: " in done.stderr


def test_a_zero_of_the_other_sign_is_noticed(tmp_path: Path) -> None:
    whole = program(Problem(theta=1.5), "python", 1)
    zero = whole.replace("    (0.0, 0.0, 1.5),", "    (0.0, -0.0, 1.5),")
    assert zero != whole
    assert plain(tmp_path, "-c", whole).returncode == 0
    assert "AssertionError: step 1: " in plain(tmp_path, "-c", zero).stderr


@pytest.fixture
def of_numpy() -> Iterator[None]:
    METHODS.append(numpys.WAY)
    yield
    METHODS.pop()


@pytest.mark.usefixtures("of_numpy")
def test_numbers_of_numpy_are_compared_as_the_floats_that_they_are(tmp_path: Path) -> None:
    whole = program(Problem(), numpys.WAY.id, 3)
    done = plain(tmp_path, "-c", whole)
    assert done.stderr == ""
    assert done.stdout.endswith("θ=np.float64(1.496)\nEvery bit is the same in all 3 steps.\n")
    spoilt = whole.replace("    (1.0, -4.0, 1.4),", "    (1.0, -4.0, 1.4000000000000001),")
    assert spoilt != whole
    assert "AssertionError: step 1: " in plain(tmp_path, "-c", spoilt).stderr


def test_many_steps_are_compared_by_a_sum_of_all_their_bits(tmp_path: Path) -> None:
    line = Fit("w*x + b", SAMPLES, alpha=0.01)
    whole = program(line, "python", 1234)
    assert len(whole) < 2000
    done = plain(tmp_path, "-c", whole)
    assert done.stderr == ""
    assert done.stdout.endswith("Every bit is the same in all 1234 steps.\n")
    assert [row for row in done.stdout.splitlines() if row.startswith("step")] == [
        f"step={step}" for step in [*range(100, 1234, 100), 1234]
    ]
    spoilt = whole.replace("α = 0.01\n", f"α = {np.nextafter(0.01, 1).item()!r}\n")
    assert "AssertionError" in plain(tmp_path, "-c", spoilt).stderr


def test_a_python_that_adds_numbers_up_otherwise_makes_the_same_bits(tmp_path: Path) -> None:
    tenths = Data(("x",), (tuple(i / 10 for i in range(30)),), tuple(1e8 / 3**i for i in range(30)))
    whole = program(Fit("w*x + b", tenths, alpha=0.001), "python", 30)
    otherwise = "import builtins, math\nbuiltins.sum = math.fsum\n"
    done = plain(tmp_path, "-c", otherwise + whole)
    assert (done.returncode, done.stderr) == (0, "")
    without = re.sub(r"\ndef sum\(.*?\n\n", "", whole, flags=re.S)
    assert without != whole
    assert "AssertionError" in plain(tmp_path, "-c", otherwise + without).stderr


@pytest.mark.parametrize("newer", [False, True])
def test_the_sums_are_those_of_either_python(newer: bool) -> None:
    draw = random.Random(7)
    names: dict[str, Any] = {}
    exec(EXACTER_SUM if newer else SUM, names)
    for _ in range(1000):
        numbers = [draw.uniform(-1, 1) * 10 ** draw.randint(-12, 12) for _ in range(9)]
        expected = compensated(numbers) if newer else left_to_right(numbers)
        assert names["sum"](iter(numbers)).hex() == expected.hex()
    if newer is (sys.version_info >= (3, 12)):
        assert names["sum"](numbers).hex() == sum(numbers).hex()


def left_to_right(numbers: list[float]) -> float:
    return float(functools.reduce(operator.add, numbers))


def compensated(numbers: list[float]) -> float:
    """Return what Neumaier's way makes of numbers: their rounding errors are exact fractions."""
    total, lost = numbers[0], 0.0
    for number in numbers[1:]:
        rounded = total + number
        lost += float(Fraction(total) + Fraction(number) - Fraction(rounded))
        total = rounded
    return total + lost


SPECIAL = {
    "in turns": Fit("w*x + b", SAMPLES, batch=2, alpha=0.05),
    "shuffled": Fit("w*x + b", SAMPLES, batch=2, shuffle_seed=3, alpha=0.05, rule=rule("adam")),
    "helpers": Fit("relu(w*x + b) + abs(b)", SAMPLES, start={"w": -0.5}),
    "its own names": Fit(error="(run - 4)**2 + r*run + r**2", start=(10, 2), alpha=0.1),
    "input called step": Fit("relu(w*step)", Data(("step",), ((1.0, 2.0),), (2.0, 4.0))),
    "many samples": Fit("w*x + b", MANY, alpha=0.0001, reduction="sum"),
    "slope of abs alone": Fit(error="abs(p) + abs(q)", start={"p": 0.5, "q": -0.25}),
    "diverges": Problem(alpha=0.5, precision="float32"),
    "rests": Problem(alpha=0.125),
    "log of a negative": Fit(error="log(p)", start=(1,), alpha=0.9),
    "uphill": Problem(alpha=-0.02),
    "notebook by Adam": Problem(rule=rule("adam", amsgrad=True)),
}


def test_each_program_runs_and_has_the_bits_of_the_run(tmp_path: Path) -> None:
    for number, problem in enumerate(SPECIAL.values()):
        for way in ways(problem):
            file = tmp_path / f"{number:02} {way.id}.py"
            file.write_text(program(problem, way.id, some(120, 200)), encoding="utf-8")
    done = soon(tmp_path, "-c", f"import warnings\nwarnings.simplefilter('error')\n{EACH_ALONE}")
    assert done.stderr == ""
    count = sum(len(ways(problem)) for problem in SPECIAL.values())
    raising = 2  # ways 3 and 4 refuse a negative learning rate
    assert done.stdout.count("Every bit is the same in all") == count - raising
    assert done.stdout.count("ValueError: Invalid learning rate: -0.02") == raising


@pytest.mark.parametrize("steps", [0, 12])
def test_code_of_the_lab_does_what_it_does_there_with_its_warning_in_words(
    steps: int, tmp_path: Path
) -> None:
    for entry in lab.ENTRIES:
        whole = program(Problem(), "autograd", steps, entry.method.id)
        comments = " ".join(re.findall(r"^# (.*)$", whole, re.M))
        assert str(entry.wrong) in comments
        assert str(entry.why) in comments
        (tmp_path / f"{entry.method.id}.py").write_text(whole, encoding="utf-8")
    done = soon(tmp_path, "-c", f"import warnings\nwarnings.simplefilter('ignore')\n{EACH_ALONE}")
    assert done.stderr == ""
    raised = {entry.raises or "AttributeError" for entry in lab.ENTRIES if entry.ends == "raised"}
    rows = [row.split(":")[0] for row in done.stdout.splitlines()]
    ends = [entry for entry in lab.ENTRIES if entry.ends == "raised"]
    assert sum(row in raised for row in rows) == len(ends) > 2
    found: dict[str, Any] = json.loads((tmp_path / "found.json").read_text())
    for entry in ends:
        assert found[entry.method.id] == []


def test_without_a_step_the_program_makes_the_first_and_compares_nothing(tmp_path: Path) -> None:
    whole = program(Problem(), "autograd", 0)
    assert "assert" not in whole
    done = soon(tmp_path, "-c", whole)
    assert done.stdout.splitlines()[1:] == [
        "θ.grad=tensor([-4.])",
        "θ=tensor([1.4000], requires_grad=True)",
    ]


NO_NUMBER = {
    "in the first step": (Fit(None, None, error="1/p", start={"p": 0.0}), 0, "ZeroDivisionError"),
    "behind a step": (
        Fit(None, None, error="p**12", start={"p": 1e5}, alpha=1e12),
        1,
        "OverflowError",
    ),
}


@pytest.mark.parametrize("name", NO_NUMBER)
@pytest.mark.parametrize("is_begun", [True, False])
def test_where_bare_python_raises_for_want_of_a_number_the_program_says_so_and_ends_well(
    name: str, is_begun: bool, tmp_path: Path
) -> None:
    problem, steps, error = NO_NUMBER[name]
    run = computed(Document(Recipe(problem, "python", 9 if is_begun else steps))).run
    if not is_begun and not steps:
        run = replace(run, stop=None)  # as it stands in a window before its first step
    assert len(run) == steps
    whole = text(run)
    done = plain(tmp_path, "-c", whole)
    assert (done.returncode, done.stderr) == (0, "")
    if is_begun or not steps:
        assert re.search(rf"^# Diverged at step {steps + 1}: .*\({error}\)\.$", whole, re.M)
        assert re.search(rf"^{error}: ", done.stdout, re.M)
        assert "No step had been made" not in whole
    assert ("Every bit of the step is the same." in done.stdout) == bool(steps)


def test_programs_need_torch_alone_have_short_lines_and_no_generator() -> None:
    for problem in (*(each[1] for each in GALLERY), *SPECIAL.values()):
        for way in ways(problem):
            whole = program(problem, way.id, 3)
            tree = ast.parse(whole)
            imported = {
                name.name
                for node in ast.walk(tree)
                if isinstance(node, ast.Import | ast.ImportFrom)
                for name in node.names
            }
            assert imported <= {"math", "random", "torch"}
            assert ("torch" in imported) is (way.id != "python")
            assert not any(isinstance(node, ast.Yield) for node in ast.walk(tree))
            assert max(map(len, whole.split("\n"))) <= 120


def test_what_a_formula_says_stays_a_comment() -> None:
    problem = Fit(error="p**2 +\nq**2" if _takes_lines() else "p**2 + q**2")
    whole = program(problem, "python", 1)
    before, _, _ = whole.partition("run = []")
    assert all(not row or row.startswith("#") for row in before.split("\n"))


def _takes_lines() -> bool:
    try:
        Fit(error="p**2 +\nq**2")
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(("steps", "same"), [(1, "of the step is"), (2, "is the same in all 2")])
def test_of_one_step_it_is_not_said_that_there_are_several(
    steps: int, same: str, tmp_path: Path
) -> None:
    file = tmp_path / "p.py"
    file.write_text(program(Problem(), "python", steps), encoding="utf-8")
    done = soon(tmp_path, file)
    assert done.stderr == ""
    (last,) = done.stdout.splitlines()[-1:]
    assert last.startswith(f"Every bit {same}")
    assert ("steps" in last) == (steps > 1)
