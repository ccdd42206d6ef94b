"""Words explained where they stand, whatever has the keyboard, and the page of help."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from gradapp.ui.code.variables import VariablesView
from gradapp.ui.kit.terms import HasTerms
from gradapp.ui.side_by_side.view import ColumnsView
from gradapp.ui.window.commands import COMMANDS
from tests.person import Person
from tests.products import pairs

# "offscreen" says so of popups and of windows that are raised.
pytestmark = pytest.mark.qt_log_ignore("does not support")

SIZES = ((1360, 860, 100), (1024, 700, 100), (1024, 700, 175))


def popup(person: Person) -> QWidget | None:
    found = person.window.findChildren(QWidget, "term_popup")
    return next((each for each in found if each.isVisible()), None)


def reads(person: Person, part: str) -> str:
    """Return what the word that is explained says."""
    shown = popup(person)
    assert shown is not None
    label = shown.findChild(QLabel, f"term_{part}")
    assert label is not None
    return label.text()


def label_of(person: Person, name: str) -> QWidget:
    return next(w for w in person.window.findChildren(QWidget, name) if w.isVisible())


def place(label: QWidget, term: str) -> QPoint:
    assert isinstance(label, HasTerms)
    return next(rect.center() for each, rect in label.terms_here() if each == term)


def go_to(person: Person, control: QWidget) -> None:
    """Go to a control by Tab."""
    person.window.activateWindow()
    person.window.setFocus()
    person.sees(person.window.hasFocus)
    for _ in range(60):
        person.keys("Tab")
        if QApplication.focusWidget() is control:
            return
    raise AssertionError(f"Tab never comes to {control.objectName()}")


@pytest.fixture(params=pairs(SIZES, ("light", "dark")), ids=str)
def at_any_size(request: pytest.FixtureRequest, window: Person) -> Person:
    (width, height, scale), scheme = request.param
    person = window.set_up(scheme=scheme, text_scale=scale)
    person.window.resize(width, height)
    return person


def test_a_word_is_opened_by_click_and_by_enter_quotes_the_step_and_escape_gives_the_focus_back(
    at_any_size: Person,
) -> None:
    person = at_any_size
    person.press("Step", times=2)
    gradient = person.values.gradient
    cell = next(
        cell
        for cell in person.window.formula_panel.findChildren(QLabel, "left")
        if cell.text() == "dE/dθ"
    )
    go_to(person, cell)
    assert cell.accessibleDescription() == "Enter explains the word"
    person.keys("Return")
    person.sees(lambda: popup(person) is not None)
    assert reads(person, "title") == "Gradient dE/dθ"
    said = reads(person, "here")
    assert said.startswith("In step 2, dE/dθ ")
    assert float(said.split()[-1].rstrip(".").replace("−", "-")) == pytest.approx(gradient, 1e-5)
    shown = popup(person)
    assert shown is not None
    screen = shown.screen().availableGeometry()
    assert screen.contains(shown.geometry())
    for label in shown.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
    person.keys("Esc")
    person.sees(lambda: popup(person) is None)
    person.sees(lambda: QApplication.focusWidget() is cell)
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=place(cell, "gradient"))
    person.sees(lambda: popup(person) is not None)
    person.keys("Esc")
    person.sees(lambda: popup(person) is None)


def test_before_the_first_step_it_is_said_which_key_makes_one(window: Person) -> None:
    cell = window.window.formula_panel.findChildren(QLabel, "left")[0]
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=place(cell, "error"))
    assert reads(window, "here") == "There is no number yet: → makes the first step."
    window.keys("Esc")
    window.keys("Right")
    window.sees(lambda: window.cursor == 1)
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=place(cell, "error"))
    assert reads(window, "here") == "In step 1, E = 1."
    window.keys("Esc")


def test_the_number_follows_the_run_while_the_word_is_open(window: Person) -> None:
    window.press("Step")
    cell = window.window.formula_panel.findChildren(QLabel, "left")[0]
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=place(cell, "error"))
    assert reads(window, "here").startswith("In step 1, ")
    window.workbench.current_run.step()
    window.sees(lambda: reads(window, "here").startswith("In step 2, E "))
    window.keys("Esc")


def test_a_word_leads_to_another_to_the_page_and_to_its_place_in_the_window(window: Person) -> None:
    window.keys("Ctrl+2", "Right")
    window.sees(lambda: window.workbench.shown_run.is_settled and window.cursor == 1)
    window.window.show_panel("pins")
    verdict = label_of(window, "verdict")
    QTest.mouseClick(verdict, Qt.MouseButton.LeftButton, pos=place(verdict, "bits"))
    assert reads(window, "title") == "Bit for bit"
    shown = popup(window)
    assert shown is not None
    links = shown.findChild(QLabel, "term_rest")
    assert links is not None
    links.linkActivated.emit("#grad-fn")
    assert reads(window, "title") == "grad_fn"
    assert "MulBackward0" in reads(window, "here")
    button = shown.findChild(QPushButton, "term_show")
    assert button is not None
    button.click()
    window.sees(lambda: popup(window) is None)
    variables = label_of(window, "variables")
    assert window.window.docks["code"].is_in_front
    assert variables.findChild(QWidget, "spotlight") is not None
    assert variables.hasFocus()
    window.keys("Esc")
    window.sees(lambda: variables.findChild(QWidget, "spotlight") is None)


@pytest.mark.parametrize(
    ("term", "written"), [("grad-fn", "E.backward"), ("gradient", "θgrad"), ("yield", None)]
)
def test_beside_the_four_codes_a_word_is_shown_in_them_and_they_stay_as_they_are(
    window: Person, term: str, written: str | None
) -> None:
    window.keys("Ctrl+5", "Right")
    window.sees(lambda: window.workbench.shown_run.is_settled and window.cursor == 1)
    views = [v for v in window.window.findChildren(ColumnsView) if v.isVisible()]
    docks = [each.isVisible() for each in window.window.docks.values()]
    verdict = label_of(window, "side_by_side_verdict")
    QTest.mouseClick(verdict, Qt.MouseButton.LeftButton, pos=place(verdict, "bits"))
    links = popup(window).findChild(QLabel, "term_rest")
    links.linkActivated.emit(f"#{term}")
    popup(window).findChild(QPushButton, "term_show").click()
    window.sees(lambda: popup(window) is None)
    mark = window.find(QWidget, "spotlight")
    if written is None:  # the straight code has none: the window's first layout shows the loop
        assert window.window.layouts.current == "descent"
        assert not window.window.pages.side_by_side.isVisible()
        window.keys("Ctrl+5")
        window.sees(window.window.pages.side_by_side.isVisible)
    else:
        assert mark.parentWidget() is window.window.pages.side_by_side
        (view,) = views
        at = view.viewport().mapFrom(window.window.pages.side_by_side, mark.geometry().center())
        cursor = view.cursorForPosition(at)
        assert written.split(".")[-1] in cursor.block().text()
    assert [each.isVisible() for each in window.window.docks.values()] == docks
    assert [v for v in window.window.findChildren(ColumnsView) if v.isVisible()] == views


def test_words_of_the_code_are_explained_and_the_line_is_named(window: Person) -> None:
    window.keys("Ctrl+3", "Right")
    window.sees(lambda: window.workbench.shown_run.is_settled and window.cursor == 1)
    code = label_of(window, "code")
    code.setFocus(Qt.FocusReason.TabFocusReason)
    while "zero_grad" not in window.marked_line:
        before = window.marked_line
        window.keys("Up")
        window.sees(lambda before=before: window.marked_line != before)
    window.keys("Return")
    window.sees(lambda: popup(window) is not None)
    assert reads(window, "title") == "zero_grad()"
    lines = window.workbench.current_run.method.program.lines
    number = next(i for i, line in enumerate(lines, start=1) if "zero_grad" in line)
    assert reads(window, "here") == f"In this code, .grad is cleared in line {number}."
    window.keys("Esc")
    window.sees(code.hasFocus)


def test_words_about_variables_nodes_and_fields_are_explained(window: Person) -> None:
    window.keys("Ctrl+2", "Right")
    window.sees(lambda: window.workbench.shown_run.is_settled and window.cursor == 1)
    variables = window.find(VariablesView, "variables")
    (row,) = variables.findItems("θ", Qt.MatchFlag.MatchEndsWith)
    variables.setCurrentItem(row)
    variables.setFocus()
    words = dict(variables.terms_here())
    assert list(words) == ["grad", "leaf", "requires-grad"]
    at = words["leaf"].center() - variables.viewport().pos()
    QTest.mouseClick(variables.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert reads(window, "title") == "Leaf"
    assert reads(window, "here") == "Leaves in the graph of step 1: 1."
    window.keys("Esc")
    window.window.show_panel("graph")
    graph = label_of(window, "graph")
    graph.setFocus(Qt.FocusReason.TabFocusReason)
    window.keys("Return")  # θ's node is selected, as θ is
    assert reads(window, "title") == "Leaf"
    window.keys("Esc")
    window.sees(graph.hasFocus)
    window.keys("Shift+Tab", "Return")
    assert reads(window, "title") == "grad_fn"
    window.keys("Esc")
    window.sees(graph.hasFocus)
    (label,) = (
        each for each in window.window.problem_panel.findChildren(QLabel) if each.text() == "α"
    )
    QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=place(label, "learning-rate"))
    assert reads(window, "here") == "Here, α = 0.1."
    window.keys("Esc")


def test_shift_f1_explains_every_control_that_tab_comes_to(window: Person) -> None:
    window.keys("Ctrl+2", "Right", "Ctrl+B")
    window.sees(lambda: window.workbench.shown_run.is_settled and window.cursor == 1)
    window.window.resize(1800, 1300)
    for panel in ("graph", "steps", "pins", "code"):
        window.window.show_panel(panel)
        QApplication.processEvents()
        window.window.activateWindow()
        window.window.setFocus()
        window.sees(window.window.hasFocus)
        seen: list[QWidget] = []
        while True:
            window.keys("Tab")
            here = QApplication.focusWidget()
            assert here is not None
            if here in seen:
                break
            seen.append(here)
            if here.objectName() == "graph":
                window.keys("Esc", "Shift+F1", "Esc")
                break
            window.keys("Shift+F1")
            window.sees(lambda: popup(window) is not None)
            assert reads(window, "title"), here
            assert reads(window, "text"), here
            window.keys("Esc")
            window.sees(lambda here=here: QApplication.focusWidget() is here)


def test_shift_f1_names_what_the_field_is_for(window: Person) -> None:
    for label, title in (("α", "Learning rate α"), ("θ₀", "Parameter θ")):
        window.field(label).setFocus()
        window.keys("Shift+F1")
        assert reads(window, "title") == title
        assert label in reads(window, "text")
        window.keys("Esc")
    window.window.setFocus()
    window.keys("Shift+F1")
    assert reads(window, "title") == "Take a step, and go back"
    assert "**→**" in reads(window, "text")
    window.keys("Esc")


def test_f1_opens_the_page_which_is_searched_and_led_through_by_keys(at_any_size: Person) -> None:
    person = at_any_size
    person.keys("F1")
    page, search = person.find(QTextBrowser, "help_page"), person.find(QLineEdit, "help_search")
    person.sees(search.hasFocus)
    whole = page.toPlainText()
    for heading in ("Words", "Tasks", "Keys", "Contraction factor 1 − 2αx²", "Space"):
        assert heading in whole
    QTest.keyClicks(search, "neighbours")
    assert "ulp" in page.toPlainText()
    assert "Contraction" not in page.toPlainText()
    person.keys("Return")
    listed = person.find(QListWidget, "help_list")
    person.sees(listed.hasFocus)
    assert listed.currentItem().text() == "ulp"
    assert page.textCursor().block().text() == "ulp"
    search.setFocus()
    search.selectAll()
    QTest.keyClicks(search, "no such word")
    assert "Nothing here has these words" in page.toPlainText()
    search.clear()
    assert page.toPlainText() == whole
    person.keys("Esc")
    person.sees(lambda: not page.isVisible())


def test_the_page_opens_at_the_word_and_a_link_leads_to_the_next(window: Person) -> None:
    cell = window.window.formula_panel.findChildren(QLabel, "left")[0]
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=place(cell, "error"))
    shown = popup(window)
    assert shown is not None
    button = shown.findChild(QPushButton, "term_more")
    assert button is not None
    button.click()
    page = window.find(QTextBrowser, "help_page")
    window.sees(page.isVisible)
    assert page.textCursor().block().text() == "Error E"
    page.anchorClicked.emit("#ulp")
    assert page.textCursor().block().text() == "ulp"
    page.window().activateWindow()
    window.sees(lambda: page.window().isAncestorOf(QApplication.focusWidget() or window.window))
    window.keys("Esc")
    window.sees(lambda: not page.isVisible())


def test_the_keys_on_the_page_are_those_of_the_commands(window: Person) -> None:
    window.keys("Ctrl+2")  # which Undo names in its menu, but is not called by
    window.keys("F1")
    text = window.find(QTextBrowser, "help_page").toPlainText().partition("\nKeys\n")[2]
    named = [(command.text.text, window.window.menus.actions[command.id]) for command in COMMANDS]
    named += [(each.text(), each) for each in window.window.menus.ways.values()]
    for name, action in named:
        if not action.shortcut().isEmpty():
            assert name.replace("&", "") in text.splitlines()
            assert action.shortcut().toString() in text
    window.keys("Esc")


@pytest.mark.parametrize("words", ["own code", "zero_grad", "backward"])
def test_own_code_is_found_in_the_help_by_what_a_person_looks_for(
    words: str, window: Person
) -> None:
    window.keys("F1")
    search = window.find(QLineEdit, "help_search")
    window.sees(search.hasFocus)
    QTest.keyClicks(search, words)
    read = window.find(QTextBrowser, "help_page").toPlainText()
    assert "Step through code of your own" in read
    assert "Ctrl+Enter" in read
    assert "Ctrl+Shift+Enter" in read


def test_the_editor_of_own_code_is_explained_by_its_task(window: Person) -> None:
    window.keys("Ctrl+E", "Shift+F1")
    assert reads(window, "title") == "Step through code of your own"
