"""Eight ways to draw a run that stay apart in light, in dark, and without any colour."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.plot.overlay_style import PARAMETER_STYLES, STYLES, OverlayStyle
from tests.contrast import contrast
from tests.pictures import pixels

pytestmark = pytest.mark.usefixtures("qapp")

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def inked(style: OverlayStyle, theme: Theme) -> np.ndarray:
    """Where a swatch has ink, whatever its colour."""
    image = QImage(60, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        style.paint_swatch(painter, theme, QRectF(2, 2, 56, 16))
    return pixels(image) >> 24 > 127


@BOTH
def test_every_colour_stands_out_from_the_background(theme: Theme) -> None:
    for style in (*STYLES, *PARAMETER_STYLES):
        assert contrast(style.colour(theme), theme.surface) >= 3


@BOTH
@pytest.mark.parametrize("styles", [STYLES, PARAMETER_STYLES], ids=["pins", "parameters"])
def test_no_two_have_the_same_colour_dash_or_marker(
    theme: Theme, styles: tuple[OverlayStyle, ...]
) -> None:
    for told in (
        {style.colour(theme) for style in styles},
        {style.dashes for style in styles},
        {style.marker for style in styles},
    ):
        assert len(told) == len(styles)


@BOTH
def test_a_pin_and_a_further_parameter_have_no_more_than_one_of_the_three_in_common(
    theme: Theme,
) -> None:
    for pin, parameter in product(STYLES, PARAMETER_STYLES):
        seen = [(each.colour(theme), each.dashes, each.marker) for each in (pin, parameter)]
        assert sum(one == other for one, other in zip(*seen, strict=True)) <= 1


@BOTH
def test_without_colour_any_two_differ_in_many_pixels(theme: Theme) -> None:
    swatches = [inked(style, theme) for style in (*STYLES, *PARAMETER_STYLES)]
    for (i, one), (j, other) in combinations(enumerate(swatches), 2):
        assert np.count_nonzero(one != other) >= 20, f"styles {i} and {j}"
