"""What must be true of the window whatever was done, held against an independent computation."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QLabel,
    QProgressBar,
    QSlider,
    QTableView,
    QWidget,
)

from gradapp.app.run.pins import Pins
from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import PARAMETERS, Problem
from gradapp.core.program.roles import Role
from gradapp.core.registry import method, one_of_the_four
from gradapp.ui.curves.chart import StepChart
from gradapp.ui.pins.list import PinList
from gradapp.ui.plot.legend import Legend
from gradapp.ui.transport.bar import BUTTONS
from tests.soak import oracle
from tests.soak.reading import about, is_stated, numbers, says, value
from tests.soak.rounds import LIMIT, Round
from tests.tables import texts_on_screen
from tests.ui.seen import tooltip

PLOTS = (("errorPerStep", 1), ("thetaPerStep", 0))
"""The plots over the steps, and the first step of each."""


class Checked(Round):
    """A round that can say whether everything on the screen is true."""

    @property
    def pins(self) -> Pins:
        return self.workbench.pins

    @property
    def numbers(self) -> tuple[float, float, float, float]:
        """θ₀, x, y and α."""
        problem = self.current_run.problem
        return problem.theta, problem.x, problem.y, problem.alpha

    @property
    def precision(self) -> str:
        """What the run computes in."""
        return oracle.precision_of(
            self.current_run.method.id, self.current_run.problem.precision.value
        )

    @property
    def expected(self) -> oracle.Run:
        """What the run must be."""
        problem = self.current_run.problem
        return oracle.run(self.current_run.method.id, self.numbers, problem.precision.value, LIMIT)

    def all_is_well(self) -> None:
        self.draw()
        self.run_is_as_computed_independently()
        self.screen_tells_of_one_step()
        self.equations_have_the_numbers_of_the_step()
        self.table_shows_the_run()
        self.plots_mark_the_cursor()
        self.pins_are_as_they_were_made()
        self.form_shows_the_problem()
        self.sweep_is_about_the_run()
        self.commands_are_there_when_they_can_do_something()
        self.nothing_went_wrong()

    def nothing_went_wrong(self) -> None:
        assert not self.watch.heard, self.watch.heard

    def check_run(self) -> None:
        """Check the run when nothing more is on its way."""
        self.until(lambda: not self.engine.busy)
        self.run_is_as_computed_independently()

    def run_is_as_computed_independently(self) -> None:
        current_run, expected = self.current_run, self.expected
        length = len(current_run.run)
        wanted = expected.columns(length)
        assert wanted.shape[1] == length, f"{length} steps, where there are {wanted.shape[1]}"
        made = current_run.run.steps
        assert made.tobytes() == np.ascontiguousarray(wanted).tobytes(), first_difference(
            made, wanted
        )
        end = expected.end
        if current_run.stop is not None:
            assert end is not None, f"stopped by {current_run.stop}, but goes on"
            assert (current_run.stop.reason.value, current_run.stop.step) == (end.way, end.step)
        elif end is not None:
            assert end.step > length, f"goes on behind its end, {end}"

    def screen_tells_of_one_step(self) -> None:
        current_run = self.current_run
        cursor, length = current_run.cursor, len(current_run.run)
        position = " ".join(self.label("position").split())  # in two lines where it is narrow
        assert position == f"step {cursor:,} of {length:,}"
        scrubber = self.find(QSlider, "scrubber")
        assert (scrubber.value(), scrubber.maximum()) == (cursor, length)
        status = self.label("step", self.window.status)
        doing = self.label("doing", self.window.status)
        start = oracle.ROUNDINGS[self.precision](self.numbers[0])
        if not cursor:
            assert self.window.parabola.ball == start
            assert not status
        else:
            _theta, _fx, error, gradient, new = self.expected.step(cursor)
            assert self.window.parabola.ball == new
            number, said = status.split(":", 1)
            assert number == f"step {cursor:,}"
            *stated, move = said.split(", ")
            done = self.done
            told = [
                n for role, n in ((Role.ERROR, error), (Role.GRADIENT, gradient)) if role in done
            ]
            assert len(stated) == len(told), status
            for text, wanted in zip(stated, told, strict=True):
                assert is_stated(text, wanted, self.precision), status
            assert ("→" in move) is (Role.UPDATE in done), status
        if current_run.at_end and current_run.stop is not None:
            assert f"{current_run.stop.step:,}" in doing
        else:
            assert bool(doing) is bool(cursor)
            assert "at step" not in doing

    def equations_have_the_numbers_of_the_step(self) -> None:
        error, gradient, update = self.window.formula_panel.text().splitlines()
        shown = tooltip(self.find(QWidget, "update"))
        if not self.current_run.cursor:
            assert numbers(error) + numbers(gradient) + numbers(update) == [2]
            assert not shown
            return
        round_ = oracle.ROUNDINGS[self.precision]
        x, y, alpha = map(round_, self.numbers[1:])
        theta, fx, E, slope, new = self.expected.step(self.current_run.cursor)
        right_error, right_slope = self.right_error_and_slope(fx, x, y)
        rows = (
            (error, [fx, y], E, right_error == E),
            (gradient, [x, fx, y], slope, right_slope == slope),
            (update, [theta, alpha, right_slope], new, self.update_is_right(right_slope)),
        )
        for text, inputs, result, right in rows:
            wanted = [*inputs, result]
            found = numbers(text)[-len(wanted) :]
            pairs = zip(found, wanted, strict=True)
            assert all(says(*pair, self.precision) for pair in pairs), (text, wanted)
            assert ("≠" in text) is not right, (text, wanted)
        if Role.UPDATE in self.done:
            assert any(says(number, new, self.precision) for number in numbers(shown)), shown
        else:
            assert not shown

    @property
    def done(self) -> set[Role]:
        """What the lines of the step have done up to the one that is looked at."""
        walk = self.workbench.walk
        recorded, line = walk.recorded, walk.line
        if self.player.progress < 1:  # drawn part by part: E, then the slope, then the move
            drawn = [(0.0, {Role.FORWARD, Role.ERROR}), (0.15, {Role.GRADIENT}), (0.42, set(Role))]
            return set().union(*(roles for at, roles in drawn if self.player.progress >= at))
        if line is None or recorded is None or recorded.step != self.current_run.cursor:
            return set(Role)
        return {each.role for each in recorded.lines[: line + 1]}

    def right_error_and_slope(self, fx: float, x: float, y: float) -> tuple[float, float]:
        round_ = oracle.ROUNDINGS[self.precision]
        residual = round_(fx - y)
        return round_(residual * residual), round_(round_(2 * residual) * x)

    def update_is_right(self, slope: float) -> bool:
        """Whether the new θ is θ − α dE/dθ, rounded once or twice."""
        if not math.isfinite(slope):
            return False
        theta, _fx, _E, _slope, new = self.expected.step(self.current_run.cursor)
        alpha = oracle.ROUNDINGS[self.precision](self.numbers[3])
        exact = Fraction(alpha) * Fraction(slope)
        product = oracle.nearest(exact, self.precision)
        if not math.isfinite(product):
            return False
        products = (exact, Fraction(product))
        updates = (oracle.nearest(Fraction(theta) - p, self.precision) for p in products)
        return new in updates

    def table_shows_the_run(self) -> None:
        current_run, length = self.current_run, len(self.current_run.run)
        assert self.find(QLabel, "stepsEmpty").isHidden() is (length > 0)
        table = self.find(QTableView, "stepsTable")
        assert table.model().rowCount() == length
        texts = texts_on_screen(table)
        marked = [row for row in texts if row[0].startswith("▸")]
        steps = [int(row[0].removeprefix("▸ ").replace(",", "")) for row in texts]
        assert steps == list(range(steps[0], steps[0] + len(texts))) if steps else True
        assert len(marked) == (current_run.cursor in steps)
        assert all(row[0] == f"▸ {current_run.cursor:,}" for row in marked)
        for number, row in zip(steps, texts, strict=True):
            made = self.expected.step(number)
            for text, wanted in zip(row[1:6], made, strict=True):
                assert says(value(text), wanted, self.precision), (row, made)
            self.row_compares_with_the_pin(number, made[-1], row[6:])

    def row_compares_with_the_pin(self, step: int, theta: float, texts: list[str]) -> None:
        """Check what the table says of the pin that the run is compared with."""
        if self.pins.reference is None:
            assert not texts
            return
        pin = self.pins.pins[self.pins.reference]
        if step > len(pin):
            assert texts == ["", ""]
            return
        own = oracle.precision_of(pin.method.id, pin.problem.precision.value)
        coarser = "float32" if "float32" in (own, self.precision) else "float64"
        other = float(pin.steps[-1, step - 1])
        exact = Fraction(theta) - Fraction(other)
        difference, ulps = texts
        assert value(difference.removeprefix("≈")) == theta - other
        assert difference.startswith("≈") is (exact != theta - other)
        assert ulps == str(oracle.ulps(theta, other, coarser))

    def pins_are_as_they_were_made(self) -> None:
        pins = self.pins.pins.values()
        assert len({pin.name for pin in pins}) == len(pins)
        assert all(pin.name for pin in pins)
        found = self.find(PinList, "pinsList")
        assert [found.item(row).text() for row in range(found.count())] == [p.name for p in pins]
        drawn = (*self.right_run(), *(pin.name for pin in pins))
        for name in ("errorPerStep_legend", "thetaPerStep_legend", "error_plot_legend"):
            legend = self.find(Legend, name)
            assert legend.isHidden() is not bool(drawn)
            assert legend.names[1:] == drawn
        for pin in pins:
            of_pin = pin.problem
            start = of_pin.theta, of_pin.x, of_pin.y, of_pin.alpha
            expected = oracle.run(pin.method.id, start, of_pin.precision.value, LIMIT)
            wanted = np.ascontiguousarray(expected.columns(len(pin)))
            assert pin.steps.tobytes() == wanted.tobytes(), pin.name
        actions = self.window.menus.actions
        assert actions["pin"].isEnabled() is (len(self.current_run.run) > 0)

    def right_run(self) -> tuple[str, ...]:
        """Return the name of the right code's run, once that is drawn beside the Lab's."""
        if not self.current_run.is_in_lab or self.a_question_is_open():
            return ()
        right = method(self.current_run.method.right)
        run = self.workbench.shown_run.comparison.run_of(right.id)
        return (f"correct: {right.label}",) if run else ()

    def a_question_is_open(self) -> bool:
        """Whether the Lab asks what the code does."""
        answers = self.window.lab_panel.findChildren(QAbstractButton, "lab_answer_1")
        is_in_lab = self.current_run.is_in_lab
        return is_in_lab and any(not each.isHidden() for each in answers)

    def plots_mark_the_cursor(self) -> None:
        cursor = self.current_run.cursor
        for name, first in PLOTS:
            marks = self.find(StepChart, f"{name}Canvas").cursor_line.upright
            assert marks == ((cursor,) if cursor >= first else ())
            reading = self.find(QLabel, f"{name}_reading")
            if not reading.isHidden():
                self.reading_is_true(reading.text(), "error" if first else "theta")

    def reading_is_true(self, text: str, column: str) -> None:
        """Check what a plot says of the point under the mouse."""
        found = numbers(text)
        if len(found) < 2:
            assert "…" in text, text  # without room for a number it is left out as a whole
            return
        number, shown = found[:2]
        assert number <= len(self.current_run.run)
        if number:
            made = self.expected.step(int(number))
            wanted = made[2] if column == "error" else made[4]
        else:
            wanted = oracle.ROUNDINGS[self.precision](self.numbers[0])
        if "≈" in text:  # without room it is rounded, to one digit at least
            assert about(shown, wanted, 0.5), (text, wanted)
        else:
            assert says(shown, wanted, self.precision), (text, wanted)

    def form_shows_the_problem(self) -> None:
        problem = self.current_run.problem
        for spec in PARAMETERS:
            field = self.find(QAbstractSpinBox, spec.name)
            if field.window().focusWidget() is not field:
                written = getattr(problem, spec.name)
                assert value(field.text()) == written, (spec.name, field.text(), written)
        assert self.find(QComboBox, "precision").currentText() == problem.precision
        title = self.find(QComboBox, "method").currentText()
        assert title.startswith(str(self.current_run.method.heading))
        actions = self.window.menus.ways | self.window.menus.lab_entries
        chosen = [id for id, action in actions.items() if action.isChecked()]
        assert chosen == [self.current_run.method.id]
        of_lab = self.current_run.is_in_lab
        assert self.find(QComboBox, "method").count() == len(METHODS) + of_lab
        assert self.window.menus.actions["leave_lab"].isEnabled() is of_lab
        assert of_lab or not self.find(QDockWidget, "dock_lab").isVisible()
        text = self.label("contraction_factor")
        wanted = 1 - 2 * Fraction(problem.alpha) * Fraction(problem.x) ** 2
        rounding = (1 + abs(wanted)) / 2**50
        assert abs(numbers(text)[-1] - wanted) <= 6e-6 * abs(wanted) + rounding, text
        strip = self.find(QSlider, "learning_rate_strip")
        assert strip.isEnabled() is has_slope(problem.x, problem.y)
        if strip.isEnabled():
            stated = strip.toolTip().partition(";")[0]
            assert is_stated(stated, problem.alpha), stated

    def commands_are_there_when_they_can_do_something(self) -> None:
        current_run, cursor, length = (
            self.current_run,
            self.current_run.cursor,
            len(self.current_run.run),
        )
        ended = current_run.stop is not None
        asks = self.a_question_is_open()
        assert current_run.is_locked is asks
        expected = {
            "back": cursor > 0,
            "reset": cursor > 0,
            "step": not asks and (cursor < length or not ended),
            "end": cursor < length,
            "play": not asks and (length > 0 or not ended or self.player.playing),
            "run_many": not asks and not ended,
            "run_to_stop": not asks and (cursor < length or not ended),
            "copy_step": cursor > 0,
            "copy_steps": length > 0,
        }
        actions = self.window.menus.actions
        found = {id: actions[id].isEnabled() for id in expected}
        assert found == expected, (found, expected)
        for id in BUTTONS:
            button = self.find(QAbstractButton, id)
            assert button.isEnabled() is expected[id]
        play = self.find(QAbstractButton, "play").text().replace("&", "")
        if self.player.playing:
            assert play == "Pause"
        elif not self.engine.busy:
            assert play == "Play"

    def sweep_is_about_the_run(self) -> None:
        current_run, view = self.current_run, self.workbench.sweep.view
        if view is None:
            here = self.find(QAbstractButton, "sweep_here")
            assert self.workbench.sweep.is_settled or not here.isHidden()
            return
        right = one_of_the_four(current_run.method)
        title = f"{right.heading} in {right.precision(current_run.problem)}"
        assert self.label("sweep_title", view) == title
        bar = view.findChild(QProgressBar)  # of a window closed a moment ago there may be one, too
        assert bar is not None
        problem = current_run.problem
        if isinstance(problem, Problem) and not has_slope(problem.x, problem.y):
            assert self.label("sweep_why_not", view)
        if self.label("sweep_why_not", view):
            assert bar.value() <= 0
        elif self.workbench.sweep.is_settled and bar.value() < bar.maximum():
            assert bar.text().startswith(("cancelled", "PyTorch"))


def has_slope(x: float, y: float) -> bool:
    """Whether E depends on θ as far as float64 can tell."""
    return x * x > 0 and math.isfinite(1 / (x * x)) and math.isfinite(y / x)


def first_difference(made: np.ndarray, wanted: np.ndarray) -> str:
    """Say in which step two runs part."""
    columns = np.flatnonzero((made != wanted).any(axis=0))
    if not columns.size:
        return "zeros differ in their sign"
    at = int(columns[0])
    return f"step {at + 1}: {made[:, at].tolist()} instead of {wanted[:, at].tolist()}"
