"""A window that several tests use one after the other, each as if it were at a first start.

What a test has left is put back by what the application has for that: an empty document, the
places of the panels as they were remembered, colours, size of text, speed. Then it must be the same
picture as when it was fresh, and remember the same; one that is not is closed, and the next test
has a fresh one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QToolTip,
)

from gradapp.app.run.player import HURRY
from gradapp.app.system.settings import Remembered
from gradapp.core.lab.course import Course
from gradapp.core.own_code.limits import USUAL_LIMITS
from gradapp.documents.document import Document
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.transport.speeds import DEFAULT_SPEED
from tests.person import Person
from tests.waiting import until

Seen = tuple[Remembered, dict[str, object], QImage]


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
            # What is made when it is wanted is put back, too.
            pages = self._person.window.pages
            for page in (pages.side_by_side, pages.own_code):
                assert page.parent() is not None
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
    remembered, switches, picture = seen(person)
    here = {name: switches.get(name) for name in fresh[1]}  # and not of dialogs made meanwhile
    return (remembered, here, picture) == fresh


def put_back(person: Person, fresh: Seen) -> None:
    """Have a window as it was when it was fresh."""
    remembered, switches, _ = fresh
    workbench, window = person.workbench, person.window
    QToolTip.hideText()
    for each in QApplication.topLevelWidgets():
        if each.isVisible() and each is not window and not isinstance(each, QDockWidget):
            each.close()
    welcome = window.findChild(QAbstractButton, "callout_skip")
    if welcome is not None and welcome.isVisible():
        welcome.click()
    for canvas in window.findChildren(Canvas):  # which knows where it was clicked
        QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    window.activateWindow()
    window.setFocus()
    workbench.player.pause()
    workbench.player._stepped = -HURRY  # or else the next test steps in quick succession
    actions = window.menus.actions
    for id, action in actions.items():
        if action.isCheckable() and action.isChecked() != switches[id]:
            action.trigger()
    for button in window.findChildren(QAbstractButton):
        on = switches.get(button.objectName())
        if button.isCheckable() and on is not None and button.isChecked() != on:
            button.click()
    # Which form the codes have is chosen when they are shown for the first time.
    button = person.find(QAbstractButton, "one_step")
    if not button.isChecked():
        button.click()
    workbench.own_code.set_limits(USUAL_LIMITS)
    workbench.document.show(Document(), None)
    workbench.document.begin(None, None)
    workbench.files.recent.set_paths(remembered.recent)
    workbench.lab.course = Course(remembered.answers)
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
    """Return what a window remembers, what is set in it, and how it looks."""
    workbench = person.workbench
    until(person.window.isActiveWindow)
    person.settles()
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    QApplication.sendEvent(person.window, QEvent(QEvent.Type.UpdateRequest))  # paint what is due
    picture = person.window.screen().grabWindow(person.window.winId()).toImage()
    return workbench._to_remember(), _switches(person), picture


def _switches(person: Person) -> dict[str, object]:
    """Return what is switched on, chosen and typed, in sight or not."""
    window = person.window
    actions = window.menus.actions
    found: dict[str, object] = {
        id: each.isChecked() for id, each in actions.items() if each.isCheckable()
    }
    for button in window.findChildren(QAbstractButton):
        if button.isCheckable() and (button.isChecked() or not _is_one_of_several(button)):
            found[button.objectName()] = button.isChecked()
    for box in window.findChildren(QComboBox):
        if box.count():
            found[box.objectName()] = box.currentIndex()
    for line in window.findChildren(QLineEdit):
        found[line.objectName()] = line.text()
    found.pop("", None)
    return found


def _is_one_of_several(button: QAbstractButton) -> bool:
    return button.autoExclusive() or button.group() is not None
