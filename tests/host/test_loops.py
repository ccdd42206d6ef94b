"""The given loops, recorded, against what plain Python does with the same text."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path

import pytest

from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.states import Module, Tensor
from gradapp.core.own_code.story import Step, steps
from gradapp.host.process import record
from tests import forked
from tests.host.loops import LOOPS

PLENTY = Limits(seconds=120)


def plainly(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a text as anybody would."""
    file = folder / "plain.py"
    file.write_text(text, encoding="utf-8")
    return forked.python(file, cwd=folder)


def output(recording: Recording) -> str:
    return "".join(line.output for line in recording.lines) + recording.ends.output


@cache
def told(name: str) -> tuple[Recording, list[Step]]:
    recording = record(LOOPS[name], f"{name}.py", PLENTY)
    return recording, steps(recording)


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_prints_and_ends_as_it_does_unrecorded(name: str, tmp_path: Path) -> None:
    recording, _ = told(name)
    plain = plainly(LOOPS[name], tmp_path)
    assert output(recording) == plain.stdout
    assert (recording.ends.how == "raised") == (plain.returncode != 0)
    assert plain.returncode == 0 or recording.ends.type in plain.stderr
    seen = {line.line for line in recording.lines}
    code = LOOPS[name].splitlines()
    assert seen == {n for n, line in enumerate(code, 1) if line.strip() and line[0] != "#"}


def test_every_step_of_a_line_fitted_by_adam_has_the_bits_of_an_unrecorded_run(
    tmp_path: Path,
) -> None:
    _, steps_told = told("linear_adam")
    ask = "json.dumps([loss.item(), *(v for p in model.parameters() for v in"
    ask += " (p.reshape(-1).tolist(), p.grad.reshape(-1).tolist()))])"
    text = LOOPS["linear_adam"].replace("print(epoch, loss.item())", f"print({ask})")
    rows = [
        json.loads(row) for row in plainly(f"import json\n{text}", tmp_path).stdout.splitlines()
    ]
    assert len(steps_told) == len(rows) + 1 == 51
    for step, row in zip(steps_told[1:], rows, strict=True):
        assert [each.on for each in step.errors] == ["loss"]
        parts = [step.errors[0].value]
        for name in ("model.weight", "model.bias"):
            parts += [step.parameters[name], step.gradients[name]]
        assert parts == row


def test_gradients_forgotten_before_the_step_leave_the_parameter_where_it_is() -> None:
    _, all_steps = told("zero_grad_misplaced")
    assert [step.parameters for step in all_steps] == [{"theta": [1.0]}] * 7
    assert [step.gradients for step in all_steps] == [{"theta": None}] * 7
    assert [step.errors[0].value for step in all_steps[1:]] == [1.0] * 6
    assert [step.computed for step in all_steps[1:]] == [{"theta": [-4.0]}] * 6


def test_a_second_backward_is_told_at_its_line_with_the_gradient_of_the_first() -> None:
    recording, (only,) = told("backward_twice")
    assert recording.ends.line == 9
    assert only.gradients == {"theta": [-4.0]}
    assert [line.raised for line in recording.lines if line.raised] == ["RuntimeError"]


def test_an_optimizer_that_holds_a_tensor_without_a_name_is_seen() -> None:
    _, (only,) = told("optimizer_holds_another_tensor")
    (held,) = only.held
    assert (held.optimizer, held.names) == ("optimizer", [""])
    assert only.parameters == {"theta": [1.0]}


def test_a_warning_stands_at_its_line() -> None:
    for name, line in (("scheduler_before_optimizer", 10), ("grad_of_a_non_leaf", 8)):
        recording, _ = told(name)
        assert {each.line for each in recording.lines if each.warnings} == {line}


def test_a_sum_of_errors_keeps_more_and_more_nodes_alive() -> None:
    _, all_steps = told("total_keeps_every_graph")
    assert [step.graphs["total"] for step in all_steps[1:]] == [6, 11, 16, 21]


def test_an_endless_loop_is_stopped_at_its_limit_with_what_it_has() -> None:
    recording = record(LOOPS["linear_adam"].replace("50", "10**9"), "x.py", Limits(lines=300))
    assert (recording.ends.how, len(recording.lines)) == ("lines", 300)


def test_names_of_one_tensor_have_one_number_and_functions_have_their_own_lines() -> None:
    text = (
        "import torch\n"
        "def turn(w, x):\n"
        "    E = (w * x).sum()\n"
        "    E.backward()\n"
        "    return E\n"
        "w = torch.ones(3, requires_grad=True)\n"
        "also = w\n"
        "big = torch.arange(100.0)\n"
        "for k in range(2):\n"
        "    turn(w, 2.0)\n"
    )
    recording = record(text, "x.py", PLENTY)
    all_steps = steps(recording)
    assert [step.gradients for step in all_steps] == [
        {"w": None}, {"w": [2.0, 2.0, 2.0]}, {"w": [4.0, 4.0, 4.0]},
    ]  # fmt: skip
    assert all_steps[-1].same == [["w", "also"]]
    inside = [(line.line, line.depth) for line in recording.lines if line.function == "turn"]
    assert inside == [(3, 1), (4, 1), (5, 1)] * 2
    (big,) = [line.changed["big"] for line in recording.lines if "big" in line.changed]
    assert isinstance(big, Tensor)
    assert (big.shape, big.least, big.largest, big.mean) == ([100], 0.0, 99.0, 49.5)
    assert not any(
        isinstance(each, Module) for line in recording.lines for each in line.changed.values()
    )


def test_what_is_done_to_the_data_of_small_and_large_tensors_is_seen() -> None:
    for size in (3, 1_000, 9_000):
        text = f"import torch\nw = torch.zeros({size})\nw.data[-1] = 2.0\nw.data += 1\n"
        recording = record(text, "x.py", PLENTY)
        states = [line.changed["w"] for line in recording.lines[1:]]
        for state, expected in zip(states, (0.0, 2.0, 3.0), strict=True):
            assert isinstance(state, Tensor)
            assert (state.largest if size > 3 else state.values[-1]) == expected
