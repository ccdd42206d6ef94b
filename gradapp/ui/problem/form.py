"""The form in which any problem is typed: its formula, its samples, its start and its rule."""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from gradapp.core.model.names import ERROR
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.draft import Draft, DraftError, draft_of, problem_of, table_of, unstarted
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import RULES
from gradapp.core.words import N_
from gradapp.override import override
from gradapp.ui.kit.boxes import row_of
from gradapp.ui.kit.choice_box import ChoiceBox
from gradapp.ui.kit.dialog import Dialog
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.scroller import Scroller
from gradapp.ui.kit.spin_box import PAUSE_MS
from gradapp.ui.kit.themed import Themed
from gradapp.ui.kit.words import said
from gradapp.ui.kit.wrapped_label import WrappedLabel
from gradapp.ui.problem.fields import Refusal, SamplesField, TextField, label_of
from gradapp.ui.problem.rule_fields import RuleFields
from gradapp.ui.problem.start_fields import StartFields

_REDUCTIONS: Final = ("mean", "sum")
_BELOW: Final = {"seed": "batch", "precision": "alpha", "reduction": "batch"}
"""Fields below which nothing is said: it is said below another."""


class ProblemForm(Dialog, Themed):
    """Has a field for all that a problem is made of, and stays open beside the main window.

    What is typed is checked at each key, and becomes the problem of the run once it is one: after a
    pause, at Enter, or when the form is closed. Until then the last good one stays.

    Signals:
        problem_edited: the `AnyProblem` that the person has typed.
        cancelled: the person wants back what was there when the form was opened.
        file_requested: the person wants samples from a file.
    """

    problem_edited = Signal(AnyProblem)
    cancelled = Signal()
    file_requested = Signal()

    ems = (34, 36)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a form of the notebook's problem, which has all fields."""
        super().__init__("problem_form", self.tr("Problem"), parent)
        self._shown: Draft | None = None
        self._problem: AnyProblem | None = None
        self._error: DraftError | None = None
        self._sample_count = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.take)
        self.finished.connect(self._take_rest)
        self.close_button.setText(self.tr("Done"))
        self.close_button.setIcon(QIcon())  # a cross would say that what is typed is dropped
        self.close_button.setAccessibleName(self.close_button.text())
        self._cancel = self.add_button("cancel", self.tr("C&ancel"))
        self._cancel.setToolTip(self.tr("Bring back the earlier problem and step"))
        self._cancel.clicked.connect(self._take_back)
        self._make_fields()
        self._lay_out()
        self.show_problem(Problem())

    @override
    def sizeHint(self) -> QSize:
        """Return what all fields need, in whatever language, and no less than `ems`."""
        wish, layout = super().sizeHint(), self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        beside = margins.left() + margins.right()
        below = layout.totalMinimumSize().height() - self._scroller.minimumSizeHint().height()
        below += self._samples.sizeHint().height() - self._samples.minimumSizeHint().height()
        return wish.expandedTo(self._scroller.whole(wish.width() - beside) + QSize(beside, below))

    def _make_fields(self) -> None:
        kinds = self.tr("Model, fitted to samples"), self.tr("Error formula, without samples")
        self._kind = ChoiceBox("form_kind", self.tr("Kind of problem"), kinds)
        self._formula = TextField("form_formula", self.tr("Formula"))
        self._starts, self._options = StartFields(), RuleFields()
        for parts in (self._starts, self._options):
            parts.edited.connect(self._edit)
            parts.entered.connect(self.take)
        self._samples = SamplesField("form_samples", self.tr("Samples"))
        self._samples.textChanged.connect(self._edit)
        means = self.tr("mean of the squares"), self.tr("sum of the squares")
        self._reduction = ChoiceBox("form_reduction", self.tr("E is"), means)
        self._batch = TextField("form_batch", self.tr("Samples per step"), self.tr("all"))
        self._seed = TextField("form_seed", self.tr("Shuffled with seed"), self.tr("in order"))
        rules = (said(each.title) for each in RULES.values())
        self._rule = ChoiceBox("form_rule", self.tr("Rule"), rules)
        self._alpha = TextField("form_alpha", self.tr("Learning rate α"))
        self._precision = ChoiceBox("form_precision", self.tr("Precision"), Precision)
        self._texts: dict[str, TextField | SamplesField] = {
            "formula": self._formula,
            "samples": self._samples,
            "batch": self._batch,
            "seed": self._seed,
            "alpha": self._alpha,
        }
        for field in (self._formula, self._batch, self._seed, self._alpha):
            field.textEdited.connect(self._edit)
            field.entered.connect(self.take)
        for box in (self._kind, self._reduction, self._rule, self._precision):
            box.activated.connect(self._choose)
        self._open = QPushButton(self.tr("&Open…"))
        self._open.setObjectName("form_open")
        self._open.setAccessibleName(self.tr("Open a file of samples"))
        self._open.clicked.connect(self.file_requested)
        self._paste = QPushButton(self.tr("&Paste"))
        self._paste.setObjectName("form_paste")
        self._paste.setAccessibleName(self.tr("Paste a table of samples in place of these"))
        self._paste.clicked.connect(self._paste_table)
        for button in (self._open, self._paste):
            button.setAutoDefault(False)
        self._count = PlainLabel(name="form_count", wraps=True)
        names = ("formula", "samples", "start", "batch", "options", "alpha")
        self._refusals = {name: Refusal(f"form_{name}_refusal") for name in names}

    def _lay_out(self) -> None:
        sheet = _Sheet()
        grid = self._grid = QGridLayout(sheet)
        grid.setColumnStretch(1, 1)
        grid.setContentsMargins(0, 0, 0, 0)
        self._formula_label = label_of(self._formula, "f =")
        beside = self._row(self._count, self._open, self._paste)
        batch = self._row(
            self._batch, label_of(self._seed, self._seed.accessibleName()), self._seed
        )
        last = self._row(
            self._alpha, label_of(self._precision, self.tr("Precision")), self._precision
        )
        self._of_model: list[QWidget] = [beside, batch]
        self._about = WrappedLabel("form_about", is_muted=True)
        grid.addWidget(self._about, grid.rowCount(), 0, 1, 2)
        self._add(label_of(self._kind, self.tr("Kind")), self._kind)
        self._add(self._formula_label, self._formula, "formula")
        self._add(PlainLabel(self.tr("Start")), self._starts, "start")
        samples = label_of(self._samples, self.tr("Samples"))
        self._of_model += [samples, self._samples]
        self._add(samples, self._samples, "samples")
        grid.setRowStretch(grid.rowCount() - 2, 100)
        self._add(None, beside)
        reduction = label_of(self._reduction, self.tr("E is"))
        turns = label_of(self._batch, self.tr("Samples per step"))
        self._of_model += [reduction, self._reduction, turns]
        self._add(reduction, self._reduction)
        self._add(turns, batch, "batch")
        self._add(label_of(self._rule, self.tr("Rule")), self._rule)
        self._add(None, self._options, "options")
        self._add(label_of(self._alpha, "α"), last, "alpha")
        grid.setRowStretch(grid.rowCount(), 1)  # for where there are no samples
        self._scroller = Scroller(sheet)
        self.lay_out(self._scroller, focus=self._formula)

    def _add(self, label: QLabel | None, widget: QWidget, refusal: str = "") -> None:
        row = self._grid.rowCount()
        if label is not None:
            self._grid.addWidget(label, row, 0)
        self._grid.addWidget(widget, row, 1)
        if refusal:
            self._grid.addWidget(self._refusals[refusal], row + 1, 1)

    def _row(self, *widgets: QWidget) -> QWidget:
        held = QWidget()
        shares = (int(isinstance(each, TextField) or each is self._count) for each in widgets)
        held.setLayout(row_of(*zip(widgets, shares, strict=True), margins=(0, 0, 0, 0)))
        return held

    def show_problem(self, problem: AnyProblem) -> None:
        """Show `problem`.

        While the form is open, fields in which it is as the one before keep what is being typed.
        """
        if not self.isVisible():
            self._shown = None
        elif problem == self._problem:
            return
        draft = draft_of(problem)
        words = self.tr(
            "It begins with the problem on the screen. What you type here is solved at once, "
            "in the window behind; Done keeps it, Cancel brings back what was."
        )
        if draft is None:
            draft = draft_of(Problem())
            words = self.tr(
                "It begins with the notebook's problem: the one on the screen can't be typed. What "
                "you type here is solved at once, in the window behind; Done keeps it, Cancel "
                "brings back what was."
            )
        assert draft is not None
        self._about.show_words(words)
        self._problem = problem
        before = self._shown
        self._shown = draft
        changed = {
            each.name
            for each in fields(Draft)
            if before is None or getattr(before, each.name) != getattr(draft, each.name)
        }
        self._write(draft, changed)
        self._check()

    def show_samples(self, data: Data) -> None:
        """Show samples from a file in place of those that are there, and take them."""
        self._kind.setCurrentIndex(0)
        self._samples.write(table_of(data))
        self.take()

    @override
    def _restyle(self) -> None:
        self._explain()

    def draft(self) -> Draft:
        """Return what stands in the fields."""
        return Draft(
            is_error=self._kind.currentIndex() == 1,
            formula=self._formula.text(),
            samples=self._samples.toPlainText(),
            start=self._starts.starts(),
            reduction=_REDUCTIONS[self._reduction.currentIndex()],
            batch=self._batch.text(),
            seed=self._seed.text(),
            optimizer=list(RULES)[self._rule.currentIndex()],
            options=self._options.options(),
            alpha=self._alpha.text(),
            precision=self._precision.currentText(),
        )

    def _write(self, draft: Draft, names: set[str]) -> None:
        """Write those of `draft` into the fields that have these names."""
        with QSignalBlocker(self._samples):
            for name in names & self._texts.keys():
                if name != "samples" or not draft.is_error:  # they may be wanted again
                    self._texts[name].write(getattr(draft, name))
        if "is_error" in names:
            self._kind.setCurrentIndex(int(draft.is_error))
        if names & {"start", "formula"}:
            self._starts.show_starts(draft.start)
        self._reduction.setCurrentIndex(_REDUCTIONS.index(draft.reduction))
        self._precision.setCurrentText(draft.precision)
        if names & {"optimizer", "options"}:
            self._rule.setCurrentIndex(list(RULES).index(draft.optimizer))
            self._options.show_options(draft.optimizer, draft.options)

    @Slot()
    def _edit(self) -> None:
        self._check()
        self._pause.start()

    @Slot()
    def _choose(self) -> None:
        self._options.show_rule(list(RULES)[self._rule.currentIndex()])
        self.take()

    @Slot()
    def take(self) -> None:
        """Have the run solve what is typed, if it is a problem."""
        self._pause.stop()
        problem = self._check()
        if problem is not None and problem != self._problem:
            self._problem, self._shown = problem, draft_of(problem)
            self.problem_edited.emit(problem)

    def _check(self) -> AnyProblem | None:
        """Return the problem that is typed, or say why there is none."""
        self._error, self._sample_count, problem = None, 0, None
        try:
            fit = unstarted(self.draft())
            self._starts.show_names(fit.names)
            problem = problem_of(self.draft())
            self._sample_count = 0 if fit.data is None else len(fit.data)
        except DraftError as error:
            self._error = error
        self._explain()
        return problem

    def _explain(self) -> None:
        """Say what is wrong, below the field that it is about, and show what there is else."""
        is_error = self._kind.currentIndex() == 1
        for widget in self._of_model:
            widget.setVisible(not is_error)
        self._formula_label.setText(f"{ERROR} =" if is_error else "f =")
        hint = N_("ProblemForm", "First row: names, if any; last column: y")
        if self._sample_count:
            hint = N_(
                "ProblemForm", "%Ln sample(s). First row: names, if any; last column: y", "", 0
            ).counted(self._sample_count)
        self._count.setText(said(hint))
        error, about = self._error, self._refused
        for name, refusal in self._refusals.items():
            said_here = said(error.message) if error is not None and name == about else ""
            refusal.show_about(self._fields_of(name), said_here, self._theme)
        place = None if error is None or error.place is None else error.place
        self._formula.mark(None if place is None else _place_in(self._formula.text(), place))

    @property
    def _refused(self) -> str:
        """Below which field something is said; empty for none."""
        return "" if self._error is None else _BELOW.get(self._error.field, self._error.field)

    def _fields_of(self, name: str) -> list[QWidget]:
        """Return the fields about which something is said there."""
        match name:
            case "start":
                return self._starts.all_fields()
            case "options":
                return self._options.all_fields()
            case "batch":
                return [self._batch, self._seed]
        return [self._texts[name]]

    @Slot()
    def _paste_table(self) -> None:
        self._samples.write(QGuiApplication.clipboard().text())
        self.take()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put back at Escape what was taken last, as any field does; close at the next."""
        if event.key() == Qt.Key.Key_Escape and (self._pause.isActive() or self._error is not None):
            self._put_back()
        else:
            super().keyPressEvent(event)

    def _put_back(self) -> None:
        assert self._shown is not None
        self._pause.stop()
        self._write(self._shown, {each.name for each in fields(Draft)})
        self._check()

    @Slot()
    def _take_back(self) -> None:
        self._pause.stop()
        self._shown = self._problem = None  # what is typed is no longer wanted
        self.reject()
        self.cancelled.emit()

    @override
    @Slot()
    def leave(self) -> None:
        """Keep what is typed, and close; where it is no problem, stay and lead to what is wrong."""
        self.take()
        if self._refused:
            self._fields_of(self._refused)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().leave()

    @Slot()
    def _take_rest(self) -> None:
        if self._pause.isActive():
            self.take()

    @override
    def fit_font(self) -> None:
        self._samples.fit_font()


class _Sheet(QWidget):
    """Is scrolled only once the table of samples can't give way to what else there is to say."""

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        assert layout is not None
        return layout.minimumHeightForWidth(width)


def _place_in(text: str, place: int) -> int:
    """Return where a character is whose place is that in `text` with single spaces."""
    return next(
        (index for index in range(len(text)) if len(" ".join(text[: index + 1].split())) > place),
        len(text),
    )
