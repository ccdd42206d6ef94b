"""Engine, run, player, line walk and race under a scheduler of the tests' own, decided by a seed.

The worker lives in this thread, behind two queues as long as the scheduler likes: it decides when a
command arrives, when a slice is made, when a message is heard, and what a person asks for then.
Besides, something is asked for from inside of signals, by whoever hears them first and last.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Final, Self
from unittest.mock import patch

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.run.pins import Pins
from gradapp.app.run.player import Player
from gradapp.app.run.race import Race
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import Stop
from gradapp.core.trajectory import Floats
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Command, Notice
from gradapp.engine.worker import Worker

LIMIT: Final = 60
"""The most steps of a run, so that each comes to an end."""

PROBLEMS: Final = (
    Problem(),
    Problem(alpha=0.25),
    Problem(x=0.0),
    Problem(alpha=1e12),
    Problem(alpha=0.125, precision=Precision.FLOAT64),
    Problem(precision=Precision.FLOAT64),
)
METHODS: Final = ("python", "autograd", "optimizer")
OF_LAB: Final = ("wrong_factor", "recorded_update", "no_zero_grad")


QUIET: Final = frozenset(
    {"look", "hold", "release", "cancel_sweep", "sweep", "pin", "remove_pin", "race"}
)
"""What is asked for without going anywhere."""


class Mail(QObject):
    """A worker that hears and is heard only when the scheduler says so."""

    told = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.worker = Worker(self.clock)
        self.commands: deque[Command] = self.worker._commands
        self.messages: deque[tuple[Notice, ...]] = deque()
        self.worker.told.connect(self.messages.append)

    def clock(self) -> float:
        self.now += 0.002
        return self.now

    def moveToThread(self, _thread: object) -> None:
        """Stay here."""

    def send(self, command: Command) -> None:
        self.commands.append(command)

    @property
    def works(self) -> bool:
        timer = self.worker.findChild(QTimer)
        assert timer is not None
        return timer.isActive()


class Orders:
    """One play of a seed; an assertion that fails says what had been done."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.story: list[str] = []
        self.wrong: list[Exception] = []
        self.left = 40  # things asked for from inside of signals
        self.follows = False  # whether the last wish was to see the newest step
        self.telling: str | None = None
        self.heard: dict[str, list[str]] = {"first": [], "last": []}
        self.time = 0.0
        self.problem, self.method_id = PROBLEMS[0], "python"
        self.outside: tuple[Problem, str] | None = None
        self.known: dict[tuple[AnyProblem, str], tuple[Floats, Stop | None]] = {}
        self.stack = ExitStack()

    def __enter__(self) -> Self:
        enter = self.stack.enter_context
        for module in (
            "core.run.descent",
            "core.trajectory",
            "engine.engine",
            "app.run.current_run",
        ):
            enter(patch(f"gradapp.{module}.MOST_STEPS", LIMIT))
        enter(patch("gradapp.engine.torch_import.load", lambda _serve: "2.13.0"))
        self.mail = Mail()
        enter(patch("gradapp.engine.engine.Worker", lambda: self.mail))
        self.engine = Engine()
        parts: list[QObject] = [self.engine]
        self.listen(self.engine, "first")
        self.current_run = CurrentRun(self.engine)
        self.listen(self.current_run, "first")
        self.player = Player(self.current_run, self.clock)
        self.listen(self.player, "first")
        self.walk = LineWalk(self.current_run, self.engine)
        self.listen(self.walk, "first")
        self.pins = Pins(self.engine.news)
        self.listen(self.pins, "first")
        self.racing = Race(self.engine, self.current_run, self.pins)
        self.listen(self.racing, "first")
        parts += (self.current_run, self.player, self.walk, self.pins, self.racing)
        for part in parts:
            self.listen(part, "last")
        self.asks: list[Callable[[], object]] = [
            self.start,
            self.set_problem,
            self.set_method,
            self.enter_lab,
            self.leave_lab,
            self.start_afresh,
            self.current_run.step,
            self.current_run.back,
            self.current_run.pause,
            self.current_run.run_until_stop,
            self.seek,
            self.player.play,
            self.player.pause,
            self.player.step,
            self.set_rate,
            self.walk.look,
            self.walk.next_line,
            self.walk.next_line,
            self.walk.previous_line,
            self.walk.look_beyond,
            self.go_to_line,
            self.engine.hold,
            self.engine.release,
            self.engine.cancel_sweep,
            self.sweep,
            self.pin,
            self.remove_pin,
            self.race,
            self.racing.enter_rivals,
        ]
        return self

    def __exit__(
        self, kind: object, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            error.add_note("after " + ", ".join(self.story[-60:]))
        with self.stack:
            self.player.pause()
            assert self.engine.shutdown()
            self.mail.worker.deleteLater()

    def clock(self) -> float:
        return self.time

    # Signals

    def listen(self, part: QObject, place: str) -> None:
        """Hear all signals of a part before or after everybody else does."""
        signals: dict[str, SignalInstance] = {
            name: getattr(part, name)
            for name, kind in vars(type(part)).items()
            if isinstance(kind, Signal) and not name.startswith("_")
        }
        if isinstance(part, Engine):
            signals |= {kind.__name__: part.told(kind) for kind in Notice.__subclasses__()}
        for name, signal in signals.items():
            full = f"{type(part).__name__}.{name}"
            signal.connect(lambda *_, full=full: self.hear(full, place))

    def hear(self, name: str, place: str) -> None:
        """Look at the state and ask for something; what goes wrong is raised outside of Qt."""
        try:
            self.look_and_ask(name, place)
        except Exception as error:
            self.wrong.append(error)
        if place == "last":
            self.telling = None

    def look_and_ask(self, name: str, place: str) -> None:
        if place == "first":
            assert self.telling is None, f"{name} is told while {self.telling} is being told"
            self.telling = name
        else:
            assert self.telling == name, f"{name} is heard last, but {self.telling} first"
        self.heard[place].append(name)
        self.is_consistent()
        if self.left and self.random.random() < 0.25:
            self.left -= 1
            self.ask(f" in {name} ({place})")

    # What is asked for

    def ask(self, where: str = "") -> None:
        asked = self.random.choice(self.asks)
        self.story.append(asked.__name__ + where)
        self.follows &= asked.__name__ in QUIET or asked == self.current_run.run_until_stop
        if asked == self.current_run.run_until_stop:
            self.follows = not self.player.playing  # which asks for steps by itself
        asked()
        self.is_consistent()
        self.nothing_went_wrong()

    def nothing_went_wrong(self) -> None:
        if self.wrong and self.telling is None:
            raise self.wrong[0]

    def begun(self, problem: Problem, method_id: str) -> None:
        here = (self.problem, self.method_id)
        if method_id not in OF_LAB:
            self.outside = None
        elif self.method_id not in OF_LAB:
            self.outside = here
        self.problem, self.method_id = problem, method_id

    def start(self) -> None:
        problem, method_id = self.random.choice(PROBLEMS), self.random.choice(METHODS)
        self.begun(problem, method_id)
        self.current_run.start(problem, method_id)

    def set_problem(self) -> None:
        problem = self.random.choice(PROBLEMS)
        self.begun(problem, self.method_id)
        self.current_run.set_problem(problem)

    def set_method(self) -> None:
        method_id = self.random.choice(METHODS)
        self.begun(self.problem, method_id)
        self.current_run.set_method(method_id)

    def enter_lab(self) -> None:
        method_id = self.random.choice(OF_LAB)
        self.begun(Problem(), method_id)
        self.current_run.start(Problem(), method_id)

    def leave_lab(self) -> None:
        if self.outside is not None:
            self.begun(*self.outside)
        self.current_run.leave_lab()

    def start_afresh(self) -> None:
        self.current_run.start_afresh()

    def seek(self) -> None:
        self.current_run.seek(self.random.randint(-1, LIMIT))

    def set_rate(self) -> None:
        self.player.set_rate(self.random.choice((0.5, 3.0, 200.0, float("inf"))))

    def go_to_line(self) -> None:
        self.walk.go_to_line(self.random.randint(-1, 9))

    def sweep(self) -> None:
        self.engine.start_sweep(Problem(), "python")

    def pin(self) -> None:
        if len(self.current_run.run):
            self.pins.add(self.current_run.run)

    def remove_pin(self) -> None:
        if self.pins.pins:
            self.pins.remove(self.random.choice(list(self.pins.pins)))

    def race(self) -> None:
        self.racing.set_on(not self.racing.is_on)

    # What happens by itself

    def happen(self) -> bool:
        """Let one thing that is on its way happen; return whether there was any."""
        mail = self.mail
        ways: list[Callable[[], object]] = []
        if mail.commands:
            ways.append(lambda: mail.worker.obey(mail.commands.popleft()))
        if mail.messages:
            ways.append(lambda: mail.told.emit(mail.messages.popleft()))
        if mail.works:
            ways.append(mail.worker.make_slice)
        if mail.worker._ahead.isActive():
            ways.append(self.look_ahead)
        if self.engine._after_painting.isActive():
            ways.append(self.be_painted)
        if ways:
            self.random.choice(ways)()
        self.nothing_went_wrong()
        return bool(ways)

    def look_ahead(self) -> None:
        self.mail.worker._ahead.stop()
        self.mail.worker.look_ahead()

    def be_painted(self) -> None:
        self.engine._after_painting.stop()
        self.engine._send_unsent()

    def frame(self) -> None:
        self.time += self.random.choice((0.001, 0.02, 0.4))
        self.player.tick()

    def play(self, turns: int = 150) -> int:
        """Do anything in any order, come to rest, and see that all is well."""
        self.start()
        for _ in range(turns):
            chance = self.random.random()
            if chance < 0.3:
                self.ask()
            elif chance < 0.4:
                self.frame()
            else:
                self.happen()
        self.comes_to_rest()
        for _ in range(3):
            self.a_step_comes_to_rest()
        self.a_run_outdoes_lines()
        self.comes_to_rest()
        before = self.current_run.cursor
        was_at_end = self.current_run.at_end
        self.current_run.step()
        self.comes_to_rest()
        assert self.current_run.cursor == before + (not was_at_end) or self.current_run.at_end
        assert self.heard["first"] == self.heard["last"]
        return len(self.story)

    def a_step_comes_to_rest(self) -> None:
        """Ask for the step that has been made before, and for something in the background."""
        wishes = [self.current_run.step, self.race, self.sweep, self.walk.look]
        for wish in self.random.choices(wishes, k=3):
            wish()
            for _ in range(self.random.choice((0, 0, 1, 9, 99))):
                self.happen()
        self.comes_to_rest()

    def a_run_outdoes_lines(self) -> None:
        """Ask for lines and then for all steps, whatever is on its way; the steps are followed."""
        self.left = 0
        self.player.pause()
        for move in (self.walk.next_line, self.walk.previous_line, self.walk.next_line):
            move()
            for _ in range(self.random.randrange(4)):
                self.happen()
        self.current_run.run_until_stop()
        self.follows = True

    def comes_to_rest(self) -> None:
        self.left = 0
        self.player.pause()
        self.engine.release()
        self.engine.load_torch()
        for _ in range(20_000):
            if not self.happen():
                break
        else:
            raise AssertionError("it never comes to rest")
        current_run, walk = self.current_run, self.walk
        self.is_consistent()
        assert not self.engine.busy, "the engine is busy for ever"
        assert self.engine.rests, "the engine never says that nothing is left to do"
        assert not current_run.waiting
        assert current_run.at_last_step or not self.follows, "the newest step is not looked at"
        assert self.racing.is_settled, "those who race are behind the run for ever"
        walk.look()
        while self.happen():
            pass
        assert walk.is_settled
        assert walk.recorded is not None or walk.sentence
        if walk.recorded is not None:
            assert walk.recorded.step == walk.step

    def is_consistent(self) -> None:
        if not hasattr(self, "racing"):
            return
        current_run = self.current_run
        assert (current_run.problem, current_run.method.id) == (self.problem, self.method_id)
        columns, (made, stop) = current_run.run.steps, self.expected()
        length = columns.shape[1]
        assert 0 <= current_run.cursor <= length
        assert np.array_equal(columns, made[:, :length]), "these are steps of another run"
        if current_run.stop is not None:
            assert current_run.stop == stop
            assert length == made.shape[1]
        for pin in self.racing.runs.values():
            made, _stop = self.expected(pin.problem, pin.method.id)
            assert np.array_equal(pin.steps, made[:, : len(pin)]), "steps of another racer"

    def expected(
        self, problem: AnyProblem | None = None, method_id: str = ""
    ) -> tuple[Floats, Stop | None]:
        """Return a whole run, made by itself; the one looked at if no other is asked for."""
        key = problem, method_id = problem or self.problem, method_id or self.method_id
        if key not in self.known:
            descent = Descent(problem, method(method_id, problem))
            blocks = [descent.advance(LIMIT)]
            self.known[key] = np.concatenate(blocks, axis=1), descent.stop
        return self.known[key]


def play(seed: int, **how: Any) -> int:
    """Play one seed, and return how many things were asked for."""
    with Orders(seed) as orders:
        return orders.play(**how)
