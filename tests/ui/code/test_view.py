"""The program as it is shown, of whichever size, and whatever it was before."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gradapp.core.registry import method
from gradapp.ui.code.view import CodeView
from gradapp.ui.kit.picture import SVG, picture
from tests.programs import turning


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


def test_a_program_can_be_drawn_as_any_widget(qtbot: QtBot) -> None:
    """Its class has one base of Qt's: with two, Qt takes it for deleted where it is a widget."""
    view = CodeView()
    qtbot.addWidget(view)
    view.show_program(method("optimizer").program)
    assert b"optimizer" in picture(view, SVG)


def test_a_word_behind_a_text_with_a_number_sign_is_found(qtbot: QtBot) -> None:
    view = CodeView()
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show_program(turning('print("#"), θ.sum().backward()  # and step()\nyield θ, θ.grad, θ'))
    view.show()
    assert view.place_of("backward") is not None
    assert view.place_of("step()") is None
