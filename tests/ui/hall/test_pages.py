"""The pages of the hall are in the person's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from gradapp.ui.hall.page_rows import key_rows
from gradapp.ui.kit.theme import LIGHT


class Keys(QTranslator):
    """What Qt's own translations say of keys."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        known = {"Space": "Leertaste", "Esc": "Escape"} if context == "QShortcut" else {}
        return known.get(text)  # type: ignore[return-value]  # None: it has no translation

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def _german_keys(qapp: QApplication) -> Iterator[None]:
    translator = Keys()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("_german_keys")
def test_keys_are_called_as_in_the_menus() -> None:
    keys = [row.pieces[0].text.strip() for row in key_rows(LIGHT, {})]
    assert keys == ["→ ←", "↓ ↑", "Leertaste", "B", "Escape"]
