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
    return _folder(environ, platform, "Preferences", "XDG_CONFIG_HOME", ".config")


def state(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return the folder of the log, and of what else is of use to this machine alone."""
    return _folder(environ, platform, "Logs", "XDG_STATE_HOME", ".local/state")


def runtime(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for what lasts no longer than the person's session."""
    named = environ.get("XDG_RUNTIME_DIR", "")
    return Path(named) if _is_absolute(named) else Path(tempfile.gettempdir())


def _folder(
    environ: Mapping[str, str], platform: str, in_library: str, variable: str, otherwise: str
) -> Path:
    """Return the folder on a Mac in its `Library`; on Linux that of `variable`, or `otherwise`."""
    if platform == "win32":
        named = environ.get("LOCALAPPDATA", "")
        return (Path(named) if named else _home(environ) / "AppData" / "Local") / _NAME
    if platform == "darwin":
        return _home(environ) / "Library" / in_library / _NAME
    named = environ.get(variable, "")  # of which the specification has relative paths ignored
    return (Path(named) if _is_absolute(named) else _home(environ) / otherwise) / _NAME


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
