"""Every panel can have every size, floating or docked, with text of every size.

These are some; the search `sizes` goes through all of them.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import nullcontext

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gradapp.app.system.settings import Remembered
from gradapp.core import lab
from gradapp.ui.kit.scroller import Scroller
from gradapp.ui.plot.canvas import Canvas
from tests.journeys.test_layout import settle
from tests.person import Person
from tests.products import some
from tests.soak.searches.sizes import PANELS, alone, find_dock, place, walk

# "offscreen" says so of a dock that floats.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")


@pytest.mark.parametrize(
    ("scale", "widths", "heights"),
    [
        (100, range(160, 180, 4), range(120, 180, 4)),
        (175, range(252, 332, 12), range(180, 300, 12)),
    ],
)
@pytest.mark.parametrize("floating", [True, False])
def test_equations_that_need_more_height_in_a_wider_place_find_rest(
    open_window: Callable[..., Person], scale: int, widths: range, heights: range, floating: bool
) -> None:
    person = open_window(Remembered(animate=False, text_scale=scale), torch=False)
    person.window.resize(1900, 1000)
    person.press("Step")
    dock = find_dock(person.workbench, "formula")
    place(dock, floating=floating)
    sizes = [QSize(width, height) for width in widths for height in heights]
    with nullcontext() if floating else alone(person.workbench, dock):
        walk(dock, sizes, f"{scale} %, floating: {floating}")


@pytest.mark.parametrize("scale", [100, 200])
def test_every_panel_finds_rest_at_sizes_taken_at_random(window: Person, scale: int) -> None:
    person = window.set_up(text_scale=scale)
    person.window.resize(1900, 1200)
    person.press("Step")
    person.workbench.lab.enter(lab.ENTRIES[0])
    person.settles()
    chance = random.Random(scale)
    for name in PANELS:
        dock = find_dock(person.workbench, name)
        sizes = [QSize(chance.randint(50, 700), chance.randint(50, 700)) for _ in range(some(2, 8))]
        place(dock, floating=True)
        walk(dock, sizes, f"{name} at {scale} %, floating")
        place(dock, floating=False)
        walk(dock, sizes[: some(1, 4)], f"{name} at {scale} %, by its edges")
        with alone(person.workbench, dock):
            walk(dock, sizes, f"{name} at {scale} %, docked")


@pytest.mark.parametrize("key", ["Ctrl+1", "Ctrl+2"])
def test_at_1280_by_800_what_is_said_as_a_rule_is_seen_without_scrolling(
    window: Person, key: str
) -> None:
    person = window
    person.window.resize(1280, 800)
    person.keys(key, "Right", "Right", "Right")
    person.sees(lambda: person.cursor == 3 and person.workbench.shown_run.is_settled)
    names = ["contraction_meaning", "contraction_factor", "problem_note", "comparison_run"]
    for name in names:
        person.sees(lambda name=name: is_whole(person.find(QWidget, name)))
    for name in ("problem_panel", "learning_rate_panel", "comparison_panel"):
        panel = person.find(QWidget, name)
        scroller = next(s for s in person.window.findChildren(Scroller) if s.widget() is panel)
        person.sees(lambda s=scroller: s.verticalScrollBar().maximum() == 0)
    for _ in lab.ENTRIES:
        person.keys("Ctrl+PgDown")
        person.sees(lambda: person.workbench.engine.rests)
        for name in ("lab_show", "lab_answer_4"):
            person.sees(lambda name=name: is_whole(person.find(QWidget, name)))
        person.keys("1")
        person.sees(lambda: person.workbench.shown_run.is_settled)


@pytest.mark.parametrize("key", ["Ctrl+1", "Ctrl+2"])
def test_a_title_bar_above_it_takes_no_words_from_the_column_of_a_screen_of_1280_by_800(
    window: Person, key: str
) -> None:
    person = window
    person.window.resize(1280, 800 - 22)
    person.keys(key, "Right", "Right", "Right")
    person.sees(lambda: person.cursor == 3 and person.workbench.shown_run.is_settled)
    for name in ("problem_panel", "learning_rate_panel", "comparison_panel"):
        panel = person.find(QWidget, name)
        scroller = next(s for s in person.window.findChildren(Scroller) if s.widget() is panel)
        person.sees(lambda s=scroller: s.verticalScrollBar().maximum() == 0)


@pytest.mark.parametrize("size", [(1360, 860), (1024, 700)])
def test_with_the_largest_text_each_plot_can_be_read_and_the_window_stays_as_small(
    window: Person, size: tuple[int, int]
) -> None:
    """Where they have no room together, they are scrolled to."""
    person = window
    person.window.resize(*size)
    for _ in range(7):
        person.keys("Ctrl++")
    scroller = person.window.centralWidget().currentWidget()
    assert isinstance(scroller, Scroller)
    settle()
    room = scroller.size()
    person.command("File", "A long valley")
    person.keys("Ctrl+K")
    person.press("Step", times=2)
    person.window.menus.actions["pin"].trigger()
    person.press("Step")
    person.sees(lambda: person.workbench.shown_run.is_settled)

    def lines() -> dict[str, float]:
        """Return how many lines of its axes each view is high."""
        canvases = filter(Canvas.isVisible, scroller.findChildren(Canvas))
        return {
            each.objectName(): each.view().height() / (0.9 * each.fontMetrics().height())
            for each in canvases
        }

    person.sees(lambda: len(lines()) == 4)
    person.sees(lambda: min(lines().values()) > 1.8)
    assert person.window.size() == QSize(*size)
    bar = scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    for name in ("errorPerStepCanvas", "thetaPerStepCanvas"):
        person.sees(lambda name=name: is_whole(person.find(Canvas, name)))
    person.command("File", "The notebook")
    person.sees(lambda: scroller.size() == room)


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()
