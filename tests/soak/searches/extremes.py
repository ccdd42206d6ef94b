"""Extreme numbers, sizes and texts, by every way and entry of the Lab, on screen and printed.

Every number that the window shows or `gradapp run` prints is held against plain arithmetic.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog

from gradapp.__main__ import main
from gradapp.app.system.settings import Remembered
from gradapp.core import lab
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from tests.products import some
from tests.soak import oracle
from tests.soak.checked import Checked
from tests.soak.reading import says

LIMIT_SECONDS = 120.0
ACTIONS = some(15, 40)

LIMIT = 1e12
MAGNITUDES = [
    *(0.0, 5e-324, 2.5e-320, 2.3e-308, 1e-160, 1e-45, 1.5e-42, 1.2e-38, 1e-23, 1e-12, 1e-7),
    *(0.1, 0.5, 1.0, 2.0, 3.0, math.nextafter(1, 0), math.nextafter(1, 2), 16777217.0, 1e6),
    *(9007199254740991.0 / 1e4, 123456789012.34567, math.nextafter(LIMIT, 0), LIMIT),
]
REFUSED = [
    "1e308",
    "-1e308",
    "1e13",
    "nan",
    "inf",
    "-inf",
    "1e309",
    "",
    "x",
    "0x10",
    "1,000",
    "--1",
]
SIZES = [(1, 1), (300, 200), (640, 480), (1024, 700), (1360, 860), (1920, 400), (500, 1400)]
SCALES = [60, 75, 100, 150, 200, 400]


class MinMaxPyramid(Checked):
    """A person who goes to the limits of everything."""

    def number(self) -> float:
        return self.random.choice((-1, 1, 1)) * self.random.choice(MAGNITUDES)

    def problem(self) -> Problem:
        """Make up a problem, often with a learning rate at one of its borders."""
        theta, x, y, alpha = (self.number() for _ in range(4))
        kind = self.random.randrange(6)
        if kind <= 1 and 1e-5 < abs(x) < 1e5:
            alpha = self.random.choice((0.5, 1, 0.999, 1.001, 0.01)) / (x * x)
            alpha = min(alpha, LIMIT)
        elif kind == 2 and 1e-6 < abs(x) < 1e6:
            theta = max(-LIMIT, min(LIMIT, y / x))
        elif kind == 3:
            x = self.random.choice((0.0, -0.0))
        return Problem(theta, x, y, alpha, self.random.choice(list(Precision)))

    # On the screen

    def play(self) -> int:
        problem, method = self.problem(), self.random.choice(METHODS).id
        self.tell(f"start with {method}, {problem}")
        self.open(Remembered(animate=False, method=method, problem=problem))
        self.see()
        doings = (self.take, self.go, self.go, self.choose, self.choose, self.bend, self.look)
        for _ in range(ACTIONS):
            self.random.choice(doings)()
            self.see()
        self.tell("close")
        self.close()
        self.nothing_went_wrong()
        return ACTIONS

    def see(self) -> None:
        """Paint everything, and check it."""
        self.wait_for_steps()
        for window in (self.window, *self.window.findChildren(QDialog)):
            if window.isVisible():
                window.grab()
        self.all_is_well()

    def take(self) -> None:
        """Type a number into a field, one that is refused now and then."""
        symbol = self.random.choice(("θ₀", "x", "y", "α"))
        number = self.number()
        text = self.random.choice((repr(number), f"{number:.3e}", *REFUSED[:1]))
        self.tell(f"type {text!r} as {symbol}")
        if self.field(symbol) is not None:
            self.the_person.types(symbol, text)
        self.leave_field()

    def go(self) -> None:
        """Go somewhere in the run, by steps or by lines."""
        ids = ("step", "step", "back", "reset", "end", "run_to_stop", "next_line", "previous_line")
        id, times = self.random.choice(ids), self.random.choice((1, 1, 2, 5))
        known = self.window.menus.actions
        self.tell(f"{times} times {id}")
        for _ in range(times):
            if id in known:
                known[id].trigger()
            else:
                self.press_key("Down" if id == "next_line" else "Up")
            self.wait_for_steps()

    def choose(self) -> None:
        """Choose a way, an entry of the Lab, a precision or a whole problem."""
        kind = self.random.randrange(4)
        if kind == 0:
            problem, method = self.problem(), self.current_run.method.id
            self.tell(f"take {problem}")
            self.current_run.start(problem, method)
            self.wait_for_steps()
        elif kind == 1:
            entry = self.random.choice(lab.ENTRIES).method.id
            answer = self.random.randrange(4)
            self.tell(f"Lab {entry}, answer {answer + 1}")
            self.window.menus.lab_entries[entry].trigger()
            self.draw()
            button = self.window.findChild(QAbstractButton, f"lab_answer_{answer + 1}")
            if button is not None and button.isVisible():
                button.click()
        else:
            method = self.random.choice(METHODS).id
            self.tell(f"way {method}")
            self.window.menus.ways[method].trigger()

    def bend(self) -> None:
        """Change the size of the window, of the text, or of a panel."""
        kind = self.random.randrange(4)
        if kind == 0:
            scale = self.random.choice(SCALES)
            self.tell(f"text of {scale} %")
            self.workbench.appearance.set_text_scale(scale)
        elif kind == 1:
            dock = self.random.choice([*self.window.docks.values()])
            self.tell(f"float {dock.objectName()}, or dock it")
            if dock.isVisible():
                self.put_back(dock)
                dock.setFloating(not dock.isFloating())
                dock.resize(QSize(*self.random.choice(SIZES)))
                self.activate(self.window)
        else:
            size = self.random.choice(SIZES)
            self.tell(f"size {size}")
            self.window.resize(QSize(*size))

    def look(self) -> None:
        """Open what explains or sweeps, or look closer."""
        id = self.random.choice(("why", "sweep", "close_up", "logarithmic", "pin", "reset_view"))
        self.tell(f"{id}")
        self.window.menus.actions[id].trigger()
        self.draw()
        opened = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        if opened and self.random.random() < 0.7:
            self.see()
            for dialog in opened:
                QTest.keyClick(dialog, Qt.Key.Key_Escape)
            self.activate(self.window)

    # Printed

    def prints(self) -> int:
        """Have `gradapp run` print one problem in every way, and check each number."""
        problem = self.problem()
        steps = self.random.choice((1, 3, 40, 300))
        words = [f"--{name}={getattr(problem, name)!r}" for name in ("theta", "x", "y", "alpha")]
        words += ["--precision", problem.precision.value, "--steps", str(steps)]
        for method in METHODS:
            self.tell(f"run {' '.join(words)} --method {method.id}")
            start = problem.theta, problem.x, problem.y, problem.alpha
            expected = oracle.run(method.id, start, problem.precision.value, 10**6)
            wanted = expected.columns(steps).T
            ended = expected.end if expected.end and expected.end.step <= steps else None
            way = ended.way if ended else ""
            code = {"diverged": 3, "raised": 2}.get(way, 0)
            for form in ("csv", "table"):
                found, out, err = call("run", *words, "--method", method.id, "--format", form)
                assert found == code, (found, code, err)
                assert bool(err) is (code > 0 or (way == "fixed point" and form == "csv")), err
                lines = out.splitlines()[1 if form == "csv" else 2 :]
                rows = [line for line in lines if line[:1] not in ("F", "D")][: len(wanted)]
                assert len(rows) == len(wanted), (form, out)
                cut = [row.split(",") if form == "csv" else ["", *row.split()] for row in rows]
                for number, (row, made) in enumerate(zip(cut, wanted, strict=True), start=1):
                    assert int(row[1]) == number
                    pairs = list(zip(row[2:], made.tolist(), strict=True))
                    exact = form == "csv"
                    assert all(
                        (float(text) == shown)
                        if exact
                        else says(float(text), shown, expected.precision)
                        for text, shown in pairs
                    ), (form, row, made)
        self.refuses(words)
        return 2 * len(METHODS) + 1

    def refuses(self, words: Sequence[str]) -> None:
        """Check that an impossible number is refused in one line."""
        name, text = self.random.choice(("theta", "x", "y", "alpha")), self.random.choice(REFUSED)
        self.tell(f"run --{name}={text}")
        code, out, err = call("run", *words, f"--{name}={text}")
        assert (code, out) == (2, ""), (code, out)
        assert len(err.strip().splitlines()) == 1, err


def call(*words: str) -> tuple[int, str, str]:
    """Call the program in this process; return its exit code and what it printed."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(words)
        except SystemExit as left:
            code = int(left.code or 0)
    return code, out.getvalue(), err.getvalue()


def one_round(seed: int) -> int:
    with MinMaxPyramid(seed) as round_:
        return round_.prints() + round_.play()
