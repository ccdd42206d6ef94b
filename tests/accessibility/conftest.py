"""The real window on a screen of its own, and a screen reader that looks at it over AT-SPI."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from tests import forked
from tests.waiting import PATIENCE_S

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
PYTHON: Final = "/usr/bin/python3"
SERVICE: Final = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
_BINDINGS: Final = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


@functools.cache
def missing() -> str:
    """Return what these tests need and this machine lacks; empty for nothing."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is Linux's"
    programs = [name for name in ("Xvfb", "dbus-daemon") if shutil.which(name) is None]
    if programs:
        return f"{' and '.join(programs)} not installed"
    if not SERVICE.exists():
        return "at-spi2-core is not installed"
    tried = subprocess.run([PYTHON, "-c", _BINDINGS], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "python3-gi or gir1.2-atspi-2.0 is not installed"


def until(condition: Callable[[], Any], what: str) -> Any:
    """Wait until `condition` gives something, and return that."""
    end = time.monotonic() + PATIENCE_S
    while not (result := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"this never comes true: {what}")
        time.sleep(0.05)
    return result


class Reader:
    """What a screen reader is told, and what an assistive tool does."""

    def __init__(self, environment: Mapping[str, str], process: int) -> None:
        self._child = subprocess.Popen(
            [PYTHON, "-W", "ignore", str(HERE / "reader.py"), str(process)],
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answer()
        self._known: dict[tuple[str | None, str | None], dict[str, Any]] = {}
        self.said: list[str] = []

    def close(self) -> None:
        self._child.kill()
        self._child.communicate()

    def ask(self, do: str, **words: Any) -> Any:
        assert self._child.stdin is not None
        self._child.stdin.write(json.dumps({"do": do, **words}) + "\n")
        self._child.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._child.stdout is not None
        ready, _, _ = select.select([self._child.stdout], [], [], PATIENCE_S)
        assert ready, "the reader does not answer"
        reply = json.loads(self._child.stdout.readline())
        assert "error" not in reply, reply["error"]
        return reply["result"]

    def all(
        self, role: str | None = None, name: str | None = None, states: Sequence[str] = ()
    ) -> list[dict[str, Any]]:
        """Return all that can be met with this role, this name and these states."""
        found: list[dict[str, Any]] = self.ask("find", role=role, name=name, states=states)
        return found

    def one(self, role: str | None = None, name: str | None = None) -> dict[str, Any]:
        """Wait for the one thing of this role and this name that is showing.

        What was met before is looked at again, if it is still there: a search takes a second.
        """
        if (known := self._known.get((role, name))) is not None:
            now = self.again(known)
            if "showing" in now["states"] and (name is None or now["name"] == name):
                return now

        def look() -> list[dict[str, Any]]:
            met = self._meets(states=["SHOWING"])
            return [
                each
                for each in met
                if role in (None, each["role"]) and name in (None, each["name"])
            ]

        found = until(look, f"there is a {role} called {name}")
        assert len(found) == 1, found
        return self.again(found[0])

    def choose(self, entry: str) -> None:
        """Choose an entry of a menu."""
        if ("menu item", entry) not in self._known:
            self._meets("menu item")
        self.ask("press", number=self._known["menu item", entry]["number"], action=0)

    def _meets(self, role: str | None = None, states: Sequence[str] = ()) -> list[dict[str, Any]]:
        """Return what can be met, and remember whatever has a name of its own."""
        met: list[dict[str, Any]] = self.ask("find", role=role, states=states, briefly=True)
        times = Counter((each["role"], each["name"]) for each in met)
        for each in met:
            if times[each["role"], each["name"]] == 1:
                self._known[each["role"], each["name"]] = each
        return met

    def again(self, thing: dict[str, Any]) -> dict[str, Any]:
        """Look at a thing as it is now."""
        now: dict[str, Any] = self.ask("look", number=thing["number"])
        return now

    def hears(self, *words: str) -> str:
        """Wait for an announcement with all these words in it, and return it."""

        def listen() -> str:
            self.said += self.ask("heard")
            return next((each for each in self.said if all(w in each for w in words)), "")

        try:
            return str(until(listen, f"{words} is announced"))
        except AssertionError as error:
            raise AssertionError(f"{error}; heard: {self.said}") from None

    def forget(self) -> None:
        """Forget what has been announced so far."""
        self.ask("heard")
        self.said.clear()


@contextlib.contextmanager
def running(*command: str, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """Run a program, and end it in any case."""
    child = subprocess.Popen(command, text=True, **options)
    try:
        yield child
    finally:
        child.terminate()
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        for pipe in (child.stdin, child.stdout, child.stderr):
            if pipe is not None:
                pipe.close()


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A screen and a bus of their own; yields the environment that leads there.

    The bus starts that of AT-SPI when it is asked for, as a desktop's does, and once: a second one
    would take the first one's place from whoever is there already.
    """
    if missing():
        pytest.skip(missing())
    home = tmp_path_factory.mktemp("home")
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "XDG_"))}
    environment = kept | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
        "NO_AT_BRIDGE": "0",
    }
    for name in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    with contextlib.ExitStack() as stack:
        read, write = os.pipe()
        size = ("-screen", "0", "1440x900x24", "-nolisten", "tcp")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        stack.enter_context(
            running("Xvfb", "-displayfd", str(write), *size, pass_fds=[write], **quiet)
        )
        os.close(write)
        environment["DISPLAY"] = f":{_first_line(read)}"
        read, write = os.pipe()
        stack.enter_context(
            running(
                "dbus-daemon",
                "--session",
                "--nofork",
                f"--print-address={write}",
                pass_fds=[write],
                env=environment,
                **quiet,
            )
        )
        os.close(write)
        environment["DBUS_SESSION_BUS_ADDRESS"] = _first_line(read)
        yield environment


def _first_line(pipe: int) -> str:
    with os.fdopen(pipe) as lines:
        ready, _, _ = select.select([lines], [], [], PATIENCE_S)
        assert ready, "a server does not say where it is"
        return lines.readline().strip()


WINDOW = """
import os
print(os.getpid(), flush=True)
from gradapp.__main__ import main
raise SystemExit(main([]))
"""
"""It says first which process it is: not the one that stands for it."""


@contextlib.contextmanager
def opened(workbench: dict[str, str], home: Path, *, torch: bool = True) -> Iterator[Reader]:
    """A screen reader before the window, which opens as at the first start, PyTorch loaded."""
    with contextlib.ExitStack() as stack:
        errors = stack.enter_context((home / "stderr").open("w+"))
        window = stack.enter_context(
            running(
                *forked.interpreter(),
                "-c",
                WINDOW,
                env={**workbench, "HOME": str(home)},
                cwd=home,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        )
        assert window.stdout is not None
        reader = Reader(workbench, int(window.stdout.readline()))
        stack.callback(reader.close)
        try:
            until(lambda: reader.all("frame"), "there is a window")
        except AssertionError as error:
            errors.seek(0)
            said = errors.read()
            raise AssertionError(f"{error}; its end: {window.poll()}; it said: {said}") from None
        if torch:
            (said,) = until(partial(_said_of_torch, reader), "what is said of PyTorch")
            until(lambda: reader.again(said)["name"].endswith(" ready"), "PyTorch is loaded")
        yield reader


def _said_of_torch(reader: Reader) -> list[dict[str, Any]]:
    return [
        each
        for each in reader.all("label", states=["SHOWING"])
        if each["name"].startswith("PyTorch ")
    ]


@pytest.fixture(scope="session")
def _one_window(
    workbench: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    with opened(workbench, tmp_path_factory.mktemp("window")) as reader:
        yield reader


@pytest.fixture
def reader(_one_window: Reader) -> Reader:
    """A screen reader before the window of the session, with the notebook's problem, no step made.

    To start it and PyTorch for each test would take longer than all that they look at.
    """
    reader = _one_window
    for name in ("New", "Restart"):
        reader.choose(name)

    def is_new() -> bool:
        values = [reader.one("spin button", name)["value"][0] for name in ("θ₀", "x", "y", "α")]
        return values == [1, 2, 3, 0.1] and reader.one("slider", "Step shown")["value"][2] == 0

    until(is_new, "the window is as at the first start")
    reader.forget()
    return reader
