"""Worked examples that others have published: the command line prints what they print.

Each is in a folder beside the project, with its source and the tolerance of its digits. Some are
here as well, for where that folder is missing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from gradapp.__main__ import main
from tests.published import CASES, cases, words_of

FOUND = cases()
Steps = list[dict[str, Any]]

WAYS = ("python", "autograd", "optimizer", "mseloss")


def printed(words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> dict[str, Steps]:
    """Return the steps of each way."""
    assert main(["run", *words, "--method", "all", "--format", "json"]) == 0
    runs = json.loads(capsys.readouterr().out)["runs"]
    return {run["method"]: run["steps"] for run in runs}


def after(steps: Steps, name: str) -> list[float]:
    return [step["next"][name] for step in steps]


def gradients(steps: Steps, name: str) -> list[float]:
    return [step["gradient"][name] for step in steps]


def in_turn(*columns: list[float]) -> list[float]:
    return [value for row in zip(*columns, strict=True) for value in row]


def _adam(steps: Steps) -> list[float]:
    kept = ("m_theta", "v_theta", "m_hat_theta", "v_hat_theta")
    state = ([step["state"][name] for step in steps] for name in kept)
    return in_turn(gradients(steps, "theta"), *state, after(steps, "theta"))


def _line(steps: Steps) -> list[float]:
    b0, b1 = after(steps, "B0")[-1], after(steps, "B1")[-1]
    data = ((1, 1), (2, 3), (4, 3), (3, 2), (5, 5))
    return [b0, b1, math.sqrt(sum((b0 + b1 * x - y) ** 2 for x, y in data) / 5)]


def _intercept(steps: Steps) -> list[float]:
    slope, new = gradients(steps, "intercept"), after(steps, "intercept")
    return [slope[0], new[0], slope[1], new[1], slope[2], new[2], new[3], new[5]]


TOLD: dict[str, Callable[[Steps], list[float]]] = {
    "seed-notebook": lambda steps: [*gradients(steps, "theta"), *after(steps, "theta")],
    "mlm-gd-1d": lambda steps: after(steps, "x"),
    "mlm-momentum-1d": lambda steps: after(steps, "x"),
    "mlm-adagrad-2d": lambda steps: in_turn(
        *(after([*steps[:21], steps[-1]], name) for name in "xy")
    ),
    "saida-momentum": lambda steps: [*gradients(steps, "x"), *after(steps, "x")],
    "math3850-adam": _adam,
    "malt-velocity-70": lambda steps: after(steps, "theta")[-1:],
    "brownlee-linreg-sgd": _line,
    "statquest-intercept": _intercept,
    "coupled-by-hand": lambda steps: in_turn(
        *(gradients(steps, name) for name in "xy"), *(after(steps, name) for name in "xy")
    ),
}
"""What the published numbers of each case are, in their order."""

ORACLE = "torch-oracle-default-problem"


@pytest.mark.skipif(not FOUND, reason=f"the published tables are not here: {CASES}")
def test_every_published_table_is_read() -> None:
    assert {*TOLD, ORACLE} == set(FOUND)
    assert all(case["source"] for case in FOUND.values())


@pytest.mark.parametrize("name", TOLD)
def test_a_published_table_is_what_the_command_line_prints(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if name not in FOUND:
        pytest.skip(f"the published tables are not here: {CASES}")
    case = FOUND[name]
    asked = words_of(case["problem"], case["topic"], tmp_path)
    runs = printed(asked.words, capsys)
    assert len(runs) == (3 if "--error" in asked.words else 4)
    is_double = case["problem"]["dtype"] == "float64"
    for way, steps in runs.items():
        assert len(steps) == asked.steps
        told = TOLD[name](steps)
        for value, row in zip(told, case["expected"], strict=True):
            assert value == pytest.approx(float(row["published"]), rel=0, abs=row["tolerance"])
            near = 1e-9 if is_double else 1e-6
            assert value == pytest.approx(float(row["torch"]), rel=near, abs=1e-13), (way, row)


@pytest.mark.skipif("saida-momentum" not in FOUND, reason=f"not here: {CASES}")
def test_a_published_velocity_with_the_learning_rate_in_it_is_minus_alpha_times_v(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = FOUND["saida-momentum"]
    asked = words_of(case["problem"], case["topic"], tmp_path)
    for steps in printed(asked.words, capsys).values():
        velocities = [-0.2 * step["state"]["v_x"] for step in steps]
        assert velocities == pytest.approx([float(v) for v in case["velocities_published"]])


@pytest.mark.skipif("brownlee-linreg-sgd" not in FOUND, reason=f"not here: {CASES}")
def test_each_step_with_one_sample_is_that_of_the_published_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = FOUND["brownlee-linreg-sgd"]
    asked = words_of(case["problem"], case["topic"], tmp_path)
    for steps in printed(asked.words, capsys).values():
        rows = [[step["next"]["B0"], step["next"]["B1"]] for step in steps]
        for row, published in zip(rows, case["torch_table_B0_B1"], strict=True):
            assert row == pytest.approx(published, rel=1e-12)


RULES = {
    "SGD": ["--optimizer", "sgd"],
    "momentum": ["--option", "momentum=0.9"],
    "nesterov": ["--option", "momentum=0.9", "--option", "nesterov=true"],
    "Adagrad": ["--optimizer", "adagrad"],
    "RMSprop": ["--optimizer", "rmsprop"],
    "Adam": ["--optimizer", "adam"],
    "AdamW": ["--optimizer", "adamw"],
}
KEPT = {
    "momentum_buffer": "v_theta",
    "sum": "v_theta",
    "square_avg": "v_theta",
    "exp_avg": "m_theta",
    "exp_avg_sq": "v_theta",
}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("formula", [[], ["--error", "(2*theta-3)**2"]], ids=["θx", "error"])
def test_the_notebooks_problem_under_each_optimizer_has_its_published_steps_and_state(
    rule: str, formula: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    if ORACLE not in FOUND:
        pytest.skip(f"the published tables are not here: {CASES}")
    words = [*formula, *RULES[rule], "--precision", "float64", "--steps", "5"]
    runs = printed(words, capsys)
    assert len(runs) == (3 if formula else 4)
    for steps in runs.values():
        for step, row in zip(steps, FOUND[ORACLE]["table"][rule], strict=True):
            assert step["error"] == pytest.approx(row["E"], rel=1e-12)
            assert step["gradient"]["theta"] == pytest.approx(row["grad"], rel=1e-12)
            assert step["next"]["theta"] == pytest.approx(row["theta"], rel=1e-12)
            for name, value in row["state"].items():
                if name in KEPT:
                    assert step["state"][KEPT[name]] == pytest.approx(value, rel=1e-12)


# Some of them, for where their folder is missing


def as_printed(computed: float, number: str) -> bool:
    """Whether a number, rounded to as many decimals as were printed, is what was printed."""
    decimals = len(number.partition(".")[2])
    return abs(computed - float(number)) <= 0.5000001 * 10.0**-decimals


@pytest.mark.parametrize(
    ("source", "words", "name", "slopes", "news"),
    [
        (
            "the page that gradapp grew from, its one step printed by each of its four ways",
            "--steps 1",
            "theta",
            "-4.",
            "1.4000",
        ),
        (
            "J. Brownlee, machinelearningmastery.com, 2021: gradient descent on x², from seed 4",
            "--error x**2 --start x=0.9340596780273533 --precision float64 --steps 30",
            "x",
            "",
            "0.74724774 0.59779819 0.47823856 0.38259084 0.30607268 0.24485814 0.19588651 "
            "0.15670921 0.12536737 0.10029389 0.08023512 0.06418809 0.05135047 0.04108038 "
            "0.0328643 0.02629144 0.02103315 0.01682652 0.01346122 0.01076897 0.00861518 "
            "0.00689214 0.00551372 0.00441097 0.00352878 0.00282302 0.00225842 0.00180673 "
            "0.00144539 0.00115631",
        ),
        (
            "J. Brownlee, machinelearningmastery.com, 2021: momentum 0.3 on x²",
            "--error x**2 --start x=0.9340596780273533 --option momentum=0.3 --precision float64 "
            "--steps 6",
            "x",
            "",
            "0.74724774 0.54175461 0.37175575 0.24640494 0.15951871 0.1015491",
        ),
        (
            "University of Saida: momentum 0.9 on (x − 4)² by hand",
            "--error (x-4)**2 --start x=10 --alpha 0.2 --option momentum=0.9 --precision float64 "
            "--steps 4",
            "x",
            "12 7.2 0 -6.48",
            "7.6 4.0 0.76 -0.86",
        ),
        (
            "2x² + 2y² + 2xy − 6x by hand, two steps",
            "--error 2*x**2+2*y**2+2*x*y-6*x --start x=0,y=0 --precision float64 --steps 2",
            "y",
            "0 1.2",
            "0 -0.12",
        ),
        (
            "StatQuest, Gradient Descent, Step-by-Step: an intercept for three people",
            "--model b+0.64*x --x 0.5,2.3,2.9 --y 1.4,1.9,3.2 --start b=0 --reduction sum "
            "--precision float64 --steps 2",
            "b",
            "-5.7 -2.3",
            "0.57 0.80",
        ),
    ],
    ids=["notebook", "x²", "momentum", "by hand", "coupled", "intercept"],
)
def test_printed_digits_are_those_that_are_computed(
    source: str, words: str, name: str, slopes: str, news: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert source
    for steps in printed(words.split(), capsys).values():
        for column, numbers in (("gradient", slopes), ("next", news)):
            for step, number in zip(steps, numbers.split(), strict=False):
                assert as_printed(step[column][name], number), (column, step, number)
