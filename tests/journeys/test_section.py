"""The section along the step is switched on and off, and remembered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel

from gradapp.app.system.settings import Remembered
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.ui.plane.section import SectionPlot
from gradapp.ui.plot.canvas import Canvas
from tests.journeys.test_hall import enter, settled
from tests.person import Person

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")


def section(window: Person) -> SectionPlot:
    return window.window.error_picture.section


def test_the_section_is_there_by_key_and_by_box_and_follows_the_step(window: Person) -> None:
    window.command("File", "A long valley")
    window.press("Step", times=2)
    assert not section(window).isVisible()
    window.keys("Ctrl+K")
    window.sees(section(window).isVisible)
    box = window.find(QCheckBox, "section")
    assert box.isChecked()
    assert "line of step 2" in section(window).words()
    window.press("Step")
    window.sees(lambda: "line of step 3" in section(window).words())
    box.click()
    window.sees(lambda: not section(window).isVisible())
    assert not window.window.menus.actions["section"].isChecked()


def test_of_one_parameter_there_is_no_section(window: Person) -> None:
    window.keys("Ctrl+K")
    assert not section(window).isVisible()
    window.command("File", "Momentum flies past")
    window.press("Step")
    assert not section(window).isVisible()
    window.command("File", "A long valley")
    window.press("Step")
    window.sees(section(window).isVisible)


def test_the_section_is_remembered(open_window: Callable[..., Person]) -> None:
    first = open_window(Remembered(animate=False, problem=GALLERY[2][1]))
    first.keys("Ctrl+K")
    first.window.close()
    second = open_window()
    assert second.window.menus.actions["section"].isChecked()
    second.sees(section(second).isVisible)


@pytest.mark.parametrize("scale", [100, 175, 250])
def test_plane_and_section_have_room_in_the_hall_and_with_large_text(
    open_window: Callable[..., Person], scale: int
) -> None:
    start = {"p": 1, "q": -2, "r": 0.3}
    problem = Fit(error="p**2+2*q**2+r**2+p*q*r", start=start, alpha=0.1)
    remembered = Remembered(animate=False, problem=problem, section=True, text_scale=scale)
    person = open_window(remembered)
    person.window.resize(1360, 860)
    person.press("Step", times=3)
    settled(person)
    picture = person.window.error_picture

    def lines() -> list[float]:
        """Return how many lines high each view is."""
        views = [
            (plot.findChild(Canvas).view().height(), plot.fontMetrics().height())
            for plot in (picture.plane, picture.section)
        ]
        return [height / line for height, line in views]

    person.window.menus.actions["pin"].trigger()
    settled(person)
    assert min(lines()) > 1.6
    for size in ((1360, 860), (1024, 768), (1024, 700), (1920, 1080)):
        enter(person, size)
        assert min(lines()) > 4, size
        person.keys("F11")
        settled(person)
    assert picture.section.findChild(TitleLabel).isVisible()


def test_at_the_start_it_says_why_there_is_no_line_in_place_of_empty_axes(window: Person) -> None:
    window.command("File", "A long valley")
    window.keys("Ctrl+K")
    window.sees(section(window).isVisible)
    why, canvas = window.find(QLabel, "section_why"), section(window).findChild(Canvas)
    assert why.text() == "No steps yet: → makes the first."
    assert why.isVisible()
    assert not canvas.isVisible()
    window.press("Step")
    window.sees(canvas.isVisible)
    assert not why.isVisible()
    window.keys("Home")
    window.sees(why.isVisible)
    assert why.text() == "This is the start: → goes to step 1."
    assert not canvas.isVisible()
