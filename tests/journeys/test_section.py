"""The section along the step is switched on and off, and remembered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox

from gradapp.app.system.settings import Remembered
from gradapp.core.problem.examples import GALLERY
from gradapp.ui.plane.section import SectionPlot
from tests.person import Person


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
    assert not window.window.actions_by_id["section"].isChecked()


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
    assert second.window.actions_by_id["section"].isChecked()
    second.sees(section(second).isVisible)
