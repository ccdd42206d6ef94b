"""The command line: its words, what they default to, and what is refused; no Qt, torch or NumPy."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gradapp import __version__
from gradapp.app.commands.asked_problem import asked_problem, asked_ways
from gradapp.app.commands.options import (
    CodeOptions,
    Options,
    ResetOptions,
    RunOptions,
    SelfTestOptions,
    WindowOptions,
)
from gradapp.app.commands.problem_options import add_problem
from gradapp.app.commands.screenshot_options import add_screenshot, screenshot_options
from gradapp.app.commands.words import Parser, add_command, add_steps, tied
from gradapp.core.methods import METHODS
from gradapp.core.rules import PLAIN

if TYPE_CHECKING:
    from gradapp.app.commands.words import Commands

LOG_LEVELS: Final = ("debug", "info", "warning", "error")


def parse(argv: Sequence[str] | None = None) -> Options:
    """Return what the words in `argv` ask for; those of the process when left out.

    Raises:
        SystemExit: the words asked for help or the version, which is printed (0), or they can't
            be understood, which one line on standard error explains (2).
    """
    parser = command_line()
    words = parser.parse_args(tied(sys.argv[1:] if argv is None else argv))
    if words.command is not None and words.alone is not None:
        parser.error(f"{words.alone} can't be used with {words.command}")
    if words.alone == "--self-test":
        return SelfTestOptions()
    if words.alone == "--reset-settings":
        return ResetOptions()
    if words.command is None:
        return WindowOptions(words.log_level)
    if words.command == "screenshot":
        return screenshot_options(words)
    problem = asked_problem(words)
    chosen = asked_ways(words, problem)
    if words.command == "code":
        return CodeOptions(problem, chosen[0], words.steps)
    return RunOptions(problem, chosen, words.steps, words.format)


def command_line() -> Parser:
    """Return what reads the words."""
    parser = Parser(
        prog="gradapp",
        description="Watch one gradient-descent step, written four ways. "
        "Without a command, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"gradapp {__version__}")
    alone = parser.add_mutually_exclusive_group()
    for flag, help_text in (
        ("--self-test", "check the four methods against the notebook's numbers, and exit"),
        ("--reset-settings", "forget window, problem and preferences, and exit"),
    ):
        alone.add_argument(flag, dest="alone", action="store_const", const=flag, help=help_text)
    parser.add_argument(
        "--log-level",
        choices=LOG_LEVELS,
        default="info",
        help="from what level on messages are logged (%(default)s)",
    )
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    _add_run(commands)
    _add_code(commands)
    add_screenshot(commands)
    return parser


def _add_run(commands: Commands) -> None:
    run = add_command(
        commands, "run", "print the steps of a method, or of all four; needs no display"
    )
    _add_method(run, "all")
    add_problem(run)
    add_steps(run, fewest=1)
    run.add_argument(
        "--format",
        choices=("table", "csv", "json"),
        default="table",
        help="how they are written (%(default)s)",
    )


def _add_code(commands: Commands) -> None:
    code = add_command(
        commands,
        "code",
        "print a program as a script: python runs it, and it prints its steps",
    )
    _add_method(code)
    add_problem(code)
    add_steps(code, fewest=1)


def _add_method(parser: Parser, *others: str) -> None:
    parser.add_argument(
        "--method",
        choices=[*(each.id for each in METHODS.of(PLAIN.id)), *others],
        default="autograd",
        help="how the step is written (%(default)s)",
    )
