"""Programs in no file of the package are recorded as they run, whatever they consist of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any

import numpy as np
import pytest
import torch

from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.program.text import Program
from gradapp.core.recording.recorded_step import Line, PlainState, State, TensorState
from gradapp.core.recording.recorder import record
from gradapp.core.recording.turn import NotRecordedError, Turn
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import StopReason
from tests.programs import program, running, turning
from tests.texts import (
    ACCUMULATED,
    ADAM,
    ADAM_OF_TORCH,
    LINE,
    ONE_AT_A_TIME,
    SAMPLES,
    WAYS,
    WITH_A_HELPER,
)

NUMBERS = {"θ_0": 1.0, "x": 2.0, "y": 3.0, "α": 0.1}


@pytest.fixture(autouse=True)
def _float64() -> Iterator[None]:
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    yield
    torch.set_default_dtype(before)


def states(line: Line) -> dict[str, State]:
    return {variable.name: variable.state for variable in line.variables}


def plain(yielded: Any) -> list[float]:
    """Return the numbers that a step yields, of however many parameters."""
    if isinstance(yielded, tuple):
        return [number for part in yielded for number in plain(part)]
    return [yielded.item() if isinstance(yielded, torch.Tensor) else yielded]


def number(state: State) -> float:
    if isinstance(state, TensorState):
        (value,) = state.values
        return value
    assert isinstance(state, PlainState)
    assert state.value is not None
    return state.value


def texts(written: Program, turn: Turn) -> list[str]:
    """Return the lines that ran, as they are shown."""
    return [written.line(line.number) for line in turn.lines]


def at_the_yield(turn: Turn) -> dict[str, State]:
    return states(next(line for line in turn.lines if line.role is Role.YIELD))


# What is recorded is what runs


def with_momentum(steps: int) -> list[tuple[float, ...]]:
    """Return E, both gradients and both new parameters of each step, by NumPy."""
    x, y = np.array(SAMPLES).T
    w, b, v_w, v_b = LINE["w_0"], LINE["b_0"], 0.0, 0.0
    found = []
    for _ in range(steps):
        r = w * x + b - y
        w_grad, b_grad = float(np.mean(2 * r * x)), float(np.mean(2 * r))
        v_w, v_b = LINE["μ"] * v_w + w_grad, LINE["μ"] * v_b + b_grad
        w, b = w - LINE["α"] * v_w, b - LINE["α"] * v_b
        found.append((float(np.mean(r * r)), w_grad, b_grad, w, b))
    return found


@pytest.mark.parametrize("way", list(WAYS))
def test_a_line_fitted_to_samples_with_momentum_is_run_as_numpy_computes_it(way: str) -> None:
    run = WAYS[way].start(LINE)
    for expected in with_momentum(30):
        assert plain(next(run)) == pytest.approx(expected)


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("step", [1, 2, 7])
def test_each_of_its_steps_is_recorded_with_the_numbers_of_the_run(way: str, step: int) -> None:
    written = WAYS[way]
    expected = plain(next(islice(written.start(LINE), step - 1, None)))
    turn = Turn(written, LINE, step)
    held = at_the_yield(turn)
    names = ("w_grad", "b_grad") if way == "python" else ()
    found = [held["loss" if way == "mseloss" else "E"], *(held[name] for name in names)]
    if not names:
        found += [held[name].grad for name in ("w", "b")]
    found += [held[name] for name in ("w", "b")]
    assert [number(state) for state in found] == expected
    assert [line.number for line in turn.lines] == [s.line for s in written.statements if s.inside]
    assert turn.output[-1].startswith("b=")
    assert len(turn.output) == 5


def test_momentum_is_seen_in_the_variables_and_in_the_optimizer() -> None:
    for step in (1, 2, 3):
        by_hand = at_the_yield(Turn(WAYS["autograd"], LINE, step))
        by_torch = at_the_yield(Turn(WAYS["optimizer"], LINE, step))
        kept = by_torch["optimizer"]
        assert dict(kept.settings)["momentum"].value == 0.9
        assert kept.values == pytest.approx((number(by_hand["v_w"]), number(by_hand["v_b"])))
        for name in ("w", "b"):
            assert number(by_hand[name]) == pytest.approx(number(by_torch[name]))


def test_a_change_too_small_to_be_printed_is_a_change_in_lists_and_optimizers() -> None:
    written = turning(
        "both = [both[0] + 1e-9, [θ.detach() + 1e-9]]\nE = θ * x\nE.backward()\n"
        "optimizer.step()\nyield E, θ.grad, θ",
        "θ = torch.tensor([θ_0], requires_grad=True)\nboth = [torch.ones(1), []]\n"
        "optimizer = torch.optim.SGD([θ], 1e-9, momentum=1.0, dampening=1 - 1e-9)",
    )
    turn = Turn(written, NUMBERS, 3)
    changed = [{v.name for v in line.variables if v.changed} for line in turn.lines]
    assert changed[0] == {"both"}
    assert "optimizer" in changed[3]


def test_adam_by_hand_is_recorded_as_pytorch_makes_it() -> None:
    run = ADAM_OF_TORCH.start(NUMBERS)
    for step in range(1, 20):
        _, gradient, theta = next(run)
        turn = Turn(ADAM, NUMBERS, step)
        held = at_the_yield(turn)
        assert number(held["t"]) == step
        assert number(held["θ"]) == pytest.approx(theta.item(), rel=1e-12)
        assert number(held["θgrad"]) == pytest.approx(gradient.item(), rel=1e-12)
        again = Turn(ADAM_OF_TORCH, NUMBERS, step)
        assert number(at_the_yield(again)["θ"]) == theta.item()


# Loops, functions, blocks


def test_one_sample_a_step_is_a_turn_of_the_inner_loop() -> None:
    w, b, α = LINE["w_0"], LINE["b_0"], LINE["α"]
    for step in range(1, 13):  # more than two epochs
        x, y = SAMPLES[(step - 1) % len(SAMPLES)]
        r = w * x + b - y
        w, b = w - α * 2 * r * x, b - α * 2 * r
        turn = Turn(ONE_AT_A_TIME, LINE, step)
        assert texts(ONE_AT_A_TIME, turn)[:2] == ["for x, y in samples:", "r = w * x + b - y"]
        assert len(turn.lines) == 8
        first = states(turn.lines[0])
        assert (number(first["x"]), number(first["y"])) == (x, y)
        held = at_the_yield(turn)
        assert number(held["w"]) == pytest.approx(w)
        assert number(held["b"]) == pytest.approx(b)
        if step > 1:
            assert {v.name for v in turn.lines[0].variables if v.changed} == {"x", "y"}
    setting_up = Turn(ONE_AT_A_TIME, LINE, 0)
    assert texts(ONE_AT_A_TIME, setting_up) == ["w, b = w_0, b_0"]


def test_each_pass_of_a_loop_inside_a_step_is_told_again() -> None:
    turn = Turn(ACCUMULATED, LINE, 1)
    heading, body = (
        ["for x, y in samples:"],
        ["r = w * x + b - y", "E += r * r / n", "w_grad += 2 * r * x / n", "b_grad += 2 * r / n"],
    )
    told = texts(ACCUMULATED, turn)
    assert told[0] == "E = w_grad = b_grad = 0.0"
    assert told[1:-2] == 5 * [*heading, *body]
    total = 0.0
    for index, (x, y) in enumerate(SAMPLES):
        total += (0.5 * x - 0.25 - y) ** 2 / 5
        assert number(states(turn.lines[3 + 5 * index])["E"]) == pytest.approx(total)


def test_what_a_role_has_done_is_shown_when_its_last_line_has_run() -> None:
    recorded = record(running(ACCUMULATED_ON_NUMBERS, "python"), Problem(), 1)
    assert "".join(line.role.value[0] for line in recorded.lines) == "eoeoeoeguy"
    last = max(i for i, line in enumerate(recorded.lines) if line.role is Role.ERROR)
    assert Role.ERROR not in recorded.done(last - 1)
    assert Role.ERROR in recorded.done(last)
    assert recorded.done(recorded.rest) >= {Role.ERROR, Role.GRADIENT, Role.UPDATE, Role.YIELD}


ACCUMULATED_ON_NUMBERS = program(
    """
    θ = θ_0
    while True:
        E = 0.0
        for k in (1, 2, 3):
            E += (θ * x - y) ** 2 / 3
        θgrad = 2 * x * (θ * x - y)
        θ -= α * θgrad
        yield E, θgrad, θ
    """,
    imports="import math",
)


def test_a_while_inside_a_step_is_told_each_time_it_looks_and_goes_on() -> None:
    written = turning("k = 0\nwhile k < 2:\n    k += 1\nelse:\n    k = 9\nyield k, k, k", "pass")
    for step in (1, 2):
        turn = Turn(written, NUMBERS, step)
        assert texts(written, turn) == [
            "k = 0",
            *2 * ["while k < 2:", "k += 1"],
            "k = 9",
            "yield k, k, k",
        ]


def test_break_and_continue_and_an_empty_loop_are_told_as_they_go() -> None:
    written = turning(
        """
        for k in range(9):
            if k == 0:
                continue
            elif k == 2:
                break
            else:
                found = k
        for nothing in ():
            found = None
        yield found, found, found
        """,
        "pass",
    )
    turn = Turn(written, NUMBERS, 2)
    for_, if_, elif_ = "for k in range(9):", "if k == 0:", "elif k == 2:"
    assert texts(written, turn) == [
        *(for_, if_, "continue"),
        *(for_, if_, elif_, "found = k"),
        *(for_, if_, elif_, "break"),
        "yield found, found, found",
    ]


def test_a_call_is_one_line_and_the_functions_are_as_they_were_written() -> None:
    for step in (1, 2, 3):
        turn = Turn(WITH_A_HELPER, LINE, step)
        told = texts(WITH_A_HELPER, turn)
        assert told == [
            "rs = list(residual(w, b))",
            "E = mean(r * r for r in rs)",
            "def slope(weights):",
            "w_grad = slope([x for x, _ in samples])",
            "b_grad = slope([1] * len(samples))",
            "w -= α * w_grad",
            "b -= α * b_grad",
            "yield E, (w_grad, b_grad), (w, b)",
        ]
        error, _, (w, _) = next(islice(ACCUMULATED.start(LINE), step - 1, None))
        held = at_the_yield(turn)
        assert [number(held[name]) for name in ("E", "w")] == pytest.approx([error, w])
        assert turn.lines == Turn(WITH_A_HELPER, LINE, step).lines  # no places in memory


def test_two_statements_on_a_line_are_told_one_after_the_other() -> None:
    written = turning(
        "a = θ * x; E = a * a\nE.backward(); optimizer.step()\nwith torch.no_grad(): a += 1\n"
        "yield E, θ.grad, θ"
    )
    turn = Turn(written, NUMBERS, 1)
    assert [line.role.value[0] for line in turn.lines] == list("feguooy")
    numbers = [line.number - written.loop for line in turn.lines]
    assert numbers == [1, 1, 2, 2, 3, 3, 4]
    assert "E" not in states(turn.lines[0])
    assert turn.graph is not None
    assert [node.term for node in turn.graph.nodes[:2]] == ["a·a", "θ·x"]


def test_a_statement_of_several_lines_has_terms_and_blocks_within_blocks_are_opened() -> None:
    written = turning(
        """
        match x:
            case 2.0:
                try:
                    with torch.enable_grad(), \\
                            torch.enable_grad():
                        E = (
                            θ * x
                            - y
                        )
                        E.backward()
                    raise KeyError(1)
                except KeyError as error:
                    caught = str(error)
                finally:
                    θ.data -= 1
        yield E, θ.grad, θ
        """
    )
    turn = Turn(written, NUMBERS, 2)
    assert texts(written, turn) == [
        "match x:",
        "with torch.enable_grad(), \\",
        "E = (",
        "E.backward()",
        "raise KeyError(1)",
        "except KeyError as error:",
        "caught = str(error)",
        "θ.data -= 1",
        "yield E, θ.grad, θ",
    ]
    assert turn.raised is None
    assert turn.graph is not None
    assert [node.term for node in turn.graph.nodes[:2]] == [f"θ·x {chr(8722)} y", "θ·x"]


def test_a_loop_inside_with_tensors_has_the_graph_of_all_its_passes() -> None:
    written = turning(
        "E = 0\nfor x_i in (1.0, 4.0):\n    E = E + (θ * x_i - y) ** 2\nE.backward()\n"
        "yield E, θ.grad, θ\nθ.grad = None"
    )
    graph = Turn(written, NUMBERS, 2).graph
    assert graph is not None
    sent = [edge.gradient for edge in graph.edges if graph.nodes[edge.target].is_leaf]
    assert sorted(sent) == [(2 * 1.0 * (1.0 - 3),), (2 * 4.0 * (4.0 - 3),)]
    (leaf,) = [node for node in graph.nodes if node.is_leaf]
    assert leaf.gradient == (-4.0 + 8.0,)


def test_gradients_that_no_leaf_has_kept_are_never_cleared() -> None:
    written = turning(
        "E = (θ * x - y) ** 2\n(θgrad,) = torch.autograd.grad(E, θ)\n"
        "with torch.no_grad():\n    θ -= α * θgrad\nyield E, θgrad, θ"
    )
    turn = Turn(written, NUMBERS, 1)
    assert [line.role.value[0] for line in turn.lines] == list("egouy")
    assert turn.graph is not None
    assert (turn.graph.backward, turn.graph.cleared) == (1, None)
    assert turn.graph.edges[-1].gradient == (2 * 2.0 * (1.0 * 2.0 - 3.0),)


# How programs end


def test_steps_of_a_program_that_ends_are_recorded_and_there_are_no_others() -> None:
    written = program("for θ in (3.0, 1.5):\n    E = θ * θ\n    yield E, θ, θ\nE = None")
    for step, θ in ((1, 3.0), (2, 1.5)):
        turn = Turn(written, NUMBERS, step)
        assert texts(written, turn) == ["for θ in (3.0, 1.5):", "E = θ * θ", "yield E, θ, θ"]
        assert number(at_the_yield(turn)["E"]) == θ * θ
    for step in (3, 4):
        with pytest.raises(NotRecordedError, match=f"no step {step}: the code ends before it"):
            Turn(written, NUMBERS, step)
    returns = program("k = 0\nwhile k < 1:\n    k += 1\n    yield k, k, k\n    if k: return")
    assert texts(returns, Turn(returns, NUMBERS, 1))[-2:] == 2 * ["if k: return"]


@pytest.mark.parametrize("line", range(1, 6))
def test_an_exception_is_at_the_line_that_raised_it(line: int) -> None:
    body = ["E = θ * x", "for k in (1, 2):", "    E = E + k", "θ = θ - 1", "yield E, E, θ"]
    indent = "    " if line == 3 else ""
    body[line - 1 : line - 1] = [f"{indent}E = 1 / (θ - 2)"]
    written = turning("\n".join(body), "θ = θ_0")
    step = 1 if line == 5 else 2
    raised = Turn(written, NUMBERS | {"θ_0": 3.0}, step)
    assert raised.raised is not None
    with pytest.raises(NotRecordedError, match="one before it raised ZeroDivisionError"):
        Turn(written, NUMBERS | {"θ_0": 3.0}, step + 1)
    assert raised.raised.type == "ZeroDivisionError"
    assert texts(written, raised)[raised.raised.line] == "E = 1 / (θ - 2)"
    assert raised.raised.line == len(raised.lines) - 1


def test_what_finally_does_after_an_exception_is_told_but_did_not_raise() -> None:
    written = turning("try:\n    E = 1 / 0\nfinally:\n    E = 2\nyield E, E, E", "pass")
    turn = Turn(written, NUMBERS, 1)
    assert texts(written, turn) == ["E = 1 / 0", "E = 2"]
    assert turn.raised is not None
    assert turn.raised.line == 0


def test_a_program_that_catches_everything_is_recorded_all_the_same() -> None:
    written = program(
        """
        θ = 1.0
        try:
            while True:
                try:
                    θ /= 2
                except Exception:
                    θ = None
                yield θ, θ, θ
        except Exception:
            θ = None
        """
    )
    for step in (1, 2, 3):
        turn = Turn(written, NUMBERS, step)
        assert texts(written, turn) == ["θ /= 2", "yield θ, θ, θ"]
        assert number(at_the_yield(turn)["θ"]) == 0.5**step


def test_what_cannot_be_printed_and_what_holds_itself_does_not_end_the_recording() -> None:
    written = program(
        """
        class Mute:
            def __repr__(self):
                raise ValueError
        mute, itself = Mute(), []
        itself.append(itself)
        while True:
            numbers = [1.0, math.inf]
            yield 1, 2, 3
        """,
        imports="import math",
    )
    turn = Turn(written, NUMBERS, 1)
    held = at_the_yield(turn)
    assert held["mute"].printed == "<Mute>"
    assert held["itself"].printed == "[[...]]"
    recorded = record(running(written, "python"), Problem(), 1)
    assert recorded.not_finite == (0, "numbers")


# The whole way


def test_a_program_in_no_file_is_run_shown_walked_through_and_recorded() -> None:
    turn = "E = (θ - 4.0) ** 2\nθgrad = 2 * (θ - 4.0)\nθ -= α * θgrad\nyield E, θgrad, θ"
    written = turning(turn, "θ = θ_0")
    method = running(written, "python")
    descent = Descent(Problem(theta=1.0, alpha=0.25), method)
    block = descent.advance(100)
    assert descent.stop is not None
    assert descent.stop.reason is StopReason.FIXED_POINT
    distances = (block[0] - 4.0).tolist()
    assert all(after == before / 2 for before, after in pairwise(distances[:40]))
    assert written.lines[0] == "θ = θ_0"
    assert written.path.startswith("<program")
    for step in (1, 2, 30):
        recorded = record(method, descent.problem, step, block[0, step - 2] if step > 1 else None)
        held = states(recorded.lines[recorded.rest])
        found = [number(held[name]) for name in ("E", "θgrad", "θ")]
        assert found == block[2:, step - 1].tolist()
        assert [written.line(line.number) for line in recorded.lines] == [
            "E = (θ - 4.0) ** 2",
            "θgrad = 2 * (θ - 4.0)",
            "θ -= α * θgrad",
            "yield E, θgrad, θ",
        ]
        assert recorded.output[0] == f"E={found[0]!r}"
