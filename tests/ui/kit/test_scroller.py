"""The room for a panel that may be higher than its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gradapp.override import override
from gradapp.ui.kit.scroller import Scroller


class _Panel(QWidget):
    """Needs a height that is a function of its width, whichever."""

    def __init__(self, needs: dict[int, int]) -> None:
        super().__init__()
        self.needs = needs
        self.resizes = 0

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, 20)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(height for least, height in self.needs.items() if least <= width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.resizes += 1
        self.updateGeometry()


@pytest.mark.parametrize(
    "needs", [{0: 100}, {0: 100, 150: 300}, {0: 100, 150: 130, 170: 160, 190: 300}]
)
def test_a_panel_that_needs_more_height_in_a_wider_place_finds_rest(
    qtbot: QtBot, needs: dict[int, int]
) -> None:
    panel = _Panel(needs)
    scroller = Scroller(panel)
    qtbot.addWidget(scroller)
    scroller.show()
    bar = scroller.verticalScrollBar().sizeHint().width()
    for width in range(100, 220):
        for height in range(80, 320, 7):
            panel.resizes = 0
            scroller.resize(width, height)
            for _ in range(3):
                QApplication.sendPostedEvents()
            fits = panel.heightForWidth(width) <= height
            assert panel.width() == (width if fits else width - bar)
            assert panel.height() == max(height, panel.heightForWidth(panel.width()))
            assert scroller.verticalScrollBar().isVisible() == (panel.height() > height)
            assert panel.resizes <= 1


def test_a_panel_is_given_its_new_height_when_it_needs_another(qtbot: QtBot) -> None:
    panel = _Panel({0: 100})
    scroller = Scroller(panel)
    qtbot.addWidget(scroller)
    scroller.resize(200, 150)
    scroller.show()
    assert panel.height() == 150
    panel.needs = {0: 400}
    panel.updateGeometry()
    QApplication.sendPostedEvents()
    assert panel.height() == 400
    assert scroller.verticalScrollBar().isVisible()
