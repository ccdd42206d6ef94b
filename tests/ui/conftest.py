"""What tests of several panels need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication


@pytest.fixture
def large_font(qapp: QApplication) -> Iterator[QFont]:
    """A font three quarters larger than the application's, which it has again afterwards."""
    usual = qapp.font()
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * 1.75)
    yield large
    qapp.setFont(usual)


@pytest.fixture
def large_text(qapp: QApplication, large_font: QFont) -> None:
    """All text is three quarters larger."""
    qapp.setFont(large_font)
