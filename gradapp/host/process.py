"""Starts the process that runs a person's code, listens to it, and ends it at its limits."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

import gradapp
from gradapp.core.own_code.messages import (
    LONGEST,
    At,
    Begins,
    Ends,
    Line,
    Message,
    Request,
    decode,
    encode,
)
from gradapp.core.own_code.recording import USUAL, Limits, Recording
from gradapp.host import PRIVATE

_START_S: Final = 120.0
_GRACE_S: Final = 1.0
_BLOCK: Final = 1 << 16
_MOST_TOLD: Final = 256_000_000


def record(
    text: str, name: str, limits: Limits = USUAL, hear: Callable[[Message], None] | None = None
) -> Recording:  # fmt: skip
    """Run a text in a process of its own, and return what was recorded.

    Args:
        text: the code.
        name: what it is called in tracebacks.
        limits: what it may do.
        hear: told each message as it arrives.
    """
    with tempfile.TemporaryDirectory(prefix="gradapp-", ignore_cleanup_errors=True) as folder:
        return _Listener(Request(
            text, name, folder, limits.lines, limits.memory, limits.output
        ), limits, hear).listen()  # fmt: skip


class _Listener:
    """Listens to one process until it has ended."""

    def __init__(
        self, request: Request, limits: Limits, hear: Callable[[Message], None] | None
    ) -> None:
        self._limits = limits
        self._hear = hear
        self._recording = Recording()
        self._rest = b""
        self._told = 0
        self._line = 0
        self._before = 1 << 62
        self._beside: list[bytes] = []
        self._began: float | None = None
        self._arrived: queue.Queue[tuple[str, bytes]] = queue.Queue(maxsize=64)
        self._process = _started()
        pipes = (("told", self._process.stdout), ("beside", self._process.stderr))
        self._readers = [
            threading.Thread(target=self._read, args=pipe, daemon=True) for pipe in pipes
        ]
        for reader in self._readers:
            reader.start()
        self._send(encode(request))

    def listen(self) -> Recording:
        """Return what was recorded when it has ended."""
        try:
            self._recording.ends = self._end()
        finally:
            _kill(self._process)
            self._drain()
        self._recording.beside = b"".join(self._beside).decode("utf-8", "replace")
        return self._recording

    def _drain(self) -> None:
        """Have the threads end that read; what they still bring is output, or comes too late."""
        until = time.monotonic() + _GRACE_S
        while any(each.is_alive() for each in self._readers) and time.monotonic() < until:
            with suppress(queue.Empty):
                name, block = self._arrived.get(timeout=0.01)
                if name == "beside" and sum(map(len, self._beside)) < self._limits.output:
                    self._beside.append(block)
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _end(self) -> Ends:
        deadline, told_to_stop = time.monotonic() + _START_S, False
        while True:
            try:
                name, block = self._arrived.get(timeout=0.05)
            except queue.Empty:
                name, block = "", b""
            if name == "beside":
                self._beside.append(block)
                if sum(map(len, self._beside)) > self._limits.output:
                    return Ends("output", self._line)
            if name == "told":
                try:
                    ends = self._closed() if not block else self._take(block)
                except ValueError:
                    return Ends("pipe", self._line)
                if ends is not None:
                    return ends
            if self._began is not None and not told_to_stop:
                deadline = self._began + self._limits.seconds
            if not name and self._process.poll() is not None:
                return self._closed()
            if _memory(self._process.pid) > self._limits.memory + self._before:
                return Ends("memory", self._line)
            if time.monotonic() > deadline:
                if told_to_stop or self._began is None:
                    return Ends("time", self._line)
                told_to_stop, deadline = True, time.monotonic() + _GRACE_S
                self._send(b"stop")

    def _take(self, block: bytes) -> Ends | None:
        self._told += len(block)
        *lines, self._rest = (self._rest + block).split(b"\n")
        if len(self._rest) > LONGEST or self._told > _MOST_TOLD:
            raise ValueError("it is too long")
        for line in lines:
            message = decode(line)
            if isinstance(message, Ends):
                return message
            if isinstance(message, Begins):
                self._began = time.monotonic()
                self._before = _memory(self._process.pid)
            elif isinstance(message, Line):
                self._line = message.next
            elif isinstance(message, At):
                self._line = message.line
            self._recording.messages.append(message)
            if self._hear is not None:
                self._hear(message)
        return None

    def _closed(self) -> Ends:
        """Return how a process ended that says no more."""
        try:
            code = self._process.wait(_GRACE_S)
        except subprocess.TimeoutExpired:
            return Ends("pipe", self._line)
        if code < 0:
            with suppress(ValueError):
                return Ends("died", self._line, message=signal.Signals(-code).name)
        return Ends("died", self._line, message=str(code))

    def _send(self, line: bytes) -> None:
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.write(line + b"\n")
            self._process.stdin.flush()

    def _read(self, name: str, pipe: IO[bytes]) -> None:
        while True:
            block = os.read(pipe.fileno(), _BLOCK)
            self._arrived.put((name, block))
            if not block:
                return


def _started() -> subprocess.Popen[bytes]:
    is_bundle = getattr(sys, "frozen", False)
    words = [PRIVATE] if is_bundle else ["-m", "gradapp", PRIVATE]
    return subprocess.Popen(
        [sys.executable, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(gradapp.__file__).parent.parent if not is_bundle else None,
        start_new_session=os.name == "posix",
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and all that it has started."""
    if os.name == "posix":
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError):
        process.kill()
    process.wait()


def _memory(process: int) -> int:
    """Return how much memory a process takes; 0 where that can't be asked."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError, AttributeError):
        return 0
