"""Ending at once when a person types Ctrl+C, whatever is going on."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from gradapp.app.system import streams

INTERRUPTED: Final = 128 + signal.SIGINT


@contextmanager
def at_once_on_interrupt(*, to_the_end: bool) -> Iterator[None]:
    """End the process with 130, and without a traceback, at the first Ctrl+C.

    As an exception it could come out of anything, an import among it, and be taken for another.

    Args:
        to_the_end: whether this stays so afterwards, while Python itself takes its leave.
    """
    here = threading.current_thread() is threading.main_thread()
    # Python has another handler where whoever started the process wants it left alone.
    if not here or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _leave)
    try:
        yield
    finally:
        if not to_the_end:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(_number: int, _frame: object) -> None:
    streams.flush()
    os._exit(INTERRUPTED)
