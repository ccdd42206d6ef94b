"""The panel of the Lab: asks, takes an answer by mouse or key, and tells what happened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.answer_button import AnswerButton
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.lab.panel import LabAnswer, LabPage, LabPanel
from tests.ui.seen import expose, scale_text

PAGE = LabPage(
    "Lab 1: zero_grad() forgotten",
    "optimizer.zero_grad() is missing before E.backward().",
    "What will happen?",
    ("θ arrives at θ*, only sooner", "θ swings around θ* and does not come to rest", "Nothing"),
)
OUTCOME = LabAnswer(PAGE.answers[1], PAGE.answers[1], ("Because.", "So it is."))


@pytest.fixture
def panel(qtbot: QtBot) -> LabPanel:
    panel = LabPanel([QAction("Leave")])
    scroller = QScrollArea()
    scroller.setWidgetResizable(True)
    scroller.setWidget(panel)
    panel.show_page(PAGE)
    expose(qtbot, scroller, 360, 300)
    panel.scroller = scroller  # type: ignore[attr-defined]
    return panel


def label(panel: LabPanel, name: str) -> QLabel:
    found = panel.findChild(QLabel, f"lab_{name}")
    assert found is not None
    return found


def answers(panel: LabPanel) -> list[AnswerButton]:
    return [button for button in panel.findChildren(AnswerButton) if not button.isHidden()]


def test_the_question_is_shown_with_its_answers_and_nothing_gives_them_away(
    panel: LabPanel,
) -> None:
    assert label(panel, "title").text() == PAGE.title
    assert label(panel, "question").text() == "What will happen?"
    assert [button.text() for button in answers(panel)] == [
        f"{number}  {answer}" for number, answer in enumerate(PAGE.answers, start=1)
    ]
    assert [button.accessibleName() for button in answers(panel)] == list(PAGE.answers)
    for name in ("verdict", "happens", "explanation"):
        assert label(panel, name).isHidden()


@pytest.mark.parametrize("index", range(3))
def test_an_answer_is_given_by_mouse_or_by_its_number(
    panel: LabPanel, qtbot: QtBot, index: int
) -> None:
    with qtbot.waitSignal(panel.answered) as given:
        qtbot.mouseClick(answers(panel)[index], Qt.MouseButton.LeftButton)
    assert given.args == [index]
    assert answers(panel)[index].shortcut().toString() == str(index + 1)
    assert answers(panel)[index].focusPolicy() == Qt.FocusPolicy.TabFocus


def test_one_can_look_on_without_guessing(panel: LabPanel, qtbot: QtBot) -> None:
    show = panel.findChild(QPushButton, "lab_show")
    assert show is not None
    with qtbot.waitSignal(panel.answered) as given:
        qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert given.args == [-1]
    panel.show_page(replace(PAGE, outcome=replace(OUTCOME, chosen="")))
    assert label(panel, "verdict").text() == "→ What happens:"
    assert label(panel, "happens").text() == PAGE.answers[1]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_verdict_has_a_word_and_a_sign_and_not_colour_alone(
    panel: LabPanel, theme: Theme
) -> None:
    panel.apply_theme(theme)
    verdict = label(panel, "verdict")
    for chosen, sign, word, colour in (
        (PAGE.answers[1], "✓", "was right", theme.decrease_text),
        (PAGE.answers[0], "✗", "was not right", theme.increase_text),
    ):
        panel.show_page(replace(PAGE, outcome=replace(OUTCOME, chosen=chosen)))
        assert verdict.text().startswith(sign)
        assert word in verdict.text()
        assert verdict.palette().color(QPalette.ColorRole.WindowText).name() == colour
    assert not answers(panel)
    assert label(panel, "explanation").text() == "Because.\n\nSo it is."


def test_another_entry_has_its_own_answers_and_none_is_left_of_the_one_before(
    panel: LabPanel,
) -> None:
    panel.show_page(replace(PAGE, outcome=OUTCOME))
    panel.show_page(LabPage("Lab 2", "Wrong.", "What will happen?", ("This", "That")))
    assert [button.text() for button in answers(panel)] == ["1  This", "2  That"]
    assert label(panel, "verdict").isHidden()


@pytest.mark.parametrize("width", [200, 300, 500])
@pytest.mark.parametrize("scale", [1.0, 1.75])
def test_an_answer_is_as_high_as_its_text_needs(
    panel: LabPanel, qapp: QApplication, width: int, scale: float
) -> None:
    scale_text(panel, scale)
    panel.window().resize(width, 300)
    QApplication.processEvents()
    flags = int(Qt.TextFlag.TextWordWrap)
    for button in answers(panel):
        room = button.rect().adjusted(8, 0, -8, 0)
        needed = button.fontMetrics().boundingRect(room, flags, button.text())
        assert needed.height() <= button.height()
        assert panel.rect().contains(button.geometry())


def test_a_focused_answer_is_given_by_the_keyboard(panel: LabPanel, qtbot: QtBot) -> None:
    first = answers(panel)[0]
    assert isinstance(first, QAbstractButton)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(panel.answered) as given:
        qtbot.keyClick(first, Qt.Key.Key_Space)
    assert given.args == [0]
    first.grab()  # with the focus drawn
