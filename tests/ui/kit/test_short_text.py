"""A text of few lines goes as far to the right as its longest one, in sight or not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.short_text import ShortText


def test_how_far_it_goes_to_the_right_does_not_hang_on_which_lines_were_in_sight(
    qtbot: QtBot,
) -> None:
    view = ShortText()
    qtbot.addWidget(view)
    view.resize(120, 40)
    view.show()
    for lines in (["a", "b", "c", 60 * "d"], ["a", 50 * "e", "b", "c", "d"]):
        view.show_text("\n".join(lines))
        longest = max(map(view.fontMetrics().horizontalAdvance, lines))
        for height in (40, 200, 30, 45):
            view.resize(120, height)
            bar, seen = view.horizontalScrollBar(), view.viewport().width()
            assert longest <= seen + bar.maximum() <= longest + 10


def seen(view: ShortText) -> tuple[object, ...]:
    """Return what is seen of a text, and what is known of it."""
    bars = view.horizontalScrollBar(), view.verticalScrollBar()
    place = view.textCursor().selectionStart(), view.textCursor().selectionEnd()
    return view.toPlainText(), [(bar.value(), bar.maximum()) for bar in bars], place


def test_a_text_is_seen_as_if_it_were_the_first_whatever_was_shown_and_done_before(
    qtbot: QtBot,
) -> None:
    def shown() -> Iterator[ShortText]:
        while True:
            view = ShortText()
            qtbot.addWidget(view)
            view.resize(120, 40)
            view.show()
            yield view

    views = shown()
    view = next(views)
    wide, wider = 40 * "w", 60 * "w"
    texts = ("", "a", "a\nb\nc", f"{wide}\nb\nc", f"a\n{wider}\nc", f"{wide}\n\nd", "a\rb\nc\nd")
    for order in permutations(texts, 3):
        for text in order:
            view.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            view.show_text(text)
            new = next(views)
            new.show_text(text)
            assert seen(view) == seen(new), order
            assert view.grab().toImage() == new.grab().toImage(), order


def test_no_bar_is_painted_anew_for_another_text_of_as_many_lines(qtbot: QtBot) -> None:
    view = ShortText()
    qtbot.addWidget(view)
    view.resize(120, 40)
    view.show()
    view.show_text("a\nb\nc")
    ranges: list[tuple[int, int]] = []
    view.verticalScrollBar().rangeChanged.connect(lambda *ends: ranges.append(ends))
    for text in ("a\nbb\nc", "d\ne\nf"):
        view.show_text(text)
    assert ranges == []
