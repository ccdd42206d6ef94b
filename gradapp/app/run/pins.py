"""The runs that a person keeps beside the one they look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from PySide6.QtCore import QObject, Signal

from gradapp.core.limits import MOST_PINS
from gradapp.core.numbers.written import Number
from gradapp.core.problem import ALPHA, ParameterSpec
from gradapp.core.problem.notebook import is_notebooks
from gradapp.core.rules.table import PLAIN, called_rule
from gradapp.core.run import Run
from gradapp.core.run.name import NamePart, Ruled, RunName, Setting
from gradapp.core.run.recipe import Recipe
from gradapp.engine.news import News
from gradapp.ui.kit.words import said
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Pin:
    """A run that is kept, under a name unlike all others.

    Attributes:
        run: the run as it was when it was pinned.
        to_make: what makes its steps again, where they are not there yet, or memory did not suffice
            for them.
    """

    run: Run
    to_make: Recipe | None = None

    @property
    def recipe(self) -> Recipe:
        """What makes it again, with the steps that it has, or will have."""
        return self.to_make or self.run.recipe

    @property
    def is_made(self) -> bool:
        """Whether its steps are there, or as many as there is memory for."""
        return self.to_make is None or self.run.lacks_memory


@dataclass(frozen=True, slots=True)
class Pinned:
    """All pins at one moment, to come back to.

    Attributes:
        pins: the pin in each slot, in the order in which they were made.
        reference: the slot of the pin that the run is compared with.
    """

    pins: Mapping[int, Pin] = field(default_factory=dict)
    reference: int | None = None

    @property
    def runs(self) -> Mapping[int, Run]:
        """The run in each slot."""
        return {slot: pin.run for slot, pin in self.pins.items()}

    @property
    def are_made(self) -> bool:
        """Whether the steps of all are there, or as many as there is memory for."""
        return all(pin.is_made for pin in self.pins.values())

    def is_like(self, other: Pinned) -> bool:
        """Return whether they are the same pins, made again or not."""
        mine, others = self.runs, other.runs
        return (self.reference, list(mine)) == (other.reference, list(others)) and all(
            run.name == others[slot].name and run.recipe.is_same_run(others[slot].recipe)
            for slot, run in mine.items()
        )


class Pins(QObject):
    """Owns the pins, and which of them the run is compared with.

    A pin has a slot, one of `MOST_PINS`, until it is removed.

    Attributes:
        reference: the slot of the pin that the run is compared with, step by step.

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
        self._pins: dict[int, Pin] = {}
        self.reference: int | None = None

    @property
    def now(self) -> Pinned:
        """All pins as they are."""
        return Pinned(dict(self._pins), self.reference)

    @property
    def pins(self) -> Mapping[int, Run]:
        """The run pinned in each slot, in the order in which that was done."""
        return self.now.runs

    def add(self, run: Run) -> None:
        """Pin a run under a name made from what it is, in the first free slot."""
        free = [slot for slot in range(MOST_PINS) if slot not in self._pins]
        if not free:
            words = self.tr("There are {} pins, and no more can be told apart: remove one.")
            self.news.tell(self.refused, words.format(MOST_PINS))
            return
        self._pins[free[0]] = Pin(replace(run, name=self._name(run)))
        self.news.tell(self.changed)

    def rename(self, slot: int, name: str) -> None:
        """Call a pin something else that no other is called."""
        pin, tidy = self._pins.get(slot), " ".join(name.split())
        name = name if name == tidy else tidy
        if pin is None or name == pin.run.name:
            return
        if not name:
            self.news.tell(self.refused, self.tr("A pin needs a name."))
        elif any(other.run.name == name for other in self._pins.values()):
            taken = self.tr("Another pin is called “{}” already.").format(name)
            self.news.tell(self.refused, taken)
        else:
            self._pins[slot] = replace(pin, run=replace(pin.run, name=name))
            self.news.tell(self.changed)

    def remove(self, slot: int) -> None:
        """Forget a pin; its slot is free again."""
        if self._pins.pop(slot, None) is None:
            return
        if self.reference == slot:
            self.reference = None
        self.news.tell(self.changed)

    def restore(self, pinned: Pinned) -> None:
        """Have the pins that there were, and no others."""
        self._pins, self.reference = {}, pinned.reference
        for slot, pin in pinned.pins.items():
            own = self._name(pin.run)
            # A name that the application has given has parts, of which less can be said.
            run = replace(pin.run, name=own) if own == pin.run.name else pin.run
            self._pins[slot] = replace(pin, run=run)
        self.news.tell(self.changed)

    def complete(self, slot: int, run: Run) -> None:
        """Take the steps of a pin that has been made again, unless it is another one by now."""
        pin = self._pins.get(slot)
        if pin is None or pin.to_make is None:
            return
        if pin.to_make.is_same_run(run.recipe):
            run = replace(run, name=pin.run.name)
            self._pins[slot] = Pin(run, pin.to_make if run.lacks_memory else None)
            self.news.tell(self.changed)

    def compare_with(self, slot: int | None) -> None:
        """Compare the run with the pin in a slot, or with none."""
        reference = slot if slot in self._pins else None
        if reference != self.reference:
            self.reference = reference
            self.news.tell(self.changed)

    def _name(self, pin: Run) -> RunName:
        """Return a name that tells the run apart from the others, by what it is if possible."""
        parts: list[NamePart] = [said(pin.method.name), _setting(pin, ALPHA), pin.precision]
        if not is_notebooks(pin.problem):
            parts.insert(0, Ruled(called_rule(pin.problem.rule) or PLAIN.torch))
        names = {other.name: other for other in self.pins.values()}
        other = names.get(RunName(*parts))
        if other is not None and pin.problem.specs == other.problem.specs:
            parts += [
                _setting(pin, spec)
                for spec in pin.problem.specs
                if getattr(pin.problem, spec.name) != getattr(other.problem, spec.name)
            ]
        name, count = RunName(*parts), 1
        while name in names:
            count += 1
            name = RunName(*parts[:-1], f"{parts[-1]} ({count})")
        return name


def _setting(pin: Run, spec: ParameterSpec) -> Setting:
    """Return a parameter of a run with all its digits."""
    return Setting(spec.symbol, Number(getattr(pin.problem, spec.name), significant=17))
