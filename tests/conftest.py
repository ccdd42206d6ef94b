"""What every test runs under: no screen, no settings of the person's own, nothing left behind."""

from __future__ import annotations

import gc
import itertools
import os
import threading
from collections.abc import Iterator

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")


_collected = itertools.count(1)


@pytest.fixture(autouse=True)
def _garbage_is_collected_in_this_thread() -> Iterator[None]:
    """Keep Python from destroying Qt objects in a worker thread, as the application does."""
    gc.disable()
    yield
    gc.collect(2 if next(_collected) % 50 == 0 else 1)


@pytest.fixture(autouse=True)
def _nothing_is_left_behind() -> Iterator[None]:
    """Fail a test that leaves a Python thread running or a window open."""
    threads = set(threading.enumerate())
    yield
    left = [t for t in set(threading.enumerate()) - threads if t.is_alive() and not _foreign(t)]
    assert not left, f"threads left running: {left}"
    windows = _visible_windows()
    for window in windows:
        window.close()
    assert not windows, f"windows left open: {windows}"


def _foreign(thread: threading.Thread) -> bool:
    """Say whether the entry only stands for a Qt thread that once ran Python code."""
    return isinstance(thread, threading._DummyThread)


def _visible_windows() -> list:
    import sys

    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if application is None:
        return []
    return [w for w in application.topLevelWidgets() if w.isVisible()]
