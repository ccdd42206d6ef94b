"""The hall: what an audience follows fills the screen, and leaving it leaves no trace."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QWidget

from gradapp.app.run.own_code import Source
from gradapp.app.system.settings import Remembered
from gradapp.core import lab
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.own_code.limits import Limits
from gradapp.core.problem.notebook import Problem
from gradapp.ui.hall.pointer import REST_OF_POINTER
from gradapp.ui.hall.rows import Rows
from gradapp.ui.kit.theme import DARK, LIGHT
from gradapp.ui.plot.canvas import Canvas
from tests.contrast import contrast
from tests.journeys.test_layout import places, settle
from tests.person import Person
from tests.pictures import pixels
from tests.products import pairs
from tests.ui.seen import numbers, painted, words
from tests.waiting import PATIENCE_S

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")

SCREENS = [(1024, 768), (1280, 800), (1920, 1080)]


def hall_of(person: Person) -> QWidget:
    """Return the window of the hall."""
    return person.find(QWidget, "hall")


def is_in_hall(person: Person) -> bool:
    """Say whether it is there to be seen."""
    hall = person.window.findChild(QWidget, "hall")
    return hall is not None and hall.isVisible()


def in_hall(person: Person, *keys: str) -> None:
    """Press keys while the hall is on the screen."""
    for key in keys:
        QTest.keyClick(hall_of(person), getattr(Qt.Key, f"Key_{key}"))


def enter(person: Person, size: tuple[int, int] | None = None) -> QWidget:
    """Enter the hall by its key, on a screen of a size."""
    person.keys("F11")
    hall = hall_of(person)
    assert hall.isVisible()
    if size is not None:
        settled(person)  # or else the size of the screen comes behind this one
        hall.resize(*size)
        settled(person)
        assert hall.size() == QSize(*size)
    settled(person)
    return hall


def settled(person: Person) -> None:
    person.settles()
    settle()


def picture(person: Person) -> QImage:
    """Return the pixels of the main window, once nothing moves any more."""
    settled(person)
    places(person)
    return person.window.grab().toImage()


def text_of(person: Person, name: str) -> str:
    settled(person)
    return words(person.find(Rows, name))


@pytest.mark.parametrize("size", SCREENS)
def test_shift_f1_explains_what_is_being_computed_or_the_hall_in_letters_for_all(
    window: Person, size: tuple[int, int]
) -> None:
    window.keys("Right")
    hall = enter(window, size)
    for key, title in ((None, "audience"), ("Up", "Update"), ("Up", "Gradient")):
        while key and title.lower() not in (window.window.formula_panel.marked or ""):
            in_hall(window, key)
            settled(window)
        window.keys("Shift+F1")
        shown = next(w for w in window.window.findChildren(QWidget, "term_popup") if w.isVisible())
        told = shown.findChild(QLabel, "term_title")
        assert title in told.text()
        assert hall.screen().availableGeometry().contains(shown.geometry())
        for label in shown.findChildren(QLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width())
                assert label.font().pointSizeF() > 1.2 * QApplication.font().pointSizeF()
        assert not shown.findChild(QWidget, "term_show").isVisible()
        QTest.keyClick(shown, Qt.Key.Key_Escape)
        assert is_in_hall(window)


def test_f11_fills_the_screen_and_f11_or_escape_leaves(window: Person) -> None:
    for leave in ("F11", "Escape"):
        hall = enter(window)
        assert hall.isFullScreen()
        assert hall.size() == window.window.screen().size()
        assert window.window.menus.actions["hall"].isChecked()
        in_hall(window, leave)
        settle()
        assert not hall.isVisible()
        assert not window.window.menus.actions["hall"].isChecked()
    window.command("View", "Hall, for an audience")
    assert is_in_hall(window)
    hall_of(window).close()
    assert not is_in_hall(window)
    assert window.window.isVisible()


def test_the_hall_shows_the_step_its_line_its_equations_and_the_verdict(window: Person) -> None:
    window.keys("Ctrl+2")
    window.press("Step")
    enter(window)
    assert text_of(window, "hall_header") == "2 torch.autograd backward() · step 1 of 1 · H: keys"
    assert "= (2 − 3)²" in text_of(window, "hall_equations")
    assert "= 1.4  E falls" in text_of(window, "hall_equations")
    assert text_of(window, "hall_verdict").startswith("2, 3 and 4 are identical, bit for bit.")
    while window.marked_line != "E.backward()":
        before = window.marked_line
        in_hall(window, "Up")
        window.sees(lambda before=before: window.marked_line != before)
    lines = text_of(window, "hall_lines").splitlines()
    assert "E.backward()" in [line.strip() for line in lines[1:-1]]
    equations = text_of(window, "hall_equations")
    assert "= −4" in equations
    assert "1.4" not in equations  # which the line has not computed
    in_hall(window, "Right")
    window.sees(lambda: window.workbench.current_run.cursor == 2)
    assert "step 2 of 2" in text_of(window, "hall_header")


@pytest.mark.parametrize(
    ("size", "scheme"), [((1024, 700), "dark"), ((1360, 860), "light"), ((1800, 1000), "dark")]
)
def test_who_was_in_the_hall_finds_the_window_as_it_was_to_the_pixel(
    window: Person, size: tuple[int, int], scheme: str
) -> None:
    person = window.set_up(scheme=scheme)
    person.window.resize(*size)
    person.press("Step", times=2)
    before, geometry = picture(person), person.window.geometry()
    enter(person)
    in_hall(person, "Left", "PageDown", "Up", "Down", "Escape")
    assert picture(person) == before
    assert person.window.geometry() == geometry


def test_what_was_done_in_the_hall_looks_as_if_done_in_the_window(
    open_window: Callable[..., Person],
) -> None:
    """Steps, another way, another scheme, another size of text, the Lab: by either way there."""

    def do(person: Person) -> None:
        person.window.menus.ways["mseloss"].trigger()
        for _ in range(3):
            cursor = person.workbench.current_run.cursor
            person.window.menus.actions["step"].trigger()
            person.sees(lambda cursor=cursor: person.workbench.current_run.cursor == cursor + 1)
            settled(person)
        person.window.menus.actions["close_up"].trigger()
        person.window.menus.schemes["dark"].trigger()
        person.workbench.appearance.set_text_scale(125)

    pictures = []
    for is_in_hall in (False, True):
        person = open_window(Remembered(animate=False))
        if is_in_hall:
            enter(person)
        do(person)
        if is_in_hall:
            in_hall(person, "Escape")
        pictures.append(picture(person))
        person.window.close()
        person.workbench.appearance.set_text_scale(100)
    assert pictures[0] == pictures[1]


def test_floating_panels_and_the_lab_are_where_they_were_after_the_hall(window: Person) -> None:
    dock = window.window.docks["ways"]
    dock.float_or_dock()
    window.workbench.lab.enter(lab.ENTRIES[0])
    before, where = picture(window), dock.geometry()
    enter(window)
    in_hall(window, "Escape")
    assert picture(window) == before
    assert dock.isFloating()
    assert dock.isVisible()
    assert dock.geometry() == where


def test_closed_in_the_hall_gradapp_opens_in_its_window_as_it_was(
    open_window: Callable[..., Person],
) -> None:
    first = open_window(Remembered(animate=False))
    first.window.move(120, 90)
    before, where = places(first), first.window.geometry()
    enter(first)
    QTest.keyClick(hall_of(first), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    first.sees(lambda: not first.window.isVisible())
    assert not is_in_hall(first)
    second = open_window()
    assert not is_in_hall(second)
    assert places(second) == before
    assert second.window.geometry() == where


def test_a_presenters_remote_enters_steps_blanks_and_leaves(window: Person) -> None:
    window.keys("F5")
    assert is_in_hall(window)
    in_hall(window, "PageDown")
    window.sees(lambda: window.workbench.current_run.cursor == 1)
    in_hall(window, "PageDown", "F5")
    assert is_in_hall(window)
    window.sees(lambda: window.workbench.current_run.cursor == 2)
    settled(window)
    in_hall(window, "PageUp")
    window.sees(lambda: window.workbench.current_run.cursor == 1)
    settled(window)
    shown = hall_of(window).grab().toImage()
    for blank, back in itertools.product(
        ("B", "Period"), ("B", "Period", "PageDown", "PageUp", "F5", "Escape", "Space")
    ):
        in_hall(window, blank)
        assert is_black(hall_of(window).grab().toImage())
        in_hall(window, back)
        assert is_in_hall(window)
        settled(window)
        assert hall_of(window).grab().toImage() == shown
        assert window.workbench.current_run.cursor == 1
    in_hall(window, "Escape")
    assert not is_in_hall(window)


def is_black(image: QImage) -> bool:
    black = QImage(image.size(), image.format())
    black.fill(QColor("black"))
    return image == black


def colours_in(image: QImage) -> set[int]:
    return {*np.unique(pixels(image)).tolist()}


@pytest.mark.parametrize(
    ("size", "scheme"), [*zip(SCREENS, ("light", "dark", "light"), strict=True)]
)
def test_in_the_hall_every_text_is_large_and_whole_in_every_way_at_every_line(
    window: Person, size: tuple[int, int], scheme: str
) -> None:
    person = window.set_up(scheme=scheme)
    person.press("Step", times=2)
    hall = enter(person, size)
    for method in METHODS:
        person.window.menus.ways[method.id].trigger()
        for _ in range(9):
            settled(person)
            check_size_and_room(hall)
            in_hall(person, "Up")


@pytest.mark.parametrize(("size", "scale"), [*zip(SCREENS, (250, 75, 250), strict=True)])
def test_in_the_hall_awkward_numbers_are_whole_too_whatever_the_size_of_text_is(
    window: Person, size: tuple[int, int], scale: int
) -> None:
    problem = Problem(
        theta=-123.456789, x=-1.23456e-5, y=1.5e9, alpha=0.012345, precision=Precision.FLOAT64
    )
    person = window.set_up(text_scale=scale, problem=problem)
    person.press("Step", times=2)
    hall = enter(person, size)
    check_size_and_room(hall)
    for entry in (each for each, on in pairs(lab.ENTRIES, SCREENS) if on == size):
        person.workbench.lab.enter(entry)
        person.workbench.lab.answer(entry.happens)
        settled(person)
        check_size_and_room(hall)


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_in_the_hall_other_problems_have_as_many_equations_as_have_room_each_with_its_result(
    window: Person, size: tuple[int, int]
) -> None:
    actions = {action.text().replace("&", ""): action for action in window.window.menus.examples}
    hall = enter(window, size)
    for name in ("Five points and a line", "The long valley with momentum"):
        actions[name].trigger()
        settled(window)
        in_hall(window, "Right")
        window.sees(lambda: window.workbench.current_run.cursor == 1)
        settled(window)
        parts = [each for each in hall.findChildren(Rows) if each.isVisible()]
        assert all(painted(rows) for rows in parts)
        written = text_of(window, "hall_equations")
        equations = window.window.formula_panel.equations
        rows = written.splitlines()
        assert len(rows) == len(equations) or len(equations) > 5
        for equation, row in zip(equations[-len(rows) :], rows, strict=True):
            assert row.startswith(f"{equation.left} ")
            assert bool(equation.result) == ("=\u00a0" in row or "≈\u00a0" in row), row
        in_hall(window, "P")
        assert window.workbench.current_run.problem.summary in text_of(window, "hall_page")
        in_hall(window, "Escape")


def check_size_and_room(hall: QWidget) -> None:
    """All that is written has capitals of a thirtieth of the screen, and lies within its part."""
    parts: list[QRect] = []
    for rows in (each for each in hall.findChildren(Rows) if each.isVisible()):
        capital = QFontMetricsF(rows.font()).tightBoundingRect("H").height()
        assert 30 * capital >= hall.height(), rows.objectName()
        pieces = painted(rows)
        assert pieces, rows.objectName()
        sheet = QRectF(rows.rect()).adjusted(-1, -1, 1, 1)
        for place, text in pieces:
            assert sheet.contains(place), (rows.objectName(), text)
        parts.append(rows.geometry())
    (canvas,) = [each for each in hall.findChildren(Canvas) if each.isVisible()]
    height = QFontMetricsF(hall.findChild(Rows, "hall_header").font()).height()
    for boxes in numbers(canvas):
        assert len(boxes) >= 2
        for box in boxes:
            assert box.height() >= height - 0.01  # as large as the header, whose font was looked at
            assert canvas.rect().toRectF().adjusted(-1, -1, 1, 1).contains(box)
    plot = canvas.parentWidget()
    parts.append(QRect(plot.mapTo(hall, QPoint()), plot.size()))
    for part in parts:
        assert hall.rect().contains(part)
    for one, other in itertools.combinations(parts, 2):
        assert not one.intersects(other)


@pytest.mark.parametrize(("scheme", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_in_the_hall_the_lines_of_a_step_have_the_contrast_of_text(
    window: Person, scheme: str, theme: object
) -> None:
    person = window.set_up(scheme=scheme)
    person.press("Step")
    hall = enter(person)
    (canvas,) = [each for each in hall.findChildren(Canvas) if each.isVisible()]
    image = canvas.grab().toImage()
    seen = colours_in(image)
    for colour in (theme.error_text, theme.gradient_text, theme.decrease_text):
        assert QColor(colour).rgb() in seen
        assert contrast(colour, theme.surface) >= 4.5
    weaker = {theme.error, theme.gradient, theme.decrease} - {theme.error_text}
    assert not {QColor(colour).rgb() for colour in weaker} & seen
    in_hall(person, "Escape")
    settle()
    image = person.find(Canvas, "error_curve").grab().toImage()
    seen = colours_in(image)
    assert QColor(theme.decrease).rgb() in seen


def test_the_pointer_is_large_while_the_mouse_moves_and_a_light_while_it_is_held(
    window: Person,
) -> None:
    hall = enter(window)
    glass, pointer = window.find(QWidget, "hall_glass"), window.find(QWidget, "hall_pointer")
    assert not pointer.isVisible()
    before = hall.grab().toImage()
    at = QPoint(
        1700, 950
    )  # where the main window is not, which "offscreen" takes for the upper one
    rest = glass.findChild(QTimer)
    rest.setInterval(int(1000 * PATIENCE_S))  # it is looked at for longer here
    QTest.mouseMove(glass, at)
    window.sees(pointer.isVisible)
    assert pointer.geometry().topLeft() == at
    assert pointer.height() >= hall.height() // 12
    arrow = hall.grab().toImage()
    assert arrow != before
    erased = arrow.copy()
    copy(before, erased, pointer.geometry())
    assert erased == before  # nothing but the pointer is on it
    QTest.mousePress(glass, Qt.MouseButton.LeftButton, pos=at)
    assert around(at).contains(pointer.geometry().center())
    light = hall.grab().toImage()
    assert light != arrow
    assert light.pixelColor(at) == QColor(LIGHT.increase)
    QTest.mouseMove(glass, at + QPoint(50, 60))
    window.sees(lambda: around(at + QPoint(50, 60)).contains(pointer.geometry().center()))
    QTest.mouseRelease(glass, Qt.MouseButton.LeftButton, pos=at + QPoint(50, 60))
    assert pointer.geometry().topLeft() == at + QPoint(50, 60)
    rest.setInterval(0)
    window.sees(lambda: not pointer.isVisible())  # once it has rested
    rest.setInterval(REST_OF_POINTER)
    assert hall.grab().toImage() == before
    assert window.workbench.current_run.problem == Problem()  # no ball was dragged


def copy(source: QImage, target: QImage, place: QRect) -> None:
    """Have the same pixels at a place of another picture."""
    with QPainter(target) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(place, source, place)


def around(at: QPoint) -> QRect:
    return QRect(at - QPoint(1, 1), at + QPoint(1, 1))


PAGES = {
    "C": ("E.backward()", "# don't backpropagate through ..."),
    "V": ("fx_y", "-0.20000005", "θ=tensor([1.4800], requires_grad=True)"),
    "W": ("4 MSELoss", "new\u00a0θ\u00a0=\u00a01.48", "2, 3 and 4 are identical, bit for bit."),
    "P": ("θ₀ = 1", "α = 0.1", "1 − 2αx² = 0.2"),
    "S": ("dE/dθ", "−4", "1.48"),
    "H": ("These keys", "blank the screen"),
    "F1": ("These keys", "blank the screen"),
}


@pytest.mark.parametrize("size", SCREENS)
def test_the_rest_is_shown_in_the_hall_by_one_key_each_as_large_and_whole(
    window: Person, size: tuple[int, int]
) -> None:
    person = window.set_up(method="autograd")
    person.press("Step", times=2)
    before = picture(person)
    hall = enter(person, size)
    stage = hall.grab().toImage()
    page = person.find(Rows, "hall_page")
    for key, expected in PAGES.items():
        in_hall(person, key)
        settled(person)
        assert page.isVisible()
        assert not person.find(Rows, "hall_verdict").isVisible()
        for text in expected:
            assert text in words(page), key
        capital = QFontMetricsF(page.font()).tightBoundingRect("H").height()
        assert 30 * capital >= hall.height()
        sheet = QRectF(page.rect()).adjusted(-1, -1, 1, 1)
        assert all(sheet.contains(place) for place, _text in painted(page))
        in_hall(person, "Escape" if key == "C" else key)
        settled(person)
        assert hall.grab().toImage() == stage
    for key, name in (("E", "below"), ("G", "graph_panel")):
        panel = person.find(QWidget, name)
        in_hall(person, key)
        settled(person)
        assert panel.window() is hall
        assert panel.isVisible()
        in_hall(person, key)
        settled(person)
        assert panel.window() is person.window
        assert hall.grab().toImage() == stage
    in_hall(person, "E", "G", "Escape", "Escape")
    assert not hall.isVisible()
    assert picture(person) == before


def test_a_page_of_the_hall_follows_the_step_and_its_line(window: Person) -> None:
    window.press("Step", times=2)
    enter(window)
    in_hall(window, "S")
    assert "3" not in text_of(window, "hall_page").split()
    in_hall(window, "PageDown")
    window.sees(lambda: window.workbench.current_run.cursor == 3)
    assert "1.496" in text_of(window, "hall_page").split()
    in_hall(window, "V")
    assert "yield" not in text_of(window, "hall_page")
    assert "θgrad" in text_of(window, "hall_page")
    in_hall(window, "F11")
    assert not is_in_hall(window)
    settle()
    enter(window)
    assert not window.find(Rows, "hall_page").isVisible()


def test_the_hall_is_entered_from_every_layout_and_leaves_each_as_it_was(window: Person) -> None:
    window.press("Step", times=2)
    pictures = {}
    for id, action in window.window.menus.layouts.items():
        action.trigger()
        pictures[id] = picture(window)
    for id, action in window.window.menus.layouts.items():
        action.trigger()
        settled(window)
        hall = enter(window)
        drawn = sum(each.isVisible() for each in hall.findChildren(Canvas))
        assert drawn == (id != "own_code")  # of code that has not run nothing is drawn
        in_hall(window, "E", "Escape", "Escape")
        assert picture(window) == pictures[id]


def test_in_the_hall_tab_visits_only_what_is_seen_there(window: Person) -> None:
    hall = enter(window)
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget() or hall, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is None or focus.window() is hall
        assert focus is None or focus is hall or focus.isVisible()


OWN = """\
import torch
w = torch.tensor([1.0], requires_grad=True)
for k in range(3):
    E = ((2 * w - 3) ** 2).sum()
    E.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
    w.grad = None
"""


def words_of(person: Person, name: str) -> str:
    return words(person.find(Rows, name))


@pytest.mark.parametrize("size", SCREENS)
def test_own_code_is_in_the_hall_with_its_line_its_variables_and_its_curve(
    size: tuple[int, int], window: Person
) -> None:
    person = window
    person.keys("Ctrl+E")
    person.window.pages.own_code.editor.setPlainText(OWN)
    person.keys("Ctrl+Return")
    person.sees(lambda: person.workbench.own_code.tape is not None)
    person.keys("Home", "Right", "Down", "Down")
    before = person.picture(person.window)
    person.keys("F5")
    hall = hall_of(person)
    assert hall.isVisible()
    settle()
    hall.resize(*size)
    settle()
    assert words_of(person, "hall_header").startswith("own_code.py · step 1 of 3 · line 5 of ")
    assert "    E.backward()" in words_of(person, "hall_lines")
    first, *_ = words_of(person, "hall_aside").splitlines()
    assert first.split() == ["w", "[1]", ".grad", "=", "[-4]"]
    assert "The code ran to its end." in words_of(person, "hall_verdict")
    assert person.window.pages.own_code.error_curve.window() is hall
    assert person.window.pages.own_code.error_curve.isVisible()
    in_hall(person, "Down", "Down")
    settle()
    assert "[1.4]" in words_of(person, "hall_aside")
    in_hall(person, "V")
    settle()
    assert "leaf" in words_of(person, "hall_page")
    in_hall(person, "V", "E")
    settle()
    assert person.window.pages.own_code.parameter_curves.isVisible()
    in_hall(person, "E", "P")  # there is no problem of own code
    settle()
    assert person.find(Rows, "hall_lines").isVisible()
    in_hall(person, "Up", "Up", "Escape")
    assert not hall.isVisible()
    assert person.picture(person.window) == before


MANY = (
    "".join(f"a{number} = {number}\n" for number in range(40))
    + """\
import torch
w = torch.tensor(1.0, requires_grad=True)
(w * w).backward()
"""
)


def test_what_a_line_of_own_code_has_changed_is_seen_in_the_hall_or_else_what_has_a_gradient(
    window: Person,
) -> None:
    person = window
    person.keys("Ctrl+E")
    person.window.pages.own_code.editor.setPlainText(MANY + "pass\n")
    person.keys("Ctrl+Return")
    person.sees(lambda: person.workbench.own_code.tape is not None)
    enter(person, (1024, 768))

    def seen(name: str) -> list[str]:
        settled(person)
        return [text.strip() for _, text in painted(person.find(Rows, name))]

    assert {"w", "a39"} <= set(seen("hall_aside"))  # behind the last line, which changes nothing
    in_hall(person, "V")
    assert {"w", "a39"} <= set(seen("hall_page"))
    in_hall(person, "Home", *["Down"] * 30)
    assert "a29" in seen("hall_page")
    in_hall(person, "V")
    assert "a29" in seen("hall_aside")


@pytest.mark.parametrize("size", SCREENS)
def test_code_that_has_not_run_has_all_the_room_of_the_hall_until_something_is_known_of_it(
    size: tuple[int, int], window: Person
) -> None:
    person = window
    person.keys("Ctrl+E")
    person.window.pages.own_code.editor.setPlainText(OWN)
    enter(person, size)
    settle()
    assert words_of(person, "hall_lines").splitlines() == OWN.splitlines()
    lines = person.find(Rows, "hall_lines")
    assert max(at.bottom() for at, _ in painted(lines)) <= lines.height(), "nothing is cut off"
    in_hall(person, "F11")
    person.window.pages.own_code.editor.setPlainText("for\n")
    person.sees(lambda: bool(person.window.pages.own_code.sentences))
    enter(person, size)
    assert "Line 1" in words_of(person, "hall_verdict")
    assert lines.visibleRegion().boundingRect() == lines.rect()
    assert person.find(QWidget, "hall_verdict").geometry().top() > lines.geometry().bottom()


def test_code_of_a_file_is_asked_about_before_the_hall_and_not_before_the_window_behind_it(
    window: Person,
) -> None:
    person = window
    person.keys("Ctrl+E")
    person.workbench.own_code.begin(Source("x = 1\n", "loop.py", "x = 1\n", is_foreign=True))
    hall = enter(person)
    QTest.keyClick(hall, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    question = person.find(QMessageBox, "ownCodeQuestion")
    assert question.parentWidget() is hall
    question.findChild(QAbstractButton, "ownCodeQuestion_run").click()
    person.sees(lambda: person.workbench.own_code.tape is not None)
    settle()
    assert "line 1 of 1" in words_of(person, "hall_header")


def test_code_that_has_not_run_is_run_in_the_hall(window: Person) -> None:
    person = window
    person.keys("Ctrl+E")
    person.window.pages.own_code.editor.setPlainText("x = 1\nprint(x)\n")
    person.keys("F11")
    settle()
    assert "not run yet" in words_of(person, "hall_header")
    QTest.keyClick(hall_of(person), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    person.sees(lambda: person.workbench.own_code.tape is not None)
    settle()
    assert "line 2 of 2" in words_of(person, "hall_header")
    assert not person.window.pages.own_code.error_curve.isVisible()
    in_hall(person, "F11")
    assert not is_in_hall(person)


def test_of_code_that_runs_the_hall_says_so_and_what_stops_it(window: Person) -> None:
    person = window
    person.keys("Ctrl+E")
    person.window.pages.own_code.editor.setPlainText("k = 0\nwhile True:\n    k += 1\n")
    person.workbench.own_code.limits = Limits(lines=10**9, seconds=600)
    person.keys("F11")
    keys = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(hall_of(person), Qt.Key.Key_Return, keys[0])
    person.sees(lambda: "it runs" in words_of(person, "hall_header"))
    assert "not run yet" not in words_of(person, "hall_header")
    QTest.keyClick(hall_of(person), Qt.Key.Key_Return, keys[0] | keys[1])
    person.sees(lambda: "line" in words_of(person, "hall_header"))
    person.sees(lambda: "stopped by you" in words_of(person, "hall_verdict").lower())


def test_the_longest_explanation_of_the_lab_has_all_its_words_in_the_hall(window: Person) -> None:
    person = window
    person.command("Lab", "7  Shapes (2, 1) and (2,)")
    hall = enter(person)
    in_hall(person, "1")
    settled(person)
    page = person.find(Rows, "hall_page")
    explained = person.window.findChild(QLabel, "lab_explanation")
    assert explained is not None
    for width, height in SCREENS:
        hall.resize(width, height)
        settle()
        told = " ".join(words_of(person, "hall_page").split())
        assert " ".join(explained.text().split()) in told
        assert max(at.bottom() for at, _ in painted(page)) <= page.height(), "nothing is cut off"
        lines = person.find(Rows, "hall_lines").font().pointSizeF()
        assert page.font().pointSizeF() >= 0.7 * lines
        assert (page.font().pointSizeF() == lines) is (width > 1024), "smaller only if need be"
    in_hall(person, "H")
    assert page.font() == person.find(Rows, "hall_lines").font()


def test_a_question_of_the_lab_is_asked_and_answered_in_the_hall(window: Person) -> None:
    person = window
    person.command("Lab", "1  zero_grad() forgotten")
    hall = enter(person)
    entry = lab.ENTRIES[0]
    for width, height in SCREENS:
        hall.resize(width, height)
        settle()
        told = " ".join(words_of(person, "hall_aside").split())
        assert "What will happen?" in told
        for number, answer in enumerate(entry.answers, 1):
            assert f"{number} {answer}" in told
        aside, code = person.find(Rows, "hall_aside"), person.find(Rows, "hall_lines")
        free = aside.height() - max(at.bottom() for at, _ in painted(aside))
        assert free < 1.5 * code.line, "the code of the question has all room"
    in_hall(person, str(entry.happens + 1))
    settled(person)
    page = person.find(Rows, "hall_page")
    for width, height in SCREENS:
        hall.resize(width, height)
        settle()
        told = " ".join(words_of(person, "hall_page").split())
        assert "✓ Your prediction was right" in told
        assert str(entry.answers[entry.happens]) in told
        explained = person.window.findChild(QLabel, "lab_explanation")
        assert explained is not None
        assert " ".join(explained.text().split()) in told
        assert max(at.bottom() for at, _ in painted(page)) <= page.height(), "nothing is cut off"
    in_hall(person, "L")
    assert not page.isVisible()
    assert not person.find(Rows, "hall_aside").isVisible()
    assert person.window.parabola.isVisible()
    in_hall(person, "Escape")
    assert "right" in person.label("lab_verdict")
