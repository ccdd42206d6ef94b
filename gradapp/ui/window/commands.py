"""Everything a person can tell the application, in one table: menus, shortcuts, icons, tooltips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from itertools import chain
from typing import Final

from gradapp.core.words import N_, Message
from gradapp.values import dataclass


class CommandPlace(Enum):
    """What can be looked at."""

    RUN = auto()
    OWN_CODE = auto()


@dataclass(frozen=True, slots=True)
class WindowCommand:
    """One command.

    Attributes:
        id: its key, and the objectName of its action.
        text: its name; ``&`` marks the letter that opens it.
        shortcut: the key, in Qt's portable words; further ones behind ``; ``, as in Qt.
        tip: what it does, in a sentence without its shortcut.
        icon: the name of its icon; empty where that is its key, with hyphens.
        checkable: whether it is switched on and off.
        repeats: whether it is done again and again while its key is held down.
        place: where alone it can be given, whoever does it; None for anywhere.
        leads_to_run: whether it makes another run whenever it is done, which is then looked at.
    """

    id: str
    text: Message
    shortcut: str
    tip: Message
    icon: str = ""
    checkable: bool = False
    repeats: bool = False
    place: CommandPlace | None = None
    leads_to_run: bool = False


_FILE: Final = (
    WindowCommand(
        "notebook",
        N_("Commands", "&New"),
        "Ctrl+N",
        N_(
            "Commands",
            "Start again with the notebook's problem, θ₀ = 1, x = 2, y = 3, α = 0.1, and no pins; "
            "that can be undone",
        ),
    ),
    WindowCommand(
        "new_problem",
        N_("Commands", "New &problem…"),
        "Ctrl+Shift+N",
        N_(
            "Commands",
            "Type a model or an error, samples, starting values, and a rule with its options",
        ),
        icon="method",
    ),
    WindowCommand(
        "open",
        N_("Commands", "&Open…"),
        "Ctrl+O",
        N_("Commands", "Open a document: its problem, its run and its pins"),
    ),
    WindowCommand(
        "save",
        N_("Commands", "&Save"),
        "Ctrl+S",
        N_("Commands", "Save the problem, the run and its pins in a file"),
    ),
    WindowCommand(
        "save_as",
        N_("Commands", "Save &as…"),
        "Ctrl+Shift+S",
        N_("Commands", "Save it in another file"),
        icon="save",
    ),
    WindowCommand(
        "revert",
        N_("Commands", "Re&vert"),
        "",
        N_("Commands", "Open the file again, as it now is on disk"),
        icon="reset",
    ),
    None,
    WindowCommand(
        "own_code",
        N_("Commands", "Own co&de…"),
        "Ctrl+E",
        N_("Commands", "Write or paste a training loop of your own, run it and step through it"),
        icon="code",
    ),
    WindowCommand(
        "export",
        N_("Commands", "&Export…"),
        "Ctrl+Shift+E",
        N_(
            "Commands",
            "Write a program, a notebook, the steps or a picture as a file that stands by itself",
        ),
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "print",
        N_("Commands", "&Print…"),
        "Ctrl+P",
        N_("Commands", "Show problem, equations, plot, code and steps as pages, and print them"),
        place=CommandPlace.RUN,
    ),
    None,
    WindowCommand("quit", N_("Commands", "&Quit"), "Ctrl+Q", N_("Commands", "Close gradapp")),
)
_EDIT: Final = (
    WindowCommand(
        "undo",
        N_("Commands", "&Undo"),
        "Ctrl+Z",
        N_("Commands", "Take back the last change of problem, way or pins, but no steps"),
        repeats=True,
    ),
    WindowCommand(
        "redo",
        N_("Commands", "&Redo"),
        "Ctrl+Shift+Z; Ctrl+Y",
        N_("Commands", "Make again the change that was taken back"),
        repeats=True,
    ),
    None,
    WindowCommand(
        "copy_link",
        N_("Commands", "Copy &link"),
        "Ctrl+Shift+K",
        N_("Commands", "Copy the problem and its way as a short text, to paste elsewhere"),
        icon="link",
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "paste_link",
        N_("Commands", "&Paste link"),
        "Ctrl+V",
        N_("Commands", "Solve the problem of a copied link"),
        icon="link",
    ),
    WindowCommand(
        "copy_step",
        N_("Commands", "&Copy this step"),
        "Ctrl+Shift+C",
        N_("Commands", "Copy the equations of this step, with numbers in full precision"),
        icon="copy",
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "copy_steps",
        N_("Commands", "Copy &steps"),
        "Ctrl+Shift+T",
        N_("Commands", "Copy the selected steps, or all, as a table for a spreadsheet or a text"),
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "copy_program",
        N_("Commands", "Copy p&rogram"),
        "Ctrl+Shift+Y",
        N_("Commands", "Copy the run as a Python program that runs on its own and checks its bits"),
        icon="copy",
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "edit_this_code",
        N_("Commands", "&Edit this code"),
        "Ctrl+Shift+O",
        N_("Commands", "Take the program of the run as your own code, to change and run it"),
        icon="edit",
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "copy_picture",
        N_("Commands", "Copy p&icture"),
        "Ctrl+Shift+I",
        N_(
            "Commands",
            "Copy a picture of the window; plots, equations and graph have menus for theirs",
        ),
        icon="copy",
    ),
)
_RUN: Final = (
    WindowCommand(
        "play", N_("Commands", "&Play"), "Space", N_("Commands", "Play the descent, or pause it")
    ),
    WindowCommand(
        "step", N_("Commands", "&Step"), "Right", N_("Commands", "Make the next step"), repeats=True
    ),
    WindowCommand(
        "back", N_("Commands", "&Back"), "Left", N_("Commands", "Go one step back"), repeats=True
    ),
    WindowCommand(
        "reset", N_("Commands", "To sta&rt"), "Home", N_("Commands", "Go back to the start")
    ),
    WindowCommand(
        "end", N_("Commands", "&Last step"), "End", N_("Commands", "Go to the last step made")
    ),
    WindowCommand(
        "line_back",
        N_("Commands", "Pre&vious line"),
        "Up",
        N_("Commands", "Go back to the line of code that ran before"),
        repeats=True,
    ),
    WindowCommand(
        "line_forward",
        N_("Commands", "&Next line"),
        "Down",
        N_("Commands", "Go on to the line of code that runs next"),
        repeats=True,
    ),
    None,
    WindowCommand(
        "run_many",
        N_("Commands", "Run s&teps…"),
        "Ctrl+R",
        N_("Commands", "Make a number of steps at once"),
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "run_to_stop",
        N_("Commands", "Run until it &stops"),
        "Ctrl+End",
        N_("Commands", "Make steps until they change nothing, the run diverges, or you pause it"),
    ),
    WindowCommand(
        "afresh",
        N_("Commands", "Rest&art"),
        "Ctrl+Home",
        N_("Commands", "Forget the steps made and go back to the start"),
        icon="reset",
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "pin",
        N_("Commands", "&Pin this run"),
        "Ctrl+B",
        N_(
            "Commands",
            "Keep this run as it is, to compare others with it; a file keeps its pins, too",
        ),
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "race",
        N_("Commands", "Ra&ce with the pins"),
        "Ctrl+G",
        N_(
            "Commands",
            "Have pinned runs with the same start make as many steps as this one, all in step",
        ),
        checkable=True,
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "race_rules",
        N_("Commands", "Race the r&ules"),
        "Ctrl+Shift+G",
        N_(
            "Commands",
            "Pin SGD, momentum, RMSprop and Adam from the same start, and play them all together",
        ),
        icon="race",
        place=CommandPlace.RUN,
    ),
    None,
    WindowCommand(
        "slower", N_("Commands", "Slo&wer"), "[; ,", N_("Commands", "Play slower"), repeats=True
    ),
    WindowCommand(
        "faster", N_("Commands", "&Faster"), "]; .", N_("Commands", "Play faster"), repeats=True
    ),
    None,
    WindowCommand(
        "run_code",
        N_("Commands", "&Run own code"),
        "Ctrl+Enter; Ctrl+Return",
        N_("Commands", "Run your own code in a process of its own, and record its lines"),
        icon="play",
        place=CommandPlace.OWN_CODE,
    ),
    WindowCommand(
        "stop_code",
        N_("Commands", "Stop &own code"),
        "Ctrl+Shift+Enter; Ctrl+Shift+Return",
        N_("Commands", "Stop your own code; what was recorded is kept"),
        icon="stop",
        place=CommandPlace.OWN_CODE,
    ),
    WindowCommand(
        "go_on",
        N_("Commands", "Let own code &go on"),
        "Ctrl+Alt+Enter; Ctrl+Alt+Return",
        N_("Commands", "Allow your own code, stopped at a limit, the same amount again"),
        icon="end",
        place=CommandPlace.OWN_CODE,
    ),
    WindowCommand(
        "edit_code",
        N_("Commands", "&Edit own code"),
        "F2",
        N_("Commands", "Go back to writing your own code; what it did is forgotten"),
        icon="edit",
        place=CommandPlace.OWN_CODE,
    ),
)
_VIEW: Final = (
    WindowCommand(
        "animate",
        N_("Commands", "&Animate steps"),
        "Ctrl+M",
        N_("Commands", "Draw a slow step in parts, one after the other: tangent, arrow, move"),
        checkable=True,
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "close_up",
        N_("Commands", "&Close-up of the step"),
        "Ctrl+U",
        N_("Commands", "Zoom in on the step instead of showing the whole descent"),
        checkable=True,
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "section",
        N_("Commands", "S&ection along the step"),
        "Ctrl+K",
        N_("Commands", "Draw the error along the line of a step in several parameters"),
        icon="close-up",
        checkable=True,
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "logarithmic",
        N_("Commands", "&Logarithmic error axis"),
        "Ctrl+L",
        N_("Commands", "Show the error of the steps on a logarithmic axis"),
        icon="logarithm",
        checkable=True,
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "reset_view",
        N_("Commands", "&Reset view"),
        "Ctrl+Shift+R",
        N_("Commands", "Undo zooming and moving of the plots"),
    ),
    WindowCommand(
        "float_panel",
        N_("Commands", "&Float this panel, or put it back"),
        "Ctrl+Shift+F",
        N_("Commands", "Lift the panel that has the keyboard focus off the window, or put it back"),
        icon="panels",
    ),
    WindowCommand(
        "move_panel",
        N_("Commands", "&Move this panel to the other side"),
        "Ctrl+Shift+M",
        N_(
            "Commands",
            "Move the panel that has the keyboard focus to the other side of the plots, or back",
        ),
        icon="panels",
    ),
    WindowCommand(
        "why",
        N_("Commands", "&Why the ways agree or differ…"),
        "Ctrl+I",
        N_("Commands", "Explain, with the numbers of this step, why the ways agree or differ"),
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "pins",
        N_("Commands", "&Pinned runs"),
        "Ctrl+Shift+P",
        N_("Commands", "Go to the pinned runs"),
        icon="pin",
        place=CommandPlace.RUN,
    ),
    None,
    WindowCommand(
        "text_larger",
        N_("Commands", "&Larger text"),
        "Ctrl++; Ctrl+=",
        N_("Commands", "Make all text larger, for a projector, say"),
        repeats=True,
    ),
    WindowCommand(
        "text_smaller",
        N_("Commands", "&Smaller text"),
        "Ctrl+-",
        N_("Commands", "Make all text smaller"),
        repeats=True,
    ),
    WindowCommand(
        "text_normal",
        N_("Commands", "&Usual text size"),
        "Ctrl+0",
        N_("Commands", "Show all text in its usual size"),
    ),
)
_LAYOUT: Final = (
    WindowCommand(
        "hall",
        N_("Commands", "&Hall, for an audience"),
        "F11; F5",
        N_(
            "Commands",
            "Fill the screen with what an audience follows, enlarged: the plot, the line of code, "
            "the equations and the verdict",
        ),
        checkable=True,
    ),
    None,
    WindowCommand(
        "reset_layout",
        N_("Commands", "&Reset layout"),
        "Ctrl+Shift+0",
        N_(
            "Commands",
            "Put all panels of this layout back in their usual places, at their usual sizes",
        ),
        icon="reset-view",
    ),
)
_LAB: Final = (
    WindowCommand(
        "sweep",
        N_("Commands", "S&weep over α…"),
        "Ctrl+Shift+L",
        N_("Commands", "Show how many steps learning rates from small to large need to converge"),
        place=CommandPlace.RUN,
    ),
    WindowCommand(
        "lab_next",
        N_("Commands", "Ne&xt question"),
        "Ctrl+PgDown",
        N_("Commands", "Go on to the next question of the Lab, or to the first one still open"),
        icon="step",
        leads_to_run=True,
    ),
    WindowCommand(
        "lab_previous",
        N_("Commands", "&Previous question"),
        "Ctrl+PgUp",
        N_("Commands", "Go back to the question before"),
        icon="back",
        leads_to_run=True,
    ),
    WindowCommand(
        "lab_again",
        N_("Commands", "Try &again"),
        "Ctrl+Shift+A",
        N_("Commands", "Ask the same question again"),
        icon="reset",
        leads_to_run=True,
    ),
    WindowCommand(
        "leave_lab",
        N_("Commands", "&Leave the Lab"),
        "Ctrl+Shift+B",
        N_("Commands", "Go back to the run from which you entered the Lab"),
        leads_to_run=True,
    ),
)
_HELP: Final = (
    WindowCommand(
        "help",
        N_("Commands", "&Help"),
        "F1",
        N_("Commands", "Explain words and tasks, and list all keys, on one searchable page"),
    ),
    WindowCommand(
        "explain",
        N_("Commands", "&Explain what has the focus"),
        "Shift+F1",
        N_("Commands", "Explain the word or the control that has the keyboard focus"),
        icon="help",
    ),
    WindowCommand(
        "shortcuts",
        N_("Commands", "&Keyboard shortcuts"),
        "",
        N_("Commands", "List all commands with their keys"),
    ),
    WindowCommand(
        "welcome",
        N_("Commands", "&Welcome"),
        "",
        N_("Commands", "Take a tour of this window in five callouts"),
    ),
    WindowCommand(
        "log",
        N_("Commands", "Show &log"),
        "",
        N_("Commands", "Open the folder of the log file"),
        icon="log-file",
    ),
    WindowCommand(
        "about", N_("Commands", "&About gradapp"), "", N_("Commands", "Versions and licences")
    ),
)
COMMANDS_OF_MENUS: Final[Mapping[str, Sequence[WindowCommand | None]]] = {
    "file": _FILE,
    "edit": _EDIT,
    "run": _RUN,
    "view": _VIEW,
    "layout": _LAYOUT,
    "lab": _LAB,
    "help": _HELP,
}
"""All commands in the order of their menus; None is a line between two of them."""

COMMANDS: Final = tuple(filter(None, chain(*COMMANDS_OF_MENUS.values())))

MENUS: Final = (
    ("file", N_("Commands", "&File")),
    ("edit", N_("Commands", "&Edit")),
    ("run", N_("Commands", "&Run")),
    ("view", N_("Commands", "&View")),
    ("lab", N_("Commands", "&Lab")),
    ("help", N_("Commands", "&Help")),
)

SUBMENUS: Final = (
    ("recent", N_("Menus", "Open &recent")),
    ("examples", N_("Menus", "&Examples")),
    ("method", N_("Menus", "&Way")),
    ("layout", N_("Menus", "La&yout")),
    ("scheme", N_("Menus", "&Colours")),
    ("panels", N_("Menus", "&Panels")),
)
"""Menus within these; each has an icon of its name."""

PANEL_KEYS: Final = (
    (
        N_("Commands", "From panel to panel"),
        N_("Commands", "Next control, or the one before"),
        "Tab; Shift+Tab",
    ),
    (
        N_("Commands", "From panel to panel"),
        N_("Commands", "Give the keys back to stepping"),
        "Esc",
    ),
    (
        N_("Commands", "In a plot"),
        N_("Commands", "Read the next value, or move the ball"),
        "Alt+Left; Alt+Right",
    ),
    (
        N_("Commands", "In a plot"),
        N_("Commands", "Read the first value, or the last"),
        "Alt+Home; Alt+End",
    ),
    (N_("Commands", "In a plot"), N_("Commands", "Go to the step being read"), "Return"),
    (N_("Commands", "In a plot"), N_("Commands", "Zoom in and out, show all"), "+; -; 0"),
    (N_("Commands", "In the hall"), N_("Commands", "Step, and back"), "PgDown; PgUp"),
    (N_("Commands", "In the hall"), N_("Commands", "Blank the screen, or bring it back"), "B; ."),
    (N_("Commands", "In the hall"), N_("Commands", "List the keys for everything else"), "H; F1"),
    (N_("Commands", "In the hall"), N_("Commands", "Leave it"), "Esc"),
    (
        N_("Commands", "In the code and its output"),
        N_("Commands", "Scroll"),
        "PgUp; PgDown; Shift+Left; Shift+Right",
    ),
)
"""What keys do in the control that has the focus: where, what, and which."""

SCHEMES: Final = (
    ("system", N_("Commands", "Same as the &system")),
    ("light", N_("Commands", "&Light")),
    ("dark", N_("Commands", "&Dark")),
)
