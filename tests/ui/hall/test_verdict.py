"""What is said of the step, in the large: with words in a frame, and without any nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gradapp.core.columns import THETA
from gradapp.core.comparison.proved import Proved
from gradapp.core.comparison.verdict import Result, verdict_on
from gradapp.core.comparison.words import sentences_on
from gradapp.core.numbers.precision import Precision
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


def test_no_difference_stands_without_what_it_means_however_little_room_there_is(
    qtbot: QtBot,
) -> None:
    up = 1 + 2.0**-23
    f32, f64 = Precision.FLOAT32, Precision.FLOAT64
    results = [
        Result("python", f64, (1.0, 1.0, up * up)),
        Result("autograd", f32, (1.0, 1.0, 1.0)),
        Result("optimizer", f32, (1.0, 1.0, up)),
    ]
    sentences = tuple(
        map(str, sentences_on(verdict_on(4, results, f32, [Proved.YES] * 3, THETA.compared)))
    )
    parent = QWidget()
    verdict = LargeVerdict(parent)
    expose(qtbot, parent, 600, 300)
    seen = set()
    verdict.show_sentences(sentences, "#000000", "#0072b2")
    least = verdict.height_for(sentences[:1], 500)
    for height in range(least, verdict.height_for(sentences, 500) + 1):
        verdict.resize(500, height)
        shown = verdict.accessibleDescription()
        assert shown.count(" differs ") == shown.count("That is rounding")
        seen.add(shown)
    assert seen == {sentences[0], " ".join(sentences)}
