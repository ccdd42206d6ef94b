"""Cards of the view of own code, and how they share its room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from gradapp.override import override
from gradapp.ui.kit.boxes import Part, column_of
from gradapp.ui.kit.card import Card
from gradapp.ui.kit.division import PartNeeds
from gradapp.ui.kit.flow_layout import FlowLayout
from gradapp.ui.kit.scroller import Scroller
from gradapp.ui.kit.share_splitter import ShareSplitter

MARGIN = 8


class WrappedRow(QWidget):
    """Widgets in as many rows as they take at this width: less height it never has."""

    def __init__(self, *parts: QWidget | tuple[QWidget, int]) -> None:
        """Hold these, from left to right; those with a share share what is left of their row."""
        super().__init__()
        self._rows = FlowLayout(MARGIN, *parts)
        self.setLayout(self._rows)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.fit()
        return done

    def fit(self) -> None:
        """Have the height for what is to be seen: while it is hidden, nobody asks for that."""
        self.setMinimumHeight(self._rows.heightForWidth(self.width()))

    def whole_width(self) -> int:
        """Return how wide it is when all stands in one row."""
        return self._rows.whole_width()


class ScrolledColumn(Scroller):
    """Widgets below one another, as high as they are where there is room; or else scrolled.

    Where they are, Tab comes here, and the keys of a page go through them.
    """

    def __init__(self, name: str, title: str, *parts: Part) -> None:
        """Hold these, and be called `title` by assistive technology."""
        super().__init__(page_of(*parts))
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.verticalScrollBar().rangeChanged.connect(self._be_stop)

    def set_least(self, room: int) -> None:
        """Be no lower than all of it, or than `room`; some of it is always to be seen."""
        some = self.minimumSizeHint().height()
        self.setMinimumHeight(min(self.maximumHeight(), max(some, room)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.maximumHeight())

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show):
            self.setMaximumHeight(self.whole(self.width()).height())
        return done

    @Slot()
    def _be_stop(self) -> None:
        has_to_scroll = self.verticalScrollBar().maximum() > 0
        policy = Qt.FocusPolicy.TabFocus if has_to_scroll else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)


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


def beside_one_another(*cards: QWidget, first: Callable[[], int] = int) -> ShareSplitter:
    """Return cards that share the width, of which the first has so much before the others."""

    def parts() -> list[PartNeeds]:
        share = splitter.width() // len(cards)
        return [PartNeeds(0, max(share, first())), *[PartNeeds(0, share)] * (len(cards) - 1)]

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
