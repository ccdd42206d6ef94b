"""A text of few lines goes as far to the right as its longest one, in sight or not."""

from __future__ import annotations

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
