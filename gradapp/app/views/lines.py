"""Shows the line that is looked at: in the code, the graph, the formula and the plot alike."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.run.player import Player
from gradapp.app.views.no_step import why_no_step
from gradapp.app.views.routes import Routes
from gradapp.app.views.stale_view import StaleView
from gradapp.core import lab
from gradapp.core.equations import Part
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.program.roles import Role
from gradapp.core.program.text import SourceMissingError
from gradapp.core.recording.recorded_step import RecordedStep
from gradapp.core.registry import ways
from gradapp.core.run.stop import StopReason
from gradapp.ui.kit.key_names import key_of
from gradapp.ui.kit.no_step import NoStep
from gradapp.ui.kit.words import said
from gradapp.ui.plot.step_progress import ARROW_FROM, TANGENT_FROM, part_of
from gradapp.ui.window.commands import CommandPlace
from gradapp.ui.window.main_window import MainWindow

_ROLES = {Part.ERROR: Role.ERROR, Part.GRADIENT: Role.GRADIENT, Part.UPDATE: Role.UPDATE}
_DONE = {
    Part.ERROR: frozenset({Role.SET_UP, Role.FORWARD, Role.ERROR}),
    Part.GRADIENT: frozenset(Role) - {Role.UPDATE, Role.YIELD},
    Part.UPDATE: frozenset(Role),
}
"""What has been done of a step while a part of it is drawn, and its lines are not told."""
_PARTS = {role: part for part, role in _ROLES.items()} | {Role.FORWARD: Part.ERROR}


class ShownLines(QObject):
    """Connects the walk through the lines to the window.

    While a step is drawn part by part, the line of that part is shown; otherwise the line that a
    person looks at, or the whole step.

    Signals:
        changed: there is something new to show.
    """

    changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        current_run: CurrentRun,
        player: Player,
        walk: LineWalk,
        routes: Routes,
    ) -> None:
        """Show whatever `walk` and `player` say."""
        super().__init__(window)
        self._window = window
        self._current_run = current_run
        self._player = player
        self._walk = walk
        self._has_begun = False
        self._shown_method: Method | None = None
        self._stale_view = StaleView(current_run.news, self)
        self._stale_view.ended.connect(self.changed)
        # A timer of no time waits until the frame is painted: telling a step runs Python, too.
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(walk.look)
        self._routes = routes
        routes.lead(
            CommandPlace.RUN,
            line_forward=window.problem_panel.hurrying(player.pausing(walk.next_line)),
            line_back=player.pausing(walk.previous_line),
        )
        player.playing_changed.connect(self.show)
        window.code_panel.line_requested.connect(self._go_to_line)
        window.code_panel.variable_selected.connect(self._select_node_of)
        window.graph_panel.node_selected.connect(self._select_variable_of)
        window.code_panel.message.connect(window.status.show_message)

    @property
    def is_settled(self) -> bool:
        """Whether the step in sight is the one that is looked at."""
        return not (self._stale_view.is_running or self._look.isActive())

    def end(self) -> None:
        """Show nothing more: the window is closed."""
        self._stale_view.forgo()
        self._look.stop()

    def begin(self) -> None:
        """Show code from now on: a window that opens is to be painted first."""
        self._has_begun = True
        self.show()

    def show_part(self, progress: float) -> None:
        """Show so much of the step as the player draws, or the line looked at."""
        window, line, done = self._window, self._walk.line, None
        given: frozenset[tuple[Role, str]] = frozenset()
        names: frozenset[str] | None = None
        if line is not None:  # also where the step that it is in has just been made
            names = frozenset()
            done = self._done_at(line)
            progress, part = self._drawn_at(line)
            if done is not None and (recorded := self._walk.recorded) is not None:
                given, names = recorded.given(line), recorded.lines[line].changed
        elif (part := part_of(progress)) is not None:
            line = self._line_of(part)
            done = _DONE[part] if line is None else self._done_at(line)
        window.error_picture.show_progress(progress, done)
        window.formula_panel.show_done(done, given)
        window.formula_panel.highlight(part, names)
        for teller in (window.status, window.error_curve, window.parameter_curves):
            teller.show_done(done)
        self._show_line(line)

    @Slot()
    def show(self) -> None:
        """Show the step and the line that are looked at now."""
        if not self._has_begun:
            return
        if not self._player.skips:
            self._look.start()
        self._show_program()
        self.show_part(self._player.progress)
        can_go_on, can_go_back = self._walk.can_go_on, self._walk.can_go_back
        self._routes.enable(CommandPlace.RUN, line_forward=can_go_on, line_back=can_go_back)

    def _show_program(self) -> None:
        method, panel = self._current_run.method, self._window.code_panel
        if self._shown_method != method:
            self._shown_method = method
            try:
                panel.show_program(method.program)
            except SourceMissingError as error:
                panel.show_program(None, said(error.message))
            self._stale_view.forgo()  # what is in sight is of other code
        panel.show_note(self._note())

    def _note(self) -> str:
        """Return what the code does not show of how it computes."""
        current_run = self._current_run
        if current_run.method.uses_torch:
            words = self.tr("Before this code: torch.set_default_dtype(torch.float64)")
            return words if current_run.run.precision is Precision.FLOAT64 else ""
        words = self.tr("Python's numbers are float64, whichever precision is chosen.")
        return "" if current_run.problem.precision is Precision.FLOAT64 else words

    def _line_of(self, part: Part) -> int | None:
        """Return the line at which a part of the step is done; None where that is not told."""
        recorded = self._walk.recorded
        if recorded is None or recorded.step != self._current_run.cursor or self._player.skips:
            return None
        return recorded.line_of(_ROLES[part], ended=False, last=True)

    def _show_line(self, line: int | None) -> None:
        """Show a line of the step that is told, or the one at which it rests."""
        window, walk, recorded = self._window, self._walk, self._walk.recorded
        if recorded is None or self._player.skips:
            may_stay = not (walk.sentence or self._player.skips or self._current_run.is_locked)
            if not (may_stay and self._stale_view.begin()):
                self._show_nothing_recorded()
            return
        self._stale_view.shown()
        line = recorded.rest if line is None else line
        entry = lab.entry_of(self._current_run.method)
        stop = self._current_run.stop
        is_end = (
            stop is not None and stop.reason is StopReason.RAISED and stop.step == recorded.step
        )
        window.code_panel.show_recorded(
            recorded,
            line,
            advice=said((entry and entry.help) or ""),
            no_step=why_no_step(self._current_run),
            ending=said(stop.sentence) if stop is not None and is_end else "",
        )
        precision = self._current_run.run.precision
        window.graph_panel.show_graph(recorded.graph, line, precision, self._why_no_graph(recorded))

    def _show_nothing_recorded(self) -> None:
        self._stale_view.forgo()
        words = said(self._walk.sentence or "")
        if len(self._current_run.run) and (self._player.skips or self._current_run.follows):
            words = self.tr("Steps come too fast to be shown line by line; {0} pauses.").format(
                key_of(self._window.menus.actions["play"])
            )
        no_step = why_no_step(self._current_run)
        self._window.code_panel.show_recorded(None, 0, words, no_step=no_step)
        precision, sentence = self._current_run.run.precision, self._why_no_graph(None, words)
        self._window.graph_panel.show_graph(None, 0, precision, sentence)

    def _why_no_graph(self, recorded: RecordedStep | None, untold: str = "") -> str:
        """Return why there is no graph of a step; `untold` is why that is not told."""
        actions = self._window.menus.actions
        if self._current_run.is_in_lab and not self._current_run.method.uses_torch:
            words = self.tr(
                "This code computes the gradient by hand and has no graph; {0} leaves the Lab."
            )
            return words.format(key_of(actions["leave_lab"]))
        if not self._current_run.method.uses_torch:
            others = (each for each in ways(self._current_run.problem) if each.uses_torch)
            other = next(others, None)
            if other is None:
                return self.tr("This way computes the gradient without autograd: it has no graph.")
            action = self._window.menus.ways[other.id]
            words = (
                self.tr(
                    "This way computes the gradient without autograd and has no graph: {0} chooses "
                    "{1}, which has one."
                )
                if action.isEnabled()
                else self.tr(
                    "This way computes the gradient without autograd and has no graph: {0} chooses "
                    "{1}, which has one, as soon as PyTorch is loaded."
                )
            )
            return words.format(key_of(action), said(other.name))
        words = self.tr("No graph was seen in this step.")
        match why_no_step(self._current_run):
            case NoStep.ASKED:
                words = self.tr(
                    "Autograd builds a new graph in each step: answer the question first."
                )
            case NoStep.NONE:
                words = self.tr("There is no graph: this run ended before its first step.")
            case NoStep.AT_START:
                words = self.tr("Autograd builds a new graph in each step: {0} goes to step 1.")
            case NoStep.TO_COME:
                words = self.tr("Autograd builds a new graph in each step: {0} makes one.")
            case None if recorded is None:
                words = untold or self.tr("The graph is drawn once this step has been recorded.")
        return words.format(key_of(actions["step"]))

    def _drawn_at(self, line: int) -> tuple[float, Part | None]:
        """Return how much of the step is drawn after a line, and what that line computed."""
        recorded, done = self._walk.recorded, self._done_at(line)
        if recorded is None or done is None:
            return 1.0, None
        part = _PARTS.get(recorded.lines[line].role)
        if Role.UPDATE in done:
            return 1.0, part
        if Role.GRADIENT in done:
            return ARROW_FROM, part
        return (0.0 if recorded.lines[line].role is Role.ERROR else TANGENT_FROM), part

    def _done_at(self, line: int) -> frozenset[Role] | None:
        """Return what the lines up to this one have done of the step; None if it is another's."""
        recorded = self._walk.recorded
        if recorded is None or recorded.step != self._current_run.cursor or not recorded.step:
            return None
        return recorded.done(line)

    @Slot(int)
    def _go_to_line(self, line: int) -> None:
        self._player.pause()
        self._walk.go_to_line(line)

    @Slot(str)
    def _select_node_of(self, name: str) -> None:
        recorded = self._walk.recorded
        nodes = recorded.graph.nodes if recorded is not None and recorded.graph is not None else ()
        names = [node.variable for node in nodes]
        self._window.graph_panel.select(names.index(name) if name in names else -1)

    @Slot(int)
    def _select_variable_of(self, index: int) -> None:
        """Select the variable of a node, and go to the line that made it."""
        recorded = self._walk.recorded
        if recorded is None or recorded.graph is None or index < 0:
            self._window.code_panel.select_variable("")
            return
        node = recorded.graph.nodes[index]
        self._window.code_panel.select_variable(node.variable or "")
        if node.line >= 0:
            self._go_to_line(node.line)
            self._window.graph_panel.select(index)
