"""The command `gradapp export`: writes a document as a file of another kind."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import Final

from gradapp.app.commands.offscreen import MissingError
from gradapp.app.commands.options import ExportOptions
from gradapp.app.commands.run import DONE, NO_MEMORY, REFUSED
from gradapp.app.commands.words import in_one_line
from gradapp.app.system.apart import send
from gradapp.app.system.qt_import import import_qt
from gradapp.core.words import N_, SayingError, Value
from gradapp.core.words import write as plain
from gradapp.documents.checksum import otherwise
from gradapp.documents.document import Document, load
from gradapp.documents.export.exported import OnProgress, Say, computed
from gradapp.documents.export.kinds import MOST_FRAMES, kind_of, may_be_written, write
from gradapp.documents.export.kinds import export as export_data

_NO_MEMORY: Final = N_("Export", "there is not enough memory for the steps.")


def export(options: ExportOptions) -> int:
    """Write the file that `options` ask for, and return the exit code.

    Returns:
        0, also where this machine computes other bits than the document has, which is said; 1 when
        memory ran out, 2 when the document can't be read or the file not be written.
    """
    progress = _print_percent if options.progress else _ignore
    try:
        document = load(options.document)
        kind = kind_of(options.output)
        may_be_written(options.output)
        exported = computed(document)
        made = len(exported.run)
        if kind.is_moving and (beyond := _beyond(options, made)):
            _say(f"error: argument {beyond}: the document has no such step, its last is {made}")
            return REFUSED
        if kind.is_picture:
            write(options.output, _picture(document, options, progress))
        else:
            say = _saying(options.language) if kind.has_words else exported.say
            export_data(replace(exported, say=say), options.output, progress)
    except MissingError as error:
        _say(str(error))
        return REFUSED
    except SayingError as error:
        _say(f"error: {error}")
        if options.progress:
            send(error.message)
        return REFUSED
    except MemoryError:
        _say(_NO_MEMORY)
        if options.progress:
            send(_NO_MEMORY)
        return NO_MEMORY
    end = options.first + MOST_FRAMES - 1
    if kind.is_moving and options.last is None and end < made:
        _say(
            f"{options.output.name} ends with step {end} of {made}: a moving picture has "
            f"{MOST_FRAMES} pictures at most, and --first and --last choose others"
        )
    if document.checksum is not None and document.lab is None:
        other = otherwise(document.checksum, document.recipe.ended, exported.run)
        if other is not None:
            _say(other)
    return DONE


def _beyond(options: ExportOptions, made: int) -> str:
    """Return which argument wants a step that there is not; empty for none."""
    wanted = {"--first": options.first, "--last": options.last or 0}
    return next((name for name, step in wanted.items() if step > made), "")


def _picture(document: Document, options: ExportOptions, progress: OnProgress) -> bytes:
    from gradapp.app.commands.picture import picture_of  # here: data need no Qt

    return picture_of(document, options, progress)


def _saying(language: str) -> Say:
    """Return what writes words in a language; in English where Qt, which has others, is missing."""
    if language == "en" or not (language or _may_speak_otherwise()):
        return plain
    try:
        import_qt()
    except ImportError:
        return plain
    from gradapp.app.system.language import saying

    return saying(language)


def _may_speak_otherwise() -> bool:
    """Return whether the system may have another language than English, as Qt finds it."""
    if not sys.platform.startswith("linux"):
        return True
    found = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "C")
    is_plain = found.partition(".")[0] in ("C", "POSIX")
    languages = [found, *filter(None, [] if is_plain else [os.environ.get("LANGUAGE")])]
    return not is_plain and not all(each.startswith("en") for each in languages)


def _print_percent(share: float) -> None:
    print(int(100 * share), flush=True)


def _ignore(_share: float) -> None:
    pass


def _say(sentence: Value) -> None:
    print(f"gradapp export: {in_one_line(sentence)}", file=sys.stderr, flush=True)
