"""The kinds of files that a document is exported as, and where each is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gradapp import files
from gradapp.core.words import N_, Message, SayingError, in_a_row
from gradapp.values import dataclass

if TYPE_CHECKING:
    from gradapp.documents.export.exported import Exported, OnProgress

    Content = Callable[[Exported, str, OnProgress], bytes]


class ExportError(SayingError):
    """Something can't be exported; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file.

    Attributes:
        ending: how the file's name ends; it decides the kind.
        name: what such files are called.
        module: the module whose `content` makes one; it is imported when one is made. Empty for a
            picture, which a window draws.
        computes: whether that computes with PyTorch, so that a window has it done by a process of
            its own.
        has_words: whether it is to be read, in some language, and is no picture.
    """

    ending: str
    name: Message
    module: str = ""
    computes: bool = False
    has_words: bool = False

    @property
    def is_picture(self) -> bool:
        """Whether a window draws it."""
        return not self.module

    @property
    def is_moving(self) -> bool:
        """Whether it shows one step after the other."""
        return self.is_picture and self.computes

    def content(self, exported: Exported, progress: OnProgress) -> bytes:
        """Return what a file of this kind holds.

        Args:
            exported: what is exported.
            progress: is told from time to time what share is done, and may raise to end it.

        Raises:
            SayingError: it can't be made.
        """
        content: Content = import_module(self.module).content
        return content(exported, self.ending, progress)


FILE_KINDS: Final = (
    FileKind(
        ".py", N_("Export", "Python program"), "gradapp.documents.export.script", has_words=True
    ),
    FileKind(
        ".ipynb",
        N_("Export", "Jupyter notebook"),
        "gradapp.documents.export.notebook",
        has_words=True,
    ),
    FileKind(".csv", N_("Export", "Steps as CSV"), "gradapp.documents.export.steps"),
    FileKind(".json", N_("Export", "Steps as JSON"), "gradapp.documents.export.steps"),
    FileKind(
        ".html",
        N_("Export", "Page for a browser"),
        "gradapp.documents.export.page",
        computes=True,
        has_words=True,
    ),
    FileKind(".png", N_("Export", "Picture as PNG")),
    FileKind(".svg", N_("Export", "Picture as SVG")),
    FileKind(".pdf", N_("Export", "Picture as PDF")),
    FileKind(".gif", N_("Export", "Steps as a moving picture"), computes=True),
    FileKind(".apng", N_("Export", "Steps as a moving picture, in all colours"), computes=True),
)
"""One more is one more entry, and a module with ``content(exported, ending, progress)``."""

MOST_FRAMES: Final = 101
"""How many pictures a moving one has at most: the start, and so many steps but one."""


def moves(path: Path) -> bool:
    """Return whether a file's name ends as that of a moving picture."""
    return any(kind.is_moving and files.ending(path) == kind.ending for kind in FILE_KINDS)


def kind_of(path: Path) -> FileKind:
    """Return the kind of a file by the ending of its name.

    Raises:
        ExportError: there is none.
    """
    for kind in FILE_KINDS:
        if files.ending(path) == kind.ending:
            return kind
    words = N_("Export", "The name of the file must end in one of {endings}, but is {name}.")
    endings = in_a_row([kind.ending for kind in FILE_KINDS])
    raise ExportError(words.filled(name=path.name, endings=endings))


def export(exported: Exported, path: Path, progress: OnProgress = lambda _: None) -> None:
    """Put what is exported into a file: all of it, or the file stays as it is.

    Args:
        exported: what is exported.
        path: the file; the ending of its name decides what becomes of it.
        progress: is told from time to time what share is done, and may raise to end it.

    Raises:
        SayingError: that can't be; the message is one sentence that says why.
    """
    write(path, kind_of(path).content(exported, progress))


def write(path: Path, content: bytes) -> None:
    """Put what is exported into a file: all of it, or the file stays as it is.

    Raises:
        ExportError: that can't be.
    """
    with _told(path):
        files.write(path, content)


def may_be_written(path: Path) -> None:
    """Refuse what `write` would refuse: to make it may take minutes.

    Raises:
        ExportError: it can't be.
    """
    with _told(path):
        files.rights_of(path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in one sentence what is wrong with a file."""
    try:
        yield
    except OSError as error:
        words = N_("Export", "{name} can't be written: {reason}.")
        raise ExportError(words.filled(name=path.name, reason=files.reason(error))) from None
