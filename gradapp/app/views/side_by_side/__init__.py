"""Shows the compared programs side by side, walks through all of them, and leads on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.run.lockstep import Lockstep
from gradapp.app.run.player import Player
from gradapp.app.views.comparison import ShownComparison
from gradapp.app.views.side_by_side.known import Known, KnownOfLab
from gradapp.app.views.side_by_side.page import WalkPlace, rows_of
from gradapp.app.views.side_by_side.page_end import page_end
from gradapp.app.views.stale_view import StaleView
from gradapp.core import lab
from gradapp.core.comparison.distance import COMPARED_STEPS
from gradapp.core.comparison.verdict import Result
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import exact
from gradapp.core.program.listing import ListedPart
from gradapp.core.program.text import SourceMissingError
from gradapp.core.registry import compared_with
from gradapp.core.words import N_, grouped, spelled
from gradapp.engine.engine import Engine
from gradapp.ui.kit.tone import Tone
from gradapp.ui.kit.words import said
from gradapp.ui.plot.step_progress import part_of
from gradapp.ui.side_by_side.values import Form, Link, Page, ProgramHead, Said, Steps, To
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gradapp.app.views.side_by_side.code import Listings
    from gradapp.ui.side_by_side.panel import SideBySidePanel


_TITLE: Final = N_("SideBySide", "{count} ways side by side")
_AT_STEP: Final = N_("SideBySide", "{count} ways side by side, step {step}")


class ShownSideBySide(QObject):
    """Owns what is shown of the programs; where the walk is, the line walk knows.

    Signals:
        changed: there is something new to show.
    """

    changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        engine: Engine,
        current_run: CurrentRun,
        player: Player,
        walk: LineWalk,
        comparison: ShownComparison,
    ) -> None:
        """Show nothing before a person asks for it."""
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._current_run = current_run
        self._player = player
        self._walk = walk
        self._comparison = comparison
        self._lockstep = Lockstep(current_run, walk, engine, self)
        self._form = Form.ONE_STEP
        self._listings: tuple[tuple[int, bool], Listings] | None = None
        self._quantity = -1
        self._is_open = False
        self._stale_view = StaleView(engine.news, self)
        self._stale_view.ended.connect(self.changed)
        self._lockstep.changed.connect(self.show)
        window.pages.side_by_side_later.then(self._listen)

    def _listen(self, panel: SideBySidePanel) -> None:
        panel.form_chosen.connect(self._choose_form)
        panel.quantity_chosen.connect(self._choose_quantity)
        panel.wanted.connect(self._follow)
        panel.opened.connect(self._open)

    @property
    def is_settled(self) -> bool:
        """Whether what is in sight is of the step that is looked at."""
        return not self._is_open or (self._lockstep.is_settled and not self._stale_view.is_running)

    def end(self) -> None:
        """Show nothing more: the window is closed."""
        self._stale_view.forgo()
        self._is_open = False

    @property
    def _as_loop(self) -> bool:
        """Whether the programs are shown as loops: a second step needs one."""
        return self._form is Form.LOOP or self._walk.step > 1

    @property
    def _methods(self) -> tuple[Method, ...]:
        """What stands in the columns: in the Lab, the correct code at the left."""
        methods = compared_with(self._current_run.method, self._current_run.problem)
        return tuple(reversed(methods)) if self._known.is_fault else methods

    @property
    def _known(self) -> type[Known]:
        return KnownOfLab if self._current_run.method.right else Known

    @Slot()
    def show(self) -> None:
        """Show the step and the part of it that is looked at now."""
        if not self._is_open:
            return
        methods = self._methods
        try:
            code = self._code(methods)
        except SourceMissingError as error:
            self._window.pages.side_by_side.show_page(Page())
            self._say(Said(said(error.message), Tone.ALERT))
            return
        own = methods.index(self._current_run.method)
        is_cell = code.is_straight and self._form is Form.ONE_STEP
        self._lockstep.walk_by_parts(
            code.listed[own], to_the_yield=code.is_straight, last_step=1 if is_cell else None
        )
        ready = self._ready(methods)
        if not self._player.skips:
            self._lockstep.look(ready)
        known = self._lockstep.recorded(self._walk.step)
        if not (ready <= known.keys() or self._player.skips) and self._stale_view.begin():
            return
        self._stale_view.shown()
        form = Form.ONE_STEP if code.is_straight else Form.LOOP
        if self._form is Form.STEPS:
            form = Form.STEPS
            self._show_steps(methods)
        else:
            self._show_page(methods, code)
        self._window.pages.side_by_side.show_form(form, said(code.why_not or ""))
        comparison = self._comparison.shown
        if comparison is not None:
            self._say(Said(comparison.words, comparison.tone))
        else:
            self._say(Said(""))

    def _code(self, methods: tuple[Method, ...]) -> Listings:
        """Return what is listed of the programs, the same for as long as it is of the same run."""
        from gradapp.app.views.side_by_side.code import (
            listings,  # here: a window that opens need not wait
        )

        key = self._engine.run, self._as_loop
        if self._listings is None or self._listings[0] != key:
            problem = self._current_run.problem
            self._listings = key, listings(methods, problem, wants_loop=self._as_loop)
        return self._listings[1]

    def _show_page(self, methods: tuple[Method, ...], code: Listings) -> None:
        place, is_straight = self._place(methods.index(self._current_run.method)), code.is_straight
        known = self._known(
            methods=methods,
            problem=self._current_run.problem,
            step=self._lockstep.recorded(self._walk.step),
            set_up=self._lockstep.recorded(0),
            missing=self._missing(methods),
            is_explained=self._window.menus.actions["why"].isEnabled(),
            end=page_end(self._current_run),
        )
        page = Page(
            columns=tuple(
                self._column(each, can_copy=is_straight or not known.is_fault) for each in methods
            ),
            rows=rows_of(code.rows, place, known, as_loop=not is_straight),
            is_fault=known.is_fault,
        )
        self._window.pages.side_by_side.show_page(page)

    def _show_steps(self, methods: tuple[Method, ...]) -> None:
        """Show what each way has computed in all steps, of the quantity that was chosen."""
        current_run, columns = self._current_run, self._current_run.problem.columns.compared
        place = self._quantity % len(columns)
        runs = [self._comparison.run_of(each.id) for each in methods]
        own = methods.index(current_run.method)
        runs[own] = current_run.run

        def number(step: int, way: int) -> tuple[float, Precision] | None:
            run = runs[way]
            made = None if run is None else run.at(step)
            return None if run is None or made is None else (made[place], run.precision)

        def apart(step: int) -> str:
            results = [
                Result(run.method.id, run.precision, (numbers[place],))
                for run in runs
                if run is not None and (numbers := run.at(step)) is not None
            ]
            return self._known.told(results, between=" · ").words if results[1:] else ""

        panel = self._window.pages.side_by_side
        symbol = said(columns.symbols[place])
        steps = Steps(
            run=self._engine.run,
            count=min(len(current_run.run), COMPARED_STEPS),
            cursor=current_run.cursor,
            heads=tuple(f"{self._column(each).title}: {symbol}" for each in methods),
            chosen=own,
            made=tuple(0 if run is None else len(run) for run in runs),
            number=number,
            apart=apart,
        )
        panel.show_steps(steps, list(map(said, columns.symbols)))
        panel.show_quantity(place)

    def _say(self, verdict: Said) -> None:
        problem, step = self._current_run.problem, self._walk.step
        is_first = step < 2 and (not step or self._form is Form.ONE_STEP)
        words = _TITLE if is_first else _AT_STEP.filled(step=step)
        title = said(words.filled(count=spelled(len(self._methods))))
        entry = lab.entry_of(self._current_run.method)
        if entry is not None:
            title = said(entry.method.title)
        numbers = (f"{s.symbol} = {exact(getattr(problem, s.name))}" for s in problem.specs)
        facts = "   ".join((*numbers, problem.precision))
        if self._player.skips or self._current_run.follows:
            facts = self.tr("Steps come too fast to be shown line by line.")
        self._window.pages.side_by_side.show_words(title, facts, verdict)

    def _ready(self, methods: tuple[Method, ...]) -> frozenset[str]:
        """Return the ways that have come as far as to the step that is looked at."""
        step, ready = self._walk.step, set()
        for each in methods:
            run = self._comparison.run_of(each.id)
            has_come = each is self._current_run.method or step < 2
            if not has_come and run is not None:
                has_come = len(run) >= step - 1 or (run.is_fixed and len(run) > 0)
            if has_come and (self._engine.has_torch or not each.uses_torch):
                ready.add(each.id)
        return frozenset(ready)

    def _missing(self, methods: tuple[Method, ...]) -> dict[str, str]:
        if self._player.skips or self._current_run.follows:
            return {}
        if not self._engine.has_torch:
            words = self.tr("needs PyTorch")
            if self._engine.torch is None:
                words = self.tr("waits for PyTorch")
            return {each.id: words for each in methods if each.uses_torch}
        return {}

    def _place(self, own: int) -> WalkPlace:
        recorded, line = self._walk.recorded, self._walk.line
        part = part_of(self._player.progress) if line is None else None
        if recorded is None:
            known = self._lockstep.recorded(self._walk.step)
            recorded = known.get(self._current_run.method.id)
        at = 0 if recorded is None else recorded.rest if line is None else line
        return WalkPlace(own, recorded, at, None if part is None else ListedPart(part))

    def _column(self, method: Method, *, can_copy: bool = False) -> ProgramHead:
        entry, is_fault = lab.entry_of(method), self._known.is_fault
        sentence = said(method.takes_over if entry is None else entry.wrong)
        title = said(method.heading)
        if is_fault:
            title = self.tr("This code") if entry is not None else self.tr("Correct code")
        is_chosen = method is self._current_run.method and not is_fault
        return ProgramHead(
            method.id, title, sentence, is_chosen, self.tr("copy") if can_copy else ""
        )

    @Slot(bool)
    def _open(self, is_open: bool) -> None:
        self._is_open = is_open
        self._stale_view.forgo()
        if is_open:
            self.show()
        else:
            self._lockstep.walk_by_lines()

    @Slot(Form)
    def _choose_form(self, form: Form) -> None:
        self._form = form
        step = self._walk.step
        if form is Form.ONE_STEP and step > 1:
            self._player.pause()
            self._current_run.seek(1)  # whose straight code it is
            words = self.tr(
                "“One step” shows the first, as the page does. You were at step {0}: “As a loop” "
                "has it."
            )
            self._window.status.show_message(words.format(grouped(step)))
        self.show()

    @Slot(int)
    def _choose_quantity(self, place: int) -> None:
        self._quantity = place
        self.show()

    @Slot(Link)
    def _follow(self, link: Link) -> None:
        match link.to:
            case To.COPY:
                self._copy(next(each for each in self._methods if each.id == link.id))
            case To.WHY:
                self._window.menus.actions["why"].trigger()
            case To.LAB:
                self._window.menus.lab_entries[link.id].trigger()

    def _copy(self, copied: Method) -> None:
        """Copy what is shown of a way, one step or the loop, as a text that runs by itself."""
        from gradapp.core.writing.plain import one_step  # here: a window that opens need not wait

        problem, shown = self._current_run.problem, self._listings
        if shown is None or shown[1].is_straight:
            (text,) = one_step([copied], problem)
        else:
            from gradapp.core.writing.script import script  # here: the first window needs it not

            text = script(problem, copied, max(2, self._walk.step))
        QGuiApplication.clipboard().setText(text)
        words = self.tr("Copied the code of “{0}”, which runs by itself.")
        self._window.status.show_message(words.format(said(copied.title)))
