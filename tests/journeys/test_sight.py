"""What is shown belongs to a document: it comes back on any screen, in any size and language."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QComboBox, QDockWidget, QPlainTextEdit, QTabWidget

from gradapp.app.system.settings import Remembered
from gradapp.documents.document import load, save
from tests import pseudo
from tests.journeys.test_documents import settled
from tests.journeys.test_own_code import HALVING, pastes, runs
from tests.person import Person
from tests.products import pairs

Open = Callable[..., Person]


def shown(person: Person) -> dict[str, tuple[bool, str]]:
    """Return of each panel whether it is in sight, and in which column."""
    settled(person)
    window = person.window
    return {
        dock.objectName(): (not dock.visibleRegion().isEmpty(), window.dockWidgetArea(dock).name)
        for dock in window.findChildren(QDockWidget)
    }


def is_put_away(person: Person, name: str) -> bool:
    return person.find(QDockWidget, f"dock_{name}").isHidden()


@pytest.fixture
def saved(open_window: Open, tmp_path: Path) -> tuple[Path, dict[str, tuple[bool, str]]]:
    """A document of a window whose panels a person has moved, and where these were."""
    first = open_window(Remembered(animate=False))
    first.press("Step", times=3)
    first.keys("Ctrl+Shift+2")
    moved = first.find(QDockWidget, "dock_graph")
    first.window.show_panel("graph")
    moved.setFocus()
    first.window.move_panel()
    first.find(QDockWidget, "dock_formula").hide()
    first.keys("Ctrl+L")
    found = shown(first)
    path = tmp_path / "seen.gradapp"
    save(first.workbench.document.now(with_bits=True), path)
    first.window.close()
    return path, found


@pytest.mark.parametrize(
    ("size", "scale"), pairs([(1360, 860), (1024, 700), (1900, 1000)], [100, 175])
)
def test_the_panels_come_back_on_another_screen_and_with_another_text_size(
    open_window: Open,
    saved: tuple[Path, dict[str, tuple[bool, str]]],
    size: tuple[int, int],
    scale: int,
) -> None:
    path, before = saved
    window = open_window(Remembered(animate=False, text_scale=scale))
    window.window.resize(*size)
    window.workbench.open(str(path))
    window.sees(lambda: window.steps == 3)
    assert window.window.layouts.current == "code"
    now = shown(window)
    assert {name: area for name, (_, area) in now.items()} == {
        name: area for name, (_, area) in before.items()
    }
    assert is_put_away(window, "formula")
    assert window.window.menus.actions["logarithmic"].isChecked()
    for dock in window.window.findChildren(QDockWidget):
        if not dock.isHidden() and not dock.visibleRegion().isEmpty():
            assert window.window.rect().contains(dock.geometry()), dock.objectName()


def test_the_panels_come_back_in_another_language(
    open_window: Open,
    saved: tuple[Path, dict[str, tuple[bool, str]]],
    qapp: QApplication,
    tmp_path: Path,
) -> None:
    path, before = saved
    german: QTranslator = pseudo.compiled("de", tmp_path)
    qapp.installTranslator(german)
    try:
        window = open_window(Remembered(animate=False), torch=False)
        window.sees(lambda: window.workbench.engine.rests)
        window.workbench.open(str(path))
        window.sees(lambda: len(window.workbench.current_run.run) == 3)
        window.sees(lambda: shown(window) == before)
        assert window.window.menus.layouts["code"].text().replace("&", "") == "Code"
        assert window.window.menus.actions["save"].text().replace("&", "") == "Speichern"
    finally:
        qapp.removeTranslator(german)


def test_a_panel_that_there_is_not_and_places_of_nonsense_leave_the_window_as_it_is(
    open_window: Open, saved: tuple[Path, dict[str, tuple[bool, str]]]
) -> None:
    path, _ = saved
    window = open_window(Remembered(animate=False))
    window.keys("Ctrl+Shift+2")
    before = shown(window)
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ('"right": [', '"right": 5, "wrong": ['),
        ('"version": 2,\n', '"version": 9,'),
    ):
        at = text.index('"panels"')
        assert old in text[at:]
        path.write_text(text[:at] + text[at:].replace(old, new, 1), encoding="utf-8")
        window.workbench.open(str(path))
        settled(window)
        assert shown(window) == before


def test_the_panels_of_a_document_of_an_older_version_come_back(
    open_window: Open, saved: tuple[Path, dict[str, tuple[bool, str]]]
) -> None:
    """There each length was a text."""
    path, before = saved
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["sight"]["panels"]["version"] == 2
    document["sight"]["panels"] |= {"version": 1, "factors": {"/right": 1.25}}
    path.write_text(json.dumps(document), encoding="utf-8")
    window = open_window(Remembered(animate=False))
    window.workbench.open(str(path))
    window.sees(lambda: shown(window) == before)
    factors = window.window.layouts.here()["factors"]
    assert ({"type": "width", "of": "right"}, 1.25) in factors


def test_own_code_comes_back_at_its_line_with_its_page_and_what_it_is_compared_with(
    open_window: Open, tmp_path: Path
) -> None:
    first = open_window(Remembered(animate=False))
    first.press("Step", times=3)
    pastes(first, HALVING)
    runs(first)
    first.keys("Home", "Down", "Down", "Down", "Down")
    first.find(QTabWidget, "own_code_tabs").setCurrentIndex(1)
    beside = first.find(QComboBox, "own_code_beside")
    chosen = next(i for i in range(beside.count()) if beside.itemText(i).startswith("Beside way 3"))
    first.window.pages.own_code.head.compared.emit(chosen)
    words, line = beside.currentText(), first.window.pages.own_code.editor.line
    assert line > 1
    path = tmp_path / "own.gradapp"
    save(first.workbench.document.now(with_bits=True), path)
    first.workbench.document.begin(load(path), path)
    first.window.close()

    second = open_window(Remembered(animate=False))
    second.workbench.open(str(path))
    second.sees(second.window.pages.own_code.isVisible)
    editor = second.find(QPlainTextEdit, "own_code_editor")
    assert editor.toPlainText() == HALVING
    assert editor.textCursor().blockNumber() + 1 == line
    assert second.find(QTabWidget, "own_code_tabs").currentIndex() == 1
    assert second.workbench.own_code.tape is None, "nothing has run"
    second.keys("Ctrl+Return")
    second.sees(lambda: second.workbench.own_code.source.is_foreign)
    second.workbench.own_code.allow()
    second.workbench.own_code.run()
    second.sees(lambda: second.workbench.own_code.tape is not None)
    assert second.find(QComboBox, "own_code_beside").currentText() == words
