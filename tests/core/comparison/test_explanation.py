"""Explanations are proved on the numbers of the step that they are about."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.comparison.distance import distance
from gradapp.core.comparison.explanation import Explanation, Rounds, explain
from gradapp.core.comparison.judge import Judge
from gradapp.core.comparison.proved import Proved
from gradapp.core.comparison.words import sentences_on
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.ui.comparison.why_page import quantities
from gradapp.ui.comparison.why_sentences import sentences
from tests.additions import ahead
from tests.runs import LAST_BIT, fused_here

F32, F64 = Precision.FLOAT32, Precision.FLOAT64


def runs(problem: Problem, steps: int) -> list[Run]:
    found = []
    for each in METHODS:
        descent = Descent(problem, each)
        columns = descent.advance(steps)
        found.append(Run(problem, each, columns, descent.stop))
    return found


def rounds(explanation: Explanation) -> dict[str, Rounds]:
    return {each.method.id: each.rounds for each in explanation.updates}


def ulps(explanation: Explanation) -> tuple[int, ...]:
    return tuple(spread.ulps for spread in explanation.spreads)


def test_the_example_differs_in_one_rounding_and_the_proof_shows_it() -> None:
    explanation = explain(LAST_BIT, runs(LAST_BIT, 1), 1)
    bare, _, sgd, _ = explanation.updates
    assert bare.product == Fraction(0.2) * Fraction(-10)
    assert bare.rounded_product == -2.0
    assert bare.twice == -1.0
    assert bare.once == -0.9999999999999999
    assert bare.rounds is Rounds.TWICE
    if fused_here():
        assert ulps(explanation) == (0, 0, 0, 1)
        assert sgd.rounds is Rounds.ONCE
        assert explanation.parted == 1
        assert sentences(explanation) == [
            "The update differs: Python and autograd rounded α·dE/dθ and then the difference; "
            "Optimizer and MSELoss multiplied and subtracted in one operation, a fused "
            "multiply-add, and rounded once."
        ]


def test_where_nothing_is_fused_it_says_that_one_rounding_would_have_differed() -> None:
    same = [
        Run(LAST_BIT, method(name), Descent(LAST_BIT, method("python")).advance(1))
        for name in ("python", "autograd", "optimizer", "mseloss")
    ]
    explanation = explain(LAST_BIT, same, 1)
    assert ulps(explanation) == (0, 0, 0, 0)
    assert explanation.parted is None
    assert sentences(explanation)[-1] == (
        "A fused multiply-add would have given −0.9999999999999999, 1 ulp away; this PyTorch, on "
        "this machine, rounds twice as the others do."
    )


def test_the_notebooks_step_is_equal_and_says_so() -> None:
    explanation = explain(Problem(), runs(Problem(), 1), 1)
    assert ulps(explanation) == (0, 0, 0, 0)
    assert sentences(explanation)[:2] == [
        "All four ways give the same E, dE/dθ and new θ, once they are rounded to float32.",
        "Python computes in float64, whatever is chosen, and is rounded to float32 only to be "
        "compared.",
    ]


def test_to_the_last_bit_is_said_only_where_the_bits_are_the_same() -> None:
    problem = Problem(precision=F64)
    explanation = explain(problem, runs(problem, 1), 1)
    assert len({each.theta_next.hex() for each in explanation.updates}) == 1
    assert sentences(explanation)[0] == (
        "All four ways give the same E, dE/dθ and new θ, to the last bit."
    )
    new_theta = quantities(explanation)[-1]
    assert (new_theta.compared, len(new_theta.rows)) == ("equal", 1)
    new_theta = quantities(explain(Problem(), runs(Problem(), 1), 1))[-1]
    assert new_theta.compared == "equal after rounding to float32"
    assert [who for who, _, _ in new_theta.rows] == [
        "1 Python",
        "2 autograd, 3 Optimizer, 4 MSELoss",
    ]
    assert len({bits for _, _, bits in new_theta.rows}) == 2


def test_in_float32_bare_python_is_named_as_the_one_in_float64() -> None:
    explanation = explain(Problem(), runs(Problem(), 3), 3)
    assert sentences(explanation)[0] == (
        "Python computes in float64, whatever is chosen, and is rounded to float32 only to be "
        "compared."
    )
    assert explanation.parted == 2


def test_what_was_different_before_the_step_is_not_blamed_on_it() -> None:
    problem = Problem(alpha=0.26)
    made = [each for each in runs(problem, 3) if each.method.id != "python"]
    explanation = explain(problem, made, 3)
    if fused_here():
        assert explanation.parted == 2
        assert any("parted in step 2" in sentence for sentence in sentences(explanation))


def test_many_ulps_beside_the_minimum_are_put_down_to_cancellation() -> None:
    explanation = explain(Problem(), runs(Problem(), 6), 6, Proved.YES)
    assert explanation.spreads[1].ulps > 1000
    sentence = sentences(explanation)[-1]
    assert sentence.startswith("E and dE/dθ are so many ulp apart because f(x) − y is a small")
    residual = np.float32(abs(explanation.errors[1]) ** 0.5)
    times = np.spacing(np.float32(3)) / np.spacing(residual)
    assert f"{times:,.0f} ulp of f(x) − y" in sentence


@pytest.mark.parametrize("step", range(2, 11))
def test_wherever_the_difference_is_exact_and_its_square_far_apart_cancellation_is_told(
    step: int,
) -> None:
    explanation = explain(Problem(), runs(Problem(), step), step, Proved.YES)
    θ = np.float32(1)
    for _ in range(step - 1):
        θ = θ - np.float32(0.1) * (np.float32(2) * np.float32(2) * (θ * np.float32(2) - 3))
    fx = Fraction(float(θ * np.float32(2)))
    assert Fraction(3, 2) <= fx <= 6  # so that f(x) − y is exact, says Sterbenz's lemma
    told = [each for each in sentences(explanation) if "small difference" in each]
    assert len(told) == 1
    assert max(ulps(explanation)[1:3]) > 2


def test_one_ulp_of_rounding_is_not_put_down_to_cancellation() -> None:
    for step in range(1, 6):
        explanation = explain(LAST_BIT, runs(LAST_BIT, step), step, Proved.YES)
        if max(ulps(explanation)[1:3]) <= 2:
            assert explanation.crowding is None


@pytest.mark.parametrize("precision", Precision)
def test_a_gradient_that_is_another_one_is_not_put_down_to_rounding(precision: Precision) -> None:
    problem = Problem(precision=precision)
    descent = Descent(problem, ahead.WAY)
    wrong = Run(problem, ahead.WAY, descent.advance(9), descent.stop)
    made = [*runs(problem, 9), wrong]
    judge = Judge(problem, [run.method for run in made])
    judge.judge(made, 9)
    for step in range(1, 10):
        proved = Proved(judge.proved[:, step - 1].min())
        assert proved is Proved.NO  # dE/dθ is x²h = 0.004 too large
        told = sentences(explain(problem, made, step, proved))
        assert told[:2] == [
            "Rounding alone does not explain how far apart the ways are.",
            "E or dE/dθ of ahead is not what (f(x) − y)² and 2x (f(x) − y), each operation "
            "rounded, give for its θ.",
        ]
        assert not any("small difference" in each for each in told)
    assert explain(problem, made, 6, Proved.YES).crowding is None


def test_of_pytorch_it_is_not_said_how_it_rounds_where_only_float64_could_tell() -> None:
    problem = Problem(-4.5, 1.5, 2.0, 0.7)
    explanation = explain(problem, runs(problem, 1), 1)
    bare, *torchs = explanation.updates
    assert bare.once != bare.twice
    assert all(each.once == each.twice for each in torchs)
    assert not any("A fused multiply-add" in each for each in sentences(explanation))


def test_in_every_step_it_writes_the_same_difference_as_the_verdict() -> None:
    found = runs(Problem(), 30)
    judge = Judge(Problem(), [run.method for run in found])
    verdicts = [each for each in judge.judge(found, max(map(len, found))) if each.across]
    assert len(verdicts) > 15
    for verdict in verdicts:
        explanation = explain(Problem(), found, verdict.step)
        error = quantities(explanation)[1]
        apart = max(explanation.errors) - min(explanation.errors)
        digits, exponent = f"{apart:.1e}".split("e")
        power = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
        size = f"≈{digits.removesuffix('.0')}·10{power}"
        assert error.compared.startswith(f"≠ by {size}, ")
        assert f"E differs by {size}. That is rounding." in " ".join(
            map(str, sentences_on(verdict))
        )


def test_a_single_way_has_nothing_to_be_compared_with() -> None:
    explanation = explain(Problem(), runs(Problem(), 1)[:1], 1)
    assert sentences(explanation) == [
        "Only one way has made this step, so there is nothing to compare."
    ]


@pytest.mark.parametrize("precision", Precision)
@given(
    numbers=st.tuples(*[st.floats(-50, 50)] * 3), alpha=st.floats(1e-4, 0.5), step=st.integers(1, 6)
)
def test_every_update_is_explained_by_one_or_two_roundings(
    precision: Precision, numbers: tuple[float, float, float], alpha: float, step: int
) -> None:
    problem = Problem(*numbers, alpha, precision)
    made = runs(problem, step)
    if not any(each.at(step) for each in made):
        return
    explanation = explain(problem, made, step)
    found = rounds(explanation)
    assert Rounds.NEITHER not in found.values()
    for name in ("python", "autograd"):
        assert found.get(name) in (None, Rounds.TWICE, Rounds.EITHER)
    assert sentences(explanation)
    for each in explanation.updates:
        assert distance(each.once, each.twice, each.precision) is not None
        if each.rounds is Rounds.EITHER:
            assert each.once == each.twice
