"""Which parts of others are in the bundle: found in the bundle itself, not in a list."""

from __future__ import annotations

import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from release.project import BuildError, Project

_TEXT = re.compile(r"(licen[sc]e|copying|notice)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Component:
    """A part that others made.

    Attributes:
        name: its name.
        version: its version.
        licence: its licence or licences, in a few words.
        purl: its package URL.
        texts: the files with its licences, and the names they get.
        places: patterns of its files, from the folder of the bundle.
    """

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[tuple[Path, str], ...]
    places: tuple[str, ...]


def components(project: Project) -> list[Component]:
    """Return the parts of the built bundle, Python first.

    Raises:
        BuildError: the licence of one of them was not found.
    """
    internal = project.bundle / "_internal"
    found = [_python(), _bootloader()]
    found += sorted(_distributions(project), key=lambda component: component.name.lower())
    found += sorted(_system_libraries(internal), key=lambda component: component.name)
    for component in found:
        if not component.texts:
            raise BuildError(f"no licence of {component.name} was found.")
    return found


def modules(bundle: Path) -> set[str]:
    """Return the names of all modules in the archive inside the program."""
    from PyInstaller.archive.readers import CArchiveReader  # type: ignore[import-untyped]

    archive = CArchiveReader(str(bundle / "gradapp")).open_embedded_archive("PYZ.pyz")
    return set(archive.toc)


def _distributions(project: Project) -> Iterator[Component]:
    internal = project.bundle / "_internal"
    tops = {name.partition(".")[0] for name in modules(project.bundle)}
    tops |= {path.name for path in internal.iterdir()}
    owners = metadata.packages_distributions()
    names = {owner for top in tops for owner in owners.get(top, ())} - {"gradapp"}
    for name in sorted(names, key=str.lower):
        own = {top for top, owner in owners.items() if name in owner and top in tops}
        own |= {f"{name}.libs"} if (internal / f"{name}.libs").exists() else set()
        places = tuple(f"_internal/{top}/*" for top in sorted(own) if (internal / top).is_dir())
        yield from_distribution(project, metadata.distribution(name), places)


def from_distribution(
    project: Project, distribution: metadata.Distribution, places: tuple[str, ...]
) -> Component:
    """Return what a package of Python's says about itself."""
    name = distribution.name
    return Component(
        name.replace("_", "-"),
        distribution.version,
        _licence(distribution),
        f"pkg:pypi/{name.lower().replace('_', '-')}@{distribution.version.partition('+')[0]}",
        tuple(_texts(distribution, project)),
        places,
    )


def _licence(distribution: metadata.Distribution) -> str:
    said = distribution.metadata
    words = str((said.get_all("License-Expression") or said.get_all("License") or [""])[0])
    if not words or "\n" in words or len(words) > 400:
        classes = said.get_all("Classifier") or []
        words = ", ".join(c.split(" :: ")[-1] for c in classes if c.startswith("License ::"))
    return {"BSD": "BSD-3-Clause"}.get(words, words)


def _texts(distribution: metadata.Distribution, project: Project) -> Iterator[tuple[Path, str]]:
    if distribution.name.lower().replace("_", "-") in {"pyside6-essentials", "shiboken6"}:
        for path in sorted((project.packaging / "licences").iterdir()):
            yield path, path.name
        return
    for file in sorted(distribution.files or (), key=str):
        parts = file.parts
        if parts[0].endswith(".dist-info") and _TEXT.search(file.name) and len(parts) > 1:
            named = "/".join(parts[2:] if parts[1] == "licenses" else parts[1:])
            yield Path(str(distribution.locate_file(file))), named


def _python() -> Component:
    library = Path(sys.base_prefix) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    places = (library / "LICENSE.txt", Path(f"/usr/share/doc/{library.name}-minimal/copyright"))
    text = next((path for path in places if path.is_file()), None)
    version = platform.python_version()
    return Component(
        "Python",
        version,
        "PSF-2.0",
        f"pkg:generic/python@{version}",
        ((text, "LICENSE.txt"),) if text else (),
        (f"_internal/{library.name}/*", "_internal/libpython*", "_internal/base_library.zip"),
    )


def _bootloader() -> Component:
    """The small program that starts Python: PyInstaller's, under a licence with an exception."""
    distribution = metadata.distribution("pyinstaller")
    texts = tuple(
        (Path(str(distribution.locate_file(file))), file.name)
        for file in distribution.files or ()
        if _TEXT.search(file.name) and ".dist-info" in str(file)
    )
    return Component(
        "PyInstaller bootloader",
        distribution.version,
        "GPL-2.0-or-later WITH Bootloader-exception",
        f"pkg:pypi/pyinstaller@{distribution.version}",
        texts,
        ("gradapp",),
    )


def _system_libraries(internal: Path) -> Iterator[Component]:
    """The libraries that the bundle has from Debian, by the package that they came in."""
    packages: dict[str, list[str]] = {}
    python_s_own = set(internal.glob("libpython*"))
    for library in sorted(set(internal.glob("*.so*")) - python_s_own):
        if library.is_symlink():  # to a library of a wheel
            continue
        asked = _ask("dpkg-query", "--search", f"*/{library.name}")
        if asked:
            packages.setdefault(asked.split(":")[0], []).append(f"_internal/{library.name}")
    for name, places in packages.items():
        version = _ask("dpkg-query", "--show", "--showformat=${Version}", name)
        text = Path(f"/usr/share/doc/{name}/copyright")
        yield Component(
            name,
            version,
            "see its copyright file",
            f"pkg:deb/debian/{name}@{version}?arch=amd64",
            ((text, "copyright"),) if text.is_file() else (),
            tuple(places),
        )


def _ask(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.strip()
