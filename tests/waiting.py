"""Waiting for something to come true, for as long as a loaded machine may need."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer

PATIENCE_S: Final = 120.0
"""The one bound of all waits: far beyond what anything takes, and below pytest's own."""


def until(condition: Callable[[], bool], what: str = "") -> None:
    """Handle events until `condition` holds; look after each, as it may not hold for long.

    Unlike `qtbot.waitUntil`, it lets the other threads have the interpreter meanwhile. What was to
    be deleted is, as in the application's own loop.
    """
    loop, heartbeat = QEventLoop(), QTimer()
    heartbeat.start(10)
    patience = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < patience, f"this never comes true: {what or condition}"
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def held_back(engine: Any, steps: int = 1) -> Iterator[None]:
    """Have the worker wait, once it has told of so many steps, until this thread is done here.

    Without, a busy machine may make a million of them before this thread has its turn.
    """
    goes_on = threading.Event()

    def wait(message: Any) -> None:
        made = getattr(message, "made", None)
        if made is not None and made.shape[1] >= steps:
            goes_on.wait(PATIENCE_S)

    told = engine._worker.told
    told.connect(wait, Qt.ConnectionType.DirectConnection)
    try:
        yield
    finally:
        goes_on.set()
        told.disconnect(wait)
