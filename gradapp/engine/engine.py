"""The engine: owns the worker thread and is all that the rest of the program sees of it."""

from __future__ import annotations

import logging
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal, SignalInstance, Slot

from gradapp.core.limits import MOST_STEPS
from gradapp.core.problem import AnyProblem
from gradapp.core.run.recipe import Recipe
from gradapp.engine.background import REST_AFTER_WISH
from gradapp.engine.messages import (
    AllRecorded,
    BackgroundCommand,
    CancelSweep,
    Command,
    Compared,
    Extend,
    Failed,
    Hold,
    LoadTorch,
    NextStep,
    Notice,
    Pause,
    Raced,
    Record,
    RecordAll,
    Recorded,
    Release,
    Remake,
    Rested,
    SetRace,
    Start,
    StartSweep,
    StepsMade,
    Swept,
    TorchLoaded,
    TorchMissing,
)
from gradapp.engine.news import News, one_change
from gradapp.engine.worker import Worker

_log = logging.getLogger(__name__)

_PATIENCE: Final = 20_000
"""Milliseconds that shutting down waits for the worker, which may be importing PyTorch."""

_SWITCH_INTERVAL: Final = 0.00001
"""Seconds for which the worker may keep the GUI thread from running Python.

A frame asks for the interpreter a hundred times, and by default each time may take 5 ms. A worker
that rests during frames is slowed down by that no more, not with PyTorch, either.
"""

_USUAL_INTERVAL: Final = sys.getswitchinterval()
"""What Python itself has, read before any engine changes it."""

_PAINTED: Final = 10
"""Milliseconds after which a step that was known is on the screen: until then the worker rests."""

_M = TypeVar("_M", bound=Notice)

_abandoned: Final[list[tuple[QThread, Worker]]] = []
"""What did not end in time: destroying a running QThread would abort the process."""


class _Kind(QObject):
    """Those who hear one kind of message.

    Signals:
        told: a message of that kind.
    """

    told = Signal(Notice)


class Engine(QObject):
    """Makes steps in a worker thread. Lives in the GUI thread, and so do its signals.

    What the worker tells is heard by its kind: `on(Compared, hear)`. Every run, sweep and race has
    a number, and what arrives for another one than the current is dropped. What is asked for is
    sent before anybody hears of it, so commands go in the order of the requests.
    Whoever hears of a run checks its number, too: on hearing it, somebody may have begun another.

    Attributes:
        torch: what became of PyTorch; None while it is still to be loaded.

    Signals:
        busy_changed: whether steps are being made.
    """

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start the worker thread."""
        super().__init__(parent)
        self.news = News()
        self._kinds: defaultdict[type[Notice], _Kind] = defaultdict(_Kind)
        self._run = 0
        self._serial = 0
        self._asked = 0
        self._next: NextStep | None = None
        self._unsent: Extend | None = None
        self._after_painting = QTimer(self, singleShot=True, interval=_PAINTED)
        self._after_painting.timeout.connect(self._send_unsent)
        self._sweep = 0
        self._sweeps = False
        self._race = 0
        self._busy = False
        self._rests = True
        self.torch: TorchLoaded | TorchMissing | None = None
        self._extended = 0.0
        self._closed = False
        self._worker = Worker()
        self._thread = QThread()
        self._thread.setObjectName("descent")
        self._worker.moveToThread(self._thread)
        self._thread.finished.connect(self._worker.deleteLater)
        self._worker.told.connect(self._hear)
        sys.setswitchinterval(_SWITCH_INTERVAL)
        self._thread.start()

    @property
    def run(self) -> int:
        """The number of the current run; 0 before the first."""
        return self._run

    @property
    def rests(self) -> bool:
        """Whether nothing is left to do, neither of the run nor in the background."""
        return self._rests and not self._busy and self._unsent is None

    @property
    def busy(self) -> bool:
        """Whether steps of the current run are being made or waited for."""
        return self._busy

    @property
    def has_torch(self) -> bool:
        """Whether PyTorch is there."""
        return isinstance(self.torch, TorchLoaded)

    def on(self, kind: type[_M], hear: Callable[[_M], object]) -> None:
        """Have `hear` called with each message of a kind that is of today's run, sweep or race."""
        self.told(kind).connect(hear)

    def told(self, kind: type[Notice]) -> SignalInstance:
        """Return the signal that brings these messages."""
        return self._kinds[kind].told

    def load_torch(self) -> None:
        """Import PyTorch in the worker; `TorchLoaded` or `TorchMissing` follows."""
        self._send(LoadTorch())

    @one_change
    def start(self, problem: AnyProblem, method_id: str, others: tuple[str, ...] = ()) -> int:
        """Begin another run, of which no step is made yet, and return its number.

        Args:
            problem: what is to be solved.
            method_id: the way that makes its steps.
            others: the ways that make the same steps in the background; `Compared` tells
                how far apart they are.
        """
        self._run += 1
        self._serial += 1
        self._next = None
        self._rests = not self._sweeps
        self._set_busy(False)
        self._send(Start(self._serial, self._run, problem, method_id, others))
        return self._run

    @one_change
    def extend(self, length: int) -> None:
        """Make steps until the run has `length` of them; `StepsMade` brings them.

        The next step is there at once, if the worker has told of it before. One that rests then
        hears that it was asked for when it is painted. Once the engine is shut down nothing is
        made, and nothing waited for.
        """
        if self._closed:
            return
        self._serial += 1
        known, self._next = self._next, None
        if known is not None:
            foreseen = known.steps.serial, known.steps.asked, known.length
            known = known if foreseen == (self._serial, self._asked, length) else None
        is_quiet, self._extended = self._is_quiet, time.monotonic()
        extend = Extend(self._serial, self._run, min(length, MOST_STEPS), known is not None)
        if known is not None and is_quiet:
            self._unsent = extend
            self._after_painting.start()
        else:
            self._send(extend)
        if known is None:
            self._rests = False
            self._set_busy(True)
            return
        for notice in filter(None, (known.steps, known.compared)):  # nothing else is other by them
            self.news.tell(self.told(type(notice)), notice)

    def run_until_stop(self) -> None:
        """Make steps until the descent stops by itself."""
        self.extend(MOST_STEPS)

    def pause(self) -> None:
        """Make no more steps; those that have been made still arrive."""
        if self._busy:
            self._serial += 1
            self._send(Pause(self._serial, self._run))

    def record(self, step: int) -> None:
        """Have a step of the run told line by line; `Recorded` brings it.

        Args:
            step: a step that has been made, the one after these, or 0 for the set-up.
        """
        self._send(Record(self._run, step))

    def record_all(self, step: int) -> None:
        """Have a step and the set-up told of the run and of those it is compared with.

        `AllRecorded` brings them.
        """
        self._send(RecordAll(self._run, step))

    def start_sweep(self, problem: AnyProblem, method_id: str) -> int:
        """Begin another sweep over learning rates while the run rests, and return its number.

        `Swept` brings what comes out. The sweep before is forgotten.
        """
        self._sweep += 1
        self._sweeps, self._rests = True, False
        self._send(StartSweep(self._sweep, problem, method_id))
        return self._sweep

    def cancel_sweep(self) -> None:
        """Forget the sweep; nothing more of it is told."""
        if self._sweeps:
            self._sweep += 1
            self._sweeps = False
            self._send(CancelSweep())

    def set_race(self, racers: tuple[Recipe, ...]) -> int:
        """Have these make as many steps as the run has, and nobody else; return its number.

        `Raced` brings them.
        """
        self._race += 1
        self._rests = False
        self._send(SetRace(self._race, racers))
        return self._race

    def remake(self, wanted: tuple[Recipe, ...], asker: str = "pins") -> None:
        """Have runs made again while the run rests; `Remade` brings each of them.

        Those that the same asker wanted before are forgotten.
        """
        self._rests = self._rests and not wanted
        self._send(Remake(wanted, asker))

    def hold(self) -> bool:
        """Let the worker rest for a moment, to have the interpreter in this thread alone.

        A way of PyTorch, too, though it lets go of the interpreter in each of its operations: each
        time it has to wait until this thread lets go, and makes a tenth fewer steps.

        Returns:
            Whether it is at work; then `Held` follows, and `release` must.
        """
        at_work = self._busy or not self._is_quiet
        if at_work:
            self._send(Hold(self._run))
        return at_work

    @property
    def _is_quiet(self) -> bool:
        """Whether nothing is done in the background, which waits of itself while a person steps."""
        gives_way = not self._sweeps and time.monotonic() - self._extended < REST_AFTER_WISH
        return self._rests or gives_way

    def release(self) -> None:
        """Let the worker go on."""
        self._send(Release(self._run))

    @one_change
    def shutdown(self, patience: int = _PATIENCE) -> bool:
        """End the worker thread, whatever it is doing, and let nothing more arrive.

        Args:
            patience: milliseconds to wait; an import of PyTorch can't be cut short.

        Returns:
            Whether the thread has ended. If not, it is kept until the process ends.
        """
        if self._closed:
            return self._thread.isFinished()
        self.pause()
        self._after_painting.stop()
        self._closed = True
        self._set_busy(False)
        sys.setswitchinterval(_USUAL_INTERVAL)
        self._thread.quit()
        if self._thread.wait(patience):
            return True
        _log.error("The worker thread did not end within %d ms.", patience)
        _abandoned.append((self._thread, self._worker))
        return False

    def _send(self, command: Command) -> None:
        if not self._closed:
            self._asked += isinstance(command, BackgroundCommand)
            self._send_unsent()
            self._worker.send(command)

    @Slot()
    def _send_unsent(self) -> None:
        unsent, self._unsent = self._unsent, None
        if unsent is not None:
            self._worker.send(unsent)

    @Slot(tuple)
    def _hear(self, messages: tuple[Notice, ...]) -> None:
        for message in messages:
            self._take(message)

    @one_change
    def _take(self, message: Notice) -> None:
        # Queued messages still arrive after the thread has ended.
        if self._closed or not self._is_of_today(message):
            return
        self.news.tell(self.told(type(message)), message)
        match message:
            case StepsMade(idle=True, serial=self._serial):
                self._rests = message.rests and self._is_all_that_was_asked(message.asked)
                self._set_busy(False)
            case NextStep():
                self._next = message
            case TorchLoaded() | TorchMissing():
                self.torch, self._next = message, None  # in the background there may be work now
            case Swept():
                self._sweeps = not message.ended
            case Rested(asked):
                self._rests = not self._busy and self._is_all_that_was_asked(asked)
            case Failed():
                self._next = None
                self._rests = not self._sweeps
                self._set_busy(False)

    def _is_of_today(self, message: Notice) -> bool:
        """Say whether it is of the current run, sweep or race, or of none."""
        match message:
            case Swept(sweep):
                return sweep == self._sweep
            case Raced(race):
                return race == self._race
            case (
                StepsMade(run)
                | NextStep(run)
                | Recorded(run)
                | AllRecorded(run)
                | Compared(run)
                | Failed(run)
            ):
                return run == self._run
        return True  # `Held`, too: whoever waits for it has the thread whichever run there is now

    def _is_all_that_was_asked(self, asked: int) -> bool:
        """Say whether who had obeyed so many commands of the background knew of all there are."""
        return asked == self._asked and not self._sweeps

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.news.tell(self.busy_changed, busy)
