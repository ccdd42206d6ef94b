"""A text has the nearest free place, and none where there is none."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import product

import pytest
from PySide6.QtCore import QRectF

from gradapp.ui.plot.placing import free_place
from tests.products import some

FRAME = QRectF(3, 5, 40, 24)


def is_free(place: QRectF, taken: Sequence[QRectF]) -> bool:
    return FRAME.contains(place) and not any(map(place.intersects, taken))


def far(one: QRectF, other: QRectF) -> float:
    return (one.topLeft() - other.topLeft()).manhattanLength()


@pytest.mark.parametrize("seed", range(some(40, 400)))
def test_the_place_is_free_and_no_other_is_nearer_by_more_than_what_is_left_between(
    seed: int,
) -> None:
    chance = random.Random(seed)

    def box(most: int) -> QRectF:
        at = chance.randint(-5, 45), chance.randint(-5, 30)
        return QRectF(*at, chance.randint(2, most), chance.randint(2, most))

    wanted, taken = box(24), [box(20) for _ in range(chance.randint(0, 6))]
    found = free_place(wanted, FRAME, taken)
    every = (
        QRectF(x, y, wanted.width(), wanted.height()) for x, y in product(range(45), range(30))
    )
    free = [place for place in every if is_free(place, taken)]
    assert found is None or is_free(found, taken)
    if found is None:  # a pixel is left on each side of what gives way, where that was looked for
        roomy = [each.adjusted(-1, -1, 1, 1) for each in taken]
        assert not [place for place in free if is_free(place, roomy)]
    else:
        assert far(wanted, found) <= 2 + min((far(wanted, place) for place in free), default=99)


def test_what_is_free_stays_where_it_is() -> None:
    box = QRectF(10.25, 8.5, 10, 4)
    assert free_place(box, FRAME, [QRectF(25, 8, 9, 9)]) == box
    assert free_place(QRectF(0, 0, 41, 4), FRAME, []) is None
    assert free_place(QRectF(0, 0, 4, 25), FRAME, []) is None
