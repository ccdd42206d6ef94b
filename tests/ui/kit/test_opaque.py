"""A number that changes has what it lies on painted anew no more than what it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gradapp.override import override
from gradapp.ui.kit.card import Card
from gradapp.ui.kit.opaque import make_opaque
from gradapp.ui.kit.text_style import mute, set_text_colour


class CountedCard(Card):
    """Knows how often it was painted."""

    painted = 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += 1


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
