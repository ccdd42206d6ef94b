"""Shows the person's own code in the window, and does with it what they ask for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gradapp.app.run.own_beside import OwnBeside
from gradapp.app.run.own_code import OwnCode, Phase
from gradapp.app.run.own_sessions import OwnSessions
from gradapp.app.run.player import Player
from gradapp.app.views.own_code.lab import WayToLab
from gradapp.app.views.requests import Requests
from gradapp.app.views.routes import Routes
from gradapp.core.numbers.precision import Precision
from gradapp.core.words import N_, grouped
from gradapp.ui.kit.question import CANCEL, Question
from gradapp.ui.kit.words import said
from gradapp.ui.transport.speeds import SPEEDS
from gradapp.ui.window.commands import CommandPlace
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # imported when there is one to be shown
    from gradapp.app.views.own_code.tape import ShownTape
    from gradapp.core.own_code.tape import Tape
    from gradapp.ui.window.own_page import OwnPage


class ShownOwnCode(QObject):
    """Owns nothing but the way between the panel, the commands, and `OwnCode`."""

    def __init__(
        self,
        window: MainWindow,
        code: OwnCode,
        sessions: OwnSessions,
        requests: Requests,
        routes: Routes,
        beside: OwnBeside,
    ) -> None:
        """Show nothing before a person asks for it."""
        super().__init__(window)
        self._window = window
        self._code = code
        self._sessions = sessions
        self._requests = requests
        self._routes = routes
        self._beside = beside
        self._shown_tape: ShownTape | None = None
        WayToLab(window, routes)
        self._player = Player(code, parent=self)
        self._player.set_animated(False)
        self._connect()
        self._lead_commands()

    def _connect(self) -> None:
        window, code = self._window, self._code
        window.pages.own_code_later.then(self._listen)
        window.transport.step_requested.connect(self._scrub)
        window.transport.speed_changed.connect(self._follow_speed)
        self._player.playing_changed.connect(self._show)
        for signal in (code.changed, code.cursor_moved, code.progressed, self._beside.changed):
            signal.connect(self._show)
        window.menus.on(own_code=self._open)

    def _lead_commands(self) -> None:
        window, routes, requests = self._window, self._routes, self._requests
        code, player = self._code, self._player
        to_end = player.pausing(code.run_until_stop)
        routes.lead(
            CommandPlace.OWN_CODE,
            play=self._play,
            step=player.step,
            back=player.pausing(code.back),
            reset=player.pausing(partial(code.go, 0)),
            end=to_end,
            run_to_stop=to_end,
            line_back=partial(self._go_by_lines, -1),
            line_forward=partial(self._go_by_lines, 1),
            slower=requests.slower,
            faster=requests.faster,
            reset_view=self._reset_view,
            run_code=self.run,
            stop_code=code.stop,
            edit_code=self._edit,
            go_on=code.go_on,
        )
        routes.keep_to_run(window.menus.ways.group)
        routes.lead_to_run((*window.menus.lab_entries.values(), *window.menus.examples))
        routes.run_wanted.connect(window.menus.layouts["descent"].trigger)

    @property
    def _panel(self) -> OwnPage:
        return self._window.pages.own_code

    def _listen(self, panel: OwnPage) -> None:
        panel.opened.connect(self._turn)
        panel.editor.edited.connect(self._code.set_text)
        panel.editor.line_clicked.connect(self._go_to_line)
        panel.question.answered.connect(self._code.answer)
        panel.question.ended.connect(partial(self._code.answer, None))
        panel.head.limits_wanted.connect(self._open_limits)
        panel.variables.message.connect(self._window.status.show_message)
        for plot in (panel.error_curve, panel.parameter_curves):
            plot.step_requested.connect(self._scrub)

    def end(self) -> None:
        """Show nothing more, and have the code end: the window is closed."""
        self._player.pause()
        self._code.end()
        self._beside.end()
        self._sessions.close()

    @Slot()
    def run(self) -> None:
        """Run the code that is shown; what comes from a file only if that is confirmed."""
        if not self._code.source.is_foreign:
            self._run()
            return
        Question(
            "ownCodeQuestion",
            self.tr("Run the code of {0}?").format(self._code.source.name),
            self.tr(
                "It comes from a file, and runs with your permissions, as any program does: run it "
                "only if you have read it, or trust it."
            ),
            {CANCEL: self.tr("&Cancel"), "run": self.tr("&Run", "it, not a menu")},
            {"run": self._run_allowed},
            self._window.in_front,
        ).open()

    def _run_allowed(self) -> None:
        self._code.allow()
        self._run()

    def _run(self) -> None:
        self._player.pause()
        self._code.run()
        self._window.setFocus()

    @Slot()
    def _open(self) -> None:
        action = self._window.menus.layouts["own_code"]
        if not self._panel.isVisible():
            action.trigger()
        if self._code.phase is Phase.WRITTEN:
            self._panel.editor.setFocus()

    @Slot()
    def _open_limits(self) -> None:
        from gradapp.ui.own_code.limits_dialog import LimitsDialog

        dialog = LimitsDialog(self._code.limits, self._window)
        dialog.chosen.connect(self._code.set_limits)
        dialog.open_once()

    @Slot(bool)
    def _turn(self, is_own: bool) -> None:
        self._player.pause()
        self._routes.look_at(CommandPlace.OWN_CODE if is_own else CommandPlace.RUN)
        if is_own:
            self._sessions.prepare()
        self._show()

    @Slot()
    def _edit(self) -> None:
        self._player.pause()
        self._code.edit()
        self._panel.editor.setFocus()

    @Slot()
    def _play(self) -> None:
        if self._player.playing:
            self._player.pause()
        else:
            self._follow_speed()
            self._player.play()

    @Slot()
    def _follow_speed(self) -> None:
        self._player.set_rate(SPEEDS[self._requests.speed])

    def _go_by_lines(self, count: int) -> None:
        self._player.pause()
        self._code.go(self._code.place + count)

    def _reset_view(self) -> None:
        panel = self._panel
        for plot in (panel.error_curve, panel.parameter_curves, panel.landscape):
            plot.reset_view()

    @Slot(int)
    def _scrub(self, step: int) -> None:
        if not self._routes.is_at_run:
            self._player.pause()
            self._code.seek(step)

    @Slot(int)
    def _go_to_line(self, line: int) -> None:
        """Go to where a line has run next, or last."""
        tape, place = self._code.tape, self._code.place
        if tape is None:
            return
        runs = [at for at, each in enumerate(tape.lines, 1) if each.line == line]
        if runs:
            self._player.pause()
            self._code.go(next((at for at in runs if at > place), runs[-1]))

    @Slot()
    def _show(self) -> None:
        """Show all of it as it is now, while it can be seen."""
        if self._routes.is_at_run:
            return
        code, panel = self._code, self._panel
        panel.show_source(code.source.text, code.source.name)
        panel.set_writable(code.phase is Phase.WRITTEN)
        self._show_commands()
        tape = code.tape
        if tape is None:
            self._show_no_tape()
        else:
            self._show_tape(tape, code.place)

    def _show_commands(self) -> None:
        code = self._code
        is_told = code.tape is not None
        can_go_back, can_go_on = is_told and code.place > 0, is_told and not code.at_end
        enabled = dict.fromkeys(("step", "end", "run_to_stop", "line_forward"), can_go_on)
        enabled |= dict.fromkeys(("back", "reset", "line_back"), can_go_back)
        self._routes.enable(
            CommandPlace.OWN_CODE,
            **enabled,
            play=is_told and code.length > 0,
            run_code=code.phase is not Phase.RUNS and bool(code.source.text.strip()),
            stop_code=code.phase is Phase.RUNS or code.is_paused,
            go_on=code.is_paused,
            edit_code=is_told,
        )
        self._window.menus.show_playing(self._player.playing)

    def _show_no_tape(self) -> None:
        code, panel, window = self._code, self._panel, self._window
        panel.show_variables("", ())
        if code.phase is Phase.RUNS:
            panel.show_output(code.progress.output)
        else:
            panel.show_output("", self.tr("Ctrl+Enter runs the code: what it prints appears here."))
        panel.show_ended((), is_alert=False)
        panel.lab.show_links(())
        panel.head.show_beside(())
        panel.show_found("", "")
        sentence = self.tr("The graph is drawn once the code has run.")
        panel.graph.show_graph(None, 0, Precision.FLOAT64, sentence)
        panel.show_not_around(self.tr("The error is drawn once the code has run."))
        panel.question.ask(code.progress.asks if code.phase is Phase.RUNS else None)
        rights = self.tr(
            "Code runs in a process of its own with your permissions, in a new temporary folder, "
            "and not before you press Run."
        )
        limits = code.limits
        words = self.tr(
            "It stops after {seconds}\u00a0s of computing, {lines} recorded lines or "
            "{output}\u00a0MB of output, and goes on if you want it to; at {memory}\u00a0GB of "
            "memory it ends."
        ).format(
            seconds=f"{limits.seconds:g}",
            lines=grouped(limits.lines),
            output=f"{limits.output / 1e6:g}",
            memory=f"{limits.memory / 1e9:g}",
        )
        panel.show_notes((f"{rights} {words}",))
        window.transport.show_position(0, 0, ())
        words = ""
        if code.phase is Phase.RUNS:
            runs = N_("OwnCode", "Running in a process of its own · %Ln line(s) recorded", "", 0)
            words = said(runs.counted(code.progress.lines))
            panel.editor.mark_line(code.progress.line, 0)
        self._show_status(words)

    def _show_tape(self, tape: Tape, place: int) -> None:
        if self._shown_tape is None:
            from gradapp.app.views.own_code.tape import ShownTape

            self._shown_tape = ShownTape(self._window, self._code, self._beside)
        self._show_status(self._shown_tape.show(tape, place))

    def _show_status(self, words: str) -> None:
        status = self._window.status
        status.show_engine(words)
        status.show_step(None)
        status.show_trend(None, None)
