"""What a person keeps in a .gradapp file, and how such a file is read and written."""

from __future__ import annotations

from pathlib import Path

from gradapp import files
from gradapp.core.words import N_, Message
from gradapp.documents.contents import (
    LARGEST_FILE,
    Document,
    DocumentError,
    KeptRun,
    LabPlace,
    OwnText,
    Sight,
)

__all__ = (
    "Document",
    "DocumentError",
    "KeptRun",
    "LabPlace",
    "OwnText",
    "Sight",
    "load",
    "read_document",
    "save",
    "written",
)


def load(path: Path) -> Document:
    """Return the document in a file.

    Raises:
        DocumentError: the file can't be read, or holds none.
    """
    try:
        content = files.read(path, LARGEST_FILE)
    except OSError as error:
        words = N_("Document", "{name} can't be read: {reason}.")
        raise DocumentError(_filled(words, path, error)) from None
    return read_document(content, path.name)


def save(document: Document, path: Path) -> None:
    """Put a document into a file: all of it, or the file stays as it is.

    Raises:
        DocumentError: it can't be written.
    """
    content = written(document)
    try:
        files.write(path, content)
    except OSError as error:
        words = N_("Document", "{name} can't be written: {reason}.")
        raise DocumentError(_filled(words, path, error)) from None


def _filled(words: Message, path: Path, error: OSError) -> Message:
    return words.filled(name=path.name, reason=files.reason(error))


def read_document(content: bytes, name: str = "") -> Document:
    """Return the document in the content of a file that is called `name`.

    Raises:
        DocumentError: there is none, or a newer version has written it.
    """
    from gradapp.documents.reading import read  # here: most windows open without a document

    return read(content, name)


def written(document: Document) -> bytes:
    """Return the content of a file with `document`.

    Raises:
        DocumentError: it would be too large, or its problem is known to the program alone.
    """
    from gradapp.documents.writing import write

    return write(document)
