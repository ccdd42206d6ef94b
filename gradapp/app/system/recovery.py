"""What a window has is kept in a file of its own, until it is closed: a crash loses nothing."""

from __future__ import annotations

import logging
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

from gradapp import files
from gradapp.app.system import folders
from gradapp.documents.document import Document, DocumentError, read_document, written
from gradapp.documents.names import SUFFIX
from gradapp.files import LEFT_BEHIND_S
from gradapp.values import dataclass

_LARGEST: Final = 1 << 25
_HEAD: Final = b"gradapp recovery of: "

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a window had that ended by itself.

    Attributes:
        document: what it showed.
        path: the file of the document; None where it had none.
        place: where it is kept.
    """

    document: Document
    path: Path | None
    place: Path


class Recovery:
    """One file for one window; those whose window has ended are found by their locks.

    Nothing here raises, or waits for anybody.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Keep nothing yet; by default in the person's own folder."""
        self._folder = folder or folders.state() / "recovery"
        self._own = self._folder / f"{os.getpid()}-{time.time_ns()}{SUFFIX}"
        self._lock: QLockFile | None = None
        self._others: list[QLockFile] = []
        self._kept = b""

    def keep(self, document: Document, path: Path | None) -> bool:
        """Have `document`, which belongs to the file at `path`, survive a crash.

        Returns:
            Whether it does.
        """
        try:
            content = _HEAD + os.fsencode(path or "").hex().encode() + b"\n" + written(document)
            if content == self._kept:
                return True
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._lock is None:
                self._lock = _locked(self._own)
            files.write(self._own, content)
        except (OSError, DocumentError) as error:
            _log.info("What the window has can't be kept for a crash: %s", error)
            return False
        self._kept = content
        return True

    def drop(self) -> None:
        """Keep nothing: all is where it belongs."""
        if self._kept:
            self._kept = b""
            with suppress(OSError):
                self._own.unlink()

    def end(self) -> None:
        """Let what is kept be found by the next start."""
        for lock in (self._lock, *self._others):
            if lock is not None:
                lock.unlock()
        self._lock, self._others = None, []

    def take(self) -> Recovered | None:
        """Return what a window left that has ended by itself; from now on it is this window's.

        The newest comes first. What can't be read is put aside.
        """
        with suppress(OSError):
            for half in self._folder.glob("*.new"):  # of a writer that was killed in the middle
                if time.time() - half.stat().st_mtime > LEFT_BEHIND_S:
                    half.unlink()
            found = [*self._folder.glob(f"*{SUFFIX}")]
            for place in sorted(found, key=lambda each: each.name, reverse=True):
                left = self._claim(place)
                if left is not None:
                    return left
        return None

    def _claim(self, place: Path) -> Recovered | None:
        if place == self._own:
            return None
        lock = _locked(place)
        if lock is None:  # its window is there
            return None
        try:
            left = _read(place)
        except (OSError, DocumentError) as error:
            _log.info("What a window left in %s can't be read: %s", place, error)
            with suppress(OSError):
                place.replace(place.with_suffix(".unreadable"))
            lock.unlock()
            return None
        self._others.append(lock)
        return left

    def forget(self, left: Recovered) -> None:
        """Remove what a window left: a person has it, or does not want it."""
        with suppress(OSError):
            left.place.unlink()


def _locked(place: Path) -> QLockFile | None:
    """Return the lock of a file, which ends with its process; None where another has it."""
    lock = QLockFile(f"{place}.lock")
    lock.setStaleLockTime(0)
    return lock if lock.tryLock(0) else None


def _read(place: Path) -> Recovered:
    head, _, content = files.read(place, _LARGEST).partition(b"\n")
    try:
        name = os.fsdecode(bytes.fromhex(head.removeprefix(_HEAD).decode("ascii")))
    except ValueError:
        name = ""
    return Recovered(read_document(content, place.name), Path(name) if name else None, place)
