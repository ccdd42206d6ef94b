"""The words of `gradapp export`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from gradapp import resource_files
from gradapp.app.commands.options import ExportOptions
from gradapp.app.commands.words import Parser, file, is_given, whole
from gradapp.core.limits import MOST_STEPS
from gradapp.documents.export.kinds import FILE_KINDS, MOST_FRAMES, ExportError, kind_of

PARTS: Final = ("window", "plot", "error", "parameters", "formula", "graph", "samples", "rate")
"""What of a window there are pictures of."""

PRINTED_PAGES: Final = "pages"
"""What is printed, as PDF alone."""


def add_export(export: Parser) -> None:
    """Have the command's parser take its words."""
    export.description = (
        "Write a document as a file that stands by itself. The steps are those of the document's "
        "own way, or of the Lab's code where it is open there; pinned runs stay in the document. "
        "A file that is there already is replaced once the new one is whole."
    )
    export.add_argument("document", metavar="FILE.gradapp", type=file(), help="the document")
    every = ", ".join(f"{kind.ending} ({kind.name})" for kind in FILE_KINDS)
    export.add_argument(
        "output",
        metavar="OUT",
        type=_output,
        help=f"the file to write, of the kind that its name ends in: {every}",
    )
    export.add_argument(
        "--part",
        choices=(*PARTS, PRINTED_PAGES),
        help="what a picture shows: the whole window, or a part of it: the plot of the error as a "
        "function of the parameters, the plots over the steps, the equations, the graph, the "
        "samples, or the scale of learning rates; or, as a PDF, the pages that File > Print prints "
        "(window)",
    )
    export.add_argument(
        "--scale",
        metavar="N",
        type=whole(1, 8),
        help="how many times as large a picture of pixels is in each direction, 1 to 8 (1)",
    )
    for name, text in (
        ("first", "the step that a moving picture begins with, 0 for the start (0)"),
        (
            "last",
            f"the step that it ends with, {MOST_FRAMES - 1} after the first at most (the last of "
            f"the run, or the one {MOST_FRAMES - 1} after the first, and then that is said)",
        ),
    ):
        export.add_argument(f"--{name}", metavar="K", type=whole(0, MOST_STEPS), help=text)
    export.add_argument(
        "--pace",
        metavar="N",
        type=whole(1, 20),
        help="how many steps a moving picture shows in a second, 1 to 20 (2)",
    )
    export.add_argument(
        "--language",
        choices=_languages(),
        help="what the words of a page, a picture or around a program are in (as in the window: "
        "the system's, if it is one of these, else en); code and data are the same in every "
        "language",
    )
    export.add_argument(
        "--progress",
        action="store_true",
        help="print what percentage of the file is made, each on a line of its own; and where it "
        "can't be made, why, as JSON: {context, text, comment, count, values}",
    )
    export.set_defaults(made=_options)


def _options(words: argparse.Namespace) -> ExportOptions:
    kind, first = kind_of(words.output), words.first or 0
    has_pixels = kind.is_picture and kind.ending not in (".svg", ".pdf")
    for names, is_taken, why_not in (
        (("part",), kind.is_picture, "is not a picture"),
        (("scale",), has_pixels, "is not a picture of pixels"),
        (("first", "last", "pace"), kind.is_moving, "is not a moving picture"),
        (("language",), kind.is_picture or kind.has_words, "is the same in every language"),
    ):
        for name in names:
            if is_given(words, name) and not is_taken:
                words.parser.error(f"argument --{name}: {words.output.name} {why_not}")
    if words.part == PRINTED_PAGES and kind.ending != ".pdf":
        words.parser.error(
            f"argument --part: {PRINTED_PAGES} are a PDF, and {words.output.name} is not"
        )
    if words.last is not None and words.last < first:
        words.parser.error(f"argument --last: must be {first} or more, which is the first step")
    if words.last is not None and words.last - first >= MOST_FRAMES:
        words.parser.error(
            f"argument --last: must be {first + MOST_FRAMES - 1} or less, with --first {first}: a "
            f"moving picture has {MOST_FRAMES} pictures at most"
        )
    return ExportOptions(
        words.document,
        words.output,
        words.part or "window",
        words.scale or 1,
        first,
        words.last,
        words.pace or 2,
        words.progress,
        words.language or "",
    )


def _languages() -> list[str]:
    """Return what a window can speak, English among it."""
    found = (resource_files.root() / "translations").glob("gradapp_*.qm")
    return sorted({"en", *(each.stem.removeprefix("gradapp_") for each in found)})


def _output(text: str) -> Path:
    path = file()(text)
    try:
        kind_of(path)
    except ExportError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return path
