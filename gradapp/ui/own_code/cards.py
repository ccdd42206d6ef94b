"""Cards of the view of own code, and how they share its room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from gradapp.override import override
from gradapp.ui.kit.boxes import Part, column_of
from gradapp.ui.kit.card import Card
from gradapp.ui.kit.division import PartNeeds
from gradapp.ui.kit.flow_layout import FlowLayout
from gradapp.ui.kit.share_splitter import ShareSplitter

MARGIN = 8


class WrappedRow(QWidget):
    """Widgets in as many rows as they take at this width: less height it never has."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        """Hold these, from left to right."""
        super().__init__()
        self._rows = FlowLayout(MARGIN, *widgets)
        self.setLayout(self._rows)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(self._rows.heightForWidth(self.width()))
        return done


def card_of(*parts: Part) -> Card:
    """Return a card on which these stand below one another."""
    card = Card()
    card.setLayout(column_of(*parts, margins=(MARGIN, MARGIN, MARGIN, MARGIN)))
    return card


def page_of(*parts: Part) -> QWidget:
    """Return the same without a card around it."""
    page = QWidget()
    page.setLayout(column_of(*parts, margins=(0, 0, 0, 0)))
    return page


def titled(title: QLabel, view: QWidget) -> tuple[Part, Part]:
    """Return a view below what it is called."""
    title.setBuddy(view)
    return title, (view, 1)


def beside_one_another(*cards: QWidget) -> ShareSplitter:
    """Return cards that share the width."""

    def parts() -> list[PartNeeds]:
        return [PartNeeds(0, splitter.width() // len(cards))] * len(cards)

    splitter = ShareSplitter(Qt.Orientation.Horizontal, parts, cards, gap=MARGIN)
    return splitter


def below_one_another(*cards: QWidget, shares: Sequence[int]) -> ShareSplitter:
    """Return cards with shares of the height, of which those that are hidden have none.

    The share of one that is elsewhere is that of the last one here.
    """

    def parts() -> list[PartNeeds]:
        pairs = list(zip(cards, shares, strict=True))
        shown = [
            0 if card.isHidden() else share for card, share in pairs if splitter.indexOf(card) >= 0
        ]
        shown[-1] += sum(share for card, share in pairs if splitter.indexOf(card) < 0)
        whole = splitter.height() / max(1, sum(shown))
        return [PartNeeds(0, int(share * whole), stretch=share) for share in shown]

    splitter = ShareSplitter(Qt.Orientation.Vertical, parts, cards, gap=MARGIN)
    return splitter
