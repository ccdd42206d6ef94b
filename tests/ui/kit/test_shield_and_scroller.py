"""What a label behind a shield asks for reaches the scroller that has it in a narrower place."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.layout_shield import LayoutShield
from gradapp.ui.kit.reserved_label import ReservedLabel
from gradapp.ui.kit.scroller import Scroller
from tests.ui.seen import expose


def place(qtbot: QtBot) -> tuple[Scroller, ReservedLabel]:
    """Have room for three lines of a label, two of which are its own whatever it says."""
    panel, label = QWidget(), ReservedLabel("label")
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(LayoutShield(label))
    layout.addStretch(1)
    scroller = Scroller(panel)
    expose(qtbot, scroller, 200, 3 * label.fontMetrics().lineSpacing() + 1)
    return scroller, label


def words_of(label: ReservedLabel, wide: int, narrow: int) -> list[str]:
    """Return a text of four lines in either place, and one of four in the narrow one alone."""
    line = label.fontMetrics().lineSpacing()
    found: dict[tuple[int, int], str] = {}
    words = ""
    for _ in range(200):
        words += " i"
        label.setText(words)
        found[label.heightForWidth(wide) // line, label.heightForWidth(narrow) // line] = words
    return [found[4, 4], found[3, 4]]


def test_a_bar_that_is_needed_no_more_goes_with_the_words_that_needed_it(qtbot: QtBot) -> None:
    scroller, label = place(qtbot)
    wide = scroller.maximumViewportSize().width()
    long, shorter = words_of(label, wide, wide - scroller.verticalScrollBar().sizeHint().width())
    seen = []
    for words in (shorter, long, shorter):
        label.setText(words)
        for _ in range(5):  # a request for layout goes up from one widget to the next
            QApplication.processEvents()
        seen.append(scroller.verticalScrollBar().isVisible())
    assert seen == [False, True, False]
