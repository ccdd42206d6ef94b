"""gradapp as a library: what the README shows runs as it stands there, and errors are sentences."""

from __future__ import annotations

import re
from fractions import Fraction
from inspect import signature
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from gradapp import core
from gradapp.core import Data, Fit, Precision, Problem, descend, rule
from gradapp.core.rules.table import RULES
from gradapp.core.run.stop import StopReason
from tests import forked
from tests.additions import line
from tests.additions.momentum import MOMENTUM

README = Path(__file__).resolve().parents[2] / "README.md"

WITHOUT_QT = """
import sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None  # whoever imports them gets an ImportError
for name in [name for name in sys.modules if name.partition(".")[0] == "gradapp"]:
    del sys.modules[name]  # which is imported anew
"""


def of_the_readme() -> list[str]:
    """Return the pieces of code that stand under "As a library"."""
    section = README.read_text("utf-8").split("## As a library\n")[1].split("\n## ")[0]
    pieces = re.findall(r"(?m)(?:^    .*\n)+", section)
    return [re.sub(r"(?m)^    ", "", piece) for piece in pieces]


def printed_by(code: str) -> list[float]:
    done = forked.python("-c", WITHOUT_QT + code)
    assert done.returncode == 0, done.stderr
    return [float(each) for each in re.findall(r"[-+.\de]+", done.stdout)]


def test_the_three_lines_of_the_readme_run_as_they_stand_there_without_qt() -> None:
    code, _ = of_the_readme()
    assert len(code.splitlines()) == 3
    printed = printed_by(code)
    θ = np.float32(1)
    for number in printed:
        θ -= np.float32(0.1) * np.float32(2) * np.float32(2) * (θ * np.float32(2) - np.float32(3))
        assert number == pytest.approx(float(θ), rel=1e-6)
    assert len(printed) == 5


def test_a_fit_of_the_readme_runs_as_it_stands_there() -> None:
    _, code = of_the_readme()
    w = torch.tensor([0.0], requires_grad=True)
    b = torch.tensor([1.0], requires_grad=True)
    optimizer = torch.optim.Adam([w, b], 0.1, betas=(0.9, 0.99))
    expected, x = [], torch.tensor([1.0, 2.0, 3.0])
    for _ in range(5):
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(w * x + b, 2 * x).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        expected.append(w.item())
    assert printed_by(code) == pytest.approx(expected, rel=1e-6)


def test_a_fit_has_its_columns_and_the_state_of_its_rule() -> None:
    run = descend(Fit(error="p**2 + q", rule=rule("sgd", momentum=0.5)), steps=2)
    names = ["p", "q", "error", "d_p", "d_q", "p_next", "q_next", "v_p", "v_q"]
    assert list(run.columns.ids) == names
    assert run.column("v_p").tolist() == [2.0, 0.5 * 2.0 + 2 * (1 - 0.1 * 2.0)]
    with pytest.raises(ValueError, match="MSELoss"):
        descend(Fit(error="p**2"), "mseloss")


def test_a_run_has_its_steps_as_arrays() -> None:
    run = descend(Problem(theta=0.5, alpha=0.0625, precision=Precision.FLOAT64), steps=3)
    assert run.columns.ids == ("theta", "fx", "error", "gradient", "theta_next")
    assert run.steps.shape == (5, 3)
    assert not run.steps.flags.writeable
    θ, expected = Fraction(1, 2), []
    for _ in range(3):  # exact: all of these numbers are short in base 2
        residual = θ * 2 - 3
        after = θ - Fraction(1, 16) * 4 * residual
        expected.append([θ, θ * 2, residual**2, 4 * residual, after])
        θ = after
    assert run.steps.T.tolist() == [[float(each) for each in step] for step in expected]
    assert run.column("error").tolist() == [float(step[2]) for step in expected]
    assert run.stop is None


def test_it_makes_as_many_steps_as_there_are_and_says_why_there_are_no_more() -> None:
    run = descend(Problem(alpha=0.125), steps=100)
    assert len(run) == 2
    assert run.stop is not None
    assert run.stop.reason is StopReason.FIXED_POINT
    assert str(run.stop.sentence) == "Fixed point at step 2: the gradient is 0, so θ = 1.5 stays."
    refused = descend(Problem(alpha=-1), "optimizer")
    assert len(refused) == 0
    assert refused.stop is not None
    assert "refuses a negative learning rate" in str(refused.stop.sentence)
    assert len(descend(Problem(), steps=0)) == 0


def test_a_problem_and_a_rule_more_run_in_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULES, "momentum", MOMENTUM)
    fitted = descend(line.Line(alpha=0.05), steps=4)
    swung = descend(Problem(rule=rule("momentum")), steps=4)
    x, y = np.array(line.Line().samples).T
    w, b = 0.0, 0.0
    for _ in range(4):
        off = w * x + b - y
        w, b = w - 0.05 * np.mean(2 * off * x), b - 0.05 * np.mean(2 * off)
    assert fitted.steps.shape == (7, 4)
    assert (fitted.column("w_next")[-1], fitted.column("b_next")[-1]) == pytest.approx((w, b))
    θ, v = 1.0, 0.0
    for _ in range(4):
        v = 0.9 * v + 4 * (2 * θ - 3)
        θ -= 0.1 * v
    assert swung.column("theta_next")[-1] == pytest.approx(θ)


def test_code_of_the_lab_runs_too() -> None:
    gradients = descend(Problem(), "wrong_factor", steps=1).column("gradient")
    assert gradients.tolist() == [2 * (1 * 2 - 3)]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            {"method": "adam"},
            "There is no way called 'adam'; there are python, autograd, optimizer,",
        ),
        ({"steps": -1}, "steps must lie between 0 and 1000000, but is -1."),
        ({"steps": 1_000_001}, "steps must lie between 0 and 1000000, but is 1000001."),
        (
            {"problem": Problem(rule=rule("adam")), "method": "wrong_factor"},
            "The way 'wrong_factor' is not for the rule 'adam'",
        ),
        ({"method": ["python"]}, "There is no way called ['python']; there are python,"),
    ],
)
def test_what_can_not_be_run_is_refused_in_a_sentence(
    arguments: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        descend(**{"problem": Problem(), **arguments})


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"problem": 3}, "problem must be a Problem or a Fit, but is 3."),
        ({"steps": 2.5}, "steps must be a whole number, but is 2.5."),
        ({"steps": "3"}, "steps must be a whole number, but is '3'."),
    ],
)
def test_what_is_of_another_type_is_refused_in_a_sentence(
    arguments: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(TypeError, match=re.escape(sentence)):
        descend(**{"problem": Problem(), **arguments})


@pytest.mark.parametrize(
    ("columns", "y", "sentence"),
    [
        ([1, 2, 3], [1, 2, 3], "columns[0] must be a column of numbers, but is 1."),
        (np.arange(2), np.arange(2), "columns[0] must be a column of numbers, but is "),
        ([[1, 2]], 3, "y must be a column of numbers, but is 3."),
        ([[1, "two"]], [1, 2], "columns[0] must be a column of numbers, but is [1, 'two']."),
    ],
)
def test_what_is_no_column_of_samples_is_refused_in_a_sentence(
    columns: Any, y: Any, sentence: str
) -> None:
    inputs: Any = ["x"]
    with pytest.raises(ValueError, match=re.escape(sentence)):
        Data(inputs, columns, y)


def test_an_editor_is_told_what_there_is_and_what_each_is_made_of() -> None:
    assert set(core.__all__) <= set(dir(core))
    assert [*signature(Problem).parameters] == ["theta", "x", "y", "alpha", "precision", "rule"]
    assert signature(Problem).parameters["theta"].default == 1.0
    assert [*signature(Data).parameters] == ["inputs", "columns", "y"]
    assert [*signature(Fit).parameters][:3] == ["model", "data", "error"]


def test_what_is_no_rule_or_no_column_is_refused_in_a_sentence() -> None:
    adam: Any = "adam"
    for made in (lambda: Problem(rule=adam), lambda: Fit(error="p**2", rule=adam)):
        with pytest.raises(
            ValueError, match=r"rule must be one that rule\(…\) returns, but is 'adam'"
        ):
            made()
    with pytest.raises(KeyError, match="There is no column 'loss'; there are theta, fx, error,"):
        descend(Problem(), steps=1).column("loss")


def test_a_run_and_its_end_are_printed_in_short() -> None:
    run = descend(Problem(alpha=0.125), steps=100)
    said = "Fixed point at step 2: the gradient is 0, so θ = 1.5 stays."
    of = "f(x) = θx, E = (f(x) − y)², python"
    assert repr(run) == f"<Run of {of}: 2 steps, E = 0, new θ = 1.5; {said}>"
    assert repr(run.stop) == f"<Stop: {said}>"
    begun = descend(Problem(rule=rule("sgd", momentum=0.5)), "autograd", steps=0)
    of = "f(x) = θx, E = (f(x) − y)², SGD(momentum=0.5), autograd"
    assert repr(begun) == f"<Run of {of}: 0 steps>"
    fitted = descend(Fit(error="p**2 + q"), steps=1)
    assert (
        repr(fitted)
        == "<Run of E(p, q) = p**2 + q, python: 1 step, E = 2, new p = 0.8, new q = 0.9>"
    )
