"""What tests of several panels need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from tests.pseudo import pseudo


@pytest.fixture
def usual_font(qapp: QApplication) -> Iterator[QFont]:
    """The application's font, which it has again afterwards."""
    usual = qapp.font()
    yield usual
    qapp.setFont(usual)


@pytest.fixture
def large_font(usual_font: QFont) -> QFont:
    """A font three quarters larger than the application's, which it has again afterwards."""
    large = QFont(usual_font)
    large.setPointSizeF(usual_font.pointSizeF() * 1.75)
    return large


@pytest.fixture
def large_text(qapp: QApplication, large_font: QFont) -> None:
    """All text is three quarters larger."""
    qapp.setFont(large_font)


@pytest.fixture
def unspoken(qapp: QApplication) -> Iterator[None]:
    """Every text is in the language that nobody speaks, 40 % longer."""
    translator = _Unspoken()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


class _Unspoken(QTranslator):
    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return pseudo(text.replace("(s)", "s"))

    def isEmpty(self) -> bool:
        return False
