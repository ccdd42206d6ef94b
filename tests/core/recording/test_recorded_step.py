"""Ways written otherwise, and with mistakes, are recorded as they run; a record is only data."""

from __future__ import annotations

import math
import struct
import sys
from types import FrameType

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from gradapp.core.methods import METHODS, Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.program.text import Program
from gradapp.core.recording.recorded_step import (
    Line,
    PlainState,
    RecordedStep,
    TensorState,
    Variable,
)
from gradapp.core.recording.recorder import record
from gradapp.core.recording.snapshot import Camera, not_finite, same
from gradapp.core.registry import method
from gradapp.core.run.descent import Descent
from tests.programs import running, turning

TURN = """
    fx_y = θ * x - y
    E = fx_y * fx_y
    E.backward()
    with torch.no_grad():
        θ -= α * θ.grad
    yield E, θ.grad, θ
    θ.grad = None
"""


def variant(turn: str) -> Method:
    """Return a way with another loop."""
    return running(turning(turn))


def state(recorded: RecordedStep, line: int, name: str) -> TensorState:
    found = next(each.state for each in recorded.lines[line].variables if each.name == name)
    assert isinstance(found, TensorState)
    return found


def roles(recorded: RecordedStep) -> list[str]:
    return [line.role.value for line in recorded.lines]


# The lines


def test_a_statement_of_several_lines_is_one_line() -> None:
    written = variant(
        """
        E = (
            θ * x
            - y
        ) ** 2
        E.backward()
        with torch.no_grad(
        ):
            θ -= (
                α
                * θ.grad
            )
        yield (
            E,
            θ.grad,
            θ,
        )
        θ.grad = None
        """
    )
    for step in (1, 2, 3):
        recorded = record(written, Problem(), step)
        assert roles(recorded) == ["error", "gradient", "other", "update", "yield", "clear"]
        known = record(method("autograd"), Problem(), step)
        assert recorded.output[1:] == known.output[1:]
        assert state(recorded, 3, "θ") == state(known, known.rest, "θ")
        numbers = [written.program.line(line.number) for line in recorded.lines]
        assert numbers[0] == "E = ("
        assert numbers[3] == "θ -= ("


def test_leaving_a_block_is_no_line_however_deep_and_wherever_it_stands() -> None:
    nested = variant(
        """
        with torch.enable_grad():
            E = (θ * x - y) ** 2
            E.backward()
            with torch.no_grad():
                with torch.no_grad():
                    θ -= α * θ.grad
            yield E, θ.grad, θ
            θ.grad = None
        """
    )
    expected = ["other", "error", "gradient", "other", "other", "update", "yield", "clear"]
    for step in (1, 2):
        assert roles(record(nested, Problem(), step)) == expected
    ends_in_block = variant("with torch.enable_grad():\n    θ.data -= 1\n    yield θ, θ, θ")
    for step in (1, 2):
        recorded = record(ends_in_block, Problem(), step)
        assert roles(recorded) == ["other", "update", "yield"]
        assert state(recorded, 1, "θ").values == (1.0 - step,)


def test_what_comes_behind_the_loops_top_does_not_matter() -> None:
    fails_in_step_2 = variant("E = θ.item() / (θ.item() - 3)\nθ.data += 2\nyield E, E, θ")
    recorded = record(fails_in_step_2, Problem(), 1)
    assert recorded.raised is None
    assert roles(recorded) == ["error", "update", "yield"]
    recorded = record(fails_in_step_2, Problem(), 2)
    assert recorded.raised is not None
    assert (recorded.raised.line, recorded.raised.type) == (0, "ZeroDivisionError")


def test_an_exception_in_a_block_ends_the_step_at_its_line() -> None:
    forgotten = variant("E = θ * x\nwith torch.no_grad():\n    θ -= α * θ.grad\nyield E, E, θ")
    recorded = record(forgotten, Problem(), 1)
    assert roles(recorded) == ["error", "other", "update"]
    assert recorded.raised is not None
    assert (recorded.raised.line, recorded.raised.type) == (2, "TypeError")
    assert recorded.raised.message == "unsupported operand type(s) for *: 'float' and 'NoneType'"
    assert recorded.output == ()
    assert state(recorded, 2, "θ").values == (1.0,)


def test_an_exception_is_at_its_own_line_when_another_was_caught_before() -> None:
    loops = variant(
        "for i in (n for n in range(2)):\n    pass\nE = θ * x\nE.missing\nyield E, E, θ"
    )
    recorded = record(loops, Problem(), 1)
    assert recorded.raised is not None
    assert loops.program.line(recorded.lines[recorded.raised.line].number) == "E.missing"


def test_an_exception_behind_the_yield_belongs_to_the_step_before() -> None:
    late = variant("E = θ * x\nyield E, E, θ\nθ = None + 1")
    recorded = record(late, Problem(), 1)
    assert recorded.raised is not None
    assert recorded.raised.line == 2 == recorded.rest + 1
    for step in (2, 3):
        with pytest.raises(ValueError, match=f"There is no step {step}: one before it raised"):
            record(late, Problem(), step)


def test_an_update_of_data_is_seen_though_autograd_does_not() -> None:
    written = variant(
        "E = (θ * x - y) ** 2\nE.backward()\nθ.data -= α * θ.grad\nyield E, θ.grad, θ\n"
        "θ.grad.zero_()"
    )
    recorded = record(written, Problem(), 1)
    assert roles(recorded) == ["error", "gradient", "update", "yield", "clear"]
    assert state(recorded, 2, "θ").printed == "tensor([1.4000], requires_grad=True)"
    assert [[v.name for v in line.variables if v.changed] for line in recorded.lines] == [
        ["E"],
        ["θ"],
        ["θ"],
        [],
        ["θ"],
    ]


def test_a_gradient_that_is_never_cleared_is_that_of_the_run() -> None:
    written = variant(TURN.replace("θ.grad = None", "pass"))
    recorded = record(written, Problem(), 2)
    gradient = state(recorded, recorded.rest, "θ").grad
    assert gradient is not None
    assert gradient.printed == "tensor([-4.8000])"


def trace_of(*roles: Role) -> RecordedStep:
    lines = tuple(Line(number, role, ()) for number, role in enumerate(roles, start=10))
    return RecordedStep(Problem(), "python", 1, lines, (), None, None, None)


@pytest.mark.parametrize(
    ("role", "there", "expected"),
    [
        (Role.FORWARD, (Role.ERROR, Role.YIELD), 0),
        (Role.ERROR, (Role.FORWARD, Role.GRADIENT, Role.YIELD), 0),
        (Role.CLEAR, (Role.FORWARD, Role.ERROR, Role.GRADIENT, Role.UPDATE, Role.YIELD), 1),
        (Role.CLEAR, (Role.ERROR, Role.YIELD, Role.CLEAR), 0),
        (Role.GRADIENT, (Role.FORWARD, Role.ERROR, Role.UPDATE, Role.YIELD), 1),
        (Role.UPDATE, (Role.ERROR, Role.GRADIENT, Role.YIELD), 1),
        (Role.OTHER, (Role.ERROR, Role.GRADIENT, Role.UPDATE, Role.YIELD), 1),
        (Role.YIELD, (Role.ERROR, Role.YIELD, Role.CLEAR), 1),
        (Role.SET_UP, (Role.SET_UP, Role.SET_UP), 0),
    ],
)
def test_a_line_that_is_not_there_is_replaced_by_the_nearest_before_it(
    role: Role, there: tuple[Role, ...], expected: int
) -> None:
    assert trace_of(*there).line_of(role, ended=False) == expected


def test_behind_the_yield_the_last_line_corresponds() -> None:
    assert trace_of(Role.ERROR, Role.YIELD, Role.CLEAR).line_of(Role.CLEAR, ended=True) == 2
    assert trace_of(Role.ERROR, Role.YIELD).line_of(Role.CLEAR, ended=True) == 1


# The graphs of mistakes


def test_a_graph_that_is_cut_off_is_not_the_one_of_the_step_before() -> None:
    detached = variant(TURN.replace("θ * x - y", "(θ * x - y).detach()"))
    recorded = record(detached, Problem(), 1)
    assert recorded.graph is None
    assert recorded.raised is not None
    assert "does not require grad" in recorded.raised.message
    breaks = variant(TURN.replace("fx_y = ", "fx_y = 1 / (θ.item() == 1) * "))
    assert record(breaks, Problem(), 1).graph is not None
    recorded = record(breaks, Problem(), 2)
    assert recorded.raised is not None
    assert recorded.graph is None


def test_what_item_cuts_off_is_missing_in_the_graph() -> None:
    graph = record(variant("E = θ * (θ * x - y).item()\nE.backward()\nyield E, E, θ"), Problem(), 1)
    assert graph.graph is not None
    names = [(node.name, node.gradient) for node in graph.graph.nodes]
    assert names == [("MulBackward0", (1.0,)), ("AccumulateGrad", (-1.0,))]


def test_a_backward_that_raises_midway_leaves_no_gradients_in_the_graph() -> None:
    overwritten = TURN.replace("E.backward()", "fx_y += 1\n    E.backward()")
    recorded = record(variant(overwritten), Problem(), 1)
    assert recorded.raised is not None
    assert "modified by an inplace operation" in recorded.raised.message
    graph = recorded.graph
    assert graph is not None
    assert (graph.backward, graph.cleared) == (None, None)
    assert all(node.gradient is None for node in graph.nodes)
    assert all(edge.gradient is None for edge in graph.edges)
    assert graph.nodes[0].value == (1.0,)


def test_the_gradients_of_a_first_backward_stay_when_the_second_raises() -> None:
    twice = variant(TURN.replace("E.backward()", "E.backward()\n    E.backward()"))
    recorded = record(twice, Problem(), 1)
    assert recorded.raised is not None
    assert recorded.graph is not None
    assert recorded.graph.backward == 2 == recorded.raised.line - 1
    assert recorded.graph.nodes[-1].gradient == (-4.0,)


def test_a_gradient_that_is_set_to_zero_is_cleared() -> None:
    for clear in ("optimizer.zero_grad(set_to_none=False)", "θ.grad.zero_()", "θ.grad = None"):
        recorded = record(variant(TURN.replace("θ.grad = None", clear)), Problem(), 1)
        assert recorded.graph is not None
        assert recorded.graph.cleared == len(recorded.lines) - 1


def test_a_name_given_to_another_tensor_clears_nothing() -> None:
    rebinds = variant("E = (θ * x - y) ** 2\nE.backward()\nθ = θ - α * θ.grad\nyield E, E, θ")
    graph = record(rebinds, Problem(), 1).graph
    assert graph is not None
    assert (graph.backward, graph.cleared) == (1, None)


def test_backward_of_a_value_without_a_name_starts_there() -> None:
    graph = record(variant("(θ * x).sum().backward()\nyield θ, θ, θ"), Problem(), 1).graph
    assert graph is not None
    found = [(node.name, node.variable, node.value, node.gradient) for node in graph.nodes]
    assert found == [
        ("SumBackward0", None, (2.0,), (1.0,)),
        ("MulBackward0", None, (2.0,), (1.0,)),
        ("AccumulateGrad", "θ", (1.0,), (2.0,)),
    ]


def test_a_graph_that_grows_from_step_to_step_has_its_older_part_marked() -> None:
    grows = variant("E = (E if 'E' in locals() else 0) + θ * x\nyield E, E, θ")
    graph = record(grows, Problem(), 1200).graph  # deeper than Python's stack
    assert graph is not None
    assert graph.nodes[0].line == 0
    assert sum(node.line >= 0 for node in graph.nodes) == 2
    assert len(graph.nodes) == 2 * 1200 + 1


# What tensors hold


@pytest.mark.parametrize(
    ("tensor", "values", "dtype"),
    [
        (torch.tensor([1.0, math.inf, -math.inf]), (1.0, math.inf, -math.inf), "float32"),
        (torch.tensor([[1, 2], [3, 4]]), (1.0, 2.0, 3.0, 4.0), "int64"),
        (torch.tensor(True), (1.0,), "bool"),
        (torch.tensor([0.1]), (0.10000000149011612,), "float32"),
        (torch.empty(0, 3), (), "float32"),
    ],
)
def test_tensors_of_all_kinds_are_taken_down(
    tensor: torch.Tensor, values: tuple[float, ...], dtype: str
) -> None:
    taken = Camera(knows_torch=True).state(tensor)
    assert isinstance(taken, TensorState)
    assert (taken.values, taken.dtype, taken.shape) == (values, dtype, tuple(tensor.shape))
    assert taken.printed == repr(tensor)


def test_a_nan_is_no_change_but_the_sign_of_zero_is_one() -> None:
    camera = Camera(knows_torch=True)
    for before, after, expected in ((math.nan, math.nan, True), (0.0, -0.0, False)):
        for make in (torch.tensor, float):
            assert same(camera.state(make(before)), camera.state(make(after))) is expected
        tensor = torch.tensor([before])
        taken = camera.state(tensor)
        tensor.data[0] = after
        assert same(taken, camera.state(tensor)) is expected


def test_the_variable_just_changed_is_the_first_that_is_not_finite() -> None:
    old = Variable("E", PlainState("nan", math.nan), changed=False)
    new = Variable("θ", PlainState("inf", math.inf), changed=True)
    fine = Variable("n", PlainState(repr(10**400), None), changed=True)
    assert not_finite((old, new)) == "θ"
    assert not_finite((old, fine)) == "E"
    assert not_finite((fine,)) is None


def test_an_integer_larger_than_any_float_is_shown_without_a_value() -> None:
    assert Camera(knows_torch=False).state(10**400) == PlainState(repr(10**400), None)


# The run is left alone


@pytest.mark.parametrize("alpha", [0.1, -0.1])
@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_the_frame_and_the_thread_have_their_own_trace_functions_again(
    each: Method, alpha: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[FrameType] = []
    started = Program.start

    def start(self: Program, *arguments: object) -> object:
        generator = started(self, *arguments)
        frames.append(generator.gi_frame)
        return generator

    def watch(_frame: FrameType, _event: str, _argument: object) -> None:
        return None

    monkeypatch.setattr(Program, "start", start)
    before = sys.gettrace()
    sys.settrace(watch)
    try:
        record(each, Problem(alpha=alpha), 1)
        found = sys.gettrace()
    finally:
        sys.settrace(before)
    assert found is watch
    assert [frame.f_trace for frame in frames] == [None]


magnitudes = st.floats(-10, 10) | st.floats(-1e12, 1e12) | st.sampled_from([0.0, 1e12, 1e-300])


def bits(*values: float) -> list[bytes]:
    return [b"nan" if math.isnan(value) else struct.pack("d", value) for value in values]


@given(
    problem=st.builds(
        Problem, magnitudes, magnitudes, magnitudes, magnitudes, st.sampled_from(Precision)
    ),
    each=st.sampled_from(METHODS),
)
@settings(derandomize=True)
def test_of_any_magnitude_a_step_yields_traced_what_it_yields_untraced(
    problem: Problem, each: Method
) -> None:
    with each.default_dtype(problem):
        steps = each.start(problem)
        for number in range(1, 4):
            try:
                error, gradient, theta = (getattr(v, "item", lambda v=v: v)() for v in next(steps))
            except ValueError:
                recorded = record(each, problem, number)
                assert recorded.raised is not None
                return
            recorded = record(each, problem, number)
            held = {v.name: v.state for v in recorded.lines[recorded.rest].variables}
            new, found = held["θ"], held["loss" if each.id == "mseloss" else "E"]
            if isinstance(new, TensorState) and isinstance(found, TensorState):
                assert new.grad is not None
                numbers = (found.values[0], new.grad.values[0], new.values[0])
            else:
                names = ("E", "θgrad", "θ")
                states = [held[name] for name in names]
                numbers = tuple(s.value for s in states if isinstance(s, PlainState))
            assert bits(*numbers) == bits(error, gradient, theta)
            yielded_is_finite = all(map(math.isfinite, (error, gradient, theta)))
            assert yielded_is_finite or recorded.not_finite is not None


@pytest.mark.parametrize("precision", list(Precision))
@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_step_1000_from_the_step_before_is_as_if_all_were_made_again(
    each: Method, precision: Precision
) -> None:
    problem = Problem(theta=-0.3, x=1.7, y=0.1, alpha=1e-4, precision=precision)
    block = Descent(problem, each).advance(1000)
    assert block.shape[1] == 1000
    assert record(each, problem, 1000, float(block[0, 998])) == record(each, problem, 1000)
