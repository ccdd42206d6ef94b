"""What Qt takes from a Linux system, and a bare one lacks: told by window, packages and dev.py.

`packaging/dev.py` runs this file before anything is installed: it needs the standard library alone.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from typing import Final

QT: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
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
"""Debian's package of each library without which no window opens."""

WAYLAND: Final = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""The same of those without which Qt opens its windows by X11, on a Wayland desktop, too."""

PRINTING: Final = {"libcups.so.2": "libcups2"}
"""The same of those without which Qt finds no printer; pages still become a PDF."""


def missing(load: Callable[[str], object] = ctypes.CDLL) -> list[str]:
    """Return those of `QT` that the dynamic linker can't load."""
    absent = []
    for name in QT:
        try:
            load(name)
        except OSError:
            absent.append(name)
    return absent


def packages(libraries: Iterable[str]) -> list[str]:
    """Return Debian's packages of `libraries`; one that none is known of stands for itself."""
    return list(dict.fromkeys(QT.get(name, name) for name in libraries))
