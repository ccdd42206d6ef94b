"""What a person sees while the window closes: nothing, whatever is still to be done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gradapp.app.system.application import find_icons
from gradapp.app.system.settings import Remembered, Settings
from gradapp.app.workbench import Workbench
from gradapp.override import override


class Slow(Settings):
    """Notes which windows are to be seen while it saves."""

    seen: list[str] | None = None

    @override
    def save(self, remembered: Remembered) -> None:
        windows = QApplication.topLevelWidgets()
        self.seen = [window.objectName() for window in windows if window.isVisible()]
        super().save(remembered)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> Iterator[None]:
    """What the application has before its window, and looks like before and behind it."""
    qapp.setStyle("Fusion")
    find_icons()
    font, palette = qapp.font(), qapp.palette()
    yield
    qapp.setFont(font)
    qapp.setPalette(palette)


def test_nothing_is_to_be_seen_any_more_while_settings_are_saved(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = Slow(tmp_path / "settings.json")
    workbench = Workbench(qapp, settings, Remembered(animate=False))
    with qtbot.waitExposed(workbench.window):
        workbench.show()
    workbench.sweep.open()
    workbench.window.docks["steps"].setFloating(True)
    workbench.window.close()
    assert settings.seen == []
    assert Settings(settings.path).load().animate is False
    assert workbench.engine.shutdown()
    for timer in workbench.window.findChildren(QTimer):
        assert not timer.isActive()
    workbench.window.deleteLater()
    workbench.deleteLater()


def test_floating_panels_are_remembered_though_they_are_hidden_at_the_end(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.json")
    for start in range(2):
        workbench = Workbench(qapp, settings, settings.load())
        with qtbot.waitExposed(workbench.window):
            workbench.show()
        dock = workbench.window.docks["formula"]
        if start == 0:
            dock.setFloating(True)
        assert dock.isFloating()
        assert dock.isVisible()
        workbench.window.close()
        assert workbench.engine.shutdown()
        workbench.window.deleteLater()
        workbench.deleteLater()
