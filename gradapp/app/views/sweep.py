"""Sweeps over learning rates: in a window of its own, and for the panel of the learning rate.

What was found belongs to one problem, and goes with it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.system.appearance import Appearance
from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.registry import one_of_the_four
from gradapp.core.words import N_
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Swept
from gradapp.ui.kit.words import said
from gradapp.ui.learning_rate.found import NOTHING, Found
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gradapp.core.sweep.plans import Plan
    from gradapp.ui.sweep.window import SweepWindow


class ShownSweep(QObject):
    """Makes sweeps, and shows what they find in a window, which exists only while it is open.

    The main window shows it too, and after that window is closed, until the problem is another.

    Signals:
        alpha_requested: the learning rate that the person takes.
        opened: the plot of a new window.
    """

    alpha_requested = Signal(float)
    opened = Signal(QWidget)

    def __init__(
        self, window: MainWindow, engine: Engine, current_run: CurrentRun, appearance: Appearance
    ) -> None:
        """Wait until a person asks for a sweep."""
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._current_run = current_run
        self._appearance = appearance
        self._swept: tuple[AnyProblem, Method] | None = None
        self._plan: Plan | None = None
        self._found = NOTHING
        self._number = 0
        self.view: SweepWindow | None = None
        window.menus.on(sweep=self.open)
        panel = window.learning_rate_panel
        panel.sweep_requested.connect(self.open)
        panel.trial_requested.connect(self._start)
        panel.end_requested.connect(self._stop)
        window.closing.connect(self.close)
        current_run.run_started.connect(self._follow)
        engine.on(Swept, self._add)

    @property
    def is_settled(self) -> bool:
        """Whether no outcome is waited for."""
        return not self._found.goes_on

    @Slot()
    def open(self) -> SweepWindow:
        """Sweep over learning rates on the current problem; return the window that shows it."""
        from gradapp.ui.sweep.window import (
            SweepWindow,  # here: the main window need not wait for it
        )

        view = self.view
        is_new = view is None
        if view is None:
            view = self.view = self._window.colours.give(SweepWindow(self._window))
            view.addActions([*self._window.menus.shared, *self._window.menus.ways.values()])
            view.plot.alpha_requested.connect(self.alpha_requested)
            view.cancel_requested.connect(self._stop)
            view.restart_requested.connect(self._start)
            view.finished.connect(self._closed)
            goes_on_or_is_done = self._found.goes_on or self._found.is_complete
            if self._subject() == self._swept and goes_on_or_is_done:
                self._show_all()
            else:
                self._start()
            view.fit_text()
            self._appearance.font_changed.connect(view.fit_text)
        view.bring_forward()
        if is_new:
            self._current_run.news.tell(self.opened, view.plot)
        return view

    @Slot()
    def close(self) -> None:
        """Close the window of the sweep, if it is open."""
        if self.view is not None:
            self.view.reject()

    @Slot()
    def _start(self) -> None:
        """Sweep from the beginning."""
        from gradapp.core.sweep.plans import plan

        problem, (_, method) = self._current_run.problem, self._subject()
        self._cancel()
        self._swept = self._subject()
        self._plan = plan(problem, method)
        by = N_("Sweep", "{method} in {precision}")
        begun = Found(
            by=by.filled(method=method.name, precision=method.precision(problem)),
            why_not=self._plan.why_not,
            goes_on=bool(self._plan.alphas),
            is_complete=not self._plan.alphas,
        )
        if self._plan.alphas:
            self._number = self._engine.start_sweep(problem, method.id)
        self._show_found(begun)
        if self.view is not None:
            self._show_all()

    def _show_all(self) -> None:
        """Show in a window of the sweep all that there is to be seen by now."""
        assert self.view is not None
        assert self._plan is not None
        problem, (_, method) = self._current_run.problem, self._subject()
        title = self.tr("{0} in {1}").format(said(method.heading), method.precision(problem))
        self.view.plot.show_alpha(problem.alpha)
        self.view.show_sweep(self._plan, title)
        if self._found.outcomes:
            self.view.add(self._found.outcomes, len(self._found.outcomes))

    def _show_found(self, found: Found) -> None:
        """Have the main window show what has been found."""
        self._found = found
        self._window.learning_rate_panel.show_found(found)

    def _subject(self) -> tuple[AnyProblem, Method]:
        """Return what a sweep is about: the problem, whatever its learning rate, and the way.

        In the Lab that is the right one, for which the theory beside it holds.
        """
        current_run = self._current_run
        return current_run.problem.but(alpha=0.0), one_of_the_four(current_run.method)

    @Slot()
    def _follow(self) -> None:
        """Mark the learning rate of another run; what was found of another problem is forgotten."""
        if self._subject() == self._swept:
            if self.view is not None:
                self.view.plot.show_alpha(self._current_run.problem.alpha)
        elif self.view is not None:
            self._start()
        elif self._swept is not None and self._subject()[0] != self._swept[0]:
            self._forget()

    def _forget(self) -> None:
        self._cancel()
        self._swept = None
        self._show_found(NOTHING)

    @Slot(Swept)
    def _add(self, swept: Swept) -> None:
        if swept.sweep != self._number:
            return
        found = self._found
        self._show_found(
            replace(
                found,
                outcomes=(*found.outcomes, *swept.outcomes),
                why_not=swept.sentence or None,
                goes_on=not swept.ended,
                is_complete=swept.ended and not swept.sentence,
            )
        )
        if self.view is not None:
            self.view.add(swept.outcomes, swept.done)
            if swept.sentence:
                self.view.show_end(said(swept.sentence))

    def _cancel(self) -> None:
        self._number = 0
        self._engine.cancel_sweep()

    @Slot()
    def _stop(self) -> None:
        """Try no more; what has been found stays."""
        self._cancel()
        if self._found.goes_on:
            self._show_found(replace(self._found, goes_on=False))
            if self.view is not None:
                self.view.show_cancelled()

    @Slot()
    def _closed(self) -> None:
        self._stop()
        if self.view is not None:
            self.view.deleteLater()
            self.view = None
