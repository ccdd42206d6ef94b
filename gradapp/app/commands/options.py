"""What the command line has asked for, one class for each thing that can be asked."""

from __future__ import annotations

from pathlib import Path

from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """Open the window.

    Attributes:
        log_level: what is written to the log.
        opens: the file or the link that is opened in it; empty for none.
    """

    log_level: str
    opens: str = ""


@dataclass(frozen=True, slots=True)
class SelfTestOptions:
    """Check the four ways against the notebook."""


@dataclass(frozen=True, slots=True)
class ResetOptions:
    """Forget the settings."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Print the steps of some ways.

    Attributes:
        problem: what they solve.
        methods: whose steps are printed, in this order.
        steps: how many, at most.
        format: how they are printed: ``table``, ``csv`` or ``json``.
    """

    problem: AnyProblem
    methods: tuple[Method, ...]
    steps: int
    format: str = "table"


@dataclass(frozen=True, slots=True)
class CodeOptions:
    """Print a program as a script.

    Attributes:
        problem: what it solves.
        method: whose program it is.
        steps: how many it makes, at most.
    """

    problem: AnyProblem
    method: Method
    steps: int


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Write a document as a file of another kind.

    Attributes:
        document: the file that holds it.
        output: the file to write; the ending of its name says what kind it is.
        part: what of the window a picture shows, one of `PARTS`, or `PRINTED_PAGES`.
        scale: how many pixels a picture has for one of the screen, in each direction.
        first: the step that a moving picture begins with, 0 for the start.
        last: the step that it ends with; None for the last one made.
        pace: how many steps it shows in a second.
        progress: whether it is printed how far the file is.
        language: that of the words of a page or a picture, "de" say; empty for the system's.
    """

    document: Path
    output: Path
    part: str = "window"
    scale: int = 1
    first: int = 0
    last: int | None = None
    pace: int = 2
    progress: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class TraceOptions:
    """Run code of a person's own line by line.

    Attributes:
        file: the program or notebook.
        lines: how many lines are recorded at most.
        seconds: how long it may compute.
        format: how it is printed: ``table`` or ``json``.
    """

    file: Path
    lines: int
    seconds: float
    format: str


@dataclass(frozen=True, slots=True)
class ScreenshotOptions:
    """Draw the window after some steps.

    Attributes:
        output: the PNG file to write.
        problem: where the run starts.
        method: the way that makes the steps.
        lab: the number of the Lab's entry that is run instead, its question answered rightly.
        steps: how many, at most.
        cursor: the step to look at, 0 for the start; None for the last one made.
        size: width and height of the window, in pixels.
        dark: whether the scheme is dark.
        panel: the panel in front in the right column; or "sweep" or "why" for
            the window of the sweep or that of the explanation.
        section: whether the error along the step is drawn below the plane.
        pins: problems and ways whose runs, of as many steps, are pinned; the first is the one
            that the table compares with.
        line: the number of the line to look at among those of the step; None for the whole step.
        text_scale: the size of text, in percent.
        log_level: what is written to the log.
    """

    output: Path
    problem: AnyProblem
    method: Method
    lab: int | None
    steps: int
    cursor: int | None
    panel: str
    section: bool
    pins: tuple[tuple[AnyProblem, Method], ...]
    line: int | None
    size: tuple[int, int]
    dark: bool
    text_scale: int
    log_level: str


Options = (
    WindowOptions
    | SelfTestOptions
    | ResetOptions
    | RunOptions
    | CodeOptions
    | ExportOptions
    | TraceOptions
    | ScreenshotOptions
)
