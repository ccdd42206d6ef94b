"""Runs the long searches one after the other, and says what they did and found.

A search is a module in `searches/` with `one_round(seed: int) -> int`: one round, some seconds
long, decided by its seed alone. It raises where it finds something, with a message that says what
and after which actions, and returns how many actions it did. Rounds are played in processes of
their own, without a screen, in an empty home. A finding is an exception, a warning (Python's, Qt's,
in the log), a crash, a hang, a wrong exit, a thread or a window left behind.

Where a round may take longer than a minute, the module says how long: `LIMIT_SECONDS`.
"""

from __future__ import annotations

import argparse
import ast
import itertools
import json
import os
import queue
import random
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.products import VARIABLE

ROOT: Final = Path(__file__).resolve().parents[2]
SEARCHES: Final = Path(__file__).parent / "searches"
SCREEN: Final = ROOT / "tests" / "screen.json"
LIMIT_SECONDS: Final = 60.0
"""How long a round may take on a machine that has nothing else to do."""
PATIENCE: Final = 5
"""How many times longer it may take on one that has."""
TURN_SECONDS: Final = 60.0
"""How long a search is played before the next one has its turn."""


@dataclass
class Tally:
    """What one search did and found."""

    rounds: int = 0
    actions: int = 0
    seconds: float = 0.0
    findings: int = 0


@dataclass
class Turn:
    """Some rounds of one search, in a process of their own."""

    path: Path
    seed: int
    rounds: int
    seconds: float
    limit: float
    played: int = 0
    actions: int = 0
    took: float = 0.0
    finding: str = ""
    found_at: int = 0
    told: queue.SimpleQueue[str | None] = field(default_factory=queue.SimpleQueue)

    def play(self, is_stopped: Callable[[], bool]) -> None:
        """Play until the rounds or the time are over, something is found, or it is stopped."""
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="gradapp-soak-") as home:
            errors = Path(home, "stderr")
            with errors.open("wb") as stderr:
                child = subprocess.Popen(
                    self.command(),
                    cwd=ROOT,
                    env=private(home) | {VARIABLE: "1"},
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=stderr,
                    start_new_session=True,
                )
            threading.Thread(target=self.listen, args=(child,), daemon=True).start()
            try:
                playing = self.follow(is_stopped)
            finally:
                end(child, 0 if is_stopped() else 10)
            code = child.returncode
            if not (self.finding or is_stopped()) and (code or playing is not None):
                self.found_at = self.seed + self.played if playing is None else playing
                said = errors.read_text("utf-8", "replace")
                self.finding = f"{how_it_ended(code)}\n{said[-6000:]}"
        self.took = time.monotonic() - began

    def command(self) -> list[str]:
        """Return what starts the process."""
        words = [sys.executable, "-X", "faulthandler", "-m", "tests.soak.child", str(self.path)]
        words += ["--seed", str(self.seed), "--rounds", str(self.rounds)]
        return words + ["--seconds", str(self.seconds), "--limit", str(self.limit)]

    def listen(self, child: subprocess.Popen[bytes]) -> None:
        """Put what the process says where it can be waited for."""
        assert child.stdout is not None
        for line in child.stdout:
            self.told.put(line.decode())
        self.told.put(None)

    def follow(self, is_stopped: Callable[[], bool]) -> int | None:
        """Return the seed of the round that was being played when the process fell silent."""
        playing = None
        silent_at = time.monotonic() + self.limit + 30  # its own watchdog ends it before
        while time.monotonic() < silent_at and not is_stopped():
            try:
                line = self.told.get(timeout=0.2)
            except queue.Empty:
                continue
            if line is None:
                break
            told = json.loads(line)
            silent_at = time.monotonic() + self.limit + 30
            playing = told.get("begin")
            if "end" in told:
                self.played += 1
                self.actions += told["actions"]
            if "finding" in told:
                self.finding, self.found_at = told["text"], told["finding"]
        return playing


def end(child: subprocess.Popen[bytes], patience: float) -> None:
    """Wait a moment for a process that has finished, then end it with all that it started."""
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def how_it_ended(code: int) -> str:
    """Say what an exit code means."""
    if code < 0:
        return f"ended by {signal.Signals(-code).name}"
    return f"ended with exit code {code} in the middle of a round"


def private(home: str) -> dict[str, str]:
    """Return an environment in which nothing of the person's own is read or written."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        env[f"XDG_{name}_HOME"] = str(Path(home, name.lower()))
    for name in ("run", "tmp"):
        Path(home, name).mkdir(mode=0o700)
    env |= {"HOME": home, "XDG_RUNTIME_DIR": f"{home}/run", "TMPDIR": f"{home}/tmp"}
    screen = f"offscreen:configfile={SCREEN}" if ":" not in str(SCREEN) else "offscreen"
    env |= {"QT_QPA_PLATFORM": screen, "QT_LOGGING_RULES": "qt.qpa.*=false"}
    return env | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}


def limit_of(path: Path) -> float:
    """Return how long a round of a search may take, read without running it."""
    for node in ast.parse(path.read_text("utf-8")).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value: Any = getattr(node, "value", None)
        if isinstance(target, ast.Name) and target.id == "LIMIT_SECONDS":
            return float(ast.literal_eval(value))
    return LIMIT_SECONDS


class Runner:
    """Gives each search its turns, some of them at the same time."""

    def __init__(self, paths: Sequence[Path], asked: argparse.Namespace) -> None:
        self.limits = {path: PATIENCE * limit_of(path) for path in paths}
        self.asked = asked
        self.tallies = {path.stem: Tally() for path in paths}
        self.next_seed = dict.fromkeys(self.tallies, asked.seed)
        self.turns = iter(paths) if asked.rounds else itertools.cycle(paths)
        self.ends_at = time.monotonic() + 60 * asked.minutes
        self.is_stopped = False  # no event: a signal may come while another sets it
        self.lock = threading.Lock()

    def run(self) -> int:
        """Play everything, and return the exit code."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)
        workers = [threading.Thread(target=self.work) for _ in range(self.asked.jobs)]
        for worker in workers:
            worker.start()
        for worker in workers:
            while worker.is_alive():  # a signal that another thread receives waits for this one
                worker.join(0.2)
        self.sum_up()
        found = any(tally.findings for tally in self.tallies.values())
        return 1 if found else 130 if self.is_stopped else 0

    def stop(self, *_signal: object) -> None:
        """Have all turns end, once they look."""
        self.is_stopped = True

    def work(self) -> None:
        """Take one turn after the other until all is done."""
        while not self.is_stopped:
            with self.lock:
                turn = self.next_turn()
            if turn is None:
                return
            turn.play(lambda: self.is_stopped)
            with self.lock:
                self.note(turn)

    def next_turn(self) -> Turn | None:
        """Return what is played next; only whoever holds the lock may ask."""
        left = self.ends_at - time.monotonic()
        path = next(self.turns, None)
        if path is None or (left <= 0 and not self.asked.rounds):
            return None
        seed = self.next_seed[path.stem]
        # Rounds of two turns of the same search at the same time have different seeds.
        rounds = self.asked.rounds or 1000
        self.next_seed[path.stem] += rounds
        seconds = float("inf") if self.asked.rounds else min(TURN_SECONDS, left)
        return Turn(path, seed, rounds, seconds, self.limits[path])

    def note(self, turn: Turn) -> None:
        """Add a turn to the tally, and say what it did and found."""
        tally = self.tallies[turn.path.stem]
        tally.rounds += turn.played
        tally.actions += turn.actions
        tally.seconds += turn.took
        last = turn.seed + turn.played - 1
        seeds = f"seeds {turn.seed} to {last}" if turn.played else f"seed {turn.seed}"
        did = f"{turn.played} rounds, {turn.actions:,} actions in {turn.took:.0f} s"
        print(f"{time.strftime('%H:%M:%S')}  {turn.path.stem:16} {seeds}: {did}", flush=True)
        if turn.finding:
            tally.findings += 1
            print(f"\nFOUND by {turn.path.stem}, seed {turn.found_at}:\n{turn.finding.rstrip()}")
            print(f"Again: {again(turn.path, turn.found_at, 1)}")
            if turn.played:
                rounds = turn.found_at - turn.seed + 1
                print(f"and with the rounds before it: {again(turn.path, turn.seed, rounds)}")
            print(flush=True)

    def sum_up(self) -> None:
        """Print what was done and found in all."""
        print(f"\n{'search':16} {'rounds':>8} {'actions':>10} {'seconds':>8} {'findings':>8}")
        whole = Tally()
        for name, tally in self.tallies.items():
            print(row(name, tally))
            whole.rounds += tally.rounds
            whole.actions += tally.actions
            whole.seconds += tally.seconds
            whole.findings += tally.findings
        print(row("all", whole))
        print(f"first seed of each: {self.asked.seed}", flush=True)


def row(name: str, tally: Tally) -> str:
    """Return a line of the summary."""
    numbers = f"{tally.rounds:8,} {tally.actions:10,} {tally.seconds:8,.0f} {tally.findings:8}"
    return f"{name:16} {numbers}"


def again(path: Path, seed: int, rounds: int) -> str:
    """Return the command line that plays a finding's rounds again."""
    words = ["python3", "packaging/dev.py", "soak", "--search", path.stem]
    if path.parent != SEARCHES:
        words += ["--folder", str(path.parent)]
    return shlex.join([*words, "--seed", str(seed), "--rounds", str(rounds)])


def main(words: Sequence[str]) -> int:
    """Play what is asked for; the exit code is 1 if something was found."""
    parser = argparse.ArgumentParser(
        prog="dev.py soak", description="Run the long searches, and print what they find."
    )
    parser.add_argument("--minutes", type=float, default=5.0, help="how long (5)")
    parser.add_argument("--seed", type=int, help="the first seed of each search (made up)")
    parser.add_argument("--search", action="append", metavar="NAME", help="only this one; repeat")
    parser.add_argument("--rounds", type=int, default=0, help="so many of each, however long")
    parser.add_argument(
        "--jobs", type=int, choices=range(1, 17), default=1, help="at the same time (1)"
    )
    parser.add_argument("--folder", type=Path, default=SEARCHES, help="where the searches are")
    asked = parser.parse_args(words)
    if asked.seed is None:
        asked.seed = random.SystemRandom().randrange(10**6) * 1000
    paths = sorted(path for path in asked.folder.glob("*.py") if path.stem != "__init__")
    known = [path.stem for path in paths]
    unknown = sorted(set(asked.search or []) - set(known))
    if unknown or not paths:
        parser.error(f"no search {', '.join(unknown)}; there are: {', '.join(known)}")
    return Runner([p for p in paths if p.stem in (asked.search or known)], asked).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
