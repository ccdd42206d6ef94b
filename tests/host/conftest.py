"""What tests of processes need."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import psutil
import pytest

from gradapp.host import launch, session
from tests import forked, forked_host

Started = Callable[[], list[psutil.Process]]


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have forks for processes where PyTorch's import would take longer than all the rest."""
    if forked.IS_POSSIBLE:
        forked.ensure_running()
        monkeypatch.setattr(launch, "started", forked_host.ForkedHost)


@pytest.fixture
def started() -> Started:
    """Say which processes there are that there weren't before the test, theirs included."""
    before, number = psutil.Process().children(recursive=True), len(forked_host.pids)

    def found() -> list[psutil.Process]:
        own = psutil.Process().children(recursive=True)
        for pid in forked_host.pids[number:]:  # whose parent may be another's server
            with suppress(psutil.NoSuchProcess):
                own += [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
        return [each for each in dict.fromkeys(own) if each not in before]

    return found


class Clock:
    """What a session takes the time from; a test has more of it pass where the code has come to.

    So no limit is over before, however slow the machine is, and none has to be waited for.
    """

    def __init__(self) -> None:
        self._passed = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self._passed

    def passes(self, seconds: float) -> None:
        self._passed += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(session, "time", clock)
    return clock
