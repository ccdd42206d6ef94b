"""Whatever changes a document is undone to the last byte of its file, and made again.

Each change of a table is made by hand, on a window that stands in the midst of a run, at a line of
a step, with pins. The menu says what it was, one entry takes it back, and nothing else changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QSlider

from gradapp.core.problem import AnyProblem
from gradapp.core.problem.examples import EXAMPLES, GALLERY
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.kind import Option, RuleKind
from gradapp.core.rules.table import RULES
from gradapp.documents.document import Document, Sight, written
from gradapp.ui.kit.words import said
from gradapp.ui.pins.list import PinList
from gradapp.ui.window.commands import COMMANDS
from tests.journeys.test_problem_form import drops, field, opens, writes
from tests.journeys.test_undo import says
from tests.person import Person
from tests.products import covering, is_whole

Change = tuple[str, Callable[[Person], object]]
"""What the menu calls a change, and how a person makes it."""


def file(window: Person) -> bytes:
    """Return what would be in the file of the document, once all of it is there."""
    rests(window)
    return written(window.workbench.document.now(with_bits=True))


def rests(window: Person) -> None:
    bench = window.workbench
    window.sees(
        lambda: not bench.engine.busy and bench.pins.now.are_made and bench.shown_run.is_settled
    )


def around(window: Person) -> dict[str, object]:
    """Return what is chosen in the window that no document keeps."""
    found: dict[str, object] = {
        id: action.isChecked() for id, action in window.window.menus.actions.items()
    }
    found["panels"] = [dock.isHidden() for dock in window.window.docks.values()]
    found["speed"] = window.label("speed_label")
    return found


def stands_in_the_midst_of_a_run(window: Person) -> None:
    """Look at a line of the third of five steps, beside a pin that the run is compared with."""
    window.types("α", "0.12")
    window.press("Step", times=5)
    window.keys("Ctrl+B", "Ctrl+Shift+P", "Ctrl+D")
    window.window.setFocus()
    window.keys("Left", "Left")
    looks_at_a_line(window)


def looks_at_a_line(window: Person) -> None:
    window.keys("Up")
    window.sees(lambda: window.workbench.document.now().at.line is not None)


def changes_and_comes_back(window: Person, changes: Iterable[Change]) -> None:
    """Make each change, undo it, make it again and undo it again, and look what there is then."""
    stack = window.workbench.history.stack
    wrong = []
    for what, make in changes:
        before, was, count = file(window), around(window), stack.index()
        make(window)
        after, then = file(window), around(window)
        if after == before:
            wrong.append(f"{what}: nothing is changed")
        if (says(window, "undo"), stack.index()) != (f"Undo: {what}", count + 1):
            wrong.append(f"{what}: {says(window, 'undo')}, {stack.index() - count} entries")
        comes_forward(window)
        for keys, expected, expected_around in (
            ("Ctrl+Z", before, was),
            ("Ctrl+Y", after, then),
            ("Ctrl+Z", before, was),
        ):
            window.keys(keys)
            if (found := file(window)) != expected:
                wrong.append(f"{what}: by {keys} {difference(expected, found)}")
            if (others := around(window)) != expected_around:
                keys_of = [key for key, value in others.items() if value != expected_around[key]]
                wrong.append(f"{what}: by {keys} other {keys_of}")
        while stack.index() > count:  # so that the next change begins where this one did
            window.keys("Ctrl+Z")
    assert not wrong, "\n".join(wrong)


def comes_forward(window: Person) -> None:
    """Go to the main window, whatever other has been open."""
    window.window.activateWindow()
    window.sees(window.window.isActiveWindow)
    window.window.setFocus()


def difference(expected: bytes, found: bytes) -> str:
    pairs = zip(expected.splitlines(), found.splitlines(), strict=False)
    return "; ".join(f"{b.decode()} instead of {a.decode()}" for a, b in pairs if a != b)[:600]


def command(menu: str, name: str) -> Callable[[Person], None]:
    return lambda window: window.command(menu, name)


def key(*sequences: str) -> Callable[[Person], None]:
    return lambda window: window.keys(*sequences)


def typed(label: str, text: str) -> Callable[[Person], None]:
    return lambda window: window.types(label, text)


def drags_alpha(window: Person) -> None:
    strip = window.find(QSlider, "learning_rate_strip")
    at = window.window.learning_rate_panel.strip.handle_position().toPoint()
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=at)
    for _ in range(4):
        at.setX(at.x() + 15)
        QTest.mouseMove(strip, at)
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=at)


def moves_alpha_by_key(window: Person) -> None:
    strip = window.find(QSlider, "learning_rate_strip")
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)


def test_numbers_and_ways_and_drags_are_undone(window: Person) -> None:
    stands_in_the_midst_of_a_run(window)
    changes: list[Change] = [
        *((name, typed(name, text)) for name, text in (("θ₀", "-2"), ("x", "1"), ("y", "2"))),
        ("α", typed("α", "0.07")),
        ("θ₀", lambda window: QTest.keyClick(window.field("θ₀"), Qt.Key.Key_Up)),
        ("θ₀", lambda window: window.drags_ball_to(-1.0)),
        ("α", drags_alpha),
        ("α", moves_alpha_by_key),
        ("the precision", lambda window: window.chooses("Precision", "float64")),
        ("the way: autograd", key("Ctrl+2")),
        ("the way: Optimizer", key("Ctrl+3")),
        ("the way: autograd", lambda window: window.chooses("Way", "2")),
        ("the restart", key("Ctrl+Home")),
        ("New", key("Ctrl+N")),
    ]
    changes_and_comes_back(window, changes)


def test_a_drag_that_comes_home_has_the_run_again_with_its_step_and_line(window: Person) -> None:
    stands_in_the_midst_of_a_run(window)
    before, count = file(window), window.workbench.history.stack.count()
    strip = window.window.learning_rate_panel.strip
    at = strip.handle_position().toPoint()
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(strip, at + QPoint(30, 0))
    assert file(window) != before
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=at)
    assert file(window) == before
    assert window.workbench.history.stack.count() == count


def examples() -> dict[str, AnyProblem]:
    """Return one example of each kind, by its name; all of them in whole products."""
    found = {said(name): problem for name, problem, *_ in (*EXAMPLES, *GALLERY)}
    kinds: dict[object, str] = {}
    for name, each in found.items():
        kind = type(each), each.rule.id, len(each.start), each.precision, changes_only_alpha(each)
        kinds.setdefault(kind, name)
    return found if is_whole() else {name: found[name] for name in kinds.values()}


def changes_only_alpha(problem: AnyProblem) -> bool:
    return problem.but(alpha=0.12) == Problem(alpha=0.12)


def test_every_example_is_undone(window: Person) -> None:
    stands_in_the_midst_of_a_run(window)
    changes: list[Change] = [
        ("α" if changes_only_alpha(problem) else name, command("File", name))
        for name, problem in examples().items()
    ]
    assert len(changes) > 5
    changes_and_comes_back(window, changes)


def does_with_the_pin(action: str) -> Callable[[Person], None]:
    def do(window: Person) -> None:
        window.find(PinList, "pinsList").select(0)
        window.find(QAction, action).trigger()

    return do


def renames_the_pin(window: Person) -> None:
    window.keys("Ctrl+Shift+P", "F2")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "the first")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    window.sees(lambda: window.workbench.pins.pins[0].name == "the first")


def pastes_a_link(link: str) -> Callable[[Person], None]:
    def paste(window: Person) -> None:
        QGuiApplication.clipboard().setText(link)
        window.window.setFocus()
        window.keys("Ctrl+V")

    return paste


def pastes_its_own_link(window: Person) -> None:
    window.window.setFocus()
    window.keys("Ctrl+Shift+K", "Ctrl+V")


def test_pins_links_and_races_are_undone(window: Person) -> None:
    stands_in_the_midst_of_a_run(window)
    pin = str(window.workbench.pins.pins[0].name)
    second = f"the pin “{pin} (2)”"
    link = "gradapp:error=0.1*p**2+%2B+2*q**2&way=autograd"
    changes: list[Change] = [
        (second, key("Ctrl+B")),
        ("the name of a pin", renames_the_pin),
        ("the pin to compare with", does_with_the_pin("pinCompare")),
        (f"the removal of “{pin}”", does_with_the_pin("pinRemove")),
        ("the restart", does_with_the_pin("pinOpen")),
        ("the problem", pastes_a_link(link)),
        ("the restart", pastes_its_own_link),
    ]
    changes_and_comes_back(window, changes)


def in_form(name: str, text: str) -> Callable[[Person], None]:
    """Write into a field of the form, and mean it."""

    def do(window: Person) -> None:
        form = opens(window)
        writes(form, name, text)
        form.take()

    return do


def picked(name: str, choice: str) -> Callable[[Person], None]:
    """Choose from a list of the form as the mouse does: at once."""

    def do(window: Person) -> None:
        box = field(opens(window), name)
        assert isinstance(box, QComboBox)
        box.setCurrentText(choice)
        box.activated.emit(box.currentIndex())

    return do


def ticked(name: str) -> Callable[[Person], None]:
    def do(window: Person) -> None:
        form = opens(window)
        box = next(b for b in form.findChildren(QCheckBox) if b.isVisible() and b.text() == name)
        QTest.keyClick(box, Qt.Key.Key_Space)
        form.take()

    return do


def pastes_samples(window: Person) -> None:
    opens(window)
    QGuiApplication.clipboard().setText("x\ty\n0,5\t1\n1,5\t2\n2\t4\n")
    QTest.mouseClick(window.button("Paste"), Qt.MouseButton.LeftButton)


def removes_a_sample(window: Person) -> None:
    form = opens(window)
    table = field(form, "Samples")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    form.take()


def test_all_that_is_typed_in_the_form_is_undone(window: Person, tmp_path: Path) -> None:
    table = tmp_path / "samples.csv"
    table.write_text("x;y\n1,5;2\n3;4\n7;1\n", encoding="utf-8")
    window.command("File", "Five points and a line")
    stands_in_the_midst_of_a_run(window)
    changes: list[Change] = [
        ("the formula", in_form("Formula", "w*x - b")),
        ("the start", in_form("Start of w", "0.5")),
        ("the samples", in_form("Samples", "x;y\n1;1\n2;3\n4;4")),
        ("the samples", pastes_samples),
        ("the samples", removes_a_sample),
        ("the samples", lambda window: drops(window.window, table)),
        ("the reduction", picked("E is", "sum of the squares")),
        ("the samples per step", in_form("Samples per step", "2")),
        ("the rule", picked("Rule", "Adam")),
        ("α", in_form("Learning rate α", "0.03")),
        ("the precision", picked("Precision", "float64")),
        ("the problem", picked("Kind of problem", "Error formula, without samples")),
    ]
    changes_and_comes_back(window, changes)
    in_form("Samples per step", "2")(window)
    comes_forward(window)
    window.press("Step", times=2)
    looks_at_a_line(window)
    changes_and_comes_back(window, [("the seed", in_form("Shuffled with seed", "7"))])


KINDS = covering(
    [(rule.id, type(option.default)) for rule in RULES.values() for option in rule.options]
)
"""Each rule, and each kind of option: a number, several numbers, a switch."""


def options(rule: RuleKind) -> list[Option]:
    """Return the first option of each kind that is changed; all of them in whole products."""
    firsts = {type(option.default): option for option in reversed(rule.options)}
    few = [option for kind, option in firsts.items() if (rule.id, kind) in KINDS]
    return list(rule.options) if is_whole() else few


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_option_of_a_rule_is_undone(window: Person, rule: RuleKind) -> None:
    window.command("File", "Five points and a line")
    window.keys("Ctrl+3")
    picked("Rule", rule.torch)(window)
    comes_forward(window)
    if rule.id == "sgd":
        in_form("momentum", "0.3")(window)  # which Nesterov's form needs
    comes_forward(window)
    window.press("Step", times=2)
    changes: list[Change] = []
    for option in options(rule):
        text = {"betas": "0.8, 0.99"}.get(option.name, "0.25")
        is_switch = isinstance(option.default, bool)
        make = ticked(option.name) if is_switch else in_form(option.name, text)
        changes.append(("the options of the rule", make))
    changes_and_comes_back(window, changes)


def test_a_race_is_taken_back_with_all_of_its_pins_wherever_one_looks(window: Person) -> None:
    stands_in_the_midst_of_a_run(window)
    before = window.workbench.document.now()
    window.keys("Ctrl+Shift+G")
    window.sees(lambda: window.workbench.current_run.cursor > 0)
    window.keys("Space")
    after = window.workbench.document.now()
    assert len(after.pins) - len(before.pins) == 3
    assert says(window, "undo") == "Undo: the race"
    window.keys("Ctrl+Z")
    assert after.sight == structs.replace(before.sight, race=True)
    assert window.workbench.document.now() == replace(after, pins=before.pins, sight=before.sight)
    window.keys("Ctrl+Y")
    assert window.workbench.document.now() == after


def test_what_is_written_in_own_code_is_undone_there_and_the_run_behind_it_stays(
    window: Person,
) -> None:
    stands_in_the_midst_of_a_run(window)
    window.keys("Ctrl+E")
    before = file(window)
    QTest.keyClicks(window.window.pages.own_code.editor, "E = 1")
    after = file(window)
    assert after != before
    window.keys("Ctrl+Z")
    assert file(window) == before
    window.keys("Ctrl+Shift+Z")
    assert file(window) == after


CHANGES = {
    *("notebook", "new_problem", "paste_link", "afresh", "pin", "race_rules"),  # see above
    *("undo", "redo"),
}
NONE_OF_THE_DOCUMENT = {
    *("copy_link", "copy_step", "copy_steps", "copy_program", "copy_picture"),
    *("back", "reset", "end", "line_back", "line_forward", "step", "run_to_stop", "play"),
    *("race", "slower", "faster", "animate", "close_up", "section", "logarithmic", "reset_view"),
    *("float_panel", "move_panel", "hall", "reset_layout", "pins", "text_larger", "text_smaller"),
    *("text_normal", "own_code", "lab_next", "lab_previous", "lab_again", "leave_lab"),
}
"""What only shows something, or goes elsewhere: a document is not changed by it."""
WITH_A_WINDOW_OF_THEIR_OWN = {
    *("open", "save", "save_as", "revert", "export", "print", "quit", "edit_this_code"),
    *("run_many", "run_code", "stop_code", "go_on", "edit_code", "why", "sweep", "help"),
    *("explain", "shortcuts", "welcome", "log", "about"),
}
"""What begins with another document, or has a window in which something is chosen."""


def test_every_command_is_known_to_change_a_document_or_not() -> None:
    known = [*CHANGES, *NONE_OF_THE_DOCUMENT, *WITH_A_WINDOW_OF_THEIR_OWN]
    assert sorted(known) == sorted(command.id for command in COMMANDS)


def test_what_only_shows_something_is_no_change_and_undo_leaves_it(window: Person) -> None:
    stands_in_the_midst_of_a_run(window)
    document, stack = window.workbench.document, window.workbench.history.stack
    content, places = _content(document.now()), window.window.arrangement.places()
    before = stack.count(), stack.index(), says(window, "undo")
    for id in sorted(NONE_OF_THE_DOCUMENT):
        window.window.menus.actions[id].trigger()
        rests(window)
        window.window.menus.actions["leave_lab"].trigger()
        if window.window.arrangement.places() != places:
            window.window.menus.layouts["descent"].trigger()
        assert _content(document.now()) == content, id
        assert (stack.count(), stack.index(), says(window, "undo")) == before, id
    sight = document.now().sight
    assert sight != Sight(sight.layout)
    window.keys("Ctrl+Z")
    assert document.now().sight == sight


def _content(document: Document) -> object:
    recipe = document.recipe
    return recipe.problem, recipe.method_id, document.pins, document.reference


def test_the_lab_is_left_as_it_was_entered(window: Person) -> None:
    stands_in_the_midst_of_a_run(window)
    window.keys("Left")
    before = file(window)
    window.keys("Ctrl+PgDown", "1")
    rests(window)
    window.types("α", "0.2")
    rests(window)
    assert says(window, "undo") == "-"
    window.keys("Ctrl+Shift+B")
    assert file(window) == before
