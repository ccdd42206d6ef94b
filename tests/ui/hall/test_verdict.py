"""What is said of the step, in the large: with words in a frame, and without any nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gradapp.ui.hall.verdict import LargeVerdict
from tests.ui.seen import expose


def test_where_nothing_is_to_be_said_nothing_is_painted(qtbot: QtBot) -> None:
    parent = QWidget()
    verdict = LargeVerdict(parent)
    verdict.resize(500, 200)
    expose(qtbot, parent, 600, 300)

    def is_blank() -> bool:
        picture = parent.grab().toImage()
        places = ((x, y) for x in range(0, 600, 3) for y in range(0, 300, 3))
        return len({picture.pixel(*place) for place in places}) == 1

    assert is_blank()
    verdict.show_sentences(("Two ways agree, bit for bit.",), "#000000", "#0072b2")
    assert not is_blank()
    verdict.show_sentences((), "#000000", "#0072b2")
    assert is_blank()
    verdict.show_sentences(("",), "#000000", "#0072b2")
    assert is_blank()
