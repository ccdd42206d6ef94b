"""The program as it is shown, of whichever size, and whatever it was before."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gradapp.core.registry import method
from gradapp.ui.code.view import CodeView


def test_how_far_a_program_goes_to_the_right_does_not_hang_on_which_lines_were_in_sight(
    qtbot: QtBot,
) -> None:
    view = CodeView()
    qtbot.addWidget(view)
    view.show()
    program = method("optimizer").program
    view.show_program(program)
    longest = max(map(view.fontMetrics().horizontalAdvance, program.lines))
    for width, height in ((500, 200), (380, 100), (380, 45), (300, 90), (380, 100), (500, 45)):
        view.resize(width, height)
        view.mark_line(program.first + len(program.lines) - 1)
        bar, seen = view.horizontalScrollBar(), view.viewport().width()
        assert longest <= seen + bar.maximum() <= max(seen, longest + 10)
