"""A race: rules go down the same valley from the same start, in step with the run looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gradapp.core.library import descend
from gradapp.core.problem.fit import Fit
from gradapp.core.run import Run
from gradapp.documents.document import Document, save
from gradapp.ui.plane.plot import PlanePlot
from gradapp.ui.plot.legend import Legend
from gradapp.ui.plot.overlay_style import STYLES
from tests.person import Person

RULES = ["SGD(momentum=0.5)", "RMSprop", "Adam"]


def pins(window: Person) -> list[Run]:
    return list(window.workbench.race.runs.values())


def plane(window: Person) -> PlanePlot:
    return window.window.plane


def marks(window: Person) -> list[tuple[float, float]]:
    """Where the markers of the pins are on the plane."""
    return [mark.at for mark in plane(window)._others._marks if mark.at is not None]


def at(run: Run, step: int) -> tuple[float, float]:
    return run.value("p_next", step), run.value("q_next", step)


def test_the_rules_race_from_the_gallery_s_valley_with_two_commands(window: Person) -> None:
    window.command("File", "A long valley")
    window.command("Run", "Race the rules")
    assert window.workbench.player.playing
    window.sees(lambda: window.workbench.current_run.cursor >= 2)
    window.keys("Space")
    window.settles()
    problem, step = window.workbench.current_run.problem, window.cursor
    assert isinstance(problem, Fit)
    alone = [descend(pin.problem, "python", step) for pin in pins(window)]
    assert [len(pin) for pin in pins(window)] == [window.steps] * 3
    assert [str(pin.name).split(" ·")[0] for pin in pins(window)] == RULES
    assert marks(window) == [at(run, step) for run in alone]
    assert {pin.problem.start for pin in pins(window)} == {problem.start}


def test_plain_descent_still_swings_where_momentum_has_come_to_rest(window: Person) -> None:
    """What the gallery says of its long valley is what the race shows."""
    window.command("File", "A long valley")
    window.command("Run", "Race the rules")
    window.keys("Space")
    window.workbench.current_run.step(20)
    window.settles()
    own, momentum = window.workbench.current_run.run, pins(window)[0]
    plain = [abs(own.value("q_next", step)) for step in range(15, 21)]
    other = [abs(momentum.value("q_next", step)) for step in range(15, 21)]
    assert min(plain) > 5 * max(other)


def test_all_markers_are_at_the_step_looked_at_forth_and_back(window: Person) -> None:
    window.command("File", "A long valley")
    window.keys("Ctrl+Shift+G", "Space")
    window.keys("Home")
    window.settles()
    start = [(-5.0, -2.0)] * 3
    assert marks(window) == start
    window.press("Step", times=4)
    window.settles()
    fourth = [at(descend(pin.problem, "python", 4), 4) for pin in pins(window)]
    assert marks(window) == fourth
    window.press("Back", times=2)
    window.settles()
    assert marks(window) == [at(pin, 2) for pin in pins(window)]


def test_without_the_race_pins_end_where_they_were_pinned_and_the_legend_says_so(
    window: Person,
) -> None:
    window.command("File", "A long valley")
    window.press("Step", times=3)
    window.keys("Ctrl+B")
    window.types("α", "0.3")
    window.press("Step", times=5)
    window.settles()
    legend = window.window.findChild(Legend, "plane_legend")
    assert legend is not None
    assert legend.isVisible()
    assert legend.accessibleDescription().endswith("(up to step 3)")
    assert marks(window) == [at(pins(window)[0], 3)]
    window.keys("Ctrl+G")
    window.settles()
    assert len(pins(window)[0]) == 5
    assert "(up to" not in legend.accessibleDescription()
    assert marks(window) == [at(descend(pins(window)[0].problem, "python", 5), 5)]
    window.keys("Ctrl+G")
    window.settles()
    assert len(pins(window)[0]) == 3
    assert marks(window) == [at(pins(window)[0], 3)]


def test_pins_of_another_start_don_t_race(window: Person) -> None:
    window.press("Step", times=2)
    window.keys("Ctrl+B", "Ctrl+G")
    window.types("θ₀", "3")
    window.press("Step", times=4)
    window.settles()
    assert [len(pin) for pin in pins(window)] == [2]
    window.types("θ₀", "1")
    window.press("Step", times=4)
    window.settles()
    assert [len(pin) for pin in pins(window)] == [4]


def test_a_race_is_pictured_alike_whatever_came_before(window: Person) -> None:
    window.command("File", "A long valley")
    window.keys("Ctrl+Shift+G", "Space")
    window.settles()
    window.workbench.current_run.step(9)
    window.settles()
    window.workbench.current_run.seek(6)
    window.settles()
    QApplication.processEvents()
    before = window.picture(plane(window))
    window.workbench.current_run.seek(1)
    window.keys("Ctrl+G", "Ctrl+G", "Ctrl+Shift+R")
    window.settles()
    window.workbench.current_run.seek(6)
    window.settles()
    QApplication.processEvents()
    assert window.picture(plane(window)) == before


def stated(number: float) -> str:
    """Return a number with six digits, and whether these are all."""
    digits = f"{number:.6g}"
    return ("" if float(digits) == number else "≈") + digits.replace("-", "−")


def test_a_race_is_told_in_words_and_each_marker_is_told_apart(window: Person) -> None:
    window.command("File", "A long valley")
    window.keys("Ctrl+Shift+G", "Space", "Home")
    window.press("Step", times=2)
    window.settles()
    words = plane(window).words()
    for number, (rule, pin) in enumerate(zip(RULES, pins(window), strict=True), start=1):
        assert f"“{number}: {rule}" in words
        p, q = map(stated, at(pin, 2))
        assert f"at p {p}, q {q} after step 2" in words
    drawn = plane(window)._others._marks
    assert [mark.number for mark in drawn] == ["1", "2", "3"]
    assert [mark.style for mark in drawn] == list(STYLES[:3])


def test_the_rules_are_not_pinned_twice_nor_beyond_eight(window: Person) -> None:
    window.keys("Ctrl+Shift+G", "Space", "Ctrl+Shift+G", "Space")
    window.settles()
    assert len(pins(window)) == 3
    window.keys("Home")
    window.press("Step")
    window.keys(*["Ctrl+B"] * 4)
    assert len(pins(window)) == 7
    window.types("α", "0.2")
    window.keys("Ctrl+Shift+G", "Space")
    window.settles()
    assert len(pins(window)) == 8


@pytest.mark.parametrize("alpha", ["0.1", "0.2"])
def test_on_the_parabola_the_markers_go_along_too(window: Person, alpha: str) -> None:
    window.types("α", alpha)
    window.keys("Ctrl+Shift+G", "Space", "Home")
    window.press("Step", times=3)
    window.settles()
    plot = window.window.parabola
    scale = plot._span.theta
    found = [scale.to_value(mark.at[0]) for mark in plot._others.marks._marks if mark.at]
    expected = [descend(pin.problem, "python", 3).value("theta_next", 3) for pin in pins(window)]
    assert found == pytest.approx(expected)


def test_it_is_said_what_a_race_pins_and_that_earlier_pins_stay(window: Person) -> None:
    window.command("File", "A long valley")
    window.command("Run", "Race the rules")
    said = window.spoken()
    first, second, third = (pin.name for pin in pins(window))
    assert said == f"Pinned for the race: “{first}”, “{second}” and “{third}”."
    assert all(rule in said for rule in RULES)
    assert "before" not in said
    window.command("Run", "Race the rules")
    assert window.spoken() == "Nothing is pinned for the race: the pins already there race again."
    assert len(pins(window)) == 3
    window.keys("Space")
    window.command("File", "The notebook")
    window.command("Run", "Race the rules")
    assert window.spoken().endswith("Earlier pins stay: 6 of at most 8 pins.")
    window.keys("Space")
    window.settles()


def test_undoing_a_race_switches_it_off_and_redoing_it_on(window: Person) -> None:
    switch = window.window.menus.actions["race"]
    window.command("File", "A long valley")
    window.command("Run", "Race the rules")
    window.sees(lambda: len(pins(window)) == 3)
    assert (switch.isChecked(), window.workbench.race.is_on) == (True, True)
    assert "Undo: the race" in window.window.menus.actions["undo"].text().replace("&", "")
    window.keys("Ctrl+Z")
    assert not pins(window)
    assert (switch.isChecked(), window.workbench.race.is_on) == (False, False)
    window.keys("Ctrl+Y")
    window.sees(lambda: len(pins(window)) == 3)
    assert (switch.isChecked(), window.workbench.race.is_on) == (True, True)


def test_the_switch_alone_is_no_change_and_new_ends_the_race(window: Person) -> None:
    switch = window.window.menus.actions["race"]
    window.press("Step", times=2)
    window.keys("Ctrl+B")
    switch.trigger()
    assert window.workbench.race.is_on
    assert "the pin" in window.window.menus.actions["undo"].text()
    window.keys("Ctrl+N")
    assert (switch.isChecked(), window.workbench.race.is_on) == (False, False)
    window.keys("Ctrl+Z")
    assert (switch.isChecked(), len(pins(window))) == (True, 1)
    window.keys("Ctrl+Z")
    assert (switch.isChecked(), len(pins(window))) == (True, 0)


def test_a_document_comes_back_with_its_race(window: Person, tmp_path: Path) -> None:
    window.command("File", "A long valley")
    window.command("Run", "Race the rules")
    window.sees(lambda: window.workbench.current_run.cursor >= 2)
    window.keys("Space")
    window.settles()
    raced = [len(pin) for pin in pins(window)]
    document = window.workbench.document
    save(document.now(with_bits=True), tmp_path / "race.gradapp")
    document.show(Document(), None)
    assert not window.workbench.race.is_on
    window.workbench.open(str(tmp_path / "race.gradapp"))
    window.sees(lambda: [len(pin) for pin in pins(window)] == raced)
    assert window.window.menus.actions["race"].isChecked()
