"""What is shown as it stands: names of files and pins, and what exceptions say, may have tags."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

import gradapp
from gradapp.ui.kit.dialog import Dialog
from gradapp.ui.kit.fitting_label import FittingLabel
from gradapp.ui.kit.plain_text import PlainLabel, shown_title, tip_text, title_text
from gradapp.ui.kit.wrapped_label import WrappedLabel
from gradapp.ui.window.status import StatusBar

LIKE_HTML = "<b>bold</b> & <img src='file:///etc/passwd'>"


def opened_tip(widget: QLabel | StatusBar) -> QLabel:
    """Return the tooltip that Qt opens over a widget."""
    at = widget.rect().center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    (tip,) = (
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QLabel) and each.windowType() == Qt.WindowType.ToolTip
    )
    return tip


@pytest.mark.parametrize(
    "text",
    [
        LIKE_HTML,
        "a &lt; b",
        "<html>",
        "x <br/> y",
        "<!DOCTYPE html>",
        "1 < 2",
        "plain",
        "",
        "a\n<b>",
    ],
)
def test_a_tip_is_never_taken_for_html_and_reads_as_its_text(text: str) -> None:
    from PySide6.QtGui import Qt as RichText

    assert not RichText.mightBeRichText(tip_text(text))
    assert tip_text(text).replace("\u2060", "") == text
    assert tip_text(tip_text(text)) == tip_text(text)


def test_a_message_like_html_is_shown_as_it_stands_in_the_tip_of_the_status_line(
    qtbot: QtBot,
) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_message(f"Opened {LIKE_HTML}.")
    tip = opened_tip(bar)
    assert tip.width() > tip.fontMetrics().horizontalAdvance(LIKE_HTML)
    QToolTip.hideText()


@pytest.mark.parametrize("kind", [PlainLabel, WrappedLabel, FittingLabel])
def test_a_label_shows_tags_as_they_stand(kind: type[QLabel], qtbot: QtBot) -> None:
    label = kind("name") if kind is WrappedLabel else kind()
    qtbot.addWidget(label)
    label.setText(LIKE_HTML)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_dialog_s_words_are_shown_as_they_stand(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = Dialog("d", "d", parent)
    assert dialog.text_label("words", LIKE_HTML).textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("name", ["a[*]", "[*][*]", "[*]a[*] b", "[**]", "a"])
def test_a_title_has_a_name_as_it_stands_whatever_qt_takes_for_the_place_of_a_mark(
    name: str, qtbot: QtBot
) -> None:
    dialog = Dialog("d", f"Cells of {name}", None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowHandle().title() == shown_title(dialog) == f"Cells of {name}"
    dialog.setWindowTitle(f"{title_text(name)}[*] – x")
    assert dialog.windowHandle().title() == shown_title(dialog) == f"{name} – x"
    dialog.setWindowModified(True)
    assert dialog.windowHandle().title() == f"{name}* – x"


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in Path(gradapp.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{path.name}:{node.lineno}", node


def test_each_tip_that_is_no_fixed_text_goes_through_what_keeps_it_from_being_html() -> None:
    """A text that is translated is fixed; one that anything is put into is not."""
    found = 0
    for place, call in calls():
        match call.func:
            case ast.Attribute(attr="setToolTip"):
                words = call.args[0]
            case ast.Attribute(attr="showText", value=ast.Name(id="QToolTip")):
                words = call.args[1]
            case _:
                continue
        found += 1
        is_fixed = isinstance(words, ast.Constant) or (
            isinstance(words, ast.Call) and ast.unparse(words.func) in ("self.tr", "tip_text")
        )
        assert is_fixed, place
    assert found > 30


def test_no_label_is_one_that_guesses_whether_its_text_is_html() -> None:
    for place, call in calls():
        if not place.startswith("plain_text.py"):
            assert ast.unparse(call.func) != "QLabel", place
