"""Actions of a person who moves through a run."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QTableView

from gradapp.core.methods import METHODS
from gradapp.core.problem.examples import EXAMPLES
from gradapp.ui.plot.canvas import Canvas
from tests.soak.checked import Checked
from tests.soak.draws import boolean, does, integer, maybe, one_of, reach, several, share
from tests.tables import texts_on_screen

METHOD_IDS = [method.id for method in METHODS]


class Moving(Checked):
    """Goes forth and back, plays, scrubs, begins long runs and drops them."""

    @does(times=integer(1, 6), drawn=boolean, by_key=boolean)
    def step(self, times: int, drawn: bool, by_key: bool) -> None:
        if by_key:
            self.leave_field()
        at_rest, before = self.at_rest, self.current_run.cursor
        self.repeat("step", times, drawn, by_key)
        if at_rest:
            self.wait_for_steps()
            goal = before if self.current_run.is_locked else before + times
            assert self.current_run.cursor == goal or self.current_run.at_end
            self.cursor_is_in_sight()
            if drawn:
                self.until(lambda: self.player.progress == 1)

    @does(times=integer(1, 6), drawn=boolean, by_key=boolean)
    def back(self, times: int, drawn: bool, by_key: bool) -> None:
        if by_key:
            self.leave_field()
        at_rest, before = self.at_rest, self.current_run.cursor
        self.repeat("back", times, drawn, by_key)
        if at_rest:
            assert self.current_run.cursor == max(0, before - times)
            self.draw()
            self.cursor_is_in_sight()

    def repeat(self, id: str, times: int, drawn: bool, by_key: bool) -> None:
        action = self.window.menus.actions[id]
        for _ in range(times):
            if by_key:
                self.press_key(action.shortcut().toString())
            else:
                action.trigger()
            if drawn:
                self.draw()
            else:
                QApplication.processEvents()

    @does()
    def play_or_pause(self) -> None:
        action = self.window.menus.actions["play"]
        word, enabled = action.text().replace("&", ""), action.isEnabled()
        action.trigger()
        if enabled:
            assert self.player.playing is (word == "Play")

    @does()
    def await_a_change(self) -> None:
        """Look on until something has happened, if anything is going to."""
        cursor, length = self.current_run.cursor, len(self.current_run.run)
        if self.player.playing:
            self.until(lambda: self.current_run.cursor != cursor or not self.player.playing)
        elif self.engine.busy:
            self.until(lambda: len(self.current_run.run) > length or not self.engine.busy)

    @does(patiently=boolean)
    def rest(self, patiently: bool) -> None:
        if not patiently:
            self.pause()
        self.come_to_rest()
        self.check_run()

    @does(
        example=one_of(["From both sides", "Bounces for ever: α = 1/x²", "Very slow"]),
        method=one_of(METHOD_IDS),
        play=boolean,
    )
    def set_out(self, example: str, method: str, play: bool) -> None:
        """Begin a long run."""
        names = [str(name) for name, _ in EXAMPLES]
        self.window.menus.ways[method].trigger()
        self.window.menus.examples[names.index(example)].trigger()
        if not (play and self.player.playing):
            self.window.menus.actions["play" if play else "run_to_stop"].trigger()

    @does(method=one_of(METHOD_IDS), index=integer(0, len(EXAMPLES) - 1), play=boolean)
    def change_course(self, method: str, index: int, play: bool) -> None:
        """Begin a long run, and another one in the midst of it."""
        self.set_out(example="Bounces for ever: α = 1/x²", method=method, play=play)
        self.until(lambda: len(self.current_run.run) > 0 or not self.engine.busy)
        self.window.grab()  # meanwhile steps are on their way that nobody will want
        changed = self.current_run.problem != EXAMPLES[index][1]
        self.window.menus.examples[index].trigger()
        assert not (changed and self.player.playing)
        self.window.menus.actions["step"].trigger()
        if changed:
            self.wait_for_steps()
            # Ways that need PyTorch can't be chosen before that is there.
            refuses = self.current_run.method.id in ("optimizer", "mseloss")
            refused = self.current_run.problem.alpha < 0 and refuses
            made = 0 if refused else 1
            found = (self.current_run.cursor, len(self.current_run.run), self.current_run.problem)
            assert found == (made, made, EXAMPLES[index][1]), found
            self.check_run()

    @does(id=one_of(["reset", "end", "run_to_stop", "afresh", "run_many"]))
    def run(self, id: str) -> None:
        action = self.window.menus.actions[id]
        enabled = action.isEnabled()
        action.trigger()
        if not enabled:
            return
        if id in ("reset", "afresh"):
            assert self.current_run.cursor == 0
        elif id == "end":
            assert self.current_run.at_last_step

    @does()
    def run_to_the_end_and_wait(self) -> None:
        self.come_to_rest()
        self.window.menus.actions["run_to_stop"].trigger()
        self.come_to_rest()
        run = self.current_run
        assert run.at_end or run.is_locked, (
            run.cursor,
            len(run.run),
            run.stop,
            run.waiting,
            run.method.id,
        )
        self.check_run()

    @does(start=share, stops=several(reach, 3), drawn=boolean)
    def scrub(self, start: float, stops: list[float], drawn: bool) -> None:
        scrubber = self.find(QSlider, "scrubber")
        self.drag_across(scrubber, [start, *stops], drawn)

    @does(
        plot=one_of(["errorPerStepCanvas", "thetaPerStepCanvas"]),
        place=share,
        notches=integer(-3, 3),
        end=maybe(reach),
    )
    def point_at_a_plot(self, plot: str, place: float, notches: int, end: float | None) -> None:
        canvas = self.find(Canvas, plot)
        self.turn_wheel(canvas, place, notches)
        self.drag_across(canvas, [place] if end is None else [place, end], drawn=True)

    @does(place=share, notches=integer(-3, 3), extend=boolean)
    def point_at_the_table(self, place: float, notches: int, extend: bool) -> None:
        table = self.find(QTableView, "stepsTable")
        if not table.isVisible():
            return
        self.turn_wheel(table.viewport(), place, notches)
        at = QPoint(5, int(place * (table.viewport().height() - 1)))
        modifier = Qt.KeyboardModifier.ShiftModifier if extend else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, at)

    def cursor_is_in_sight(self) -> None:
        table = self.find(QTableView, "stepsTable")
        if table.isVisible() and self.current_run.cursor:
            marks = [row[0] for row in texts_on_screen(table)]
            assert f"▸ {self.current_run.cursor}" in marks
