"""What a person takes out of the window: files of each kind, a table, and the program."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressDialog,
    QPushButton,
    QTableView,
    QWidget,
)

from tests.documents.export.running import plain
from tests.person import Person
from tests.waiting import PATIENCE_S, until

Numbers = tuple[float, ...]

NOTEBOOK: list[Numbers] = [(1.0, -4.0, 1.4), (0.04, -0.8, 1.48), (0.0016, -0.16, 1.496)]
"""E, the gradient and new θ of the notebook's first steps, worked out by hand."""


def asked(window: Person) -> QFileDialog:
    """Return the dialog that asks for a file."""
    window.sees(lambda: window.window.findChild(QFileDialog, "export_dialog") is not None)
    dialog = window.find(QFileDialog, "export_dialog")
    window.sees(dialog.isVisible)
    return dialog


def answers(dialog: QFileDialog, path: Path) -> None:
    """Paste a name, and press Enter."""
    until(dialog.isVisible)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.selectAll()
    field.insert(str(path))  # as pasted: typing is completed from the names that there are
    QTest.keyClick(field, Qt.Key.Key_Return)


def comes_back(window: Person) -> None:
    """Have the window have the keyboard, once a dialog is gone."""
    window.sees(lambda: window.window.findChild(QFileDialog) is None)
    window.window.activateWindow()
    window.sees(window.window.isActiveWindow)


def exports(window: Person, path: Path) -> None:
    window.keys("Ctrl+Shift+E")
    answers(asked(window), path)
    window.sees(lambda: path.name in window.spoken())
    comes_back(window)


def menu_of(view: QWidget, *, by_keys: bool = True) -> QMenu:
    """Ask for the menu of a view as the menu key does."""
    before = {*QApplication.topLevelWidgets()}
    place = view.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard if by_keys else QContextMenuEvent.Reason.Mouse
    target = view.viewport() if isinstance(view, QTableView | QPlainTextEdit) else view
    QApplication.sendEvent(target, QContextMenuEvent(reason, place, target.mapToGlobal(place)))
    found = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QMenu) and each.isVisible() and each not in before
    ]
    menus = found or [each for each in view.window().findChildren(QMenu) if each.isVisible()]
    assert len(menus) == 1
    return menus[0]


def chooses(menu: QMenu, name: str) -> None:
    (action,) = (each for each in menu.actions() if each.text().replace("&", "") == name)
    action.trigger()
    menu.close()


def test_each_kind_has_the_digits_of_the_window(window: Person, tmp_path: Path) -> None:
    window.press("Step", times=3)
    for name in ("run.csv", "run.json", "run.py", "run.ipynb"):
        exports(window, tmp_path / name)
        assert window.spoken() == f"Exported {name}."
    rows = [row.split(",") for row in (tmp_path / "run.csv").read_text().splitlines()[1:]]
    by_csv = [tuple(map(float, (row[4], row[5], row[6]))) for row in rows]
    steps = json.loads((tmp_path / "run.json").read_text())["runs"][0]["steps"]
    by_json = [(s["error"], s["gradient"]["theta"], s["next"]["theta"]) for s in steps]
    assert by_csv == by_json
    for made, expected in zip(by_csv, NOTEBOOK, strict=True):
        assert made == pytest.approx(expected, rel=1e-5)
    done = plain(tmp_path, tmp_path / "run.py")
    assert (done.returncode, done.stderr) == (0, "")
    cells = json.loads((tmp_path / "run.ipynb").read_text(encoding="utf-8"))["cells"]
    assert sum(each["cell_type"] == "code" for each in cells) == 6


def test_a_name_without_an_ending_gets_that_of_the_chosen_kind(
    window: Person, tmp_path: Path
) -> None:
    window.press("Step", times=2)
    window.keys("Ctrl+Shift+E")
    dialog = asked(window)
    assert [Path(each).name for each in dialog.selectedFiles()] == ["descent.py"]
    for filter_, name in zip(dialog.nameFilters(), ("py", "ipynb", "csv", "json"), strict=False):
        assert filter_.endswith(f"(*.{name})")
    dialog.selectNameFilter(dialog.nameFilters()[3])
    dialog.filterSelected.emit(dialog.nameFilters()[3])
    answers(dialog, tmp_path / "mine")
    window.sees(lambda: window.spoken() == "Exported mine.json.")
    assert json.loads((tmp_path / "mine.json").read_text())["problem"]["theta"] == 1.0


@pytest.mark.real_host
def test_a_page_is_computed_in_a_process_of_its_own_while_the_window_goes_on(
    window: Person, tmp_path: Path
) -> None:
    window.press("Step", times=2)
    window.workbench.export.export(os.fspath(tmp_path / "run.html"))
    window.press("Step")
    window.sees(lambda: window.cursor == 3)
    window.sees(lambda: window.spoken() == "Exported run.html.")
    assert "1.48" in (tmp_path / "run.html").read_text(encoding="utf-8")
    window.workbench.export.export(os.fspath(tmp_path / "none" / "run.html"))
    assert window.refused() == "run.html can't be written: No such file or directory."
    window.workbench.export.export(os.fspath(tmp_path / "other.html"))
    window.workbench.export.end()
    assert [each.name for each in tmp_path.iterdir()] == ["run.html"]


def test_a_file_that_can_not_be_written_is_one_sentence(window: Person, tmp_path: Path) -> None:
    window.press("Step")
    for path in (tmp_path / "no such folder" / "run.csv", tmp_path / "run.odt"):
        window.workbench.export.export(os.fspath(path))
        assert path.name in window.refused()
    assert list(tmp_path.iterdir()) == []


def test_the_table_is_copied_as_text_and_as_a_table(window: Person) -> None:
    window.press("Step", times=2)
    window.keys("Ctrl+Shift+T")
    data = QApplication.clipboard().mimeData()
    text, html = data.text(), data.html()
    rows = [row.split("\t") for row in text.splitlines()]
    cells = [
        [cell.split("<")[0] for cell in row.split('align="right">')[1:]]
        for row in html.split("<tr>")[1:]
    ]
    assert cells == rows
    assert len(rows) == 3
    assert html.count("<th ") == len(rows[0])


def test_the_tables_menu_leads_to_a_file_of_steps(window: Person, tmp_path: Path) -> None:
    window.press("Step", times=2)
    table = window.find(QTableView, "stepsTable")
    chooses(menu_of(table), "Export…")
    dialog = asked(window)
    answers(dialog, tmp_path / "table")
    window.sees(lambda: window.spoken() == "Exported table.csv.")
    assert (tmp_path / "table.csv").read_text().count("\n") == 3


@pytest.mark.parametrize("way", ["menu", "code"])
def test_the_program_is_copied_and_runs_by_itself(window: Person, way: str, tmp_path: Path) -> None:
    window.press("Step", times=3)
    if way == "menu":
        window.command("Edit", "Copy program")
    else:
        chooses(menu_of(window.find(QPlainTextEdit, "code")), "Copy as a Python program")
    text = window.clipboard()
    done = plain(tmp_path, "-c", text)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Every bit is the same in all 3 steps.\n")
    assert window.spoken().startswith("Copied the program of")


def test_a_long_export_shows_how_far_it_is_and_can_be_given_up(
    window: Person, tmp_path: Path
) -> None:
    window.keys("Ctrl+1")
    window.field("α").setFocus()
    window.types("α", "0.25")  # bounces for ever
    window.keys("Ctrl+End")
    window.sees(lambda: window.steps == 1_000_000)
    path = tmp_path / "long.json"
    is_given_up = threading.Event()
    window.workbench.export.export(os.fspath(path))
    window.workbench.export._job.progressed.connect(  # or it may be done before anybody has looked
        lambda _: is_given_up.wait(PATIENCE_S), Qt.ConnectionType.DirectConnection
    )
    window.sees(lambda: window.window.findChild(QProgressDialog) is not None)
    progress = window.find(QProgressDialog, "export_progress")
    window.sees(lambda: progress.isVisible() and progress.value() > 0)
    cancel = next(each for each in progress.findChildren(QPushButton))
    cancel.click()
    is_given_up.set()
    window.sees(lambda: window.spoken() == "long.json has not been written.")
    assert list(tmp_path.iterdir()) == []
    comes_back(window)
    window.keys("Home")
    assert window.cursor == 0
    assert all(not each.isVisible() for each in window.window.findChildren(QDialog))


def test_a_window_that_closes_while_a_file_is_written_leaves_none(
    window: Person, tmp_path: Path
) -> None:
    window.keys("Ctrl+1")
    window.types("α", "0.25")
    window.keys("Ctrl+End")
    window.sees(lambda: window.steps == 1_000_000)
    window.workbench.export.export(os.fspath(tmp_path / "long.json"))
    window.workbench.close()
    assert not any(each.name.startswith("long") for each in tmp_path.iterdir())
