"""What gradapp is built on, for the dialog that says so and for reports; imports none of it."""

from __future__ import annotations

import contextlib
import platform
import sys
from typing import Final

import gradapp

_COMPONENTS: Final = (
    ("Qt for Python", "PySide6", ("PySide6_Essentials", "PySide6"), "LGPL-3.0"),
    ("PyTorch", "torch", ("torch",), "BSD-3-Clause"),
    ("NumPy", "numpy", ("numpy",), "BSD-3-Clause"),
    ("msgspec", "msgspec", ("msgspec",), "BSD-3-Clause"),
)


def components() -> list[tuple[str, str, str]]:
    """Return name, version (empty where it is missing) and licence of what gradapp is built on."""
    found = [("Python", platform.python_version(), "PSF-2.0")]
    for name, module, distributions, licence in _COMPONENTS:
        found.append((name, _version(module, distributions) or "", licence))
    return found


def versions() -> str:
    """Return, in one line, the versions that matter to a report."""
    parts = [f"gradapp {gradapp.__version__}", f"Python {platform.python_version()}"]
    for name, module, distributions, _ in _COMPONENTS[:2]:
        if module in sys.modules:
            parts.append(f"{name} {_version(module, distributions)}")
    parts.append(f"{platform.system()} {platform.release()} {platform.machine()}")
    return ", ".join(parts)


def _version(module: str, distributions: tuple[str, ...]) -> str | None:
    loaded = getattr(sys.modules.get(module), "__version__", None)
    if loaded:
        return str(loaded)
    from importlib import metadata  # 20 ms that a start has no use for

    for distribution in distributions:
        with contextlib.suppress(metadata.PackageNotFoundError):
            return metadata.version(distribution)
    return None
