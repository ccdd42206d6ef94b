"""Leads commands to what is looked at: the run, or what a person's own code did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup

Handler = Callable[[], object]
OF_RUN: Final = (
    "animate",
    "close_up",
    "copy_link",
    "copy_program",
    "edit_this_code",
    "export",
    "logarithmic",
    "pin",
    "pins",
    "print",
    "race",
    "race_rules",
    "section",
    "sweep",
    "why",
)
"""Commands that mean the run, whoever does them: elsewhere they can't be given."""
TO_RUN: Final = (
    "lab_again",
    "lab_next",
    "lab_previous",
    "leave_lab",
    "new_problem",
    "notebook",
    "paste_link",
)
"""Commands that make another run, and show it."""


class Place(Enum):
    """What can be looked at."""

    RUN = auto()
    OWN_CODE = auto()


class Routes(QObject):
    """Owns which of both is looked at, and for each what its commands do and whether they can.

    Signals:
        turned: the other one is looked at.
        run_wanted: the run is to be looked at.
    """

    turned = Signal()
    run_wanted = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QObject | None = None) -> None:
        """Look at the run."""
        super().__init__(parent)
        self.place = Place.RUN
        self._actions = actions
        self._handlers: dict[Place, dict[str, Handler]] = {place: {} for place in Place}
        self._enabled: dict[Place, dict[str, bool]] = {place: {} for place in Place}
        # A group that is disabled keeps what is said of its actions meanwhile.
        self._of_run = [QActionGroup(self)]
        self._of_run[0].setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for id_ in OF_RUN:
            self._of_run[0].addAction(actions[id_])
        self.lead_to_run(actions[id_] for id_ in TO_RUN)

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

    def keep_to_run(self, choices: Mapping[str, QAction]) -> None:
        """Have choices, one of which is on, made only where the run is looked at."""
        self._of_run.append(next(iter(choices.values())).actionGroup())

    def lead_to_run(self, actions: Iterable[QAction]) -> None:
        """Have the run looked at whenever one of these is done."""
        for action in actions:
            action.triggered.connect(self.want_run)

    def look_at(self, place: Place) -> None:
        """Have the commands mean this; one that means nothing there can't be given."""
        if place is self.place:
            return
        self.place = place
        for group in self._of_run:
            group.setEnabled(self.is_at_run)
        ids: set[str] = set()
        ids.update(*self._handlers.values(), *self._enabled.values())
        for id_ in ids:
            is_known = place is Place.RUN or id_ in self._handlers[place]
            self._actions[id_].setEnabled(self._enabled[place].get(id_, is_known))
        self.turned.emit()

    @Slot()
    def want_run(self) -> None:
        """Have the run looked at."""
        if not self.is_at_run:
            self.run_wanted.emit()

    @Slot()
    def _do(self) -> None:
        action = self.sender()
        handler = self._handlers[self.place].get(action.objectName())
        if handler is not None:
            handler()
