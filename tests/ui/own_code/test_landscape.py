"""What a person sees of the error around a step of own code, over one number and over two."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gradapp.core.numbers.precision import Precision
from gradapp.core.own_code.landscape import Around
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.own_code.landscape import LandscapePlot
from gradapp.ui.plot.canvas import Canvas
from tests.ui.seen import expose, picture

F64 = Precision.FLOAT64


def over_one(at: float, gradient: float | None = None, error: str = "E") -> Around:
    """E = (2θ − 3)² around θ, to which one earlier step has led."""
    across = np.linspace(at - 2, at + 2, 81)
    grad = None if gradient is None else (gradient,)
    before = np.array([[at - 1]])
    return Around(
        error,
        ("θ",),
        (at,),
        (2 * at - 3) ** 2,
        grad,
        (before, (2 * before[:, 0] - 3) ** 2),
        across,
        np.empty(0),
        (2 * across - 3) ** 2,
    )


def over_two(gradient: tuple[float, float] | None = (1.0, 0.0)) -> Around:
    """E = w² + b² around (1, 0)."""
    across, upright = np.linspace(-2, 2, 21), np.linspace(-1, 1, 21)
    heights = across[None, :] ** 2 + upright[:, None] ** 2
    none = (np.empty((0, 2)), np.empty(0))
    return Around("loss", ("w", "b"), (1.0, 0.0), 1.0, gradient, none, across, upright, heights)


@pytest.fixture
def plot(qtbot: QtBot) -> LandscapePlot:
    made = LandscapePlot()
    made.apply_theme(LIGHT)
    expose(qtbot, made, 480, 360)
    return made


def canvas(made: LandscapePlot) -> Canvas:
    found = made.findChild(Canvas, "own_landscape_canvas")
    assert found is not None
    return found


def colours_at(made: LandscapePlot, x: float, y: float) -> set[str]:
    """Return the colours at a place, and a pixel or two around it."""
    place = canvas(made).pixel(x, y).toPoint()
    image = canvas(made).grab().toImage()
    around = range(-2, 3)
    return {image.pixelColor(place + QPoint(dx, dy)).name() for dx in around for dy in around}


def told(made: LandscapePlot) -> QLabel:
    found = made.findChild(QLabel, "own_landscape_told")
    assert found is not None
    return found


def test_where_there_is_none_it_says_why_and_draws_nothing(plot: LandscapePlot) -> None:
    plot.show_nothing("No backward() was called.")
    assert not canvas(plot).isVisible()
    assert plot.words() == "No backward() was called."
    assert "No backward() was called." in plot.accessibleDescription()
    plot.show_around(over_one(1.0), 1, F64)
    assert canvas(plot).isVisible()
    assert "No backward()" not in plot.words()


def test_over_one_number_all_that_is_drawn_is_said(plot: LandscapePlot) -> None:
    plot.show_around(over_one(1.0, gradient=-4.0), 1_234, F64)
    words = plot.words().replace("\N{NO-BREAK SPACE}", " ")
    assert words == (
        "E over θ at step 1,234, by the code's own lines. It is at θ = 1. ● E = 1   .grad = −4. "
        "E where it was computed: from 0 to 25. Earlier calls of "
        "backward() on it: 1."
    )
    assert plot.accessibleDescription() == plot.words()
    assert told(plot).text().replace("\N{NO-BREAK SPACE}", " ") == "● E = 1   .grad = −4"
    plot.show_around(over_one(1.0), 1, F64)
    assert ".grad" not in plot.words(), "where it is not known"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_curve_its_slope_and_the_point_are_where_the_numbers_say(
    plot: LandscapePlot, theme: Theme
) -> None:
    plot.apply_theme(theme)
    plot.show_around(over_one(2.0, gradient=4.0), 1, F64)
    assert theme.error in colours_at(plot, 3.0, 9.0)
    assert theme.error in colours_at(plot, 2.0, 1.0)
    assert theme.gradient in colours_at(plot, 2.6, 1 + 4 * 0.6)
    plot.show_around(over_one(2.0), 1, F64)
    assert theme.gradient not in colours_at(plot, 2.6, 1 + 4 * 0.6)


def test_over_two_numbers_an_arrow_leads_against_the_gradient(plot: LandscapePlot) -> None:
    plot.show_around(over_two(), 3, F64)
    assert LIGHT.gradient in colours_at(plot, 0.6, 0.0)
    plot.show_around(over_two((-1.0, 0.0)), 3, F64)
    assert LIGHT.gradient in colours_at(plot, 1.4, 0.0)
    assert LIGHT.gradient not in colours_at(plot, 0.6, 0.0)
    for unknown in (None, (0.0, 0.0), (float("nan"), 1.0)):
        plot.show_around(over_two(unknown), 3, F64)
        assert LIGHT.gradient not in colours_at(plot, 1.4, 0.0)
    plot.show_around(over_two((2.0, -0.5)), 3, F64)
    words = plot.words().replace("\N{NO-BREAK SPACE}", " ")
    assert words.startswith("loss over w, b at step 3,")
    assert ".grad = 2, −0.5. " in words
    assert (canvas(plot).bottom.name, canvas(plot).left.name) == ("w", "b")


def test_what_is_no_number_is_left_out_and_the_rest_is_drawn(plot: LandscapePlot) -> None:
    around = over_one(2.0, gradient=float("nan"))
    around.heights[:40] = np.inf
    plot.show_around(around, 1, F64)
    assert "from 1 to 25" in plot.words().replace("\N{NO-BREAK SPACE}", " ")
    assert LIGHT.error in colours_at(plot, 3.0, 9.0)
    around.heights[:] = np.nan
    plot.show_around(around, 2, F64)
    assert "where it was computed" not in plot.words()


def test_what_is_seen_follows_from_the_step_whatever_was_shown_before(
    plot: LandscapePlot, qtbot: QtBot
) -> None:
    around = over_one(1.0, gradient=-4.0)
    plot.show_around(around, 1, F64)
    expected = picture(plot)
    for other in (over_two(), over_one(1e6), over_one(1.0, error="loss")):
        plot.show_around(other, 2, F64)
        plot.show_nothing("none")
        plot.show_around(other, 2, F64)
        plot.show_around(around, 1, F64)
        qtbot.waitUntil(lambda: picture(plot) == expected)


def test_in_little_height_the_drawing_has_it_and_the_numbers_come_back_with_more(
    plot: LandscapePlot, qtbot: QtBot
) -> None:
    plot.show_around(over_one(1.0, gradient=-4.0), 1, F64)
    expected = picture(plot)
    plot.resize(480, 8 * plot.fontMetrics().height())
    assert not told(plot).isVisible()
    assert ".grad" in plot.words(), "a screen reader has them still"
    plot.resize(480, 360)
    qtbot.waitUntil(lambda: picture(plot) == expected)
