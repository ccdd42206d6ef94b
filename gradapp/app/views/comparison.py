"""Shows how the ways agree: in the box, and in the explanation of a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.views.no_step import why_no_step
from gradapp.app.views.stale_view import StaleView
from gradapp.core.comparison.distance import COMPARED_STEPS
from gradapp.core.comparison.proved import Proved
from gradapp.core.comparison.verdict import Result, Verdict, verdict_on
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision, coarsest
from gradapp.core.problem.notebook import is_notebooks
from gradapp.core.registry import compared_with
from gradapp.core.run import Run
from gradapp.core.run.stop import StopReason
from gradapp.core.words import Message, grouped
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Compared, Notice, TorchLoaded, TorchMissing
from gradapp.ui.comparison.values import Comparison, LabComparison, Pending, WayRow, WhyNot
from gradapp.ui.kit.words import said
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gradapp.ui.comparison.why_dialog import Why, WhyDialog


class ShownComparison(QObject):
    """Owns what the worker has told about the other ways of the run.

    Attributes:
        shown: what is on the screen of it.

    Signals:
        changed: there is something new to show.
        step_requested: a step that the person wants to look at.
    """

    changed = Signal()
    step_requested = Signal(int)

    def __init__(self, window: MainWindow, engine: Engine, current_run: CurrentRun) -> None:
        """Show whatever `engine` tells about the run of `current_run`."""
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._current_run = current_run
        self._told: Compared | None = None
        self._dialog: WhyDialog | None = None
        self.shown: Comparison | None = None
        self._stale_view = StaleView(engine.news, self)
        self._stale_view.ended.connect(self.changed)
        window.menus.on(why=self.open)
        window.closing.connect(self._close)
        engine.on(Compared, self._take)
        for kind in (TorchLoaded, TorchMissing):
            engine.on(kind, self._note_torch)

    @property
    def _compared(self) -> Compared | None:
        """What has been told of the run, of which nothing may be known yet."""
        told = self._told
        return told if told is not None and told.run == self._engine.run else None

    @property
    def runs(self) -> tuple[Run, ...]:
        """The run and what the other ways have made so far, in the order of the ways."""
        own = self._current_run.run
        others = () if self._compared is None else self._compared.others
        order = compared_with(own.method, own.problem)
        return tuple(sorted((own, *others), key=lambda run: order.index(run.method)))

    def run_of(self, method_id: str) -> Run | None:
        """Return what another way has made so far."""
        others = () if self._compared is None else self._compared.others
        return next((run for run in others if run.method.id == method_id), None)

    @property
    def _no_torch(self) -> Pending | None:
        """Why the ways that need PyTorch can't run; None where they can."""
        if self._engine.has_torch:
            return None
        return Pending.LOADING if self._engine.torch is None else Pending.NO_TORCH

    @property
    def is_complete(self) -> bool:
        """Whether all ways that can have made the step at the cursor."""
        unknown = Pending.COMPARING, Pending.LOADING, Pending.LOADING_AT_END
        return self._pending not in unknown

    @property
    def _pending(self) -> WhyNot | None:
        """Why there is nothing to say about the step at the cursor; None where there is."""
        current_run, compared = self._current_run, self._compared
        no_step = why_no_step(current_run)
        if no_step is not None:
            return no_step
        if len(self._methods) < 2:
            return Pending.ALONE
        if current_run.cursor > COMPARED_STEPS:
            return Pending.TOO_FAR
        if compared is None or current_run.cursor > compared.length:
            needs_torch = any(each.uses_torch for each in self._methods)
            no_torch = self._no_torch if needs_torch else None
            if no_torch is Pending.LOADING and current_run.at_end:
                return Pending.LOADING_AT_END
            return no_torch or Pending.COMPARING
        return None

    def end(self) -> None:
        """Show nothing more: the window is closed."""
        self._stale_view.forgo()

    @Slot()
    def show(self) -> None:
        """Show the step at the cursor as it is known now."""
        current_run = self._current_run
        if self._pending is not Pending.COMPARING:  # what PyTorch's loading holds up, it does long
            self._stale_view.shown()
        elif self._stale_view.begin():
            return
        verdict, compared = self.verdict, self._compared
        kind, ways = Comparison, self._ways
        if current_run.method.right:
            kind, ways = LabComparison, self._codes
        self.shown = kind(
            precision=self._precision,
            columns=current_run.problem.columns.compared,
            ways=tuple(ways(verdict)),
            verdict=verdict,
            over_run=None if compared is None else compared.over_run,
            made=len(current_run.run),
            grows=self._grows,
        )
        self._window.comparison_panel.show_comparison(self.shown)
        is_explained = isinstance(verdict, Verdict) and self._explain is not None
        self._window.menus.actions["why"].setEnabled(is_explained)
        if self._dialog is not None and self._dialog.isVisible():
            self._fill_dialog()

    @property
    def _methods(self) -> tuple[Method, ...]:
        """The ways that are compared, the run's own among them."""
        current_run = self._current_run
        return compared_with(current_run.method, current_run.problem)

    @property
    def _explain(self) -> Callable[[Sequence[Run], int, Proved], Why | Message | None] | None:
        """What explains how right code rounds in a step; None where nothing does."""
        problem = self._current_run.problem
        if self._current_run.method.may_lie:
            return None
        if is_notebooks(problem):
            from gradapp.core.comparison.explanation import explain

            return partial(explain, problem)
        # Here: the window of the notebook's problem need not wait for it.
        from gradapp.core.comparison.exact_step import exact_step
        from gradapp.core.comparison.proof import as_fit

        return partial(exact_step, problem) if as_fit(problem) is not None else None

    @property
    def _grows(self) -> bool:
        """Whether the little that rounding does may grow from step to step."""
        analysis = self._current_run.problem.analysis
        return analysis is None or abs(analysis.contraction) > 1

    @property
    def _precision(self) -> Precision:
        current_run = self._current_run
        return coarsest([each.precision(current_run.problem) for each in self._methods])

    @property
    def verdict(self) -> Verdict | WhyNot:
        """What there is to say about the step at the cursor, or why there is nothing."""
        pending, compared, current_run = self._pending, self._compared, self._current_run
        if pending is not None or compared is None:
            return pending or Pending.COMPARING
        step = current_run.cursor
        results = [
            Result(run.method.id, run.precision, numbers)
            for run in self.runs
            if (numbers := run.at(step)) is not None
        ]
        columns, proved = current_run.problem.columns.compared, compared.proved[:, step - 1]
        return verdict_on(step, results, self._precision, proved.tolist(), columns)

    def _ways(self, verdict: Verdict | WhyNot) -> list[WayRow]:
        """Return a row for each way, with its sign."""
        groups = verdict.same_parameters if isinstance(verdict, Verdict) else ()
        marks = {each: place for place, group in enumerate(groups) for each in group}
        return [self._row(each, said(each.name), marks.get(each.id)) for each in self._methods]

    def _codes(self, verdict: Verdict | WhyNot) -> list[WayRow]:
        """Return the rows of code of the Lab, of correct code, and of what the first has more."""
        names = self.tr("this code"), self.tr("correct code")
        own, correct = map(self._row, self._methods, names)
        if not isinstance(verdict, Verdict) or own.values is None or correct.values is None:
            return [own, correct]
        numbers = tuple(a - b for a, b in zip(own.values, correct.values, strict=True))
        return [own, correct, WayRow("", self.tr("difference"), Precision.FLOAT64, numbers)]

    def _row(self, method: Method, name: str, mark: int | None = None) -> WayRow:
        current_run = self._current_run
        step, chosen = current_run.cursor, method is current_run.method
        run = current_run.run if chosen else self.run_of(method.id)
        values = None if run is None or not step else run.at(step)
        note = self._note(method, run) if values is None else ""
        precision = method.precision(current_run.problem)
        return WayRow(method.id, name, precision, values, note, mark, chosen)

    def _note(self, method: Method, run: Run | None) -> str:
        """Return why a way has no numbers at the cursor."""
        step = self._current_run.cursor
        if not step:
            return ""
        if run is None and method.uses_torch and self._no_torch is Pending.LOADING:
            return self.tr("PyTorch is loading")
        if run is None and method.uses_torch and self._no_torch is Pending.NO_TORCH:
            return self.tr("needs PyTorch")
        stop = None if run is None else run.stop
        if stop is not None and stop.reason is StopReason.DIVERGED:
            return self.tr("diverged at step {0}").format(grouped(stop.step))
        if stop is not None and stop.reason is StopReason.RAISED:
            return self.tr("error in step {0}").format(grouped(stop.step))
        if stop is not None and stop.reason is StopReason.MEMORY:
            return self.tr("no memory for step {0}").format(grouped(stop.step))
        if step > COMPARED_STEPS:
            return self.tr("too far on to be compared")
        return "…"

    def _fill_dialog(self) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        explain = None if self._pending is not None else self._explain
        step, compared, why = self._current_run.cursor, self._compared, None
        if explain is not None and compared is not None:
            why = explain(self.runs, step, Proved(compared.proved[:, step - 1].min()))
        if isinstance(why, Message):
            dialog.show_why(None, said(why))
        else:
            dialog.show_why(why, self._instead)

    @property
    def _instead(self) -> str:
        """What is said where there is no explanation of the step."""
        if self._pending is not None:
            words = self.tr("Nothing to explain here. The window says: “{0}”")
            return words.format(self._window.comparison_panel.verdict)
        if self._current_run.is_in_lab:
            return self.tr(
                "Code of the Lab is explained in the Lab, once its question is answered."
            )
        return self.tr("This step can't be made again exactly, to explain it.")

    @Slot()
    def open(self) -> WhyDialog:
        """Open the explanation of the step at the cursor, and return its window."""
        from gradapp.ui.comparison.why_dialog import (
            WhyDialog,  # here: a window that opens need not wait
        )

        if self._dialog is None:
            self._dialog = self._window.colours.give(WhyDialog(self._window))
            self._dialog.parting_requested.connect(self.step_requested)
        self._fill_dialog()
        self._dialog.bring_forward()
        return self._dialog

    @Slot()
    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.close()

    @Slot(Notice)
    def _note_torch(self, _notice: Notice) -> None:
        self._engine.news.tell(self.changed)

    @Slot(Compared)
    def _take(self, compared: Compared) -> None:
        self._told = compared
        self._engine.news.tell(self.changed)
