"""What the columns show: frozen values, their words already written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from enum import Enum, auto

from gradapp.core.numbers.precision import Precision
from gradapp.ui.kit.tone import Tone
from gradapp.values import dataclass


class Form(Enum):
    """What is shown of the programs."""

    ONE_STEP = auto()
    """One step of each as straight code."""
    LOOP = auto()
    """The programs as they run."""
    STEPS = auto()
    """What they have computed, step by step."""


class To(Enum):
    """What a click can want."""

    WAY = auto()
    """To have a way chosen, by its id."""
    COPY = auto()
    """To have the code of a way copied, by its id."""
    WHY = auto()
    """To be told why numbers differ."""
    LAB = auto()
    """To go to code of the Lab, by its id."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a click leads: what it wants, and of which id."""

    to: To
    id: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that is said, and where a click on it leads.

    Attributes:
        words: the words.
        tone: their colour.
        link: the words that can be clicked, behind them.
        target: where these lead; None where there are none.
    """

    words: str
    tone: Tone = Tone.PLAIN
    link: str = ""
    target: Link | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A statement.

    Attributes:
        text: its lines, with indentation and comments.
        is_new: whether the program to the left does not have it.
        has_run: whether it has just run.
    """

    text: str
    is_new: bool = False
    has_run: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of one program.

    Attributes:
        code: its statements.
        replaced: the beginnings of those that these replace.
        values: what they have left, once they have run: a line each.
        trouble: what went wrong in them.
    """

    code: tuple[Code, ...] = ()
    replaced: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the step, in all programs.

    Attributes:
        name: what is done there.
        cells: what each program has there.
        is_now: whether it has just run.
        compared: whether all have the same; None where that is not known or not asked.
        note: what is to be said of it; None for nothing.
    """

    name: str
    cells: tuple[Cell, ...]
    is_now: bool = False
    compared: Said | None = None
    note: Said | None = None


@dataclass(frozen=True, slots=True)
class ProgramHead:
    """The head of a program.

    Attributes:
        method_id: the way.
        title: what it is called.
        sentence: what PyTorch takes over in it, or what is wrong with it.
        is_chosen: whether it is the way of the run.
        copy: the words that have its code copied; empty for none.
    """

    method_id: str
    title: str
    sentence: str
    is_chosen: bool
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """All columns at one place of a step.

    Attributes:
        columns: their heads.
        rows: the parts of the step.
        is_fault: whether what is new is what is wrong.
    """

    columns: tuple[ProgramHead, ...] = ()
    rows: tuple[Row, ...] = ()
    is_fault: bool = False


def _no_number(_step: int, _way: int) -> tuple[float, Precision] | None:
    return None


def _nothing(_step: int) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Steps:
    """All steps by all ways; what stands in a cell is asked for when it is seen.

    Attributes:
        run: the number of the run that they are of.
        count: how many steps there are.
        cursor: the one that is looked at; 0 for none.
        heads: what the ways are called, and what of each is shown.
        chosen: the place of the chosen way.
        made: how many steps each way has made.
        number: a number, by the step and the place of the way; None where there is none.
        apart: how far the numbers of a step are the same.
    """

    run: int = 0
    count: int = 0
    cursor: int = 0
    heads: tuple[str, ...] = ()
    chosen: int = -1
    made: tuple[int, ...] = ()
    number: Callable[[int, int], tuple[float, Precision] | None] = field(
        default=_no_number, compare=False
    )
    apart: Callable[[int], str] = field(default=_nothing, compare=False)
