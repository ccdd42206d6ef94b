"""What tests of processes need."""

from __future__ import annotations

from collections.abc import Callable

import psutil
import pytest

Started = Callable[[], list[psutil.Process]]


@pytest.fixture
def started() -> Started:
    """Say which processes there are that there weren't before the test, theirs included."""
    before = psutil.Process().children(recursive=True)
    return lambda: [
        each for each in psutil.Process().children(recursive=True) if each not in before
    ]
