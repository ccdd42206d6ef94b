"""Leads commands to what is looked at: the run, or what a person's own code did."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

Handler = Callable[[], object]


class Place(Enum):
    """What can be looked at."""

    RUN = auto()
    OWN_CODE = auto()


class Routes(QObject):
    """Owns which of both is looked at, and for each what its commands do and whether they can.

    Signals:
        turned: the other one is looked at.
    """

    turned = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QObject | None = None) -> None:
        """Look at the run."""
        super().__init__(parent)
        self.place = Place.RUN
        self._actions = actions
        self._handlers: dict[Place, dict[str, Handler]] = {place: {} for place in Place}
        self._enabled: dict[Place, dict[str, bool]] = {place: {} for place in Place}

    @property
    def is_at_run(self) -> bool:
        """Whether the run is looked at."""
        return self.place is Place.RUN

    def lead(self, place: Place, handlers: Mapping[str, Handler]) -> None:
        """Have these done there, by the ids of their commands."""
        known: set[str] = set()
        known.update(*self._handlers.values())
        self._handlers[place].update(handlers)
        for id_ in handlers:
            if id_ not in known:
                self._actions[id_].triggered.connect(self._do)

    def enable(self, place: Place, enabled: Mapping[str, bool]) -> None:
        """Know which commands can be given there."""
        self._enabled[place].update(enabled)
        if place is self.place:
            for id_, can in enabled.items():
                self._actions[id_].setEnabled(can)

    def look_at(self, place: Place) -> None:
        """Have the commands mean this; one that means nothing there can't be given."""
        if place is self.place:
            return
        self.place = place
        ids: set[str] = set()
        ids.update(*self._handlers.values(), *self._enabled.values())
        for id_ in ids:
            is_known = place is Place.RUN or id_ in self._handlers[place]
            self._actions[id_].setEnabled(self._enabled[place].get(id_, is_known))
        self.turned.emit()

    @Slot()
    def _do(self) -> None:
        action = self.sender()
        handler = self._handlers[self.place].get(action.objectName())
        if handler is not None:
            handler()
