"""The claim that all four ways give the same, tested by a person on their own numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView, QTextBrowser

from gradapp.app.system.settings import Remembered
from gradapp.app.views import comparison as shown_comparison
from gradapp.core.comparison import distance
from gradapp.core.comparison.verdict import Verdict
from gradapp.core.methods import METHODS
from gradapp.core.numbers.rounding import all_digits
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import EXAMPLES
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run.descent import Descent
from gradapp.engine import torch_import
from gradapp.engine.comparison import Comparing
from gradapp.ui.comparison.why_dialog import WhyDialog
from tests.failing import fail_after
from tests.runs import LAST_BIT, fused_here
from tests.waiting import held_back

if TYPE_CHECKING:
    from gradapp.ui.comparison.values import Comparison
    from tests.person import Person

EXAMPLE = "Differs in the last bit"
SAME = (
    "2, 3 and 4 are identical, bit for bit. "
    "1 computes in float64: the same numbers, rounded to float32."
)


def verdict(window: Person) -> str:
    window.settles()
    return window.label("verdict")


def why(window: Person) -> WhyDialog:
    window.settles()
    window.keys("Ctrl+I")
    dialog = window.window.findChild(WhyDialog)
    assert dialog is not None
    window.sees(dialog.isVisible)
    return dialog


def test_the_notebooks_step_is_equal_to_the_last_bit_in_float32(window: Person) -> None:
    for number in (1, 2, 3, 4):
        window.keys(f"Ctrl+{number}")
        window.keys("Ctrl+Home")
        window.press("Step")
        assert verdict(window) == SAME
        assert "Their code side by side" in window.label("comparison_run")


@pytest.mark.usefixtures("endless_moment")
@pytest.mark.parametrize("is_late", [False, True])
def test_stepping_never_empties_the_box(
    window: Person, monkeypatch: pytest.MonkeyPatch, *, is_late: bool
) -> None:
    if is_late:  # as where the other ways are far behind: else it comes with the step
        monkeypatch.setattr(Comparing, "compare_at_once", lambda _: (None, None))
    window.keys("Ctrl+2")
    window.press("Step")
    window.settles()
    seen: list[Comparison] = []
    panel = window.window.comparison_panel
    show = panel.show_comparison

    def shown(comparison: Comparison) -> None:
        seen.append(comparison)
        show(comparison)

    monkeypatch.setattr(panel, "show_comparison", shown)
    for key, step in (("Right", 2), ("Right", 3), ("Left", 2), ("Right", 3)):
        window.keys(key)
        window.sees(lambda step=step: window.cursor == step)  # type: ignore[misc]
        window.settles()
    assert all(isinstance(comparison.verdict, Verdict) for comparison in seen)
    assert {comparison.verdict.step for comparison in seen} == {2, 3}


def test_the_example_differs_by_one_ulp_and_why_proves_it(window: Person) -> None:
    window.command("File", EXAMPLE)
    window.keys("Ctrl+2")
    window.press("Step")
    if fused_here():
        assert verdict(window) == (
            "New θ of 3 and 4 differs from that of 1 and 2 by ≈1.1·10⁻¹⁶. That is rounding (1 ulp: "
            "one step to the neighbouring float64 number)."
        )
    text = why(window).as_text()
    assert "0x1.999999999999ap-3" in text  # α
    assert "−0.9999999999999999" in text
    assert "-0x1.0000000000000p+0" in text
    exactly = all_digits(Fraction(-3) + 10 * Fraction(0.2))
    assert exactly.replace("-", "−") in text
    if fused_here():
        assert "Optimizer and MSELoss multiplied and subtracted in one operation" in text
        bits = "-0x1.0000000000000p+0"
        assert f"two roundings: −1   {bits}   given by 1 Python and 2 autograd\n" in text
    else:
        assert "rounds twice as the others do" in text


def test_the_box_shows_each_ways_own_numbers(window: Person) -> None:
    window.command("File", EXAMPLE)
    window.press("Step", times=3)
    window.settles()
    ways = window.window.comparison_panel.comparison.ways
    for way, each in zip(ways, METHODS, strict=True):
        block = Descent(LAST_BIT, each).advance(3)
        assert way.values == tuple(block[2:, 2].tolist())
        assert way.method_id == each.id


def test_the_explanation_follows_the_step_and_leads_to_where_they_parted(window: Person) -> None:
    window.keys("Ctrl+2")
    window.press("Step", times=5)
    window.settles()
    dialog = why(window)
    assert "Step 5" in dialog.windowTitle()
    assert "Python computes in float64" in dialog.as_text()
    window.window.activateWindow()
    button = window.button("Go to where they parted")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.cursor == 2
    window.sees(lambda: "Step 2" in dialog.windowTitle())
    QTest.mouseClick(window.button("Copy"), Qt.MouseButton.LeftButton)
    assert window.clipboard() == dialog.as_text()
    shown = dialog.findChild(QTextBrowser, "why_text").toPlainText().replace("\u200b", "")
    for line in dialog.as_text().splitlines():
        number = line.rpartition(": ")[2].split("   ")[0].strip()
        assert number in shown
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    window.sees(lambda: not dialog.isVisible())


def test_the_run_says_where_the_difference_is_largest_and_a_click_goes_there(
    window: Person,
) -> None:
    window.keys("Ctrl+2")
    window.press("Step", times=8)
    window.settles()
    text = window.label("comparison_run")
    assert text.startswith("In all 8 steps, new θ agrees; E differs most in ")
    made = [Descent(Problem(), method(name)).advance(8)[2] for name in ("python", "autograd")]
    farthest = int(abs(made[0] - made[1]).argmax()) + 1
    (href,) = re.findall(f"<a href='(.*?)'>step\u00a0{farthest}</a>", text)
    window.window.findChild(QLabel, "comparison_run").linkActivated.emit(href)
    assert window.cursor == farthest


def test_a_click_on_a_row_chooses_the_way_and_stays_at_the_step(window: Person) -> None:
    window.press("Step", times=4)
    window.settles()
    table = window.window.comparison_panel._table
    QTest.mouseClick(
        table, Qt.MouseButton.LeftButton, pos=QPoint(40, round(3.5 * table._row_height))
    )
    window.sees(lambda: window.workbench.current_run.method.id == "optimizer")
    window.sees(lambda: window.cursor == 4)


def test_before_the_first_step_there_is_nothing_to_explain(window: Person) -> None:
    window.settles()
    assert verdict(window) == "Nothing to compare yet: → makes the first step."
    assert not window.window.menus.actions["why"].isEnabled()
    window.press("Step")
    window.settles()
    assert window.window.menus.actions["why"].isEnabled()
    window.press("To start")
    assert verdict(window) == "This is the start: → goes to step 1."


@pytest.mark.logs_warnings
def test_a_way_that_has_no_memory_says_so_in_its_row(
    window: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_after(monkeypatch, 1, method("autograd"), MemoryError())
    window.press("Step", times=3)
    window.settles()
    notes = [way.note for way in window.window.comparison_panel.comparison.ways]
    assert notes == ["", "no memory for step 2", "", ""]


def test_a_way_that_refuses_or_diverges_says_so_in_its_row(window: Person) -> None:
    window.types("α", "-0.02")
    window.press("Step")
    window.settles()
    notes = [way.note for way in window.window.comparison_panel.comparison.ways]
    assert notes == ["", "", "error in step 1", "error in step 1"]
    window.types("α", "1e6")
    window.keys("Ctrl+End")
    window.sees(lambda: window.workbench.current_run.stop is not None)
    window.settles()
    notes = [way.note for way in window.window.comparison_panel.comparison.ways]
    assert notes[0] == ""
    assert all(note.startswith("diverged at step ") for note in notes[1:])


def test_what_is_shown_belongs_to_the_run_whatever_is_changed(window: Person) -> None:
    window.press("Step", times=3)
    window.types("α", "0.2")
    window.keys("Ctrl+3")
    window.press("Step", times=2)
    window.settles()
    comparison = window.window.comparison_panel.comparison
    problem = window.workbench.current_run.problem
    for way, each in zip(comparison.ways, METHODS, strict=True):
        assert way.values == tuple(Descent(problem, each).advance(2)[2:, 1].tolist())
    assert comparison.made == comparison.over_run.steps == 2


def test_a_long_run_is_compared_when_it_is_done_and_slows_nothing(window: Person) -> None:
    window.types("α", "0.25")
    with held_back(window.workbench.engine, steps=50_001):
        window.keys("Ctrl+End")
        window.sees(lambda: len(window.workbench.current_run.run) > 50_000)
        assert window.workbench.engine.busy
        window.keys("Space")
    window.sees(lambda: not window.workbench.engine.busy)
    window.sees(lambda: "compared so far" in window.label("comparison_run"))
    window.keys("Ctrl+2")
    window.keys("Ctrl+N")
    window.press("Step")
    assert verdict(window) == SAME


def test_the_box_says_that_pytorch_is_loading_only_where_that_is_so(window: Person) -> None:
    panel, engine = window.window.comparison_panel, window.workbench.engine
    window.types("α", "0.25")
    with held_back(engine, steps=1001):
        window.keys("Ctrl+End")
        window.sees(lambda: window.cursor > 1000)  # nothing is compared yet
        assert engine.busy
        known = ({"", "…"}, {"", "too far on to be compared"})
        window.sees(lambda: {way.note for way in panel._table._ways} in known)
        assert panel.verdict in ("Comparing …", "Only the first 100,000 steps are compared.")
        window.keys("Space")
    window.sees(lambda: not engine.busy)


def test_a_closed_window_waits_for_no_comparison(window: Person) -> None:
    window.press("Step")
    window.settles()
    stale_view = window.workbench.shown_run.comparison._stale_view
    assert stale_view.begin()
    window.workbench.close()  # as the command line closes it, without the window's own signal
    assert not stale_view.is_running


@pytest.mark.parametrize("scheme", ["Light", "Dark"])
def test_the_box_is_painted_in_both_schemes(window: Person, scheme: str) -> None:
    window.press("Step")
    window.settles()
    window.command("View", scheme)
    panel = window.window.comparison_panel
    picture: QPixmap = panel.grab()
    background = picture.toImage().pixelColor(2, picture.height() - 2).lightness()
    assert (background > 128) == (scheme == "Light")
    assert verdict(window) == SAME


# Where there is nothing to compare, and in the Lab


def test_beyond_the_steps_that_are_compared_it_says_so(
    window: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (distance, shown_comparison):
        monkeypatch.setattr(module, "COMPARED_STEPS", 20)
    window.types("α", "0.25")
    window.press("Step", times=22)
    assert verdict(window) == "Only the first 20 steps are compared."
    window.sees(lambda: "the first 20 steps" in window.label("comparison_run"))
    window.press("Back", times=2)
    assert window.cursor == 20
    assert "identical, bit for bit" in verdict(window)


def test_without_pytorch_it_says_that_there_is_nothing_to_compare_with(
    open_window: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_serve: object) -> str:
        raise ImportError("no torch here")

    monkeypatch.setattr(torch_import, "load", missing)
    window = open_window(Remembered(animate=False, method="python"), torch=False)
    window.sees(lambda: "PyTorch" in window.status and "loading" not in window.status)
    window.press("Step")
    assert verdict(window) == "Nothing to compare with: the other ways need PyTorch."
    notes = [way.note for way in window.window.comparison_panel.comparison.ways]
    assert notes == ["", "needs PyTorch", "needs PyTorch", "needs PyTorch"]


def test_with_way_1_chosen_three_identical_ways_have_one_sign(window: Person) -> None:
    window.keys("Ctrl+1")
    window.press("Step", times=3)
    assert verdict(window).startswith("2, 3 and 4 are identical, bit for bit. 1 computes in ")
    ways = window.window.comparison_panel.comparison.ways
    assert [way.mark for way in ways] == [0, 0, 0, 0]
    assert ways[0].chosen


def test_in_the_lab_it_gives_plain_differences(window: Person) -> None:
    window.command("Lab", "1  zero_grad() forgotten")
    window.keys("4")
    window.sees(lambda: window.cursor == 20)
    window.settles()
    window.keys("Home")
    window.sees(lambda: window.cursor == 0)
    window.press("Step")
    assert verdict(window) == "In this step, the numbers are those of the correct code."
    window.press("Step")
    window.settles()
    lab, right, difference = window.window.comparison_panel.comparison.ways
    assert [lab.name, right.name, difference.name] == ["this code", "correct code", "difference"]
    assert [way.mark for way in (lab, right, difference)] == [None, None, None]
    made = [
        Descent(Problem(), method(name)).advance(2)[2:, 1] for name in ("no_zero_grad", "optimizer")
    ]
    assert difference.values == tuple((made[0] - made[1]).tolist())
    assert verdict(window).endswith("more than rounding explains; likewise dE/dθ by 4.")
    assert "In 19 of 20 steps, more differs than rounding explains, from" in window.label(
        "comparison_run"
    )


def test_code_of_the_lab_that_raises_is_not_waited_for(window: Person) -> None:
    window.command("Lab", "3  Update outside no_grad()")
    window.keys("4")
    window.sees(lambda: window.workbench.current_run.stop is not None)
    assert verdict(window) == "Nothing to compare: this code ended before its first step."
    for name in ("hint", "stepsEmpty"):  # → makes none: nobody is told to press it
        window.sees(lambda name=name: window.label(name) == "This run ended before its first step.")


@pytest.mark.parametrize(("field", "value"), [("α", "-0.02"), ("x", "1e12")])
def test_where_no_step_can_be_made_nobody_is_told_to_make_the_first(
    window: Person, field: str, value: str
) -> None:
    window.types("θ₀", "1e12")
    window.types(field, value)
    window.keys("Ctrl+3", "Right")
    window.sees(lambda: window.workbench.current_run.stop is not None)
    assert window.steps == 0
    assert verdict(window) == "Nothing to compare: this code ended before its first step."


def test_at_the_start_of_a_run_that_has_ended_there_is_a_step_to_go_to(window: Person) -> None:
    window.types("α", "1e6")
    window.keys("Ctrl+End")
    window.sees(lambda: window.workbench.current_run.stop is not None)
    assert window.steps > 0
    window.press("To start")
    assert verdict(window) == "This is the start: → goes to step 1."


def test_an_open_explanation_takes_the_colours_of_the_window(window: Person) -> None:
    window.press("Step")
    window.settles()
    dialog = why(window)
    text = dialog.findChild(QTextBrowser)
    assert text is not None
    pages = {}
    for scheme in ("Light", "Dark"):
        window.command("View", scheme)
        pages[scheme] = text.toHtml()
        assert window.workbench.appearance.theme.muted in pages[scheme]
    assert pages["Light"] != pages["Dark"]


def test_a_way_is_chosen_from_the_table_by_keys(window: Person) -> None:
    window.press("Step")
    window.sees(lambda: window.workbench.shown_run.is_settled)
    table = window.window.findChild(QTableView, "ways_reader")
    assert table is not None
    table.setFocus(Qt.FocusReason.TabFocusReason)
    window.sees(table.hasFocus)
    window.keys("Home", "Down", "Down", "Return")
    window.sees(lambda: window.workbench.current_run.method.id == "optimizer")
    assert window.cursor <= 1, "the keys were the table's"


def test_a_click_on_a_row_chooses_its_way_though_the_table_lies_over_it(window: Person) -> None:
    window.press("Step")
    table = window.window.findChild(QTableView, "ways_reader")
    assert table is not None
    place = table.visualRect(table.model().index(3, 2)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    window.sees(lambda: window.workbench.current_run.method.id == "mseloss")


def test_why_of_another_problem_has_the_exact_step_beside_each_ways(window: Person) -> None:
    window.press("Step")
    dialog = why(window)
    for action in window.window.menus.examples[len(EXAMPLES) :]:
        action.trigger()
        window.press("Step", times=2)
        run = window.workbench.current_run
        window.sees(lambda run=run: run.cursor == 2 and not run.busy)
        window.sees(lambda: window.workbench.shown_run.comparison.is_complete)
        window.sees(window.window.menus.actions["why"].isEnabled)
        window.sees(lambda: dialog.as_text().startswith("Step 2, beside the exact step"))
        text = dialog.as_text()
        for name in run.problem.columns.parameters:
            assert f"new {name}\n" in text
        assert text.count("    exact ") >= len(run.problem.columns.compared)
        assert " ulp off" in text


def test_where_a_step_has_too_many_samples_to_be_done_again_that_is_said(window: Person) -> None:
    xs = tuple(n / 600 for n in range(600))
    many = Fit("w*x + b", Data(("x",), (xs,), xs[::-1]), alpha=0.1)
    window.workbench.current_run.start(many, "autograd")
    window.press("Step")
    window.sees(window.window.menus.actions["why"].isEnabled)
    why(window)
    window.sees(lambda: "one of 600 would take seconds" in why_text(window))
    assert "Steps of up to 500 samples are done again here with 200 bits" in why_text(window)
    window.workbench.current_run.set_problem(many.but(batch=100))
    window.press("Step")
    window.sees(lambda: "the step is done again with 200 bits" in why_text(window))


def why_text(window: Person) -> str:
    return window.find(QTextBrowser, "why_text").toPlainText()
