"""A number that changes has what it lies on painted anew no more than what it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gradapp.app.system.application import find_icons
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.descent import Descent
from gradapp.core.trajectory import StepValues
from gradapp.override import override
from gradapp.ui.kit.card import Card
from gradapp.ui.kit.opaque import make_opaque
from gradapp.ui.kit.text_style import mute, set_text_colour
from gradapp.ui.window.main_window import MainWindow
from tests.ui.seen import expose


class CountedCard(Card):
    """Knows how often it was painted."""

    painted = 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += 1


class Painted(QObject):
    """Knows the names of what was painted in a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.names: set[str] = set()
        for widget in (window, *window.findChildren(QWidget)):
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.names.add(watched.objectName())
        return False


def _card(qtbot: QtBot, *, opaque: bool) -> tuple[CountedCard, list[QLabel]]:
    card = CountedCard()
    qtbot.addWidget(card)
    card.resize(200, 150)
    labels = [QLabel(word, card) for word in ("usual", "muted", "coloured")]
    if opaque:
        make_opaque(labels[0])
    mute(labels[1])
    for place, label in enumerate(labels):
        label.setGeometry(20, 20 + 40 * place, 120, 30)
    if opaque:
        make_opaque(*labels[1:])
    set_text_colour(labels[2], "#007354")
    return card, labels


def test_it_looks_as_if_it_let_its_card_shine_through(qtbot: QtBot) -> None:
    (opaque, _), (usual, _) = _card(qtbot, opaque=True), _card(qtbot, opaque=False)
    assert opaque.grab().toImage() == usual.grab().toImage()


def test_a_step_has_only_what_changed_painted(qtbot: QtBot) -> None:
    """Whatever shows a number of the step, nothing of the window beneath is painted with it."""
    find_icons()
    window = MainWindow()
    expose(qtbot, window)
    run = Descent(Problem(), METHODS[0]).advance(2)
    for step in (1, 2):
        values = StepValues(step, *(float(column[step - 1]) for column in run))
        window.formula_panel.show_step(Problem(), values, Precision.FLOAT64, decreased=True)
        window.transport.show_position(step, 5)
        window.status.show_step(values, Precision.FLOAT64)
        painted = Painted(window)
        for kind in (QEvent.Type.LayoutRequest, QEvent.Type.UpdateRequest):
            QCoreApplication.sendPostedEvents(None, kind.value)
    assert painted.names >= {"scrubber", "position", "numbers"}
    assert not painted.names & {"main_window", "transport", "status_bar", "formula_panel"}


def test_its_card_is_not_painted_with_it(qtbot: QtBot) -> None:
    for is_opaque in (True, False):
        card, labels = _card(qtbot, opaque=is_opaque)
        with qtbot.waitExposed(card):
            card.show()
        QCoreApplication.sendPostedEvents(card, QEvent.Type.UpdateRequest.value)
        before = card.painted
        for label in labels:
            label.setText("5")
        QCoreApplication.sendPostedEvents(card, QEvent.Type.UpdateRequest.value)
        assert (card.painted == before) is is_opaque
