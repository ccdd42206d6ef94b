"""The options that make a problem, of every command that has one."""

from __future__ import annotations

import argparse

from gradapp.app.commands.words import Parser, parameter
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import PARAMETERS, Problem


def add_notebooks(parser: Parser) -> None:
    """Have `parser` take the numbers of the notebook's problem."""
    for spec in PARAMETERS:
        parser.add_argument(
            f"--{spec.name}",
            metavar="F",
            type=parameter(spec),
            default=spec.default,
            help=f"{spec.description} (%(default)g)",
        )
    add_precision(parser)


def add_precision(parser: Parser) -> None:
    """Have `parser` take the format of the tensors."""
    parser.add_argument(
        "--precision",
        choices=[str(precision) for precision in Precision],
        default=str(Precision.FLOAT32),
        help="format of the tensors; bare Python is always float64 (%(default)s)",
    )


def notebooks(words: argparse.Namespace) -> Problem:
    """Return the notebook's problem with the numbers among `words`."""
    numbers = {spec.name: getattr(words, spec.name) for spec in PARAMETERS}
    return Problem(**numbers, precision=words.precision)
