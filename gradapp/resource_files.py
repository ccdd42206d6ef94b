"""Where the resources are: beside the package in a checkout, inside it in a wheel or bundle."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import gradapp
from gradapp.core.words import N_, Message, SayingError, listed

_MARK = "gradapp.svg"


class ResourceError(SayingError):
    """A resource is missing."""


def path(*parts: str) -> Path:
    """Return the path of the resource `parts`, as in ``path("icons", "play.svg")``.

    Raises:
        ResourceError: it is not there.
    """
    found = root().joinpath(*parts)
    if not found.exists():
        words = N_(
            "Resources",
            "The file {name} of gradapp is missing from {folder}; installing gradapp again brings "
            "it back.",
        )
        raise ResourceError(words.filled(name="/".join(parts), folder=str(root())))
    return found


@cache
def root() -> Path:
    """Return the folder of all resources.

    Raises:
        ResourceError: there is none.
    """
    candidates = list(_candidates())
    for folder in candidates:
        if (folder / _MARK).is_file():
            return folder
    words = N_(
        "Resources",
        "The resources of gradapp are missing: they were looked for in {folders}; installing "
        "gradapp again brings them back.",
    )
    raise ResourceError(words.filled(folders=listed([*map(str, candidates)])))


def lacking() -> Message | None:
    """Return the sentence about what a window can't do without and is not there, else None."""
    try:
        path(_MARK)
        path("icons")
    except ResourceError as error:
        return error.message
    return None


def _candidates() -> Iterator[Path]:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        yield Path(bundle) / "gradapp" / "resources"
    package = Path(gradapp.__file__).resolve().parent
    yield package / "resources"
    yield package.parent / "resources"
