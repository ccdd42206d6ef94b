"""The window that shows a sweep over learning rates while it is made."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from gradapp.core.sweep import Ending, Outcome
from gradapp.core.sweep.plans import Plan
from gradapp.core.words import N_
from gradapp.override import override
from gradapp.ui.kit.boxes import column_of
from gradapp.ui.kit.dialog import Dialog
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.themed import Themed
from gradapp.ui.kit.words import said
from gradapp.ui.sweep import words as sweep_words
from gradapp.ui.sweep.plot import SweepPlot


class SweepWindow(Dialog, Themed):
    """Shows outcomes as they come, and stays open beside the main window.

    Attributes:
        plot: the plot of the outcomes.

    Signals:
        cancel_requested: the person has seen enough.
        restart_requested: the person wants a cancelled sweep from its beginning.
    """

    cancel_requested = Signal()
    restart_requested = Signal()

    ems = (46, 32)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty window."""
        super().__init__("sweep_view", self.tr("Learning rates from small to large"), parent)
        self._plan = Plan()
        self._endings: set[Ending] = set()
        self._running = False
        self._done = 0
        self._build()

    def _build(self) -> None:
        self._title = PlainLabel(name="sweep_title", wraps=True, is_title=True)
        self._aim = PlainLabel(name="sweep_aim", wraps=True)
        self._legend = PlainLabel(name="sweep_legend", wraps=True)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._why_not = PlainLabel(name="sweep_why_not", wraps=True)
        self._why_not.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint = self.tr("Click on a learning rate to take it, or go there with ← → and press Enter.")
        self._hint = PlainLabel(hint, name="sweep_hint", wraps=True)
        self.plot = SweepPlot()
        self._coloured = (self.plot,)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.plot)
        self._pages.addWidget(self._why_not)
        self._progress = QProgressBar()
        self._progress.setObjectName("sweep_progress")
        self._progress.setAccessibleName(self.tr("Learning rates tried"))
        self._button = self.add_button("cancel", self.tr("Cancel"))
        self._button.clicked.connect(self._press)
        sheet = column_of((self._pages, 1), self._legend, self._hint, self._progress)
        self.lay_out(self._title, self._aim, sheet, focus=self.plot)

    def show_sweep(self, plan: Plan, title: str) -> None:
        """Show a sweep that begins, or why there is none.

        Args:
            plan: what it is going to try.
            title: whose steps are counted.
        """
        self._plan = plan
        self._title.setText(title)
        self._aim.setText(sweep_words.aim(plan) if plan.alphas else "")
        self._why_not.setText(said(plan.why_not or ""))
        self._pages.setCurrentWidget(self.plot if plan.alphas else self._why_not)
        for widget in (self._aim, self._legend, self._hint, self._progress, self._button):
            widget.setVisible(bool(plan.alphas))
        self._progress.setRange(0, max(1, len(plan.alphas)))
        self._endings = set()
        self.plot.show_plan(plan)
        self._running = bool(plan.alphas)
        self._show_progress(0)
        self._show_words()

    def add(self, outcomes: tuple[Outcome, ...], done: int) -> None:
        """Show further outcomes; `done` are known by now."""
        self.plot.add(outcomes)
        self._endings |= {outcome.ending for outcome in outcomes}
        self._running = self._running and done < self._progress.maximum()
        self._show_progress(done)
        self._show_words()

    def show_end(self, sentence: str) -> None:
        """Say why there will be no more outcomes."""
        self._running = False
        self._show_progress(self._done, sentence)

    def show_cancelled(self) -> None:
        """Say that a person has seen enough."""
        words = self.tr("cancelled after {0} of {1}")
        self.show_end(words.format(self._done, self._progress.maximum()))

    @override
    def _restyle(self) -> None:
        self._show_words()

    def _show_progress(self, done: int, sentence: str = "") -> None:
        self._done = done
        total = self._progress.maximum()
        self._progress.setValue(done)
        words = N_("Sweep", "{done} of %Ln learning rate(s) tried", "", 0)
        self._progress.setFormat(sentence or said(words.counted(total).filled(done=done)))
        self._button.setText(self.tr("Cancel") if self._running else self.tr("Start again"))
        self._button.setAccessibleName(self._button.text())

    def _show_words(self) -> None:
        usual = {Ending.CONVERGED, Ending.UNFINISHED, Ending.DIVERGED}
        self._legend.setText(sweep_words.legend(usual | self._endings, self._plan, self._theme))

    @Slot()
    def _press(self) -> None:
        if self._running:
            self.show_cancelled()
            self.cancel_requested.emit()
        else:
            self.restart_requested.emit()
