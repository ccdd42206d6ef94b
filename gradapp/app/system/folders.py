"""Where the person's own files are: the XDG specification on Linux, the platform's places else."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Final

_NAME: Final = "gradapp"


def config(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return the folder of the settings."""
    if platform == "win32":
        return _local(environ) / _NAME
    if platform == "darwin":
        return _home(environ) / "Library" / "Preferences" / _NAME
    return _xdg(environ, "XDG_CONFIG_HOME", ".config") / _NAME


def state(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return the folder of the log, and of what else is of use to this machine alone."""
    if platform == "win32":
        return _local(environ) / _NAME
    if platform == "darwin":
        return _home(environ) / "Library" / "Logs" / _NAME
    return _xdg(environ, "XDG_STATE_HOME", ".local/state") / _NAME


def runtime(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for what lasts no longer than the person's session."""
    named = environ.get("XDG_RUNTIME_DIR", "")
    return Path(named) if _is_absolute(named) else Path(tempfile.gettempdir())


def _xdg(environ: Mapping[str, str], name: str, otherwise: str) -> Path:
    # The specification has relative paths ignored.
    named = environ.get(name, "")
    return Path(named) if _is_absolute(named) else _home(environ) / otherwise


def _local(environ: Mapping[str, str]) -> Path:
    named = environ.get("LOCALAPPDATA", "")
    return Path(named) if named else _home(environ) / "AppData" / "Local"


def _home(environ: Mapping[str, str]) -> Path:
    named = environ.get("HOME", "") if os.name == "posix" else environ.get("USERPROFILE", "")
    if _is_absolute(named):
        return Path(named)
    try:
        import pwd

        return Path(pwd.getpwuid(os.getuid()).pw_dir)
    except (ImportError, KeyError):  # Windows; or a person whom the system does not know
        return Path(tempfile.gettempdir())


def _is_absolute(path: str) -> bool:
    return PurePath(path).is_absolute()
