"""The runs that a person keeps beside the one they look at, for as long as the window is open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from gradapp.core.descent import Stop
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import Number
from gradapp.core.problem import PARAMETERS, Problem
from gradapp.core.run_name import Part, RunName, Setting
from gradapp.core.trajectory import Floats
from gradapp.engine.news import News
from gradapp.ui.kit.words import said

MOST: Final = 8
"""The most pins there can be, as many as can be told apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Pin:
    """A run as it was when it was pinned.

    Attributes:
        slot: the place among `MOST` that is its own until it is removed.
        name: what it is called, unlike all others.
        problem: where it started.
        method: what made its steps.
        columns: its steps, read-only, of shape (5, n); steps once made never change.
        stop: why there are no more, if that was known.
    """

    slot: int
    name: str
    problem: Problem
    method: Method
    columns: Floats
    stop: Stop | None

    @property
    def precision(self) -> Precision:
        """The format in which it was computed."""
        return self.method.precision(self.problem)

    def __len__(self) -> int:
        """Return how many steps it has."""
        return int(self.columns.shape[1])


class Pins(QObject):
    """Owns the pins, and which of them the run is compared with.

    Signals:
        changed: a pin has come, gone or been renamed, or another one is the reference.
        refused: a sentence that says why something was not done.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, news: News, parent: QObject | None = None) -> None:
        """Begin without any; `news` tells of those that come."""
        super().__init__(parent)
        self.news = news
        self._pins: tuple[Pin, ...] = ()
        self._reference: int | None = None

    @property
    def pins(self) -> tuple[Pin, ...]:
        """All pins, in the order in which they were made."""
        return self._pins

    @property
    def reference(self) -> Pin | None:
        """The pin that the run is compared with, step by step."""
        return None if self._reference is None else self.at(self._reference)

    def at(self, slot: int) -> Pin | None:
        """Return the pin in a slot, if there is one."""
        return next((pin for pin in self._pins if pin.slot == slot), None)

    def add(self, problem: Problem, method: Method, columns: Floats, stop: Stop | None) -> None:
        """Pin a run under a name made from what it is, in the first free slot."""
        taken = {pin.slot for pin in self._pins}
        free = [slot for slot in range(MOST) if slot not in taken]
        if not free:
            words = self.tr("There are {} pins, and no more can be told apart: remove one.")
            self.news.tell(self.refused, words.format(MOST))
            return
        pin = Pin(free[0], "", problem, method, columns, stop)
        self._pins += (replace(pin, name=self._name(pin)),)
        self.news.tell(self.changed)

    def rename(self, slot: int, name: str) -> None:
        """Call a pin something else that no other is called."""
        pin, tidy = self.at(slot), " ".join(name.split())
        name = name if name == tidy else tidy
        if pin is None or name == pin.name:
            return
        if not name:
            self.news.tell(self.refused, self.tr("A pin needs a name."))
        elif any(other.name == name for other in self._pins):
            taken = self.tr("Another pin is called “{}” already.").format(name)
            self.news.tell(self.refused, taken)
        else:
            renamed = replace(pin, name=name)
            self._pins = tuple(renamed if each is pin else each for each in self._pins)
            self.news.tell(self.changed)

    def remove(self, slot: int) -> None:
        """Forget a pin; its slot is free again."""
        if self.at(slot) is None:
            return
        self._pins = tuple(pin for pin in self._pins if pin.slot != slot)
        if self._reference == slot:
            self._reference = None
        self.news.tell(self.changed)

    def compare_with(self, slot: int | None) -> None:
        """Compare the run with the pin in a slot, or with none."""
        reference = slot if slot is not None and self.at(slot) is not None else None
        if reference != self._reference:
            self._reference = reference
            self.news.tell(self.changed)

    def _name(self, pin: Pin) -> RunName:
        """Return a name that tells the run apart from the others, by what it is if possible."""
        parts: list[Part] = [said(pin.method.name), _setting(pin, "alpha"), pin.precision]
        names = {other.name: other for other in self._pins}
        other = names.get(RunName(*parts))
        if other is not None:
            parts += [
                _setting(pin, spec.name)
                for spec in PARAMETERS
                if getattr(pin.problem, spec.name) != getattr(other.problem, spec.name)
            ]
        name, count = RunName(*parts), 1
        while name in names:
            count += 1
            name = RunName(*parts[:-1], f"{parts[-1]} ({count})")
        return name


def _setting(pin: Pin, parameter: str) -> Setting:
    """Return a parameter of a run with all its digits."""
    symbol = next(spec.symbol for spec in PARAMETERS if spec.name == parameter)
    return Setting(symbol, Number(getattr(pin.problem, parameter), significant=17))
