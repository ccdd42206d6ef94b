"""The command line: its words, what they default to, and what is refused; no Qt, torch or NumPy."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NoReturn

from gradapp import __version__
from gradapp.core.lab import ENTRIES
from gradapp.core.methods import METHODS, Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.typed import quoted, read_whole
from gradapp.core.problem import PARAMETERS, ParameterSpec, Problem, ProblemError
from gradapp.core.registry import method
from gradapp.core.rules import PLAIN
from gradapp.override import override

LOG_LEVELS: Final = ("debug", "info", "warning", "error")
SMALLEST: Final = (640, 480)
LARGEST: Final = (7680, 4320)
MOST_PINS: Final = 8
MOST_STEPS: Final = 1_000_000
"""The limit of a trajectory, whose module would import NumPy."""

_EPILOG: Final = "In parentheses stands what is taken where an option is left out."
_ALPHA: Final = next(spec for spec in PARAMETERS if spec.name == "alpha")


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """Open the window."""

    log_level: str


@dataclass(frozen=True, slots=True)
class SelfTestOptions:
    """Check the four methods against the notebook."""


@dataclass(frozen=True, slots=True)
class ResetOptions:
    """Forget the settings."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Print the steps of some methods.

    Attributes:
        problem: where they start.
        methods: whose steps are printed, in this order.
        steps: how many, at most.
        format: how they are printed: ``table``, ``csv`` or ``json``.
    """

    problem: Problem
    methods: tuple[Method, ...]
    steps: int
    format: str = "table"


@dataclass(frozen=True, slots=True)
class ScreenshotOptions:
    """Draw the window after some steps.

    Attributes:
        output: the PNG file to write.
        problem: where the run starts.
        method: the method that makes the steps.
        lab: the number of the Lab's entry that is run instead, its question answered rightly.
        steps: how many, at most.
        cursor: the step to look at, 0 for the start; None for the last one made.
        size: width and height of the window, in pixels.
        dark: whether the scheme is dark.
        panel: the panel in front in the right column; or "sweep" or "why" for
            the window of the sweep or that of the explanation.
        pins: problems and methods whose runs, of as many steps, are pinned; the first is the one
            that the table compares with.
        line: the number of the line to look at among those of the step; None for the whole step.
        text_scale: the size of text, in percent.
        log_level: what is written to the log.
    """

    output: Path
    problem: Problem
    method: Method
    lab: int | None
    steps: int
    cursor: int | None
    panel: str
    pins: tuple[tuple[Problem, Method], ...]
    line: int | None
    size: tuple[int, int]
    dark: bool
    text_scale: int
    log_level: str


Options = WindowOptions | SelfTestOptions | ResetOptions | RunOptions | ScreenshotOptions


def parse(argv: Sequence[str] | None = None) -> Options:
    """Return what the words in `argv` ask for; those of the process when left out.

    Raises:
        SystemExit: the words asked for help or the version, which is printed (0), or they can't
            be understood, which one line on standard error explains (2).
    """
    parser = _parser()
    words = parser.parse_args(_tied(sys.argv[1:] if argv is None else argv))
    if words.command is not None and words.alone is not None:
        parser.error(f"{words.alone} can't be used with {words.command}")
    if words.alone == "--self-test":
        return SelfTestOptions()
    if words.alone == "--reset-settings":
        return ResetOptions()
    if words.command is None:
        return WindowOptions(words.log_level)
    problem = Problem(
        **{spec.name: getattr(words, spec.name) for spec in PARAMETERS}, precision=words.precision
    )
    if words.command == "run":
        methods = METHODS.of(problem.rule.id) if words.method == "all" else (method(words.method),)
        return RunOptions(problem, methods, words.steps, words.format)
    if len(words.pin) > MOST_PINS:
        words.parser.error(f"argument --pin: there are at most {MOST_PINS} pins")
    if words.cursor is not None and words.cursor > words.steps:
        words.parser.error(f"argument --cursor: there are {words.steps} steps, not {words.cursor}")
    return ScreenshotOptions(
        words.output,
        problem,
        method(words.method),
        words.lab,
        words.steps,
        words.cursor,
        words.panel,
        tuple(_pinned(word, problem, method(words.method)) for word in words.pin),
        words.line,
        words.size,
        words.scheme == "dark",
        words.text_scale,
        words.log_level,
    )


class _Parser(argparse.ArgumentParser):
    @override
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: error: {' '.join(message.split())}\n")


def _parser() -> _Parser:
    parser = _Parser(
        prog="gradapp",
        description="Watch one gradient-descent step, written four ways. "
        "Without a command, the window opens.",
        epilog=_EPILOG,
        allow_abbrev=False,
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
    _add_screenshot(commands)
    return parser


def _methods() -> list[str]:
    """Return the methods for the rule that a problem has here."""
    return [each.id for each in METHODS.of(PLAIN.id)]


def _add_run(commands: argparse._SubParsersAction[_Parser]) -> None:
    text = "print the steps of a method, or of all four; needs no display"
    run = commands.add_parser(
        "run", help=text, description=_sentence(text), epilog=_EPILOG, allow_abbrev=False
    )
    _add_descent(run, [*_methods(), "all"], fewest_steps=1)
    run.add_argument(
        "--format",
        choices=("table", "csv", "json"),
        default="table",
        help="how they are written (%(default)s)",
    )


def _add_screenshot(commands: argparse._SubParsersAction[_Parser]) -> None:
    text = "draw the window after some steps; needs no display"
    screenshot = commands.add_parser(
        "screenshot", help=text, description=_sentence(text), epilog=_EPILOG, allow_abbrev=False
    )
    screenshot.add_argument("output", metavar="OUT.png", type=_png, help="the file to write")
    screenshot.add_argument(
        "--size", metavar="WxH", type=_size, default="1360x860", help="of the window (%(default)s)"
    )
    screenshot.add_argument(
        "--scheme", choices=("light", "dark"), default="light", help="its colours (%(default)s)"
    )
    screenshot.add_argument(
        "--text-scale",
        metavar="PERCENT",
        type=_whole(75, 250),
        default=100,
        help="size of text in percent, 75 to 250 (%(default)s)",
    )
    screenshot.add_argument(
        "--cursor",
        metavar="K",
        type=_whole(0, MOST_STEPS),
        help="the step to look at, 0 for the start (the last)",
    )
    screenshot.add_argument(
        "--panel",
        choices=("code", "graph", "steps", "pins", "sweep", "why"),
        default="code",
        help="the panel in front in the right column; or the window of the sweep, or that which "
        "explains how the methods agree, instead of the main window (%(default)s)",
    )
    screenshot.add_argument(
        "--lab",
        metavar="N",
        type=_whole(1, len(ENTRIES)),
        help="code that is almost right: run this entry of the Lab, in place of a method's steps",
    )
    screenshot.add_argument(
        "--pin",
        metavar="WHAT",
        type=_pin,
        action="append",
        default=[],
        help="pin the same run with another method, precision or learning rate, which WHAT names; "
        "may be given eight times",
    )
    screenshot.add_argument(
        "--line",
        metavar="N",
        type=_whole(1, 99),
        help="the line to look at, counted from the first that the step runs (the whole step)",
    )
    _add_descent(screenshot, _methods(), fewest_steps=0)
    screenshot.set_defaults(parser=screenshot)


def _add_descent(parser: _Parser, methods: Sequence[str], fewest_steps: int) -> None:
    parser.add_argument(
        "--method",
        choices=methods,
        default="autograd",
        help="how the step is written (%(default)s)",
    )
    for spec in PARAMETERS:
        parser.add_argument(
            f"--{spec.name}",
            metavar="F",
            type=_parameter(spec),
            default=spec.default,
            help=f"{spec.description} (%(default)g)",
        )
    parser.add_argument(
        "--precision",
        choices=[str(precision) for precision in Precision],
        default=str(Precision.FLOAT32),
        help="format of the tensors; bare Python is always float64 (%(default)s)",
    )
    parser.add_argument(
        "--steps",
        metavar="N",
        type=_whole(fewest_steps, MOST_STEPS),
        default=10,
        help=f"how many at most, {fewest_steps} to {MOST_STEPS:,} (%(default)s)",
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _tied(words: Sequence[str]) -> list[str]:
    """Tie each negative number to the option before it: argparse takes ``-1e-3`` for an option."""
    tied: list[str] = []
    for word in words:
        if tied and re.fullmatch(r"--[\w-]+", tied[-1]) and _is_negative(word):
            tied[-1] += f"={word}"
        else:
            tied.append(word)
    return tied


def _is_negative(word: str) -> bool:
    """Return whether `word` is meant as a negative number; no option is called like one."""
    return re.match(r"-\s*(?:[\d.,∞]|inf|nan)", word, re.IGNORECASE) is not None


def _parameter(spec: ParameterSpec) -> Callable[[str], float]:
    def value(text: str) -> float:
        try:
            return spec.checked(text)
        except ProblemError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return value


def _pin(text: str) -> str:
    if text not in [*_methods(), *Precision]:
        try:
            _ALPHA.checked(text)
        except ProblemError:
            raise argparse.ArgumentTypeError(
                f"must be a method, a precision or a learning rate, but is {text!r}"
            ) from None
    return text


def _pinned(word: str, problem: Problem, own: Method) -> tuple[Problem, Method]:
    """Return the run of `problem` by `own` with what `word` names instead."""
    if word in _methods():
        return problem, method(word)
    if word in list(Precision):
        return replace(problem, precision=Precision(word)), own
    return replace(problem, alpha=_ALPHA.checked(word)), own


def _whole(least: int, most: int) -> Callable[[str], int]:
    def value(text: str) -> int:
        number = read_whole(text)
        if number is None or not least <= number <= most:
            raise argparse.ArgumentTypeError(
                f"must be a whole number from {least:,} to {most:,}, but is {quoted(text)}"
            )
        return number

    return value


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,5})x(\d{1,5})", text, re.ASCII)
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(low <= n <= high for low, n, high in zip(SMALLEST, size, LARGEST, strict=True)):
        low, high = ("x".join(map(str, bound)) for bound in (SMALLEST, LARGEST))
        raise argparse.ArgumentTypeError(f"must be WxH from {low} to {high}, but is {text!r}")
    return size


def _png(text: str) -> Path:
    if not text.lower().endswith(".png"):
        raise argparse.ArgumentTypeError(f"must end in .png, but is {text!r}")
    return Path(text)
