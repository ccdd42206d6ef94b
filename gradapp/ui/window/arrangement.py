"""Puts the panels into their places, and gives them the sizes that follow from the state."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QMainWindow, QStyle, QTabBar

from gradapp.ui.kit.division import PartNeeds, divide, usual
from gradapp.ui.kit.dock import PanelDock
from gradapp.ui.kit.place_on_screen import inside_a_screen
from gradapp.ui.kit.share_splitter import ShareSplitter
from gradapp.ui.window.centre import Centre
from gradapp.ui.window.columns import SIDES, DockColumns
from gradapp.ui.window.places import Length, Places, Rect, Share, Width

_CENTRE: Final = 0.33
_SIDE: Final = 0.28
_MOST: Final = 0.33
"""The shares of a narrow window that are kept for the plots, and for a column: more where it
could otherwise not be read without scrolling sideways."""
_MOST_FACTORS: Final = 60


class Arrangement(QObject):
    """Owns where the panels of a window are, and how large.

    Qt goes on from the sizes that docks have come to have: what a small window once took from them
    is gone for good. Here they are computed anew each time, from the size of the window and of the
    text, from who shares a column, and from how much larger than usual a person made them.
    """

    def __init__(
        self, window: QMainWindow, centre: Centre, splitters: Sequence[ShareSplitter]
    ) -> None:
        """Take care of `splitters`, and of no dock yet."""
        super().__init__(window)
        self._window = window
        self._centre = centre
        self._columns = DockColumns(window)
        self._docks = self._columns.docks
        self._splitters = splitters
        self._factors: dict[Length, float] = {}
        self._before_drag: dict[str, dict[Length, int]] | None = None
        self._is_shown = False
        self._was_shown = False
        self._is_fitting = False
        self._front: tuple[str, ...] = ()
        self._behind: dict[str, PanelDock] = {}
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.fit)
        # Bars above and below take other heights when they have other widths.
        centre.resized.connect(self.fit_soon)

    def take(self, dock: PanelDock) -> None:
        """Take care of `dock`, which has no place yet."""
        self._docks[dock.name] = dock
        dock.setParent(self._window)
        dock.hide()
        for signal in (dock.dockLocationChanged, dock.topLevelChanged, dock.visibilityChanged):
            signal.connect(self.fit_soon)

    def restore(self, places: Places) -> None:
        """Put the panels where `places` has them, and any others away."""
        for dock in self._docks.values():
            dock.hide()  # all of them first: Qt would have those that are left grow after each
        for dock in self._docks.values():
            self._take_away(dock)
        if self._is_shown:
            self._lay_out()  # or else a tab bar stays that no panel has any more
        self._columns.sides = {"left": places.left, "right": places.right}
        for side, column in self._columns.sides.items():
            for group in column:
                docks = [self._docks[name] for name in group]
                self._window.addDockWidget(SIDES[side], docks[0])
                for before, after in pairwise(docks):
                    self._window.tabifyDockWidget(before, after)
        for name in places.names:
            self._docks[name].setVisible(name not in places.hidden)
        self._front = places.front
        for name, rect in places.floating.items():
            self._docks[name].setFloating(True)
            self._docks[name].setGeometry(inside_a_screen(QRect(*rect)))
        self._factors = dict(places.factors)
        for splitter in self._splitters:
            shares = [Share(splitter.objectName(), index) for index in range(splitter.count())]
            splitter.set_factors([self._factors.pop(share, 1.0) for share in shares])
        self.fit()

    def places(self) -> Places:
        """Return where the panels are."""
        if self._was_shown:  # before, Qt has not laid them out, and they are where they were put
            self._columns.look()
        docks = [self._docks[name] for name in self._columns.names]
        factors = dict(self._factors)
        for splitter in self._splitters:
            for index, factor in enumerate(splitter.factors):
                factors[Share(splitter.objectName(), index)] = factor
        return Places(
            self._columns.sides["left"],
            self._columns.sides["right"],
            tuple(dock.name for dock in docks if dock.is_in_front),
            tuple(dock.name for dock in docks if dock.isHidden()),
            {dock.name: _rect(dock) for dock in docks if dock.isFloating()},
            tuple(factors.items()),
        )

    def move(self, dock: PanelDock, usual: Places) -> None:
        """Put `dock` into the other column; `usual` says where in it."""
        behind = dict(self._behind)
        self.restore(self.places().with_moved(dock.name, usual))
        self._behind = behind

    def add(self, dock: PanelDock, beside: PanelDock) -> None:
        """Put `dock` in front of `beside`, or below all others where that has no place."""
        self._behind[dock.name] = self._columns.front(tuple(self._columns.beside(beside)))
        self._window.addDockWidget(SIDES["right"], dock)
        if not beside.isFloating():
            self._window.tabifyDockWidget(beside, dock)
        dock.show()
        dock.raise_()
        self.fit()

    def remove(self, dock: PanelDock) -> None:
        """Take `dock` away, from before those it was put in front of."""
        self._take_away(dock)
        self.fit()

    def _take_away(self, dock: PanelDock) -> None:
        behind, was_in_front = self._behind.pop(dock.name, None), dock.is_in_front
        dock.setFloating(False)
        self._window.removeDockWidget(dock)
        if behind is not None and was_in_front:
            behind.raise_()
        self._columns.leave(dock.name)

    def has(self, dock: PanelDock) -> bool:
        """Say whether `dock` has a place, in the window or beside it."""
        self._columns.look()
        return dock.name in self._columns.names

    def beside(self, dock: PanelDock) -> list[str]:
        """Return who is shown in the same place as `dock`, itself included."""
        return self._columns.beside(dock)

    def set_shown(self, shown: bool) -> None:
        """Compute sizes from now on, or no more: there are none without a window to be seen."""
        self._is_shown = shown
        self._was_shown = self._was_shown or shown
        self._soon.stop()
        self.fit()
        # Some learn only when they are shown in which font they are written.
        self.fit_soon()

    @Slot()
    def fit_soon(self) -> None:
        """Compute the sizes once what is going on has been done."""
        if self._is_shown:
            self._soon.start()

    @Slot()
    def fit(self) -> None:
        """Give every panel the size that follows from the state."""
        if self._is_fitting or not self._is_shown:
            return
        self._is_fitting = True
        try:
            self._fit()
        finally:
            self._is_fitting = False

    def _fit(self) -> None:
        # Before there is a window to be seen, no tab comes to the front.
        for name in self._front:
            self._docks[name].raise_()
        self._front = ()
        self._lay_out()
        self._columns.look()
        widths = self._divide(self._room_across(), self._across())
        sides = [side for side in SIDES if self._columns.shown(side)]
        if any(self._is_adrift(side) for side in sides):
            self._resize_columns({side: widths[Width(side)] - 1 for side in sides})
            self._lay_out()
        self._resize_columns({side: widths[Width(side)] for side in sides})
        for side in sides:
            groups = self._columns.shown(side)
            parts = self._upright(side, widths[Width(side)])
            heights = self._divide(self._room_upright(side), parts)
            firsts = [group[0] for group in groups]
            self._resize(firsts, list(heights.values()), Qt.Orientation.Vertical)
        self._lay_out()

    def begin_drag(self) -> None:
        """Note what the sizes are before a person moves a separator."""
        self._before_drag = self._sizes()

    def end_drag(self) -> None:
        """Take what the person has changed as their wish."""
        before, self._before_drag = self._before_drag, None
        if before is None:
            return
        after = self._sizes()
        widths = self._across()
        for side, sizes in after.items():
            if sizes == before[side]:
                continue
            if not side:
                parts, room = widths, self._room_across()
            else:
                width = self._columns.front(self._columns.shown(side)[0]).width()
                parts, room = self._upright(side, width), self._room_upright(side)
            for length, other in zip(parts, usual(room, list(parts.values())), strict=True):
                self._factors.pop(length, None)
                self._factors[length] = sizes[length] / max(1, other)
        for length in list(self._factors)[:-_MOST_FACTORS]:
            del self._factors[length]
        self.fit()

    def _divide(self, room: int, parts: dict[Length, PartNeeds]) -> dict[Length, int]:
        factors = [self._factors.get(length, 1.0) for length in parts]
        return dict(zip(parts, divide(room, list(parts.values()), factors), strict=True))

    def _lay_out(self) -> None:
        """Let Qt give everything the place that is due."""
        layout = self._window.layout()
        if layout is not None:
            layout.activate()
        # A bar that Qt takes again once its panels are back stays hidden, and an empty one not.
        for bar in self._tab_bars:
            bar.setVisible(bar.count() > 0)

    def _is_adrift(self, side: str) -> bool:
        """Say whether a panel is not in its column.

        Qt leaves one that floated where it was if its place is the same as when Qt last put it
        there, and moves it only once that place is another one.
        """
        for group in self._columns.shown(side):
            place = self._columns.front(group).geometry()
            edge = place.left() if side == "left" else self._window.width() - 1 - place.right()
            if edge:
                return True
        return False

    def _resize_columns(self, widths: dict[str, int]) -> None:
        firsts = [self._columns.shown(side)[0][0] for side in widths]
        self._resize(firsts, list(widths.values()), Qt.Orientation.Horizontal)

    def _resize(self, names: list[str], sizes: list[int], orientation: Qt.Orientation) -> None:
        if names:
            docks = [self._docks[name] for name in names]
            self._window.resizeDocks(docks, [max(1, size) for size in sizes], orientation)

    def _sizes(self) -> dict[str, dict[Length, int]]:
        """Return the widths of the columns, and the heights in each by its side, in pixels."""
        centre = self._centre.geometry()
        widths: dict[Length, int] = {Width("centre"): centre.width()}
        sizes = {"": widths}
        for side in SIDES:
            top, heights = centre.top(), dict[Length, int]()
            for group in self._columns.shown(side):
                place = self._columns.front(group).geometry()
                widths.setdefault(Width(side), place.width())
                heights[self._columns.height(side, group)] = place.bottom() + 1 - top
                top = place.bottom() + 1 + self._separator
            sizes[side] = heights
        return sizes

    def _across(self) -> dict[Length, PartNeeds]:
        """Return what the columns need across, the plots between them included."""
        width = self._window.width()
        parts: dict[Length, PartNeeds] = {}
        for side in ("left", "centre", "right"):
            if side == "centre":
                least = self._centre.minimumSizeHint().width()
                parts[Width(side)] = PartNeeds(least, round(_CENTRE * width), rank=1, stretch=4)
            elif shown := self._columns.shown(side):
                docks = [self._docks[name] for group in shown for name in group]
                some = min(max(dock.useful_width for dock in docks), round(_SIDE * width))
                least = min(max(dock.least_width for dock in docks), round(_MOST * width))
                parts[Width(side)] = PartNeeds(
                    max(dock.minimumSizeHint().width() for dock in docks),
                    max(some, least),
                    max(dock.needed_width for dock in docks),
                    rank=2 if side == "left" else 0,
                    stretch=1 if side == "left" else 2,
                )
        return parts

    def _upright(self, side: str, width: int) -> dict[Length, PartNeeds]:
        """Return what those who share a column of such a width need upright."""
        parts: dict[Length, PartNeeds] = {}
        for group in self._columns.shown(side):
            bar = self._tab_bar if len(group) > 1 else 0
            needs = [self._docks[name].part(width) for name in group]
            parts[self._columns.height(side, group)] = PartNeeds(
                bar + max(need.least for need in needs),
                bar + max(need.useful for need in needs),
                bar + max(need.needed for need in needs),
                min(need.rank for need in needs),
                max(need.stretch for need in needs),
                bar + max(need.enough for need in needs),
            )
        return parts

    def _room_across(self) -> int:
        sides = sum(bool(self._columns.shown(side)) for side in SIDES)
        return self._window.width() - sides * self._separator

    def _room_upright(self, side: str) -> int:
        gaps = len(self._columns.shown(side)) - 1
        return self._centre.height() - gaps * self._separator

    @property
    def _separator(self) -> int:
        extent = QStyle.PixelMetric.PM_DockWidgetSeparatorExtent
        return self._window.style().pixelMetric(extent, None, self._window)

    @property
    def _tab_bar(self) -> int:
        return max((bar.sizeHint().height() for bar in self._tab_bars if bar.count()), default=0)

    @property
    def _tab_bars(self) -> list[QTabBar]:
        children = Qt.FindChildOption.FindDirectChildrenOnly
        return self._window.findChildren(QTabBar, options=children)


def _rect(dock: PanelDock) -> Rect:
    place = dock.geometry()
    return place.x(), place.y(), place.width(), place.height()
