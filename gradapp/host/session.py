"""One run of a person's code: listens to its process, holds it to its limits, and ends it."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Final

from gradapp.core.own_code.limits import USUAL_LIMITS, Limits
from gradapp.core.own_code.messages import (
    LARGEST_MESSAGE,
    Asks,
    At,
    Begins,
    Ends,
    HostMessage,
    How,
    Line,
    Over,
    Paused,
    decode,
)
from gradapp.core.own_code.recording import Recording
from gradapp.host import TOLD, launch, orders
from gradapp.host.warm import Warm

_START_S: Final = 120.0
GRACE_S: Final = 1.0
_LOOK_S: Final = 0.05
_DRAIN_S: Final = 0.01
_BLOCK: Final = 1 << 16
_MOST_TOLD: Final = 256_000_000
_LONGEST_ANSWER: Final = 10_000
_COMPILES: Final = re.compile(r"^[^#\n]*\btorch\.compile\b(?!.*\beager\b)", re.MULTILINE)
"""A line that has PyTorch start a compiler."""


class ProcessSession:
    """Runs one text once, in a process of its own.

    `run` listens, in whatever thread calls it, until the code has ended. Everything else may be
    called at any moment from any thread, and returns at once.
    """

    def __init__(
        self,
        text: str,
        name: str,
        limits: Limits = USUAL_LIMITS,
        hear: Callable[[HostMessage], None] | None = None,
        warm: Warm | None = None,
        *,
        is_attended: bool = False,
        has_landscapes: bool = True,
        grace_s: float = GRACE_S,
    ) -> None:
        """Take what is to be run; nothing runs yet.

        Args:
            text: the code.
            name: what it is called in tracebacks.
            limits: what it may do.
            hear: told each message but the end as it arrives, by the thread that listens.
            warm: has a process that waits for it, and is to prepare the next one afterwards.
            is_attended: whether somebody is there. Then the code is `Paused` where the limits of
                lines, time and output end it otherwise, until `go_on` allows it as much again; and
                what reads its input `Asks`, until there is an `answer`.
            has_landscapes: whether the error elsewhere is computed, and told.
            grace_s: how long it is waited for code that was told to end, before it is ended.
        """
        self.recording = Recording(limits=limits, compiles=bool(_COMPILES.search(text)))
        self._text, self._name = text, name
        self._limits = limits
        self._hear = hear
        self._warm = warm
        self._is_attended = is_attended
        self._has_landscapes = has_landscapes
        self._grace_s = grace_s
        self._process: launch.Process | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._readers: list[threading.Thread] = []
        self._arrived: queue.Queue[tuple[str, bytes]] = queue.Queue(maxsize=64)
        self._changing = threading.RLock()
        self._is_stopped = False
        self._rest = b""
        self._beside: list[bytes] = []
        self._told = 0
        self._most_told = _MOST_TOLD
        self._line = 0
        self._before = 1 << 62
        self._has_begun = False
        self._looks_since_gone = 0
        self._deadline: float | None = None
        self._left: float | None = None
        self._is_over = False
        self._ends: Ends | None = None

    def run(self) -> Recording:
        """Return what was recorded, when the code has ended."""
        recording = self.recording
        try:
            recording.ends = self._end() if self._begin() else Ends(How.STOPPED)
        finally:
            self._clear_away()
            if self._warm is not None:
                self._warm.prepare()
        recording.beside = b"".join(self._beside).decode("utf-8", "replace")
        return recording

    def stop(self) -> None:
        """Have the code end, wherever it is; what was recorded is kept."""
        with self._changing:
            if self._is_stopped:
                return
            self._is_stopped = True
            if self._has_begun:
                self._order(orders.Cancel())
                self._deadline = time.monotonic() + self._grace_s / 2
        with suppress(queue.Full):
            self._arrived.put_nowait(("", b""))

    def go_on(self) -> None:
        """Allow code that is paused as much again."""
        self._resume(orders.GoOn())

    def answer(self, text: str | None) -> None:
        """Give code that asks a line; None: there are no more."""
        self._resume(orders.Answer(None if text is None else text[:_LONGEST_ANSWER]))

    def _begin(self) -> bool:
        """Have a process run it, and return whether it is wanted still."""
        with self._changing:
            if self._is_stopped:
                return False
            process = self._process = launch.started() if self._warm is None else self._warm.take()
            folder = self._folder = tempfile.TemporaryDirectory(
                prefix="gradapp-", ignore_cleanup_errors=True
            )
        for pipe in (("told", process.stdout), ("beside", process.stderr)):
            self._readers.append(threading.Thread(target=self._read, args=pipe, daemon=True))
        request = orders.Request(
            self._text, self._name, folder.name,
            self._limits, self._is_attended, self._has_landscapes,
        )  # fmt: skip
        self._readers.append(  # a process that starts may take a long text late
            threading.Thread(target=launch.send, args=(process, orders.written(request)))
        )
        for each in self._readers:
            each.start()
        self._deadline = time.monotonic() + _START_S
        return True

    def _end(self) -> Ends:
        """Listen until the code has ended, and return how."""
        process = self._process
        assert process is not None
        while True:
            try:
                name, block = self._arrived.get(timeout=_LOOK_S)
            except queue.Empty:
                name, block = "nothing", b""
            if name == "beside":
                self._beside.append(block)
                if sum(map(len, self._beside)) > self._limits.output:
                    return Ends(How.OUTPUT, self._line)
            if name == "told":
                try:
                    ends = self._take(block) if block else self._closed(process)
                except ValueError:
                    return Ends(How.PIPE, self._line)
                if ends is not None:
                    return ends
            if name == "nothing" and self._is_gone(process):
                return self._closed(process)
            if launch.memory(process) > self._limits.memory + self._before:
                return Ends(How.MEMORY, self._line)
            ends = self._late()
            if ends is not None:
                return ends

    def _is_gone(self, process: launch.Process) -> bool:
        """Return whether it has ended, and nothing more that it said will come.

        Its pipe ends with it, once all has been read; unless another process holds it open. While
        the machine stands still nothing is read: what counts is how often nothing was there.
        """
        if process.poll() is None:
            return False
        self._looks_since_gone += 1
        return self._looks_since_gone * _LOOK_S > self._grace_s

    def _late(self) -> Ends | None:
        """Look at the clock; return how the code has ended if it was told to and did not."""
        with self._changing:
            if self._is_stopped and not self._has_begun:
                return Ends(How.STOPPED)
            if self._deadline is None or time.monotonic() < self._deadline:
                return None
            if self._ends is not None:
                return self._ends
            if self._is_stopped:
                return Ends(How.STOPPED, self._line)
            if not self._has_begun:
                return Ends(How.FAILED)
            if self._is_over:
                return Ends(How.STUCK if self._is_attended else How.TIME, self._line)
            self._is_over = True
            self._deadline = time.monotonic() + self._grace_s
            self._order(orders.Pause())
            return None

    def _take(self, block: bytes) -> Ends | None:
        self._told += len(block)
        *lines, self._rest = (self._rest + block).split(b"\n")
        if len(self._rest) > LARGEST_MESSAGE or self._told > self._most_told:
            raise ValueError("it is too long")
        for line in lines:
            message = decode(line)
            if isinstance(message, Ends):
                return message
            self._note(message)
            self.recording.messages.append(message)
            if self._hear is not None:
                self._hear(message)
        return None

    def _note(self, message: HostMessage) -> None:
        match message:
            case Begins():
                self._before = launch.memory(self._process) if self._process else 0
                with self._changing:
                    if self._is_stopped:
                        return
                    self._has_begun = True
                    self._deadline = time.monotonic() + self._limits.seconds
            case Over(ends=ends, seconds=seconds):
                with self._changing:
                    self._ends = ends
                    self._deadline = time.monotonic() + seconds + 2 * self._grace_s
            case Line(next=line) | At(line=line):
                self._line = line
            case Paused(line=line) | Asks(line=line):
                self._line = line
                self._wait(self._limits.seconds if isinstance(message, Paused) else None)

    def _wait(self, allowed: float | None) -> None:
        """Stop the clock, which goes on with the seconds that are allowed, or were left."""
        with self._changing:
            if self._is_stopped or self._deadline is None:
                return
            left = max(self._deadline - time.monotonic(), 0.0)
            self._left = left if allowed is None else allowed
            self._deadline = None
            self._is_over = False

    def _resume(self, order: orders.Order) -> None:
        with self._changing:
            if self._left is None or self._is_stopped:
                return
            self._deadline = time.monotonic() + self._left
            self._left = None
            self._most_told = self._told + _MOST_TOLD
            self._order(order)

    def _closed(self, process: launch.Process) -> Ends:
        """Return how a process ended that says no more."""
        if not self._has_begun:
            return Ends(How.FAILED)
        try:
            code = process.wait(self._grace_s)
        except subprocess.TimeoutExpired:
            return Ends(How.PIPE, self._line)
        if code == TOLD:
            return Ends(How.PIPE, self._line)
        if code < 0:
            with suppress(ValueError):
                return Ends(How.DIED, self._line, message=signal.Signals(-code).name)
        return Ends(How.DIED, self._line, message=str(code))

    def _clear_away(self) -> None:
        """Leave no process, no thread and no folder behind."""
        with self._changing:
            process, self._process = self._process, None
        if process is not None:
            launch.kill(process)
            self._drain()
            launch.close(process)
        if self._folder is not None:
            self._folder.cleanup()

    def _drain(self) -> None:
        """Have the threads end that read; what they still bring was said before the end."""
        # What has arrived by now, and then looks at nothing: the machine may stand still meanwhile.
        for _ in range(2 * self._arrived.maxsize + round(self._grace_s / _DRAIN_S)):
            is_all = not any(each.is_alive() for each in self._readers)  # asked before looking
            if is_all and self._arrived.empty():
                return
            with suppress(queue.Empty, ValueError):
                name, block = self._arrived.get(timeout=_DRAIN_S)
                if name == "beside" and sum(map(len, self._beside)) < self._limits.output:
                    self._beside.append(block)
                if name == "told":
                    self._take(block)

    def _order(self, order: orders.Order) -> None:
        if self._process is not None:
            launch.send(self._process, orders.written(order))

    def _read(self, name: str, pipe: IO[bytes]) -> None:
        while True:
            block = os.read(pipe.fileno(), _BLOCK)
            self._arrived.put((name, block))
            if not block:
                return
