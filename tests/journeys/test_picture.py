"""What stands on the screen is what painting the window anew would put there."""

from __future__ import annotations

import itertools
from operator import methodcaller

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDockWidget, QLabel, QWidget

from gradapp.ui.kit.theme import DARK, LIGHT
from gradapp.ui.plot.canvas import Canvas
from tests.person import Person
from tests.pictures import colours
from tests.products import pairs
from tests.ui.seen import numbers, on_screen


def painted_anew(window: QWidget) -> QImage:
    """Return the pixels of painting all of the window now."""
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_no_number_and_no_name_of_an_earlier_run_stays_in_a_plot(window: Person) -> None:
    window.types("α", "0.26")
    window.press("Step", times=2)
    window.keys("Ctrl+End")
    window.sees(lambda: window.workbench.current_run.at_end)
    settle(window)
    assert on_screen(window.window) == painted_anew(window.window)
    window.keys("Ctrl+N")
    settle(window)
    assert on_screen(window.window) == painted_anew(window.window)
    window.press("Step")
    settle(window)
    assert on_screen(window.window) == painted_anew(window.window)


def test_text_made_larger_and_usual_again_leaves_nothing_behind(window: Person) -> None:
    window.press("Step", times=2)
    for key in (*["Ctrl++"] * 6, "Ctrl+0"):
        window.keys(key)
        settle(window)
        assert on_screen(window.window) == painted_anew(window.window)


def settle(person: Person) -> None:
    """Wait until all is computed, laid out and painted."""
    person.settles()
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()


def test_nothing_in_the_window_has_a_style_sheet(window: Person) -> None:
    """Where one is on, Qt forgets palettes when the font changes."""
    everything = [window.window, *window.window.findChildren(QWidget)]
    assert not [widget.objectName() for widget in everything if widget.styleSheet()]


def test_what_is_coloured_by_its_meaning_stays_so_when_the_text_grows(window: Person) -> None:
    window.press("Step", times=2)
    settle(window)
    panels = window.window.formula_panel, window.window.comparison_panel, window.window.status
    before = [accents(panel) for panel in panels]
    window.keys("Ctrl++", "Ctrl+0")
    settle(window)
    assert all(before)
    assert [accents(panel) for panel in panels] == before


def accents(panel: QWidget) -> set[str]:
    """Return which of the text colours with a meaning are among the pixels of a panel."""
    seen = colours(painted_anew(panel))
    names = ("decrease_text", "gradient_text", "increase_text", "muted")
    return {name for name in names if getattr(LIGHT, name) in seen}


def test_a_link_takes_the_colour_of_the_theme_that_is_on(window: Person) -> None:
    window.chooses("Way", "2")
    window.press("Step", times=8)
    settle(window)
    label = window.window.findChild(QLabel, "comparison_run")
    assert label is not None
    assert "href" in label.text()
    for scheme, theme in (("Dark", DARK), ("Light", LIGHT)):
        window.command("View", scheme)
        settle(window)
        assert theme.error_text in colours(painted_anew(label))


def test_the_numbers_of_the_axes_are_whole_and_apart_at_any_size_of_window_and_text(
    window: Person,
) -> None:
    """No number of an axis is cut off or lies on another, and none is without its line."""
    for size in (QSize(1024, 700), QSize(1360, 860)):
        for scale in (100, 175):
            window.workbench.appearance.set_text_scale(scale)
            window.window.resize(size)
            window.press("Step")
            settle(window)
            main = window.window
            for canvas in filter(Canvas.isVisible, main.findChildren(Canvas)):
                for boxes in numbers(canvas):
                    assert len(boxes) >= 2, canvas.objectName()
                    for box in boxes:
                        assert canvas.rect().toRectF().adjusted(-1, -1, 1, 1).contains(box)
                    for one, other in itertools.combinations(boxes, 2):
                        assert not one.intersects(other)


def test_after_reset_layout_the_window_is_as_it_was_at_first(window: Person) -> None:
    settle(window)
    before = painted_anew(window.window)
    moves = QDockWidget.close, methodcaller("setFloating", True)
    for dock, move in pairs([*window.window.docks.values()], moves):
        move(dock)
        settle(window)
        window.command("View", "Reset layout")
        settle(window)
        window.sees(lambda: painted_anew(window.window) == before)
