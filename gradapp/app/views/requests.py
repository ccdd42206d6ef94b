"""Does what a person asks for: hands commands, clicks and edits on to run and player."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction, QGuiApplication

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.player import Player
from gradapp.app.views.routes import Routes
from gradapp.core.limits import MOST_STEPS
from gradapp.core.methods import METHODS
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.kinds import Example, examples
from gradapp.core.registry import method, one_of_the_four, ways
from gradapp.engine.engine import Engine
from gradapp.ui.kit.words import said
from gradapp.ui.transport.speeds import SPEEDS
from gradapp.ui.window.actions import WhyNotKey
from gradapp.ui.window.commands import CommandPlace
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gradapp.ui.side_by_side.panel import SideBySidePanel

LASTING: Final = 150
"""Milliseconds after which steps still being made are something that a person may pause."""


class Requests(QObject):
    """Listens to the window, and owns the speed; what becomes of it is shown elsewhere.

    Attributes:
        speed: the index of the speed in `SPEEDS`.
    """

    def __init__(
        self,
        window: MainWindow,
        engine: Engine,
        current_run: CurrentRun,
        player: Player,
        routes: Routes,
    ) -> None:
        """Connect all commands and panels."""
        super().__init__(window)
        self._window = window
        self._routes = routes
        self._current_run = current_run
        self._player = player
        self.speed = 0
        self._way = current_run.method
        self._lost_way = 0, ""  # the number of the message that says so, and its words
        self._example: tuple[AnyProblem, int] | None = None  # and its message
        self._refusal = 0, ""  # the same of why a number was refused
        self._lasts = False
        self._lasting = QTimer(self, singleShot=True, interval=LASTING)
        self._lasting.timeout.connect(self._note_lasting)
        player.playing_changed.connect(self._show_playing)
        engine.busy_changed.connect(self._note_busy)
        routes.turned.connect(self._turn)
        self._connect_panels()
        self._connect_commands()

    @Slot(int)
    def set_speed(self, index: int) -> None:
        """Play at `SPEEDS[index]`; an index out of range means the nearest speed."""
        self.speed = max(0, min(index, len(SPEEDS) - 1))
        self._player.set_rate(SPEEDS[self.speed])
        self._window.transport.show_speed(self.speed)

    @Slot()
    def toggle_playing(self) -> None:
        """Play, or pause whatever has been going on for a while."""
        if self._player.playing:
            self._player.pause()
        elif self._lasts:
            self._current_run.pause()
        else:
            self._window.problem_panel.hurrying(self._player.play)()

    def _connect_panels(self) -> None:
        window, current_run = self._window, self._current_run
        window.problem_panel.problem_edited.connect(self.set_problem)
        for chooser in (window.problem_panel, window.comparison_panel):
            chooser.method_chosen.connect(self.set_method)
        window.learning_rate_panel.strip.alpha_requested.connect(self.set_alpha)
        window.parabola.theta_requested.connect(self._set_theta)
        for panel in (
            window.error_curve,
            window.parameter_curves,
            window.steps_panel,
            window.comparison_panel,
        ):
            panel.step_requested.connect(self.seek)
        window.pages.side_by_side_later.then(self._listen_to_side_by_side)
        window.transport.step_requested.connect(self._scrub)
        window.problem_panel.refused.connect(self._refuse)
        window.problem_panel.mended.connect(self._withdraw_refusal)
        current_run.run_started.connect(self._withdraw_example)
        current_run.run_started.connect(self._note_way)
        window.steps_panel.message.connect(window.status.show_message)
        window.transport.speed_changed.connect(self.set_speed)

    def _listen_to_side_by_side(self, panel: SideBySidePanel) -> None:
        panel.method_chosen.connect(self.set_method)
        panel.step_requested.connect(self.seek)

    def _connect_commands(self) -> None:
        window, player, current_run = self._window, self._player, self._current_run
        hurrying = window.problem_panel.hurrying
        self._routes.lead(
            CommandPlace.RUN,
            play=self.toggle_playing,
            step=hurrying(player.step),
            back=player.pausing(current_run.back),
            reset=partial(self.seek, 0),
            end=self._to_last,
            run_many=hurrying(player.pausing(self._run_many)),
            run_to_stop=hurrying(player.pausing(current_run.run_until_stop)),
            afresh=current_run.start_afresh,
            slower=self.slower,
            faster=self.faster,
            copy_step=self._copy_step,
            copy_steps=window.steps_panel.copy,
            reset_view=self._reset_view,
        )
        window.menus.actions["animate"].toggled.connect(player.set_animated)
        close_up = window.menus.actions["close_up"]
        close_up.toggled.connect(window.parabola.set_close_up)
        window.parabola.close_up_changed.connect(close_up.setChecked)
        section = window.menus.actions["section"]
        section.toggled.connect(window.error_picture.set_section)
        window.plane.section_changed.connect(section.setChecked)
        logarithmic = window.menus.actions["logarithmic"]
        logarithmic.toggled.connect(window.error_curve.set_logarithmic)
        window.error_curve.logarithmic_changed.connect(logarithmic.setChecked)
        for each in METHODS:
            action = window.menus.ways[each.id]
            action.setEnabled(not each.uses_torch)
            WhyNotKey(action, window.status, window)
        window.menus.ways.group.triggered.connect(self._choose_method)
        for action, example in zip(window.menus.examples, examples(), strict=True):
            action.triggered.connect(partial(self._open_example, example))

    @Slot()
    def _turn(self) -> None:
        self._player.pause()
        self._show_playing()

    @Slot()
    def _note_busy(self) -> None:
        self._lasts = False
        if self._current_run.busy:
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
        if self._routes.is_at_run:
            self._window.menus.show_playing(self._player.playing or self._lasts)

    @Slot(AnyProblem)
    def set_problem(self, problem: AnyProblem) -> None:
        """Solve another problem."""
        self._current_run.set_problem(problem)

    @Slot(float)
    def set_alpha(self, alpha: float) -> None:
        """Solve the same problem at another learning rate."""
        self.set_problem(self._current_run.problem.but(alpha=alpha))

    @Slot(float)
    def _set_theta(self, theta: float) -> None:
        problem = self._current_run.problem
        self.set_problem(problem.but(**{spec.name: theta for spec in problem.start_specs}))

    def _open_example(self, example: Example) -> None:
        (name, problem, shows), status = example, self._window.status
        self.set_problem(problem)
        words = said(name)
        if shows:
            words = self.tr("{0}: {1}").format(words, said(shows))
        if status.has_message(self._lost_way[0]):
            words = f"{self._lost_way[1]} {words}"
        self._example = problem, status.show_message(words)

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self._refusal = self._window.status.show_message(sentence), sentence

    @Slot(str)
    def _withdraw_refusal(self, sentence: str) -> None:
        number, shown = self._refusal
        if sentence == shown:  # or else another one is refused, or the field was left
            self._window.status.withdraw(number)

    @Slot()
    def _withdraw_example(self) -> None:
        if self._example is not None and self._example[0] != self._current_run.problem:
            self._window.status.withdraw(self._example[1])
            self._example = None

    @Slot()
    def _note_way(self) -> None:
        """Say so where a problem has no such way as the one before, and another one solves it."""
        current_run = self._current_run
        before, self._way = self._way, current_run.method
        known = [each.id for each in ways(current_run.problem)]
        if before.number and before.id not in known and self._way.number:
            words = self.tr("There is no way {0} here: way {1} solves it.")
            words = words.format(before.number, self._way.number)
            self._lost_way = self._window.status.show_message(words), words

    @Slot(QAction)
    def _choose_method(self, action: QAction) -> None:
        self.set_method(action.data())

    @Slot(str)
    def set_method(self, method_id: str) -> None:
        """Solve the same problem by another of its ways; code of the Lab stands for a right one."""
        if method_id != self._current_run.method.id:
            self._current_run.set_method(one_of_the_four(method(method_id)).id)

    def _to_last(self) -> None:
        self.seek(len(self._current_run.run))

    @Slot(int)
    def seek(self, step: int) -> None:
        """Look at a step that has been made."""
        self._player.pause()
        self._current_run.seek(step)

    @Slot(int)
    def _scrub(self, step: int) -> None:
        if self._routes.is_at_run:
            self.seek(step)

    def _run_many(self) -> None:
        from gradapp.ui.window.steps_dialog import StepsDialog

        dialog = StepsDialog(MOST_STEPS - len(self._current_run.run), self._window)
        dialog.chosen.connect(self._make_steps)
        dialog.open_once()

    @Slot(int)
    def _make_steps(self, count: int) -> None:
        self._current_run.seek(len(self._current_run.run))
        self._current_run.step(count)

    def slower(self) -> None:
        """Play slower."""
        self.set_speed(self.speed - 1)

    def faster(self) -> None:
        """Play faster."""
        self.set_speed(self.speed + 1)

    def _copy_step(self) -> None:
        QGuiApplication.clipboard().setText(self._window.formula_panel.text())
        self._window.status.show_message(self.tr("Copied the step."))

    def _reset_view(self) -> None:
        plots = (
            self._window.parabola,
            self._window.plane,
            self._window.error_picture.section,
            self._window.error_curve,
            self._window.parameter_curves,
        )
        for plot in plots:
            plot.reset_view()
