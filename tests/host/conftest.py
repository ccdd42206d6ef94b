"""What tests of processes need."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import forkserver

import psutil
import pytest

from gradapp.host import launch
from tests import forked, forked_host

Started = Callable[[], list[psutil.Process]]


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have forks for processes where PyTorch's import would take longer than all the rest."""
    if forked.IS_POSSIBLE:
        forked.context()
        forkserver.ensure_running()
        monkeypatch.setattr(launch, "started", forked_host.ForkedHost)


@pytest.fixture
def started() -> Started:
    """Say which processes there are that there weren't before the test, theirs included."""
    before = psutil.Process().children(recursive=True)
    return lambda: [
        each for each in psutil.Process().children(recursive=True) if each not in before
    ]
