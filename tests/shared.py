"""A window that several tests use one after the other, each as if it were at a first start.

What a test has left is put back by what the application has for that: an empty document, the
places of the panels as they were remembered, colours, size of text, speed. Then it must be the same
picture as when it was fresh, and remember the same; one that is not is closed, and the next test
has a fresh one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDockWidget, QToolTip

from gradapp.app.system.settings import Remembered
from gradapp.core.lab.course import Course
from gradapp.documents.document import Document
from gradapp.ui.transport.bar import DEFAULT_SPEED
from tests.person import Person
from tests.waiting import until

Seen = tuple[Remembered, dict[str, bool], QImage]


class SharedWindow:
    """Owns the window that is lent, if there is one."""

    def __init__(self, open_: Callable[[], Person], close: Callable[[Person], None]) -> None:
        self._open, self._close = open_, close
        self._person: Person | None = None
        self._fresh: Seen | None = None

    def lend(self) -> Person:
        """Return a window as it is at a first start."""
        if self._person is None:
            self._person = self._open()
            for each in (self._person.window, self._person.workbench.engine):
                each.setProperty("isShared", True)
            self._fresh = seen(self._person)
        return self._person

    def take_back(self) -> None:
        """Put the window back as it was, or away."""
        person, fresh = self._person, self._fresh
        if person is None or fresh is None:
            return
        if not (person.window.isVisible() and _is_put_back(person, fresh)):
            self.end()

    def end(self) -> None:
        """Close the window."""
        person, self._person = self._person, None
        if person is not None:
            self._close(person)


def _is_put_back(person: Person, fresh: Seen) -> bool:
    put_back(person, fresh)
    return seen(person) == fresh


def put_back(person: Person, fresh: Seen) -> None:
    """Have a window as it was when it was fresh."""
    remembered, checked, _ = fresh
    workbench, window = person.workbench, person.window
    QToolTip.hideText()
    for each in QApplication.topLevelWidgets():
        if each.isVisible() and each is not window and not isinstance(each, QDockWidget):
            each.close()
    window.activateWindow()
    window.setFocus()
    workbench.player.pause()
    actions = window.actions_by_id
    for id_, on in checked.items():
        if actions[id_].isChecked() != on:
            actions[id_].trigger()
    workbench.document.show(Document(), None)
    workbench.document.begin(None, None)
    workbench.shown_run.lab.course = Course(remembered.answers)
    workbench.requests.set_speed(DEFAULT_SPEED)
    workbench.appearance.set_scheme(remembered.scheme)
    workbench.appearance.set_text_scale(remembered.text_scale)
    window.setGeometry(QRect(*remembered.geometry["normal"]))
    if window.places()[1] != remembered.docks:
        window.restore_places({}, remembered.docks)
    actions["reset_view"].trigger()
    window.status.clearMessage()
    for area in window.findChildren(QAbstractScrollArea):
        area.verticalScrollBar().setValue(0)
        area.horizontalScrollBar().setValue(0)


def seen(person: Person) -> Seen:
    """Return what a window remembers, which commands are switched on, and how it looks."""
    workbench = person.workbench
    until(person.window.isActiveWindow)
    until(lambda: workbench.engine.rests and workbench.shown_run.is_settled)
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    actions = person.window.actions_by_id
    checked = {id_: each.isChecked() for id_, each in actions.items() if each.isCheckable()}
    return workbench._to_remember(), checked, person.window.grab().toImage()
