"""A process for a person's own code that has imported PyTorch already, as one that waits has."""

from __future__ import annotations

import os
import subprocess
from io import BufferedReader, BufferedWriter
from multiprocessing.reduction import DupFd
from pathlib import Path
from typing import Any

from tests import forked

ROOT = Path(__file__).parents[1]

pids: list[int] = []
"""Of the processes that were started."""


class ForkedHost:
    """What `gradapp.host.launch.started` returns, as far as it is used: a `Popen`."""

    def __init__(self) -> None:
        told, mine = os.pipe(), [os.pipe(), os.pipe()]
        theirs = _Streams(told[0], mine[0][1], mine[1][1])
        self._process = forked.context().Process(
            target=_serve, args=(theirs, dict(os.environ)), daemon=True
        )
        self._process.start()
        theirs.close()
        self.stdin = BufferedWriter(os.fdopen(told[1], "wb", buffering=0))
        self.stdout, self.stderr = (
            BufferedReader(os.fdopen(reader, "rb", buffering=0)) for reader, _ in mine
        )
        self.pid = self._process.pid
        pids.append(self.pid)

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def poll(self) -> int | None:
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        code = self._process.exitcode
        if code is None:
            raise subprocess.TimeoutExpired("the forked host", timeout or 0.0)
        return code


class _Streams:
    """The ends of pipes that a process is given; they are sent to it when it starts."""

    def __init__(self, *numbers: int) -> None:
        self._numbers = numbers

    def close(self) -> None:
        for number in self._numbers:
            os.close(number)

    def __getstate__(self) -> list[Any]:
        return [DupFd(number) for number in self._numbers]

    def __setstate__(self, sent: list[Any]) -> None:
        self._numbers = tuple(each.detach() for each in sent)

    def become_those_of_the_process(self) -> None:
        for number, own in enumerate(self._numbers):
            os.dup2(own, number)
        self.close()


def _serve(streams: _Streams, environment: dict[str, str]) -> None:
    from gradapp.host.child import serve

    os.setsid()
    streams.become_those_of_the_process()
    os.chdir(ROOT)
    forked.take(environment)
    serve()
