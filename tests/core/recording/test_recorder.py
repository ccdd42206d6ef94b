"""A step as it really runs: its lines, its variables, its output and its graph."""

from __future__ import annotations

import itertools
import math
import pickle
import sys
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradapp.core.methods import METHODS, Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.recording.recorded_step import (
    OptimizerState,
    PlainState,
    RecordedStep,
    TensorState,
)
from gradapp.core.recording.recorder import record
from gradapp.core.registry import method
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import StopReason
from tests.additions import numpys

TORCH = [each for each in METHODS if each.uses_torch]
SLOW = Problem(theta=-0.3, x=1.7, y=0.1, alpha=1e-4)


def problem_in(precision: Precision) -> Problem:
    return Problem(theta=-0.3, x=1.7, y=0.1, alpha=1e-4, precision=precision)


def state(
    recorded: RecordedStep, line: int, name: str
) -> TensorState | OptimizerState | PlainState:
    return next(each.state for each in recorded.lines[line].variables if each.name == name)


def numbers(recorded: RecordedStep) -> tuple[float, float, float]:
    """Return E, dE/dθ and new θ at the yield."""
    error = state(recorded, recorded.rest, "loss" if recorded.method_id == "mseloss" else "E")
    theta = state(recorded, recorded.rest, "θ")
    if isinstance(theta, TensorState):
        assert isinstance(error, TensorState)
        assert theta.grad is not None
        return error.values[0], theta.grad.values[0], theta.values[0]
    gradient = state(recorded, recorded.rest, "θgrad")
    values = [each.value for each in (error, gradient, theta) if isinstance(each, PlainState)]
    assert len(values) == 3
    return values[0] or 0.0, values[1] or 0.0, values[2] or 0.0


@pytest.mark.parametrize("precision", list(Precision))
@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
@pytest.mark.parametrize("step", [1, 2, 3, 1000])
def test_a_recorded_step_is_bit_for_bit_that_of_the_run(
    each: Method, precision: Precision, step: int
) -> None:
    problem = problem_in(precision)
    block = Descent(problem, each).advance(step)
    before = float(block[0, step - 2]) if step > 1 else None
    recorded = record(each, problem, step, before)
    assert numbers(recorded) == tuple(block[2:, step - 1].tolist())


@pytest.mark.parametrize("precision", list(Precision))
@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_a_step_made_again_from_the_one_before_is_as_if_all_were_made_again(
    each: Method, precision: Precision
) -> None:
    problem = problem_in(precision)
    block = Descent(problem, each).advance(300)
    for step in (2, 3, 50, 300):
        again = record(each, problem, step, float(block[0, step - 2]))
        assert again == record(each, problem, step)


@given(
    theta=st.floats(-1e3, 1e3),
    x=st.floats(-30, 30),
    y=st.floats(-1e3, 1e3),
    alpha=st.floats(0, 1),
    precision=st.sampled_from(Precision),
    each=st.sampled_from(METHODS),
)
@settings(derandomize=True)
def test_any_problem_is_recorded_as_it_is_computed(
    theta: float, x: float, y: float, alpha: float, precision: Precision, each: Method
) -> None:
    problem = Problem(theta=theta, x=x, y=y, alpha=alpha, precision=precision)
    block = Descent(problem, each).advance(3)
    for step in range(1, block.shape[1] + 1):
        before = float(block[0, step - 2]) if step > 1 else None
        recorded = record(each, problem, step, before)
        assert np.array_equal(numbers(recorded), block[2:, step - 1])
        assert pickle.loads(pickle.dumps(recorded)) == recorded


def test_the_lines_of_a_step_are_one_turn_of_the_loop() -> None:
    for each in METHODS:
        shown = each.program.statements
        expected = [statement.line for statement in shown if statement.inside]
        for step in (1, 2):
            assert [line.number for line in record(each, Problem(), step).lines] == expected
        once = [statement.line for statement in shown if statement.once]
        assert [line.number for line in record(each, Problem(), 0).lines] == once


def test_the_set_up_prints_nothing_and_has_no_graph() -> None:
    recorded = record(method("optimizer"), Problem(), 0)
    assert recorded.output == ()
    assert recorded.graph is None
    optimizer = state(recorded, 1, "optimizer")
    assert isinstance(optimizer, OptimizerState)
    assert optimizer.name == "SGD"
    assert dict(optimizer.settings)["lr"].printed == "0.1"


@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_the_output_is_what_the_way_prints(each: Method) -> None:
    steps = each.start(Problem())
    for step in (1, 2):
        assert record(each, Problem(), step).output == tuple(each.program.prints(next(steps)))


def test_a_tensor_is_taken_down_whole() -> None:
    recorded = record(method("autograd"), Problem(), 1)
    theta = state(recorded, 0, "θ")
    assert isinstance(theta, TensorState)
    assert theta.grad is None
    assert (theta.shape, theta.dtype, theta.requires_grad, theta.is_leaf) == (
        (1,),
        "float32",
        True,
        True,
    )
    residual = state(recorded, 0, "fx_y")
    assert isinstance(residual, TensorState)
    assert (residual.grad_fn, residual.is_leaf, residual.values) == ("SubBackward0", False, (-1.0,))
    after = state(recorded, recorded.rest, "θ")
    assert isinstance(after, TensorState)
    assert after.printed == "tensor([1.4000], requires_grad=True)"
    assert after.values == (float(np.float32(1.4)),)


def test_what_a_line_changed_is_marked() -> None:
    recorded = record(method("autograd"), Problem(), 2)
    changed = [{v.name for v in line.variables if v.changed} for line in recorded.lines]
    assert changed == [{"fx_y"}, {"E"}, {"θ"}, set(), {"θ"}, set(), {"θ"}]


def test_numbers_of_numpy_are_told_as_numbers() -> None:
    variables = record(numpys.WAY, Problem(), 1).lines[-1].variables
    told = {each.name: each.state.printed for each in variables}
    assert [told[name] for name in ("E", "θgrad", "θ")] == ["1.0", "-4.0", "1.4"]


def test_what_a_line_has_not_changed_is_not_taken_down_again() -> None:
    """The lines share it; a variable that is written anew with the same number has it still."""
    for each in METHODS:
        recorded = record(each, Problem(theta=1.5), 2)  # at the minimum: the new θ is the old one
        for before, line in itertools.pairwise(recorded.lines):
            old = {variable.name: variable.state for variable in before.variables}
            for variable in line.variables:
                was = old.get(variable.name)
                assert (was is variable.state) is not variable.changed
                assert variable.changed is (repr(was) != repr(variable.state))


def test_the_run_keeps_its_own_theta_0() -> None:
    block = Descent(SLOW, method("autograd")).advance(10)
    recorded = record(method("autograd"), SLOW, 10, float(block[0, 8]))
    theta_0 = state(recorded, 0, "θ_0")
    assert isinstance(theta_0, PlainState)
    assert theta_0.value == -0.3


@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_the_trace_function_that_was_set_is_set_again(each: Method) -> None:
    seen = []

    def watch(frame: object, event: str, _argument: object) -> None:
        seen.append((frame, event))

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        record(each, Problem(), 2)
        assert sys.gettrace() is watch
    finally:
        sys.settrace(before)


def test_recording_leaves_a_run_of_the_same_way_alone() -> None:
    for each in METHODS:
        alone = Descent(SLOW, each).advance(20)
        descent = Descent(SLOW, each)
        blocks = []
        for step in range(1, 21):
            blocks.append(descent.advance(1))
            record(each, SLOW, step)
        assert np.array_equal(np.concatenate(blocks, axis=1), alone)


@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_the_line_where_the_first_value_stops_being_finite_is_found(each: Method) -> None:
    problem = Problem(alpha=1e12)
    descent = Descent(problem, each)
    block = descent.advance(1000)
    assert descent.stop is not None
    assert descent.stop.reason is StopReason.DIVERGED
    recorded = record(each, problem, descent.stop.step, float(block[0, -1]))
    assert recorded.not_finite is not None
    line, name = recorded.not_finite
    held = state(recorded, line, name.partition(".")[0])
    values = held.values if isinstance(held, TensorState) else (getattr(held, "value", 0.0),)
    assert not all(map(math.isfinite, values))
    for earlier in recorded.lines[:line]:
        for variable in earlier.variables:
            if isinstance(variable.state, TensorState):
                assert all(map(math.isfinite, variable.state.values))


def test_an_exception_is_told_with_its_line() -> None:
    recorded = record(method("optimizer"), Problem(alpha=-0.1), 0)
    assert recorded.raised is not None
    assert recorded.raised.type == "ValueError"
    assert "learning rate" in recorded.raised.message
    shown = method("optimizer").program
    assert "SGD" in shown.line(recorded.lines[recorded.raised.line].number)


def test_a_step_behind_one_that_raised_is_refused() -> None:
    with pytest.raises(ValueError, match="before it raised"):
        record(method("optimizer"), Problem(alpha=-0.1), 5)


# The graph


def test_the_graph_of_the_notebooks_step_is_the_notebooks() -> None:
    graph = record(method("autograd"), Problem(), 1).graph
    assert graph is not None
    assert [(n.name, n.variable, n.value, n.gradient) for n in graph.nodes] == [
        ("MulBackward0", "E", (1.0,), (1.0,)),
        ("SubBackward0", "fx_y", (-1.0,), (-2.0,)),
        ("MulBackward0", None, (2.0,), (-2.0,)),
        ("AccumulateGrad", "θ", (1.0,), (-4.0,)),
    ]
    assert [(e.source, e.operand, e.target, e.gradient) for e in graph.edges] == [
        (0, 0, 1, (-1.0,)),
        (0, 1, 1, (-1.0,)),
        (1, 0, 2, (-2.0,)),
        (2, 0, 3, (-4.0,)),
    ]


def test_the_graph_of_mean_squared_error_has_its_real_name() -> None:
    graph = record(method("mseloss"), Problem(), 1).graph
    assert graph is not None
    assert [node.name for node in graph.nodes] == [
        "MseLossBackward0",
        "MulBackward0",
        "AccumulateGrad",
    ]
    assert ("target", "tensor([3.])") in graph.nodes[0].saved


@pytest.mark.parametrize("step", [1, 1000])
@pytest.mark.parametrize("each", TORCH, ids=lambda each: each.id)
def test_gradients_of_the_graph_are_those_of_the_chain_rule(each: Method, step: int) -> None:
    problem = problem_in(Precision.FLOAT64)
    block = Descent(problem, each).advance(step)
    before = float(block[0, step - 2]) if step > 1 else None
    graph = record(each, problem, step, before).graph
    assert graph is not None
    theta, x, y = (Fraction(v) for v in (float(block[0, -1]), problem.x, problem.y))
    residual = theta * x - y
    exact = {"θ": 2 * x * residual, "fx_y": 2 * residual}
    for node in graph.nodes:
        if node.variable in exact:
            assert node.gradient == (pytest.approx(float(exact[node.variable]), rel=4e-16),)
    for index, node in enumerate(graph.nodes[1:], start=1):
        brought = [e.gradient[0] for e in graph.edges if e.target == index and e.gradient]
        assert node.gradient == (sum(brought),)


@pytest.mark.parametrize("each", TORCH, ids=lambda each: each.id)
def test_gradients_come_with_backward_and_go_when_they_are_cleared(each: Method) -> None:
    recorded = record(each, Problem(), 2)
    graph = recorded.graph
    assert graph is not None
    backward = recorded.line_of(Role.GRADIENT, ended=False)
    assert graph.backward == backward
    shown = [graph.has_gradients(line) for line in range(len(recorded.lines))]
    expected = [line >= backward for line in range(len(recorded.lines))]
    if each.id == "autograd":
        expected[-1] = False
    assert shown == expected


def test_bare_python_has_no_graph() -> None:
    assert record(method("python"), Problem(), 1).graph is None


def test_a_line_is_found_again_in_another_way_by_what_it_does() -> None:
    mseloss = record(method("mseloss"), Problem(), 1)
    text = method("mseloss").program.line
    found = {
        role: text(mseloss.lines[mseloss.line_of(role, ended=False)].number).split("(")[0]
        for role in (Role.FORWARD, Role.ERROR, Role.CLEAR, Role.GRADIENT, Role.UPDATE)
    }
    assert found == {
        Role.FORWARD: "loss = torch.nn.MSELoss",
        Role.ERROR: "loss = torch.nn.MSELoss",
        Role.CLEAR: "optimizer.zero_grad",
        Role.GRADIENT: "loss.backward",
        Role.UPDATE: "optimizer.step",
    }
