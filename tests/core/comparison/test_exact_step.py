"""A step done again exactly, beside what each way has."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from gradapp.core.comparison.exact_step import ExactStep, exact_step
from gradapp.core.comparison.proved import Proved
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.rules.table import rule
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.writing.ways import ways
from gradapp.ui.comparison.why_exact_page import plain, sentences

XS, YS = (0.1, 1.3, 2.7), (0.3, -1.1, 4.2)


def runs_of(problem: Fit, steps: int) -> list[Run]:
    runs = []
    for way in ways(problem):
        descent = Descent(problem, way)
        runs.append(Run(problem, way, descent.advance(steps), descent.stop))
    return runs


def explained(problem: Fit, step: int) -> ExactStep:
    found = exact_step(problem, runs_of(problem, step), step, Proved.YES)
    assert isinstance(found, ExactStep)
    return found


@pytest.mark.parametrize("step", [1, 4])
def test_exact_numbers_are_those_of_fractions_from_where_each_way_stood(step: int) -> None:
    problem = Fit("w*x + b", Data(("x",), (XS,), YS), alpha=0.1, precision="float32")
    runs = runs_of(problem, step)
    found = exact_step(problem, runs, step)
    assert isinstance(found, ExactStep)
    by_id = {run.method.id: run for run in runs}
    for place, quantity in enumerate(found.quantities):
        assert {way.id for row in quantity.rows for way in row.methods} == set(by_id)
        for row in quantity.rows:
            run = by_id[row.methods[0].id]
            kind = np.dtype(row.precision.value).type
            samples = [
                (Fraction(float(kind(x))), Fraction(float(kind(y))))
                for x, y in zip(XS, YS, strict=True)
            ]
            w, b = (Fraction(float(each)) for each in run.steps[:2, step - 1])
            error = sum((w * x + b - y) ** 2 for x, y in samples) / 3
            by_w = sum(2 * x * (w * x + b - y) for x, y in samples) / 3
            by_b = sum(2 * (w * x + b - y) for x, y in samples) / 3
            alpha = Fraction(0.1)
            exact = (error, by_w, by_b, w - alpha * by_w, b - alpha * by_b)[place]
            assert abs(Fraction(row.exact) - exact) <= abs(exact) * Fraction(1, 10**23)
            ulp = Fraction(float(np.spacing(abs(kind(row.made)))))
            assert row.ulps == pytest.approx(float(abs(Fraction(row.made) - exact) / ulp))
            assert row.is_nearest == (abs(Fraction(row.made) - exact) <= ulp / 2)


def test_words_say_what_is_farthest_and_where_the_ways_parted() -> None:
    problem = Fit("w*x + b", Data(("x",), (XS,), YS), alpha=0.1, rule=rule("adam"))
    found = explained(problem, 5)
    assert not found.begin_alike
    text = plain(found)
    assert f"they parted in step {found.parted}" in text
    assert "Farthest from exact: " in text
    farthest = max(row.ulps for each in found.quantities for row in each.rows)
    assert f"≈{farthest:.2g} ulp" in text.replace("·10", "e") or farthest >= 1000


def test_where_all_numbers_are_the_nearest_there_are_that_is_said() -> None:
    problem = Fit("w*x", Data(("x",), ((1.0, 2.0),), (3.0, 1.0)), alpha=0.5)
    found = explained(problem, 1)
    assert any("Every number is the exact one, rounded once" in each for each in sentences(found))
    assert all(row.ulps == 0 for each in found.quantities for row in each.rows)
    # f(x) − y is −2 and 1, so dE/dw is −2 + 2 = 0.
    assert "dE/dw\n" in plain(found)
    assert "    exact = 0\n" in plain(found)


def test_equality_is_claimed_only_before_all_digits() -> None:
    found = explained(Fit(error="p**2/3", start=(1.5,), precision="float64"), 1)
    error, gradient, _ = (quantity.rows[0] for quantity in found.quantities)
    assert (error.exact, error.has_more) == ("0.75", False)
    assert (gradient.exact, gradient.has_more) == ("1.0", False)
    third = explained(Fit(error="p**2/3", start=(1.0,), precision="float64"), 1)
    assert third.quantities[0].rows[0].has_more
    assert "exact ≈ 0.3333333333333333333333333" in plain(third)


def test_a_sum_whose_terms_cancel_is_told_as_the_reason_of_many_ulp() -> None:
    data = Data(("x",), ((1.0, 1.0, 1.0),), (0.0, 1.0, 1.9999))
    found = explained(Fit("w*x", data, precision="float64"), 1)
    (told,) = (each for each in sentences(found) if "nearly cancel" in each)
    # f(x) − y is 1, 0 and −0.9999: together 1.9999, and their sum is 0.0001.
    assert "≈20,000 times" in told.replace("2·10⁴", "20,000")


@pytest.mark.parametrize(
    ("proved", "cause"),
    [
        (Proved.NO, "Rounding alone does not explain how far apart the ways are."),
        (Proved.UNKNOWN, "It is not proved that the ways differ by rounding alone."),
    ],
)
def test_what_is_not_proved_to_be_rounding_is_not_put_down_to_it(
    proved: Proved, cause: str
) -> None:
    problem = Fit("w*x + b", Data(("x",), (XS,), YS), alpha=0.1, precision="float32")
    found = exact_step(problem, runs_of(problem, 4), 4, proved)
    assert isinstance(found, ExactStep)
    told = list(sentences(found))
    assert any(each.startswith(f"{cause} Farthest from exact: ") for each in told)
    assert not any("Each operation rounds" in each for each in told)
    cancels = Fit("w*x", Data(("x",), ((1.0, 1.0, 1.0),), (0.0, 1.0, 1.9999)), precision="float64")
    found = exact_step(cancels, runs_of(cancels, 1), 1, proved)
    assert isinstance(found, ExactStep)
    assert not any("nearly cancel" in each for each in sentences(found))


def test_a_constant_of_the_formula_is_the_number_that_programs_have() -> None:
    found = explained(Fit(error="p/3 + 0.1*p**2", start=(3.0,), precision="float64"), 1)
    exact = Fraction(1) + Fraction(0.1) * 9
    assert abs(Fraction(found.quantities[0].rows[0].exact) - exact) < Fraction(1, 10**20)


def test_many_samples_are_not_done_again() -> None:
    xs = tuple(float(n) for n in range(600))
    whole = Fit("w*x", Data(("x",), (xs,), xs), alpha=1e-9)
    words = str(exact_step(whole, runs_of(whole, 1), 1))
    assert "Steps of up to 500 samples are done again" in words
    assert "one of 600 would" in words
    assert len(explained(whole.but(batch=3), 2).quantities) == 3
