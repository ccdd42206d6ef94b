"""What is said of the plane has ≈ before each number that is rounded, and before no other."""

from __future__ import annotations

import re
from fractions import Fraction

from gradapp.core.columns import Holds
from gradapp.core.library import descend
from gradapp.core.problem.fit import Fit
from gradapp.core.run import Run
from gradapp.ui.plane.projection import Projection
from gradapp.ui.plane.words import plane_words
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_style import STYLES

SLANTED = Fit(error="(3*p - 1)**2 + (q - 2)**2", start={"p": 1.0, "q": 0.123456789}, alpha=0.01)
MINIMUM = {"p": Fraction(1, 3), "q": Fraction(2)}
NUMBER = r"([=≈]?) ?(−?\d+(?:\.\d+)?)"


def is_as_marked(mark: str, digits: str, number: Fraction) -> bool:
    """Whether the digits are all of the number, or are marked as rounded and nearest to it."""
    written = Fraction(digits.replace("−", "-"))
    return written == number if mark != "≈" else 0 < abs(written - number) < Fraction(1, 10**5)


def exact(value: float) -> Fraction:
    """Return the number that a person means who types its shortest digits."""
    return Fraction(repr(value))


def said(run: Run, step: int, beside: tuple[Overlay, ...] = ()) -> str:
    minimum = tuple(map(float, MINIMUM.values()))
    values = run.step(step) if step else None
    return plane_words(Projection(run, (0, 1), minimum, values), beside)


def test_where_the_error_is_least_equals_what_has_all_its_digits() -> None:
    words = said(descend(SLANTED, steps=1), 0)
    assert words.startswith("The error over p and q. ")
    for name, number in MINIMUM.items():
        (found,) = re.findall(rf"minimum is at .*?\b{name} {NUMBER}", words)
        assert is_as_marked(*found, number), words
        assert found[0] == ("≈" if number.denominator == 3 else "=")


def test_where_the_run_starts_is_told_by_all_digits_or_as_rounded() -> None:
    words = said(descend(SLANTED, steps=1), 0)
    for name, start in zip(SLANTED.names, SLANTED.start, strict=True):
        (found,) = re.findall(rf"starts at .*?\b{name} {NUMBER}", words)
        assert is_as_marked(*found, exact(start)), words


def test_a_number_on_the_way_of_a_step_is_marked_where_it_is_rounded() -> None:
    run = descend(SLANTED, steps=3)
    for step in (1, 2, 3):
        values, words = run.step(step), said(run, step)
        ends = map(values.that_hold, (Holds.BEFORE, Holds.AFTER))
        for name, before, after in zip(SLANTED.names, *ends, strict=True):
            (found,) = re.findall(rf"\b{name} {NUMBER} → {NUMBER}", words)
            assert is_as_marked(*found[:2], exact(before)), words
            assert is_as_marked(*found[2:], exact(after)), words


def test_so_is_the_place_of_a_run_beside_it() -> None:
    run = descend(SLANTED, steps=3)
    words = said(run, 2, (Overlay(run, STYLES[0]),)).partition("Beside it")[2]
    for name, number in zip(SLANTED.names, run.step(2).that_hold(Holds.AFTER), strict=True):
        (found,) = re.findall(rf"\b{name} {NUMBER}", words)
        assert is_as_marked(*found, exact(number)), words
