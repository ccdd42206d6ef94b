"""Shows the run in the window: whatever changes, as it is when a frame is drawn."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.frame_clock import FrameClock
from gradapp.app.run.lab import LabVisit
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.run.pins import Pins
from gradapp.app.run.player import Player
from gradapp.app.run.race import Race
from gradapp.app.views.comparison import ShownComparison
from gradapp.app.views.lab import ShownLab
from gradapp.app.views.lines import ShownLines
from gradapp.app.views.no_step import why_no_step
from gradapp.app.views.pins import ShownPins
from gradapp.app.views.routes import Routes
from gradapp.app.views.samples import ShownSamples
from gradapp.app.views.side_by_side import ShownSideBySide
from gradapp.core.numbers.text import Text
from gradapp.core.registry import method, why_not
from gradapp.core.run import Run
from gradapp.core.run.trend import Trend, doing, is_foretold
from gradapp.engine.engine import Engine
from gradapp.engine.messages import TorchLoaded, TorchMissing
from gradapp.ui.kit.delayed_painting import DelayedPainting
from gradapp.ui.kit.no_step import NoStep
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.words import said, text
from gradapp.ui.learning_rate.words import CORRECT, STEPS
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.window.commands import CommandPlace
from gradapp.ui.window.main_window import MainWindow


class ShownRun(QObject):
    """Tells every panel what there is to see; what a person asks for goes elsewhere."""

    def __init__(
        self,
        window: MainWindow,
        engine: Engine,
        current_run: CurrentRun,
        player: Player,
        walk: LineWalk,
        pins: Pins,
        race: Race,
        visit: LabVisit,
        routes: Routes,
    ) -> None:
        """Connect everything; the first run is shown when it starts."""
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._current_run = current_run
        self._player = player
        self._walk = walk
        self._race = race
        self._routes = routes
        self._torch = ""
        self._frames = FrameClock(engine, self)
        self._painting = DelayedPainting(window)
        self._lines = ShownLines(window, current_run, player, walk, routes)
        self.comparison = ShownComparison(window, engine, current_run)
        self._lab = ShownLab(window, engine, current_run, walk, visit, self.comparison)
        self._side_by_side = ShownSideBySide(
            window, engine, current_run, player, walk, self.comparison
        )
        self._samples = ShownSamples(window, current_run)
        self._pins = ShownPins(window, current_run, player, pins, race, self.comparison)
        engine.busy_changed.connect(self._lab.note_busy)
        self._steps_are_new = False
        self._no_step = NoStep.TO_COME
        self._drawn = 0
        self._connect_engine()
        self._show_engine()

    @property
    def is_settled(self) -> bool:
        """Whether all that belongs to the step at the cursor is there and on the screen."""
        current_run = self._current_run
        compared = self.comparison.is_complete or not current_run.cursor
        told = self._walk.is_settled and self._lines.is_settled and self._side_by_side.is_settled
        is_due = self.frame_is_due or current_run.waiting
        return compared and told and self._race.is_settled and not is_due

    @property
    def overlays(self) -> tuple[Overlay[Run], ...]:
        """The runs that are drawn beside the one looked at."""
        return self._pins.overlays

    @property
    def frame_is_due(self) -> bool:
        """Whether something has changed that is not on the screen yet."""
        return self._frames.pending

    def complete(self) -> None:
        """Show what the first paint of the window need not wait for."""
        self._lines.begin()

    def end(self) -> None:
        """Show nothing more: the window is closed."""
        self._frames.stop()
        self._painting.end()
        self._lines.end()
        self._side_by_side.end()
        self.comparison.end()

    def _connect_engine(self) -> None:
        self._frames.due.connect(self._draw)
        self._routes.turned.connect(self._turn)
        self._current_run.run_started.connect(self._show_run)
        self._current_run.steps_added.connect(self._note_steps)
        self._current_run.cursor_moved.connect(self._frames.request)
        self._current_run.unlocked.connect(self._enable_commands)
        self._player.progress_changed.connect(self._show_progress)
        self._player.playing_changed.connect(self._enable_commands)
        self._walk.changed.connect(self._show_line)
        for view in (self._lines, self._side_by_side, self.comparison, self._race):
            view.changed.connect(self._frames.request)
        self._engine.on(TorchLoaded, self._torch_loaded)
        self._engine.on(TorchMissing, self._torch_missing)

    @Slot()
    def _show_run(self) -> None:
        """Show another run: everything is new."""
        window, current_run = self._window, self._current_run
        if current_run.waiting:  # for the step that is gone on to
            self._painting.begin()
        run, problem = current_run.run, current_run.problem
        window.problem_panel.show_problem(problem)
        window.problem_panel.show_method(current_run.method.id)
        window.menus.show_method(current_run.method.id)
        self._enable_methods()
        steps = CORRECT if run.method.may_lie else STEPS
        window.learning_rate_panel.show_analysis(problem, problem.theory, steps)
        window.error_picture.show_run(run)
        minimum = None if problem.analysis is None else problem.analysis.minimum
        for plot in (window.error_curve, window.parameter_curves):
            plot.show_run(run, minimum)
        window.steps_panel.show_run(run)
        self._lab.show_run()
        self._steps_are_new = False
        self._draw()

    @Slot()
    def _note_steps(self) -> None:
        self._steps_are_new = True
        self._frames.request()

    @Slot()
    def _draw(self) -> None:
        """Show the steps made and the one at the cursor, as they are now."""
        window, current_run = self._window, self._current_run
        cursor, values = current_run.cursor, current_run.step_values
        if self._steps_are_new:
            self._steps_are_new = False
            followers = window.plane, window.parabola, window.error_curve, window.parameter_curves
            for panel in (*followers, window.steps_panel):
                panel.refresh(current_run.run)
        for follower in (window.error_curve, window.parameter_curves, window.steps_panel):
            follower.show_cursor(cursor)
        window.error_picture.show_step(values)
        self._pins.show()
        self._drawn = cursor
        trend = None if values is None else doing(current_run.run, values)
        no_step = why_no_step(current_run) or NoStep.TO_COME
        if no_step is not self._no_step:
            self._no_step = no_step
            curves = window.error_curve, window.parameter_curves
            for empty in (window.steps_panel, window.error_picture.section, *curves):
                empty.show_hint(no_step)
        window.formula_panel.show_step_of(current_run.run, values, no_step)
        if self._routes.is_at_run:
            self._show_place(trend)
            self._show_engine()
        self._enable_commands()
        self.comparison.show()
        self._lab.show()
        self._lines.show()
        self._side_by_side.show()
        self._samples.show()
        if not current_run.waiting:
            self._painting.end()

    def _show_place(self, trend: Trend | None) -> None:
        """Say which step is looked at, and what the run is doing."""
        window, current_run = self._window, self._current_run
        values = current_run.step_values
        window.transport.show_position(current_run.cursor, len(current_run.run))
        window.status.show_step(values, current_run.run.precision)
        stop: Text | str | None = (
            text(current_run.stop.sentence)
            if current_run.stop is not None and current_run.at_end
            else None
        )
        if stop is None and not is_foretold(current_run.run):
            stop = self._words_on(trend)
        window.status.show_trend(trend, stop)

    def _words_on(self, trend: Trend | None) -> str | None:
        """Return what a step did where no theory says to where that leads."""
        match trend:
            case Trend.CONVERGING:
                return self.tr("(θx − y)² has become smaller")
            case Trend.DIVERGING:
                return self.tr("(θx − y)² has become larger")
            case Trend.BOUNCING:
                return self.tr("(θx − y)² is as large as before")
            case Trend.FIXED_POINT:
                return self.tr("θ has not moved")
        return None

    @Slot()
    def _enable_commands(self) -> None:
        current_run = self._current_run
        is_free = not current_run.is_locked
        self._routes.enable(
            CommandPlace.RUN,
            back=current_run.cursor > 0,
            reset=current_run.cursor > 0,
            end=not current_run.at_last_step,
            step=is_free and not current_run.at_end,
            run_many=is_free and current_run.stop is None,
            run_to_stop=is_free and (current_run.stop is None or not current_run.at_last_step),
            copy_step=current_run.cursor > 0,
            copy_steps=len(current_run.run) > 0,
            play=is_free
            and (current_run.cursor > 0 or not current_run.at_end or self._player.playing),
        )

    def _enable_methods(self) -> None:
        """Let those ways be chosen that there are for the problem, once PyTorch is there."""
        problem = self._current_run.problem
        for id, action in self._window.menus.ways.items():
            is_free = self._engine.has_torch or not method(id).uses_torch
            why = said(why_not(id, problem) or "")
            if not (is_free or why):
                why = self._torch or self.tr("This way can be chosen once PyTorch is loaded.")
            action.setToolTip(tip_text(why))
            action.setEnabled(is_free and not why)

    @Slot(float)
    def _show_progress(self, progress: float) -> None:
        if self._current_run.cursor != self._drawn:
            return  # it is about a step whose frame is still to come
        self._lines.show_part(progress)
        self._side_by_side.show()

    @Slot()
    def _show_line(self) -> None:
        if self._current_run.cursor == self._drawn:  # or else its frame is still to come
            self._lines.show()
            self._side_by_side.show()

    @Slot()
    def _turn(self) -> None:
        if self._routes.is_at_run:
            self._draw()
            self._show_engine()

    def _show_engine(self) -> None:
        if not self._routes.is_at_run:
            return
        run, words = self._current_run, self._torch
        if not words:
            words = self.tr("PyTorch is loading")
            if not (run.is_locked or run.at_end or run.method.uses_torch):
                words = self.tr("PyTorch is loading; → already makes steps")
        self._window.status.show_engine(words)

    @Slot(TorchLoaded)
    def _torch_loaded(self, loaded: TorchLoaded) -> None:
        self._torch = self.tr("PyTorch {} ready").format(loaded.version.partition("+")[0])
        self._window.problem_panel.set_torch_ready(True)
        self._enable_methods()
        self._lines.show()
        self._lab.enable_commands()
        self._show_engine()

    @Slot(TorchMissing)
    def _torch_missing(self, missing: TorchMissing) -> None:
        self._torch = said(missing.sentence)
        self._enable_methods()
        self._show_engine()
