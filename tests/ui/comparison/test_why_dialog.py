"""The explanation of a step can be read at any text size, and says what its words mean."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from gradapp.core.comparison.explanation import Explanation, explain
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.ui.comparison.why_dialog import WhyDialog
from gradapp.ui.comparison.why_page import legend
from gradapp.ui.kit.theme import LIGHT
from tests.ui.seen import expose, scale_text

F32, F64 = Precision.FLOAT32, Precision.FLOAT64
LONG = Problem(0.3, 1.7, -2.2, 0.21, F64)


def explanation(problem: Problem, step: int) -> Explanation:
    runs = []
    for each in METHODS:
        descent = Descent(problem, each)
        runs.append(Run(problem, each, descent.advance(step), descent.stop))
    return explain(problem, runs, step)


@pytest.mark.usefixtures("usual_font")
@pytest.mark.parametrize("percent", [100, 175, 250])
@pytest.mark.parametrize(("problem", "step"), [(Problem(), 8), (LONG, 9)])
def test_nothing_is_wider_than_the_window_at_any_text_size(
    problem: Problem, step: int, percent: int, qtbot: QtBot, qapp: QApplication
) -> None:
    scale_text(qapp, percent / 100)
    dialog = WhyDialog()
    dialog.apply_theme(LIGHT)
    dialog.show_why(explanation(problem, step))
    expose(qtbot, dialog, 1000, 680)
    text = dialog.findChild(QTextBrowser, "why_text")
    assert text.horizontalScrollBar().maximum() == 0
    shown = text.toPlainText().replace("\u200b", "")
    for each in METHODS:
        assert each.name in shown


def test_what_is_equal_only_after_rounding_is_said_to_be(qtbot: QtBot) -> None:
    dialog = WhyDialog()
    qtbot.addWidget(dialog)
    dialog.show_why(explanation(Problem(), 8))
    lines = dialog.as_text().splitlines()
    assert "new θ   equal after rounding to float32" in lines
    assert "E   ≠ by ≈1.9·10⁻¹², 138,020 ulp" in lines
    assert any("1 ulp: one step to the neighbouring float32 number" in line for line in lines)
    assert any(
        "≠ gives the difference of the two that are farthest apart" in line for line in lines
    )
    dialog.show_why(explanation(LONG, 1))
    assert "θ before   equal" in dialog.as_text().splitlines()


def test_a_sign_that_stands_nowhere_is_not_explained() -> None:
    assert "≠" in legend(explanation(Problem(), 8))
    assert "≠" not in legend(explanation(Problem(precision=Precision.FLOAT64), 1))


def test_only_those_of_one_format_are_said_to_have_parted() -> None:
    """Way 1 parts from the others in step 2; these never part from one another."""
    found = explanation(Problem(), 8)
    assert (found.parted, found.own_parted) == (2, None)
