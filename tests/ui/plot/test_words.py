"""What is said of the parabola to those who do not see it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from gradapp.core import descend
from gradapp.core.problem.notebook import Problem
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_style import RIGHT_STYLE, STYLES
from gradapp.ui.plot.words import beside_words, error_words


def test_an_error_that_is_beyond_float32_is_told_by_its_size() -> None:
    problem = Problem(theta=3.0, x=10.0, y=2.0, alpha=1e6)
    run = descend(problem, "autograd", 100)
    values = run.step(len(run))
    expected = float((Fraction(values.theta_next) * 10 - 2) ** 2)
    assert expected > 3.5e38, "beyond float32"
    told = error_words(problem, 0.2, run.method, values, ())
    mantissa, exponent = f"{expected:.5e}".split("e+")
    raised = exponent.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    assert f"where E ≈ {mantissa.rstrip('0')}·10{raised}." in told


def test_each_run_beside_it_has_a_sentence_of_its_own() -> None:
    run = descend(Problem(), "python", 3)
    beside = [
        Overlay(replace(run, name="2 autograd"), STYLES[0]),
        Overlay(run, RIGHT_STYLE, symbol="b"),
    ]
    told = error_words(Problem(), 1.5, run.method, None, beside)
    assert told.endswith(" Beside it: “1: 2 autograd”. Beside it: “b”.")
    told = beside_words(beside, 1)
    assert told == [
        f"Beside it: “{name}”, at θ 1.4 after step 1." for name in ("1: 2 autograd", "b")
    ]
