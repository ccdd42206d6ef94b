"""The runs that a person keeps beside the one they look at, for as long as the window is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from gradapp.core.numbers.written import Number
from gradapp.core.problem import PARAMETERS, Problem
from gradapp.core.rules import PLAIN, called_rule
from gradapp.core.run import Run
from gradapp.core.run_name import Part, Ruled, RunName, Setting
from gradapp.engine.news import News
from gradapp.ui.kit.words import said

MOST: Final = 8
"""The most pins there can be, as many as can be told apart."""


class Pins(QObject):
    """Owns the pins, and which of them the run is compared with.

    A pin is a run as it was when it was pinned, under a name unlike all others. It has a slot, one
    of `MOST`, until it is removed.

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
        self._pins: dict[int, Run] = {}
        self._reference: int | None = None

    @property
    def pins(self) -> Mapping[int, Run]:
        """The pin in each slot, in the order in which they were made."""
        return self._pins

    @property
    def reference(self) -> int | None:
        """The slot of the pin that the run is compared with, step by step."""
        return self._reference

    def add(self, run: Run) -> None:
        """Pin a run under a name made from what it is, in the first free slot."""
        free = [slot for slot in range(MOST) if slot not in self._pins]
        if not free:
            words = self.tr("There are {} pins, and no more can be told apart: remove one.")
            self.news.tell(self.refused, words.format(MOST))
            return
        self._pins[free[0]] = replace(run, name=self._name(run))
        self.news.tell(self.changed)

    def rename(self, slot: int, name: str) -> None:
        """Call a pin something else that no other is called."""
        pin, tidy = self._pins.get(slot), " ".join(name.split())
        name = name if name == tidy else tidy
        if pin is None or name == pin.name:
            return
        if not name:
            self.news.tell(self.refused, self.tr("A pin needs a name."))
        elif any(other.name == name for other in self._pins.values()):
            taken = self.tr("Another pin is called “{}” already.").format(name)
            self.news.tell(self.refused, taken)
        else:
            self._pins[slot] = replace(pin, name=name)
            self.news.tell(self.changed)

    def remove(self, slot: int) -> None:
        """Forget a pin; its slot is free again."""
        if self._pins.pop(slot, None) is None:
            return
        if self._reference == slot:
            self._reference = None
        self.news.tell(self.changed)

    def compare_with(self, slot: int | None) -> None:
        """Compare the run with the pin in a slot, or with none."""
        reference = slot if slot in self._pins else None
        if reference != self._reference:
            self._reference = reference
            self.news.tell(self.changed)

    def _name(self, pin: Run) -> RunName:
        """Return a name that tells the run apart from the others, by what it is if possible."""
        parts: list[Part] = [said(pin.method.name), _setting(pin, "alpha"), pin.precision]
        called = called_rule(pin.problem.rule)
        if called or not isinstance(pin.problem, Problem):
            parts.insert(0, Ruled(called or PLAIN.torch))
        names = {other.name: other for other in self._pins.values()}
        other = names.get(RunName(*parts))
        if other is not None and pin.problem.specs == other.problem.specs:
            parts += [
                _setting(pin, spec.name)
                for spec in pin.problem.specs
                if getattr(pin.problem, spec.name) != getattr(other.problem, spec.name)
            ]
        name, count = RunName(*parts), 1
        while name in names:
            count += 1
            name = RunName(*parts[:-1], f"{parts[-1]} ({count})")
        return name


def _setting(pin: Run, parameter: str) -> Setting:
    """Return a parameter of a run with all its digits."""
    symbol = next(spec.symbol for spec in PARAMETERS if spec.name == parameter)
    return Setting(symbol, Number(getattr(pin.problem, parameter), significant=17))
