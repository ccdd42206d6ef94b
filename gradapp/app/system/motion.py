"""Whether the system asks for less motion, which Qt does not tell."""

from __future__ import annotations

import configparser
import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from gradapp.app.system import folders

_CLIENT_AREA_ANIMATION: Final = 0x1042


def is_less_set(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Say whether Windows' animations, or those of GTK in its files of settings, are off."""
    if platform == "win32":
        return not _windows_animates()
    folder = folders.config(environment, platform).parent
    files = [folder / version / "settings.ini" for version in ("gtk-4.0", "gtk-3.0")]
    return any(map(_has_no_animations, files))


def _has_no_animations(file: Path) -> bool:
    settings = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        if not file.is_file() or file.stat().st_size > 1 << 20:
            return False
        settings.read(file, encoding="utf-8")
        return not settings.getboolean("Settings", "gtk-enable-animations", fallback=True)
    except (OSError, ValueError, configparser.Error):
        return False


def _windows_animates() -> bool:
    windows: Any = ctypes  # what there is in it depends on the system
    animates = ctypes.c_int(1)
    windows.windll.user32.SystemParametersInfoW(
        _CLIENT_AREA_ANIMATION, 0, ctypes.byref(animates), 0
    )
    return bool(animates.value)
