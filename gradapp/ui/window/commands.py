"""Everything a person can tell the application, in one table: menus, shortcuts, icons, tooltips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from gradapp.core import lab
from gradapp.core.methods import METHODS


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        id: its key, and the objectName of its action.
        menu: the menu it is in; empty for a place of its own.
        text: its name; ``&`` marks the letter that opens it.
        shortcut: the key, in Qt's portable words; further keys after a ``|``.
        icon: the name of its icon; empty for none.
        tip: what it does, in a sentence without its shortcut.
        checkable: whether it is switched on and off.
        group: commands of a menu with another group are set apart by a line.
    """

    id: str
    menu: str
    text: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    checkable: bool = False
    group: int = 0


def _noop(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Commands", text))


COMMANDS: Final = (
    Command(
        "notebook",
        "file",
        _noop("&Notebook's numbers"),
        "Ctrl+N",
        "notebook",
        _noop("Back to the problem of the notebook: θ₀ = 1, x = 2, y = 3, α = 0.1"),
    ),
    Command("quit", "file", _noop("&Quit"), "Ctrl+Q", "quit", _noop("Close gradapp"), group=2),
    Command(
        "copy_step",
        "edit",
        _noop("&Copy this step"),
        "Ctrl+Shift+C",
        "copy",
        _noop("Copy the equations of this step, with numbers in full precision"),
    ),
    Command(
        "copy_steps",
        "edit",
        _noop("Copy &steps"),
        "Ctrl+Shift+T",
        "copy-steps",
        _noop("Copy the selected steps, or all, as tab-separated text"),
    ),
    Command("play", "run", _noop("&Play"), "Space", "play", _noop("Play the descent, or pause it")),
    Command("step", "run", _noop("&Step"), "Right", "step", _noop("Make the next step")),
    Command("back", "run", _noop("&Back"), "Left", "back", _noop("Go one step back")),
    Command("reset", "run", _noop("To sta&rt"), "Home", "reset", _noop("Go back to θ₀")),
    Command("end", "run", _noop("&Last step"), "End", "end", _noop("Go to the last step made")),
    Command(
        "line_back",
        "run",
        _noop("Pre&vious line"),
        "Up",
        "line-back",
        _noop("Go back to the line of code that ran before"),
    ),
    Command(
        "line_forward",
        "run",
        _noop("&Next line"),
        "Down",
        "line-forward",
        _noop("Go on to the line of code that runs next"),
    ),
    Command(
        "run_many",
        "run",
        _noop("Run s&teps…"),
        "Ctrl+R",
        "run-many",
        _noop("Make a number of steps at once"),
        group=1,
    ),
    Command(
        "run_to_stop",
        "run",
        _noop("Run until it &stops"),
        "Ctrl+End",
        "run-to-stop",
        _noop("Make steps until θ no longer changes, the run diverges, or you pause it"),
        group=1,
    ),
    Command(
        "afresh",
        "run",
        _noop("Rest&art"),
        "Ctrl+Home",
        "reset",
        _noop("Forget the steps made and start again at θ₀"),
        group=1,
    ),
    Command(
        "pin",
        "run",
        _noop("&Pin this run"),
        "Ctrl+P",
        "pin",
        _noop("Keep this run as it is, to compare others with it until the window is closed"),
        group=1,
    ),
    Command("slower", "run", _noop("Slo&wer"), "[|,", "slower", _noop("Play slower"), group=2),
    Command("faster", "run", _noop("&Faster"), "]|.", "faster", _noop("Play faster"), group=2),
    Command(
        "animate",
        "view",
        _noop("&Animate steps"),
        "Ctrl+M",
        "animate",
        _noop("Draw a slow step in parts, one after the other: tangent, arrow, move"),
        checkable=True,
    ),
    Command(
        "close_up",
        "view",
        _noop("&Close-up of the step"),
        "Ctrl+U",
        "close-up",
        _noop("Zoom in on the step instead of showing the whole descent"),
        checkable=True,
    ),
    Command(
        "logarithmic",
        "view",
        _noop("&Logarithmic error axis"),
        "Ctrl+L",
        "logarithm",
        _noop("Show the error of the steps on a logarithmic axis"),
        checkable=True,
    ),
    Command(
        "reset_view",
        "view",
        _noop("&Reset view"),
        "Ctrl+Shift+R",
        "reset-view",
        _noop("Undo zooming and moving of the plots"),
    ),
    Command(
        "float_panel",
        "view",
        _noop("&Float this panel, or put it back"),
        "Ctrl+Shift+F",
        "panels",
        _noop("Lift the panel that has the keyboard off the window, or put it back"),
    ),
    Command(
        "reset_layout",
        "view",
        _noop("Reset la&yout"),
        "",
        "reset-view",
        _noop("Put all panels back to their usual places, in their usual sizes"),
    ),
    Command(
        "why",
        "view",
        _noop("&Why the methods agree or differ…"),
        "Ctrl+E",
        "why",
        _noop("Explain, on the numbers of this step, why the methods agree or differ"),
    ),
    Command(
        "pins",
        "view",
        _noop("&Pinned runs"),
        "Ctrl+Shift+P",
        "pin",
        _noop("Go to the pinned runs"),
    ),
    Command(
        "text_larger",
        "view",
        _noop("&Larger text"),
        "Ctrl++|Ctrl+=",
        "text-larger",
        _noop("Make all text larger, for a projector, say"),
        group=1,
    ),
    Command(
        "text_smaller",
        "view",
        _noop("&Smaller text"),
        "Ctrl+-",
        "text-smaller",
        _noop("Make all text smaller"),
        group=1,
    ),
    Command(
        "text_normal",
        "view",
        _noop("&Usual text size"),
        "Ctrl+0",
        "text-normal",
        _noop("Show all text in its usual size"),
        group=1,
    ),
    Command(
        "sweep",
        "lab",
        _noop("S&weep over α…"),
        "Ctrl+Shift+L",
        "sweep",
        _noop("Show in how many steps learning rates from small to large converge"),
    ),
    Command(
        "leave_lab",
        "lab",
        _noop("&Leave the Lab"),
        "Ctrl+Shift+B",
        "leave-lab",
        _noop("Go back to the run from which you entered the Lab"),
    ),
    Command(
        "shortcuts",
        "help",
        _noop("&Keyboard shortcuts"),
        "F1",
        "shortcuts",
        _noop("List all commands with their keys"),
    ),
    Command(
        "log", "help", _noop("Show &log"), "", "log-file", _noop("Open the folder of the log file")
    ),
    Command("about", "help", _noop("&About gradapp"), "", "about", _noop("Versions and licences")),
)

MENUS: Final = (
    ("file", _noop("&File")),
    ("edit", _noop("&Edit")),
    ("run", _noop("&Run")),
    ("view", _noop("&View")),
    ("lab", _noop("&Lab")),
    ("help", _noop("&Help")),
)

PANEL_KEYS: Final = (
    (_noop("From panel to panel"), _noop("Next control, the one before"), "Tab|Shift+Tab"),
    (_noop("From panel to panel"), _noop("Keys are for stepping again"), "Esc"),
    (_noop("In a plot"), _noop("Read the next value, or move the ball"), "Alt+Left|Alt+Right"),
    (_noop("In a plot"), _noop("Read the first value, the last"), "Alt+Home|Alt+End"),
    (_noop("In a plot"), _noop("Go to the step that is read"), "Return"),
    (_noop("In a plot"), _noop("Zoom in and out, show all"), "+|-|0"),
    (_noop("In the code and its output"), _noop("Scroll"), "PgUp|PgDown|Shift+Left|Shift+Right"),
)
"""What keys do in the control that has the focus: where, what, and which."""

SCHEMES: Final = (
    ("system", _noop("Same as the &system")),
    ("light", _noop("&Light")),
    ("dark", _noop("&Dark")),
)


def translated(text: str) -> str:
    """Return a text of this module in the person's language."""
    return QCoreApplication.translate("Commands", text)


def make_actions(parent: QObject) -> dict[str, QAction]:
    """Return an action for each command, by its id, with nothing connected to it."""
    actions = {}
    for command in COMMANDS:
        action = QAction(translated(command.text), parent)
        action.setObjectName(command.id)
        keys = [QKeySequence(keys) for keys in command.shortcut.split("|") if keys]
        action.setShortcuts(keys)
        action.setCheckable(command.checkable)
        key = f" ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
        action.setToolTip(translated(command.tip) + key)
        action.setStatusTip("")
        actions[command.id] = action
    return actions


def make_choices(
    parent: QObject, choices: list[tuple[str, str, str]], name: str
) -> dict[str, QAction]:
    """Return checkable actions of which one is on; `choices` are (id, text, shortcut)."""
    group = QActionGroup(parent)
    actions = {}
    for id_, text, shortcut in choices:
        action = QAction(text, group)
        action.setObjectName(f"{name}_{id_}")
        action.setCheckable(True)
        action.setData(id_)
        action.setShortcut(QKeySequence(shortcut))
        actions[id_] = action
    return actions


def method_choices() -> list[tuple[str, str, str]]:
    """Return the methods as `make_choices` takes them."""
    return [(m.id, m.title, f"Ctrl+{i}") for i, m in enumerate(METHODS, start=1)]


def lab_choices() -> list[tuple[str, str, str]]:
    """Return the entries of the Lab as `make_choices` takes them."""
    return [(entry.method.id, entry.method.title.removeprefix("Lab "), "") for entry in lab.ENTRIES]


def scheme_choices() -> list[tuple[str, str, str]]:
    """Return the colour schemes as `make_choices` takes them."""
    return [(id_, translated(text), "") for id_, text in SCHEMES]
