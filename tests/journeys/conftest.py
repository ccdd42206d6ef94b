"""Windows for journeys: opened as a person opens them, and closed in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gradapp.app.system.application import find_icons
from gradapp.app.system.recovery import Recovery
from gradapp.app.system.settings import Remembered, Settings
from gradapp.app.workbench import Workbench
from tests.person import Person


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Callable[..., Person]]:
    """Open windows that share one settings file; all are closed in the end."""
    qapp.setStyle("Fusion")
    find_icons()
    font, palette = qapp.font(), qapp.palette()
    opened: list[Workbench] = []

    def make(
        remembered: Remembered | None = None,
        *,
        torch: bool = True,
        welcome: bool = False,
        recovery: Recovery | None = None,
    ) -> Person:
        settings = Settings(tmp_path / "settings.json")
        known = settings.load()
        if not welcome:  # it is in the way of nothing, but only its own tests are about it
            known = replace(known, welcome=False)
        workbench = Workbench(qapp, settings, remembered or known, recovery=recovery)
        opened.append(workbench)
        workbench.window.resize(1360, 860)
        workbench.show()
        person = Person(workbench)
        qtbot.waitExposed(workbench.window)
        if torch:
            person.sees(lambda: " ready" in person.status)
        return person

    yield make
    for workbench in opened:
        workbench.close()  # first: a window with pins asks whether they are to be saved
        workbench.window.close()
        assert workbench.engine.shutdown()
        timers = [*workbench.findChildren(QTimer), *workbench.window.findChildren(QTimer)]
        left = [timer for timer in timers if timer.isActive()]
        assert not left, f"timers left running: {[timer.parent() for timer in left]}"
        workbench.window.deleteLater()
        workbench.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setFont(font)
    qapp.setPalette(palette)


@pytest.fixture
def window(open_window: Callable[..., Person]) -> Person:
    """A window as it is at the first start, PyTorch loaded, without animations."""
    return open_window(Remembered(animate=False))
