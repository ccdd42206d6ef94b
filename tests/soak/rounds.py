"""A person who uses a window of their own for one round, and what they need to do and see."""

from __future__ import annotations

import logging
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar
from unittest.mock import patch

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLabel, QPushButton, QSpinBox, QWidget

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.player import Player
from gradapp.app.system.application import find_icons
from gradapp.app.system.garbage import GarbageCollector
from gradapp.app.system.settings import Remembered, Settings
from gradapp.app.workbench import Workbench
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Failed
from gradapp.ui.window.main_window import MainWindow
from gradapp.ui.window.steps_dialog import StepsDialog
from tests.person import Person, write
from tests.waiting import until
from tests.wheel import turn_wheel

W = TypeVar("W", bound=QWidget)

LIMIT: Final = 20_000
"""The most steps of a run in a round, so that each run comes to an end soon."""

HASTE: Final = 10
"""How many times faster than usual everything is played."""


class Watch(logging.Handler):
    """Hears at once what goes wrong elsewhere than in the round's own calls."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def __enter__(self) -> Self:
        logging.getLogger().addHandler(self)
        self._hook = sys.excepthook
        sys.excepthook = self.hear
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook = self._hook
        logging.getLogger().removeHandler(self)

    def hear(self, kind: Any, error: BaseException, trace: TracebackType | None) -> None:
        self.heard.append(repr(error))
        self._hook(kind, error, trace)

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"logged: {record.getMessage()}")


class Round:
    """Opens windows that share their settings, and closes the last one in the end."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.story: list[str] = []
        self.watch = Watch()
        self.person: Person | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.application = application
        enter = self._stack.enter_context
        self.settings = Settings(Path(enter(tempfile.TemporaryDirectory()), "gradapp.ini"))
        for module in (
            "core.run.descent",
            "core.trajectory",
            "engine.engine",
            "app.run.current_run",
        ):
            enter(patch(f"gradapp.{module}.MOST_STEPS", LIMIT))
        enter(patch("gradapp.app.views.requests.MOST_STEPS", LIMIT))
        enter(patch("gradapp.app.workbench.Player", partial(Player, clock=in_haste)))
        enter(patch("gradapp.ui.kit.spin_box.PAUSE_MS", 600 // HASTE))
        enter(patch.object(StepsDialog, "open_once", answered))
        find_icons()
        self.looks = application.font(), application.palette()
        self._stack.callback(self.usual_looks)
        garbage = GarbageCollector()
        self._stack.callback(garbage.deleteLater)
        self._stack.callback(garbage.stop)
        enter(self.watch)
        return self

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        with self._stack:
            if error is not None and self.story:
                error.add_note("It first went wrong after\n" + "\n".join(self.story))
            if self.person is not None:
                self.leave()
                self.engine.shutdown()
                self.forget_window()

    def tell(self, action: str) -> None:
        """Keep what is going to be done, here and where it can be read after a crash."""
        self.story.append(action)
        print(action, file=sys.stderr, flush=True)

    def usual_looks(self) -> None:
        font, palette = self.looks
        self.application.setFont(font)
        self.application.setPalette(palette)

    # Opening and closing

    def open(self, remembered: Remembered) -> None:
        self.usual_looks()
        workbench = Workbench(self.application, self.settings, remembered)
        workbench.engine.on(Failed, self.note_failure)
        self.person = Person(workbench)
        workbench.show()
        self.activate(self.window)

    def open_remembered(self, **changes: Any) -> None:
        """Open the window as it is remembered, but for `changes`."""
        self.open(replace(self.settings.load(), **changes))

    def note_failure(self, error: object) -> None:
        self.watch.heard.append(f"failed: {error!r}")

    def activate(self, window: QWidget) -> None:
        until(lambda: window.windowHandle() is not None and window.windowHandle().isExposed())
        QApplication.processEvents()
        window.activateWindow()
        until(window.isActiveWindow)

    def close(self) -> None:
        workbench = self.workbench
        self.leave()
        assert not workbench.window.isVisible()
        assert not workbench.player.playing
        assert workbench.engine.shutdown(), "the worker did not end"
        length = len(workbench.current_run.run)
        until(lambda: not any(timer.isActive() for timer in workbench.findChildren(QTimer)))
        assert len(workbench.current_run.run) == length, "steps arrived after the end"

    def leave(self) -> None:
        """Close the window, and save nothing if it asks."""
        self.window.close()
        discard = self.window.findChild(QPushButton, "saveQuestion_discard")
        if discard is not None:
            discard.click()

    def forget_window(self) -> None:
        for thing in (self.window, self.workbench):
            thing.deleteLater()
        self.person = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # What there is

    @property
    def the_person(self) -> Person:
        assert self.person is not None
        return self.person

    @property
    def workbench(self) -> Workbench:
        return self.the_person.workbench

    @property
    def window(self) -> MainWindow:
        return self.the_person.window

    @property
    def current_run(self) -> CurrentRun:
        return self.workbench.current_run

    @property
    def engine(self) -> Engine:
        return self.workbench.engine

    @property
    def player(self) -> Player:
        return self.workbench.player

    def find(self, kind: type[W], name: str) -> W:
        return self.the_person.find(kind, name)

    def label(self, name: str, parent: QWidget | None = None) -> str:
        label = (parent or self.window).findChild(QLabel, name)
        assert label is not None, name
        return label.text()

    # Waiting

    @property
    def at_rest(self) -> bool:
        """Whether nothing happens by itself any more."""
        specs = self.current_run.problem.specs
        fields = [self.find(QAbstractSpinBox, spec.name) for spec in specs]
        return not (self.engine.busy or self.player.playing or any(map(is_pending, fields)))

    def until(self, condition: Callable[[], bool]) -> None:
        until(condition)

    def draw(self) -> None:
        until(lambda: not self.workbench.shown_run.frame_is_due)

    def pause(self) -> None:
        """Pause what is going on, once it is seen to go on."""
        play = self.window.menus.actions["play"]
        until(lambda: "Pause" in play.text() or not self.engine.busy)
        if "Pause" in play.text():
            play.trigger()
            assert not self.player.playing

    def wait_for_steps(self) -> None:
        until(lambda: not self.engine.busy)
        self.draw()

    def come_to_rest(self) -> None:
        if self.player.playing:
            self.pause()
        until(lambda: self.at_rest and self.player.progress == 1)
        self.draw()

    # The hand

    def field(self, label: str) -> QAbstractSpinBox | None:
        try:
            field = self.the_person.field(label)
        except LookupError:
            return None  # its panel is hidden
        self.activate(field.window())  # which may be its panel
        return field

    def write(self, field: QAbstractSpinBox, text: str) -> None:
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        write(field, text)

    def leave_field(self) -> None:
        """Give the keyboard to the window; an edit is taken, or put back."""
        self.activate(self.window)
        self.window.setFocus()
        self.draw()

    def put_back(self, panel: QWidget) -> None:
        """Undo an edit in a panel that is going to be elsewhere."""
        focus = panel.focusWidget()
        if isinstance(focus, QAbstractSpinBox):
            QTest.keyClick(focus, Qt.Key.Key_Escape)

    def press_key(self, key: str) -> None:
        self.the_person.keys(key)
        QApplication.processEvents()  # a window that Tab leads to is active by the next key

    def drag_across(self, widget: QWidget, shares: list[float], drawn: bool) -> None:
        """Press at the first of these shares of a widget's width, move on, and let go."""
        middle = widget.height() // 2
        places = [QPoint(int(share * (widget.width() - 1)), middle) for share in shares]
        self.drag(widget, places, drawn)

    def drag(self, widget: QWidget, places: list[QPoint], drawn: bool) -> None:
        QTest.mouseMove(widget, places[0])
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(widget, place)
            if drawn:
                self.draw()
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=places[-1])

    def turn_wheel(self, widget: QWidget, share: float, notches: int) -> None:
        turn_wheel(widget, QPointF(share * (widget.width() - 1), widget.height() // 2), notches)


def is_pending(field: QAbstractSpinBox) -> bool:
    """Say whether the field is going to take what was typed."""
    timer = field.findChild(QTimer)
    assert timer is not None
    return timer.isActive()


def in_haste() -> float:
    """Return a time that goes by faster."""
    return HASTE * time.perf_counter()


def answered(dialog: StepsDialog) -> None:
    """Have as many steps as there is room for, up to 150, without a question."""
    dialog.chosen.emit(min(150, dialog.findChild(QSpinBox).maximum()))
    dialog.deleteLater()
