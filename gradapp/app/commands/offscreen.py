"""A window that nobody sees: it is drawn into files, without a no_display."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from gradapp import resource_files
from gradapp.app.system import no_display
from gradapp.app.system.qt_import import import_qt

if TYPE_CHECKING:
    from gradapp.app.system.settings import Remembered
    from gradapp.app.workbench import Workbench


class MissingError(Exception):
    """Something is missing without which no window can be made; the message says what."""


@contextmanager
def running(log_level: str, language: str = "") -> Iterator[None]:
    """Have Qt's application for a while.

    Args:
        log_level: what is written to the log.
        language: what it speaks; empty for the system's.

    Raises:
        MissingError: Qt can't be imported, or files are missing.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    missing = resource_files.lacking() or no_display.imported(import_qt)
    if missing is not None:
        raise MissingError(str(missing))
    from gradapp.app.system import diagnostics
    from gradapp.app.system.application import make_application
    from gradapp.app.system.signals import Waker

    diagnostics.start(log_level.upper())
    waker = Waker(make_application(language))
    yield
    waker.stop()
    diagnostics.stop()


@contextmanager
def opened(remembered: Remembered, size: tuple[int, int]) -> Iterator[Workbench]:
    """Have a window of a size for a while, in which PyTorch is there, or is known to be missing."""
    from PySide6.QtWidgets import QApplication

    from gradapp.app.workbench import Workbench
    from gradapp.engine.messages import Notice, TorchLoaded, TorchMissing

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    workbench = Workbench(application, None, remembered)
    answers: list[Notice] = []
    for kind in (TorchLoaded, TorchMissing):
        workbench.engine.on(kind, answers.append)
    workbench.window.resize(*size)
    workbench.show()
    try:
        wait_until(lambda: bool(answers))
        yield workbench
    finally:
        workbench.close()


_AWAITED: Final = 10_000
"""Of so many steps it is waited until they are compared: a hundred thousand take half a minute."""


def are_made(workbench: Workbench) -> bool:
    """Return whether the steps are made, and compared, if that does not take long."""
    engine, made = workbench.engine, len(workbench.current_run.run)
    return engine.rests if made <= _AWAITED else not engine.busy


def wait_until(condition: Callable[[], bool]) -> None:
    """Let events happen until `condition` holds, and until what they have changed is laid out."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QCoreApplication.processEvents()
