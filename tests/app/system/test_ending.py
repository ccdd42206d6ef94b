"""Ctrl+C and the signals that end a process, at any moment of any command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from gradapp.app.system import folders
from gradapp.app.system.settings import Settings
from gradapp.core.problem.notebook import Problem
from tests import forked
from tests.products import pairs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

ENDLESS = "run --method {} --alpha 1e-9 --precision float64 --steps 1000000 --format csv"

WINDOW = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
if not {torch}:
    sys.modules["torch"] = None
import gradapp.app.workbench as module
from gradapp.__main__ import main
from gradapp.core.problem.notebook import Problem
from gradapp.engine.messages import TorchLoaded, TorchMissing

class Told(module.Workbench):
    def show(self):
        {before}
        self.engine.on(TorchLoaded, self.ready)
        self.engine.on(TorchMissing, self.ready)
        super().show()

    def ready(self, _told):
        self.current_run.set_problem(Problem(theta=-3.0))
        {then}
        print("ready", flush=True)

module.Workbench = Told
main([])
"""


def started(
    words: list[str], home: Path, ignored: str = "", interpreter: Sequence[str] = (sys.executable,)
) -> subprocess.Popen[str]:
    """Start a process; Python is told of SIGINT only where it is not ignored, as it may be here."""
    line = f'{ignored} exec "$0" "$@"'
    names = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    return subprocess.Popen(
        [sys.executable, "-c", UNIGNORED, "/bin/sh", "-c", line, *interpreter, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment | {"HOME": str(home)},
    )


UNIGNORED = """
import os, signal, sys
for name in ("SIGINT", "SIGTERM", "SIGHUP"):
    signal.signal(getattr(signal, name), signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


def window(
    home: Path,
    then: str = "pass",
    ignored: str = "",
    *,
    torch: bool = False,
    interpreter: Sequence[str] = (),
) -> subprocess.Popen[str]:
    """Start the window, in a fork or by `interpreter`, and wait until it is ready."""
    code = WINDOW.format(then=then, before="pass", torch=torch)
    process = started(["-c", code], home, ignored, interpreter or forked.interpreter())
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n", process.communicate()
    return process


def remembered(home: Path) -> Problem:
    return Settings(folders.config({"HOME": str(home)}) / "settings.json").load().problem


@pytest.mark.parametrize("method", ["python", "mseloss"])
def test_an_interrupt_ends_a_run_with_130_and_no_traceback(tmp_path: Path, method: str) -> None:
    words = ["-m", "gradapp", *ENDLESS.format(method).split()]
    real = method == "python"  # whose start and end are Python's own; the other is a fork
    interpreter = (sys.executable,) if real else forked.interpreter()
    process = started(words, tmp_path, interpreter=interpreter)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("method,")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (130, "")


def test_an_interrupt_while_python_takes_its_leave_is_quiet_too(tmp_path: Path) -> None:
    lingers = (
        "import atexit, time, gradapp.__main__ as entry;"
        "atexit.register(lambda: (print('leaving', flush=True), time.sleep(30)));"
        "raise SystemExit(entry.main())"
    )
    process = started(["-c", lingers, "--version"], tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("gradapp ")
    assert process.stdout.readline() == "leaving\n"
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (130, "")


COMMANDS = (
    "--self-test",
    "screenshot {}/a.png --steps 1000000 --alpha 1e-9 --precision float64",
    "run --method all",
    "run --steps none",
    "",
)
MOMENTS = (0.0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6)


@pytest.mark.parametrize(("after", "words"), pairs(MOMENTS, COMMANDS))
def test_an_interrupt_at_any_moment_ends_with_130_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: float, words: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    script = OUR_TURN.format(words.format(tmp_path).split(), interrupts_itself=not after)
    process = started(["-c", script], tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "our turn\n"
    if after:
        time.sleep(after)
        process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    had_ended = process.returncode in (0, 2) and after > 0
    # Python itself ends so where it is about to end anyway; a shell calls that 130, too.
    interrupted = process.returncode in (130, -signal.SIGINT)
    assert interrupted or had_ended, said
    assert "Traceback" not in said


OUR_TURN = """
import os, signal
import gradapp.__main__ as entry
obey = entry._obey
def told(argv):
    print("our turn", flush=True)
    if {interrupts_itself}:
        os.kill(os.getpid(), signal.SIGINT)
    return obey(argv)
entry._obey = told
raise SystemExit(entry.main({!r}))
"""


@pytest.mark.parametrize(
    ("name", "then", "torch"),
    [
        ("SIGINT", "pass", False),
        ("SIGTERM", "pass", False),
        ("SIGHUP", "pass", False),
        ("SIGTERM", "self.current_run.run_until_stop()", True),
        ("SIGTERM", "self.sweep.open()", False),
    ],
)
def test_a_signal_closes_the_window_as_a_person_would(
    tmp_path: Path, name: str, then: str, torch: bool
) -> None:
    number = signal.Signals[name]
    whole_start = (sys.executable,) if (name, then) == ("SIGINT", "pass") else ()
    process = window(tmp_path, then, torch=torch, interpreter=whole_start)
    process.send_signal(number)
    _, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (128 + number, "")
    assert remembered(tmp_path) == Problem(theta=-3.0)


def test_a_signal_closes_a_window_that_asks_something(tmp_path: Path) -> None:
    then = (
        "module.QTimer.singleShot(0, self.window.menus.actions['run_many'].trigger);"
        "self.looks = module.QTimer(interval=10); self.looks.start(); self.looks.timeout.connect("
        "lambda: module.QApplication.activeModalWidget() and print('asks', flush=True))"
    )
    process = window(tmp_path, then)
    assert process.stdout is not None
    assert process.stdout.readline() == "asks\n"
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (143, "")
    assert remembered(tmp_path) == Problem(theta=-3.0)


def test_a_signal_before_the_window_is_painted_closes_it_too(tmp_path: Path) -> None:
    before = "os.kill(os.getpid(), 15)"
    words = ["-c", WINDOW.format(then="pass", before=before, torch=False)]
    process = started(words, tmp_path, interpreter=forked.interpreter())
    _, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (143, "")
    assert list(tmp_path.rglob("settings.json"))


def test_several_signals_are_one(tmp_path: Path) -> None:
    process = window(tmp_path)
    for _ in range(3):
        process.send_signal(signal.SIGTERM)
        process.send_signal(signal.SIGHUP)
    _, said = process.communicate(timeout=120)
    assert said == ""
    assert process.returncode in (143, 129)
    assert remembered(tmp_path) == Problem(theta=-3.0)


def test_what_the_process_was_started_to_ignore_is_ignored(tmp_path: Path) -> None:
    process = window(tmp_path, ignored="trap '' HUP;")
    process.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.3)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=120)
    assert process.returncode == 143
