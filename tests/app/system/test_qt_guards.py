"""Guards for what PySide6 and the garbage collector must not do to gradapp."""

from __future__ import annotations

import ctypes
import gc
import importlib.util
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from importlib.machinery import ModuleSpec
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType

import pytest
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import gradapp
from gradapp.app.system import qt_import
from gradapp.app.system.garbage import GarbageCollector
from gradapp.override import override

IMPORT = """
import builtins, sys
original = builtins.__import__
from gradapp.app.system.qt_import import import_qt
import_qt()
assert "PySide6.QtCore" in sys.modules
assert builtins.__import__ is original, "right after the import"
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QLabel
assert builtins.__import__ is original, "after importing widgets"
class Counter(QObject):
    counted = Signal(int)
    seen = 0
    @Slot(int)
    def add(self, number):
        self.seen += number
app = QApplication([])
label = QLabel("a")
label.setText("b")
assert label.text() == "b"
counter = Counter()
counter.counted.connect(counter.add)
counter.counted.emit(3)
assert counter.seen == 3
try:
    label.setText(1, 2, 3)
except TypeError:
    pass
assert builtins.__import__ is original, "after an error that names signatures"
"""


def test_importing_qt_leaves_the_import_of_python_alone() -> None:
    subprocess.run([sys.executable, "-c", IMPORT], check=True)


def test_numpy_is_not_imported_before_it_is_told_about_pages_and_threads() -> None:
    script = (
        "import os, sys; import gradapp.__main__; import gradapp.app.commands.open_window;"
        "assert 'numpy' not in sys.modules;"
        "from gradapp.app.system.qt_import import import_qt; import_qt();"
        "print(os.environ['NUMPY_MADVISE_HUGEPAGE'], 'numpy' in sys.modules,"
        " os.environ.get('OPENBLAS_NUM_THREADS'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "True", "None"]  # other processes are told nothing


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts threads as Linux does")
@pytest.mark.parametrize(("wished", "most"), [(None, 1), ("2", 2)])
def test_numpy_starts_no_threads_unless_somebody_wishes_for_them(
    wished: str | None, most: int
) -> None:
    script = (
        "from gradapp.app.system.qt_import import import_qt; import_qt(); import os;"
        "print(len(os.listdir('/proc/self/task')), os.environ.get('OPENBLAS_NUM_THREADS'))"
    )
    environment = {name: value for name, value in os.environ.items() if "_THREADS" not in name}
    environment |= {} if wished is None else {"OPENBLAS_NUM_THREADS": wished}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment
    )
    threads, kept = done.stdout.split()
    assert 1 <= int(threads) <= most
    assert kept == str(wished)


def test_pyside_still_replaces_it_so_the_guard_is_still_needed() -> None:
    script = (
        "import builtins, sys; before = builtins.__import__; import PySide6.QtCore;"
        "sys.exit(builtins.__import__ is before)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.fixture
def torch_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "torch"
    (folder / "lib").mkdir(parents=True)
    spec = ModuleSpec("torch", None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    monkeypatch.setattr(importlib.util, "find_spec", {"torch": spec}.get)
    return folder


def test_on_windows_torchs_c10_is_loaded_without_importing_torch(
    monkeypatch: pytest.MonkeyPatch, torch_folder: Path
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(ctypes, "CDLL", loaded.append)
    qt_import._load_c10("win32")
    assert loaded == []
    library = torch_folder / "lib" / "c10.dll"
    library.touch()
    qt_import._load_c10("linux")
    assert loaded == []
    qt_import._load_c10("win32")
    assert loaded == [str(library)]


def test_a_c10_that_does_not_load_stops_nothing(torch_folder: Path) -> None:
    (torch_folder / "lib" / "c10.dll").write_text("no library")
    qt_import._load_c10("win32")


def test_no_torch_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", {}.get)
    qt_import._load_c10("win32")


class Blinker(QObject):
    blinked = Signal(bool)
    done = Signal()

    @Slot(bool)
    def take(self, on: bool) -> None:
        self.on = on


def test_signals_and_texts_leave_the_reference_counts_level(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 aborts here; immortal objects of 3.12 stay level anyway."""
    blinker, label = Blinker(), QLabel()
    qtbot.addWidget(label)
    blinker.blinked.connect(blinker.take)
    blinker.done.connect(label.update)

    def work() -> None:
        for number in range(5000):
            blinker.blinked.emit(True)
            blinker.done.emit()
            label.setText(str(number))
            label.setEnabled(True)

    work()
    before = sys.getrefcount(None), sys.getrefcount(True)
    work()
    after = sys.getrefcount(None), sys.getrefcount(True)
    if sys.version_info >= (3, 14):
        # PySide6, made for older versions, moves the counts of immortal objects by one a signal.
        # Python 3.14 has room for that, a billion times.
        assert all(sys._is_immortal(each) for each in (None, True))
        assert max(after) - max(before) <= 2 * 5000
        return
    assert abs(after[0] - before[0]) < 100
    assert abs(after[1] - before[1]) < 100


@pytest.fixture
def collector() -> Iterator[GarbageCollector]:
    gc.enable()
    collector = GarbageCollector(interval_ms=5)
    yield collector
    collector.stop()
    gc.unfreeze()
    assert gc.isenabled()


@pytest.mark.usefixtures("collector")
def test_cycles_are_collected_in_the_thread_of_the_collector(qtbot: QtBot) -> None:
    died_in: list[threading.Thread] = []

    class Cycle:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            died_in.append(threading.current_thread())

    def litter() -> None:
        for _ in range(5000):
            Cycle()

    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()
    assert died_in == []
    qtbot.waitUntil(lambda: len(died_in) >= 4000)
    assert set(died_in) == {threading.main_thread()}


@pytest.mark.usefixtures("qapp")
def test_after_freezing_there_is_next_to_nothing_to_walk(collector: GarbageCollector) -> None:
    before = len(gc.get_objects())
    collector.freeze()
    assert len(gc.get_objects()) < before / 10


@pytest.mark.usefixtures("qapp")
def test_stopping_twice_leaves_collection_automatic(collector: GarbageCollector) -> None:
    assert not gc.isenabled()
    collector.stop()
    collector.stop()
    assert gc.isenabled()


ESCAPES = """
import sys
from gradapp.app.system.qt_import import import_qt
import_qt()
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QGraphicsView, QMainWindow
from gradapp.override import override
class Hasty(QGraphicsView):
    @override
    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        {error}
    @override
    def sizeHint(self) -> "QSize":
        {error}
class Window(QMainWindow):
    @override
    def event(self, event) -> bool:
        return super().event(event)
    @override
    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        for view in self.views:
            view.resize(self.width() // 2, 20)
told = []
sys.excepthook = lambda kind, error, _: told.append(kind.__name__)
app = QApplication([])
window = Window()
window.views = [Hasty(window), Hasty(window)]
window.resize(300, 300)
window.grab()
window.show()
print(QSize(Hasty().sizeHint()) == QSize(), *sorted(set(told)))
"""


@pytest.mark.parametrize(
    ("error", "name"),
    [("[][0]", "IndexError"), ("1 / 0", "ZeroDivisionError"), ("raise ValueError", "ValueError")],
)
def test_an_error_in_what_qt_calls_is_told_and_no_crash(error: str, name: str) -> None:
    script = ESCAPES.replace("{error}", error)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, f"True {name}\n")


def test_errors_of_what_is_not_qts_are_raised_as_ever() -> None:
    class Refusing(dict[str, int]):
        @override
        def __missing__(self, key: str) -> int:
            raise LookupError(key)

    with pytest.raises(LookupError):
        Refusing()["a"]


def test_nothing_is_told_of_an_object_that_garbage_collection_has_emptied(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Widget(QLabel):
        def __init__(self) -> None:
            super().__init__()
            self.room = 7

        @override
        def heightForWidth(self, width: int) -> int:
            return self.room

    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: told.append(kind))
    widget = Widget()
    qtbot.addWidget(widget)
    assert widget.heightForWidth(1) == 7
    vars(widget).clear()  # as collecting does, while Qt has the widget still
    assert (widget.heightForWidth(1), told) == (0, [])
    widget.other = 1  # what has attributes and lacks one is wrong
    assert (widget.heightForWidth(1), told) == (0, [AttributeError])


def test_whatever_stands_in_for_a_method_of_qt_is_marked_as_such() -> None:
    unmarked = []
    for module in walk_packages(gradapp.__path__, "gradapp."):
        if module.name.startswith(("gradapp.ui.", "gradapp.app.", "gradapp.engine.")):
            for each in vars(import_module(module.name)).values():
                if isinstance(each, type) and each.__module__ == module.name:
                    unmarked += _unmarked(each)
    assert not unmarked


def _unmarked(cls: type) -> list[str]:
    """The methods of a class that Qt may call in place of its own, and that are not marked."""
    foreign = [base for base in cls.__mro__ if base.__module__.startswith("PySide6")]
    return [
        f"{cls.__module__}.{cls.__name__}.{name}"
        for name, method in vars(cls).items()
        if isinstance(method, FunctionType)
        and not name.startswith("__")
        and any(name in vars(base) for base in foreign)
        and not hasattr(method, "__override__")
    ]


def test_a_slot_that_stands_in_for_another_is_given_no_more_than_it_takes(qtbot: QtBot) -> None:
    class Listener(QLabel):
        heard = 0

        @override
        def repaint(self) -> None:
            self.heard += 1

    listener = Listener()
    qtbot.addWidget(listener)
    teller = _Teller()
    teller.told.connect(listener.repaint)
    teller.told.emit(3)
    assert listener.heard == 1


class _Teller(QObject):
    told = Signal(int)
