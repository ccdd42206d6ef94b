"""Which keys each control of the window has, once focused, before the window's shortcuts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QTabBar,
    QWidget,
)

from gradapp.ui.kit.term_label import TermLabel
from gradapp.ui.window.tab_order import is_in_sight
from tests.person import Person

Key = Qt.Key
UP_DOWN = {Key.Key_Up, Key.Key_Down}
LEFT_RIGHT = {Key.Key_Left, Key.Key_Right}
ENDS = {Key.Key_Home, Key.Key_End}
PAGES = {Key.Key_PageUp, Key.Key_PageDown}
EVERY = UP_DOWN | LEFT_RIGHT | ENDS | PAGES | {Key.Key_Space, Key.Key_Escape, Key.Key_Return}
"""The keys that mean something both to the window and to some of its controls."""

ROWS = UP_DOWN | ENDS | PAGES

BY_KIND: list[tuple[type[QWidget], set[Key]]] = [
    (QAbstractButton, {Key.Key_Space}),
    (QAbstractSpinBox, EVERY - {Key.Key_Escape}),  # which it has only while something is typed
    (QComboBox, ROWS | {Key.Key_Space}),
    (QTabBar, LEFT_RIGHT),
    (TermLabel, {Key.Key_Return}),
]
"""What is pressed, typed into or chosen from has its own keys."""

BY_NAME = {
    "learning_rate_strip": LEFT_RIGHT | ENDS | PAGES,
    "scrubber": LEFT_RIGHT | ENDS | PAGES,
    "speed": LEFT_RIGHT | ROWS,
    "comparison_run": set(),
    "code": {Key.Key_Return},
    "graph": {Key.Key_Return},
    "ways_reader": ROWS | {Key.Key_Space, Key.Key_Return},
    "stepsTable": ROWS,
    "pinsList": ROWS,
}
"""So has what is moved step by step, or from row to row; all else leaves them to the window."""


def taken(
    widget: QWidget, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> set[Key]:
    """Ask a control, as Qt does before it looks for a shortcut."""
    keys = set()
    for key in EVERY:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        event.ignore()
        QApplication.sendEvent(widget, event)
        if event.isAccepted():
            keys.add(key)
    return keys


def controls(person: Person) -> list[QWidget]:
    return [
        widget
        for widget in person.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and is_in_sight(widget)
    ]


@pytest.fixture
def window(window: Person) -> Person:
    person = window.set_up(method="autograd")
    person.press("Step", times=4)
    person.keys("Left", "Left")
    person.sees(lambda: person.cursor == 2 and person.workbench.shown_run.is_settled)
    person.keys("Ctrl+B")
    return person


def test_every_control_has_its_own_keys_and_leaves_the_others_to_the_window(window: Person) -> None:
    seen: dict[str, set[Key]] = {}
    for bar in window.window.findChildren(QTabBar):
        for index in range(bar.count()):
            bar.setCurrentIndex(index)
            QApplication.processEvents()
            for control in controls(window):
                seen[control.objectName() or type(control).__name__] = taken(control)
                kinds = (keys for kind, keys in BY_KIND if isinstance(control, kind))
                own = BY_NAME.get(control.objectName(), next(kinds, set()))
                assert taken(control) == own, control
    assert {"theta", "play", "code", "variables", "graph", *BY_NAME} <= set(seen)


def test_arrows_in_code_variables_and_graph_walk_through_lines_and_steps(window: Person) -> None:
    for name in ("code", "variables"):
        window.find(QWidget, name).setFocus(Qt.FocusReason.TabFocusReason)
        before = window.cursor
        window.keys("Right")
        window.sees(lambda before=before: window.cursor == before + 1)
        window.sees(lambda: window.workbench.shown_run.is_settled)
        line = window.marked_line
        window.keys("Up")
        window.sees(lambda line=line: window.marked_line != line)


def test_with_modifiers_the_keys_are_the_windows(window: Person) -> None:
    for control in controls(window):
        if isinstance(control, QAbstractButton | QComboBox | QTabBar):
            assert not taken(control, Qt.KeyboardModifier.ControlModifier)
