"""The words of `gradapp export`."""

from __future__ import annotations

import argparse
from pathlib import Path

from gradapp.app.commands.options import ExportOptions
from gradapp.app.commands.words import Parser
from gradapp.documents.export.kinds import KINDS, ExportError, kind_of


def add_export(export: Parser) -> None:
    """Have the command's parser take its words."""
    export.description = (
        "Write a document as a file that stands by itself. The steps are those of the document's "
        "own way, or of the Lab's code where it is open there; pinned runs stay in the document."
    )
    export.add_argument("document", metavar="FILE.gradapp", type=Path, help="the document")
    every = ", ".join(f"{kind.ending} ({kind.name})" for kind in KINDS)
    export.add_argument(
        "output",
        metavar="OUT",
        type=_output,
        help=f"the file to write, of the kind that its name ends in: {every}",
    )
    export.set_defaults(made=_options)


def _options(words: argparse.Namespace) -> ExportOptions:
    return ExportOptions(words.document, words.output)


def _output(text: str) -> Path:
    try:
        kind_of(Path(text))
    except ExportError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return Path(text)
