"""A step from the inside: the code, the variables after a line, and what was printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

from gradapp.core.program.text import Program
from gradapp.core.recording.recorded_step import RecordedStep, Variable
from gradapp.override import override
from gradapp.ui.code.narration import line_words
from gradapp.ui.code.output import StepOutput
from gradapp.ui.code.trouble import Trouble, trouble_up_to
from gradapp.ui.code.variables import VariablesView
from gradapp.ui.code.view import CodeView
from gradapp.ui.kit.boxes import column_of, put_between_sides
from gradapp.ui.kit.division import PartNeeds
from gradapp.ui.kit.fitting_label import FittingLabel
from gradapp.ui.kit.no_step import NoStep
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.plain_text import PlainLabel, tip_text
from gradapp.ui.kit.share_splitter import ShareSplitter
from gradapp.ui.kit.text_style import monospaced, set_text_colour
from gradapp.ui.kit.theme import LIGHT
from gradapp.ui.kit.wrapped_label import WrappedLabel

LINES: Final = 10
COLUMNS: Final = 70
"""How many lines the longest way has, those of the Lab included, and how long the longest is."""
_VARIABLES: Final = 7
_OUTPUT: Final = 2
"""How many lines of these are in sight where there is room."""


class CodePanel(Panel):
    """Shows a recorded step at one of its lines: the one that has just run.

    Attributes:
        code: the code, which knows what of it is marked.
        trouble: what went wrong up to the line that is marked; empty for nothing.
        splitter: what divides the panel among its parts.

    Signals:
        line_requested: the index in its lines of the line that a person clicked.
        variable_selected: the name of the variable a person selected; empty for none.
        message: what has been copied.
        changed: other code is shown, or another line marked.
    """

    line_requested = Signal(int)
    variable_selected = Signal(str)
    message = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__("code_panel", self.tr("Code"))
        self._recorded: RecordedStep | None = None
        self._line = 0
        self.trouble = ""
        self._note = FittingLabel(parent=self, name="code_note", is_muted=True)
        self._note.hide()
        self._sentence = WrappedLabel("code_sentence", self)
        self.code = CodeView(self)
        self._variables = VariablesView(self)
        self._output = StepOutput(self)
        self._coloured = (self.code, self._variables)
        self._lay_out()
        self.code.line_clicked.connect(self._request_line)
        self._variables.variable_selected.connect(self._select_variable)
        self._variables.message.connect(self.message)
        self.apply_theme(LIGHT)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """The variables after the line that is marked."""
        return () if self._recorded is None else self._recorded.lines[self._line].variables

    @property
    def printed(self) -> str:
        """What the step has printed up to there."""
        return self._output.toPlainText()

    @property
    def told(self) -> str:
        """The line that is marked, in words, with what it has changed; empty for none."""
        program, recorded = self.code.program, self._recorded
        if program is None or recorded is None:
            return ""
        return line_words(program, recorded.lines[self._line], self.trouble)

    def show_program(self, program: Program | None, sentence: str = "") -> None:
        """Show the code of another way, or a sentence on why there is none."""
        if program is not None:
            self.code.show_program(program)
        self.code.setVisible(program is not None)
        self._recorded = None
        self._say(sentence if program is None else "")
        self.changed.emit()

    def show_note(self, text: str) -> None:
        """Show what goes for all of the code, in one line below it."""
        if text != self._note.text():
            self._note.setText(text)
            self._note.setVisible(bool(text))

    def show_recorded(
        self,
        recorded: RecordedStep | None,
        line: int = 0,
        sentence: str = "",
        advice: str = "",
        ending: str = "",
        no_step: NoStep | None = None,
    ) -> None:
        """Show `recorded` when its line of index `line` has just run.

        Args:
            recorded: the step; None while it is not known.
            line: the index of the line.
            sentence: why there is none.
            advice: what to do about an error or a warning.
            ending: what ended the run in this step, where no line of it went wrong.
            no_step: why no step is looked at; None where one is.
        """
        if recorded is None or not recorded.lines:
            self._recorded = None
            self.code.mark_line(None)
            self._variables.show_variables(())
            self.code.mark_variable(self._variables.selected)
            self._output.show_output(None, 0, no_step)
            self._variables.show_instead(sentence)
            self._say("")
            self.changed.emit()
            return
        self._variables.show_instead("")
        self._output.show_output(recorded, line, no_step)
        if recorded is self._recorded and line == self._line:
            return
        self._recorded, self._line = recorded, line
        shown = recorded.lines[line]
        trouble = trouble_up_to(line, recorded, self.code.program)
        in_full = "" if trouble is None else trouble.words
        if trouble is None and ending and line >= recorded.rest:
            trouble = Trouble(recorded.rest, ending, ending)
        if trouble is None:
            self.code.mark_line(shown.number)
        else:
            number = recorded.lines[trouble.index].number
            self.code.mark_line(shown.number, number, trouble.sign)
        self._variables.show_variables(shown.variables)
        self._say("" if trouble is None else trouble.with_advice(advice))
        if in_full != self._sentence.toolTip():
            self._sentence.setToolTip(tip_text(in_full))
        self.changed.emit()

    def select_variable(self, name: str) -> None:
        """Mark a variable in the table and in the code; none for an empty name."""
        self._variables.select(name)
        self.code.mark_variable(name)

    @override
    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(26 * em, 28 * em)

    def usual_height(self, _width: int) -> int:
        """Return how high it is when the whole of any way can be seen, and some of the rest."""
        handles = (self.splitter.count() - 1) * self.splitter.handleWidth()
        return handles + sum(part.needed for part in self._parts(0))

    def useful_height(self, _width: int) -> int:
        """Return how high it is with the least of each part, and nothing said of the step."""
        handles = (self.splitter.count() - 1) * self.splitter.handleWidth()
        note = self._note.fontMetrics().height() + self._above.spacing()
        views = (self.code, self._variables, self._output)
        least = sum(view.minimumHeight() for view in views)
        return handles + least + note + (len(views) - 1) * self._title_height

    def usual_width(self) -> int:
        """Return how wide it is when no line of any way is cut off."""
        return self.code.room_for(LINES, COLUMNS).width() + 2 * self._sides

    def _lay_out(self) -> None:
        code = QWidget(self)
        parts = (self.code, 1), self._sentence, self._note
        self._above = column_of(*parts, margins=(0, 0, 0, 0))
        code.setLayout(self._above)
        upright = Qt.Orientation.Vertical
        self.splitter = ShareSplitter(upright, self._needs, [code], name="code_parts")
        self._titles: list[QLabel] = []
        for title, view in (
            (self.tr("Variables"), self._variables),
            (self.tr("Output"), self._output),
        ):
            part = QWidget(self)
            label = PlainLabel(title, part, is_title=True)
            label.setBuddy(view)
            self._titles.append(label)
            part.setLayout(column_of(label, (view, 1), margins=(0, 0, 0, 0), gap=2))
            self.splitter.addWidget(part)
        self._sides = put_between_sides(column_of(self.splitter), self)

    def _needs(self) -> Sequence[PartNeeds]:
        width, gap = self.splitter.width(), self._above.spacing()
        below = 0 if self._sentence.isHidden() else self._sentence.heightForWidth(width) + gap
        below += 0 if self._note.isHidden() else self._note.sizeHint().height() + gap
        return self._parts(below)

    def _parts(self, below: int) -> Sequence[PartNeeds]:
        """Return what the code with so much `below` it needs, then variables, then output."""
        line = QFontMetrics(self._output.font()).lineSpacing()
        title = self._title_height
        code = self.code.room_for(LINES, COLUMNS).height() + below
        return (
            PartNeeds(0, 0, code, rank=0, stretch=2),
            PartNeeds(0, title + 3 * line, title + (_VARIABLES + 1) * line, rank=1, stretch=2),
            PartNeeds(0, 0, title + _OUTPUT * line + 8, rank=2, stretch=1),
        )

    @property
    def _title_height(self) -> int:
        return max(label.sizeHint().height() for label in self._titles) + 2

    @override
    def _restyle(self) -> None:
        self.code.set_base_font(self.font())
        self._variables.set_base_font(self.font())
        fixed = monospaced(self.font())
        line = QFontMetrics(fixed).lineSpacing()
        bar = self.code.horizontalScrollBar().sizeHint().height()
        self.code.setMinimumHeight(3 * line + bar)
        self._variables.setMinimumHeight(line)  # of the panel, the variables yield first
        self._output.set_letters(fixed, bar)
        self.splitter.divide()
        set_text_colour(self._sentence, self._theme.increase_text)

    def _say(self, trouble: str) -> None:
        self.trouble = trouble
        self._sentence.show_words(trouble)

    @Slot(int)
    def _request_line(self, number: int) -> None:
        if self._recorded is not None:
            for index, line in enumerate(self._recorded.lines):
                if line.number == number:
                    self.line_requested.emit(index)
                    return

    @Slot(str)
    def _select_variable(self, name: str) -> None:
        self.code.mark_variable(name)
        self.variable_selected.emit(name)
