"""Makes the actions of the commands, and of what can be chosen in a menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut, QShortcutEvent
from PySide6.QtWidgets import QWidget

from gradapp.core import lab
from gradapp.core.methods import METHODS
from gradapp.override import override
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.words import said
from gradapp.ui.window.commands import COMMANDS, SCHEMES
from gradapp.ui.window.layouts import LAYOUTS
from gradapp.ui.window.status import StatusBar


def make_actions(parent: QObject) -> dict[str, QAction]:
    """Return an action for each command, by its id, with nothing connected to it."""
    actions = {}
    for command in COMMANDS:
        action = QAction(said(command.text), parent)
        action.setObjectName(command.id)
        keys = QKeySequence.listFromString(command.shortcut) if command.shortcut else []
        action.setShortcuts(keys)
        action.setCheckable(command.checkable)
        action.setAutoRepeat(command.repeats)
        key = f" ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
        action.setToolTip(tip_text(said(command.tip) + key))
        action.setStatusTip("")
        actions[command.id] = action
    return actions


class OneMeaning(QObject):
    """Decides what a key means that two commands could have.

    Where = is on the key of 0, as on a German keyboard, Ctrl+Shift+0 is Ctrl+=, too, and Qt does
    neither.
    """

    def __init__(self, meant: QAction, other: QAction) -> None:
        """Have such a key do what is `meant`."""
        super().__init__(meant)
        self._meant = meant
        for action in (meant, other):
            action.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent) and event.isAmbiguous():
            self._meant.trigger()
            return True
        return super().eventFilter(watched, event)


class WhyNotKey(QShortcut):
    """Has the key of an action that can't be chosen say why: in the words of its tooltip."""

    def __init__(self, action: QAction, status: StatusBar, parent: QWidget) -> None:
        """Be there for as long as `action` can't be chosen; `status` shows the words."""
        super().__init__(action.shortcut(), parent)
        self.setObjectName(f"{action.objectName()}_why_not")
        self._action = action
        self._status = status
        self._message = 0
        self._follow(action.isEnabled())
        action.enabledChanged.connect(self._follow)
        self.activated.connect(self._tell)

    @Slot(bool)
    def _follow(self, is_free: bool) -> None:
        self.setEnabled(not is_free)  # or else neither would hear of its key
        if is_free:
            self._status.withdraw(self._message)

    @Slot()
    def _tell(self) -> None:
        group = self._action.actionGroup()
        if group is None or group.isEnabled():  # or else none of them means anything here
            self._message = self._status.show_message(self._action.toolTip())


class Choices(dict[str, QAction]):
    """Checkable actions of which one is on, by their ids; their `group` tells which is chosen."""

    def __init__(self, parent: QObject, choices: list[tuple[str, str, str]], name: str) -> None:
        """Make an action for each of `choices`, which are (id, text, shortcut)."""
        super().__init__()
        self.group = QActionGroup(parent)
        for id, text, shortcut in choices:
            action = self[id] = QAction(text, self.group)
            action.setObjectName(f"{name}_{id}")
            action.setCheckable(True)
            action.setData(id)
            action.setShortcut(QKeySequence(shortcut))


def method_choices() -> list[tuple[str, str, str]]:
    """Return the ways as `Choices` takes them."""
    ways = METHODS
    # Ctrl+5 shows all of them.
    keys = [f"Ctrl+{number + (number > 4)}" for number in range(1, 9)] + [""] * len(ways)
    return [(m.id, said(m.heading), key) for m, key in zip(ways, keys, strict=False)]


def lab_choices() -> list[tuple[str, str, str]]:
    """Return the entries of the Lab as `Choices` takes them."""
    return [
        (entry.method.id, f"{number}  {said(entry.name)}", "")
        for number, entry in enumerate(lab.ENTRIES, start=1)
    ]


def layout_choices() -> list[tuple[str, str, str]]:
    """Return the layouts of the window as `Choices` takes them."""
    return [(layout.id, said(layout.name), layout.shortcut) for layout in LAYOUTS]


def scheme_choices() -> list[tuple[str, str, str]]:
    """Return the colour schemes as `Choices` takes them."""
    return [(id, said(text), "") for id, text in SCHEMES]
