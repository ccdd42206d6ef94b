"""What every test runs under: no screen, no settings of the person's own, nothing left behind."""

from __future__ import annotations

import contextlib
import gc
import importlib
import itertools
import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from gradapp.app.system.qt_import import import_qt

import_qt()  # as the application does: whatever is imported after it takes no longer
gc.disable()  # at once: to collect the tests takes a sixth less

from pytestqt.qtbot import QtBot

from gradapp.host import launch
from tests import forked, forked_host
from tests.products import is_whole, some
from tests.waiting import PATIENCE_S

# Qt's own screen without a display has 800 × 800 pixels, where no window has its usual size. A path
# with a colon can't be told to Qt.
_SCREEN = Path(__file__).with_name("screen.json")
os.environ["QT_QPA_PLATFORM"] = (
    "offscreen" if ":" in str(_SCREEN) else f"offscreen:configfile={_SCREEN}"
)
# What is read here is English, whatever language the system speaks.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
# PyTorch's threads sleep while they wait for work: awake they take a processor from other tests.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
# Some hundred processes import the same modules, which are compiled once for all of them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# No test asserts a time; how long an example takes says how busy the machine is. The examples are
# the same each time: a check says what a commit is. Chance searches on in `dev.py soak`.
settings.register_profile(
    "gradapp", deadline=None, max_examples=some(30, 500), derandomize=not is_whole()
)
settings.load_profile("gradapp")

_collected = itertools.count(1)

# Nothing that a test waits for fails to come because the machine has other things to do, too.
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
    _wait.__kwdefaults__["timeout"] = int(1000 * PATIENCE_S)


def _are_all(config: pytest.Config) -> bool:
    return config.args_source == pytest.Config.ArgsSource.TESTPATHS


def pytest_sessionstart(session: pytest.Session) -> None:
    """Begin with a share of tests in each process: else in a fresh checkout each compiles all."""
    told = getattr(session.config, "workerinput", None)
    if told is not None and "forks" in told:
        forked.share(told["forks"])
    if told is None or not _are_all(session.config):
        return
    root = session.config.rootpath
    paths = sorted((root / "tests").rglob("test_*.py"))
    first = int(told["workerid"].removeprefix("gw")) * len(paths) // told["workercount"]
    for path in paths[first:] + paths[:first]:
        with contextlib.suppress(Exception, pytest.skip.Exception):  # which collection tells
            importlib.import_module(".".join(path.relative_to(root).with_suffix("").parts))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Have one server fork for all processes with tests, where there are many."""
    if forked.IS_POSSIBLE and _are_all(node.config):
        node.workerinput["forks"] = forked.offered()


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Have what forks programs begin while other processes collect the tests."""
    if forked.IS_POSSIBLE and _are_all(session.config) and session.config.getoption("dist") != "no":
        forked.interpreter()


def pytest_collection_finish() -> None:
    """Spare the first collection of garbage all that was imported and collected: it stays."""
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Tell of what was logged so that it can be sent from one process to the next."""
    report.sections = [
        (title, text.encode("utf-8", "backslashreplace").decode())
        for title, text in report.sections
    ]


@pytest.fixture(autouse=True)
def _garbage_is_collected_in_this_thread() -> Iterator[None]:
    """Keep Python from destroying Qt objects in a worker thread, as the application does.

    What outlives a whole collection, such as PyTorch's modules, is not looked at by the next ones.
    """
    gc.disable()
    yield
    if next(_collected) % 50 == 1:
        gc.collect()
        gc.freeze()
        _have_pytorchs_loggers_tell_the_root()
    else:
        gc.collect(1)


def _have_pytorchs_loggers_tell_the_root() -> None:
    """Spare pytest telling each of the forty that don't that it listens, six times a test."""
    for name, logger in logging.root.manager.loggerDict.items():
        if name.startswith(("torch", "strobelight", "c10d")) and isinstance(logger, logging.Logger):
            logger.propagate = True


@pytest.fixture(autouse=True)
def _the_mouse_is_nowhere_at_first() -> None:
    """Move it away from where the test before has left it: a plot that opens there is read."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QCursor.setPos(-100, -100)


@pytest.fixture(autouse=True)
def _own_code_runs_in_a_fork(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spare a person's code the import of PyTorch, as a process that waits for it does."""
    if forked.IS_POSSIBLE and not request.node.get_closest_marker("real_host"):
        monkeypatch.setattr(launch, "started", forked_host.ForkedHost)


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that leaves a thread running, or a window or one of its timers."""
    threads = set(threading.enumerate())
    engines: list[Any] = []
    if "gradapp.engine.engine" in sys.modules:
        engine = sys.modules["gradapp.engine.engine"].Engine
        made = engine.__init__

        def remember(self: Any, *args: Any) -> None:
            made(self, *args)
            engines.append(self)

        monkeypatch.setattr(engine, "__init__", remember)
        patience = int(1000 * PATIENCE_S)
        monkeypatch.setattr(engine.shutdown.__wrapped__, "__defaults__", (patience,))
    yield
    left = [t for t in set(threading.enumerate()) - threads if t.is_alive() and not _foreign(t)]
    assert not left, f"threads left running: {left}"
    running = [
        engine for engine in engines if not (engine._thread.isFinished() or is_shared(engine))
    ]
    for engine in running:
        engine.shutdown()
    assert not running, f"engines left running: {running}"
    windows = _visible_windows()
    for window in windows:
        window.close()
    assert not windows, f"windows left open: {windows}"


@pytest.fixture(autouse=True)
def _no_unexpected_warning_is_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it looks at the log itself."""
    seen = _Warnings()
    logging.getLogger("gradapp").addHandler(seen)
    yield
    logging.getLogger("gradapp").removeHandler(seen)
    expected = "caplog" in request.fixturenames or request.node.get_closest_marker("logs_warnings")
    assert expected or not seen.messages, f"logged: {seen.messages}"


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def is_shared(thing: Any) -> bool:
    """Say whether it belongs to a window that the next test has, too."""
    return bool(thing.property("isShared"))


def _foreign(thread: threading.Thread) -> bool:
    """Say whether the entry only stands for a Qt thread that once ran Python code."""
    return isinstance(thread, threading._DummyThread)


def _visible_windows() -> list[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if application is None:
        return []
    return [w for w in application.topLevelWidgets() if w.isVisible() and not is_shared(w)]
