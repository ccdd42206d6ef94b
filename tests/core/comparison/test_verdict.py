"""What is said about the same step by several ways, as values."""

from __future__ import annotations

import math
import random
import struct

import numpy as np
import pytest

from gradapp.core import lab
from gradapp.core.columns import THETA
from gradapp.core.comparison import distance
from gradapp.core.comparison.judge import Judge
from gradapp.core.comparison.proved import Proved
from gradapp.core.comparison.verdict import Gap, Result, Verdict, VerdictKind, verdict_on
from gradapp.core.library import descend
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import compared_with, method
from gradapp.core.rules.table import rule
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import StopReason
from tests.products import some
from tests.runs import LAST_BIT, fused_here

ERROR, GRADIENT, NEW_THETA = THETA.compared
F32, F64 = Precision.FLOAT32, Precision.FLOAT64
ROUNDING, BEYOND = [Proved.YES] * 3, [Proved.NO] * 3


def verdicts(problem: Problem, steps: int, chosen: str = "python") -> list[Verdict]:
    methods = compared_with(method(chosen), Problem())
    runs = []
    for each in methods:
        descent = Descent(problem, each)
        runs.append(Run(problem, each, descent.advance(steps), descent.stop))
    return Judge(problem, methods).judge(runs, max(len(run) for run in runs))


def bits(number: float) -> bytes:
    return struct.pack("<d", number)


def result(name: str, *numbers: float, precision: Precision = F64) -> Result:
    error, gradient, theta = numbers
    return Result(name, precision, (error, gradient, theta))


# The notebook's problem


def test_the_notebooks_step_is_the_same_by_all() -> None:
    first, *_ = verdicts(Problem(), 1)
    assert first.kind is VerdictKind.SAME
    assert first.identical == (("python",), ("autograd", "optimizer", "mseloss"))
    assert first.same_parameters == (("python", "autograd", "optimizer", "mseloss"),)
    assert first.finer == ("python",)


@pytest.mark.parametrize("step", [3, 8, 11, 20])
def test_later_the_new_theta_is_the_same_and_rounding_explains_the_rest(step: int) -> None:
    found = verdicts(Problem(), 25)[step - 1]
    assert found.kind is VerdictKind.SAME_PARAMETERS
    assert found.identical[1] == ("autograd", "optimizer", "mseloss")
    assert found.within == ()
    assert all(gap.is_rounding and gap.column is not NEW_THETA for gap in found.across)
    numbers = {m.id: Descent(Problem(), m).advance(step)[2:, -1].tolist() for m in METHODS}
    for gap in found.across:
        column = THETA.compared.index(gap.column)
        bare, other = numbers["python"][column], numbers["autograd"][column]
        assert gap.size == abs(bare - other)
        # An independent count of the steps between them: all float32 numbers of a sign in a row.
        ranks = [int(np.float32(abs(each)).view(np.uint32)) for each in (bare, other)]
        assert gap.ulps == abs(ranks[0] - ranks[1])


def test_887_million_ulps_at_rest_are_rounding_and_a_forgotten_zero_grad_is_not() -> None:
    at_rest = verdicts(Problem(), 11)[-1]
    assert max(gap.ulps for gap in at_rest.across) > 800_000_000
    assert at_rest.kind is VerdictKind.SAME_PARAMETERS
    forgotten = verdicts(Problem(), 20, "no_zero_grad")
    assert forgotten[0].kind is VerdictKind.SAME
    assert {each.kind for each in forgotten[1:]} == {VerdictKind.BEYOND}


def test_where_sgd_rounds_once_the_same_format_gives_another_theta() -> None:
    first, second, *_ = verdicts(LAST_BIT, 3)
    if not fused_here():
        assert first.kind is VerdictKind.SAME
        return
    assert first.kind is VerdictKind.PARTED
    assert first.same_parameters == (("python", "autograd"), ("optimizer", "mseloss"))
    assert first.identical == first.same_parameters
    assert first.finer == ()
    assert first.within == (Gap(NEW_THETA, -1.0, -0.9999999999999999, 1, is_rounding=True),)
    assert first.telling == first.within[0]
    assert second.kind is VerdictKind.SAME


# Random problems


@pytest.mark.parametrize("seed", range(some(30, 60)))
def test_right_code_is_never_beyond_rounding_and_groups_are_of_equal_bits(seed: int) -> None:
    chance = random.Random(seed)
    numbers = [chance.choice((-1, 1)) * 10 ** chance.uniform(-4, 4) for _ in range(3)]
    alpha = chance.choice((1e-6, 0.1, 0.5, 0.9, 1.0, 1.1)) / numbers[1] ** 2
    problem = Problem(*numbers, min(alpha, 1e11), chance.choice((F32, F64)))
    steps = 30
    made = {each.id: Descent(problem, each).advance(steps)[2:] for each in METHODS}
    for found in verdicts(problem, steps):
        assert found.kind is not VerdictKind.BEYOND
        at = {
            name: each[:, found.step - 1]
            for name, each in made.items()
            if each.shape[1] >= found.step
        }
        if len(at) < 4:
            continue
        for one in METHODS:
            for other in METHODS:
                same = [bits(a) == bits(b) for a, b in zip(at[one.id], at[other.id], strict=True)]
                formats = one.precision(problem) is other.precision(problem)
                together = any({one.id, other.id} <= set(group) for group in found.identical)
                assert together == (all(same) and formats)
                thetas = [problem.precision.rounded(at[each.id][2]) for each in (one, other)]
                alike = any({one.id, other.id} <= set(group) for group in found.same_parameters)
                assert alike == (thetas[0] == thetas[1])


@pytest.mark.parametrize("name", ["no_zero_grad", "wrong_factor", "early_step", "broadcast"])
@pytest.mark.parametrize("seed", range(10))
def test_a_mistake_that_changes_numbers_is_told_from_rounding(name: str, seed: int) -> None:
    chance = random.Random(seed)
    θ, x, y = (chance.choice((-1, 1)) * chance.uniform(0.3, 9) for _ in range(3))
    problem = Problem(θ, x, y, chance.uniform(0.01, 0.9) / x**2, chance.choice((F32, F64)))
    found = verdicts(problem, 6, name)
    kinds = {each.step: each.kind for each in found}
    first = 2 if name == "no_zero_grad" else 1
    assert kinds[first] is VerdictKind.BEYOND
    for each in found:
        # The same format throughout, so nothing that differs may pass for the same.
        assert each.finer == ()
        assert (each.kind is VerdictKind.SAME) == (each.within == ())


def test_code_without_tensors_is_compared_in_its_own_format() -> None:
    assert {each.precision for each in verdicts(Problem(), 3, "wrong_factor")} == {F64}
    assert {each.precision for each in verdicts(Problem(), 3, "early_step")} == {F32}


# Edges


def test_ways_that_have_not_made_the_step_are_left_out() -> None:
    found = verdicts(Problem(alpha=1e12), 5)
    assert found[1].methods == ("python", "autograd", "optimizer", "mseloss")
    assert found[2].methods == ("python",)
    assert found[2].kind is VerdictKind.ALONE
    assert found[2].telling is None
    refused = verdicts(Problem(alpha=-0.02), 3)
    assert {each.methods for each in refused} == {("python", "autograd")}


def test_zeros_of_either_sign_are_equal_but_not_identical() -> None:
    found = verdict_on(1, [result("a", 0.0, -0.0, 1.0), result("b", 0.0, 0.0, 1.0)], F64, ROUNDING)
    assert found.kind is VerdictKind.SAME
    assert found.identical == (("a",), ("b",))


def test_a_finer_result_is_held_against_the_nearest_of_the_others() -> None:
    near, far = float(np.float32(1.1)), float(np.float32(1.2))
    results = [
        result("fine", 1.0, 1.0, 1.1),
        result("far", 1.0, 1.0, far, precision=F32),
        result("near", 1.0, 1.0, near, precision=F32),
    ]
    found = verdict_on(1, results, F32, BEYOND)
    assert found.across == ()
    assert found.same_parameters == (("fine", "near"), ("far",))
    assert [(gap.low, gap.high) for gap in found.within] == [(near, far)]
    assert found.kind is VerdictKind.BEYOND


def test_a_number_too_large_for_float32_is_next_to_the_largest() -> None:
    largest = float(np.finfo(np.float32).max)
    results = [result("a", 4e38, 1.0, 1.0), result("b", largest, 1.0, 1.0, precision=F32)]
    (gap,) = verdict_on(1, results, F32, ROUNDING).across
    assert (gap.ulps, gap.size) == (1, 4e38 - largest)
    huge = [result("a", 1.7e308, 1.0, 1.0), result("b", -1.7e308, 1.0, 1.0)]
    (gap,) = verdict_on(1, huge, F64, BEYOND).within
    assert math.isinf(gap.size)
    assert not gap.is_rounding


def test_subnormal_numbers_are_compared_like_others() -> None:
    tiny = 2.0**-149
    results = [result("a", tiny, tiny, 3 * tiny, precision=F32)]
    results.append(result("b", tiny, tiny, tiny, precision=F32))
    found = verdict_on(1, results, F32, ROUNDING)
    assert found.within == (Gap(NEW_THETA, tiny, 3 * tiny, 2, is_rounding=True),)
    assert found.kind is VerdictKind.PARTED


# The run


def test_the_run_is_summed_up_by_what_matters_most_in_it() -> None:
    methods = compared_with(method("python"), Problem())
    runs = []
    for each in methods:
        descent = Descent(Problem(), each)
        runs.append(Run(Problem(), each, descent.advance(30), descent.stop))
    whole, in_parts = Judge(Problem(), methods), Judge(Problem(), methods)
    found = whole.judge(runs, 30)
    for last in (1, 2, 11, 11, 30):
        in_parts.judge(runs, last)
    assert whole.over_run == in_parts.over_run
    over_run = whole.over_run
    assert over_run is not None
    assert (over_run.steps, over_run.alone, over_run.kind) == (30, 0, VerdictKind.SAME_PARAMETERS)
    alike = [each for each in found if each.kind is VerdictKind.SAME_PARAMETERS]
    assert over_run.count == len(alike)
    assert over_run.first == alike[0].step == 2
    errors = {
        each.step: gap.size for each in alike for gap in each.across if gap.column.id == "error"
    }
    assert over_run.farthest == max(errors, key=errors.__getitem__)
    assert over_run.gap is not None
    assert over_run.gap.size == max(errors.values())
    assert np.array_equal(whole.proved, in_parts.proved)
    assert (whole.proved[:, :30] == Proved.YES).all()


@pytest.mark.parametrize(
    "problem",
    [
        Problem(-3.0, 1.0, 2.0, 0.2),
        Problem(alpha=0.3, precision=F32),
        Fit("w*x+b", Data(["x"], [[0.1, 0.2]], [0.3, 0.7]), rule=rule("adam")),
    ],
)
def test_who_judges_the_next_step_before_judges_all_alike_and_shows_nothing_sooner(
    problem: AnyProblem,
) -> None:
    methods = compared_with(method("python", problem), problem)
    runs = [Run(problem, each, Descent(problem, each).advance(30)) for each in methods]
    plain, ahead = Judge(problem, methods), Judge(problem, methods)
    for last in (1, 2, 3, 9, 9, 10, 30):
        before = ahead.length, ahead.over_run
        foreseen = [ahead.look_ahead(runs) for _ in range(2)] if ahead.length < 30 else []
        assert (ahead.length, ahead.over_run) == before
        found = plain.judge(runs, last)
        if last == before[0] + 1:
            assert foreseen == [plain.over_run] * 2
        assert ahead.judge(runs, last) == found
        assert (ahead.length, ahead.over_run) == (plain.length, plain.over_run)
        assert np.array_equal(ahead.proved[:, :last], plain.proved[:, :last])


def test_an_error_that_is_met_by_judging_the_next_step_is_raised_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = Problem()
    methods = compared_with(method("python"), problem)
    runs = [Run(problem, each, Descent(problem, each).advance(9)) for each in methods]
    judge = Judge(problem, methods)
    judge.judge(runs, 3)
    over_run = judge.over_run
    with monkeypatch.context() as patched:
        patched.setattr(Judge, "_sum_up", lambda *_: 1 / 0)
        assert judge.look_ahead(runs) is None
    assert (judge.length, judge.over_run) == (3, over_run)
    with pytest.raises(ZeroDivisionError):
        judge.judge(runs, 4)


@pytest.mark.parametrize(
    "problem", [Problem(-2.36, 1.71, -0.82, 0.19), Problem(0.09, -2.39, 0.06, 0.109)]
)
def test_the_two_ways_that_are_farthest_apart_say_how_far_whichever_formats_they_have(
    problem: Problem,
) -> None:
    runs = [descend(problem, each.id, 20) for each in METHODS]
    steps = min(map(len, runs))
    made = np.array([run.column("theta_next")[:steps] for run in runs])
    apart = made.max(axis=0) - made.min(axis=0)
    apart[np.ptp(made.astype(np.float32), axis=0) == 0] = 0  # equal, but for rounding
    among_float32 = made[1:].max(axis=0) - made[1:].min(axis=0)
    judge = Judge(problem, METHODS)
    judge.judge(runs, steps)
    over_run = judge.over_run
    assert over_run is not None
    assert over_run.gap is not None
    assert over_run.farthest == int(apart.argmax()) + 1
    assert over_run.gap.size == apart.max() > among_float32.max(), "Python lies outside of both"


def test_steps_that_only_one_has_made_are_counted_by_themselves() -> None:
    methods = compared_with(method("python"), Problem())
    problem = Problem(alpha=1e12)
    runs = [Run(problem, each, Descent(problem, each).advance(5), None) for each in methods]
    judge = Judge(problem, methods)
    judge.judge(runs, 5)
    made = [len(run) for run in runs]
    over_run = judge.over_run
    assert over_run is not None
    assert (over_run.steps, over_run.alone) == (5, 5 - sorted(made)[-2])
    assert over_run.kind is VerdictKind.SAME


def test_a_way_at_its_fixed_point_is_compared_on() -> None:
    methods = compared_with(method("python"), Problem())
    runs = []
    for each in methods:
        descent = Descent(Problem(), each)
        runs.append(Run(Problem(), each, descent.advance(100), descent.stop))
    ended = [run for run in runs if len(run) < 60]
    assert ended
    assert all(each.stop and each.stop.reason is StopReason.FIXED_POINT for each in ended)
    found = Judge(Problem(), methods).judge(runs, 60)
    assert len(found[-1].methods) == 4


def test_no_more_is_kept_than_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distance, "COMPARED_STEPS", 5)
    assert Judge(Problem(), METHODS).proved.shape == (3, 5)


def test_every_entry_of_the_lab_is_compared_with_one_format_only() -> None:
    for entry in lab.ENTRIES:
        formats = {each.precision(Problem()) for each in compared_with(entry.method, Problem())}
        assert len(formats) == 1


def test_over_a_run_every_step_with_another_new_parameter_is_counted_whoever_has_it() -> None:
    problem = Fit(
        error="0.1*p**2 + 2*q**2",
        start={"p": -5.0, "q": -2.0},
        alpha=0.6,
        rule=rule("sgd", momentum=0.5),
    )
    runs = [descend(problem, each, 12) for each in ("autograd", "python", "optimizer")]
    judge = Judge(problem, [run.method for run in runs])
    judge.judge(runs, 12)
    new = np.array(
        [[run.column(name).astype(np.float32) for name in ("p_next", "q_next")] for run in runs]
    )
    differ = (np.ptp(new, axis=0) > 0).any(axis=0)
    assert judge.over_run is not None
    assert judge.over_run.count == np.count_nonzero(differ) > 1
    assert judge.over_run.first == np.flatnonzero(differ)[0] + 1
