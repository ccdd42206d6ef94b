"""An axis keeps what it has laid out, and never shows anything of what it was before."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.plot.axes import Axis, Tick

_SHEET = QRectF(0, 0, 300, 200)
_BOX = QRectF(0, 10, 60, 180)
State = tuple[Theme, int, list[Tick] | None, str, QRectF, QRectF, float, float]

USUAL: State = (LIGHT, 10, None, "E", _BOX, _SHEET, 0.0, 7.3)
OTHERS: dict[str, State] = {
    "colours": (DARK, 10, None, "E", _BOX, _SHEET, 0.0, 7.3),
    "font": (LIGHT, 14, None, "E", _BOX, _SHEET, 0.0, 7.3),
    "numbers it is given": (LIGHT, 10, [(1.0, "one"), (5.0, "five")], "E", _BOX, _SHEET, 0.0, 7.3),
    "other texts at the same places": (
        *(LIGHT, 10, [(1.0, "1"), (5.0, "5")], "E", _BOX, _SHEET, 0.0, 7.3),
    ),
    "name": (LIGHT, 10, None, "E / 10", _BOX, _SHEET, 0.0, 7.3),
    "place": (LIGHT, 10, None, "E", QRectF(5, 20, 60, 160), _SHEET, 0.0, 7.3),
    "sheet": (LIGHT, 10, None, "E", _BOX, QRectF(0, 0, 40, 120), 0.0, 7.3),
    "lower end": (LIGHT, 10, None, "E", _BOX, _SHEET, -2.0, 7.3),
    "upper end": (LIGHT, 10, None, "E", _BOX, _SHEET, 0.0, 70.0),
}


def painted(axis: Axis, state: State) -> QImage:
    theme, size, ticks, axis.name, box, sheet, low, high = state
    axis.restyle(theme, QFont("DejaVu Sans", size))
    axis._shown = ticks
    return drawn(axis, box, sheet, low, high)


def drawn(axis: Axis, box: QRectF, sheet: QRectF, low: float, high: float) -> QImage:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0x808080)
    with QPainter(image) as painter:
        axis.paint(painter, box, sheet, low, high)
    return image


@pytest.mark.parametrize("is_left", [True, False])
@pytest.mark.parametrize("what", OTHERS)
def test_an_axis_with_another_of_these_is_painted_as_one_that_was_nothing_else(
    qtbot: QtBot, what: str, is_left: bool
) -> None:
    used, states = Axis(is_left=is_left), (USUAL, OTHERS[what], USUAL)
    images = [painted(used, state) for state in states]
    for image, state in zip(images, states, strict=True):
        assert image == painted(Axis(is_left=is_left), state)
    assert all(one != other for one, other in pairwise(images))


def test_an_axis_whose_range_alone_changes_writes_the_numbers_of_the_new_one(qtbot: QtBot) -> None:
    used, fresh = Axis(is_left=True), Axis(is_left=True)
    first = drawn(used, _BOX, _SHEET, 0.0, 7.3)
    assert drawn(used, _BOX, _SHEET, 0.0, 7.3) == first
    for ends in ((0.0, 70.0), (-3.0, 4.0), (0.0, 7.3)):
        assert drawn(used, _BOX, _SHEET, *ends) == drawn(fresh, _BOX, _SHEET, *ends)
        fresh = Axis(is_left=True)
    used.show_ticks([(1.0, "one")])
    assert drawn(used, _BOX, _SHEET, 0.0, 7.3) != first


@pytest.mark.parametrize("is_left", [True, False])
def test_where_the_usual_room_leaves_one_number_two_stand_closer_but_apart(
    qtbot: QtBot, is_left: bool
) -> None:
    font = QFont("DejaVu Sans", 20)
    line = QFontMetricsF(font).height()
    axis = Axis(is_left=is_left)
    axis.restyle(LIGHT, font)
    across, upright = (4 * line, 4 * line) if is_left else (8 * line, 2 * line)
    box = QRectF(line, line, across, upright)
    sheet = box.adjusted(-line, -line, line, line)
    places = [place for place, _ in axis.written(box, sheet, -4.37, 1.94)]
    assert len(places) > 1
    assert not any(one.intersects(other) for one, other in pairwise(places))


def test_a_last_number_that_would_stick_out_stands_further_left_but_over_its_place(
    qtbot: QtBot,
) -> None:
    axis, line = Axis(is_left=False), QFontMetricsF(QFont("DejaVu Sans", 13)).height()
    axis.restyle(LIGHT, QFont("DejaVu Sans", 13))
    box = QRectF(20, 10, 96, 40)
    seen = {}
    for margin in (60, 20, -10):
        sheet = QRectF(0, 0, 116 + margin, 60)
        seen[margin] = axis.written(box, sheet, -1_500.0, 50_500.0)
        assert all(sheet.contains(place) for place, _ in seen[margin])
    assert [text for _, text in seen[60]] == [text for _, text in seen[20]] == ["0", "50000"]
    (first, _), (last, _) = seen[20]
    at = box.left() + box.width() * 51_500 / 52_000
    assert last.left() < at < last.right() == 136
    assert first.right() + line / 2 < last.left()
    assert [text for _, text in seen[-10]] == ["0"], "it would be over another place"
