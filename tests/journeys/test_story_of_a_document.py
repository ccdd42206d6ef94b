"""From a run over undo, a file, a kill and a recovery to an export: the same digits all along."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImageReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from gradapp.app.system.recovery import Recovery
from gradapp.app.system.settings import Remembered
from gradapp.core.problem.notebook import Problem
from gradapp.documents.export.kinds import FILE_KINDS
from tests import browser, forked
from tests.browser import Reader, number
from tests.person import Person

nbformat = pytest.importorskip("nbformat")
pillow = pytest.importorskip("PIL.Image")

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
    path = saved(first, tmp_path)
    first.window.close()

    folder = tmp_path / "recovery"
    died = forked.python("-c", DIES, folder, path)
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

    for kind in DATA:
        DATA[kind](exported(path, kind), digits(second))
    # Last, since all else has been seen where there is no Chromium.
    with browser.opened() as chromium:
        read_in_browser(chromium, path.with_suffix(".html"), digits(second))


def test_a_run_is_exported_as_pictures_of_every_kind_as_large_as_a_window(
    window: Person, tmp_path: Path
) -> None:
    window.keys("Ctrl+3")
    window.press("Step")
    path = saved(window, tmp_path)
    for ending, frames in ((".png", 1), (".svg", 1), (".gif", 2)):
        reader = QImageReader(str(exported(path, ending)))
        assert (reader.size().width(), reader.size().height()) == (1360, 860)
        assert max(1, reader.imageCount()) == frames
    with pillow.open(exported(path, ".apng")) as file:
        assert (file.size, file.n_frames) == ((1360, 860), 2)
    assert exported(path, ".pdf").read_bytes().startswith(b"%PDF-")


def test_there_is_no_kind_that_is_left_out_above() -> None:
    assert {*DATA, ".png", ".svg", ".gif", ".apng", ".pdf"} == {kind.ending for kind in FILE_KINDS}


def saved(person: Person, folder: Path) -> Path:
    """Save what is looked at for the first time, in a folder."""
    path = folder / "story.gradapp"
    person.keys("Ctrl+S")
    person.sees(lambda: bool(person.window.findChildren(QFileDialog)))
    (dialog,) = person.window.findChildren(QFileDialog)
    dialog.findChild(QLineEdit).setText(str(path))
    QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    person.sees(path.exists)
    return path


def exported(document: Path, ending: str) -> Path:
    """Have the command line export a document, as somebody else would."""
    out = document.with_suffix(ending)
    done = forked.python("-m", "gradapp", "export", document, out)
    assert (done.returncode, done.stderr) == (0, "")
    return out


def read_csv(file: Path, seen: list[list[str]]) -> None:
    with file.open(newline="") as text:
        head, *rows = csv.reader(text)
    assert head[:2] == ["method", "step"]
    assert [row[2:] for row in rows] == seen


def read_json(file: Path, seen: list[list[str]]) -> None:
    """E, gradient and new θ are the last three numbers of a step."""
    (run,) = json.loads(file.read_text("utf-8"))["runs"]
    steps = [
        (each["error"], each["gradient"]["theta"], each["next"]["theta"]) for each in run["steps"]
    ]
    assert [[*map(repr, step)] for step in steps] == [step[2:] for step in seen]


def read_page(file: Path, seen: list[list[str]]) -> None:
    cells = re.findall(r"<td>([^<]*)</td>", file.read_text("utf-8"))
    assert [*map(as_float32, cells)] == [as_float32(each) for step in seen for each in step]


def read_in_browser(chromium: Any, file: Path, seen: list[list[str]]) -> None:
    """Walk to the end by keys: at each step the table, the variables and the sentence agree."""
    reader = Reader(chromium, file.parent, file.read_text("utf-8"))
    shown = [[as_float32(cell) for cell in row[1:]] for row in reader.table("steps")]
    assert shown == [[*map(as_float32, step)] for step in seen]
    reader.keys("Home")
    for count, step in enumerate(seen, start=1):
        reader.keys("ArrowRight")
        assert reader.says().startswith(f"Step {count}: E ")
        assert as_float32(reader.variables()["θ"]) == as_float32(step[-1])
        assert reader.page.get_attribute("#steps tr[aria-current]", "data-step") == str(count)
    reader.keys("ArrowRight")
    assert reader.says().startswith(f"Step {len(seen)}: ")
    assert not reader.errors


def as_float32(text: str) -> float:
    return float(np.float32(number(text)))


def run_program(file: Path, seen: list[list[str]]) -> None:
    done = forked.python(file)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"Every bit is the same in all {len(seen)} steps.\n")


def run_notebook(file: Path, seen: list[list[str]]) -> None:
    """Run the cells, one after the other as a kernel does."""
    notebook = nbformat.read(file, as_version=4)
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    done = forked.python("-c", "\n".join(cells))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"Every bit is the same in all {len(seen)} steps.\n")


DATA = {
    ".csv": read_csv,
    ".json": read_json,
    ".html": read_page,
    ".py": run_program,
    ".ipynb": run_notebook,
}
"""How the steps are read back from each kind of data, and compared with those seen."""
