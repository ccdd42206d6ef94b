"""The options that make a problem, of every command that has one."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from typing import Final

from gradapp.app.commands.words import Parser, file, parameter, whole
from gradapp.core.methods import METHODS
from gradapp.core.model.names import written
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.typed import NumberError, quoted, read_number
from gradapp.core.problem import ALPHA, ParameterSpec
from gradapp.core.problem.batches import LARGEST_SEED
from gradapp.core.problem.data import MOST_SAMPLES
from gradapp.core.problem.fit import MODEL, START
from gradapp.core.problem.notebook import PARAMETERS
from gradapp.core.rules.table import RULES

_THETA, _X, _Y, _ = PARAMETERS


OF_PROBLEM: Final = (
    *("theta", "x", "y", "alpha", "precision", "model", "error", "start", "data"),
    *("reduction", "batch", "shuffle", "optimizer", "option"),
)
"""What `add_problem` adds."""


def add_method(parser: Parser, *others: str) -> None:
    """Have `parser` take a way to write the step, or one of `others`."""
    parser.add_argument(
        "--method",
        choices=[*(each.id for each in METHODS), *others],
        default="autograd",
        help="how the step is written (%(default)s)",
    )


def add_problem(parser: Parser) -> None:
    """Have `parser` take any problem: a model, data, a rule, where it starts, and a precision."""
    _add_number(parser, _THETA, None)
    for spec in (_X, _Y):
        parser.add_argument(
            f"--{spec.name}",
            metavar="F[,F…]",
            type=_numbers(spec),
            help=f"{spec.description}, of one sample or of several ({spec.default:g})",
        )
    _add_number(parser, ALPHA, ALPHA.default)
    _add_precision(parser)
    formulas = parser.add_mutually_exclusive_group()
    formulas.add_argument(
        "--model",
        metavar="FORMULA",
        help=f"what predicts y: inputs and one to four parameters, as in Python ({MODEL})",
    )
    formulas.add_argument(
        "--error", metavar="FORMULA", help="what is minimised, in place of a model and data"
    )
    parser.add_argument(
        "--start",
        metavar="NAME=F[,NAME=F…]",
        type=_starts,
        action="append",
        default=[],
        help=f"where parameters start ({START:g})",
    )
    parser.add_argument(
        "--data",
        metavar="FILE.csv",
        type=file(),
        help="samples: the first row names the columns, the last column is y",
    )
    parser.add_argument(
        "--reduction",
        choices=("mean", "sum"),
        help="whether E is the mean of the squares or their sum (mean)",
    )
    parser.add_argument(
        "--batch",
        metavar="N",
        type=whole(1, MOST_SAMPLES),
        help="how many samples a step uses, in order (all)",
    )
    parser.add_argument(
        "--shuffle",
        metavar="SEED",
        type=whole(0, LARGEST_SEED),
        help="each pass in another order, as Python's random.Random(SEED).shuffle has it",
    )
    parser.add_argument(
        "--optimizer",
        choices=tuple(RULES),
        default="sgd",
        help="how a gradient becomes an update (%(default)s)",
    )
    parser.add_argument(
        "--option",
        metavar="NAME=VALUE",
        type=_option,
        action="append",
        default=[],
        help="of the optimizer, by its name in torch.optim, such as momentum=0.9 or "
        "betas=0.9,0.999; may be given several times",
    )


def _add_number(parser: Parser, spec: ParameterSpec, default: float | None) -> None:
    parser.add_argument(
        f"--{spec.name}",
        metavar="F",
        type=parameter(spec),
        help=f"{spec.description} ({spec.default:g})",
        default=default,
    )


def _add_precision(parser: Parser) -> None:
    parser.add_argument(
        "--precision",
        choices=[str(precision) for precision in Precision],
        default=str(Precision.FLOAT32),
        help="format of the tensors; bare Python is always float64 (%(default)s)",
    )


def _numbers(spec: ParameterSpec) -> Callable[[str], tuple[float, ...]]:
    """Return what reads numbers between commas; or between semicolons, if they have commas."""

    def values(text: str) -> tuple[float, ...]:
        separator = ";" if ";" in text else ","
        every = text.split(separator)
        for word in every[1:]:
            if re.fullmatch(r"0\d\d(?:\.\d*)?", word) and separator == ",":
                raise argparse.ArgumentTypeError(
                    f"{quoted(text)} are several numbers, one of them {word}: write thousands "
                    "without a comma"
                )
        return tuple(map(parameter(spec), every))

    return values


def _starts(text: str) -> tuple[tuple[str, float], ...]:
    return tuple(map(_start, text.split(",")))


def _start(text: str) -> tuple[str, float]:
    name, value = _assigned(text, "F")
    try:
        return written(name), read_number(value, name)
    except NumberError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _option(text: str) -> tuple[str, str]:
    name, value = _assigned(text, "VALUE")
    if name == "lr":
        raise argparse.ArgumentTypeError("the learning rate is --alpha")
    return name, value


def _assigned(text: str, what: str) -> tuple[str, str]:
    """Return what stands on both sides of the equals sign."""
    name, equals, value = (part.strip() for part in text.partition("="))
    if not (name and equals and value):
        raise argparse.ArgumentTypeError(f"must be NAME={what}, but is {quoted(text)}")
    return name, value
