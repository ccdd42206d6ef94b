"""The page of the ways side by side as rich text."""

from __future__ import annotations

from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.links import Links
from gradapp.ui.kit.theme import LIGHT
from gradapp.ui.side_by_side.document import Style, page_text
from gradapp.ui.side_by_side.values import Cell, Code, Link, Page, Row
from tests.ui.side_by_side.pages import COLUMNS, code


def test_a_comment_is_muted_and_a_text_with_a_number_sign_is_not(qtbot: QtBot) -> None:
    page = Page(COLUMNS[:1], (Row("error", (code("print('# 1')  # so"),)),))
    text = page_text(page, [0], Style(LIGHT, QFont(), 900), Links[Link]())
    muted = f"<i style='color:{LIGHT.muted}'>#\N{NO-BREAK SPACE}so</i>"
    assert f"print(&#x27;# 1&#x27;)  {muted}</p>" in text


def test_what_was_computed_printed_or_wrong_has_no_comments(qtbot: QtBot) -> None:
    told = ("w = ‖w‖ # 3", "  printed # so", "ended # there")
    cell = Cell((Code("print(w)"),), values=told[:2], trouble=told[2])
    page = Page(COLUMNS[:1], (Row("error", (cell,)),))
    text = page_text(page, [0], Style(LIGHT, QFont(), 900), Links[Link]())
    assert all(f"{each}</p>" in text for each in told)
    assert "<i" not in text
