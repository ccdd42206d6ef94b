"""What a person does with the window, whatever system it was installed on."""

from __future__ import annotations

import contextlib
import functools
import shlex
import signal
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from smoke.screen import Screen
from smoke.system import System
from smoke.telling import SmokeError, expect, run, say, until

STEPS: Final = 3
METHODS: Final = ("python", "autograd", "optimizer", "mseloss")


@dataclass(frozen=True)
class Program:
    """An installed gradapp.

    Attributes:
        system: where it is installed.
        started: the words that a double-click on its icon stands for.
        printing: the words that start it where it prints.
        found_by: what xdotool finds its window by.
        classes: what the window has to say about whose it is; empty where it can't.
        variables: what is set in its environment.
        seconds: how long it may take where nothing is asked of it.
    """

    system: System
    started: list[str]
    printing: list[str]
    found_by: tuple[str, ...] = ("--class", "^gradapp$")
    classes: str = '"gradapp", "gradapp"'
    variables: dict[str, str] = field(default_factory=dict)
    seconds: float = 60

    def command(self, *words: str, display: str = "") -> list[str]:
        """Return what starts it as a person, from outside of the system."""
        variables = {**self.variables, **({"DISPLAY": display} if display else {})}
        return self.system.enter(*self.started, *words, person=True, **variables)

    def prints(self, *words: str) -> str:
        """Return what it prints on standard output."""
        done = subprocess.run(
            self.system.enter(*self.printing, *words, person=True, **self.variables),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=self.seconds,
            check=False,
        )
        if done.returncode:
            raise SmokeError(f"{shlex.join(words)} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def window(self, screen: Screen) -> str:
        """Return the window that is open, by its number; empty for none."""
        found = screen.ask("xdotool", "search", "--onlyvisible", *self.found_by).splitlines()
        return found[-1] if found else ""

    def steps(self, method: str) -> list[list[float]]:
        """Return the steps as the command line prints them, as short as the window copies them."""
        words = ("run", "--method", method, "--steps", str(STEPS), "--format", "csv")
        lines = self.prints(*words).splitlines()[1:]
        rows = [[float(word) for word in line.split(",")[1:]] for line in lines]
        return rows if method == "python" else [[float32(value) for value in row] for row in rows]


def use(
    program: Program, screen: Screen, picture: Path, while_open: Callable[[], None] = lambda: None
) -> None:
    """Do what a double-click on the icon does, then work with the window and close it."""
    said = program.prints("--self-test")
    expect("passed: all comparisons" in said, f"{shlex.join(program.printing)} --self-test passes")
    wanted = [program.steps(method) for method in METHODS]
    with tempfile.TemporaryFile("w+") as errors:
        began = time.monotonic()
        process = subprocess.Popen(
            program.command(display=screen.display),
            stdin=subprocess.DEVNULL,
            stdout=errors,
            stderr=errors,
        )
        try:
            window = until(lambda: program.window(screen), "the window is open", program.seconds)
            say(f"  the window is open after {time.monotonic() - began:.2f} s")
            name = screen.ask("xprop", "-id", window, "WM_CLASS")
            expect(program.classes in name, f"the window says whose it is: {name}")
            screen.ask("wmctrl", "-i", "-a", window)
            for number, steps in enumerate(wanted, start=1):
                shows = functools.partial(_shows, screen, number, steps)
                sentence = f"{STEPS} steps by key, {METHODS[number - 1]}: {steps[-1]}"
                expect(bool(until(shows, sentence, program.seconds)), sentence)
            run("import", "-window", "root", picture, env=screen.env)
            say(f"  picture: {picture}")
            _start_again(program, screen, window)
            while_open()
            run("wmctrl", "-i", "-c", window, env=screen.env)
            code = process.wait(program.seconds)
        except BaseException:
            with contextlib.suppress(SmokeError):
                failed = picture.with_stem(f"{picture.stem}-failed")
                run("import", "-window", "root", failed, env=screen.env)
            errors.seek(0)
            say(f"what it printed: {errors.read()[-4000:]}")
            raise
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
        expect(code == 0, "closing the window ends it with code 0")


def nothing_runs(system: System) -> None:
    """See that no process is left in a system."""
    until(lambda: "none" if not system.processes() else "", "no process is left", 20)
    expect(True, "no process is left")


def _start_again(program: Program, screen: Screen, window: str) -> None:
    """Minimize the window and start a second time: the window comes back, and no other opens."""
    run("xdotool", "windowminimize", "--sync", window, env=screen.env)
    done = subprocess.run(
        program.command(display=screen.display),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=program.seconds,
        check=False,
    )
    expect(done.returncode == 0, "a second start ends with code 0")
    until(
        lambda: "it is" if screen.ask("xdotool", "getactivewindow") == window else "",
        "the window is in front again",
        20,
    )
    windows = screen.ask("wmctrl", "-l").splitlines()
    expect(len(windows) == 1, "it brought the window of the first one back, and opened no other")


def _shows(screen: Screen, number: int, steps: list[list[float]]) -> str:
    """Choose a way, start afresh, make the steps by key, copy them, and say if they are `steps`.

    While PyTorch is being imported, its ways wait: the steps are another's then.
    """
    screen.clear_clipboard()
    screen.press(f"ctrl+{number}")
    screen.press("ctrl+Home")
    for _ in range(STEPS):
        screen.press("Right")
    end = time.monotonic() + 2
    while time.monotonic() < end:
        screen.press("ctrl+shift+t")
        text = screen.clipboard()
        if len(text.splitlines()) == STEPS + 1 and numbers(text) == steps:
            return text
    return ""


def numbers(text: str) -> list[list[float]]:
    """Return the numbers in a table as the window copies it."""
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return [[float(word.replace("−", "-")) for word in row] for row in rows]


def float32(value: float) -> float:
    """Return the shortest number that is the same one in float32."""
    for digits in range(1, 18):
        short = float(f"{value:.{digits}g}")
        if struct.pack("f", short) == struct.pack("f", value):
            return short
    return value
