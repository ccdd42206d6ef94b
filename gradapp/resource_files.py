"""Where the resources are: beside the package in a checkout, inside it in a wheel or bundle."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import gradapp

_MARK = "gradapp.svg"


class ResourceError(Exception):
    """A resource is missing; the message is a sentence for the person who installed gradapp."""


def path(*parts: str) -> Path:
    """Return the path of the resource `parts`, as in ``path("icons", "play.svg")``.

    Raises:
        ResourceError: it is not there.
    """
    found = root().joinpath(*parts)
    if not found.exists():
        raise ResourceError(
            f"The file {'/'.join(parts)} of gradapp is missing from {root()}; "
            "installing gradapp again brings it back."
        )
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
    looked = " or ".join(str(folder) for folder in candidates)
    raise ResourceError(
        f"The resources of gradapp are missing: they are not in {looked}; "
        "installing gradapp again brings them back."
    )


def lacking() -> str | None:
    """Return the sentence about what a window can't do without and is not there, else None."""
    try:
        path(_MARK)
        path("icons")
    except ResourceError as error:
        return str(error)
    return None


def _candidates() -> Iterator[Path]:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        yield Path(bundle) / "gradapp" / "resources"
    package = Path(gradapp.__file__).resolve().parent
    yield package / "resources"
    yield package.parent / "resources"
