"""Connects the window to the run: shows what changes, and does what the person wants."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QInputDialog, QWidget

from gradapp.app.agreement_presenter import AgreementPresenter
from gradapp.app.frame_clock import FrameClock
from gradapp.app.lab_presenter import LabPresenter
from gradapp.app.line_presenter import LinePresenter
from gradapp.app.line_walk import LineWalk
from gradapp.app.player import Player
from gradapp.app.session import Session
from gradapp.core.analysis import Trend, analyse, effect, trend
from gradapp.core.examples import EXAMPLES
from gradapp.core.methods import METHODS, method, one_of_the_four
from gradapp.core.problem import Problem
from gradapp.core.trajectory import LIMIT
from gradapp.engine.engine import Engine
from gradapp.ui.main_window import MainWindow
from gradapp.ui.status import NAMES
from gradapp.ui.steps_model import HEADINGS
from gradapp.ui.transport import SPEEDS

LASTING: Final = 150
"""Milliseconds after which steps still being made are something that a person may pause."""


class Presenter(QObject):
    """The one place where widgets, session, player and engine meet."""

    def __init__(
        self, window: MainWindow, engine: Engine, session: Session, player: Player
    ) -> None:
        """Connect everything; the first run is shown when the session starts it."""
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._session = session
        self._player = player
        self._torch = ""
        self._speed = 0
        self._frames = FrameClock(engine, self)
        self.walk = LineWalk(session, engine, self)
        self._lines = LinePresenter(window, session, player, self.walk)
        self._agreement = AgreementPresenter(window, engine, session)
        self.lab = LabPresenter(window, session, player, self.walk, self._agreement)
        engine.busy_changed.connect(self.lab.note_busy)
        self._steps_are_new = False
        self._drawn = 0
        self._lasts = False
        self._lasting = QTimer(self)
        self._lasting.setSingleShot(True)
        self._lasting.setInterval(LASTING)
        self._connect_engine()
        self._connect_panels()
        self._connect_commands()
        self._show_engine()

    @property
    def speed(self) -> int:
        """The index of the speed in `SPEEDS`."""
        return self._speed

    @property
    def is_settled(self) -> bool:
        """Whether all that belongs to the step at the cursor is there and on the screen."""
        cursor = self._session.cursor
        compared = self._agreement.is_complete or not cursor
        return compared and not self.frame_is_due and self.walk.is_settled

    @property
    def frame_is_due(self) -> bool:
        """Whether something has changed that is not on the screen yet."""
        return self._frames.pending

    def explain(self) -> QWidget:
        """Open the window that explains why the methods agree or differ, and return it."""
        return self._agreement.open()

    def complete(self) -> None:
        """Show what the first paint of the window need not wait for."""
        self._lines.begin()

    def end(self) -> None:
        """Show nothing more: the window is closed."""
        self._frames.stop()

    @Slot(int)
    def set_speed(self, index: int) -> None:
        """Play at `SPEEDS[index]`; an index out of range means the nearest speed."""
        self._speed = max(0, min(index, len(SPEEDS) - 1))
        self._player.set_rate(SPEEDS[self._speed])
        self._window.transport.show_speed(self._speed)

    @Slot()
    def toggle_playing(self) -> None:
        """Play, or pause whatever has been going on for a while."""
        if self._player.playing:
            self._player.pause()
        elif self._lasts:
            self._session.pause()
        else:
            self._player.play()

    def _connect_engine(self) -> None:
        self._frames.due.connect(self._draw)
        self._session.run_started.connect(self._show_run)
        self._session.steps_added.connect(self._note_steps)
        self._session.cursor_moved.connect(self._frames.request)
        self._player.progress_changed.connect(self._show_progress)
        self.walk.changed.connect(self._show_line)
        self._agreement.changed.connect(self._frames.request)
        self._agreement.step_requested.connect(self._seek)
        self._player.playing_changed.connect(self._show_playing)
        self._engine.busy_changed.connect(self._note_busy)
        self._lasting.timeout.connect(self._note_lasting)
        self._engine.torch_loaded.connect(self._torch_loaded)
        self._engine.torch_missing.connect(self._torch_missing)

    def _connect_panels(self) -> None:
        window, session = self._window, self._session
        window.problem_panel.problem_edited.connect(session.set_problem)
        for chooser in (window.problem_panel, window.four_ways_panel):
            chooser.method_chosen.connect(self._set_method)
        window.learning_rate_panel.alpha_requested.connect(self._set_alpha)
        window.error_plot.theta_requested.connect(self._set_theta)
        for panel in (
            window.error_steps,
            window.theta_steps,
            window.steps_panel,
            window.four_ways_panel,
            window.transport,
        ):
            panel.step_requested.connect(self._seek)
        window.problem_panel.refused.connect(window.status.show_message)
        window.steps_panel.message.connect(window.status.show_message)
        window.transport.speed_changed.connect(self.set_speed)

    def _connect_commands(self) -> None:
        window, session = self._window, self._session
        handlers = {
            "play": self.toggle_playing,
            "step": self._step,
            "back": self._back,
            "reset": self._reset,
            "end": self._to_last,
            "run_many": self._run_many,
            "run_to_stop": self._run_to_stop,
            "afresh": session.start_afresh,
            "slower": self._slower,
            "faster": self._faster,
            "notebook": self._notebook,
            "copy_step": self._copy_step,
            "copy_steps": window.steps_panel.copy,
            "reset_view": self._reset_view,
        }
        for id_, handler in handlers.items():
            window.actions_by_id[id_].triggered.connect(handler)
        window.actions_by_id["animate"].toggled.connect(self._player.set_animated)
        window.actions_by_id["close_up"].toggled.connect(window.error_plot.set_close_up)
        logarithmic = window.actions_by_id["logarithmic"]
        logarithmic.toggled.connect(window.error_steps.set_logarithmic)
        window.error_steps.logarithmic_changed.connect(logarithmic.setChecked)
        for each in METHODS:
            action = window.method_actions[each.id]
            action.setEnabled(not each.uses_torch)
            action.triggered.connect(self._choose_method)
        for action in window.example_actions:
            action.triggered.connect(self._open_example)

    @Slot()
    def _show_run(self) -> None:
        """Show another run: everything is new."""
        window, session = self._window, self._session
        problem, trajectory, precision = session.problem, session.trajectory, session.precision
        analysis = analyse(problem)
        theta_0 = precision.rounded(problem.theta)
        window.problem_panel.show_problem(problem)
        window.problem_panel.show_method(session.method.id)
        window.show_method(session.method.id)
        of_lab, (error, gradient, _) = session.method.is_of_lab, session.method.printed
        window.learning_rate_panel.show_analysis(problem, analysis, of_lab=of_lab)
        window.error_plot.show_problem(problem, analysis, precision, trajectory, of_lab=of_lab)
        for plot, symbol in ((window.error_steps, error), (window.theta_steps, "")):
            symbol = symbol if of_lab else ""
            plot.show_run(trajectory, precision, theta_0, analysis.minimum, symbol)
        headings = (*HEADINGS[:3], error, gradient, *HEADINGS[5:]) if of_lab else HEADINGS
        window.steps_panel.show_run(trajectory, precision, headings)
        self.lab.show_run()
        self._steps_are_new = False
        self._draw()

    @Slot()
    def _note_steps(self) -> None:
        self._steps_are_new = True
        self._window.error_steps.absorb()
        self._window.theta_steps.absorb()
        self._frames.request()

    @Slot()
    def _draw(self) -> None:
        """Show the steps made and the one at the cursor, as they are now."""
        window, session = self._window, self._session
        cursor, values = session.cursor, session.step_values
        if self._steps_are_new:
            self._steps_are_new = False
            for panel in (window.error_steps, window.theta_steps, window.steps_panel):
                panel.refresh()
        for follower in (window.error_steps, window.theta_steps, window.steps_panel):
            follower.show_cursor(cursor)
        window.error_plot.show_step(values)
        self._drawn = cursor
        of_lab = session.method.is_of_lab
        judge = effect if of_lab else trend
        doing = judge(session.problem, values, session.precision) if values is not None else None
        decreased = {Trend.CONVERGING: True, Trend.DIVERGING: False}.get(doing) if doing else None
        window.formula_panel.show_step(
            session.problem, values, session.precision, decreased, checked=of_lab
        )
        window.transport.show_position(cursor, len(session.trajectory))
        names = session.method.printed if of_lab else NAMES
        window.status.show_step(values, session.precision, names)
        stop = session.stop.sentence if session.stop is not None and session.at_end else None
        if of_lab and stop is None:
            stop = self._words_on(doing)
        window.status.show_trend(doing, stop)
        self._enable_commands()
        self._agreement.show()
        self.lab.show()
        self._lines.show()

    def _words_on(self, doing: Trend | None) -> str | None:
        """Return what a step of the Lab's code did; where that leads, nobody knows."""
        match doing:
            case Trend.CONVERGING:
                return self.tr("(θx − y)² has become smaller")
            case Trend.DIVERGING:
                return self.tr("(θx − y)² has become larger")
            case Trend.BOUNCING:
                return self.tr("(θx − y)² is as large as before")
            case Trend.FIXED_POINT:
                return self.tr("θ has not moved")
        return None

    def _enable_commands(self) -> None:
        session, actions = self._session, self._window.actions_by_id
        for id_, enabled in {
            "back": session.cursor > 0,
            "reset": session.cursor > 0,
            "end": not session.at_last_step,
            "step": not session.at_end,
            "run_many": session.stop is None,
            "run_to_stop": session.stop is None or not session.at_last_step,
            "copy_step": session.cursor > 0,
            "copy_steps": len(session.trajectory) > 0,
            "play": session.cursor > 0 or not session.at_end,
        }.items():
            actions[id_].setEnabled(enabled)

    @Slot(float)
    def _show_progress(self, progress: float) -> None:
        if self._session.cursor != self._drawn:
            return  # it is about a step whose frame is still to come
        self._lines.show_part(progress)

    @Slot()
    def _show_line(self) -> None:
        if self._session.cursor == self._drawn:  # or else its frame is still to come
            self._lines.show()

    @Slot(bool)
    def _note_busy(self, busy: bool) -> None:
        self._lasts = False
        if busy:
            self._lasting.start()
        else:
            self._lasting.stop()
        self._show_playing()

    @Slot()
    def _note_lasting(self) -> None:
        self._lasts = True
        self._show_playing()

    @Slot()
    def _show_playing(self) -> None:
        self._window.show_playing(self._player.playing or self._lasts)

    def _show_engine(self) -> None:
        text = self._torch or self.tr("PyTorch is loading; method 1 works already")
        self._window.status.show_engine(text)

    @Slot(str)
    def _torch_loaded(self, version: str) -> None:
        self._torch = self.tr("PyTorch {} ready").format(version.partition("+")[0])
        self._window.problem_panel.set_torch_ready(True)
        self._lines.torch_is_ready()
        for action in self._window.method_actions.values():
            action.setEnabled(True)
        self.lab.torch_is_ready()
        self._show_engine()

    @Slot(str)
    def _torch_missing(self, sentence: str) -> None:
        self._torch = sentence
        self._show_engine()

    def _edited(self, **changes: float) -> Problem:
        old = self._session.problem
        values = {"theta": old.theta, "x": old.x, "y": old.y, "alpha": old.alpha} | changes
        return Problem(**values, precision=old.precision)

    @Slot(float)
    def _set_alpha(self, alpha: float) -> None:
        self._session.set_problem(self._edited(alpha=alpha))

    @Slot(float)
    def _set_theta(self, theta: float) -> None:
        self._session.set_problem(self._edited(theta=theta))

    @Slot()
    def _notebook(self) -> None:
        self._session.set_problem(Problem())

    @Slot()
    def _open_example(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            name, problem = EXAMPLES[self._window.example_actions.index(action)]
            self._session.set_problem(problem)
            self._window.status.show_message(name)

    @Slot()
    def _choose_method(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._session.set_method(action.data())

    @Slot(str)
    def _set_method(self, method_id: str) -> None:
        if method_id != self._session.method.id:
            self._session.set_method(one_of_the_four(method(method_id)).id)

    @Slot()
    def _step(self) -> None:
        self._player.step()

    @Slot()
    def _back(self) -> None:
        self._player.pause()
        self._session.back()

    @Slot()
    def _reset(self) -> None:
        self._seek(0)

    @Slot()
    def _to_last(self) -> None:
        self._seek(len(self._session.trajectory))

    @Slot(int)
    def _seek(self, step: int) -> None:
        self._player.pause()
        self._session.seek(step)

    @Slot()
    def _run_to_stop(self) -> None:
        self._player.pause()
        self._session.run_until_stop()

    @Slot()
    def _run_many(self) -> None:
        self._player.pause()
        room = LIMIT - len(self._session.trajectory)
        count, accepted = QInputDialog.getInt(
            self._window, self.tr("Run steps"), self.tr("How many steps?"), min(100, room), 1, room
        )
        if accepted:
            self._session.seek(len(self._session.trajectory))
            self._session.step(count)

    @Slot()
    def _slower(self) -> None:
        self.set_speed(self._speed - 1)

    @Slot()
    def _faster(self) -> None:
        self.set_speed(self._speed + 1)

    @Slot()
    def _copy_step(self) -> None:
        QGuiApplication.clipboard().setText(self._window.formula_panel.text())
        self._window.status.show_message(self.tr("Copied the step."))

    @Slot()
    def _reset_view(self) -> None:
        for plot in (self._window.error_plot, self._window.error_steps, self._window.theta_steps):
            plot.reset_view()
