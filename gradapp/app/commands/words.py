"""What single words on the command line are, numbers and file names, and how they are refused."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from gradapp import files
from gradapp.core.limits import MOST_STEPS
from gradapp.core.numbers.typed import quoted, read_whole
from gradapp.core.problem import ParameterSpec, ProblemError
from gradapp.core.words import grouped
from gradapp.override import override

SMALLEST: Final = (640, 480)
LARGEST: Final = (7680, 4320)
LOG_LEVEL: Final = "info"

_FORMULAS: Final = ("--model", "--error")
_EPILOG: Final = "In parentheses: what is used where an option is left out."


def in_one_line(words: object) -> str:
    """Return a sentence in one line, whatever lines a name or a text in it has."""
    return " ".join(str(words).splitlines())


class _Kept(argparse.Action):
    """Keeps a value, and in `given` that there is one; of two, the last, as in most commands."""

    @override
    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        _option: str | None = None,
    ) -> None:
        namespace.given = {*namespace.given, self.dest}
        setattr(namespace, self.dest, values)


class Parser(argparse.ArgumentParser):
    """Takes words that are written out, and refuses others in one line."""

    def __init__(self, *, description: str, prog: str | None = None) -> None:
        """Take the words of a command, which `description` tells."""
        super().__init__(prog=prog, description=description, epilog=_EPILOG, allow_abbrev=False)
        self.register("action", None, _Kept)
        self.set_defaults(given=frozenset())

    def has(self, word: str) -> bool:
        """Return whether `word` is an option of its own, with or without a value."""
        return word.partition("=")[0] in self._option_string_actions

    @override
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: error: {in_one_line(message)}\n")


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]


def add_command(commands: Commands, name: str, text: str) -> Parser:
    """Return the parser of one more command, of which `text` says what it does."""
    parser = commands.add_parser(name, help=text, description=f"{text[:1].upper()}{text[1:]}.")
    parser.set_defaults(parser=parser)
    return parser


def is_given(words: argparse.Namespace, name: str) -> bool:
    """Return whether an option was typed, be its value that of one left out."""
    value = getattr(words, name)
    return name in words.given or value is True or (isinstance(value, list) and bool(value))


def add_steps(parser: Parser, fewest: int) -> None:
    """Have `parser` take how many steps are made."""
    parser.add_argument(
        "--steps",
        metavar="N",
        type=whole(fewest, MOST_STEPS),
        default=10,
        help=f"how many at most, {fewest} to {grouped(MOST_STEPS)} (%(default)s)",
    )


def tied(words: Sequence[str]) -> list[str]:
    """Tie negative numbers and formulas to the option before them.

    Argparse takes ``-1e-3`` and ``-w*x`` for options.
    """
    tied: list[str] = []
    for word in words:
        before = tied[-1] if tied else ""
        is_formula = before in _FORMULAS and re.match(r"-[^-]", word) is not None
        if is_formula or (re.fullmatch(r"--[\w-]+", before) and _is_negative(word)):
            tied[-1] += f"={word}"
        else:
            tied.append(word)
    return tied


def _is_negative(word: str) -> bool:
    """Return whether `word` is meant as a negative number; no option is called like one."""
    return re.match(r"-\s*(?:[\d.,∞]|inf|nan)", word, re.IGNORECASE) is not None


def parameter(spec: ParameterSpec) -> Callable[[str], float]:
    """Return what reads the number that `spec` describes."""

    def value(text: str) -> float:
        try:
            return spec.checked(text)
        except ProblemError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return value


def whole(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number within bounds."""

    def value(text: str) -> int:
        number = read_whole(text)
        if number is None or not least <= number <= most:
            raise argparse.ArgumentTypeError(
                f"must be a whole number from {grouped(least)} to {grouped(most)}, "
                f"but is {quoted(text)}"
            )
        return number

    return value


def size(text: str) -> tuple[int, int]:
    """Return the width and the height in `text`."""
    match = re.fullmatch(r"(\d{1,5})x(\d{1,5})", text, re.ASCII)
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(low <= n <= high for low, n, high in zip(SMALLEST, size, LARGEST, strict=True)):
        low, high = ("x".join(map(str, bound)) for bound in (SMALLEST, LARGEST))
        raise argparse.ArgumentTypeError(f"must be WxH from {low} to {high}, but is {quoted(text)}")
    return size


def file(*endings: str) -> Callable[[str], Path]:
    """Return what reads the name of a file, which has one of `endings` if there are any."""

    def value(text: str) -> Path:
        if not text:
            raise argparse.ArgumentTypeError("must be the name of a file, but is empty")
        if endings and files.ending(Path(text)) not in endings:
            every = " or ".join(endings)
            raise argparse.ArgumentTypeError(f"must end in {every}, but is {quoted(text)}")
        return Path(text)

    return value
