"""A descent makes the way's own steps in blocks of any size, and says why it stops."""

from __future__ import annotations

import math
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice, pairwise
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.columns import THETA
from gradapp.core.methods import METHODS, Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.rules.table import rule
from gradapp.core.run.descent import Descent
from gradapp.core.run.fixed_point import Rest
from gradapp.core.run.stop import Stop, StopReason, out_of_memory
from gradapp.core.trajectory import Floats
from tests.failing import lack_memory_after
from tests.programs import program, running

every_method = pytest.mark.parametrize("method", METHODS, ids=lambda m: m.id)
both_precisions = pytest.mark.parametrize("precision", list(Precision))

numbers = st.floats(-10, 10) | st.floats(-1e12, 1e12) | st.sampled_from([0.0, 1e12, -1e12, 1e-300])
problems = st.builds(Problem, numbers, numbers, numbers, numbers, st.sampled_from(Precision))


def raw(method: Method, problem: Problem, count: int) -> list[tuple[float, float, float]]:
    """Return what the generator yields when it is driven by hand."""
    with method.default_dtype(problem):
        return [
            tuple(v.item() if method.uses_torch else v for v in step)
            for step in islice(method.start(problem), count)
        ]


def told(stop: Stop | None) -> tuple[StopReason, int, str, Rest | None] | None:
    """Return an end with its sentence in English."""
    return stop and (stop.reason, stop.step, str(stop.sentence), stop.rest)


def column(block: Floats, name: str) -> list[float]:
    return block[THETA.row(name)].tolist()


@every_method
@both_precisions
def test_the_steps_are_those_the_way_yields(method: Method, precision: Precision) -> None:
    problem = Problem(0.3, 1.7, -2.9, 0.013, precision)
    block = Descent(problem, method).advance(20)
    assert [tuple(step) for step in block[2:].T.tolist()] == raw(method, problem, 20)


@every_method
@both_precisions
def test_every_step_starts_where_the_one_before_arrived(
    method: Method, precision: Precision
) -> None:
    problem = Problem(0.3, 1.7, -2.9, 0.013, precision)
    descent = Descent(problem, method)
    block = descent.advance(20)
    assert column(block, "theta")[0] == descent.precision.rounded(0.3)
    assert column(block, "theta")[1:] == column(block, "theta_next")[:-1]


@every_method
@both_precisions
def test_fx_is_the_ways_own_product_in_its_precision(method: Method, precision: Precision) -> None:
    problem = Problem(0.3, 1.7, -2.9, 0.013, precision)
    block = Descent(problem, method).advance(20)
    for theta, fx in zip(column(block, "theta"), column(block, "fx"), strict=True):
        if method.uses_torch:
            product = (torch.tensor([theta], dtype=getattr(torch, precision)) * 1.7).item()
        else:
            product = theta * 1.7
        assert fx == product


in_blocks = given(
    problem=problems,
    method=st.sampled_from(METHODS),
    sizes=st.lists(st.integers(0, 20), max_size=8),
)
"""Any problem and way, and the sizes of the blocks in which its steps are made."""


@in_blocks
def test_blocks_of_any_sizes_make_the_same_trajectory_and_the_same_stop(
    problem: Problem, method: Method, sizes: list[int]
) -> None:
    whole, pieces = Descent(problem, method), Descent(problem, method)
    expected = whole.advance(sum(sizes))
    blocks = [pieces.advance(size) for size in sizes]
    found = np.concatenate([np.empty((5, 0)), *blocks], axis=1)
    assert found.tobytes() == expected.tobytes()
    assert pieces.length == whole.length == expected.shape[1]
    assert pieces.stop == whole.stop


@in_blocks
def test_who_looks_ahead_makes_the_same_steps_and_shows_no_sooner_how_they_end(
    problem: Problem, method: Method, sizes: list[int]
) -> None:
    plain, ahead = Descent(problem, method), Descent(problem, method)
    for size in sizes:
        foreseen = ahead.look_ahead()
        again = ahead.look_ahead()
        assert (ahead.length, ahead.stop) == (plain.length, plain.stop)
        made = plain.advance(size)
        assert ahead.advance(size).tobytes() == made.tobytes()
        assert again is foreseen
        if foreseen is not None:
            assert foreseen.tobytes() == made[:, :1].tobytes() or not size
        elif size:
            assert plain.stop is not None
            assert made.shape[1] < 2, "it does not end with the step that comes next"
    assert (ahead.length, ahead.stop) == (plain.length, plain.stop)


def test_an_error_that_is_met_by_looking_ahead_is_raised_when_the_step_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    descent = Descent(Problem(alpha=0.25), method("python"))
    descent.advance(3)
    with monkeypatch.context() as patched:
        patched.setattr(Descent, "_completed", lambda *_: (_ for _ in ()).throw(RuntimeError))
        descent.look_ahead()
    assert (descent.length, descent.stop) == (3, None)
    with pytest.raises(RuntimeError):
        descent.advance(1)


def _without_memory() -> Iterator[Any]:
    raise MemoryError
    yield


ADAM = Fit("w*x+b", Data(["x"], [[1, 2]], [1, 3]), start={"w": 1}, rule=rule("adam"), batch=1)


@pytest.mark.parametrize("in_program", [True, False])
@pytest.mark.parametrize(
    ("problem", "way"),
    [(Problem(alpha=0.05), "python"), (ADAM, "python"), (ADAM, "autograd"), (ADAM, "optimizer")],
)
def test_want_of_memory_that_is_met_by_looking_ahead_is_no_end_where_there_is_more_later(
    problem: AnyProblem, way: str, in_program: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, ahead = (Descent(problem, method(way, problem)) for _ in range(2))
    for _ in range(3):
        assert ahead.advance(2).tobytes() == plain.advance(2).tobytes()
        with monkeypatch.context() as patched:
            if in_program:
                ahead._program = _without_memory()  # type: ignore[assignment]
            else:
                patched.setattr(Descent, "_completed", lambda *_: next(_without_memory()))
            ahead.look_ahead()
        assert (ahead.length, ahead.stop) == (plain.length, None)
    assert ahead.advance(4).tobytes() == plain.advance(4).tobytes()
    assert (ahead.length, ahead.stop) == (plain.length, plain.stop) == (10, None)


def test_where_there_is_still_no_memory_when_the_step_is_asked_for_that_is_said_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lack_memory_after(monkeypatch, 3)
    descent = Descent(Problem(alpha=0.05), method("python"))
    descent.advance(3)
    descent.look_ahead()
    assert (descent.length, descent.stop) == (3, None)
    assert descent.advance(1).shape[1] == 0
    assert descent.stop is not None
    assert (descent.stop.reason, descent.stop.step) == (StopReason.MEMORY, 4)


@pytest.mark.parametrize("method", METHODS[1:])
def test_a_block_ends_after_the_step_in_which_somebody_calls_and_no_step_is_lost(
    method: Method,
) -> None:
    problem = Problem(alpha=0.25)
    calls = iter([False, True, True, False, False, False, False])
    interrupted = Descent(problem, method, lambda: next(calls))
    blocks = [interrupted.advance(size) for size in (7, 7, 4)]
    assert [block.shape[1] for block in blocks] == [2, 1, 4]
    assert interrupted.stop is None
    found = np.concatenate(blocks, axis=1)
    assert found.tobytes() == Descent(problem, method).advance(7).tobytes()


@given(problem=problems, method=st.sampled_from(METHODS))
def test_whatever_the_problem_the_numbers_are_finite_and_an_early_end_has_a_reason(
    problem: Problem, method: Method
) -> None:
    descent = Descent(problem, method)
    block = descent.advance(50)
    assert block.shape == (5, descent.length)
    assert np.isfinite(block[[0, 2, 3, 4]]).all()
    assert (descent.length < 50) <= (descent.stop is not None)
    if descent.stop is None:
        return
    assert str(descent.stop.sentence).endswith(".")
    moves = block[-1] != block[0]
    match descent.stop.reason:
        case StopReason.FIXED_POINT:
            assert descent.stop.step == descent.length
            assert moves[:-1].all()
            assert not moves[-1]
        case StopReason.DIVERGED:
            assert descent.stop.step == descent.length + 1
            assert moves.all()
            last = raw(method, problem, descent.stop.step)[-1]
            assert not all(map(math.isfinite, last))
        case reason:
            assert reason is StopReason.RAISED
            assert problem.alpha < 0
            assert method.id in ("optimizer", "mseloss")


@every_method
def test_a_start_at_the_minimum_is_a_fixed_point_in_step_1(method: Method) -> None:
    descent = Descent(Problem(theta=1.5), method)
    block = descent.advance(10)
    assert block.T.tolist() == [[1.5, 3.0, 0.0, 0.0, 1.5]]
    sentence = "Fixed point at step 1: the gradient is 0, so θ = 1.5 stays."
    assert told(descent.stop) == (StopReason.FIXED_POINT, 1, sentence, Rest.NO_GRADIENT)
    assert descent.length == 1


@every_method
def test_the_one_step_learning_rate_arrives_in_step_1_and_stays_in_step_2(method: Method) -> None:
    descent = Descent(Problem(alpha=0.125), method)
    block = descent.advance(10)
    assert column(block, "theta_next") == [1.5, 1.5]
    assert descent.stop is not None
    assert (descent.stop.reason, descent.stop.step) == (StopReason.FIXED_POINT, 2)


def test_a_fixed_point_need_not_be_the_minimum() -> None:
    """Where α dE/dθ is less than half an ulp of θ nothing moves, though E is large."""
    descent = Descent(Problem(theta=1e12, x=1, y=0, alpha=1e-12), method("autograd"))
    block = descent.advance(10)
    assert descent.stop is not None
    assert descent.stop.reason is StopReason.FIXED_POINT
    assert column(block, "gradient")[-1] != 0


@every_method
def test_the_theta_of_a_fixed_point_is_written_in_the_digits_of_its_precision(
    method: Method,
) -> None:
    descent = Descent(Problem(theta=0.3, x=1, y=0, alpha=1e-30), method)
    descent.advance(1)
    assert descent.stop is not None
    precision = "float32" if method.uses_torch else "float64"
    assert str(descent.stop.sentence) == (
        f"Fixed point at step 1: θ = 0.3 no longer changes in {precision}."
    )
    assert descent.stop.rest is Rest.ROUNDING


@every_method
@both_precisions
@pytest.mark.parametrize(
    ("problem", "rest"),
    [
        (Problem(theta=7, x=0, y=3), Rest.NO_GRADIENT),
        (Problem(theta=7, x=0, y=3, alpha=0), Rest.NO_GRADIENT),
        (Problem(theta=7, alpha=0), Rest.NO_RATE),
        (Problem(theta=1e12, x=1, y=0, alpha=1e-30), Rest.ROUNDING),
        (Problem(theta=1e12, x=1, y=0, alpha=-0.0), Rest.NO_RATE),
    ],
)
def test_a_fixed_point_says_why_nothing_moves(
    method: Method, precision: Precision, problem: Problem, rest: Rest
) -> None:
    descent = Descent(replace(problem, precision=precision), method)
    block = descent.advance(2)
    assert block.shape[1] == 1
    assert descent.stop is not None
    assert descent.stop.reason is StopReason.FIXED_POINT
    assert descent.stop.rest is rest
    assert ("float" in str(descent.stop.sentence)) is (rest is Rest.ROUNDING)


@pytest.mark.parametrize("id", ["early_scheduler", "halving"])
def test_code_whose_rate_has_become_too_small_rests_for_its_format(id: str) -> None:
    short, long = (
        Descent(Problem(precision=Precision(each)), method(id)) for each in ("float32", "float64")
    )
    rests = short.advance(100).shape[1]
    goes_on = long.advance(100).shape[1]
    assert rests < goes_on < 100
    assert short.stop is not None
    assert short.stop.rest is Rest.ROUNDING
    assert "no longer changes in float32" in str(short.stop.sentence)


def test_code_that_does_not_use_its_gradient_is_not_taken_for_rounding() -> None:
    early = Descent(Problem(), method("early_step"))
    early.advance(5)
    assert early.stop is not None
    assert early.stop.rest is Rest.NOT_TAKEN
    assert str(early.stop.sentence) == (
        "Fixed point at step 1: θ = 1 stays, although θ.grad is −4: "
        "the code does not subtract α times that."
    )


@pytest.mark.parametrize("words", ["can't allocate memory", "not enough memory"])  # on Windows
@pytest.mark.parametrize("first", [0, 1, 2])
def test_want_of_memory_in_a_step_keeps_the_steps_before_it(words: str, first: int) -> None:
    said = f"DefaultCPUAllocator: {words}: you tried to allocate 16 bytes."
    text = RAISES_IN_STEP_3.replace("out of memory", said).replace("number", "torch.tensor")
    descent = Descent(Problem(), running(program(text), "autograd"))
    before = column(descent.advance(first), "theta_next")
    assert [*before, *column(descent.advance(5), "theta_next")] == [1.25, 1.375]
    assert descent.stop == out_of_memory(3)
    assert descent.stop.reason is StopReason.MEMORY


@pytest.mark.parametrize(("like", "number"), [("autograd", "torch.tensor"), ("python", "float")])
def test_a_step_that_leaves_no_gradient_says_so_and_keeps_the_steps_before_it(
    like: str, number: str
) -> None:
    numbers = f"{number}(1.0), g and {number}(g), {number}(g or 0)"
    text = f"for g in (-4.0, -3.0, None):\n    yield {numbers}"
    descent = Descent(Problem(), running(program(text), like))
    descent.advance(1)
    assert descent.advance(5).shape == (5, 1)
    assert descent.stop is not None
    assert (descent.stop.reason, descent.stop.step) == (StopReason.RAISED, 3)


@pytest.mark.parametrize(("like", "number"), [("autograd", "torch.tensor"), ("python", "float")])
def test_a_step_without_an_error_is_not_said_to_be_without_a_gradient(
    like: str, number: str
) -> None:
    numbers = f"E and {number}(E), {number}(-4.0), {number}(1.4)"
    descent = Descent(
        Problem(), running(program(f"for E in (1.0, None):\n    yield {numbers}"), like)
    )
    assert descent.advance(5).shape == (5, 1)
    assert descent.stop is not None
    assert str(descent.stop.sentence).startswith("Step 2 raised ")


@pytest.mark.parametrize("size", [1, 5])
@pytest.mark.parametrize(("like", "number"), [("autograd", "torch.tensor"), ("python", "float")])
def test_one_gradient_and_one_parameter_may_come_as_they_do_of_several(
    like: str, number: str, size: int
) -> None:
    numbers = f"{number}(1.0), ({number}(-4.0),), ({number}(θ),)"
    text = f"for θ in (1.4, 1.5, 1.6, 1.7, 1.8):\n    yield {numbers}"
    descent = Descent(Problem(), running(program(text), like))
    blocks = [descent.advance(size) for _ in range(0, 5, size)]
    made = np.concatenate(blocks, axis=1)
    assert column(made, "theta_next") == pytest.approx([1.4, 1.5, 1.6, 1.7, 1.8])
    assert column(made, "gradient") == [-4.0] * 5


@pytest.mark.parametrize("yielded", ["1.0, -4.0", "1.0, -4.0, 1.4, 0.0"])
@pytest.mark.parametrize("like", ["autograd", "python"])
def test_code_that_hands_over_other_numbers_than_a_step_has_raises(like: str, yielded: str) -> None:
    number = "torch.tensor" if like == "autograd" else "float"
    numbers = ", ".join(f"{number}({each})" for each in yielded.split(", "))
    descent = Descent(Problem(), running(program(f"while True:\n    yield {numbers}"), like))
    assert descent.advance(6).shape == (5, 0)
    assert descent.stop is not None
    assert "to unpack (expected 3" in str(descent.stop.sentence)


@every_method
@both_precisions
def test_x_0_has_no_gradient_and_ends_at_once(method: Method, precision: Precision) -> None:
    descent = Descent(Problem(theta=7, x=0, y=3, precision=precision), method)
    assert descent.advance(5).T.tolist() == [[7.0, 0.0, 9.0, 0.0, 7.0]]
    assert descent.stop is not None
    assert descent.stop.reason is StopReason.FIXED_POINT


@every_method
@both_precisions
def test_a_divergence_keeps_the_last_finite_step(method: Method, precision: Precision) -> None:
    problem = Problem(alpha=1, precision=precision)
    descent = Descent(problem, method)
    block = descent.advance(2000)
    assert descent.stop is not None
    assert descent.stop.reason is StopReason.DIVERGED
    assert descent.stop.step == descent.length + 1 == block.shape[1] + 1
    assert np.isfinite(block).all()
    *kept, lost = raw(method, problem, descent.stop.step)
    assert [tuple(step) for step in block[2:].T.tolist()] == kept
    assert lost[0] == math.inf
    assert str(descent.stop.sentence) == (
        f"Diverged at step {descent.stop.step:,}: E is inf, no longer a finite number in "
        f"{descent.precision}."
    )


def test_float32_may_overflow_in_the_first_step_and_keep_none() -> None:
    problem = Problem(theta=1e12, x=1e12)
    for each in METHODS[1:]:
        descent = Descent(problem, each)
        assert descent.advance(5).shape == (5, 0)
        assert descent.stop is not None
        assert (descent.stop.reason, descent.stop.step) == (StopReason.DIVERGED, 1)
    assert Descent(problem, METHODS[0]).advance(5).shape == (5, 5)


def test_the_first_value_that_is_not_finite_is_named() -> None:
    # E and dE/dθ of the first step still fit into float32; α dE/dθ does not.
    descent = Descent(Problem(theta=1e6, x=1e12, y=0, alpha=1e12), method("autograd"))
    assert descent.advance(5).shape == (5, 0)
    assert descent.stop is not None
    assert "Diverged at step 1: the new θ is -inf" in str(descent.stop.sentence)


@every_method
def test_after_its_stop_a_descent_makes_no_more_steps(method: Method) -> None:
    descent = Descent(Problem(theta=1.5), method)
    descent.advance(10)
    stop = descent.stop
    assert descent.advance(10).shape == (5, 0)
    assert (descent.stop, descent.length) == (stop, 1)


@every_method
@pytest.mark.parametrize("sizes", [[7], [3, 4], [2, 2, 2, 2], [100]])
def test_the_limit_ends_a_descent_with_every_step_kept(
    method: Method, sizes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.core.run.descent.MOST_STEPS", 7)
    descent = Descent(Problem(alpha=0.01), method)
    assert sum(descent.advance(size).shape[1] for size in sizes) == 7
    sentence = "Stopped at step 7: no more steps are kept."
    assert told(descent.stop) == (StopReason.LIMIT, 7, sentence, None)


@pytest.mark.parametrize("name", ["optimizer", "mseloss"])
def test_a_negative_learning_rate_is_a_stop_where_sgd_refuses_it(name: str) -> None:
    descent = Descent(Problem(alpha=-0.1), method(name))
    assert descent.advance(5).shape == (5, 0)
    assert told(descent.stop) == (
        StopReason.RAISED,
        1,
        "torch.optim.SGD refuses a negative learning rate (Invalid learning rate: -0.1); "
        "ways 1 and 2 take it.",
        None,
    )


@pytest.mark.parametrize("name", ["python", "autograd"])
def test_a_negative_learning_rate_climbs(name: str) -> None:
    block = Descent(Problem(alpha=-0.1), method(name)).advance(20)
    errors = column(block, "error")
    assert len(errors) == 20
    assert all(before < after for before, after in pairwise(errors))


RAISES_IN_STEP_3 = """
for θ in (1.25, 1.375, None):
    if θ is None:
        raise RuntimeError("out of memory")
    yield number(1.0), number(-4.0), number(θ)
"""


@pytest.mark.parametrize("first", [0, 1, 2])
@pytest.mark.parametrize(("like", "number"), [("autograd", "torch.tensor"), ("python", "float")])
def test_an_error_in_a_later_step_keeps_the_steps_before_it(
    like: str, number: str, first: int
) -> None:
    raising = running(program(RAISES_IN_STEP_3.replace("number", number)), like)
    descent = Descent(Problem(), raising)
    before = column(descent.advance(first), "theta_next")
    assert [*before, *column(descent.advance(5), "theta_next")] == [1.25, 1.375]
    sentence = "Step 3 raised RuntimeError: out of memory."
    assert told(descent.stop) == (StopReason.RAISED, 3, sentence, None)
    assert descent.advance(5).shape == (5, 0)


@pytest.mark.parametrize("sizes", [(2,), (1, 1)])
@pytest.mark.parametrize(("like", "number"), [("autograd", "torch.tensor"), ("python", "float")])
def test_code_that_makes_no_more_steps_ends_the_run(
    like: str, number: str, sizes: tuple[int, ...]
) -> None:
    ends = f"for θ in (1.25, 1.375):\n    yield {number}(1.0), {number}(-4.0), {number}(θ)"
    descent = Descent(Problem(), running(program(ends), like))
    made = np.concatenate([descent.advance(size) for size in sizes], axis=1)
    assert column(made, "theta_next") == [1.25, 1.375]
    assert descent.stop is None
    assert descent.advance(5).shape == (5, 0)
    sentence = "Ended before step 3: the code makes no more."
    assert told(descent.stop) == (StopReason.ENDED, 3, sentence, None)


def test_a_way_whose_source_is_missing_ends_before_its_first_step() -> None:
    lost = replace(method("python"), id="lost")
    descent = Descent(Problem(), lost)
    assert descent.advance(3).shape == (5, 0)
    assert descent.stop is not None
    assert descent.stop.reason is StopReason.RAISED
    assert str(descent.stop.sentence) == (
        "The source of “Without PyTorch” can't be read (its file is missing): the installation "
        "is incomplete."
    )


@every_method
def test_the_default_type_of_tensors_is_put_back_after_every_block(method: Method) -> None:
    before = torch.get_default_dtype()
    for alpha in (0.1, -0.1):
        descent = Descent(Problem(alpha=alpha, precision=Precision.FLOAT64), method)
        for _ in range(2):
            descent.advance(3)
            assert torch.get_default_dtype() is before


@pytest.fixture
def eager_threads() -> Iterator[None]:
    """Have threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_descents_in_two_threads_have_the_type_of_new_tensors_one_after_the_other(
    eager_threads: None,
) -> None:
    problems = [Problem(0.3, 1.7, -2.9, 0.013, precision) for precision in Precision]
    before = torch.get_default_dtype()
    expected = [Descent(problem, METHODS[1]).advance(200) for problem in problems]
    begin = threading.Barrier(len(problems))

    def again(problem: Problem) -> list[Floats]:
        descent = Descent(problem, METHODS[1])
        begin.wait()
        return [descent.advance(1) for _ in range(200)]

    with ThreadPoolExecutor(len(problems)) as threads:
        for blocks, whole in zip(threads.map(again, problems), expected, strict=True):
            assert np.array_equal(np.concatenate(blocks, axis=1), whole)
    assert torch.get_default_dtype() is before


def test_descents_of_both_precisions_can_take_turns() -> None:
    problems = [Problem(0.3, 1.7, -2.9, 0.013, precision) for precision in Precision]
    for each in METHODS:
        turns = [Descent(problem, each) for problem in problems]
        found = [np.concatenate(blocks, axis=1) for blocks in zip(
            *([descent.advance(2) for descent in turns] for _ in range(5)), strict=True
        )]  # fmt: skip
        for problem, block in zip(problems, found, strict=True):
            assert np.array_equal(block, Descent(problem, each).advance(10))


@every_method
def test_blocks_are_read_only_columns_of_float64(method: Method) -> None:
    for block in (Descent(Problem(), method).advance(3), Descent(Problem(1.5), method).advance(3)):
        assert block.dtype == np.float64
        with pytest.raises(ValueError, match="read-only"):
            block[0, 0] = 1


@every_method
def test_no_steps_are_an_empty_block(method: Method) -> None:
    descent = Descent(Problem(), method)
    assert descent.advance(0).shape == (5, 0)
    assert (descent.length, descent.stop) == (0, None)


def test_an_end_is_told_once_and_stays_though_the_code_met_another_behind_it() -> None:
    problem = Fit(error="a*a*a*a + sin(a)", start={"a": 10.0}, alpha=0.3)
    descent = Descent(problem, method("python", problem))
    descent.advance(20)
    stop, length = told(descent.stop), descent.length
    assert stop is not None
    assert "E is inf" in stop[2]
    assert descent.advance(5).shape[1] == 0
    assert (told(descent.stop), descent.length) == (stop, length)


def test_who_looks_ahead_and_asks_for_no_step_is_not_told_what_the_next_raises() -> None:
    problem = Fit(error="sqrt(a)", start={"a": 1.0}, alpha=3.0)
    descent = Descent(problem, method("python", problem))
    descent.advance(1)
    descent.look_ahead()
    assert descent.advance(0).shape[1] == 0
    assert descent.stop is None
    descent.advance(1)
    assert descent.stop is not None
    assert descent.stop.step == 2
