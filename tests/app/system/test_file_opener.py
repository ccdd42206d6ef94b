"""Files and links that the system wants to be opened, as macOS tells of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from gradapp.app.system.file_opener import FileOpener


def test_a_file_and_a_link_that_the_system_wants_opened_are_asked_for(qapp: QApplication) -> None:
    opener = FileOpener(qapp, "darwin")
    heard: list[str] = []
    opener.asked.connect(heard.append)
    QApplication.sendEvent(qapp, QFileOpenEvent("/some/θ run.gradapp"))
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl("gradapp:model=w*x")))
    qapp.removeEventFilter(opener)
    assert heard == ["/some/θ run.gradapp", "gradapp:model=w*x"]


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_where_the_system_never_tells_no_event_of_a_frame_comes_by(
    qapp: QApplication, platform: str
) -> None:
    opener = FileOpener(qapp, platform)
    heard: list[str] = []
    opener.asked.connect(heard.append)
    QApplication.sendEvent(qapp, QFileOpenEvent("/some/θ run.gradapp"))
    assert not heard
