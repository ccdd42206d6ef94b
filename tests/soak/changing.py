"""Actions of a person who changes what is run, and keeps runs."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDockWidget, QSlider, QWidget

from gradapp.core import lab
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.examples import EXAMPLES
from gradapp.core.problem.notebook import PARAMETERS, Problem
from gradapp.ui.pins.list import PinList
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.welcome.callout import Callout
from tests.soak.checked import Checked
from tests.soak.draws import boolean, does, integer, maybe, one_of, reach, several, share
from tests.soak.rounds import is_pending

METHOD_IDS = [method.id for method in METHODS]
LABELS = [spec.symbol for spec in PARAMETERS]

NUMBERS = {str(number): number for number in (0.1, 0.25, 0.125, 0.26, -0.1, 0.001, 0, 1, 2, -3, 3)}
NUMBERS |= {"1e12": 1e12, "-1e12": -1e12, "1e-12": 1e-12, "5e-324": 5e-324, "1e6": 1e6, "-0": -0.0}
NUMBERS |= {"1,5": 1.5, "1/8": 0.125, "1.5·10⁻⁷": 1.5e-7, "0.1000000000000000055": 0.1}
"""What is typed, and the number it means."""

REFUSED = ["1e99", "nan", "inf", "abc", "", "1e", "-", "1 2 x", "1,000", "1/0", "1e-400"]


class Changing(Checked):
    """Chooses ways and the Lab, edits the problem, drags it, and pins."""

    @does(ids=several(one_of(METHOD_IDS), 3, least=1))
    def choose_methods(self, ids: list[str]) -> None:
        """Choose a way; by the next one, the steps of the one before may not be there yet."""
        self.draw()
        at_rest = self.at_rest
        place = self.current_run.cursor, len(self.current_run.run)
        stops = self.current_run.stop is not None
        for id in ids:
            self.window.menus.ways[id].trigger()
        if at_rest and all(self.window.menus.ways[id].isEnabled() for id in ids):
            self.wait_for_steps()
            now = self.current_run.cursor, len(self.current_run.run)
            stops = stops or self.current_run.stop is not None
            assert now == place or stops, f"{now} instead of {place}"

    @does(index=integer(0, len(lab.ENTRIES) - 1), answer=maybe(integer(0, 3)), wait=boolean)
    def enter_the_lab(self, index: int, answer: int | None, wait: bool) -> None:
        entry = lab.ENTRIES[index]
        action = self.window.menus.lab_entries[entry.method.id]
        if not action.isEnabled():
            return
        action.trigger()
        assert self.current_run.method is entry.method
        assert self.current_run.problem == Problem()
        self.draw()
        if self.find(QWidget, "lab_panel").isVisible():
            assert self.label("lab_title") == str(entry.method.title)
            name = "lab_show" if answer is None else f"lab_answer_{answer + 1}"
            button = self.find(QAbstractButton, name)
            if not button.isHidden():
                button.click()
        if wait:
            self.wait_for_steps()
            assert not (entry.ends == "raised" and len(self.current_run.run))

    @does()
    def leave_the_lab(self) -> None:
        was_there = self.current_run.is_in_lab
        self.window.menus.actions["leave_lab"].trigger()
        assert self.current_run.method in METHODS
        if was_there:
            self.draw()
            assert not self.find(QDockWidget, "dock_lab").isVisible()

    @does(ids=several(one_of(["lab_next", "lab_previous", "lab_again"]), 3, least=1))
    def go_through_the_course(self, ids: list[str]) -> None:
        for id in ids:
            action = self.window.menus.actions[id]
            if action.isEnabled():
                action.trigger()
                assert self.current_run.is_in_lab
                assert (self.current_run.is_locked, len(self.current_run.run)) == (True, 0)

    @does(begins=boolean)
    def be_welcomed(self, begins: bool) -> None:
        """Begin the welcome, or skip the one that is shown."""
        if begins:
            self.window.menus.actions["welcome"].trigger()
            assert (self.current_run.problem, self.current_run.method) == (Problem(), METHODS[0])
            assert (self.current_run.cursor, len(self.current_run.run)) == (0, 0)
        elif any(not each.isHidden() for each in self.window.findChildren(Callout)):
            self.find(QAbstractButton, "callout_skip").click()
            assert not self.find(Callout, "callout").isVisible()

    @does(label=one_of(LABELS), text=one_of(list(NUMBERS)), unfinished=boolean)
    def edit(self, label: str, text: str, unfinished: bool) -> None:
        field = self.field(label)
        if field is None:
            return
        if unfinished:
            self.write(field, text)
        else:
            self.the_person.types(label, text)
            name = next(spec.name for spec in PARAMETERS if spec.symbol == label)
            assert getattr(self.current_run.problem, name) == NUMBERS[text]

    @does(label=one_of(LABELS), text=one_of(REFUSED), then=one_of(["", "Return", "Esc", "Tab"]))
    def edit_badly(self, label: str, text: str, then: str) -> None:
        field = self.field(label)
        if field is None:
            return
        name = next(spec.name for spec in PARAMETERS if spec.symbol == label)
        before = getattr(self.current_run.problem, name)
        self.write(field, text)
        if then:
            self.press_key(then)
        self.until(lambda: not is_pending(field))
        assert getattr(self.current_run.problem, name) == before or text == "1e"

    @does(label=one_of(LABELS), keys=several(one_of(["Up", "Down", "PgUp", "PgDown"]), 4))
    def turn_a_field(self, label: str, keys: list[str]) -> None:
        field = self.field(label)
        if field is not None:
            field.setFocus()
            for key in keys:
                self.press_key(key)

    @does(index=one_of([0, 1]))
    def choose_a_precision(self, index: int) -> None:
        box = self.find(QComboBox, "precision")
        if box.isVisible():
            self.activate(box.window())  # which may be its panel
            self.the_person.chooses("Precision", list(Precision)[index])
            assert self.current_run.problem.precision is list(Precision)[index]

    @does(index=integer(-1, len(EXAMPLES) - 1))
    def open_an_example(self, index: int) -> None:
        if index < 0:
            self.window.menus.actions["notebook"].trigger()
            assert self.current_run.problem == Problem()
        else:
            self.window.menus.examples[index].trigger()
            assert self.current_run.problem == EXAMPLES[index][1]

    @does(stops=several(reach, 3, least=1), drawn=boolean)
    def drag_the_learning_rate(self, stops: list[float], drawn: bool) -> None:
        strip = self.find(QSlider, "learning_rate_strip")
        if strip.isVisible():
            self.drag_across(strip, stops, drawn)

    @does(distances=several(integer(-300, 300), 3, least=1), drawn=boolean)
    def drag_the_ball(self, distances: list[int], drawn: bool) -> None:
        self.draw()
        canvas = self.find(Canvas, "error_curve")
        start = self.window.parabola.ball_position().toPoint()
        places = [start, *(start + QPoint(distance, 0) for distance in distances)]
        if canvas.rect().contains(start):
            self.drag(canvas, places, drawn)

    @does(times=integer(1, 4))
    def undo_and_make_again(self, times: int) -> None:
        """All is as before then, whatever goes on."""
        actions, before = self.window.menus.actions, self.what_can_be_undone()
        done = 0
        while done < times and actions["undo"].isEnabled():
            actions["undo"].trigger()
            done += 1
        for _ in range(done):
            assert actions["redo"].isEnabled()
            actions["redo"].trigger()
        assert self.what_can_be_undone() == before

    def what_can_be_undone(self) -> object:
        recipe = self.current_run.outside_lab.recipe
        pins = [(slot, pin.name, len(pin)) for slot, pin in self.pins.pins.items()]
        return recipe.problem, recipe.method_id, pins, self.pins.reference

    @does(times=integer(1, 3))
    def pin(self, times: int) -> None:
        action, before = self.window.menus.actions["pin"], len(self.pins.pins)
        for _ in range(times):
            action.trigger()
        wanted = before + times * (len(self.current_run.run) > 0)
        assert len(self.pins.pins) == min(wanted, 8)

    @does(which=share, id=one_of(["pinCompare", "pinRemove", "pinOpen"]))
    def use_a_pin(self, which: float, id: str) -> None:
        if not self.pins.pins:
            return
        slot = list(self.pins.pins)[int(which * (len(self.pins.pins) - 1))]
        pin = self.pins.pins[slot]
        self.find(PinList, "pinsList").select(slot)
        at_rest, was_reference = self.at_rest, self.pins.reference == slot
        self.find(QAction, id).trigger()
        if id == "pinCompare":
            assert self.pins.reference == (None if was_reference else slot)
        elif id == "pinRemove":
            assert slot not in self.pins.pins
        elif at_rest:
            self.wait_for_steps()
            assert self.current_run.problem == pin.problem
            assert self.current_run.run.steps.tobytes() == pin.steps.tobytes()

    @does(which=share, name=one_of(["", "slow", "fast", "  slow ", "fast " * 9]))
    def rename_a_pin(self, which: float, name: str) -> None:
        if self.pins.pins:
            slot = list(self.pins.pins)[int(which * (len(self.pins.pins) - 1))]
            self.window.pins_panel.rename_requested.emit(slot, name)
