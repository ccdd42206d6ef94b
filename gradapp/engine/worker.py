"""The object that lives in the worker thread and makes the steps."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot

from gradapp.core.registry import method
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import Stop, StopReason, is_out_of_memory
from gradapp.core.trajectory import Floats, Trajectory
from gradapp.core.words import N_, Message
from gradapp.engine import torch_import
from gradapp.engine.background import BackgroundQueue
from gradapp.engine.comparison import Comparing
from gradapp.engine.messages import (
    BackgroundCommand,
    CancelSweep,
    Command,
    Extend,
    Failed,
    Held,
    Hold,
    LoadTorch,
    NextStep,
    Notice,
    Pause,
    Record,
    RecordAll,
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
from gradapp.engine.pace import MESSAGE_INTERVAL, MOST_AT_ONCE, RUN_SLICE, SLICE, Pace, parts
from gradapp.engine.racing import Racing
from gradapp.engine.recording import tell, tell_all

if TYPE_CHECKING:
    from gradapp.engine.sweep import Sweeping

RESERVE: Final = 1 << 22
"""Bytes that are given back when there is no more memory, so that this can be told."""

_LITTLE: Final = 0.001
"""Seconds of computing for which a frame waits, where it then has all that is asked for."""

_LOOKED_AT: Final = 20
"""Milliseconds after which a step is in sight, told line by line: then the next one is made."""

_log = logging.getLogger(__name__)


class _Torch(Enum):
    UNKNOWN = auto()
    LOADING = auto()
    READY = auto()
    MISSING = auto()


class Worker(QObject):
    """Obeys commands and makes steps in slices, each an event of its own between commands.

    Owns the descent, and with it the generator, tensors and optimizer of the current run, and the
    columns in which all its steps are kept. What is done in the background has to wait for it.

    Signals:
        told: each `Notice` of a moment, which are heard together, too.
    """

    told = Signal(tuple)

    _come = Signal()

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        """Make a worker; `clock` gives seconds."""
        super().__init__()
        self._clock = clock
        self._commands: deque[Command] = deque()
        self._is_called = partial(bool, self._commands)
        self._torch = _Torch.UNKNOWN
        self._missing: Message | None = None
        self._waiting: Start | None = None
        self._descent: Descent | None = None
        self._run = 0
        self._serial = 0
        self._asked = 0
        self._target = 0
        self._next: NextStep | None = None
        self._held = False
        self._pace = Pace(RUN_SLICE)
        self._made = Trajectory()
        self._sent = 0
        self._last_sent = -MESSAGE_INTERVAL
        self._comparing: Comparing | None = None
        self._sweeping: Sweeping | None = None
        self._reserve: object = None
        self._background = BackgroundQueue(clock)
        self._racing = Racing(clock)
        for name, work in (("race", self._racing), ("comparison", None), ("sweep", None)):
            self._background.put(name, work)
        self._slices = QTimer(self)
        self._slices.timeout.connect(self.make_slice)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_LOOKED_AT)
        self._ahead.timeout.connect(self.look_ahead)
        self._come.connect(self._obey_next, Qt.ConnectionType.QueuedConnection)

    def send(self, command: Command) -> None:
        """Have a command obeyed soon, after those before; steps end for it. Any thread may call."""
        self._commands.append(command)
        self._come.emit()

    @Slot()
    def _obey_next(self) -> None:
        self.obey(self._commands.popleft())

    def obey(self, command: Command) -> None:
        """Carry out one command; an error becomes a message."""
        self._asked += isinstance(command, BackgroundCommand)
        try:
            match command:
                case LoadTorch():
                    self._load_torch()
                case Start():
                    self._begin(command)
                case Extend(serial, run, length, is_known) if run == self._run:
                    self._serial, self._target = serial, length
                    self._background.give_way()
                    if is_known and self._next is not None:
                        self._take_in(self._next)
                    else:
                        self._go_on()
                case Pause(serial, run) if run == self._run:
                    self._serial, self._target = serial, 0
                    self._go_on()
                case Hold(run) if run == self._run:
                    self._hold()
                case Release(run) if run == self._run and self._held:
                    self._held = False
                    if not self._idle:
                        self._slices.start(0)
                    else:
                        self._begin_background()
                case Record(run, step) if run == self._run:
                    self._tell(tell(self._run, self._descent, self._made, step))
                case RecordAll(run, step) if run == self._run:
                    self._tell(tell_all(run, step, self._runs))
                case StartSweep():
                    self._sweep(command)
                case CancelSweep():
                    self._cancel_sweep()
                case SetRace(race, racers):
                    self._tell(self._racing.take(race, racers))
                    self._go_on_or_rest()
                case Remake():
                    self._remake(command)
        except Exception as error:
            self._give_up(error)

    @Slot()
    def make_slice(self) -> None:
        """Work for about a slice: at the run, or in the background while that waits."""
        try:
            if self._idle:
                self._work_in_background()
            elif self._descent is not None:
                self._make_steps(self._descent)
        except Exception as error:
            self._give_up(error)

    @Slot()
    def look_ahead(self) -> None:
        """Make the step that a person may ask for next, and tell of it for when they do.

        It is kept until then. It is not told where something ends with it, nor where more is told
        with it that has still to be made: how ways agree in it that catch up, or those who race.
        """
        descent, comparing = self._descent, self._comparing
        if descent is None or self._held or not self._idle:
            return
        began = self._clock()
        block = descent.look_ahead()
        self._pace.looked_ahead(self._clock() - began)
        with suppress(MemoryError):  # there may be more when the step is asked for
            made = None if block is None else self._made.ahead(block)
            compared = () if comparing is None else comparing.look_ahead(made)
            if made is not None and compared is not None and self._racing.is_empty:
                steps = self._steps_made(made, None, self._serial + 1, idle=True)
                self._next = NextStep(self._run, steps, *compared)
                self._tell(self._next)

    def _take_in(self, known: NextStep) -> None:
        """Have the run go on by the step of which all has been told: nothing comes between."""
        if self._descent is None:  # given up since then
            self._made.append(known.steps.made[:, -1:])
            return
        self._make(self._descent)
        self._send(None, known=known)
        self._begin_background()

    def _make_steps(self, descent: Descent) -> None:
        """Make steps of the run, and send them when it is time."""
        now = self._make(descent)
        if self._idle:
            self._go_on()
        elif now - self._last_sent >= MESSAGE_INTERVAL:
            self._send(descent.stop)
            self._last_sent = now

    def _make(self, descent: Descent) -> float:
        """Make steps of the run, for a slice at most, and return when they were there."""
        started, before = self._clock(), descent.length
        most = MOST_AT_ONCE if descent.hears else self._pace.within(SLICE)
        for count in parts(min(self._pace.count, self._target - before), most):
            self._made.append(descent.advance(count))
            if self._commands:
                break
        now = self._clock()
        self._pace.took(descent.length - before, now - started)
        return now

    @property
    def _idle(self) -> bool:
        """Whether nothing is left to do before the next command."""
        descent = self._descent
        return descent is None or descent.stop is not None or descent.length >= self._target

    @property
    def _runs(self) -> tuple[Run, ...]:
        """The run and those it is compared with, as far as they are made."""
        descent, others = self._descent, self._comparing
        runs = () if others is None else others.runs
        if descent is None:
            return runs
        return (Run(descent.problem, descent.method, self._made.steps, descent.stop), *runs)

    def _begin(self, start: Start) -> None:
        was_at_work = not self._idle or self._background.has_work
        self._serial, self._run, self._target = start.serial, start.run, 0
        self._made.begin(start.problem.columns)  # first: what fails must find no other run's steps
        self._racing.follow(0)
        self._sent = 0
        self._held = False
        for timer in (self._slices, self._ahead):
            timer.stop()
        self._descent, self._waiting, self._comparing = None, start, None
        self._background.put("comparison", None)
        self._pace = Pace(RUN_SLICE)
        self._reserve = np.empty(RESERVE, np.uint8)  # promised, but not taken
        methods = [method(each, start.problem) for each in (start.method_id, *start.others)]
        if start.others:
            self._comparing = Comparing(
                start.run, start.problem, methods, self._clock, self._is_called
            )
        self._background.put("comparison", self._comparing)
        if not methods[0].uses_torch or self._torch is _Torch.READY:
            self._make_descent()
        if was_at_work:  # and was to tell when it rests
            self._go_on_or_rest()
        else:
            self._begin_background()

    def _make_descent(self) -> None:
        start, self._waiting = self._waiting, None
        if start is not None:
            solved_by = method(start.method_id, start.problem)
            self._descent = Descent(start.problem, solved_by, self._is_called)

    def _load_torch(self) -> None:
        if self._torch is not _Torch.UNKNOWN:
            return
        self._torch = _Torch.LOADING
        try:
            version = torch_import.load(QCoreApplication.processEvents)
        except Exception as error:
            self._torch = _Torch.MISSING
            words = N_("Engine", "PyTorch can't be imported ({type}: {words}).")
            self._missing = words.filled(type=type(error).__name__, words=str(error))
            self._tell(TorchMissing(self._missing))
            self._refuse_sweep()
        else:
            self._torch = _Torch.READY
            self._tell(TorchLoaded(version))
            self._make_descent()
            self._background.admit_torch()
        if self._target:
            self._go_on()
        else:
            self._begin_background()

    def _go_on(self) -> None:
        """Make slices while there is something to do; otherwise say that nothing is."""
        if not self._idle:
            if not self._held:
                self._slices.start(0)
            return
        self._slices.stop()
        if self._waiting is not None and self._target and self._torch is _Torch.UNKNOWN:
            self._load_torch()
        elif self._waiting is None:
            self._send(self._descent.stop if self._descent is not None else None)
        elif self._torch is _Torch.MISSING or not self._target:
            missing = Stop(StopReason.RAISED, 1, self._missing) if self._missing else None
            self._send(missing)
        self._begin_background()

    def _begin_background(self) -> None:
        """Go on with what else there is to do, if the run waits for a command."""
        if self._held or not self._idle:
            return
        if self._background.has_work:
            self._slices.start(self._background.interval)
        else:
            self._slices.stop()

    def _work_in_background(self) -> None:
        message = self._background.work()
        if message is not None:
            self._tell(message)
        self._go_on_or_rest()

    def _go_on_or_rest(self) -> None:
        """Go on in the background, or tell that nothing is left to do there either."""
        self._begin_background()
        if self._idle and not self._background.has_work:
            self._tell(Rested(self._asked))
            if self._sent:
                self._ahead.start()

    def _sweep(self, start: StartSweep) -> None:
        from gradapp.engine.sweep import (  # here: a window that opens need not wait
            Sweeping,
            ended_by,
        )

        self._sweeping = None
        self._background.put("sweep", None)
        try:
            swept_by = method(start.method_id, start.problem)
            self._sweeping = Sweeping(start.sweep, start.problem, swept_by, self._clock)
        except Exception as error:
            self._tell(Swept(start.sweep, (), 0, True, ended_by(error)))
            self._go_on_or_rest()
            return
        self._background.put("sweep", self._sweeping)
        if self._torch is _Torch.MISSING:
            self._refuse_sweep()
        elif swept_by.uses_torch:
            self._load_torch()
        self._begin_background()

    def _remake(self, remake: Remake) -> None:
        from gradapp.engine.remaking import Remaking  # here: a window that opens need not wait

        remaking = Remaking(remake.wanted, self._clock)
        self._background.put(f"remaking {remake.asker}", remaking)
        self._go_on_or_rest()

    def _refuse_sweep(self) -> None:
        if self._sweeping is not None and self._sweeping.waits:
            self._tell(Swept(self._sweeping.number, (), 0, True, self._missing))
            self._cancel_sweep()

    def _cancel_sweep(self) -> None:
        self._sweeping = None
        self._background.put("sweep", None)
        self._go_on_or_rest()

    def _hold(self) -> None:
        """Let the GUI thread have the interpreter to itself for a frame.

        What little is asked for is made first: a frame without it would be in the way of its own.
        """
        descent, most = self._descent, self._pace.within(_LITTLE)
        is_at_work = not (self._held or self._idle)
        if is_at_work and descent is not None and self._target - descent.length <= most:
            self._make_steps(descent)
        self._slices.stop()
        self._held = True
        if not self._idle or self._waiting is not None:
            stop = None if self._descent is None else self._descent.stop
            self._send(stop, waits=self._waiting is not None)
            self._last_sent = self._clock()
        self._tell(Held(self._run))

    def _send(
        self, stop: Stop | None, *, waits: bool = False, known: NextStep | None = None
    ) -> None:
        self._sent = len(self._made)
        idle = self._idle and not waits
        compared, error, raced = None, None, None
        if idle:
            self._ahead.start()
            self._racing.follow(len(self._made))
            raced = self._racing.keep_up()
        if idle and self._comparing is not None:
            self._comparing.follow(self._made, stop)
            if known is None or known.compared is not None:  # else it has still others to compare
                compared, error = self._comparing.compare_at_once()
        if known is None:
            steps = self._steps_made(self._made.steps, stop, self._serial, idle=idle)
            self._tell(steps, *(each for each in (compared, raced) if each is not None))
        if error is not None:
            self._give_up(error)

    def _steps_made(self, made: Floats, stop: Stop | None, serial: int, *, idle: bool) -> StepsMade:
        return StepsMade(
            run=self._run,
            serial=serial,
            made=made,
            stop=stop,
            idle=idle,
            rests=idle and not self._background.has_work,
            asked=self._asked,
        )

    def _tell(self, *notices: Notice) -> None:
        self.told.emit(notices)

    def _give_up(self, error: Exception) -> None:
        """Give up the run, which keeps the steps that were made; a sweep goes on."""
        self._slices.stop()
        self._reserve = None
        self._descent = self._waiting = self._comparing = None
        self._background.put("comparison", None)
        if is_out_of_memory(error):
            _log.error("There is not enough memory for step %d.", len(self._made) + 1)
        else:
            _log.error("Run %d is given up.", self._run, exc_info=error)
        # Its frames hold tensors, and perhaps what has filled the memory.
        error.__traceback__ = error.__context__ = error.__cause__ = None
        with suppress(MemoryError):
            if len(self._made) > self._sent:
                self._send(None, waits=True)
        self._held = False
        self._tell(Failed(self._run, self._serial, error))
        self._begin_background()
