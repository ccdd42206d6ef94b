"""The command line: its words, what they default to, and what is refused; no Qt, torch or NumPy."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from gradapp import __version__, files
from gradapp.app.commands.options import Options, ResetOptions, SelfTestOptions, WindowOptions
from gradapp.app.commands.words import LOG_LEVEL, Parser, add_command, tied
from gradapp.core.numbers.typed import quoted
from gradapp.documents.names import SCHEME

LOG_LEVELS: Final = ("debug", "info", "warning", "error")

_COMMANDS: Final = {
    "run": "print the steps of a way, or of all; needs no display",
    "code": "print a program as a script: python runs it, and it prints its steps",
    "export": "write a document as a file that stands by itself; needs no display",
    "trace": "run a training loop of your own and show it line by line; needs no display",
    "screenshot": "draw the window after some steps; needs no display",
}

_ENDS: Final = ("--", "-h", "--help", "--version")
"""Behind them nothing is an option, or nothing is looked at."""


def parse(argv: Sequence[str] | None = None) -> Options:
    """Return what the words in `argv` ask for; those of the process when left out.

    Raises:
        SystemExit: the words asked for help or the version, which is printed (0), or they can't
            be understood, which one line on standard error explains (2).
    """
    argv, opens = _without_file(tied(sys.argv[1:] if argv is None else argv))
    parser = command_line(argv)
    _refuse_misplaced(parser, argv, opens)
    words = parser.parse_args(argv)
    if words.command is not None and words.alone is not None:
        parser.error(f"{words.alone} can't be used with {words.command}")
    if words.alone is not None and opens:
        parser.error(f"{words.alone} can't be used with a file")
    if words.command is not None and opens:
        parser.error(f"a file can't stand before {words.command}")
    if words.alone == "--self-test":
        return SelfTestOptions()
    if words.alone == "--reset-settings":
        return ResetOptions()
    if words.command is None:
        return WindowOptions(words.log_level, opens)
    options: Options = words.made(words)
    return options


def _without_file(words: Sequence[str]) -> tuple[list[str], str]:
    """Return the words but for the one that is a file or a link, where there is no command."""
    before = ""
    for place, word in enumerate(words):
        if word in _COMMANDS:
            break
        if not word.startswith("-") and before != "--log-level" and _is_opened(word):
            opens = word if word.startswith(SCHEME) else str(Path(word).absolute())
            return [*words[:place], *words[place + 1 :]], opens
        before = word
    return list(words), ""


def _refuse_misplaced(parser: Parser, words: Sequence[str], opens: str) -> None:
    """Refuse what stands before a command and isn't one: argparse names the word after it."""
    before = ""
    for word in words:
        if word in _ENDS or word in _COMMANDS:
            return
        if word.startswith("-") and not parser.has(word):
            option, commands = word.partition("=")[0], ", ".join(_commands_with(word))
            if not commands:
                parser.error(f"there is no option {option}")
            parser.error(f"{option} can't be used without a command before it: {commands}")
        if opens and not word.startswith("-") and before != "--log-level":
            parser.error(f"only one file can be opened, and {quoted(word)} is another")
        before = word


def _commands_with(option: str) -> Iterator[str]:
    """Yield the commands that have an option."""
    for name in _COMMANDS:
        command = Parser(description="")
        _adding(name)(command)
        if command.has(option):
            yield name


def _is_opened(word: str) -> bool:
    """Return whether a word is a file or a link, and no command that is written wrongly."""
    path = Path(word)
    is_path = bool(files.ending(path)) or len(path.parts) > 1
    if word.startswith(SCHEME) or is_path:
        return True
    try:
        return path.is_file()
    except OSError:  # no file can be called so
        return False


def command_line(words: Sequence[str] = tuple(_COMMANDS)) -> Parser:
    """Return what reads `words`; a command that is not among them has no options yet."""
    parser = Parser(
        prog="gradapp",
        description="Watch one gradient-descent step, written with more and more of PyTorch. "
        "Without a command the window opens, with a FILE.gradapp, code in a FILE.py or FILE.ipynb, "
        "or a link if one is given.",
    )
    parser.add_argument("--version", action="version", version=f"gradapp {__version__}")
    alone = parser.add_mutually_exclusive_group()
    for flag, help_text in (
        ("--self-test", "check the ways against the notebook's numbers, and exit"),
        ("--reset-settings", "forget window, problem and preferences, and exit"),
    ):
        alone.add_argument(flag, dest="alone", action="store_const", const=flag, help=help_text)
    parser.add_argument(
        "--log-level",
        choices=LOG_LEVELS,
        default=LOG_LEVEL,
        help="log messages of the window and of screenshots from this level on (%(default)s)",
    )
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    for name, text in _COMMANDS.items():
        command = add_command(commands, name, text)
        if name in words:
            _adding(name)(command)
    return parser


def _adding(name: str) -> Callable[[Parser], None]:
    """Return what has the parser of a command take its options: a window need not wait for it."""
    if name == "screenshot":
        from gradapp.app.commands.screenshot_options import add_screenshot

        return add_screenshot
    if name == "export":
        from gradapp.app.commands.export_options import add_export

        return add_export
    if name == "trace":
        from gradapp.app.commands.trace_options import add_trace

        return add_trace
    from gradapp.app.commands.run_options import add_code, add_run

    return add_run if name == "run" else add_code
