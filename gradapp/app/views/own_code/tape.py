"""Shows what a person's own code did, at one place in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from gradapp.app.run.own_beside import OwnBeside
from gradapp.app.run.own_code import OwnCode
from gradapp.app.views.own_code.beside import ShownBeside
from gradapp.core import lab
from gradapp.core.numbers.precision import Precision
from gradapp.core.own_code.curves import Curves
from gradapp.core.own_code.detached import sentences_at
from gradapp.core.own_code.drawn_graph import drawn
from gradapp.core.own_code.endings import sentences
from gradapp.core.own_code.identity import of_one_tensor
from gradapp.core.own_code.landscape import around
from gradapp.core.own_code.messages import MOST_DRAWN, How
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.tape import Tape
from gradapp.core.own_code.warned import warnings_in
from gradapp.core.words import N_, Message, grouped, in_a_row
from gradapp.ui.kit.announcements import announce
from gradapp.ui.kit.words import said, said_all
from gradapp.ui.own_code.lab_bar import LabLink
from gradapp.ui.own_code.panel import MOST_FINDINGS
from gradapp.ui.own_code.rows import rows_of
from gradapp.ui.window.main_window import MainWindow


class ShownTape(QObject):
    """Knows which tape the curves show."""

    def __init__(self, window: MainWindow, code: OwnCode, beside: OwnBeside) -> None:
        """Show nothing yet."""
        super().__init__(window)
        self._window = window
        self._panel = window.pages.own_code
        self._code = code
        self._beside = ShownBeside(window, beside)
        self._drawn: Tape | None = None

    def show(self, tape: Tape, place: int) -> str:
        """Show a place in it; return what the status line is to say of all of it."""
        panel, ends = self._panel, tape.recording.ends
        line = tape.line(place)
        is_over = place == len(tape)
        at = 0 if line is None else line.line
        trouble = ends.line if is_over and ends.how != How.FINISHED else 0
        panel.editor.mark_line(at, trouble)
        title = self.tr("Variables after line {0}").format(at) if at else self.tr("Variables")
        variables = tape.variables(place)
        panel.show_variables(title, rows_of(variables))
        nothing = self.tr("Nothing has been printed up to this line.")
        panel.show_output(tape.output(place), nothing)
        words = said_all(sentences(tape.recording))
        findings = _findings_at(tape, place)
        warned = warnings_in(tape.lines[:place])
        found = [*findings, *map(said_all, warned)]
        panel.lab.show_links(_links_of(findings.values()))
        words = words[:1].upper() + words[1:]
        panel.show_ended((words, *found), is_alert=bool(found) or ends.how != How.FINISHED)
        known = of_one_tensor(variables)
        known += tape.broadcasts(place)
        known += sentences_at(tape.left, tape.lines, place)
        same = map(said, known)
        panel.show_notes(tuple(filter(None, (*same, self._beside.show(tape)))))
        panel.question.ask(None)
        self._show_graph(tape, place)
        self._show_landscape(tape, place)
        self._show_curves(tape, place)
        position = self._position(tape, place)
        self._window.transport.show_position(tape.step(place), tape.last_step, position)
        announce(self._window, "\n".join(position))
        if not tape.recording.has_begun:
            return self.tr("No line of it has run")
        seconds = self._code.seconds
        digits = 1 if seconds >= 1 else 2
        ran = N_(
            "OwnCode",
            "Ran in {seconds}\u00a0s in a process of its own · %Ln line(s) recorded",
            "",
            0,
        )
        printed = N_("OwnCode", "output %Ln line(s)", "", 0)
        told = (
            ran.counted(len(tape)).filled(seconds=f"{seconds:.{digits}f}"),
            printed.counted(tape.output(len(tape)).count("\n")),
        )
        return " · ".join(map(said, told))

    def _show_graph(self, tape: Tape, place: int) -> None:
        """Draw what backward() went through in this step."""
        called = tape.backward_at(place)
        graph = None if called is None or called.graph is None else drawn(called.graph)
        precision = Precision.FLOAT64 if tape.curves is None else tape.curves.precision
        sentence = self.tr("No backward() was called in this step up to this line.")
        if called is not None:
            sentence = self.tr("{0} has no graph: it is a leaf itself.")
            if called.nodes:
                sentence = self.tr("The graph of {0}, with {1} nodes, was not recorded.")
            if called.nodes > MOST_DRAWN:
                sentence = self.tr("The graph of {0} has {1} nodes: too many to be drawn.")
            sentence = sentence.format(called.on, grouped(called.nodes))
        self._panel.graph.show_graph(graph, 0, precision, sentence)

    def _show_landscape(self, tape: Tape, place: int) -> None:
        """Draw the error around this step, or say why it is not known."""
        shown = around(tape, place)
        if isinstance(shown, Message):
            self._panel.show_not_around(said(shown))
        else:
            precision = Precision.FLOAT64 if tape.curves is None else tape.curves.precision
            self._panel.show_around(shown, tape.step(place), precision)

    def _show_curves(self, tape: Tape, place: int) -> None:
        window, panel, curves = self._window, self._panel, tape.curves
        plots = window.pages.own_code.error_curve, window.pages.own_code.parameter_curves
        if tape is not self._drawn:
            self._drawn = tape
            panel.landscape.reset_view()
            if curves is not None:
                for plot in plots:
                    plot.show_run(curves, None)
                panel.show_found(*self._words_on(curves), can_be_drawn=True)
            else:
                panel.show_found("", "")
        if curves is not None:
            for plot in plots:
                plot.show_cursor(tape.step(place))

    def _words_on(self, found: Curves) -> tuple[str, str]:
        """Return what was found, and how."""
        error, parameters, *_ = (said(found.why_none(id, 1) or "") for id in found.columns.ids)
        if found.errors:
            error = self.tr("Found: what {0} was called on ({1}, line {2})")
            if max(found.calls) > 1:
                error = self.tr(
                    "Found: what {0} was called on ({1}, line {2}); up to {3} calls in a step"
                )
            if not found.function:
                error = self.tr(
                    "Found: the number whose derivatives, or half of them, move the parameters "
                    "({1}, line {2})"
                )
            names = said(in_a_row(found.errors))
            error = error.format(found.function, names, found.line, grouped(max(found.calls)))
        if found.parameters:
            parameters = self.tr("Found: leaves that require gradients ({0})")
            if found.errors and not found.function:
                parameters = self.tr("Found: what these derivatives move ({0})")
            parameters = parameters.format(said(in_a_row(found.parameters)))
        return error, parameters

    def _position(self, tape: Tape, place: int) -> tuple[str, ...]:
        line = self.tr("line {0} of {1}").format(grouped(place), grouped(len(tape)))
        if not tape.last_step:
            return (line,)
        step = self.tr("step {0} of {1}").format(grouped(tape.step(place)), grouped(tape.last_step))
        return (step, line)


def _findings_at(tape: Tape, place: int) -> dict[str, Finding]:
    """Return what is found to be wrong up to a place, by its words, the same only once."""
    found: dict[str, Finding] = {}
    for each in tape.findings:
        if each.index < place:
            guess = () if each.guess is None else (each.guess,)
            found.setdefault(said_all((each.sentence, *guess)), each)
    return dict(list(found.items())[:MOST_FINDINGS])


def _links_of(findings: Iterable[Finding]) -> list[LabLink]:
    """Return the questions of the Lab that findings look like."""
    entries = dict.fromkeys(each.entry_id for each in findings if each.entry is not None)
    return [
        LabLink(entry.method.id, number, said(entry.method.title))
        for number, entry in enumerate(lab.ENTRIES, 1)
        if entry.method.id in entries
    ]
