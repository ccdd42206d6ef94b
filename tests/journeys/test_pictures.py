"""Pictures that a person takes out of the window: of it all, of plots, equations and the graph."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMenu,
    QProgressDialog,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from gradapp.ui.kit.theme import LIGHT
from gradapp.ui.plot.canvas import Canvas
from tests.journeys.test_export import answers, asked, chooses, comes_back, exports, menu_of
from tests.journeys.test_hard_exports import makers
from tests.person import Person, write

PARTS = ("error_picture", "error_curve", "parameter_curves", "formula_panel")


def part(window: Person, name: str) -> QWidget:
    found = getattr(window.window, name)
    assert isinstance(found, QWidget)
    return found


def saved(window: Person, name: str, path: Path, kind: int = 0) -> None:
    """Choose the command of a part's menu, and a kind of file; paste a name."""
    chooses(menu_of(part(window, name)), "Save picture…")
    window.sees(lambda: window.window.findChild(QFileDialog, "picture_dialog") is not None)
    dialog = window.find(QFileDialog, "picture_dialog")
    window.sees(dialog.isVisible)
    dialog.selectNameFilter(dialog.nameFilters()[kind])
    dialog.filterSelected.emit(dialog.nameFilters()[kind])
    answers(dialog, path)
    window.sees(lambda: window.spoken().startswith(f"Exported {path.name}."))
    comes_back(window)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_saved_as_large_as_it_is_shown(window: Person, name: str, tmp_path: Path) -> None:
    window.press("Step", times=2)
    saved(window, name, tmp_path / "part")
    image = QImage(str(tmp_path / "part.png"))
    assert image.size() == part(window, name).size()


def test_the_graph_is_saved_and_copied_as_a_whole_by_its_button_and_its_menu(
    window: Person, tmp_path: Path
) -> None:
    window.keys("Ctrl+2")
    window.press("Step", times=2)
    window.window.show_panel("graph")
    panel = window.window.graph_panel
    window.sees(panel.view.isVisible)  # with the graph of the first step, while that may stay
    window.settles()
    for _ in range(8):
        panel.view.zoom_in()
    whole = panel.view.sceneRect().toAlignedRect().size()
    lines, chosen = tmp_path / "button.svg", tmp_path / "menu.svg"
    window.find(QToolButton, "graph_save").click()
    answers(window.find(QFileDialog, "picture_dialog"), lines.with_suffix(""))
    window.sees(lines.exists)
    comes_back(window)
    chooses(menu_of(panel.view), "Save picture…")
    answers(window.find(QFileDialog, "picture_dialog"), chosen)
    window.sees(chosen.exists)
    comes_back(window)
    for path in (lines, chosen):
        assert QSvgRenderer(str(path)).defaultSize() == whole
    chooses(menu_of(panel.view), "Copy picture")
    assert QApplication.clipboard().image().size() == whole * 2
    copied = QApplication.clipboard().mimeData().data("image/svg+xml")
    assert QSvgRenderer(copied).defaultSize() == whole


def test_a_graph_that_is_gone_when_its_file_is_chosen_is_not_saved(
    window: Person, tmp_path: Path
) -> None:
    window.keys("Ctrl+2")
    window.press("Step")
    window.window.show_panel("graph")
    view = window.window.graph_panel.view
    window.sees(view.isVisible)
    chooses(menu_of(view), "Save picture…")
    window.workbench.current_run.seek(0)
    window.sees(view.isHidden)
    answers(window.find(QFileDialog, "picture_dialog"), tmp_path / "none")
    assert "no picture" in window.refused()
    assert not [*tmp_path.iterdir()]
    comes_back(window)


def test_the_scale_of_learning_rates_and_the_sweep_have_the_menu_of_pictures(
    window: Person, tmp_path: Path
) -> None:
    strip = window.window.learning_rate_panel.strip
    chooses(menu_of(strip), "Copy picture")
    assert QApplication.clipboard().image().size() == strip.size() * 2
    window.keys("Ctrl+Shift+L")
    window.sees(lambda: window.workbench.sweep.view is not None)
    view = window.workbench.sweep.view
    assert view is not None
    window.sees(lambda: view.isVisible() and window.workbench.sweep.is_settled)
    chooses(menu_of(view.plot), "Copy picture")
    assert QApplication.clipboard().image().size() == view.plot.size() * 2
    view.reject()


def test_a_picture_is_saved_in_another_scale_and_in_other_kinds(
    window: Person, tmp_path: Path
) -> None:
    window.press("Step", times=2)
    size = part(window, "error_picture").size()
    saved(window, "error_picture", tmp_path / "large", kind=4)
    assert QImage(str(tmp_path / "large.png")).size() == size * 4
    saved(window, "error_picture", tmp_path / "lines", kind=1)
    root = ET.fromstring((tmp_path / "lines.svg").read_bytes())
    assert root.get("viewBox") == f"0 0 {size.width()} {size.height()}"
    assert {each.tag.rpartition("}")[2] for each in root.iter()}.isdisjoint({"text", "image"})
    saved(window, "error_picture", tmp_path / "page", kind=2)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")


def test_the_window_is_exported_as_a_picture(window: Person, tmp_path: Path) -> None:
    window.press("Step", times=3)
    for name in ("all.png", "all.svg", "all.pdf"):
        exports(window, tmp_path / name)
        assert window.spoken() == f"Exported {name}."
    image = QImage(str(tmp_path / "all.png"))
    assert image.size() == window.window.size()
    svg = (tmp_path / "all.svg").read_text(encoding="utf-8")
    said = [each.get("aria-label") for each in ET.fromstring(svg).iter() if each.get("aria-label")]
    assert "E before each step" in " ".join(filter(None, said))
    for colour in (LIGHT.error, LIGHT.decrease_text):
        assert colour in svg


def test_a_picture_is_copied_as_pixels_and_as_outlines(window: Person) -> None:
    window.press("Step")
    window.command("Edit", "Copy picture")
    whole = QApplication.clipboard().mimeData()
    assert QApplication.clipboard().image().size() == window.window.size() * 2
    assert whole.hasFormat("image/svg+xml")
    chooses(menu_of(part(window, "parameter_curves")), "Copy picture")
    assert QApplication.clipboard().image().size() == part(window, "parameter_curves").size() * 2
    assert window.spoken() == "Copied the picture."


def test_the_right_button_asks_for_the_menu_or_zooms(window: Person) -> None:
    window.press("Step", times=2)
    plot = part(window, "error_curve")
    canvas = plot.findChild(Canvas)
    assert canvas is not None
    shown, middle = canvas.x_range, canvas.rect().center()
    right = Qt.MouseButton.RightButton
    QTest.mouseClick(canvas, right, Qt.KeyboardModifier.NoModifier, middle)
    menu = plot.findChild(QMenu, "picture_menu")
    assert menu is not None
    assert menu.isVisible()
    assert canvas.x_range == shown
    menu.close()
    QTest.mousePress(canvas, right, Qt.KeyboardModifier.NoModifier, middle)
    for distance in (20, 40):
        QTest.mouseMove(canvas, middle + QPoint(distance, 0))
    QTest.mouseRelease(canvas, right, Qt.KeyboardModifier.NoModifier, middle + QPoint(40, 0))
    menus = plot.findChildren(QMenu, "picture_menu")
    assert not any(each.isVisible() for each in menus)


def test_a_picture_that_can_not_be_written_is_one_sentence(window: Person, tmp_path: Path) -> None:
    exports_to = tmp_path / "no such folder" / "window.png"
    window.workbench.export.export(str(exports_to))
    assert window.refused().startswith("window.png can't be written: ")
    assert list(tmp_path.iterdir()) == []


def test_the_steps_are_exported_as_a_moving_picture(window: Person, tmp_path: Path) -> None:
    window.keys("Ctrl+1")
    window.press("Step", times=2)
    path = tmp_path / "steps.gif"
    window.workbench.export.export(str(path))
    window.sees(lambda: window.spoken() == "Exported steps.gif.")
    reader = QImageReader(str(path))
    count = 0
    while reader.canRead():
        assert not reader.read().isNull()
        count += 1
    assert count == 3


def moving(window: Person, path: Path) -> QDialog:
    """Export to a file, and return what is asked next."""
    window.keys("Ctrl+Shift+E")
    answers(asked(window), path)
    window.sees(lambda: window.window.findChild(QDialog, "moving_dialog") is not None)
    dialog = window.find(QDialog, "moving_dialog")
    window.sees(dialog.isVisible)
    return dialog


def number(dialog: QDialog, name: str) -> QSpinBox:
    field = dialog.findChild(QSpinBox, f"moving_{name}")
    assert field is not None
    return field


def types(dialog: QDialog, name: str, text: str) -> None:
    field = number(dialog, name)
    field.setFocus()
    field.selectAll()
    write(field, text)


def outcome(dialog: QDialog) -> str:
    return dialog.findChild(QLabel, "moving_outcome").text()


def test_a_range_of_steps_is_exported_at_a_chosen_pace(window: Person, tmp_path: Path) -> None:
    pillow = pytest.importorskip("PIL.Image")
    window.keys("Ctrl+1")
    window.press("Step", times=6)
    dialog = moving(window, tmp_path / "steps.apng")
    assert [number(dialog, each).value() for each in ("first", "last", "pace")] == [0, 6, 2]
    assert outcome(dialog).startswith("Pictures: 7 (at most 101). They run for about 3.5\u00a0s")
    types(dialog, "first", "3")
    types(dialog, "last", "5")
    types(dialog, "pace", "4")
    assert outcome(dialog).startswith("Pictures: 3 (at most 101). They run for about 0.8\u00a0s")
    QTest.keyClick(number(dialog, "pace"), Qt.Key.Key_Return)
    window.sees(lambda: window.spoken() == "Exported steps.apng.")
    with pillow.open(tmp_path / "steps.apng") as file:
        assert (file.n_frames, file.info["duration"], file.size) == (3, 250, (1360, 860))


def test_it_is_seen_how_far_a_moving_picture_is_and_it_can_be_given_up(
    window: Person, tmp_path: Path
) -> None:
    window.keys("Ctrl+1")
    window.types("α", "0.25")  # bounces for ever
    window.workbench.current_run.step(100)
    window.sees(lambda: window.steps == 100)
    dialog = moving(window, tmp_path / "steps.apng")
    QTest.keyClick(number(dialog, "last"), Qt.Key.Key_Return)
    window.sees(lambda: window.window.findChild(QProgressDialog) is not None)
    progress = window.find(QProgressDialog, "export_progress")
    window.sees(lambda: progress.value() > 0)
    for each in makers():
        each.suspend()  # or it may be done before anybody has looked
    window.sees(progress.isVisible)
    progress.findChild(QPushButton).click()
    window.sees(lambda: window.spoken() == "steps.apng has not been written.")
    assert list(tmp_path.iterdir()) == []


def test_a_moving_picture_that_is_not_wanted_after_all_is_none(
    window: Person, tmp_path: Path
) -> None:
    window.press("Step", times=2)
    dialog = moving(window, tmp_path / "steps.gif")
    cancel = dialog.findChild(QPushButton, "moving_dialog_close")
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    window.sees(lambda: window.window.findChild(QDialog, "moving_dialog") is None)
    assert list(tmp_path.iterdir()) == []


def test_of_a_long_run_no_more_steps_can_be_chosen_than_there_is_room_for(
    window: Person, tmp_path: Path
) -> None:
    window.keys("Ctrl+1")
    window.types("α", "0.25")  # bounces for ever
    window.keys("Ctrl+End")
    window.sees(lambda: window.steps == 1_000_000)
    dialog = moving(window, tmp_path / "steps.gif")
    first, last = number(dialog, "first"), number(dialog, "last")
    assert (first.value(), last.value()) == (0, 100)
    types(dialog, "first", "5000")
    assert (last.minimum(), last.value(), last.maximum()) == (5_000, 5_000, 5_100)
    types(dialog, "first", "1000000")
    assert (last.minimum(), last.maximum()) == (1_000_000, 1_000_000)
    dialog.reject()


def test_the_window_is_exported_as_pixels_as_large_as_chosen(
    window: Person, tmp_path: Path
) -> None:
    window.press("Step")
    for scale in (2, 4):
        window.keys("Ctrl+Shift+E")
        dialog = asked(window)
        (words,) = (each for each in dialog.nameFilters() if f"{scale} times as large" in each)
        dialog.selectNameFilter(words)
        dialog.filterSelected.emit(words)
        answers(dialog, tmp_path / f"large{scale}")
        window.sees(lambda scale=scale: window.spoken() == f"Exported large{scale}.png.")  # type: ignore[misc]
        comes_back(window)
        image = QImage(str(tmp_path / f"large{scale}.png"))
        assert image.size() == window.window.size() * scale
