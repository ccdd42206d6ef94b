"""The options of `gradapp screenshot`."""

from __future__ import annotations

import argparse
from typing import Final

from gradapp.app.commands.asked_problem import asked_problem, asked_ways
from gradapp.app.commands.options import ScreenshotOptions
from gradapp.app.commands.problem_options import OF_PROBLEM, add_method, add_problem
from gradapp.app.commands.words import Parser, add_steps, file, is_given, size, whole
from gradapp.core.lab import ENTRIES
from gradapp.core.limits import MOST_PINS, MOST_STEPS
from gradapp.core.methods import METHODS, Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import ALPHA, AnyProblem, Picture, ProblemError

_NOT_OF_LAB: Final = ("method", "steps", *OF_PROBLEM)
"""What an entry of the Lab has of its own."""


def add_screenshot(screenshot: Parser) -> None:
    """Have the command's parser take its options."""
    screenshot.add_argument(
        "output", metavar="OUT.png", type=file(".png"), help="the file to write"
    )
    screenshot.add_argument(
        "--size",
        metavar="WxH",
        type=size,
        default="1360x860",
        help="size of the window (%(default)s)",
    )
    screenshot.add_argument(
        "--scheme", choices=("light", "dark"), default="light", help="its colours (%(default)s)"
    )
    screenshot.add_argument(
        "--text-scale",
        metavar="PERCENT",
        type=whole(75, 250),
        default=100,
        help="size of text in percent, 75 to 250 (%(default)s)",
    )
    screenshot.add_argument(
        "--cursor",
        metavar="K",
        type=whole(0, MOST_STEPS),
        help="the step to look at, 0 for the start (the last)",
    )
    screenshot.add_argument(
        "--panel",
        choices=("code", "graph", "steps", "samples", "pins", "four-ways", "sweep", "why"),
        default="code",
        help="the panel in front in the right column; or all code side by side; or the "
        "window of the sweep, or the one that explains how the ways agree, instead of the main "
        "window (%(default)s)",
    )
    screenshot.add_argument(
        "--section",
        action="store_true",
        help="draw the error along the step below the plane of a problem of several parameters",
    )
    screenshot.add_argument(
        "--lab",
        metavar="N",
        type=whole(1, len(ENTRIES)),
        help="code that is almost right: run this entry of the Lab, in place of a way's steps",
    )
    screenshot.add_argument(
        "--pin",
        metavar="WHAT",
        type=_pin,
        action="append",
        default=[],
        help="pin the same run with another way, precision or learning rate, which WHAT names; "
        "may be given eight times",
    )
    screenshot.add_argument(
        "--line",
        metavar="N",
        type=whole(1, 99),
        help="the line to look at, counted from the first that the step runs (the whole step)",
    )
    add_method(screenshot)
    add_problem(screenshot)
    add_steps(screenshot, fewest=0)
    screenshot.set_defaults(made=_screenshot_options)


def _screenshot_options(words: argparse.Namespace) -> ScreenshotOptions:
    """Return what is asked for; words that don't go together are refused."""
    if len(words.pin) > MOST_PINS:
        words.parser.error(f"argument --pin: there are at most {MOST_PINS} pins")
    for name in _NOT_OF_LAB if words.lab is not None and not words.pin else ():
        if is_given(words, name):
            words.parser.error(f"argument --{name}: --lab has its own problem, way and steps")
    if words.lab is None and words.cursor is not None and words.cursor > words.steps:
        words.parser.error(
            f"argument --cursor: must be {words.steps} or less, which is the last step"
        )
    problem = asked_problem(words)
    if words.section and (words.lab is not None or problem.picture is not Picture.PLANE):
        words.parser.error("argument --section: of one parameter there is no plane")
    chosen = asked_ways(words, problem, words.method)[0]
    is_of_step = words.panel != "sweep"
    shows_steps = is_of_step and (words.lab is None or bool(words.pin))
    return ScreenshotOptions(
        words.output,
        problem,
        chosen,
        words.lab,
        words.steps if shows_steps else 0,
        words.cursor if is_of_step else None,
        words.panel,
        words.section,
        tuple(_pinned(words, word, problem, chosen) for word in words.pin),
        words.line if is_of_step else None,
        words.size,
        words.scheme == "dark",
        words.text_scale,
        words.log_level,
    )


def _methods() -> list[str]:
    """Return the ways for the rule that the notebook's problem has."""
    return [each.id for each in METHODS]


def _pin(text: str) -> str:
    if text not in [*_methods(), *Precision]:
        try:
            ALPHA.checked(text)
        except ProblemError:
            raise argparse.ArgumentTypeError(
                f"must be a way, a precision or a learning rate, but is {text!r}"
            ) from None
    return text


def _pinned(
    words: argparse.Namespace, word: str, problem: AnyProblem, own: Method
) -> tuple[AnyProblem, Method]:
    """Return the run of `problem` by `own` with what `word` names instead."""
    if word in _methods():
        return problem, asked_ways(words, problem, word, "pin")[0]
    if word in list(Precision):
        return problem.but(precision=Precision(word)), own
    return problem.but(alpha=ALPHA.checked(word)), own
