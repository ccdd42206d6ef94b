"""Moving pictures of either kind: how much memory they are made in."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterable

import numpy as np
import pytest

from gradapp.documents.export.apng import apng
from gradapp.documents.export.frames import Pixels
from gradapp.documents.export.gif import gif


@pytest.mark.parametrize("made", [gif, apng])
def test_a_moving_picture_needs_less_memory_than_the_pictures_that_it_is_made_of(
    made: Callable[[Iterable[Pixels], float], bytes],
) -> None:
    """A large one would need gigabytes, if each pixel took as much as sorting them does."""
    colours = np.arange(8, dtype=np.uint32) * 0x1F1F1F
    frames = [colours[np.arange(500_000).reshape(500, 1000) // 500 % 8 - k] for k in range(2)]
    tracemalloc.start()
    made(frames, 0.5)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2 * frames[0].nbytes
