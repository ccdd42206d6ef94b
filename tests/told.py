"""What signals have told."""

from __future__ import annotations

from typing import Any

from PySide6.QtTest import QSignalSpy


def told(spy: QSignalSpy) -> list[Any]:
    """Return what a signal of one value has told, each time; of several all, and of none `[]`."""
    values = [spy.at(each) for each in range(spy.count())]
    return [each[0] if len(each) == 1 else each for each in values]
