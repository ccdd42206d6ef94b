"""Moving pictures, read by Qt, which can't write them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImageReader

from gradapp.documents.export.gif import gif
from tests.pictures import pixels


def read(content: bytes) -> list[tuple[np.ndarray, int]]:
    """Return the pictures, and how many milliseconds each is shown."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer, b"gif")
    frames = []
    while reader.canRead():
        image = reader.read()
        assert not image.isNull()
        frames.append((pixels(image) & 0xFFFFFF, reader.nextImageDelay()))
    return frames


@pytest.mark.parametrize("seed", range(6))
def test_each_picture_is_read_as_it_was_also_where_codes_run_out(seed: int) -> None:
    chance = np.random.default_rng(seed)
    colours = chance.integers(0, 1 << 24, size=2 + 40 * seed).astype(np.uint32)
    frames = [chance.choice(colours, size=(150, 131)) for _ in range(3)]
    frames.append(frames[-1].copy())
    frames[2] = frames[1].copy()
    frames[2][40:50, 7:90] = colours[0]
    found = read(gif(frames, 0.5))
    assert len(found) == 4
    for (image, delay), frame in zip(found, frames, strict=True):
        assert np.array_equal(image, frame)
        assert delay == 500


def test_one_pixel_and_one_colour_are_pictures_too() -> None:
    for shape in ((1, 1), (1, 2), (200, 300)):
        frame = np.full(shape, 0x123456, np.uint32)
        ((image, _),) = read(gif([frame], 1))
        assert np.array_equal(image, frame)


def test_of_more_colours_than_there_is_room_for_the_most_frequent_stay() -> None:
    frame = np.arange(300, dtype=np.uint32).reshape(1, 300).repeat(2, axis=0)
    frame = np.vstack([frame, np.full((50, 300), 0xFF0000, np.uint32)])
    ((image, _),) = read(gif([frame], 1))
    assert np.array_equal(image[2:], frame[2:])
    assert np.abs(image[:2].astype(int) - frame[:2].astype(int)).max() < 300
