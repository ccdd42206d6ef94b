"""A second start brings the window of the first one forward, and ends."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gradapp import files
from gradapp.app.system.single_instance import Handed, SingleInstance, address, bring_forward
from tests.waiting import PATIENCE_S

# It listens, and dies without closing anything.
CRASHED = """
import os, sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalServer
application = QCoreApplication([])
server = QLocalServer()
assert server.listen(sys.argv[1])
os._exit(1)
"""

# It answers without end, and never to the end of a line.
DRIPPING = """
import socket, sys, time
server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen()
print("listening", flush=True)
visitor, _ = server.accept()
while True:
    visitor.send(b"c")
    time.sleep(0.09)
"""

# A start that says whether it handed over to another; it has time for that.
START = f"""
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from gradapp import files
from gradapp.app.system import single_instance
single_instance._ANSWER_MS = {1000 * PATIENCE_S:.0f}
instance = single_instance.SingleInstance(sys.argv[1])
print("asks", file=sys.stderr, flush=True)
print("handed over:", instance.hand_over(sys.argv[2]))
"""

# A start that was given something to open.
HANDING = f"""
import ast, sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from gradapp.app.system import single_instance
single_instance._ANSWER_MS = {1000 * PATIENCE_S:.0f}
instance = single_instance.SingleInstance(sys.argv[1])
print(instance.hand_over("leave-42", ast.literal_eval(sys.argv[2])))
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the starts of a test, in a folder of its own; as a path it must be short."""
    monkeypatch.chdir(tmp_path)
    with tempfile.TemporaryDirectory(prefix="gradapp-test-") as folder:
        yield address({"XDG_RUNTIME_DIR": folder})


@pytest.fixture
def first(qapp: object, place: str) -> Iterator[SingleInstance]:
    instance = SingleInstance(place)
    yield instance
    instance.close()


def later_start(place: str, token: str = "") -> subprocess.Popen[str]:
    words = [sys.executable, "-c", START, place, token]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str]) -> str:
    said, errors = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, errors.removeprefix("asks\n")) == (0, "")
    return said.strip()


def test_the_first_start_hands_over_to_nobody(first: SingleInstance) -> None:
    assert not first.hand_over()


def test_a_second_process_hands_over_and_the_first_is_asked(
    first: SingleInstance, place: str, qtbot: QtBot
) -> None:
    first.hand_over()
    with qtbot.waitSignal(first.asked) as asked:
        second = later_start(place, "leave-42")
    assert asked.args == ["leave-42"]
    assert ended(second) == "handed over: True"


def test_after_the_first_is_closed_the_next_start_is_a_first_one(
    first: SingleInstance, place: str
) -> None:
    first.hand_over()
    first.close()
    assert ended(later_start(place)) == "handed over: False"


def test_what_a_crash_left_behind_hinders_nobody(
    first: SingleInstance, place: str, qtbot: QtBot
) -> None:
    subprocess.run([sys.executable, "-c", CRASHED, place], check=False)
    assert not first.hand_over()
    with qtbot.waitSignal(first.asked):
        second = later_start(place)
    assert ended(second) == "handed over: True"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes leave no files")
def test_no_file_is_left(first: SingleInstance, place: str) -> None:
    first.hand_over()
    assert Path(place).exists()
    first.close()
    assert not Path(place).exists()
    assert not Path(f"{place}.lock").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no owner in a file")
def test_a_socket_of_another_person_is_not_asked(
    first: SingleInstance, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = QLocalServer()
    assert other.listen(place)
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert not first.hand_over()
    other.close()


@pytest.mark.logs_warnings
def test_a_process_that_does_not_answer_is_not_waited_for(
    first: SingleInstance, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.app.system.single_instance._ANSWER_MS", 50)
    silent = QLocalServer()
    assert silent.listen(place)
    assert not first.hand_over()
    silent.close()


@pytest.mark.logs_warnings
def test_a_process_that_never_comes_to_the_end_of_its_answer_is_not_waited_for(
    first: SingleInstance, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.app.system.single_instance._ANSWER_MS", 300)
    dripping = subprocess.Popen(
        [sys.executable, "-c", DRIPPING, place], stdout=subprocess.PIPE, text=True
    )
    assert dripping.stdout is not None
    assert dripping.stdout.readline() == "listening\n"
    began = time.monotonic()
    assert not first.hand_over()
    assert time.monotonic() - began < PATIENCE_S
    dripping.kill()
    dripping.communicate()


@pytest.mark.parametrize("token", ["a\0b", "a b", "ä", "\udca3", "x" * 3000, ""])
def test_a_token_that_is_no_word_is_none(
    first: SingleInstance, place: str, qtbot: QtBot, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first.hand_over()
    visitor = QLocalSocket()
    visitor.connectToServer(place)
    with qtbot.waitSignal(first.asked) as asked:
        visitor.write(f"{token}\n".encode("utf-8", "surrogateescape"))
    assert asked.args == [""]
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    window = QWidget()
    qtbot.addWidget(window)
    bring_forward(window, asked.args[0])


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no file")
@pytest.mark.parametrize("strange", [os.mkfifo, Path.touch, Path.mkdir], ids=lambda f: f.__name__)
@pytest.mark.parametrize("ending", ["", ".lock"])
def test_something_else_in_the_place_of_a_file_hinders_no_start(
    first: SingleInstance, place: str, ending: str, strange: Callable[[Path], None]
) -> None:
    there = Path(place + ending)
    strange(there)
    began = time.monotonic()
    assert not first.hand_over()
    assert time.monotonic() - began < PATIENCE_S


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no file")
def test_of_two_starts_at_the_same_moment_one_waits_for_the_other(
    first: SingleInstance, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with files.locked(Path(f"{place}.lock"), 1) as held:
        assert held
        second = later_start(place)
        assert second.stderr is not None
        assert second.stderr.readline() == "asks\n"
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(0.3)
    assert ended(second) == "handed over: False"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no file")
def test_a_lock_that_is_never_given_back_is_waited_for_no_longer_than_an_answer(
    first: SingleInstance, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.app.system.single_instance._ANSWER_MS", 100)
    with files.locked(Path(f"{place}.lock"), 1):
        began = time.monotonic()
        assert not first.hand_over()
        assert time.monotonic() - began < PATIENCE_S


def test_a_visitor_who_sends_nothing_is_sent_away(
    first: SingleInstance, place: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.app.system.single_instance._ANSWER_MS", 50)
    first.hand_over()
    visitor = QLocalSocket()
    with qtbot.waitSignal(visitor.disconnected):
        visitor.connectToServer(place)


def test_a_visitor_who_sends_no_line_is_sent_away(
    first: SingleInstance, place: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.app.system.single_instance._ANSWER_MS", 200)
    first.hand_over()
    visitor = QLocalSocket()
    visitor.connectToServer(place)
    with qtbot.waitSignal(visitor.disconnected):
        visitor.write(b"x" * 10_000)


@pytest.mark.parametrize(
    "other",
    [{"HOME": "/home/b"}, {"HOME": "/home/a", "DISPLAY": ":1"}, {"XDG_RUNTIME_DIR": "/run/user/7"}],
)
def test_persons_and_screens_do_not_disturb_each_other(qapp: object, other: dict[str, str]) -> None:
    assert address({"HOME": "/home/a"}) == address({"HOME": "/home/a"})
    assert address(other) != address({"HOME": "/home/a"})


def test_the_address_is_in_the_persons_own_folder_where_there_is_one(qapp: object) -> None:
    assert Path(address({"XDG_RUNTIME_DIR": "/run/user/7"}, "linux")).parent == Path("/run/user/7")
    assert "/" not in address({"XDG_RUNTIME_DIR": "/run/user/7"}, "win32")


def test_a_minimized_window_comes_back(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized)
    window.show()
    bring_forward(window, "leave-42")
    assert window.windowState() == Qt.WindowState.WindowMaximized
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "leave-42"
    window.close()


@pytest.mark.parametrize(
    "name", ["/home/a b/läuf.gradapp", "gradapp:error=p**2", "/x\udce9.gradapp"]
)
def test_a_second_start_hands_its_file_to_the_first(
    first: SingleInstance, place: str, qtbot: QtBot, name: str
) -> None:
    first.hand_over()
    heard: list[tuple[str, str]] = []
    first.asked.connect(lambda token: heard.append(("asked", token)))
    first.handed.connect(lambda opens: heard.append(("handed", opens.opens)))
    words = [sys.executable, "-c", HANDING, place, ascii(name)]
    second = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [("asked", "leave-42"), ("handed", name)]
    assert ended(second) == "True"


@pytest.mark.parametrize("line", ['{"token": "a"}', "{", '{"token": 1, "opens": "x"}', "{" * 9000])
def test_what_is_no_message_opens_nothing(
    first: SingleInstance, place: str, qtbot: QtBot, line: str
) -> None:
    first.hand_over()
    visitor = QLocalSocket()
    visitor.connectToServer(place)
    opened: list[Handed] = []
    first.handed.connect(opened.append)
    with qtbot.waitSignal(first.asked) as asked:
        visitor.write(f"{line}\n".encode())
    assert (asked.args, opened) == ([""], [])
