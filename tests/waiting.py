"""Waiting for something to come true, for as long as a loaded machine may need."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

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
