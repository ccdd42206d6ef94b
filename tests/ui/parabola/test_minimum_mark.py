"""The line at the minimum has its name beside it, whole or shortened, but within the view."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication

from gradapp.ui.kit.theme import LIGHT
from gradapp.ui.parabola.minimum_mark import MinimumMark
from tests.pictures import pixels


@pytest.mark.parametrize("width", [30, 60, 90, 120, 160, 300])
@pytest.mark.parametrize("share", [0.05, 0.4, 0.5, 0.9])
def test_the_name_stays_within_the_view(qapp: QApplication, width: int, share: float) -> None:
    mark = MinimumMark()
    mark.restyle(LIGHT, QFont(qapp.font()))
    mark.show_minimum(share * width, "minimum θ* ≈ −1.76471·10⁻¹⁰⁰")
    image = QImage(1000, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.translate(350, 0)
        mark.paint_drawing(painter, QTransform(), QRectF(0, 0, width, 40))
        mark.write_name(painter, QTransform(), QRectF(0, 0, width, 40), ())
    inked = np.flatnonzero((pixels(image) & 0xFFFFFF != 0xFFFFFF).any(axis=0)) - 350
    assert len(inked) > 1
    assert inked[0] >= 0
    assert inked[-1] <= width
