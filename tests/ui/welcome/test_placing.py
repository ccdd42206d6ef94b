"""A callout goes where it hides nothing of what it speaks of, wherever that is."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from gradapp.ui.welcome.placing import place

ROOM = QRect(0, 20, 600, 400)


@st.composite
def rects(draw: st.DrawFn) -> QRect:
    width, height = draw(st.integers(1, 400)), draw(st.integers(1, 300))
    x = draw(st.integers(ROOM.left(), ROOM.right() + 1 - width))
    y = draw(st.integers(ROOM.top(), ROOM.bottom() + 1 - height))
    return QRect(x, y, width, height)


SHAPES = st.lists(
    st.builds(QSize, st.integers(20, 500), st.integers(20, 380)), min_size=1, max_size=3
)


def area(one: QRect, others: list[QRect]) -> int:
    return sum((one & each).width() * (one & each).height() for each in others if one & each)


@given(SHAPES, st.lists(rects(), max_size=3), st.lists(rects(), max_size=3))
def test_nowhere_else_would_it_hide_less(
    shapes: list[QSize], told: list[QRect], needed: list[QRect]
) -> None:
    found = place(ROOM, shapes, told, needed)
    assert ROOM.contains(found)
    assert found.size() in shapes
    hidden = area(found, told), area(found, needed)
    for shape in shapes:
        right, bottom = ROOM.right() + 1 - shape.width(), ROOM.bottom() + 1 - shape.height()
        for x, y in product(
            (*range(ROOM.left(), right, 23), right), (*range(ROOM.top(), bottom, 23), bottom)
        ):
            at = QRect(x, y, shape.width(), shape.height())
            assert hidden <= (area(at, told), area(at, needed))


def test_with_room_all_around_it_stands_right_beside_what_it_speaks_of() -> None:
    told = QRect(280, 200, 40, 20)
    found = place(ROOM, [QSize(100, 50)], [told], [])
    assert not found.intersects(told)
    assert found.adjusted(-1, -1, 1, 1).intersects(told)


def test_where_there_is_no_room_for_any_shape_it_stays_inside_all_the_same() -> None:
    assert ROOM.contains(place(ROOM, [QSize(900, 50), QSize(50, 900)], [], []))
