"""What a window had is offered once after a crash, and nothing of it is lost."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gradapp.app.system.recovery import Recovery
from gradapp.app.system.settings import Remembered
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.recipe import Recipe
from gradapp.documents.document import Document, load, save
from tests import forked
from tests.person import Person

Open = Callable[..., Person]

DIES = """
import os, signal, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from gradapp.app.system.application import find_icons
from gradapp.app.system.recovery import Recovery
from gradapp.app.system.settings import Remembered
from gradapp.app.views import recovery
from gradapp.app.workbench import Workbench
from gradapp.core.problem.notebook import Problem
from tests.waiting import until
recovery.DELAY = 10
application = QApplication([])
application.setStyle("Fusion")
find_icons()
folder = Path(sys.argv[1])
workbench = Workbench(application, None, Remembered(animate=False), recovery=Recovery(folder))
workbench.show()
if len(sys.argv) > 2:
    workbench.open(sys.argv[2])
workbench.requests.set_problem(Problem(alpha=0.2))
workbench.current_run.step(6)
until(lambda: len(workbench.current_run.run) == 6)
workbench.pins.add(workbench.current_run.run)
workbench.pins.rename(0, "six")
def is_kept():
    found = folder.glob(f"{os.getpid()}-*.gradapp")
    return any(b'"six"' in each.read_bytes() for each in found)
until(is_kept)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def _kept_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare what is kept the second after a change, which the story of a document waits for."""
    monkeypatch.setattr("gradapp.app.views.recovery.DELAY", 10)


def dies(folder: Path, *opened: Path) -> None:
    """Have a window make six steps, pin them, and be killed."""
    done = forked.python("-c", DIES, folder, *opened)
    assert done.returncode == -signal.SIGKILL, done.stderr


def answers(window: Person, id: str) -> None:
    name = f"recoverQuestion_{id}"
    window.sees(lambda: window.window.findChild(QPushButton, name) is not None)
    QTest.mouseClick(window.find(QPushButton, name), Qt.MouseButton.LeftButton)
    window.sees(lambda: window.window.findChild(QPushButton, name) is None)
    window.window.activateWindow()
    window.sees(window.window.isActiveWindow)


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal")
def test_after_a_kill_the_next_start_offers_what_there_was_once(
    open_window: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "recovery"
    dies(folder)
    first = open_window(Remembered(animate=False), recovery=Recovery(folder))
    answers(first, "recover")
    first.sees(lambda: first.steps == 6)
    assert first.workbench.current_run.problem == Problem(alpha=0.2)
    (pin,) = first.workbench.pins.pins.values()
    first.sees(lambda: len(first.workbench.pins.pins[0]) == 6)
    assert pin.name == "six"
    assert first.window.isWindowModified()
    second = open_window(Remembered(animate=False), recovery=Recovery(folder))
    assert second.window.findChild(QPushButton, "recoverQuestion_recover") is None


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal")
def test_a_file_with_changes_is_offered_as_that_file_and_saved_there(
    open_window: Open, tmp_path: Path
) -> None:
    folder, path = tmp_path / "recovery", tmp_path / "mine.gradapp"
    save(Document(Recipe(Problem(alpha=0.05))), path)
    dies(folder, path)
    assert load(path).recipe.problem == Problem(alpha=0.05)
    window = open_window(Remembered(animate=False), recovery=Recovery(folder))
    answers(window, "recover")
    assert window.window.windowTitle() == "mine[*] – gradapp"
    window.sees(lambda: window.steps == 6)
    window.keys("Ctrl+S")
    assert load(path).recipe.problem == Problem(alpha=0.2)
    window.sees(lambda: not list(folder.glob("*.gradapp")))


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal")
def test_of_two_windows_each_is_offered_and_what_is_put_off_comes_again(
    open_window: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "recovery"
    for _ in range(2):
        dies(folder)
    later = open_window(Remembered(animate=False), recovery=Recovery(folder))
    answers(later, "cancel")
    other = open_window(Remembered(animate=False), recovery=Recovery(folder))
    answers(other, "discard")
    later.window.close()
    other.window.close()
    last = open_window(Remembered(animate=False), recovery=Recovery(folder))
    answers(last, "recover")
    last.sees(lambda: last.steps == 6)


def test_a_window_that_is_closed_leaves_nothing(open_window: Open, tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    window = open_window(Remembered(animate=False), recovery=Recovery(folder))
    window.types("α", "0.2")
    window.sees(lambda: bool(list(folder.glob("*.gradapp"))))
    window.window.close()
    assert not list(folder.iterdir())


def test_a_change_that_is_undone_needs_no_recovery(open_window: Open, tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    window = open_window(Remembered(animate=False), recovery=Recovery(folder))
    window.types("α", "0.2")
    window.sees(lambda: bool(list(folder.glob("*.gradapp"))))
    window.keys("Ctrl+Z")
    window.sees(lambda: not list(folder.glob("*.gradapp")))


def test_what_is_kept_is_looked_at_where_a_person_looked_last(
    open_window: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "recovery"
    window = open_window(Remembered(animate=False), recovery=Recovery(folder))

    def looks_at() -> tuple[int, int | None]:
        (kept,) = folder.glob("*.gradapp")
        told = json.loads(kept.read_text("utf-8").split("\n", 1)[1])
        return told["cursor"], told["line"]

    window.press("Step", times=3)
    window.sees(lambda: bool(list(folder.glob("*.gradapp"))) and looks_at() == (3, None))
    window.press("Back")
    window.sees(lambda: looks_at() == (2, None))
    window.keys("Up")
    window.settles()
    line = window.workbench.walk.line
    assert line is not None
    window.sees(lambda: looks_at() == (2, line))


def test_who_is_offered_what_was_lost_is_not_welcomed_meanwhile(
    open_window: Open, tmp_path: Path
) -> None:
    lost = Recovery(tmp_path / "recovery")
    assert lost.keep(Document(Recipe(Problem(alpha=0.2), steps=4)), None)
    shutil.copytree(tmp_path / "recovery", tmp_path / "left")
    for kept in (tmp_path / "left").glob("*.gradapp"):
        kept.rename(kept.with_name("1-1.gradapp"))
    recovery = Recovery(tmp_path / "left")
    window = open_window(Remembered(animate=False, welcome=True), recovery=recovery)
    answers(window, "recover")
    window.sees(lambda: window.steps == 4)
    assert window.workbench.welcome.shown is None
    assert window.workbench.welcome.is_due, "another start shows it"
    lost.drop()


def test_a_window_that_is_ended_from_outside_keeps_what_would_be_lost(
    open_window: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "recovery"
    window = open_window(Remembered(animate=False), recovery=Recovery(folder))
    window.press("Step", times=2)
    window.keys("Ctrl+B")
    window.workbench.close()
    left = Recovery(folder).take()
    assert left is not None
    assert (left.path, [pin.recipe.steps for pin in left.document.pins]) == (None, [2])


def test_a_folder_that_can_not_be_written_to_is_told_once_and_hinders_nothing(
    open_window: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "recovery"
    folder.write_text("no folder")
    window = open_window(Remembered(animate=False), recovery=Recovery(folder))
    window.types("α", "0.2")
    window.sees(lambda: "would be lost in a crash" in window.spoken())
    window.window.close()
    assert folder.read_text() == "no folder"


def test_what_can_not_be_read_is_put_aside(tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    folder.mkdir()
    (folder / "1-1.gradapp").write_bytes(b"half of it")
    recovery = Recovery(folder)
    assert recovery.take() is None
    assert [each.name for each in folder.iterdir()] == ["1-1.unreadable"]


def test_a_full_disk_leaves_what_was_kept_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery = Recovery(tmp_path)
    assert recovery.keep(Document(), None)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        assert not recovery.keep(Document(Recipe(steps=5)), None)
    copies = tmp_path / "copies"
    copies.mkdir()
    (kept,) = tmp_path.glob("*.gradapp")
    shutil.copy(kept, copies / "1-1.gradapp")
    left = Recovery(copies).take()
    assert left is not None
    assert left.document == Document()
    assert not list(tmp_path.glob("*.new"))
    recovery.end()
