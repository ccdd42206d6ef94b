"""PNGs that move, read by Pillow."""

from __future__ import annotations

import io

import numpy as np
import pytest

from gradapp.documents.export.apng import apng

Image = pytest.importorskip("PIL.Image")


def read(content: bytes) -> list[tuple[np.ndarray, float]]:
    """Return the pictures, and how many milliseconds each is shown."""
    frames = []
    with Image.open(io.BytesIO(content)) as file:
        assert (file.format, file.default_image) == ("PNG", False)
        for number in range(file.n_frames):
            file.seek(number)
            shown = np.asarray(file.convert("RGB")).astype(np.uint32)
            frames.append(
                (shown[..., 0] << 16 | shown[..., 1] << 8 | shown[..., 2], file.info["duration"])
            )
        assert file.info["loop"] == 0
    return frames


@pytest.mark.parametrize("seed", range(3))
def test_each_picture_is_read_as_it_was_in_all_its_colours(seed: int) -> None:
    chance = np.random.default_rng(seed)
    frames = [chance.integers(0, 1 << 24, size=(37, 53)).astype(np.uint32) for _ in range(3)]
    frames.append(frames[-1].copy())
    frames.append(frames[-1].copy())
    frames[-1][4:9, 7:50] = 0xFF8000
    found = read(apng(frames, 0.25))
    assert len(found) == 5
    for (image, delay), frame in zip(found, frames, strict=True):
        assert np.array_equal(image, frame)
        assert delay == 250


def test_one_pixel_is_a_picture_too() -> None:
    ((image, _),) = read(apng([np.full((1, 1), 0x123456, np.uint32)], 1))
    assert np.array_equal(image, [[0x123456]])
