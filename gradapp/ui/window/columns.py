"""Which panels are in which column of the window, and which of them share a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from gradapp.ui.kit.dock import PanelDock
from gradapp.ui.window.places import DockColumn, Height, PanelGroup

SIDES: Final = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
}


class DockColumns:
    """Owns who is where, those included that are hidden or float: they keep their places.

    Attributes:
        docks: all panels, by their names.
        sides: the columns, from top to bottom.
    """

    def __init__(self, window: QMainWindow) -> None:
        """Begin with no panel in `window`."""
        self._window = window
        self.docks: dict[str, PanelDock] = {}
        self.sides: dict[str, DockColumn] = dict.fromkeys(SIDES, ())

    @property
    def names(self) -> list[str]:
        """Whoever has a place."""
        return [name for column in self.sides.values() for group in column for name in group]

    def leave(self, name: str) -> None:
        """Take a panel from its place."""
        for side, column in self.sides.items():
            rest = [tuple(each for each in group if each != name) for group in column]
            self.sides[side] = tuple(group for group in rest if group)

    def height(self, side: str, seen: PanelGroup) -> Height:
        """Return what the height is of those who are seen in one place: it depends on all."""
        return Height(side, self.sides[side], seen)

    def front(self, group: PanelGroup) -> PanelDock:
        """Return the one of a group that is in front."""
        docks = [self.docks[name] for name in group]
        return next((dock for dock in docks if dock.is_in_front), docks[0])

    def shown(self, side: str) -> list[PanelGroup]:
        """Return who can be seen in a column, from top to bottom."""
        groups = []
        for group in self.sides[side]:
            shown = tuple(
                name
                for name in group
                if not self.docks[name].isHidden() and not self.docks[name].isFloating()
            )
            if shown:
                groups.append(shown)
        return groups

    def look(self) -> None:
        """Note who shares a column now; who is hidden or floats keeps their place there."""
        found: dict[str, list[list[str]]] = {side: [] for side in SIDES}
        for side, area in SIDES.items():
            seen: dict[frozenset[str], int] = {}
            for dock in self.docks.values():
                if self._window.dockWidgetArea(dock) == area and not dock.isHidden():
                    group = frozenset(name for name in self.beside(dock))
                    seen[group] = max(seen.get(group, dock.y()), dock.y())
            found[side] = [self._sorted(group) for group in sorted(seen, key=lambda g: seen[g])]
        placed = {name for groups in found.values() for group in groups for name in group}
        for side, column in self.sides.items():
            at = 0
            for before in column:
                away = [name for name in before if name not in placed]
                mates = next((group for group in found[side] if set(group) & set(before)), None)
                if mates is not None:
                    mates[:] = self._sorted([*mates, *away])
                    at = found[side].index(mates) + 1
                elif away:
                    found[side].insert(at, away)
                    at += 1
        self.sides = {
            side: tuple(tuple(group) for group in groups) for side, groups in found.items()
        }

    def beside(self, dock: PanelDock) -> list[str]:
        """Return who is shown in the same place as `dock`, itself included."""
        others = [each for each in self._window.tabifiedDockWidgets(dock) if not each.isHidden()]
        return [each.name for each in (dock, *others) if isinstance(each, PanelDock)]

    def _sorted(self, names: Sequence[str] | frozenset[str]) -> list[str]:
        """Return `names` in the order they had, others behind."""
        known = dict.fromkeys([*self.names, *self.docks])
        order = {name: index for index, name in enumerate(known)}
        return sorted(names, key=order.__getitem__)
