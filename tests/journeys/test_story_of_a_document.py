"""From a run over undo, a file, a kill and a recovery to an export: the same digits all along."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from gradapp.__main__ import main
from gradapp.app.system.recovery import Recovery
from gradapp.app.system.settings import Remembered
from gradapp.core.problem import Problem
from tests.person import Person

DIES = """
import os, signal, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from gradapp.app.system.application import find_icons
from gradapp.app.system.recovery import Recovery
from gradapp.app.system.settings import Remembered
from gradapp.app.workbench import Workbench
from tests.waiting import until
application = QApplication([])
application.setStyle("Fusion")
find_icons()
folder, file = Path(sys.argv[1]), sys.argv[2]
workbench = Workbench(application, None, Remembered(animate=False), recovery=Recovery(folder))
workbench.show()
workbench.open(file)
until(lambda: len(workbench.current_run.run) == 9)
workbench.current_run.step(3)
until(lambda: len(workbench.current_run.run) == 12)
def is_kept():
    return any(b'"steps": 12' in each.read_bytes() for each in folder.glob("*.gradapp"))
until(is_kept)
os.kill(os.getpid(), signal.SIGKILL)
"""


def digits(window: Person) -> list[list[str]]:
    """Return every number of every step, with all digits."""
    steps = window.workbench.current_run.run.steps
    return [[repr(number) for number in step] for step in steps.T.tolist()]


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal")
def test_a_run_is_undone_and_redone_saved_killed_recovered_and_exported_with_the_same_digits(
    open_window: Callable[..., Person], tmp_path: Path
) -> None:
    first = open_window(Remembered(animate=False))
    first.types("θ₀", "-3")
    first.types("α", "0.05")
    first.keys("Ctrl+3")
    first.press("Step", times=9)
    seen = digits(first)
    for _ in range(3):
        first.keys("Ctrl+Z")
    assert first.workbench.current_run.problem == Problem()
    for _ in range(3):
        first.keys("Ctrl+Y")
    assert first.workbench.current_run.problem == Problem(theta=-3.0, alpha=0.05)
    first.sees(lambda: first.steps == 9)
    assert digits(first) == seen
    path = tmp_path / "story.gradapp"
    first.keys("Ctrl+S")
    first.sees(lambda: bool(first.window.findChildren(QFileDialog)))
    (dialog,) = first.window.findChildren(QFileDialog)
    dialog.findChild(QLineEdit).setText(str(path))
    QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    first.sees(path.exists)
    first.window.close()

    folder = tmp_path / "recovery"
    words = [sys.executable, "-c", DIES, str(folder), str(path)]
    died = subprocess.run(words, capture_output=True, text=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr

    second = open_window(Remembered(animate=False), recovery=Recovery(folder))
    second.sees(lambda: second.window.findChild(QPushButton, "recoverQuestion_recover") is not None)
    recover = second.find(QPushButton, "recoverQuestion_recover")
    QTest.mouseClick(recover, Qt.MouseButton.LeftButton)
    second.sees(lambda: second.steps == 12)
    assert digits(second)[:9] == seen
    second.window.activateWindow()
    second.sees(second.window.isActiveWindow)
    second.keys("Ctrl+S")
    second.sees(lambda: not second.window.isWindowModified())

    out = tmp_path / "story.csv"
    assert main(["export", str(path), str(out)]) == 0
    with out.open(newline="") as file:
        head, *rows = csv.reader(file)
    assert head[:2] == ["method", "step"]
    assert [row[2:] for row in rows] == digits(second)
