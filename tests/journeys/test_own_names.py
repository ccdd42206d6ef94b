"""What is said of a problem and of a way is said by their own names, not by the notebook's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from gradapp.app.system.settings import Remembered
from gradapp.core.methods import METHODS, Method
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.kinds import PROBLEM_KINDS
from gradapp.core.program.text import Program
from gradapp.ui.hall.page_rows import HALL_PAGES
from gradapp.ui.hall.window import Hall
from gradapp.ui.side_by_side.view import ColumnsView
from tests.additions import line
from tests.journeys.test_languages import settle, texts
from tests.person import Person

# "offscreen" says so of a dock that floats.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")

PROBLEM = Fit(error="p**2 + 2*q**2 + 3*r**2 + p*q*r", alpha=0.05)
AHEAD = Method(
    "ahead",
    "5 forward difference",
    "ahead",
    ("E", "θgrad", "θ"),
    uses_torch=False,
    given_program=Program("""
def steps(θ_0, x, y, α):
    θ = θ_0
    while True:
        E = (θ * x - y) ** 2
        θgrad = (((θ + 0.001) * x - y) ** 2 - E) / 0.001
        θ -= α * θgrad
        yield E, θgrad, θ  # hand over this step
"""),
)


def read(looked_at: QWidget) -> Iterator[str]:
    """Yield what is to be read or heard, but what leads to the notebook's own problem."""
    for whose, text in texts(looked_at, seen=True):
        if not whose.startswith(("action notebook", "action lab_", "action example_")):
            yield f"{whose}: {text}"
    for view in looked_at.findChildren(ColumnsView):
        if view.isVisible():  # what was there before is written anew before it is shown
            yield view.toPlainText()


def states(person: Person) -> Iterator[QWidget]:
    """Bring the window into states in which it says something of the problem; yield what does."""
    window, run = person.window, person.workbench.current_run
    for steps in (0, 3):
        run.step(steps)
        person.sees(lambda steps=steps: run.cursor == steps)
        if steps:
            person.keys("Ctrl+B")
        for dock in window.docks.values():
            window.show_panel(dock.objectName().removeprefix("dock_"))
            settle(person)
            yield window
    sweep = person.workbench.sweep.open()
    yield sweep
    person.workbench.sweep.close()
    for command in ("why", "new_problem"):
        window.menus.actions[command].trigger()
        settle(person)
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                yield dialog
                dialog.reject()
    window.menus.layouts["four_ways"].trigger()
    person.press("As a loop")
    settle(person)
    yield window
    window.menus.actions["hall"].trigger()
    hall = person.find(Hall, "hall")
    for page in HALL_PAGES:
        QTest.keyClick(hall, page)
        settle(person)
        yield hall
    hall.left.emit()


@pytest.mark.parametrize("way", ["python", "autograd"])
def test_nothing_that_is_said_of_other_parameters_is_about_θ(window: Person, way: str) -> None:
    window.set_up(problem=PROBLEM, method=way)
    seen: list[str] = []
    for looked_at in states(window):
        now = [*read(looked_at)]
        assert len(now) > 20
        seen += now
    assert any("p, q, r" in each for each in seen)
    assert not {each for each in seen if "θ" in each}


def no_graph(window: Person) -> str:
    window.window.show_panel("graph")
    settle(window)
    return window.find(QLabel, "graph_sentence").text()


def test_that_there_is_no_graph_is_said_of_the_way_that_has_none(
    open_window: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PROBLEM_KINDS, "line", line.KIND)
    METHODS.append(AHEAD)
    try:
        window = open_window(Remembered(animate=False))
        said = "This way computes the gradient without autograd and has no graph: "
        for way in ("python", "ahead"):
            window.set_up(method=way)
            window.press("Step")
            assert no_graph(window) == f"{said}Ctrl+2 chooses 2 autograd, which has one."
        window.set_up(problem=line.Line())
        window.press("Step")
        words = "This way computes the gradient without autograd: it has no graph."
        assert no_graph(window) == words
    finally:
        METHODS.pop()
