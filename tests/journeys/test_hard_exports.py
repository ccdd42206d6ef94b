"""File ▸ Export where it is hard: files in the way, a full disk, odd names, runs that broke off."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QProgressDialog, QPushButton

from gradapp import files
from gradapp.__main__ import main
from gradapp.app.system import apart
from gradapp.app.system.apart import itself
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.documents.document import Document, KeptRun, save
from tests.journeys.test_export import answers, asked, comes_back, exports
from tests.person import Person

FIVE = Data(("x",), ((1.0, 2.0, 4.0, 3.0, 5.0),), (1.0, 3.0, 3.0, 2.0, 5.0))
FOUR = Fit("a*x**3 + b*x**2 + c*x + d", FIVE, rule=rule("adam"), alpha=0.01)
REAL = pytest.mark.real_host
POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has no such thing")


@contextmanager
def replacing(answer: QMessageBox.StandardButton) -> Iterator[list[str]]:
    """Answer whether a file is to be replaced, which the dialog waits for; what was asked."""
    seen: list[str] = []

    def look() -> None:
        for question in questions():
            seen.append(question.text())
            question.button(answer).click()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    yield seen
    timer.stop()


def questions() -> list[QMessageBox]:
    found = [each for each in QApplication.allWidgets() if isinstance(each, QMessageBox)]
    return [each for each in found if each.isVisible()]


@pytest.mark.parametrize("typed", ["mine.csv", "mine"])
def test_a_file_that_is_there_is_asked_about_whether_its_ending_is_typed_or_not(
    window: Person, tmp_path: Path, typed: str
) -> None:
    window.press("Step", times=2)
    there = tmp_path / "mine.csv"
    there.write_text("older")
    window.keys("Ctrl+Shift+E")
    dialog = asked(window)
    filters = dialog.nameFilters()
    (csv,) = (each for each in filters if "*.csv" in each)
    dialog.selectNameFilter(csv)
    dialog.filterSelected.emit(csv)
    with replacing(QMessageBox.StandardButton.No) as told:
        answers(dialog, tmp_path / typed)
    assert len(told) == 1
    assert "mine.csv already exists" in told[0]
    assert there.read_text() == "older"
    assert dialog.isVisible(), "another name can be typed"
    with replacing(QMessageBox.StandardButton.Yes):
        answers(dialog, tmp_path / typed)
    window.sees(lambda: window.spoken() == "Exported mine.csv.")
    assert there.read_text().count("\n") == 3
    assert [each.name for each in tmp_path.iterdir()] == ["mine.csv"]


@contextmanager
def files_of_at_most(size: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have every file end there, as on a disk that becomes full."""
    resource = pytest.importorskip("resource", reason="Windows sets no limit to a file")
    # Python itself would leave half of what it compiles, here and in the process that is begun.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("ending", [".csv", ".ipynb", pytest.param(".html", marks=REAL), ".svg"])
def test_on_a_full_disk_one_sentence_says_so_and_the_file_stays(
    window: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    window.press("Step", times=40)
    there = tmp_path / f"there{ending}"
    there.write_text("older")
    with files_of_at_most(2_000, monkeypatch):  # a document has room, and is what a page is made of
        window.workbench.export.export(str(there))
        said = window.refused()
    assert "File too large" in said
    assert said.startswith(f"there{ending} ")
    assert there.read_text() == "older"
    assert [each.name for each in tmp_path.iterdir()] == [there.name]


@POSIX
@pytest.mark.parametrize("ending", [".csv", ".html", ".png", ".apng"])
def test_a_pipe_or_a_folder_in_the_place_of_the_file_is_refused_before_anything_is_made(
    window: Person, tmp_path: Path, ending: str
) -> None:
    window.press("Step")
    pipe, folder = tmp_path / f"pipe{ending}", tmp_path / f"folder{ending}"
    os.mkfifo(pipe)
    folder.mkdir()
    other, none = "it is not a regular file", "No such file or directory"
    for path, why in ((pipe, other), (folder, other), (tmp_path / "none" / f"out{ending}", none)):
        window.workbench.export.export(str(path))
        assert window.refused() == f"{path.name} can't be written: {why}."
        assert makers() == []
    assert sorted(each.name for each in tmp_path.iterdir()) == [folder.name, pipe.name]


@POSIX
def test_whoever_names_a_moving_picture_that_can_not_be_written_is_asked_for_no_steps(
    window: Person, tmp_path: Path
) -> None:
    window.press("Step", times=2)
    pipe = tmp_path / "pipe.apng"
    os.mkfifo(pipe)
    window.keys("Ctrl+Shift+E")
    dialog = asked(window)
    dialog.fileSelected.emit(str(pipe))  # a dialog of the system's may let it be chosen
    assert window.refused() == "pipe.apng can't be written: it is not a regular file."
    assert window.window.findChild(QDialog, "moving_dialog") is None
    dialog.reject()


def test_a_name_with_greek_letters_and_spaces_is_the_files(window: Person, tmp_path: Path) -> None:
    window.press("Step", times=2)
    for ending in (".csv", ".html", ".svg"):
        path = tmp_path / f"the θ run, α = 0.1{ending}"
        exports(window, path)
        window.sees(path.exists)
        assert window.spoken() == f"Exported {path.name}."
        assert path.stat().st_size > 100


@pytest.mark.parametrize(
    ("problem", "way", "steps"),
    [(Problem(alpha=1e6), "autograd", 99), (Problem(x=0.0), "python", 3), (FOUR, "optimizer", 4)],
)
def test_runs_that_broke_off_and_those_in_a_race_are_exported_as_the_command_line_does(
    window: Person, tmp_path: Path, problem: AnyProblem, way: str, steps: int
) -> None:
    pins = (
        KeptRun(Recipe(problem.but(alpha=0.001), way, 4), "slow"),
        KeptRun(Recipe(problem.but(alpha=1e6), "python", 9), "broken", slot=1),
    )
    path = tmp_path / "race.gradapp"
    save(Document(Recipe(problem, way, steps), at=Place(1), pins=pins), path)
    window.workbench.open(str(path))
    run = window.workbench.current_run
    window.sees(lambda: run.problem == problem and not window.workbench.engine.busy)
    window.sees(lambda: len(run.run) == steps or run.run.stop is not None)
    for ending in (".csv", ".json", ".py", ".html"):
        out, beside = tmp_path / f"out{ending}", tmp_path / f"beside{ending}"
        window.workbench.export.export(str(out))
        window.sees(lambda name=out.name: window.spoken() == f"Exported {name}.")  # type: ignore[misc]
        assert main(["export", str(path), str(beside)]) == 0
        assert out.read_bytes() == beside.read_bytes()


def test_where_there_is_no_room_for_what_a_page_is_made_of_one_sentence_says_so(
    window: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.press("Step")
    there = tmp_path / "run.html"
    there.write_text("older")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "full"))
    window.workbench.export.export(str(there))
    said = window.refused()
    assert said.startswith("run.html has not been written: ")
    assert str(tmp_path / "full") in said
    assert there.read_text() == "older"
    comes_back(window)


def test_why_a_page_can_not_be_put_in_its_place_is_said_as_of_any_file(
    window: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.press("Step")
    there, written = tmp_path / "run.html", files.write

    def write(path: Path, content: bytes) -> None:
        if path == there:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written(path, content)

    monkeypatch.setattr(files, "write", write)
    window.workbench.export.export(str(there))
    assert window.refused() == "run.html can't be written: No space left on device."
    assert not there.exists()
    comes_back(window)


def makers() -> list[psutil.Process]:
    """Return the processes that make a file for this one."""
    return [each for each in psutil.Process().children() if "export" in each.cmdline()]


@pytest.mark.parametrize("ended", ["cancelled", "killed"])
def test_a_page_that_is_given_up_or_whose_process_is_killed_leaves_no_file(
    window: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: str
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    window.keys("Ctrl+3")
    window.press("Step", times=12)
    there = tmp_path / "mine" / "run.html"
    there.parent.mkdir()
    there.write_text("older")
    with monkeypatch.context() as patched:
        patched.setattr(apart, "itself", itself)  # a fork may have done all of it by then
        window.workbench.export.export(str(there))
        window.sees(lambda: bool(makers()))
    for each in makers():
        each.suspend()  # or it may have done all of it before anybody has looked
    if ended == "killed":
        for each in makers():
            each.kill()
    else:
        window.sees(lambda: window.window.findChild(QProgressDialog, "export_progress") is not None)
        progress = window.find(QProgressDialog, "export_progress")
        window.sees(progress.isVisible)
        next(iter(progress.findChildren(QPushButton))).click()
    if ended == "killed":
        reason = "the process that writes it was ended."
        assert window.refused() == f"run.html has not been written: {reason}"
    else:
        window.sees(lambda: window.spoken() == "run.html has not been written.")
    assert there.read_text() == "older"
    assert [each.name for each in there.parent.iterdir()] == ["run.html"]
    assert makers() == []
    assert [each.name for each in temporary.iterdir()] == []
    comes_back(window)
    window.workbench.export.export(str(there))
    window.sees(lambda: window.spoken() == "Exported run.html.")
