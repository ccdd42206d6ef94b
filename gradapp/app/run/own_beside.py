"""What a person's own code is compared with: a run, a way, a pin, or another text that is run."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.own_sessions import OwnSessions
from gradapp.app.run.pins import Pins
from gradapp.core.own_code.limits import USUAL_LIMITS
from gradapp.core.registry import ways
from gradapp.core.run import Run
from gradapp.core.run.recipe import Recipe
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Remade
from gradapp.engine.news import one_change
from gradapp.ui.kit.words import said
from gradapp.values import dataclass

if TYPE_CHECKING:  # what tells of code that runs is imported when code runs
    from gradapp.core.own_code.tape import Tape
    from gradapp.engine.own_run import OwnRun

_ASKER: Final = "own code"


class OtherKind(Enum):
    """What can be compared with."""

    RUN = auto()
    WAY = auto()
    PIN = auto()
    TEXT = auto()


_KEPT: Final = (OtherKind.WAY, OtherKind.PIN)


@dataclass(frozen=True, slots=True)
class Other:
    """What own code is compared with, or can be.

    Attributes:
        kind: which kind.
        name: what a person calls it.
        id: of a way its id, of a pin its slot.
    """

    kind: OtherKind
    name: str
    id: str | int = ""


class OwnBeside(QObject):
    """Owns what own code is compared with, and the run of another text.

    Signals:
        changed: another one is chosen, or what is chosen has come farther.
    """

    changed = Signal()

    def __init__(
        self,
        engine: Engine,
        current_run: CurrentRun,
        pins: Pins,
        sessions: OwnSessions,
        parent: QObject | None = None,
    ) -> None:
        """Compare with the run of the window."""
        super().__init__(parent)
        self.news = engine.news
        self._engine = engine
        self._current_run = current_run
        self._pins = pins
        self._sessions = sessions
        self._chosen: tuple[OtherKind, str | int] = (OtherKind.RUN, "")
        self._wanted: Recipe | None = None
        self._made: Remade | None = None
        self._text: Other | None = None
        self._tape: Tape | None = None
        self._running: OwnRun | None = None
        engine.on(Remade, self._take_run)
        pins.changed.connect(self._note_pins)

    def others(self) -> list[Other]:
        """Return what can be chosen; the first is the run of the window."""
        run = self._current_run.run
        return [
            Other(OtherKind.RUN, said(run.method.name)),
            *(Other(OtherKind.WAY, said(each.name), each.id) for each in ways(run.problem)),
            *(Other(OtherKind.PIN, str(pin.name), slot) for slot, pin in self._pins.pins.items()),
            *([] if self._text is None else [self._text]),
        ]

    @property
    def other(self) -> Other:
        """What is chosen; the run of the window where that is not there any more."""
        others = self.others()
        return next((each for each in others if (each.kind, each.id) == self._chosen), others[0])

    @one_change
    def choose(self, other: Other) -> None:
        """Compare with another one."""
        self._chosen = (other.kind, other.id)
        self.news.tell(self.changed)

    @one_change
    def choose_text(self, text: str, name: str) -> None:
        """Compare with a text, and run it for that."""
        from gradapp.engine.own_run import OwnRun

        self.end()
        self._text, self._tape = Other(OtherKind.TEXT, name), None
        self._running = OwnRun(
            lambda hear: self._sessions.open(text, name, USUAL_LIMITS, hear, is_attended=False),
            text,
            self,
        )
        self._running.finished.connect(self._take_text)
        self._running.start()
        self.choose(self._text)

    @property
    def chosen(self) -> str | int | None:
        """The way or pin that is chosen, as `Other.id`; None for the run, and for a text."""
        kind, id = self._chosen
        return id if kind in _KEPT else None

    @one_change
    def choose_kept(self, chosen: str | int | None) -> None:
        """Compare with what a document has kept, as far as it is there; else with the run."""
        found = [each for each in self.others() if each.kind in _KEPT and each.id == chosen]
        self.choose(found[0] if found else self.others()[0])

    def right(self, steps: int) -> Run | Tape | None:
        """Return what is chosen, a way with so many steps; None while that is made."""
        other = self.other
        match other.kind:
            case OtherKind.RUN:
                return self._current_run.run
            case OtherKind.PIN:
                pin = self._pins.now.pins[int(other.id)]
                return pin.run if pin.is_made else None
            case OtherKind.TEXT:
                return self._tape
        wanted = Recipe(self._current_run.problem, str(other.id), steps)
        if self._made is not None and self._made.wanted == wanted:
            return self._made.run
        if wanted != self._wanted:
            self._wanted = wanted
            self._engine.remake((wanted,), _ASKER)
        return None

    def end(self) -> None:
        """Have a text that runs end, and wait for that."""
        running, self._running = self._running, None
        if running is not None:
            running.end()
            running.deleteLater()

    @Slot()
    @one_change
    def _note_pins(self) -> None:
        """Forget a pin that is gone: another one may have its slot next."""
        if self._chosen[0] is OtherKind.PIN:
            self._chosen = (self.other.kind, self.other.id)
        self.news.tell(self.changed)

    @Slot(Remade)
    @one_change
    def _take_run(self, remade: Remade) -> None:
        if remade.wanted == self._wanted:
            self._made = remade
            self.news.tell(self.changed)

    @Slot()
    @one_change
    def _take_text(self) -> None:
        running = self._running
        if running is not None and running is self.sender():
            self._tape = running.tape
            self.end()
            self.news.tell(self.changed)
