"""The panel of the Lab: what is wrong with the code, what will happen, and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel

from gradapp.override import override
from gradapp.ui.kit.announcements import announce
from gradapp.ui.kit.answer_button import AnswerButton
from gradapp.ui.kit.boxes import column_of
from gradapp.ui.kit.flow_layout import FlowLayout
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.panel_button import PanelButton, PanelToolButton
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.text_style import set_text_colour
from gradapp.values import dataclass

_SIDES: Final = 10


@dataclass(frozen=True, slots=True)
class LabAnswer:
    """What is told once the code has run.

    Attributes:
        chosen: the answer that the person chose; empty if they did not guess.
        happens: the answer that is true.
        paragraphs: the explanation.
    """

    chosen: str
    happens: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabPage:
    """One entry of the Lab.

    Attributes:
        title: what it is called.
        wrong: what is wrong with the code.
        question: what is asked.
        answers: what may be answered.
        outcome: what happened; None while the question is open.
        introduction: what the Lab is; empty for those who know.
        so_far: which question it is, and how those before were answered.
    """

    title: str
    wrong: str
    question: str
    answers: tuple[str, ...]
    outcome: LabAnswer | None = None
    introduction: str = ""
    so_far: str = ""


class LabPanel(Panel):
    """Shows a `LabPage`: first the question, and after an answer what happened and why.

    Attributes:
        told: what is said of an answer, what happens, and why; nothing while a question is open.
        page: what is shown.

    Signals:
        answered: the index of the answer that the person chose; -1 to see it without guessing.
        changed: it shows another page.
        turned: it needs another height, as there is a question now or an answer.
    """

    answered = Signal(int)
    changed = Signal()
    turned = Signal()

    def __init__(self, commands: Sequence[QAction]) -> None:
        """Show nothing yet; `commands` are those by which one goes on from here, or leaves."""
        super().__init__("lab_panel", self.tr("The Lab"))
        self.page: LabPage | None = None
        self.told: tuple[str, ...] = ()
        self._introduction = self._label("lab_introduction")
        self._so_far = self._label("lab_so_far")
        self._title = self._label("lab_title", bold=True)
        self._wrong = self._label("lab_wrong")
        self._question = self._label("lab_question", bold=True)
        self._verdict = self._label("lab_verdict", bold=True)
        self._happens = self._label("lab_happens")
        self._explanation = self._label("lab_explanation")
        self._buttons: list[AnswerButton] = []
        self._show = PanelButton("lab_show", self.tr("&Show it without guessing"))
        self._show.clicked.connect(partial(self.answered.emit, -1))
        self._commands = [self._button(command) for command in commands]
        self._answers = column_of(gap=3)
        asked = self._introduction, self._so_far, self._title, self._wrong, self._question
        told = self._show, self._verdict, self._happens, self._explanation
        parts = *asked, self._answers, *told, 1, FlowLayout(6, *self._commands)
        self.setLayout(column_of(*parts, margins=(_SIDES, 0, _SIDES, 4), gap=5))

    def show_page(self, page: LabPage) -> None:
        """Show an entry, or what has happened to it since."""
        before, was_open, self.page = self.page, self.is_open, page
        if page == before:
            return
        self._introduction.setText(page.introduction)
        self._so_far.setText(page.so_far)
        self._title.setText(page.title)
        self._wrong.setText(page.wrong)
        self._question.setText(page.question)
        is_open = self.is_open
        if before is None or page.answers != before.answers:
            self._make_buttons(page.answers)
        for widget in (self._question, self._show, *self._buttons):
            widget.setVisible(is_open)
        self._introduction.setVisible(is_open and bool(page.introduction))
        for label in (self._verdict, self._happens, self._explanation):
            label.setVisible(not is_open)
        self.told = ()
        if page.outcome is not None:
            self._show_outcome(page.outcome)
            if before is None or before.outcome is None:
                announce(self, f"{self._verdict.text()} {self._happens.text()}")
        if is_open != was_open:
            self.turned.emit()
        self.changed.emit()

    @override
    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(20 * em, 23 * em)

    def usual_height(self, _width: int) -> int:
        """Return how high it is when most of its texts can be seen whole."""
        return self.sizeHint().height()

    def useful_height(self, _width: int) -> int:
        """Return how high it is when most questions can be seen with their answers."""
        return 16 * self.fontMetrics().height()

    def enough_height(self, width: int) -> int:
        """Return how high it is when a question can be seen with all that answers it."""
        return self.usual_height(width) if self.is_open else self.useful_height(width)

    @property
    def is_open(self) -> bool:
        """Whether there is a question that has not been answered."""
        return self.page is not None and self.page.outcome is None

    def least_width(self) -> int:
        """Return how wide it is when its buttons can be seen, be there a question or not."""
        return max(each.sizeHint().width() for each in (self._show, *self._commands)) + 2 * _SIDES

    def _button(self, command: QAction) -> PanelToolButton:
        button = PanelToolButton(f"{command.objectName()}_button", parent=self)
        button.setDefaultAction(command)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _make_buttons(self, answers: tuple[str, ...]) -> None:
        for button in self._buttons:
            self._answers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for index, answer in enumerate(answers):
            button = AnswerButton(f"lab_answer_{index + 1}", self)
            button.setText(f"{index + 1}  {answer}")
            button.setAccessibleName(answer)
            button.setShortcut(QKeySequence(str(index + 1)))
            button.clicked.connect(partial(self.answered.emit, index))
            self._answers.addWidget(button)
            self._buttons.append(button)

    def _show_outcome(self, outcome: LabAnswer) -> None:
        if not outcome.chosen:
            verdict, happens = self.tr("→ What happens:"), [outcome.happens]
        elif outcome.chosen == outcome.happens:
            verdict, happens = self.tr("✓ Your prediction was right:"), [outcome.happens]
        else:
            verdict = self.tr("✗ Your prediction was not right.")
            happens = [
                self.tr("You said: {0}.").format(outcome.chosen),
                self.tr("What happens: {0}.").format(outcome.happens),
            ]
        self.told = (verdict, *happens, *outcome.paragraphs)
        self._verdict.setText(verdict)
        self._happens.setText("\n".join(happens))
        self._explanation.setText("\n\n".join(outcome.paragraphs))
        self._restyle()

    @override
    def _restyle(self) -> None:
        theme, outcome = self._theme, None if self.page is None else self.page.outcome
        for label in (self._introduction, self._so_far):
            set_text_colour(label, theme.muted)
        colour = theme.text
        if outcome is not None and outcome.chosen:
            is_right = outcome.chosen == outcome.happens
            colour = theme.decrease_text if is_right else theme.increase_text
        set_text_colour(self._verdict, colour)

    def _label(self, name: str, *, bold: bool = False) -> QLabel:
        label = PlainLabel(parent=self, name=name, wraps=True, is_title=bold)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
