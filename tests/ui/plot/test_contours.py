"""Lines of equal height: where they run is told by the heights' own formula."""

from __future__ import annotations

import numpy as np
import pytest

from gradapp.core.trajectory import Floats
from gradapp.ui.plot.plane_marks import contours, refined


def valley(b: Floats, w: Floats) -> Floats:
    """Return the error of one sample of a line, a valley that is level along its ground."""
    heights: Floats = (2 * w + b - 3) ** 2
    return heights


def grid(size: int) -> tuple[Floats, Floats]:
    return np.linspace(-0.25, 0.27, size), np.linspace(0.9, 1.6, size)


@pytest.mark.parametrize("size", [25, 41, 90])
def test_lines_along_a_valley_are_straight_though_its_heights_are_known_at_few_places(
    size: int,
) -> None:
    across, upright = grid(size)
    lines = contours(across, upright, valley(*np.meshgrid(across, upright)))
    assert len(lines) >= 14
    for line in lines:
        if np.ptp(line[:, 0]) < 0.2:
            continue
        slope, offset = np.polyfit(line[:, 0], line[:, 1], 1)
        assert slope == pytest.approx(-0.5, abs=1e-3)
        assert np.abs(line[:, 1] - slope * line[:, 0] - offset).max() < 0.7 / 500


@pytest.mark.parametrize("size", [3, 25, 90, 120, 200])
def test_between_places_stand_the_heights_themselves_where_they_are_quadratic(size: int) -> None:
    across, upright = grid(size)
    x, y, heights = refined(across, upright, valley(*np.meshgrid(across, upright)))
    assert heights == pytest.approx(valley(*np.meshgrid(x, y)), abs=1e-12)
    assert len(x) > 80


def test_where_some_heights_are_no_numbers_the_others_have_lines_still() -> None:
    across, upright = grid(41)
    heights = valley(*np.meshgrid(across, upright))
    heights[:10] = np.nan
    lines = contours(across, upright, heights)
    assert lines
    assert all(np.isfinite(line).all() and line[:, 1].min() >= upright[9] for line in lines)
