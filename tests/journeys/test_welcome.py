"""Somebody at a first start is led through the story: by keys, at every size, in both schemes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QLabel, QWidget

from gradapp.app.system.settings import Remembered
from gradapp.app.views.welcome import Topic
from gradapp.app.workbench import Workbench
from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.override import override
from gradapp.ui.welcome.callout import Callout
from tests.person import Person, write
from tests.products import pairs

FIRST = Remembered(animate=False, welcome=True)
LOOKS = pytest.mark.parametrize(
    ("size", "scale", "scheme"),
    [((1360, 860), 100, "light"), ((1024, 700), 100, "dark"), ((1024, 700), 175, "light")],
)

TITLES = {
    Topic.STEP: "Take a step",
    Topic.MOVE: "What moved, and by how much",
    Topic.WAY_2: "The same step, with PyTorch",
    Topic.SAME: "What stayed the same, and what is new",
    Topic.TOO_LARGE: "Make α too large",
}


class Guest(Person):
    """Somebody who reads the callouts."""

    @override
    def settles(self) -> None:
        super().settles()
        welcome = self.workbench.welcome
        self.sees(lambda: (shown := welcome.shown) is not None and shown.is_settled)

    @property
    def callout(self) -> Callout | None:
        found = self.window.findChild(Callout)
        return found if found is not None and found.isVisible() else None

    @property
    def title(self) -> str:
        return self.label("callout_title") if self.callout is not None else ""

    @property
    def told(self) -> str:
        return self.label("callout_told")

    def does(self, *keys: str) -> None:
        for key in keys:
            self.keys(key)
            self.settles()

    def goes_to(self, part: Topic) -> None:
        """Go to a callout by keys alone."""
        self.settles()
        steps: list[tuple[str, ...]] = [("Right",), ("Right",), ("Ctrl+2",), ("Right",)]
        for keys in steps[: part - 1]:
            self.does(*keys)
        assert self.title == TITLES[part]

    def place_of(self, name: str) -> QRect:
        """Return what can be seen of a widget, in the window."""
        widget = self.find(QWidget, name)
        seen = widget.visibleRegion().boundingRect()
        return seen.translated(widget.mapTo(self.window, widget.rect().topLeft()))


@pytest.fixture
def guest(window: Person) -> Guest:
    """Somebody who asks for it, which is shown as at a first start."""
    window.command("Help", "Welcome")
    guest = Guest(window.workbench)
    guest.settles()
    return guest


def tabs_to(guest: Guest, name: str) -> None:
    for _ in range(40):
        guest.keys("Tab")
        focus = QApplication.focusWidget()
        if focus is not None and focus.objectName() == name:
            return
    raise LookupError(name)


def nothing_is_hidden_or_cut_off(guest: Guest, *told: str) -> None:
    callout = guest.callout
    assert callout is not None
    assert guest.window.rect().contains(callout.geometry())
    for name in told:
        place = guest.place_of(name)
        assert not place.isEmpty(), f"{name} can't be seen"
        assert not place.intersects(callout.geometry()), f"{name} is hidden"
    for label in callout.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
        assert callout.rect().contains(label.geometry())
    button = callout.findChild(QAbstractButton, "callout_skip")
    assert button is not None
    assert button.width() >= button.sizeHint().width()


@LOOKS
def test_all_five_are_done_by_keys_alone_and_told_with_the_runs_own_numbers(
    open_window: Callable[..., Person], size: tuple[int, int], scale: int, scheme: str
) -> None:
    remembered = replace(FIRST, text_scale=scale, scheme=scheme)
    guest = Guest(open_window(remembered).workbench)
    guest.window.resize(*size)
    guest.settles()
    theta, x, y, alpha = Fraction(1), Fraction(2), Fraction(3), Fraction(1, 10)

    assert guest.title == "Take a step"
    assert guest.told == f"The ball lies at θ = {theta}. The error E is least at θ* = 1.5."
    nothing_is_hidden_or_cut_off(guest, "step")

    moves = []
    for _ in range(2):
        gradient = 2 * x * (theta * x - y)
        moves.append((theta, gradient, theta - alpha * gradient))
        theta = moves[-1][2]
    guest.does("Right")
    assert guest.title == "What moved, and by how much"
    before, gradient, after = map(float, moves[0])
    assert guest.told.startswith(
        f"Step 1 moved θ from {before:g} to {after:g}. The move is "
        f"−α · dE/dθ = −{float(alpha)} · (−{-gradient:g}) = {after - before:.1g}."
    )
    nothing_is_hidden_or_cut_off(guest, "error_curve")

    guest.does("Right")
    assert guest.title == "The same step, with PyTorch"
    assert "Ctrl+2" in guest.label("callout_to_do")
    nothing_is_hidden_or_cut_off(guest, "method")

    guest.does("Ctrl+2")
    assert guest.title == "What stayed the same, and what is new"
    theta_2 = f"θ = {float(moves[1][2])}"
    assert f"The new θ stayed the same: {theta_2} in way 1, {theta_2} in way 2." in guest.told
    assert (
        "The new line is E.backward(): it finds the gradient, in place of θgrad = 2 * x * fx_y"
        in (guest.told)
    )
    nothing_is_hidden_or_cut_off(guest, "comparison_panel")

    guest.does("Down")
    assert guest.title == "What stayed the same, and what is new"
    assert "until the step is done" in guest.label("callout_to_do")
    passed = [guest.marked_line]
    while guest.title == "What stayed the same, and what is new":
        guest.does("Down")
        passed.append(guest.marked_line)
        assert len(passed) < 12
    assert [each for each in passed if "E.backward()" in each]
    assert passed[-1].startswith("yield")
    assert guest.title == "Make α too large"
    assert f"Above 1/x² = {float(1 / x**2)}" in guest.told
    nothing_is_hidden_or_cut_off(guest, "alpha")

    tabs_to(guest, "alpha")
    guest.keys("Ctrl+A", "0", ".", "3", "Return")
    guest.settles()
    assert guest.title == "A step with too large an α"
    nothing_is_hidden_or_cut_off(guest, "error_curve")
    guest.does("Right")
    assert guest.title == "Too large"
    too_far = 1 - Fraction(3, 10) * 2 * x * (x - y)
    assert f"from θ = 1 to θ = {float(too_far):g}" in guest.told
    assert f"1 − 2αx² = −{-float(1 - 2 * Fraction(3, 10) * x**2):g}" in guest.told
    nothing_is_hidden_or_cut_off(guest, "error_curve")

    guest.keys("Ctrl+N")
    guest.sees(lambda: guest.callout is None)
    assert guest.workbench.current_run.problem == Problem()


def test_a_first_start_is_one_without_settings_and_the_next_one_is_none(
    open_window: Callable[..., Person],
) -> None:
    first = Guest(open_window(welcome=True).workbench)
    first.settles()
    assert first.title == "Take a step"
    first.keys("Esc")
    assert first.callout is None
    first.window.close()
    second = open_window(welcome=True)
    assert second.workbench.welcome.shown is None
    second.command("Help", "Welcome")
    guest = Guest(second.workbench)
    guest.settles()
    assert guest.title == "Take a step"


class Hasty(QObject):
    """Somebody who presses keys as soon as the window is painted for the first time."""

    def __init__(self, person: Person, *keys: str) -> None:
        super().__init__(person.window)
        self._person, self._keys = person, keys
        person.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.press)
        return False

    def press(self) -> None:
        self._person.keys(*self._keys)


@pytest.mark.parametrize("keys", [["Esc"], ["Right"] * 5], ids=["Esc", "steps"])
def test_whoever_is_faster_than_the_welcome_is_left_alone(
    open_window: Callable[..., Person], monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    show = Workbench.show
    monkeypatch.setattr(Workbench, "show", lambda bench: (Hasty(Person(bench), *keys), show(bench)))
    guest = Guest(open_window(FIRST).workbench)
    guest.sees(lambda: guest.workbench.shown_run.is_settled and guest.workbench.engine.rests)
    assert guest.callout is None
    before = guest.cursor
    guest.keys("Right")
    guest.sees(lambda: guest.cursor == before + 1)
    assert guest.callout is None
    guest.window.close()
    monkeypatch.undo()
    assert open_window(welcome=True).workbench.welcome.shown is None


def test_what_is_opened_with_the_first_start_is_shown_and_the_next_one_welcomes(
    open_window: Callable[..., Person], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code = tmp_path / "loop.py"
    code.write_text("print(1)\n", encoding="utf-8")
    show = Workbench.show
    monkeypatch.setattr(Workbench, "show", lambda bench: (show(bench), bench.open(str(code))))
    guest = Guest(open_window(FIRST, torch=False).workbench)
    guest.sees(lambda: guest.window.pages.own_code.editor.toPlainText() == "print(1)\n")
    assert guest.window.pages.own_code.isVisible()
    guest.press("Back to the plots")
    guest.sees(lambda: " ready" in guest.status)
    assert guest.callout is None
    guest.window.close()
    monkeypatch.undo()
    Guest(open_window(welcome=True).workbench).settles()


def test_whoever_has_settings_of_an_earlier_version_is_not_welcomed(
    open_window: Callable[..., Person],
) -> None:
    assert open_window(Remembered(animate=False)).workbench.welcome.shown is None


@pytest.mark.parametrize("part", list(Topic), ids=lambda part: part.name)
def test_escape_skips_each_and_leaves_everything_as_it_is(guest: Guest, part: Topic) -> None:
    guest.goes_to(part)
    before = guest.workbench.current_run.run, guest.cursor
    guest.keys("Esc")
    assert guest.callout is None
    guest.keys("Esc")
    assert (guest.workbench.current_run.run, guest.cursor) == before
    guest.keys("Right")
    guest.sees(lambda: guest.cursor == before[1] + 1)
    assert guest.callout is None


def test_escape_in_a_field_first_undoes_what_is_typed_there(guest: Guest) -> None:
    tabs_to(guest, "alpha")
    guest.keys("9", "Esc")
    assert guest.callout is not None
    assert guest.field("α").text() == "0.1"
    guest.keys("Esc")
    assert guest.callout is None


def test_it_can_be_skipped_by_the_mouse(guest: Guest) -> None:
    guest.press("Skip (Esc)")
    assert guest.callout is None


def test_tab_goes_round_as_ever_and_the_keyboard_stays_with_the_person(guest: Guest) -> None:
    def round_trip() -> list[str]:
        guest.window.setFocus()
        names = []
        for _ in range(30):
            guest.keys("Tab")
            focus = QApplication.focusWidget()
            names.append("" if focus is None else focus.objectName())
        return names

    with_callout = round_trip()
    field = guest.field("α")
    field.setFocus()
    guest.window.menus.actions["step"].trigger()
    guest.settles()
    assert QApplication.focusWidget() is field, "a new callout takes no focus"
    guest.workbench.current_run.start(Problem(), METHODS[0].id)
    guest.settles()
    guest.press("Skip (Esc)")
    assert QApplication.focusWidget() is field
    assert round_trip() == with_callout
    assert not any(name.startswith("callout") for name in with_callout)


def test_help_begins_it_again_whatever_the_run_was(guest: Guest) -> None:
    guest.keys("Esc")
    guest.types("α", "0.2")
    guest.keys("Ctrl+4")
    guest.press("Step", times=2)
    guest.command("Help", "Welcome")
    guest.settles()
    assert guest.title == "Take a step"
    assert guest.workbench.current_run.problem == Problem()
    assert guest.workbench.current_run.method is METHODS[0]


def test_what_moved_follows_the_run_while_it_is_played_and_waits_for_the_person(
    guest: Guest,
) -> None:
    guest.chooses_speed(30)
    guest.keys("Space")
    guest.sees(lambda: guest.cursor > 5)
    guest.keys("Space")
    guest.settles()
    assert guest.title == "What moved, and by how much"
    values = guest.values
    assert values is not None
    assert guest.told.startswith(f"Step {guest.cursor} moved θ from")
    assert guest.cursor == values.step


def test_a_step_that_is_taken_back_is_asked_for_again(guest: Guest) -> None:
    guest.does("Right", "Left")
    assert guest.title == "This is the start"
    guest.does("Right")
    assert guest.title == "The same step, with PyTorch"


def test_another_way_than_the_second_is_not_taken_for_it(guest: Guest) -> None:
    guest.goes_to(Topic.WAY_2)
    guest.does("Ctrl+3")
    assert guest.title == "The same step, with PyTorch"
    guest.does("Ctrl+2")
    assert guest.title == "What stayed the same, and what is new"


def test_what_has_been_skipped_does_not_come_back_with_larger_text(guest: Guest) -> None:
    guest.goes_to(Topic.MOVE)
    guest.keys("Esc", "Ctrl++")
    guest.settles()
    assert guest.callout is None


def test_it_begins_where_what_it_speaks_of_can_be_seen(guest: Guest) -> None:
    guest.keys("Esc", "Ctrl+5")
    guest.settles()
    guest.command("Help", "Welcome")
    guest.settles()
    nothing_is_hidden_or_cut_off(guest, "step", "error_curve")


def test_the_second_way_is_not_asked_for_where_it_is_chosen_already(guest: Guest) -> None:
    guest.goes_to(Topic.MOVE)
    guest.does("Ctrl+2", "Right")
    assert guest.title == "What stayed the same, and what is new"
    guest.does("Right")
    assert guest.title == "Make α too large"


def test_before_pytorch_is_there_the_third_says_so_and_goes_on_when_it_is(
    open_window: Callable[..., Person],
) -> None:
    guest = Guest(open_window(FIRST, torch=False).workbench)
    guest.sees(lambda: guest.callout is not None)  # whoever steps before that is led nowhere
    guest.keys("Right")
    guest.sees(lambda: guest.title == "What moved, and by how much")
    guest.keys("Right")
    guest.sees(lambda: guest.title == "The same step, with PyTorch")
    if " ready" not in guest.status:
        assert "PyTorch is loading" in guest.label("callout_to_do")
    guest.sees(lambda: guest.label("callout_to_do").startswith("Press Ctrl+2"))


def test_whoever_goes_to_the_lab_is_left_alone(guest: Guest) -> None:
    guest.keys("Ctrl+PgDown")
    guest.sees(lambda: guest.callout is None)
    guest.keys("Ctrl+Shift+B")
    guest.sees(lambda: not guest.workbench.current_run.is_in_lab)
    assert guest.callout is None


def test_a_learning_rate_that_is_small_enough_again_ends_it(guest: Guest) -> None:
    guest.goes_to(Topic.TOO_LARGE)
    guest.types("α", "0.2")
    guest.settles()
    assert guest.title == "Make α too large"
    guest.types("α", "0.3")
    guest.settles()
    assert guest.title == "A step with too large an α"
    guest.types("α", "0.2")
    guest.sees(lambda: guest.callout is None)


def picture(guest: Guest) -> QImage:
    guest.window.setFocus()
    guest.settles()
    return guest.picture(guest.window)


def test_it_follows_the_size_the_text_and_the_colours_of_the_window(
    open_window: Callable[..., Person],
) -> None:
    guest = Guest(open_window(FIRST).workbench)
    guest.goes_to(Topic.SAME)
    guest.window.resize(1024, 700)
    guest.settles()
    guest.keys(*["Ctrl++"] * 3)
    guest.command("View", "Dark")
    guest.settles()
    scale = guest.workbench.appearance.text_scale
    assert scale > 100
    way = picture(guest)
    guest.window.close()
    fresh = Guest(open_window(replace(FIRST, text_scale=scale, scheme="dark")).workbench)
    fresh.window.resize(1024, 700)
    fresh.goes_to(Topic.SAME)
    assert picture(fresh) == way


def test_a_screen_reader_finds_a_note_with_its_words_and_is_told_each_once(
    guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    callout = guest.callout
    assert callout is not None
    said: list[str] = []
    monkeypatch.setattr(
        "gradapp.ui.welcome.callout.announce", lambda _widget, text: said.append(text)
    )
    guest.does("Right")
    note = QAccessible.queryAccessibleInterface(callout)
    assert note.role() is QAccessible.Role.Note
    assert note.text(QAccessible.Text.Name) == "What moved, and by how much"
    assert note.text(QAccessible.Text.Description).startswith("Step 1 moved θ")
    guest.does("Left", "Right")
    assert [text.split(". ")[:2] for text in said] == [
        ["2 of 5", "What moved, and by how much"],
        ["2 of 5", "This is the start"],
        ["3 of 5", "The same step, with PyTorch"],
    ]


def test_in_another_layout_it_stays_in_the_window_and_goes_on(guest: Guest) -> None:
    guest.does("Ctrl+5")
    callout = guest.callout
    assert callout is not None
    assert guest.window.rect().contains(callout.geometry())
    guest.does("Right")
    assert guest.title == "What moved, and by how much"
    assert guest.window.rect().contains(callout.geometry())
    guest.keys("Esc")
    assert guest.callout is None


def test_escape_in_the_hall_leaves_the_hall_and_the_next_one_skips(guest: Guest) -> None:
    guest.keys("F11")
    hall = guest.find(QWidget, "hall")
    guest.sees(hall.isVisible)
    guest.sees(lambda: QApplication.activeWindow() is hall)
    guest.keys("Right")
    guest.sees(lambda: guest.workbench.current_run.cursor == 1)
    guest.keys("Esc")
    guest.sees(lambda: not hall.isVisible())
    guest.sees(guest.window.isActiveWindow)
    guest.settles()
    assert guest.title == "What moved, and by how much"
    nothing_is_hidden_or_cut_off(guest, "error_curve")
    guest.keys("Esc")
    assert guest.callout is None


def test_a_problem_of_another_kind_ends_it(guest: Guest) -> None:
    guest.command("File", "Five points and a line")
    guest.sees(lambda: guest.callout is None)


@pytest.mark.parametrize(("layout", "floats"), pairs(["descent", "four_ways"], [False, True]))
def test_begun_beside_refused_text_it_leads_through_a_window_that_shows_its_number(
    window: Person, layout: str, floats: bool
) -> None:
    window.window.menus.layouts[layout].trigger()
    field = window.find(QAbstractSpinBox, "alpha")
    before = field.text()
    field.setFocus()
    if floats:
        window.command("View", "Float this panel, or put it back")
        field.setFocus()
    field.selectAll()
    write(field, "inf")
    window.sees(lambda: "must be a finite number" in field.accessibleDescription())
    window.command("Help", "Welcome")
    guest = Guest(window.workbench)
    guest.settles()
    assert guest.title == "Take a step"
    assert field.text() == before
    assert "must be" not in field.accessibleDescription()
    guest.does("Right")
    assert guest.title != "Take a step"
