"""The panel in which a person chooses the way and edits the problem."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from gradapp.core.methods import METHODS, Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem, ParameterSpec
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method, why_not
from gradapp.core.rules.table import called_rule
from gradapp.core.words import N_, listed
from gradapp.override import override
from gradapp.ui.kit.boxes import column_of, row_of
from gradapp.ui.kit.choice_box import ChoiceBox
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.panel_button import PanelToolButton
from gradapp.ui.kit.plain_text import PlainLabel, tip_text
from gradapp.ui.kit.reserved_label import ReservedLabel
from gradapp.ui.kit.spin_box import ScientificSpinBox
from gradapp.ui.kit.term_label import TermLabel
from gradapp.ui.kit.text_style import set_text_colour
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.words import said

_SIDES: Final = 10
_SPACING: Final = 2


class ProblemPanel(Panel):
    """Shows the way and the problem of a run, and explains values that are special.

    Signals:
        problem_edited: the `Problem` with the person's change in it.
        method_chosen: the id of the way the person chose.
        refused: the sentence that says why what was typed can't be taken.
        mended: what such a sentence was about is no longer there.
        left: the person has done with a field, and the keyboard is free for stepping.
        form_requested: the person wants to type another model, samples, or rule.
    """

    problem_edited = Signal(AnyProblem)
    method_chosen = Signal(str)
    refused = Signal(str)
    mended = Signal(str)
    left = Signal()
    form_requested = Signal()

    def __init__(self) -> None:
        """Make a panel that shows the default problem, with the ways of PyTorch greyed."""
        super().__init__("problem_panel")
        self._problem: AnyProblem = Problem()
        self._method = METHODS[0].id
        self._ways = METHODS
        self._choices: list[Method] = list(self._ways)
        self._torch_is_ready = False
        headings = (said(each.heading) for each in self._ways)
        self._methods = ChoiceBox("method", self.tr("Way"), headings)
        self._methods.activated.connect(self._choose_method)
        self._precision = ChoiceBox("precision", self.tr("Precision"), Precision)
        self._precision.setToolTip(self.tr("The floating-point format of the tensors"))
        self._precision.activated.connect(self._choose_precision)
        self._fields: dict[ParameterSpec, ScientificSpinBox] = {}
        self._labels: dict[ParameterSpec, TermLabel] = {}
        self._note = ReservedLabel("problem_note")
        self._lay_out()
        self._show_ways()
        self.show_method(self._method)
        self._show_precision()

    def _lay_out(self) -> None:
        grid = self._grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(_SPACING)
        self._format = TermLabel(self.tr("Precision"))
        self._format.explain_all("float32")
        self._format.setBuddy(self._precision)
        # For screen readers, which say what stands in a list and not what it is: it takes no room.
        name = PlainLabel(self._methods.accessibleName(), self)
        name.setBuddy(self._methods)
        name.resize(0, 0)
        formulas = self._formulas = TermLabel(self._problem.summary, name="formulas", is_muted=True)
        formulas.explain_words("model", "error", "residual", tab=False)
        keep_left_to_right(formulas)
        formulas.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._keep_width()
        layout = self._layout = column_of(self._methods, grid, margins=(_SIDES, 0, _SIDES, 0))
        self.setLayout(layout)
        beside = layout.spacing()
        grid.setHorizontalSpacing(beside)
        layout.setSpacing(_SPACING - 1)
        self._show_fields()
        more = PanelToolButton("problem_more", "…", is_flat=True)
        more.setAccessibleName(self.tr("Another model, samples, or rule"))
        more.setToolTip(tip_text(more.accessibleName()))
        more.clicked.connect(self.form_requested)
        self._more = more
        self._model = row_of((formulas, 1), more, gap=beside)
        self._model.setAlignment(more, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._model)
        layout.addWidget(self._note)
        layout.addStretch(1)

    def _keep_width(self) -> None:
        """Ask for the width of the notebook's formulas: where panels are depends on no others."""
        width = self._formulas.fontMetrics().horizontalAdvance
        self._formulas.setMinimumWidth(max(map(width, Problem().formulas)) + 1)

    @override
    def _restyle(self) -> None:
        self._keep_width()
        self._show_formulas()
        self._explain()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_formulas()

    def least_width(self) -> int:
        """Return how wide it has to be for the notebook's formulas to stand in one line."""
        needed = self._formulas.fontMetrics().horizontalAdvance(Problem().summary) + 1
        return 2 * _SIDES + needed + self._model.spacing() + self._more.sizeHint().width()

    def usual_height(self, width: int) -> int:
        """Return how high it is, so wide, whatever its note says.

        The notebook's formulas stand in one line then, as where there is room.
        """
        room = width - 2 * _SIDES
        usual = self.heightForWidth(width) - self._note.excess(room)
        if isinstance(self._problem, Problem):
            line = max(self._formulas.fontMetrics().height(), self._more.sizeHint().height())
            usual -= max(0, self._model.heightForWidth(room) - line)
        return usual

    enough_height = usual_height

    def take_typed(self) -> None:
        """Take what is being typed, as where the keyboard goes elsewhere."""
        for field in self._fields.values():
            field.settle()

    def hurrying(self, then: Callable[[], object]) -> Callable[[], None]:
        """Return what takes what has been typed, and then does this, which is meant for it."""

        def hurried() -> None:
            for field in self._fields.values():
                field.hurry()
            then()

        return hurried

    def show_problem(self, problem: AnyProblem) -> None:
        """Show `problem` without a signal."""
        if problem == self._problem:
            return
        before = self._problem.specs, self._problem.formulas, self._problem.rule
        self._problem = problem
        self._show_fields()
        for spec, field in self._fields.items():
            field.set_value(getattr(problem, spec.name))
        self._show_formulas()
        self._show_ways()
        self._show_precision()
        self._explain()
        if before != (problem.specs, problem.formulas, problem.rule):
            self._layout.activate()  # or else it knows the height of the formulas before
            self.needs_changed.emit()

    def _show_formulas(self) -> None:
        """Have a line for each formula; the notebook's stand in one where there is room."""
        problem, formulas = self._problem, self._problem.formulas
        if isinstance(problem, Problem) and self.width() >= self.least_width():
            formulas = (problem.summary,)
        text = "\n".join(filter(None, (*formulas, called_rule(problem.rule))))
        if text != self._formulas.text():
            self._formulas.setWordWrap("\n" in text)
            self._formulas.setText(text)

    def _show_fields(self) -> None:
        """Have a field for all that can be changed about the problem; those that are there stay."""
        specs, grid = self._problem.specs, self._grid
        if tuple(self._fields) == specs:
            return
        for spec in [each for each in self._fields if each not in specs]:
            field = self._fields.pop(spec)
            field.set_value(field.value())  # or what is half typed would be taken when it goes
            for widget in (field, self._labels.pop(spec)):
                grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._fields = {spec: self._fields.get(spec) or self._field(spec) for spec in specs}
        for row, (spec, field) in enumerate(self._fields.items()):
            grid.addWidget(self._labels[spec], row, 0)
            grid.addWidget(field, row, 1)
            self._labels[spec].stackUnder(self._format)  # where it is read aloud
            field.stackUnder(self._format)
        grid.addWidget(self._format, len(specs), 0)
        grid.addWidget(self._precision, len(specs), 1)
        for before, behind in pairwise((self._methods, *self._fields.values(), self._precision)):
            self.setTabOrder(before, behind)

    def _field(self, spec: ParameterSpec) -> ScientificSpinBox:
        """Make a field, with its label."""
        label, field = TermLabel(spec.symbol, self), ScientificSpinBox(spec, self)
        if spec.term:
            label.explain_all(spec.term)
        label.setBuddy(field)
        label.show()
        field.show()
        self._labels[spec] = label
        field.apply_theme(self._theme)
        field.committed.connect(partial(self._edit, spec.name))
        field.refused.connect(self._explain_refusal)
        field.mended.connect(self._explain)
        field.mended.connect(self.mended)
        field.left.connect(self.left)
        return field

    def show_method(self, method_id: str) -> None:
        """Show the way called `method_id` without a signal; the Lab's is there while shown."""
        self._method = method_id
        shown = method(method_id)
        if shown not in self._choices:
            self._choices.append(shown)
            self._methods.addItem(said(shown.heading))
        self._methods.setCurrentIndex(self._choices.index(shown))
        for index in range(len(self._choices) - 1, len(self._ways) - 1, -1):
            if self._choices[index] is not shown:
                del self._choices[index]
                self._methods.removeItem(index)
        self._explain()

    def set_torch_ready(self, ready: bool) -> None:
        """Let the ways that need PyTorch be chosen once it is there, and not before."""
        self._torch_is_ready = ready
        self._show_ways()

    def _show_ways(self) -> None:
        """Let those ways be chosen that there are for the problem and can run by now."""
        for index, each in enumerate(self._ways):
            awaited = each.uses_torch and not self._torch_is_ready
            reason = (
                self.tr("PyTorch is still loading; ways without it already work") if awaited else ""
            )
            self._methods.setItemText(
                index, f"{said(each.heading)} …" if awaited else said(each.heading)
            )
            against = said(why_not(each.id, self._problem) or "")
            self._methods.set_reason_against(index, against or reason)

    @override
    def apply_theme(self, theme: Theme) -> None:
        self._coloured = tuple(self._fields.values())
        super().apply_theme(theme)

    def _show_precision(self) -> None:
        self._precision.setCurrentText(self._problem.precision)

    def _choose_method(self, index: int) -> None:
        method_id = self._choices[index].id
        if method_id != self._method:
            self.show_method(method_id)
            self.method_chosen.emit(method_id)

    def _choose_precision(self, index: int) -> None:
        precision = list(Precision)[index]
        if precision is not self._problem.precision:
            self._take(self._problem.but(precision=precision))

    def _edit(self, name: str, value: float) -> None:
        changes: dict[str, Any] = {name: value}
        self._take(self._problem.but(**changes))

    def _take(self, problem: AnyProblem) -> None:
        self._problem = problem
        self._explain()
        self.problem_edited.emit(problem)

    def _explain_refusal(self, sentence: str) -> None:
        self._explain()
        self.refused.emit(sentence)

    def _explain(self) -> None:
        """Say why a field's text can't be taken, or else what is special, in two lines at most."""
        refusals = [field.refusal() for field in self._fields.values() if field.refusal()]
        if refusals:
            self._write_note(f"⚠ {refusals[0]}", self._theme.increase_text)
            return
        sentences = []
        if self._problem.analysis is not None and self._problem.is_flat:
            sentences.append(self.tr("x = 0: the gradient is 0 everywhere."))
        if self._problem.alpha == 0:
            parameters = self._problem.columns.parameters
            never = N_("ProblemPanel", "α = 0: {parameters} never [moves|move].", "", 0)
            never = never.counted(len(parameters)).filled(parameters=listed(parameters))
            sentences.append(said(never))
        elif self._problem.alpha < 0 and self._problem.rule.torch:
            sentences.append(
                (
                    self.tr("α < 0 climbs, and torch.optim.{0} refuses it.")
                    if not self._problem.is_flat
                    else self.tr("α < 0: torch.optim.{0} refuses it.")
                ).format(self._problem.rule.torch)
            )
        elif self._problem.alpha < 0 and not self._problem.is_flat:
            sentences.append(self.tr("α < 0 climbs."))
        if not sentences and not method(self._method).uses_torch:
            sentences.append(self.tr("This way computes in float64."))
        self._write_note("\n".join(sentences), self._theme.muted)

    def _write_note(self, text: str, colour: str) -> None:
        set_text_colour(self._note, colour)
        self._note.setText(text)
