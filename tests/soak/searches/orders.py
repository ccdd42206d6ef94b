"""Commands, signals and messages in every order that can be.

First by a scheduler that decides when each command arrives, each message is heard and each slice is
made; then in a window, with its own thread, where something is asked for from inside of signals.
"""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from gradapp.app import workbench as workbench_module
from gradapp.app.system.settings import Remembered
from gradapp.app.views import run as run_view_module
from gradapp.core import lab
from gradapp.core.methods import METHODS
from gradapp.core.problem.examples import EXAMPLES
from tests import orders
from tests.products import some
from tests.soak.rounds import Round

LIMIT_SECONDS = 120.0
PLAYS = some(2, 4)
ACTIONS = some(12, 30)

SIGNALLING = (
    (
        workbench_module,
        ("Engine", "CurrentRun", "Player", "RunAsDocument", "Requests", "ShownSweep"),
    ),
    (run_view_module, ("FrameClock", "LineWalk", "Pins", "Race", "ShownComparison", "ShownLab")),
)
COMMANDS = (
    "play",
    "step",
    "back",
    "reset",
    "end",
    "run_many",
    "run_to_stop",
    "afresh",
    "slower",
    "faster",
    "notebook",
    "line_forward",
    "line_back",
    "pin",
    "sweep",
    "leave_lab",
)


class InWindow(Round):
    """Asks a window for anything at any signal, as the first or the last to hear it."""

    left = ACTIONS
    depth = 0

    def play(self) -> int:
        """Open a window, ask for things, and see that it comes to rest and works."""
        for module, names in SIGNALLING:
            for name in names:
                made = self.heard_first(getattr(module, name))
                self._stack.enter_context(patch.object(module, name, made))
        self.open(Remembered(animate=self.random.random() < 0.5))
        self.until(lambda: self.window.menus.ways["mseloss"].isEnabled())
        for part in (*self.workbench.children(), *self.window.children()):
            self.hear(part)
        for _ in range(ACTIONS):
            self.ask("")
            for _ in range(self.random.randrange(4)):
                QApplication.processEvents()
        self.left = 0
        self.workbench.sweep.close()
        self.pause()
        self.until(lambda: not self.engine.busy)
        self.come_to_rest()
        self.until(lambda: self.workbench.shown_run.is_settled)
        self.window.menus.actions["notebook"].trigger()
        self.window.menus.actions["afresh"].trigger()
        self.window.menus.ways["python"].trigger()
        self.window.menus.actions["step"].trigger()
        self.until(lambda: self.current_run.cursor == 1 and self.workbench.shown_run.is_settled)
        assert self.current_run.step_values is not None
        self.close()
        self.nothing_went_wrong()
        return len(self.story)

    def nothing_went_wrong(self) -> None:
        """Raise what was heard of from elsewhere."""
        assert not self.watch.heard, self.watch.heard

    def heard_first(self, make: Callable[..., QObject]) -> Callable[..., QObject]:
        """Return what makes such objects, whose signals this round hears before anybody else."""

        def made(*arguments: object, **named: object) -> QObject:
            part = make(*arguments, **named)
            self.hear(part)
            return part

        return made

    def hear(self, part: QObject) -> None:
        for kind in type(part).__mro__:
            if kind.__module__.startswith(("gradapp.app", "gradapp.engine")):
                for name, member in vars(kind).items():
                    if isinstance(member, Signal) and not name.startswith("_"):
                        getattr(part, name).connect(lambda *_, name=name: self.at(name))

    def at(self, signal: str) -> None:
        if self.person is not None and self.left and not self.depth and self.random.random() < 0.2:
            self.left -= 1
            self.depth += 1
            try:
                self.ask(f" at {signal}")
            finally:
                self.depth -= 1

    def ask(self, where: str) -> None:
        asked, words = self.random.choice(
            (self.command, self.edit, self.choose, self.enter, self.unpin, self.seek)
        )()
        self.tell(f"{words}{where}")
        asked()

    def command(self) -> tuple[Callable[[], object], str]:
        name = self.random.choice(COMMANDS)
        return self.window.menus.actions[name].trigger, name

    def edit(self) -> tuple[Callable[[], object], str]:
        name, problem = self.random.choice(EXAMPLES)
        name = str(name)
        return lambda: self.current_run.set_problem(problem), name

    def choose(self) -> tuple[Callable[[], object], str]:
        method = self.random.choice(METHODS)
        return self.window.menus.ways[method.id].trigger, method.id

    def enter(self) -> tuple[Callable[[], object], str]:
        entry, answer = self.random.choice(lab.ENTRIES), self.random.randrange(-1, 3)

        def enter_and_answer() -> None:
            self.window.menus.lab_entries[entry.method.id].trigger()
            if self.random.random() < 0.5:
                self.window.lab_panel.answered.emit(answer)

        return enter_and_answer, f"{entry.method.id}, {answer}"

    def unpin(self) -> tuple[Callable[[], object], str]:
        slot = self.random.randrange(3)
        return lambda: self.window.pins_panel.remove_requested.emit(slot), f"remove pin {slot}"

    def seek(self) -> tuple[Callable[[], object], str]:
        step = self.random.randrange(30)
        return lambda: self.window.transport.step_requested.emit(step), f"seek {step}"


def one_round(seed: int) -> int:
    """Play `PLAYS` seeds of the scheduler and one window; return how many things were asked for."""
    done = sum(orders.play(1000 * seed + turn) for turn in range(PLAYS))
    with InWindow(seed) as round_:
        return done + round_.play()
