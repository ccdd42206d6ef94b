"""Leads commands to what is looked at: the run, or what a person's own code did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup

from gradapp.ui.window.commands import COMMANDS, CommandPlace

Handler = Callable[[], object]


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
        self.place = CommandPlace.RUN
        self._actions = actions
        self._handlers: dict[CommandPlace, dict[str, Handler]] = {
            place: {} for place in CommandPlace
        }
        self._enabled: dict[CommandPlace, dict[str, bool]] = {place: {} for place in CommandPlace}
        # A group that is disabled keeps what is said of its actions meanwhile.
        self._groups = {place: [QActionGroup(self)] for place in CommandPlace}
        for place, (group,) in self._groups.items():
            group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
            group.setEnabled(place is self.place)
        for command in COMMANDS:
            if command.place is not None:
                self._groups[command.place][0].addAction(actions[command.id])
        self.lead_to_run(actions[command.id] for command in COMMANDS if command.leads_to_run)

    @property
    def is_at_run(self) -> bool:
        """Whether the run is looked at."""
        return self.place is CommandPlace.RUN

    def lead(self, place: CommandPlace, **handlers: Handler) -> None:
        """Have these done there by their commands, which are named by their ids."""
        known: set[str] = set()
        known.update(*self._handlers.values())
        self._handlers[place].update(handlers)
        for id in handlers:
            if id not in known:
                self._actions[id].triggered.connect(self._do)

    def enable(self, place: CommandPlace, **enabled: bool) -> None:
        """Know which commands can be given there."""
        self._enabled[place].update(enabled)
        if place is self.place:
            for id, can in enabled.items():
                self._actions[id].setEnabled(can)

    def keep_to_run(self, group: QActionGroup) -> None:
        """Have choices of a group made only where the run is looked at."""
        self._groups[CommandPlace.RUN].append(group)

    def lead_to_run(self, actions: Iterable[QAction]) -> None:
        """Have the run looked at whenever one of these is done."""
        for action in actions:
            action.triggered.connect(self.want_run)

    def look_at(self, place: CommandPlace) -> None:
        """Have the commands mean this; those of the other place can't be given."""
        if place is self.place:
            return
        self.place = place
        for where, groups in self._groups.items():
            for group in groups:
                group.setEnabled(where is place)
        for id in set[str]().union(*self._enabled.values()):
            self._actions[id].setEnabled(self._enabled[place].get(id, True))
        self.turned.emit()

    @Slot()
    def want_run(self) -> None:
        """Have the run looked at."""
        if not self.is_at_run:
            self.run_wanted.emit()

    @Slot()
    def _do(self) -> None:
        self._handlers[self.place][self.sender().objectName()]()
