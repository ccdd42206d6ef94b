"""Tab: from control to control, each that can be seen once, and back to where it began."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QDockWidget,
    QLabel,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from gradapp.ui.kit.terms import HasTerms
from tests.contrast import contrast
from tests.person import Person, write

LARGE = QSize(1800, 1500)
"""Nothing has to be scrolled here."""


def walk(person: Person, key: Qt.Key) -> list[QWidget]:
    """Press Tab until the focus comes to a control again, and return those it came to."""
    visited: list[QWidget] = []
    for _ in range(200):
        before = QApplication.focusWidget()
        if before is None:
            person.sees(lambda: QApplication.focusWidget() is not None)
            before = QApplication.focusWidget()
        moved = partial(_has_moved, before, _place_within(before))
        QTest.keyClick(before, key)
        person.sees(moved)
        here = QApplication.focusWidget()
        if here in visited and here is not before:
            assert here is visited[0], f"{here} again, and never back at {visited[0]}"
            return visited
        if here not in visited:
            visited.append(here)
    raise AssertionError("Tab never comes back")


def _has_moved(widget: QWidget, place: str) -> bool:
    return QApplication.focusWidget() not in (widget, None) or _place_within(widget) != place


def _place_within(widget: QWidget) -> str:
    """Return where Tab is within a widget: on a node of the graph, or on a link."""
    if isinstance(widget, QLabel):
        return widget.selectedText()
    scene = getattr(widget, "scene", None)
    return str(scene().selectedItems()) if scene is not None else ""


def seen_controls(person: Person) -> set[QWidget]:
    """Return what takes the focus by Tab and has a pixel on the screen."""
    found = set()
    for widget in person.window.findChildren(QWidget):
        is_beside = isinstance(widget.window(), QDialog) or isinstance(widget, QMenuBar)
        explains = isinstance(widget, HasTerms) and bool(widget.terms_here())
        is_words = isinstance(widget, QLabel) and "href" not in widget.text() and not explains
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if is_beside or is_words or not takes_tab or widget.focusProxy() is not None:
            continue
        if widget.isVisible() and has_pixels(widget):
            found.add(widget)
    return found


def has_pixels(widget: QWidget) -> bool:
    """Say whether a click somewhere in the middle of a widget would meet it or a part of it."""
    top, middle = widget.window(), widget.rect().center()
    places = [middle, QPoint(3, middle.y()), QPoint(widget.width() - 3, middle.y())]
    met = [top.childAt(widget.mapTo(top, place)) for place in places]
    return any(child is widget or (child and widget.isAncestorOf(child)) for child in met)


def names(widgets: object) -> list[str]:
    return [w.objectName() or type(w).__name__ for w in widgets]  # type: ignore[attr-defined]


def steps_made(person: Person) -> None:
    person.press("Step", times=3)


def in_the_lab(person: Person) -> None:
    person.window.menus.lab_entries["no_zero_grad"].trigger()


def in_front(name: str) -> Callable[[Person], None]:
    def bring(person: Person) -> None:
        person.press("Step", times=2)
        person.keys("Ctrl+2", "Ctrl+B")
        person.sees(lambda: person.workbench.shown_run.is_settled)
        person.window.docks[name].raise_()

    return bring


def with_why(person: Person) -> None:
    person.press("Step")
    person.keys("Ctrl+I")
    person.window.activateWindow()


def with_sweep(person: Person) -> None:
    person.keys("Ctrl+Shift+L")
    person.window.activateWindow()


def floating(person: Person) -> None:
    person.press("Step", times=3)
    for name in ("rate", "steps", "code"):
        person.window.docks[name].setFloating(True)


def closed(person: Person) -> None:
    for name in ("problem", "graph", "pins"):
        person.window.docks[name].close()


def floated_and_back(person: Person) -> None:
    floating(person)
    for dock in person.window.docks.values():
        dock.setFloating(False)


STANDING = ["error_plot", "errorPerStep", "thetaPerStep", "code", "variables", "output"]
"""Controls in the parts of the middle and of the panel of the code, from above and the left."""

LAYOUTS = {
    "fresh": lambda person: None,
    "steps made": steps_made,
    "Lab": in_the_lab,
    **{
        f"{name} in front": in_front(name) for name in ("code", "graph", "steps", "samples", "pins")
    },
    "Why": with_why,
    "sweep": with_sweep,
    "floating": floating,
    "closed": closed,
    "floated and back": floated_and_back,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tab_visits_what_can_be_seen_once_and_comes_back(window: Person, layout: str) -> None:
    window.window.resize(LARGE)
    LAYOUTS[layout](window)
    window.sees(lambda: window.workbench.shown_run.is_settled)
    window.window.activateWindow()
    window.window.setFocus()
    window.sees(window.window.hasFocus)
    forwards = walk(window, Qt.Key.Key_Tab)
    assert sorted(names(forwards)) == sorted(names(seen_controls(window)))
    backwards = walk(window, Qt.Key.Key_Backtab)
    assert names(backwards) == names(forwards[::-1])
    for dock in window.window.docks.values():
        dock.setFloating(False)


def test_tab_goes_through_what_is_parted_as_it_stands(window: Person) -> None:
    window.window.resize(LARGE)
    in_front("code")(window)

    def met() -> list[str]:
        window.window.setFocus()
        window.sees(window.window.hasFocus)
        return [name for name in names(walk(window, Qt.Key.Key_Tab)) if name in STANDING]

    assert met() == STANDING
    plot, hall = window.window.error_picture, window.window.menus.actions["hall"]
    hall.trigger()
    window.sees(lambda: plot.window() is not window.window)
    hall.trigger()
    window.sees(lambda: plot.window() is window.window)
    window.window.activateWindow()
    assert met() == STANDING, "and when a plot comes back"


@pytest.mark.parametrize("scheme", ["Light", "Dark"])
def test_whatever_has_the_focus_has_a_frame_that_stands_out(window: Person, scheme: str) -> None:
    window.window.resize(LARGE)
    window.command("View", scheme)
    in_front("graph")(window)
    window.window.setFocus()
    window.sees(window.window.hasFocus)
    for stop in walk(window, Qt.Key.Key_Tab):
        window.window.setFocus()
        without = edge(stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        window.sees(lambda stop=stop, without=without: edge(stop) != without)
        assert any(contrast(*pair) >= 3 for pair in pairwise(edge(stop))), stop.objectName()


def edge(widget: QWidget) -> list[QColor]:
    """Return the pixels at the left edge, from outside inwards: around a text lies its frame."""
    at = widget.mapTo(widget.window(), QPoint(-3, widget.height() // 2))
    image = widget.window().grab(QRect(at, QSize(9, 1))).toImage()
    return [image.pixelColor(x, 0) for x in range(image.width())]


def test_at_large_text_tab_brings_what_it_visits_into_sight(window: Person) -> None:
    window.window.resize(1024, 700)
    window.keys(*["Ctrl++"] * 6)
    window.window.setFocus()
    window.sees(window.window.hasFocus)
    stops = walk(window, Qt.Key.Key_Tab)
    assert len(stops) > 12
    window.window.setFocus()
    for stop in stops:
        before = QApplication.focusWidget()
        window.keys("Tab")
        if QApplication.focusWidget() is before:  # it has come to a link in the label
            window.keys("Tab")
        assert QApplication.focusWidget() is stop
        window.sees(lambda stop=stop: has_pixels(stop))


def test_space_plays_as_long_as_nothing_else_was_given_the_keyboard(window: Person) -> None:
    window.keys("Space")
    assert window.workbench.player.playing
    assert not any(box.isChecked() for box in window.window.error_curve.findChildren(QCheckBox))


def test_tab_goes_on_from_where_a_control_went_away(window: Person) -> None:
    window.press("Step")
    back, play = window.button("Back"), window.button("Play")
    back.setFocus(Qt.FocusReason.TabFocusReason)
    window.keys("Space")
    window.sees(lambda: not back.isEnabled())
    assert QApplication.focusWidget() is window.window, "a key pressed now is for the window"
    window.keys("Tab")
    assert QApplication.focusWidget() is play


def test_a_control_that_goes_away_in_a_floating_panel_takes_the_keyboard_from_no_field(
    window: Person,
) -> None:
    window.window.docks["rate"].setFloating(True)
    strip = window.find(QWidget, "learning_rate_strip")
    strip.setFocus()
    window.window.activateWindow()
    x, alpha = window.field("x"), window.field("α")
    x.setFocus()
    x.selectAll()
    write(x, "0")
    alpha.setFocus()  # which takes x = 0, for which there is no strip
    window.sees(lambda: not strip.isEnabled())
    assert QApplication.focusWidget() is alpha


def test_arrows_change_the_tab_that_has_the_focus_and_step_elsewhere(window: Person) -> None:
    bars = window.window.findChildren(QTabBar)  # Qt keeps those of no use beside the window
    bar = next(bar for bar in bars if not bar.visibleRegion().isEmpty())
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    before = bar.currentIndex()
    window.keys("Right")
    assert bar.currentIndex() == before + 1
    assert window.cursor == 0
    window.window.setFocus()
    window.keys("Right")
    window.sees(lambda: window.cursor == 1)


def test_a_click_on_a_panel_leaves_the_keyboard_with_the_window(window: Person) -> None:
    for dock in window.window.findChildren(QDockWidget):
        QTest.mouseClick(dock, Qt.MouseButton.LeftButton)
    window.keys("Space")
    assert window.workbench.player.playing


def test_no_two_entries_of_a_menu_and_no_two_menus_share_a_letter(window: Person) -> None:
    def letters(actions: list[QAction]) -> list[str]:
        texts = [a.text() for a in actions if not a.isSeparator()]
        assert all("&" in text for text in texts), texts
        return [text[text.index("&") + 1].casefold() for text in texts]

    bar = window.window.menuBar().actions()
    menus = [bar, *(a.menu().actions() for a in bar)]
    for menu in menus[1:]:
        menus += [a.menu().actions() for a in menu if a.menu()]
    assert len(menus) > 10
    for menu in menus:
        assert len(set(letters(menu))) == len(letters(menu)), letters(menu)
    marked = [
        *letters(bar),
        *(
            widget.text()[widget.text().index("&") + 1].casefold()
            for kind in (QLabel, QAbstractButton)
            for widget in window.window.findChildren(kind)
            if widget.isVisible() and "&" in widget.text() and "&nbsp;" not in widget.text()
        ),
    ]
    assert len(set(marked)) == len(marked)


def test_escape_gives_the_keys_back_to_stepping(window: Person) -> None:
    for name in ("errorPerStepLog", "variables", "speed", "error_plot"):
        control = window.window.findChild(QWidget, name)
        assert control is not None
        control.setFocus(Qt.FocusReason.TabFocusReason)
        window.sees(control.hasFocus)
        window.keys("Esc")
        window.sees(window.window.hasFocus)


def dialogs(person: Person) -> dict[str, Callable[[], object]]:
    """Return how each dialog is opened."""
    return {
        "why_dialog": lambda: person.keys("Ctrl+I"),
        "sweep_view": lambda: person.keys("Ctrl+Shift+L"),
        "problem_form": lambda: person.keys("Ctrl+Shift+N"),
        "help_window": lambda: person.keys("F1"),
        "aboutDialog": lambda: person.command("Help", "About gradapp"),
        "errorDialog": lambda: person.workbench.errors.report("Traceback: something"),
    }


@pytest.mark.parametrize(
    "name",
    ["why_dialog", "sweep_view", "problem_form", "help_window", "aboutDialog", "errorDialog"],
)
def test_tab_in_a_dialog_visits_what_is_seen_comes_back_and_escape_closes_it(
    window: Person, name: str
) -> None:
    window.press("Step")
    window.sees(lambda: window.workbench.shown_run.is_settled)
    dialogs(window)[name]()
    dialog = window.find(QDialog, name)
    window.sees(dialog.isVisible)
    dialog.activateWindow()
    window.sees(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window.window))
    forwards = walk(window, Qt.Key.Key_Tab)
    assert all(dialog.isAncestorOf(stop) and has_pixels(stop) for stop in forwards), forwards
    buttons = [each for each in dialog.findChildren(QAbstractButton) if each.isVisible()]
    assert {each for each in buttons if each.isEnabled()} <= set(forwards)
    assert names(walk(window, Qt.Key.Key_Backtab)) == names(forwards[::-1])
    window.keys("Esc")
    window.sees(lambda: not dialog.isVisible())


@pytest.mark.parametrize("name", ["code", "output"])
def test_code_and_output_are_reached_and_scrolled_by_keys(window: Person, name: str) -> None:
    window.keys("Ctrl+3", "Right")
    window.sees(lambda: window.workbench.shown_run.is_settled)
    view = window.window.findChild(QPlainTextEdit, name)
    assert view is not None
    assert view in walk(window, Qt.Key.Key_Tab)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()
    for _ in range(9):  # until there is too little room, but for a line at least
        if across.maximum() and down.maximum():
            break
        window.keys("Ctrl++")
        QApplication.processEvents()
    assert across.maximum()
    across.setValue(0)
    window.keys("Shift+Right", "Shift+Right")
    assert across.value() > 0
    window.keys("Shift+Left", "Shift+Left")
    assert across.value() == 0
    if down.pageStep():  # there is room for more than a line
        window.keys("PgUp", "PgUp")
        assert down.value() == 0
        window.keys("PgDown")
        assert down.value() > 0
    before = window.cursor
    window.keys("Right")
    window.sees(lambda: window.cursor == before + 1)


def test_the_list_of_keys_has_those_of_the_controls_and_marks_no_letters(window: Person) -> None:
    window.command("Help", "Keyboard shortcuts")
    text = window.find(QTextBrowser, "help_page").toPlainText().partition("\nKeys\n")[2]
    assert text
    assert "&" not in text
    for keys in ("Alt+Left", "PgDown", "Shift+Tab", "Esc", "Ctrl+Shift+P", "Ctrl+4"):
        assert keys in text, keys
    window.find(QDialog, "help_window").close()
