"""Checks that every library the bundle takes from the system is one the packages depend on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from gradapp.app.system.libraries import PRINTING, QT, WAYLAND
from release.project import BuildError, Project, files, run

# All of these are in libc6.
_C_LIBRARY: Final = {
    "ld-linux-x86-64.so.2",
    "libc.so.6",
    "libdl.so.2",
    "libm.so.6",
    "libpthread.so.0",
    "libresolv.so.2",
    "librt.so.1",
    "libutil.so.1",
}
_NEEDED: Final = re.compile(r"\(NEEDED\)\s+Shared library: \[([^]]+)\]")
_GLIBC: Final = re.compile(r"Name: GLIBC_(\d+)\.(\d+)(?:\.\d+)?\s")


def check(project: Project) -> None:
    """Hold what the bundle needs against what is told to need.

    Raises:
        BuildError: the bundle needs another library, or needs one no longer.
    """
    needed = from_system(project.bundle)
    unknown = sorted(set(needed) - set(QT) - set(WAYLAND) - set(PRINTING) - _C_LIBRARY)
    if unknown:
        users = "; ".join(f"{name} (for {', '.join(sorted(needed[name])[:3])})" for name in unknown)
        raise BuildError(f"no package is known for libraries that the bundle needs: {users}")
    idle = sorted({*QT, *WAYLAND, *PRINTING} - set(needed))
    if idle:
        raise BuildError(f"the bundle does not need {', '.join(idle)}.")


def by_package(bundle: Path) -> list[str]:
    """Return what a .deb has to depend on for a window to open."""
    return sorted({f"libc6 (>= {newest_glibc(bundle)})", *QT.values()})


def by_library(bundle: Path) -> list[str]:
    """Return the same for an .rpm, by name of library: those of packages differ among systems."""
    names = [*QT, f"libc.so.6(GLIBC_{newest_glibc(bundle)})"]
    return sorted(f"{name}{'' if '(' in name else '()'}(64bit)" for name in names)


def from_system(bundle: Path) -> dict[str, set[str]]:
    """Return the libraries needed and not in the bundle, each with the files needing it."""
    paths = [path for path in files(bundle) if _is_elf(path)]
    own = {path.name for path in files(bundle)}
    needed: dict[str, set[str]] = {}
    for path in paths:
        for name in _NEEDED.findall(run("readelf", "--dynamic", "--wide", path)):
            if name not in own:
                needed.setdefault(name, set()).add(path.name)
    return needed


def newest_glibc(bundle: Path) -> str:
    """Return the oldest version of the C library that the bundle runs with."""
    versions = {(2, 0)}
    for path in files(bundle):
        if _is_elf(path):
            text = run("readelf", "--version-info", "--wide", path)
            versions |= {(int(major), int(minor)) for major, minor in _GLIBC.findall(text)}
    return "{}.{}".format(*max(versions))


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
