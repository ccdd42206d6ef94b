"""The person's own code: its text, what it did when it ran, and where in that they look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gradapp.core.own_code.limits import USUAL_LIMITS, Limits
from gradapp.core.own_code.progress import Progress
from gradapp.engine.news import News, one_change
from gradapp.values import dataclass

if TYPE_CHECKING:  # what tells of code that runs is imported when code runs
    from gradapp.core.own_code.messages import HostMessage
    from gradapp.core.own_code.tape import Tape
    from gradapp.engine.own_run import OwnRun, Session

NAME_OF_CODE: Final = "own_code.py"
"""What code is called that has no file."""
_PACE: Final = 50
"""Milliseconds between two looks at how far it has come."""

OpensSession: TypeAlias = "Callable[[str, str, Limits, Callable[[HostMessage], None]], Session]"
"""Makes a session of a text, its name and limits, that tells what it hears."""


class Phase(Enum):
    """What is going on."""

    WRITTEN = auto()
    """It is being written."""
    RUNS = auto()
    """It runs."""
    TOLD = auto()
    """It has run, and can be gone through."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text.

    Attributes:
        text: the code.
        name: what it is called in tracebacks and on the screen.
        saved: what is in its file; empty where it has none.
        is_foreign: whether it comes from a file, so that it is asked before it runs first.
    """

    text: str = ""
    name: str = NAME_OF_CODE
    saved: str = ""
    is_foreign: bool = False

    @property
    def would_be_lost(self) -> bool:
        """Whether it has something that is in no file."""
        return bool(self.text.strip()) and self.text != self.saved


class OwnCode(QObject):
    """Owns the code, its run, and the place in it: behind how many recorded lines.

    It is played as a run is: a step is a step of the story.

    Attributes:
        source: the text.
        limits: what it may do.
        phase: what is going on.
        tape: what it did when it ran; None in other phases.
        place: the place in that.
        progress: how far it has come while it runs.
        seconds: how long it ran.

    Signals:
        changed: another phase, text, or limits.
        progressed: it has come farther.
        run_started: there is nothing to be played any more.
        cursor_moved: the place is another one; says whether by one step forward.
    """

    changed = Signal()
    progressed = Signal()
    run_started = Signal()
    cursor_moved = Signal(bool)

    def __init__(self, opens: OpensSession, news: News, parent: QObject | None = None) -> None:
        """Begin with no code; `opens` makes what runs it."""
        super().__init__(parent)
        self.news = news
        self.source = Source()
        self.limits = USUAL_LIMITS
        self.phase = Phase.WRITTEN
        self.tape: Tape | None = None
        self.place = 0
        self.progress = Progress()
        self.seconds = 0.0
        self._opens = opens
        self._run: OwnRun | None = None
        self._look = QTimer(self, singleShot=True, interval=_PACE)
        self._look.timeout.connect(self._note_progress)

    @one_change
    def begin(self, source: Source) -> None:
        """Have another text, which is to be read before it runs."""
        self.end()
        self.source = source
        self._enter(Phase.WRITTEN)

    @one_change
    def set_text(self, text: str) -> None:
        """Have the text as a person has changed it."""
        text = text.encode("utf-8", "replace").decode()
        if text != self.source.text and self.phase is Phase.WRITTEN:
            self.source = replace(self.source, text=text)
            self.news.tell(self.changed)

    @one_change
    def set_limits(self, limits: Limits) -> None:
        """Let it do so much from its next run on."""
        self.limits = limits
        self.news.tell(self.changed)

    def allow(self) -> None:
        """Know that a person has allowed what comes from a file to run."""
        self.source = replace(self.source, is_foreign=False)

    def note_saved(self) -> None:
        """Know that the text is in a file as it is."""
        self.source = replace(self.source, saved=self.source.text)

    @one_change
    def edit(self) -> None:
        """Write on; what it did is what another text did by then."""
        if self.phase is Phase.TOLD:
            self.end()
            self._enter(Phase.WRITTEN)

    @one_change
    def run(self) -> None:
        """Run it from its beginning."""
        if self.phase is Phase.RUNS:
            return
        from gradapp.engine.own_run import OwnRun

        self.end()
        source, limits = self.source, self.limits
        self.progress = Progress()
        self._run = OwnRun(
            lambda hear: self._opens(source.text, source.name, limits, hear), source.text, self
        )
        self._run.heard.connect(self._look_soon)
        self._run.paused.connect(self._pause)
        self._run.finished.connect(self._take)
        self._enter(Phase.RUNS)
        self._run.start()

    @Slot()
    def stop(self) -> None:
        """Have it end; what was recorded is kept."""
        if self._run is not None:
            self._run.stop()

    @property
    def is_paused(self) -> bool:
        """Whether it waits at a limit, and may go on."""
        return self.phase is Phase.TOLD and self._run is not None

    @Slot()
    @one_change
    def go_on(self) -> None:
        """Allow it as much again."""
        if self.is_paused and self._run is not None:
            self._enter(Phase.RUNS)
            self._run.go_on()

    @one_change
    def answer(self, text: str | None) -> None:
        """Give it the line that it asks for; None: there are no more."""
        if self._run is not None and self.progress.asks is not None:
            self._run.answer(text)
            self.progress = self._run.progress()
            self.news.tell(self.progressed)

    def end(self) -> None:
        """Have it end, and wait for that; nothing is told of it."""
        run, self._run = self._run, None
        self._look.stop()
        if run is not None:
            run.end()
            run.deleteLater()

    @Slot()
    def _look_soon(self) -> None:
        if self._run is not None and not self._look.isActive():
            self._look.start()

    @Slot()
    @one_change
    def _note_progress(self) -> None:
        if self._run is not None:
            self.progress = self._run.progress()
            self.news.tell(self.progressed)

    @Slot()
    @one_change
    def _take(self) -> None:
        run = self._run
        if run is None or run is not self.sender() or run.tape is None:
            return
        self._run = None
        self.seconds = run.seconds
        self._enter(Phase.TOLD, run.tape)
        run.deleteLater()

    @Slot()
    @one_change
    def _pause(self) -> None:
        run = self._run
        if run is not None and run is self.sender() and run.tape is not None:
            self.seconds, self.progress = run.seconds, run.progress()
            self._enter(Phase.TOLD, run.tape)

    def _enter(self, phase: Phase, tape: Tape | None = None) -> None:
        """Have something else going on; what was recorded is looked at from its end."""
        self._look.stop()
        self.phase, self.tape = phase, tape
        self.place = self.length
        self.news.tell(self.run_started)
        self.news.tell(self.changed)

    @property
    def length(self) -> int:
        """How many lines were recorded."""
        return 0 if self.tape is None else len(self.tape)

    @property
    def at_end(self) -> bool:
        """Whether nothing comes behind the place."""
        return self.place == self.length

    @property
    def is_locked(self) -> bool:
        """Whether there is nothing to be gone through."""
        return self.tape is None

    busy = waiting = False

    @one_change
    def step(self, count: int = 1) -> None:
        """Go on by some steps: each to its end."""
        place = self.place
        for _ in range(count if self.tape else 0):
            assert self.tape is not None
            place = self.tape.next_end(place)
        self._go(place, forward=count == 1)

    @one_change
    def back(self) -> None:
        """Go to the end of the step before."""
        if self.tape is not None:
            self._go(self.tape.end_before(self.place))

    @one_change
    def seek(self, step: int) -> None:
        """Go to the end of a step; what comes before the first ends with its beginning."""
        if self.tape is not None:
            self._go(self.tape.end_of(max(0, min(step, self.tape.last_step))))

    @one_change
    def go(self, place: int) -> None:
        """Go to a place."""
        self._go(max(0, min(place, self.length)))

    def pause(self) -> None:
        """Do nothing: what is played was computed."""

    @one_change
    def run_until_stop(self) -> None:
        """Go to the end."""
        self._go(self.length)

    def _go(self, place: int, *, forward: bool = False) -> None:
        if place != self.place:
            self.place = place
            self.news.tell(self.cursor_moved, forward)
