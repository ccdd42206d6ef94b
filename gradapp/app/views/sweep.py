"""Opens the window of the sweep and keeps it about the problem and method that are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.system.appearance import Appearance
from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.registry import one_of_the_four
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Swept
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.words import said
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gradapp.core.sweep import Outcome
    from gradapp.ui.sweep.window import SweepWindow


class ShownSweep(QObject):
    """Connects the window of the sweep, which exists only while it is open.

    Signals:
        alpha_requested: the learning rate that the person takes.
    """

    alpha_requested = Signal(float)

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
        self._sweeping = False
        self._found: tuple[Outcome, ...] = ()
        self._number = 0
        self.view: SweepWindow | None = None
        window.actions_by_id["sweep"].triggered.connect(self.open)
        window.learning_rate_panel.sweep_requested.connect(self.open)
        window.closing.connect(self.close)
        current_run.run_started.connect(self._follow)
        engine.swept.connect(self._add)
        appearance.theme_changed.connect(self._recolour)
        appearance.text_scale_changed.connect(self._fit)

    @property
    def is_settled(self) -> bool:
        """Whether no outcome is waited for."""
        return not self._sweeping

    @Slot()
    def open(self) -> SweepWindow:
        """Sweep over learning rates on the current problem; return the window that shows it."""
        from gradapp.ui.sweep.window import (
            SweepWindow,  # here: the main window need not wait for it
        )

        view = self.view
        if view is None:
            view = self.view = SweepWindow(self._window)
            view.apply_theme(self._appearance.theme)
            view.addActions(self._shared_actions())
            view.alpha_requested.connect(self.alpha_requested)
            view.cancel_requested.connect(self._cancel)
            view.restart_requested.connect(self._start)
            view.finished.connect(self._closed)
            self._start()
            self._fit()
        view.show()
        view.raise_()
        view.activateWindow()
        return view

    def _shared_actions(self) -> list[QAction]:
        """Return the commands whose keys work in the window of the sweep, too."""
        ids = ("notebook", "text_larger", "text_smaller", "text_normal")
        actions = [self._window.actions_by_id[id_] for id_ in ids]
        return actions + list(self._window.method_actions.values())

    @Slot()
    def close(self) -> None:
        """Close the window of the sweep, if it is open."""
        if self.view is not None:
            self.view.reject()

    @Slot()
    def _start(self) -> None:
        """Sweep from the beginning."""
        from gradapp.core.sweep_plan import plan

        current_run = self._current_run
        problem = current_run.problem
        if self.view is None:
            return
        self._swept = self._subject()
        self._show_found(())
        method = one_of_the_four(current_run.method)
        planned = plan(problem, method)
        title = self.tr("{0} in {1}").format(
            said(method.title), method.precision(current_run.problem)
        )
        self.view.show_alpha(problem.alpha)
        self.view.show_sweep(planned, title)
        self._cancel()
        if planned.alphas:
            self._sweeping = True
            self._number = self._engine.start_sweep(problem, method.id)

    def _show_found(self, outcomes: tuple[Outcome, ...]) -> None:
        """Have the main window show what has been found, while the window of the sweep is open."""
        self._found = outcomes
        self._window.learning_rate_panel.show_found(outcomes)

    def _subject(self) -> tuple[AnyProblem, Method]:
        """Return what a sweep is about: the problem, whatever its learning rate, and the method.

        In the Lab that is the right one, for which the theory beside it holds.
        """
        current_run = self._current_run
        return current_run.problem.but(alpha=0.0), one_of_the_four(current_run.method)

    @Slot()
    def _follow(self) -> None:
        """Mark the learning rate of another run; sweep anew if the rest of it is another one."""
        if self.view is None:
            return
        if self._subject() == self._swept:
            self.view.show_alpha(self._current_run.problem.alpha)
        else:
            self._start()

    @Slot(Swept)
    def _add(self, swept: Swept) -> None:
        if self.view is None or swept.sweep != self._number:
            return
        self._sweeping = not swept.ended
        self.view.add(swept.outcomes, swept.done)
        self._show_found((*self._found, *swept.outcomes))
        if swept.sentence:
            self.view.show_end(said(swept.sentence))

    @Slot()
    def _cancel(self) -> None:
        self._sweeping, self._number = False, 0
        self._engine.cancel_sweep()

    @Slot()
    def _closed(self) -> None:
        self._cancel()
        self._show_found(())
        if self.view is not None:
            self.view.deleteLater()
            self.view = None

    @Slot()
    def _fit(self) -> None:
        """Give the window of the sweep the size of its text, as far as the main window's goes."""
        if self.view is not None:
            self.view.resize(self.view.sizeHint().boundedTo(self._window.size()))

    @Slot(Theme)
    def _recolour(self, theme: Theme) -> None:
        if self.view is not None:
            self.view.apply_theme(theme)
