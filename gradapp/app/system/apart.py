"""Exports in a process of its own: what computes with PyTorch must not in a window's process.

PyTorch has one type of new tensors for all threads, and the worker of the window sets it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from gradapp.core.words import N_, Value
from gradapp.documents.document import Document, DocumentError, save
from gradapp.documents.export.kinds import ExportError, write

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
        raise _not_written(path, str(error)) from None


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
            raise _not_written(path, said.decode(errors="replace").strip())
        write(path, made.read_bytes())  # not by the process, which may be killed in the middle


def _not_written(path: Path, reason: Value) -> ExportError:
    words = N_("Export", "{name} has not been written: {reason}")
    return ExportError(words.filled(name=path.name, reason=reason))


def itself() -> list[str]:
    """Return what starts this program again."""
    return [sys.executable, *([] if hasattr(sys, "frozen") else ["-m", "gradapp"])]


def _last(percents: Path) -> float:
    """Return what share the last whole line says is done."""
    *whole, _ = percents.read_text("ascii").split("\n")
    return int(whole[-1]) / 100 if whole else 0.0
