"""Exports in a process of its own: what computes with PyTorch must not in a window's process.

PyTorch has one type of new tensors for all threads, and the worker of the window sets it. Why
nothing could be written comes from there as a value, to be said in the language of the window.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from gradapp import files
from gradapp.core.words import N_, Message, Value
from gradapp.documents.document import Document, DocumentError, save
from gradapp.documents.export.kinds import ExportError, write

_log = logging.getLogger(__name__)

_OFTEN: Final = 0.05
_NO_CONSOLE: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def export_apart(
    document: Document, path: Path, words: tuple[str, ...], progress: Callable[[float], None]
) -> None:
    """Have `gradapp export` write a document to a file, as it would from the command line.

    Args:
        document: the document.
        path: the file.
        words: what else the command is told.
        progress: is told what share is done, and asked again and again whether to go on; what it
            raises ends the process.

    Raises:
        SayingError: it can't be written.
    """
    try:
        _export(document, path, words, progress)
    except DocumentError as error:
        raise _not_written(path, error.message) from None
    except OSError as error:  # there is no room, or no process
        where = N_("Export", "{name} can't be written: {reason}.")
        where = where.filled(name=str(error.filename or path), reason=files.reason(error))
        raise _not_written(path, where) from None


def _export(
    document: Document, path: Path, words: tuple[str, ...], progress: Callable[[float], None]
) -> None:
    with tempfile.TemporaryDirectory(prefix="gradapp-") as folder:
        file, made = Path(folder, "exported.gradapp"), Path(folder, path.name)
        save(document, file)
        percents = Path(folder, "percents")
        with percents.open("wb") as printed:
            child = subprocess.Popen(
                [*itself(), "export", str(file), str(made), *words, "--progress"],
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.PIPE,
                creationflags=_NO_CONSOLE,
            )
        try:
            while True:
                try:
                    _, said = child.communicate(timeout=_OFTEN)
                    break
                except subprocess.TimeoutExpired:
                    progress(_last(percents))
        finally:
            if child.poll() is None:
                child.kill()
                child.communicate()
        if child.returncode:
            raise _not_written(path, _reason(percents, said.decode(errors="replace")))
        write(path, made.read_bytes())  # not by the process, which may be killed in the middle


def _not_written(path: Path, reason: Value) -> ExportError:
    words = N_("Export", "{name} has not been written: {reason}")
    return ExportError(words.filled(name=path.name, reason=reason))


class _Sent(Struct):
    """A message on its way: what is not one of words and whole numbers is a text by then."""

    context: str
    text: str
    comment: str
    count: int | None
    values: list[tuple[str, _Sent | str | int]]

    def received(self) -> Message:
        """Return the message."""
        values = ((name, _received(value)) for name, value in self.values)
        return Message(self.context, self.text, self.comment, self.count, tuple(values))


def send(message: Message) -> None:
    """Print why nothing is written, on a line of its own, for the window that waits for it."""
    print(json.dumps(msgspec.to_builtins(_sent(message))), flush=True)


def _sent(value: Value) -> _Sent | str | int:
    if not isinstance(value, Message):
        return value if isinstance(value, int) else str(value)
    values = [(name, _sent(each)) for name, each in value.values]
    return _Sent(value.context, value.text, value.comment, value.count, values)


def _received(value: _Sent | str | int) -> Value:
    return value.received() if isinstance(value, _Sent) else value


def _reason(printed: Path, said: str) -> Value:
    """Return why nothing has been written; where that was not sent, nobody foresaw it."""
    *_, last, _ = ("", *printed.read_text("ascii").split("\n"))
    if last.startswith("{"):
        return msgspec.json.decode(last, type=_Sent).received()
    if not said.strip():
        return N_("Export", "the process that writes it was ended.")
    _log.error("An export in a process of its own has failed: %s", said)
    return N_("Export", "an error that was not foreseen: the log has it.")


def itself() -> list[str]:
    """Return what starts this program again."""
    return [sys.executable, *([] if hasattr(sys, "frozen") else ["-m", "gradapp"])]


def _last(percents: Path) -> float:
    """Return what share the last whole line says is done."""
    *whole, _ = percents.read_text("ascii").split("\n")
    return max((int(each) for each in whole if each.isdecimal()), default=0) / 100
