"""Code of the Lab does what its entry tells, for the notebook's numbers and others."""

from __future__ import annotations

import warnings
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradapp.core import lab
from gradapp.core.equations.of_step import aligned, equations
from gradapp.core.lab.entry import Entry
from gradapp.core.lab.texts import NoSuchStepError, explained, filled
from gradapp.core.methods import METHODS, Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.recording.recorded_step import RecordedStep, TensorState, Variable
from gradapp.core.recording.recorder import REPLAYED, record, record_of
from gradapp.core.registry import compared_with, method, one_of_the_four
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import StopReason
from gradapp.core.run.trend import Trend, effect
from gradapp.core.trajectory import Floats, StepValues
from gradapp.core.words import N_
from tests.programs import program, running

BOTH = pytest.mark.parametrize("precision", list(Precision))
EVERY = pytest.mark.parametrize("entry", lab.ENTRIES, ids=lambda entry: entry.method.id)


def run(method_id: str, count: int, problem: Problem | None = None) -> tuple[Descent, Floats]:
    descent = Descent(problem or Problem(), method(method_id))
    return descent, descent.advance(count)


def told(method_id: str, count: int, problem: Problem | None = None) -> Run:
    descent, block = run(method_id, count, problem)
    return Run(descent.problem, descent.method, block, descent.stop)


def in_precision(precision: Precision) -> Problem:
    return Problem(precision=precision)


# What all have in common


@EVERY
def test_an_entry_has_a_question_that_can_be_answered(entry: Entry) -> None:
    assert 3 <= len(entry.answers) <= 4
    assert len(set(entry.answers)) == len(entry.answers)
    assert 0 <= entry.happens < len(entry.answers)
    assert str(entry.wrong).endswith(".")
    assert str(entry.why).endswith(".")
    assert bool(entry.help) or entry.ends != "raised"


def test_the_entries_are_numbered_in_their_order() -> None:
    titles = [str(entry.method.title) for entry in lab.ENTRIES]
    numbers = [f"Lab {n}" for n in range(1, len(titles) + 1)]
    assert [title.split(": ")[0] for title in titles] == numbers
    assert [str(entry.method.label) for entry in lab.ENTRIES] == numbers
    assert len(titles) == 16


@EVERY
def test_an_entry_ends_as_it_tells(entry: Entry) -> None:
    descent, block = run(entry.method.id, entry.steps)
    reason = "" if descent.stop is None else descent.stop.reason
    assert reason == entry.ends
    if not entry.ends:
        assert block.shape[1] == entry.steps
    raised = record(entry.method, Problem(), 1).raised
    assert ("" if raised is None else raised.type) == entry.raises


@EVERY
def test_the_code_is_of_the_form_of_the_ways(entry: Entry) -> None:
    shown = entry.method.program
    roles = [statement.role for statement in shown.statements]
    assert roles.count(Role.YIELD) == 1
    assert roles[0] is Role.SET_UP
    assert {Role.ERROR, Role.GRADIENT, Role.UPDATE} <= set(roles)
    assert max(map(len, shown.lines)) < 80


@EVERY
def test_code_of_the_lab_is_found_by_its_id_and_leads_back_to_one_of_the_four(entry: Entry) -> None:
    assert method(entry.method.id) is entry.method
    assert lab.entry_of(entry.method) is entry
    assert entry.method.may_lie
    assert one_of_the_four(entry.method) in METHODS
    assert [each.id for each in compared_with(entry.method, Problem())] == [
        entry.method.id,
        entry.method.right,
    ]


def test_the_four_are_none_of_the_lab() -> None:
    assert not any(each.may_lie or lab.entry_of(each) for each in METHODS)
    assert all(one_of_the_four(each) is each for each in METHODS)
    assert all(compared_with(each, Problem()) == tuple(METHODS) for each in METHODS)
    with pytest.raises(KeyError):
        method("no such way")


# The first eight


@BOTH
def test_without_zero_grad_each_step_is_made_with_the_sum_of_all_gradients(
    precision: Precision,
) -> None:
    _, block = run("no_zero_grad", 20, in_precision(precision))
    kind = np.dtype(precision.value).type
    total = kind(0)
    for theta, fx, _, gradient, _ in block.T:
        assert fx == kind(theta) * kind(2)
        total += kind(4) * (kind(fx) - kind(3))
        assert gradient == pytest.approx(float(total), rel=1e-5)


@BOTH
def test_without_zero_grad_theta_swings_and_is_not_damped(precision: Precision) -> None:
    descent, block = run("no_zero_grad", 2000, in_precision(precision))
    assert descent.stop is None
    away = np.abs(block[-1] - 1.5)
    # θₖ₊₁ − 2θₖ + θₖ₋₁ = −2αx² (θₖ − θ*) is an oscillation without damping while αx² < 2.
    assert np.max(away[-100:]) == pytest.approx(np.max(away[:100]), rel=0.02)
    sides = np.sign(block[-1] - 1.5)
    assert np.count_nonzero(sides[1:] != sides[:-1]) > 500


@BOTH
def test_half_a_gradient_arrives_at_the_same_place_by_the_factor_it_tells(
    precision: Precision,
) -> None:
    descent, block = run("wrong_factor", 1000, in_precision(precision))
    _, right = run("python", 1000)
    assert descent.precision is Precision.FLOAT64
    assert descent.stop is not None
    assert descent.stop.reason is StopReason.FIXED_POINT
    assert block[-1, -1] == pytest.approx(1.5, abs=1e-15)
    assert block.shape[1] > right.shape[1]
    distances = block[0, :20] - 1.5
    assert distances[1:] / distances[:-1] == pytest.approx(np.full(19, 1 - 0.1 * 4))


@pytest.mark.parametrize(
    ("id", "line", "words"),
    [
        ("recorded_update", "θ -= α * θ.grad", "a leaf Variable that requires grad"),
        ("detached", "E.backward()", "does not require grad"),
        ("integer", "θ = torch.tensor([int(θ_0)]", "Only Tensors of floating point"),
        ("backward_twice", "E.backward()  # again", "backward through the graph a second time"),
        ("no_leaf", "θgrad = x * fx_y.grad", "unsupported operand type(s) for *"),
        ("vector", "E.backward()", "grad can be implicitly created only for scalar outputs"),
    ],
)
@pytest.mark.parametrize(
    "problem",
    [Problem(), Problem(2.5, 0, 1, -0.1, Precision.FLOAT64), Problem(x=1e12, y=-1e12, alpha=5)],
)
def test_pytorch_raises_at_the_line_that_is_told(
    id: str, line: str, words: str, problem: Problem
) -> None:
    descent, block = run(id, 3, problem)
    assert block.shape == (5, 0)
    assert descent.stop is not None
    assert descent.stop.step == 1
    assert words in str(descent.stop.sentence)
    assert not str(descent.stop.sentence).endswith("..")
    recorded = record(method(id), problem, 1)
    assert recorded.raised is not None
    assert words in recorded.raised.message
    shown = method(id).program
    assert shown.line(recorded.lines[recorded.raised.line].number).startswith(line)
    assert recorded.raised.line == recorded.rest == len(recorded.lines) - 1


@BOTH
def test_a_theta_that_is_no_leaf_has_no_gradient_and_pytorch_warns(precision: Precision) -> None:
    problem = in_precision(precision)
    descent, block = run("new_theta", 3, problem)
    assert block.shape == (5, 0)
    assert descent.stop is not None
    assert str(descent.stop.sentence) == "Step 1 left no gradient: θ.grad is None."
    recorded = record(method("new_theta"), problem, 1)
    assert recorded.raised is None
    (warned,) = recorded.warnings
    assert recorded.lines[warned.line].role is Role.YIELD
    assert warned.type == "UserWarning"
    assert "not a leaf Tensor" in warned.message
    theta = next(each.state for each in recorded.lines[recorded.rest].variables if each.name == "θ")
    assert isinstance(theta, TensorState)
    assert (theta.is_leaf, theta.grad, theta.grad_fn) == (False, None, "SubBackward0")
    _, right = run("autograd", 1, problem)
    assert theta.values == (right[-1, 0],)


@BOTH
def test_a_step_before_backward_moves_nothing(precision: Precision) -> None:
    descent, block = run("early_step", 5, in_precision(precision))
    assert block.T.tolist() == [[1.0, 2.0, 1.0, -4.0, 1.0]]
    assert descent.stop is not None
    assert descent.stop.reason is StopReason.FIXED_POINT


@BOTH
def test_broadcast_shapes_have_another_loss_with_its_minimum_at_zero(precision: Precision) -> None:
    problem = Problem(theta=1.25, x=1.5, y=-2.0, alpha=0.1, precision=precision)
    descent, block = run("broadcast", 200, problem)
    assert descent.stop is None or descent.stop.reason is StopReason.FIXED_POINT
    theta, _, loss, gradient, _ = block
    tiny = 20 * float(np.finfo(precision.value).eps)
    assert loss == pytest.approx(theta**2 * 1.5**2 + 2.0**2, rel=tiny)
    assert gradient == pytest.approx(2 * 1.5**2 * theta, abs=20 * tiny)
    assert abs(block[-1, -1]) < 1e-6


@BOTH
def test_two_pairs_of_the_right_shape_are_way_4_bit_for_bit(precision: Precision) -> None:
    for problem in (in_precision(precision), Problem(-0.3, 1.7, 0.1, 0.01, precision)):
        for one, other in zip(
            run("two_pairs", 300, problem)[1], run("mseloss", 300, problem)[1], strict=True
        ):
            assert one.tolist() == other.tolist()


# Those of loops of one's own


@BOTH
def test_a_gradient_that_was_cleared_moves_nothing_and_is_not_there_in_the_end(
    precision: Precision,
) -> None:
    descent, block = run("cleared_gradient", 3, in_precision(precision))
    assert block.shape == (5, 0)
    assert descent.stop is not None
    assert str(descent.stop.sentence) == "Step 1 left no gradient: θ.grad is None."
    recorded = record(method("cleared_gradient"), in_precision(precision), 1)
    seen = [_theta(line.variables) for line in recorded.lines]
    sources = [trace_source("cleared_gradient", line.number) for line in recorded.lines]
    found = seen[sources.index("E.backward()")]
    cleared = next(i for i, each in enumerate(sources) if each.startswith("optimizer.zero_grad"))
    assert found.grad is not None
    assert found.grad.values == (-4.0,)
    assert all(state.grad is None for state in seen[cleared:])
    assert {state.values for state in seen} == {(1.0,)}


def _theta(variables: tuple[Variable, ...]) -> TensorState:
    (state,) = [each.state for each in variables if each.name == "θ"]
    assert isinstance(state, TensorState)
    return state


def trace_source(method_id: str, number: int) -> str:
    return method(method_id).program.line(number).strip()


def test_the_first_of_two_calls_has_left_its_gradient() -> None:
    recorded = record(method("backward_twice"), Problem(), 1)
    assert recorded.raised is not None
    grad = _theta(recorded.lines[recorded.raised.line].variables).grad
    assert grad is not None
    assert grad.values == (-4.0,)


@BOTH
def test_a_tensor_that_no_optimizer_holds_stays_and_its_gradients_add_up(
    precision: Precision,
) -> None:
    descent, block = run("other_tensor", 50, in_precision(precision))
    assert descent.stop is None
    assert set(block[0]) == set(block[-1]) == {1.0}
    assert block[3].tolist() == [-4.0 * k for k in range(1, 51)]


@BOTH
@pytest.mark.parametrize(("id", "late"), [("early_scheduler", 1), ("halving", 0)])
def test_a_rate_that_is_halved_too_early_was_never_used_whole(
    id: str, late: int, precision: Precision
) -> None:
    _, block = run(id, 20, in_precision(precision))
    theta = Fraction(1)
    for k, made in enumerate(block[-1].tolist()):
        theta -= Fraction(1, 10) / 2 ** (k + late) * 4 * (2 * theta - 3)
        assert made == pytest.approx(float(theta), rel=1e-6)


@BOTH
def test_errors_added_up_with_their_graphs_change_nothing_but_keep_four_nodes_more_a_step(
    precision: Precision,
) -> None:
    problem = Problem(alpha=0.01, precision=precision)
    steps_made, right_ones = (run(id, 60, problem)[1] for id in ("kept_graphs", "optimizer"))
    assert steps_made.tolist() == right_ones.tolist()
    kept = []
    program = method("kept_graphs").start(problem)
    for _ in range(10):
        next(program)
        waiting, seen = [program.gi_frame.f_locals["total"].grad_fn], set()
        while waiting:
            node = waiting.pop()
            if node is not None and node not in seen:
                seen.add(node)
                waiting += [following for following, _ in node.next_functions]
        kept.append(len(seen))
    assert kept == [4 * k + 1 for k in range(1, 11)]
    assert kept[-1] == 41


def test_a_thousand_errors_are_added_up_and_no_more_since_memory_would_fill() -> None:
    descent, block = run("kept_graphs", 2000, Problem(alpha=1e-6))
    assert block.shape[1] == 1000
    assert descent.stop is not None
    assert descent.stop.reason is StopReason.ENDED


@BOTH
def test_gradients_of_two_halves_are_those_of_twice_the_rate(precision: Precision) -> None:
    _, block = run("half_batches", 20, in_precision(precision))
    _, right_one = run("whole_batch", 20, in_precision(precision))
    theta = Fraction(1)
    for made, gradient in block[[-1, 3]].T.tolist():
        twice = 2 * 4 * (2 * theta - 3)
        assert gradient == pytest.approx(float(twice), rel=1e-5, abs=1e-5)
        theta -= Fraction(1, 10) * twice
        assert made == pytest.approx(float(theta), rel=1e-6)
    assert block[3, 0] == 2 * right_one[3, 0]


@BOTH
@pytest.mark.parametrize(("id", "way"), [("mean_of_two", "autograd"), ("whole_batch", "optimizer")])
def test_both_samples_at_once_are_a_way_bit_for_bit(
    id: str, way: str, precision: Precision
) -> None:
    problem = Problem(-0.3, 1.7, 0.1, 0.01, precision)
    assert run(id, 300, problem)[1].tolist() == run(way, 300, problem)[1].tolist()


# Recording, warnings, replaying


def state_of_theta(recorded: RecordedStep) -> TensorState:
    state = next(each.state for each in recorded.lines[recorded.rest].variables if each.name == "θ")
    assert isinstance(state, TensorState)
    return state


@BOTH
@pytest.mark.parametrize("id", ["no_zero_grad", "broadcast", "two_pairs"])
@pytest.mark.parametrize("step", [1, 2, 3, 50])
def test_a_recorded_step_is_that_of_the_run(id: str, precision: Precision, step: int) -> None:
    problem = Problem(alpha=0.01, precision=precision)
    _, block = run(id, step, problem)
    theta = state_of_theta(record_of(Run(problem, method(id), block), step))
    assert theta.grad is not None
    assert (*theta.grad.values, *theta.values) == tuple(block[-2:, step - 1].tolist())


def test_a_step_that_depends_on_too_many_before_it_is_not_told() -> None:
    with pytest.raises(ValueError, match="depends on all steps before it"):
        record(method("no_zero_grad"), Problem(), REPLAYED + 1)


@EVERY
def test_warnings_are_gathered_line_by_line_and_get_nowhere_else(entry: Entry) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run(entry.method.id, 3)
        first, again = (record(entry.method, Problem(), 1) for _ in range(2))
    assert first == again
    warns = {
        "new_theta": Role.YIELD,
        "broadcast": Role.ERROR,
        "early_scheduler": Role.UPDATE,
        "no_leaf": Role.GRADIENT,
    }
    expected = [warns[entry.method.id]] if entry.method.id in warns else []
    assert [first.lines[each.line].role for each in first.warnings] == expected


def test_each_step_has_its_own_warning() -> None:
    for step in (0, 1, 2, 7):
        recorded = record(method("broadcast"), Problem(), step)
        assert len(recorded.warnings) == (step > 0)


# Descents of such code


def test_where_theta_turns_round_the_run_goes_on_if_the_code_has_a_state() -> None:
    # θ is at θ* at first and the sum of gradients 0: that is a fixed point in truth.
    resting, block = run("no_zero_grad", 10, Problem(theta=1.5))
    assert block.shape[1] == 1
    assert resting.stop is not None
    # With α = 0, θ never moves, but the sum grows.
    growing, block = run("no_zero_grad", 10, Problem(alpha=0.0))
    assert growing.stop is None
    assert block[3].tolist() == [-4.0 * k for k in range(1, 11)]


def test_a_run_with_a_state_may_be_made_in_pieces() -> None:
    whole = run("no_zero_grad", 60)[1]
    descent = Descent(Problem(), method("no_zero_grad"))
    pieces = np.hstack([descent.advance(n) for n in (1, 2, 7, 50)])
    assert whole.tolist() == pieces.tolist()


def test_a_diverging_run_calls_its_numbers_as_the_code_does() -> None:
    descent, _ = run("broadcast", 1000, Problem(alpha=5.0))
    assert descent.stop is not None
    assert descent.stop.reason is StopReason.DIVERGED
    assert "loss is" in str(descent.stop.sentence) or "θ.grad is" in str(descent.stop.sentence)


def test_python_code_of_the_lab_may_raise_or_leave_no_gradient() -> None:
    raising = "for θ in (1.4, 1.5, 0):\n    yield 1 / θ, -4.0, θ"
    without = "for θ, θgrad in ((1.4, -4.0), (1.5, None)):\n    yield 1.0, θgrad, θ"
    for text, made, words in (
        (raising, 2, "Step 3 raised ZeroDivisionError: division by zero."),
        (without, 1, "Step 2 left no gradient: θgrad is None."),
    ):
        descent = Descent(Problem(), running(program(text), like="wrong_factor"))
        assert descent.advance(10).shape[1] == made
        assert descent.stop is not None
        assert str(descent.stop.sentence) == words


# What is said about such steps


def values(method_id: str, step: int, problem: Problem | None = None) -> StepValues:
    _, block = run(method_id, step, problem)
    return StepValues(step, *block[:, step - 1].tolist())


def test_an_equation_whose_result_the_code_does_not_have_says_so() -> None:
    first = values("wrong_factor", 1)
    assert aligned(equations(Problem(), first, Precision.FLOAT64)) == (
        "    E = (f(x) − y)²   = (2 − 3)²     = 1\n"
        "dE/dθ = 2x (f(x) − y) = 2·2 (2 − 3)  ≠ −2\n"
        "    θ ← θ − α dE/dθ   = 1 − 0.1·(−4) ≠ 1.2"
    )


def test_the_gradients_that_have_added_up_are_not_that_of_the_step() -> None:
    one, two = (
        [
            str(row.rounded(6).result)
            for row in equations(Problem(), values("no_zero_grad", n), Precision.FLOAT32)
        ]
        for n in (1, 2)
    )
    assert one == ["= 1", "= −4", "= 1.4"]
    assert [result[0] for result in two] == ["=", "≠", "≠"] or two[0][0] == "≈"
    assert two[1] == "≠ −4.8"


@given(
    theta=st.floats(-1e3, 1e3),
    x=st.floats(-30, 30),
    y=st.floats(-1e3, 1e3),
    alpha=st.floats(0, 1),
    precision=st.sampled_from(Precision),
    each=st.sampled_from(METHODS),
)
@settings(derandomize=True)
def test_right_code_is_never_said_to_compute_something_else(
    theta: float, x: float, y: float, alpha: float, precision: Precision, each: Method
) -> None:
    problem = Problem(theta, x, y, alpha, precision)
    descent = Descent(problem, each)
    for number, step in enumerate(descent.advance(5).T.tolist(), start=1):
        shown = StepValues(number, *step)
        rows = equations(problem, shown, descent.precision)
        assert not any("≠" in str(row.result) for row in rows)


def test_the_effect_of_a_step_is_that_on_the_error_of_the_problem() -> None:
    f32 = Precision.FLOAT32
    assert effect(Problem(), values("broadcast", 1), f32) is Trend.DIVERGING
    assert effect(Problem(), values("early_step", 1), f32) is Trend.FIXED_POINT
    assert effect(Problem(), values("no_zero_grad", 1), f32) is Trend.CONVERGING
    assert effect(Problem(), values("no_zero_grad", 3), f32) is Trend.DIVERGING
    flat = Problem(x=0.0)
    assert effect(flat, StepValues(1, 1.0, 0.0, 9.0, 5.0, 2.0), f32) is Trend.BOUNCING
    assert effect(Problem(), StepValues(1, 1.5, 3.0, 0.0, 5.0, 2.0), f32) is Trend.DIVERGING


# Explanations


@EVERY
def test_the_explanation_has_the_numbers_of_both_runs(entry: Entry) -> None:
    own = told(entry.method.id, entry.steps)
    correct = told(entry.method.right, entry.steps)
    why, numbers = explained(entry, own, correct)
    assert why == (entry.why,)
    assert not any("{" in str(each) for each in numbers)
    assert numbers == tuple(
        filled(each, own, correct) for each in (entry.report, entry.conclusion) if each
    )


def test_a_number_stands_behind_the_sign_that_is_true() -> None:
    first, second = told("no_zero_grad", 2), told("optimizer", 2)
    both = N_("Test", "{here_gradient_2}; {right_gradient_2}")
    assert str(filled(both, first, second)) == "= −4.8; ≈ −0.8"
    with pytest.raises(NoSuchStepError):
        filled(N_("Test", "{here_gradient_3}"), first, second)


@EVERY
@pytest.mark.parametrize(
    "problem",
    [
        Problem(x=0.0),
        Problem(alpha=-0.1),
        Problem(alpha=1e6),
        Problem(theta=1.5),
        Problem(x=1e12, y=1e12),
        Problem(precision=Precision.FLOAT64),
    ],
    ids=str,
)
def test_about_other_numbers_nothing_is_concluded_and_the_end_is_told(
    entry: Entry, problem: Problem
) -> None:
    own = told(entry.method.id, entry.steps, problem)
    correct = told(entry.method.right, entry.steps, problem)
    texts = explained(entry, own, correct)
    assert "not the numbers" in str(texts[1][0])
    if entry.conclusion:
        assert entry.conclusion.text not in [each.text for text in texts for each in text]
    try:
        assert texts[2] == (filled(entry.report, own, correct),)
    except NoSuchStepError:
        assert str(texts[2][0]).startswith(("There is no step", "Make", "The correct code"))


def test_while_the_right_steps_are_being_made_the_reason_is_there() -> None:
    (entry, *_) = lab.ENTRIES
    assert explained(entry, told(entry.method.id, 1), None) == ((entry.why,),)
    texts = explained(entry, told(entry.method.id, 1), told("optimizer", 20))
    assert str(texts[-1][0]) == "Make 20 steps to see their numbers here."


def test_the_columns_are_those_of_every_way() -> None:
    for entry in lab.ENTRIES:
        assert run(entry.method.id, 2)[1].shape[0] == 5
