"""A splitter whose parts have the sizes that follow from its own, whatever it had before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.division import PartNeeds, divide, usual


class ShareSplitter(QSplitter):
    """Divides its length by what the parts need, and by what a person made of that.

    Qt's own splitter starts from the sizes that its parts have, so what a small window took from
    a part is gone for good.

    Attributes:
        factors: how many times as long as usual the person made the parts; empty for as usual.

    Signals:
        resized: it has another size.
    """

    resized = Signal()

    def __init__(
        self,
        orientation: Qt.Orientation,
        needs: Callable[[], Sequence[PartNeeds]] | None = None,
        parts: Sequence[QWidget] = (),
        *,
        name: str = "",
        gap: int = -1,
    ) -> None:
        """Hold these parts; `needs` tells what each of them needs, or all get the same.

        Args:
            orientation: along what they stand.
            needs: returns the needs of each.
            parts: those that are there at first.
            name: the objectName.
            gap: the pixels between two of them; those of the style if it is negative.
        """
        super().__init__(orientation)
        self.setObjectName(name)
        self.setHandleWidth(gap)
        keep_left_to_right(self)  # Qt would put each part a pixel too far to the right otherwise
        self._needs = needs
        self.factors: tuple[float, ...] = ()
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._take)
        for part in parts:
            self.addWidget(part)
        self._order()

    def _order(self) -> None:
        """Have Tab and screen readers meet the parts as they stand: Qt puts new ones first."""
        parts = [part for at in range(self.count()) if (part := self.widget(at)) is not None]
        if [child for child in self.children() if child in parts] != parts:
            for part in parts:
                part.raise_()

    def set_factors(self, factors: Sequence[float]) -> None:
        """Make the parts so many times as long as usual; none for as usual."""
        self.factors = tuple(factors)
        self.divide()

    def divide(self) -> None:
        """Give the parts the sizes that follow from all the splitter knows."""
        room, parts = self._room(), self._parts()
        factors = self.factors if len(self.factors) == len(parts) else [1.0] * len(parts)
        self.setSizes(divide(room, parts, factors))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.divide()
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._order()
            self.divide()  # a part needs another size; while it is hidden, nothing says so
        return done

    @Slot()
    def _take(self) -> None:
        sizes = usual(self._room(), self._parts())
        self.factors = tuple(
            size / max(1, before) for size, before in zip(self.sizes(), sizes, strict=True)
        )

    def _room(self) -> int:
        length = self.width() if self.orientation() == Qt.Orientation.Horizontal else self.height()
        return length - (self.count() - 1) * self.handleWidth()

    def _parts(self) -> list[PartNeeds]:
        needs = self._needs() if self._needs is not None else [PartNeeds(0)] * self.count()
        horizontal = self.orientation() == Qt.Orientation.Horizontal
        parts = []
        for index, need in enumerate(needs):
            widget = self.widget(index)
            assert widget is not None
            size = widget.minimumSizeHint().expandedTo(widget.minimumSize())
            least = max(need.least, size.width() if horizontal else size.height())
            parts.append(PartNeeds(least, need.useful, need.needed, need.rank, need.stretch))
        return parts
