"""All pixels of a picture at once: one after the other they take longer than painting it does."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def pixels(image: QImage) -> NDArray[np.uint32]:
    """Return alpha, red, green and blue of each pixel in one number, a row for each line."""
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    return np.array(image.constBits(), np.uint8).view(np.uint32).reshape(image.height(), -1)


def colours(image: QImage) -> set[str]:
    """Return the colours of all pixels, as a theme has them."""
    return {f"#{each:06x}" for each in np.unique(pixels(image) & 0xFFFFFF).tolist()}
