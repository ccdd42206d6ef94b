"""What is asked of a person about own code: cells, limits, and another text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QDoubleSpinBox,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.notebook import CodeCell
from gradapp.ui.kit.theme import DARK, LIGHT
from gradapp.ui.own_code.cells_dialog import CellsDialog
from gradapp.ui.own_code.limits_dialog import LimitsDialog
from gradapp.ui.own_code.other_dialog import OtherDialog
from tests.pseudo import untranslated
from tests.told import told

CELLS = (
    CodeCell(1, "import torch\n\nx = 1\ny = 2\nz = 3", (), True),
    CodeCell(2, "# %matplotlib inline\nw = 4", ("%matplotlib inline",), True),
    CodeCell(3, "# %%bash\n# ls", ("%%bash", "ls"), False),
    CodeCell(4, "", (), False),
)
TEXT = "import torch\n\nx = 1\ny = 2\nz = 3\n\n# %matplotlib inline\nw = 4\n"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def button(dialog: QDialog, name: str) -> QAbstractButton:
    found = dialog.findChild(QAbstractButton, f"{dialog.objectName()}_{name}")
    assert found is not None
    return found


class Chooser:
    """A person who is asked which cells are opened."""

    def __init__(self, window: QWidget) -> None:
        self.dialog = CellsDialog("lesson.ipynb", CELLS, window)
        self.chosen = QSignalSpy(self.dialog.chosen)
        self.dialog.show()
        found = self.dialog.findChild(QListWidget)
        assert found is not None
        self.list = found

    def checked(self) -> list[int]:
        items = [self.list.item(row) for row in range(self.list.count())]
        checked = Qt.CheckState.Checked
        return [row + 1 for row, item in enumerate(items) if item.checkState() == checked]


@pytest.fixture
def chooser(window: QWidget) -> Chooser:
    return Chooser(window)


def test_all_cells_that_are_python_are_chosen_at_first_and_the_rest_says_why_not(
    chooser: Chooser,
) -> None:
    assert chooser.dialog.windowTitle() == "Cells of lesson.ipynb"
    assert chooser.checked() == [1, 2]
    first, second, third, _ = (chooser.list.item(row).text() for row in range(4))
    assert first == "1  import torch\n   x = 1\n   y = 2\n   …"
    assert second.splitlines()[-1] == "Left out: %matplotlib inline"
    assert third.splitlines()[-1] == "Left out: this cell is for notebooks only, and is not Python."
    button(chooser.dialog, "open").click()
    assert told(chooser.chosen) == [TEXT]
    assert not chooser.dialog.isVisible()


def test_a_cell_is_left_out_by_space_and_with_none_there_is_nothing_to_open(
    chooser: Chooser,
) -> None:
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    assert chooser.checked() == [2]
    QTest.keyClick(chooser.list, Qt.Key.Key_Down)
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    assert not button(chooser.dialog, "open").isEnabled()
    button(chooser.dialog, "all").click()
    assert chooser.checked() == [1, 2]
    button(chooser.dialog, "none").click()
    assert chooser.checked() == []
    chooser.dialog.close()


def test_enter_opens_what_is_chosen(chooser: Chooser) -> None:
    QTest.keyClick(chooser.list, Qt.Key.Key_Return)
    assert told(chooser.chosen) == [TEXT]
    assert button(chooser.dialog, "close").accessibleName() == "Cancel"


def test_escape_opens_no_cell(chooser: Chooser) -> None:
    QTest.keyClick(chooser.dialog, Qt.Key.Key_Escape)
    assert not chooser.dialog.isVisible()
    assert chooser.chosen.count() == 0


def test_limits_are_shown_in_their_units_and_each_change_tells_all_of_them(window: QWidget) -> None:
    limits = Limits(lines=5_000, seconds=2.5, memory=3_000_000_000, output=4_000_000)
    dialog = LimitsDialog(limits, window)
    chosen = QSignalSpy(dialog.chosen)
    fields = {each.accessibleName(): each for each in dialog.findChildren(QAbstractSpinBox)}
    assert {name: field.text() for name, field in fields.items()} == {
        "Computing time": "2.50 s",
        "Recorded lines": "5,000",
        "Memory": "3.00 GB",
        "Output": "4.00 MB",
    }
    lines, seconds = fields["Recorded lines"], fields["Computing time"]
    assert isinstance(lines, QSpinBox)
    assert isinstance(seconds, QDoubleSpinBox)
    lines.setValue(100)
    seconds.setValue(30)
    lines.setValue(0)
    assert lines.value() == 100, "below that nothing could be recorded"
    assert told(chosen) == [
        Limits(100, 2.5, 3_000_000_000, 4_000_000),
        Limits(100, 30.0, 3_000_000_000, 4_000_000),
    ]


class Comparing:
    """A person who has another text compared."""

    def __init__(self, window: QWidget) -> None:
        self.dialog = OtherDialog(LIGHT, window)
        self.chosen = QSignalSpy(self.dialog.chosen)
        self.dialog.show()
        found = self.dialog.findChild(QPlainTextEdit)
        assert found is not None
        self.editor = found
        self.run = button(self.dialog, "run")


def test_another_text_is_run_once_there_is_one_and_a_person_says_so(window: QWidget) -> None:
    person = Comparing(window)
    assert not person.run.isEnabled()
    QTest.keyClicks(person.editor, "  ")
    assert not person.run.isEnabled()
    QTest.keyClicks(person.editor, "x = 1")
    assert person.chosen.count() == 0
    person.run.click()
    assert told(person.chosen) == [["  x = 1", ""]]
    assert not person.dialog.isVisible()
    assert button(person.dialog, "close").accessibleName() == "Cancel"


def test_the_text_of_a_file_is_shown_with_its_name_and_runs_no_sooner(window: QWidget) -> None:
    person = Comparing(window)
    wanted = QSignalSpy(person.dialog.file_wanted)
    button(person.dialog, "file").click()
    assert wanted.count() == 1
    person.dialog.show_file("other.py", "y = 2\n")
    assert person.dialog.windowTitle() == "Compare with other.py"
    assert (person.editor.toPlainText(), person.chosen.count()) == ("y = 2\n", 0)
    person.run.click()
    assert told(person.chosen) == [["y = 2\n", "other.py"]]


def test_tab_leads_out_of_the_other_text(window: QWidget, qtbot: QtBot) -> None:
    person = Comparing(window)
    person.editor.setPlainText("x = 1")
    person.dialog.activateWindow()
    qtbot.waitUntil(person.editor.hasFocus)
    QTest.keyClick(person.editor, Qt.Key.Key_Tab)
    assert person.editor.toPlainText() == "x = 1"
    assert not person.editor.hasFocus()
    person.dialog.close()


def test_enter_on_the_button_for_a_file_runs_nothing(window: QWidget) -> None:
    person = Comparing(window)
    wanted = QSignalSpy(person.dialog.file_wanted)
    person.editor.setPlainText("x = 1")
    button(person.dialog, "file").setFocus()
    QTest.keyClick(button(person.dialog, "file"), Qt.Key.Key_Return)
    assert (wanted.count(), person.chosen.count()) == (1, 0)
    person.dialog.close()


@pytest.mark.usefixtures("unspoken")
@pytest.mark.parametrize("kind", ["cells", "limits", "other"])
def test_in_longer_words_and_larger_text_every_button_can_be_read(
    window: QWidget, kind: str, large_font: QFont
) -> None:
    made = {
        "cells": lambda: CellsDialog("lesson.ipynb", CELLS, window),
        "limits": lambda: LimitsDialog(Limits(), window),
        "other": lambda: OtherDialog(DARK, window),
    }
    window.setFont(large_font)
    dialog = made[kind]()
    dialog.show()
    QApplication.processEvents()
    buttons = [each for each in dialog.findChildren(QAbstractButton) if each.text()]
    assert buttons
    for each in buttons:
        place = each.rect().translated(each.mapTo(dialog, QPoint()))
        assert dialog.rect().contains(place)
        words = each.text().replace("&", "")
        assert each.width() >= each.fontMetrics().horizontalAdvance(words)
        assert not untranslated(words).strip()
    assert not untranslated(dialog.windowTitle()).strip()
    dialog.close()
