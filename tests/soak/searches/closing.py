"""Closes the window at a random moment of its start or of what it does, by hand or by a signal.

Each round is a process of its own. It has to end soon and quietly, with the right exit code, and
with the settings saved as they were last; nothing else may be left in the person's folders.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Final

from gradapp.app.system import folders
from gradapp.app.system.settings import Settings

LIMIT_SECONDS: Final = 60.0
LATEST: Final = 8.0
"""Seconds after the start at which the window is closed at the latest."""

# It says "our turn" once signals are heard, "shown", and before and after each thing it does which
# θ₀ a person has left: that of a question of the Lab is not the person's.
WINDOW: Final = """
import os, random, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
for name in ("SIGTERM", "SIGHUP"):
    signal.signal(getattr(signal, name), signal.SIG_DFL)
import gradapp.__main__ as entry
draw = random.Random(int(sys.argv[1]))
obey = entry._obey

def told(argv):
    print("our turn", flush=True)
    import gradapp.app.system.qt_import
    gradapp.app.system.qt_import.import_qt()
    import gradapp.app.workbench as module
    from PySide6.QtCore import QTimer
    from gradapp.core import lab
    from gradapp.core.methods import METHODS
    from gradapp.core.problem.notebook import Problem
    from gradapp.engine.messages import TorchLoaded

    class Hand(module.Workbench):
        def show(self):
            self.ready = False
            self.left = 1.0
            self.engine.on(TorchLoaded, self.note)
            self.timer = QTimer(self)
            self.timer.timeout.connect(self.act)
            self.timer.start(draw.choice([5, 30, 120]))
            self.closed.connect(self.timer.stop)
            super().show()
            print("shown", flush=True)

        def note(self, version):
            self.ready = True

        def act(self):
            current_run = self.current_run
            theta = float(draw.randrange(-9, 9))
            method = draw.choice(METHODS if self.ready else METHODS[:1]).id
            acts = {
                "problem": lambda: current_run.set_problem(Problem(theta=theta)),
                "method": lambda: current_run.set_method(method),
                "step": lambda: self.window.menus.actions["step"].trigger(),
                "play": lambda: self.window.menus.actions["play"].trigger(),
                "run": lambda: current_run.run_until_stop(),
                "sweep": lambda: self.sweep.open(),
                "ask": lambda: self.window.menus.actions["run_many"].trigger(),
                "text": lambda: self.appearance.enlarge(),
                "line": lambda: self.window.menus.actions["line_forward"].trigger(),
                "float": lambda: draw.choice([*self.window.docks.values()]).setFloating(True),
                "lab": lambda: self.lab.enter(draw.choice(lab.ENTRIES)),
            }
            name = draw.choice(sorted(acts if self.ready else set(acts) - {"lab"}))
            print("will", name, theta, flush=True)
            acts[name]()
            if not current_run.is_in_lab:
                self.left = current_run.problem.theta
            print("did", self.left, flush=True)

    module.Workbench = Hand
    return obey(argv)

entry._obey = told
sys.exit(entry.main([]))
"""

CLOSE: Final = "close"
WAYS: Final = (CLOSE, "SIGINT", "SIGTERM", "SIGHUP")


class Watched:
    """A process, and what it has said so far."""

    def __init__(self, home: Path, seed: int, close_after: float | None) -> None:
        names = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
        env = {name: value for name, value in os.environ.items() if name not in names}
        env |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run")}
        env["QT_QPA_PLATFORM"] = "offscreen"
        (home / "run").mkdir(mode=0o700)
        code = WINDOW
        if close_after is not None:
            line = f"QTimer.singleShot({int(1000 * close_after)}, self.window.close)"
            code = code.replace("self.ready = False\n", f"self.ready = False; {line}\n", 1)
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, str(seed)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=env,
        )
        self.lines: list[str] = []
        self.errors = ""
        self.threads = [
            threading.Thread(target=self._listen),
            threading.Thread(target=self._hear_errors),
        ]
        for thread in self.threads:
            thread.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as said:
            for line in said:
                self.lines.append(line.strip())

    def _hear_errors(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as said:
            self.errors = said.read()

    def wait_for(self, line: str) -> None:
        """Wait until it has said a line."""
        while line not in self.lines:
            assert self.process.poll() is None, f"it ended by itself:\n{self.errors}"
            time.sleep(0.005)

    def end(self) -> int:
        """Return the exit code, once it has ended and all that it said is heard."""
        try:
            return self.process.wait(LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGABRT)  # to see where it hangs
            raise AssertionError(f"it does not end\n{self.lines[-5:]}") from None
        finally:
            self.process.kill()
            for thread in self.threads:
                thread.join()


def one_round(seed: int) -> int:
    """Start the window, let it do things, close it, and look at what it leaves."""
    draw = random.Random(seed)
    way = draw.choice(WAYS)
    after = draw.choice([draw.uniform(0.0, 1.5), draw.uniform(1.0, LATEST)])
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        watched = Watched(home, seed, after if way == CLOSE else None)
        try:
            watched.wait_for("our turn")
            if way != CLOSE:
                time.sleep(after)
                watched.process.send_signal(signal.Signals[way])
        finally:
            code = watched.end()
        what = f"{way} after {after:.3f} s; {watched.lines[-4:]}; exit code {code}"
        _check_end(way, code, watched, what)
        _check_left(home, watched, what)
        return 1 + sum(line.startswith("did") for line in watched.lines)


def _check_end(way: str, code: int, watched: Watched, what: str) -> None:
    expected = {0} if way == CLOSE else {128 + signal.Signals[way]}
    if way in ("SIGTERM", "SIGHUP") and "shown" not in watched.lines:
        expected.add(-signal.Signals[way])  # there was nothing yet to close
    assert code in expected, f"{what}\n{watched.errors}"
    assert watched.errors == "", f"{what}\n{watched.errors}"


def _check_left(home: Path, watched: Watched, what: str) -> None:
    environ = {"HOME": str(home)}
    config = folders.config(environ)
    log = folders.state(environ) / "gradapp.log"
    if log.exists():
        bad = [line for line in log.read_text("utf-8").splitlines() if " ERROR " in line]
        assert not bad, f"{what}\n{log.read_text('utf-8')}"
    if "shown" not in watched.lines:
        return
    there = sorted(path.name for path in config.iterdir())
    assert there == ["settings.json"], f"{what}: left in the settings' folder: {there}"
    assert not list((home / "run").iterdir()), f"{what}: the channel is left"
    thetas = [line.split()[-1] for line in watched.lines if line.startswith(("will", "did"))]
    allowed = {float(theta) for theta in thetas[-2:]} or {1.0}
    last = [float(line.split()[-1]) for line in watched.lines if line.startswith("did")]
    allowed |= set(last[-1:]) or {1.0}
    saved = Settings(config / "settings.json").load().problem.theta
    assert saved in allowed, f"{what}: saved θ {saved}, none of {allowed}"
