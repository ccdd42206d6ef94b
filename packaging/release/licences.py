"""Collects the licences of everything in the bundle, and writes Debian's copyright file."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from release.components import Component, components
from release.project import Project, replace_folder

_NOTICE: Final = re.compile(r"^[\s*#/]*(?:copyright:?\s+)?(?:\(c\)|©|copyright)\s.*\d{4}.*$", re.I)
_MOST_NOTICES: Final = 30


def folder(project: Project) -> Path:
    """Return the folder that holds what `collect` made."""
    return project.work / "licences"


def collect(project: Project) -> None:
    """Copy all licence texts into one folder, and write the file ``copyright`` beside them."""
    goal = replace_folder(folder(project))
    parts = components(project)
    for component in parts:
        for source, name in component.texts:
            target = goal / _folder_name(component) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    (goal / "copyright").write_text(_copyright(project, parts), "utf-8")


def _folder_name(component: Component) -> str:
    return component.name.replace(" ", "-")


def _copyright(project: Project, parts: Sequence[Component]) -> str:
    ours = (project.root / "LICENSE").read_text("utf-8").split("\n\n", 2)
    notice, text = ours[1].removeprefix("Copyright "), ours[2]
    stanzas = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: gradapp\n"
        "Comment:\n"
        + _field(
            "The package holds Python, Qt, PyTorch and what they need, as their authors publish "
            "them. Every licence text is in the folder licences beside this file."
        ),
        f"Files: *\nCopyright: {notice}\nLicense: Expat\n{_field(text)}",
    ]
    stanzas += [_stanza(part) for part in parts]
    return "\n\n".join(stanza.rstrip("\n") for stanza in stanzas) + "\n"


def _stanza(part: Component) -> str:
    places = part.places or ("usr/lib/gradapp/gradapp",)
    patterns = [
        place if place.startswith("usr/") else f"usr/lib/gradapp/{place}" for place in places
    ]
    texts = [source.read_text("utf-8", errors="replace") for source, _ in part.texts]
    notices = _notices(texts) or [f"see licences/{_folder_name(part)}"]
    # Names with spaces would be read as several licences joined without a word between.
    name = re.sub(r"[^A-Za-z0-9.+-]+", "-", part.name)
    more = f"The texts are in the folder licences/{_folder_name(part)} beside this file."
    return (
        "Files:\n"
        + "\n".join(f" {pattern}" for pattern in patterns)
        + "\nCopyright:\n"
        + "\n".join(f" {notice}" for notice in notices)
        + f"\nLicense: {name}-terms\n"
        + _field(f"{part.name} {part.version}: {part.licence}.\n\n{more}")
    )


def _notices(texts: Sequence[str]) -> list[str]:
    lines = (line for text in texts for line in text.splitlines() if _NOTICE.match(line))
    notices = list(dict.fromkeys(re.sub(r"\s+", " ", line.strip(" \t*#/")) for line in lines))
    if len(notices) > _MOST_NOTICES:
        left = len(notices) - _MOST_NOTICES
        notices = [*notices[:_MOST_NOTICES], f"and {left} more, in the licence texts"]
    return notices


def _field(text: str) -> str:
    """Return `text` as the further lines of a field: indented, with a dot for an empty line."""
    return "\n".join(f" {line.rstrip()}" if line.strip() else " ." for line in text.splitlines())
