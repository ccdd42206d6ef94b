"""Checks that every library the bundle takes from the system is one the packages depend on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from release.project import BuildError, Project, files, run

DEBIAN: Final = {
    "ld-linux-x86-64.so.2": "libc6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libgl1",
    "libOpenGL.so.0": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
"""Debian's package of each library that may be needed from the system."""

_NEEDED: Final = re.compile(r"\(NEEDED\)\s+Shared library: \[([^]]+)\]")
_GLIBC: Final = re.compile(r"Name: GLIBC_(\d+)\.(\d+)(?:\.\d+)?\s")


def check(project: Project) -> None:
    """Hold what the bundle needs against what the .deb depends on or recommends.

    Raises:
        BuildError: a library has no package here, or its package is not in nfpm.yaml.
    """
    description = (project.packaging / "nfpm.yaml").read_text("utf-8")
    declared = set(re.findall(r"^ +- ([a-z0-9.+-]+)", description, re.MULTILINE))
    needed = from_system(project.bundle)
    unknown = sorted(set(needed) - set(DEBIAN))
    if unknown:
        users = "; ".join(f"{name} (for {', '.join(sorted(needed[name])[:3])})" for name in unknown)
        raise BuildError(f"no package is known for libraries that the bundle needs: {users}")
    missing = {DEBIAN[name] for name in needed} - declared
    if missing:
        raise BuildError(f"nfpm.yaml does not depend on {', '.join(sorted(missing))}.")
    major, minor = newest_glibc(project.bundle)
    if f"libc6 (>= {major}.{minor})" not in description:
        raise BuildError(f"nfpm.yaml has to depend on libc6 (>= {major}.{minor}).")


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


def newest_glibc(bundle: Path) -> tuple[int, int]:
    """Return the oldest version of the C library that the bundle runs with."""
    versions = {(2, 0)}
    for path in files(bundle):
        if _is_elf(path):
            text = run("readelf", "--version-info", "--wide", path)
            versions |= {(int(major), int(minor)) for major, minor in _GLIBC.findall(text)}
    return max(versions)


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
