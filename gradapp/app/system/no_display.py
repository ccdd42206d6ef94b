"""Saying in one line why no window can open; imports no Qt until Qt has been imported anyway."""

from __future__ import annotations

import importlib
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NoReturn

from gradapp.app.system import libraries

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

EXIT_CODE: Final = 2
_INSTEAD: Final = "`gradapp run` and `gradapp screenshot` work without a window."
_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET")
_NEED_A_DISPLAY: Final = ("xcb", "wayland")
_NOT_FOUND: Final = re.compile(r"(lib\S+\.so[.\d]*): cannot open shared object file")

# What shows a sentence in a window, without Qt: desktops have one or another.
_DIALOGS: Final = (
    ("zenity", "--error", "--title=gradapp", "--no-markup", "--text"),
    ("kdialog", "--title", "gradapp", "--error"),
    ("xmessage", "-center"),
    ("notify-send", "gradapp"),
)

_Handler = Callable[["QtMsgType", "QMessageLogContext", str], Any]


def missing_display(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> str | None:
    """Return one sentence when it is certain that no window can open, else None."""
    if not platform.startswith(("linux", "freebsd")):
        return None
    wanted = environment.get("QT_QPA_PLATFORM", "")
    if wanted and not all(name.startswith(_NEED_A_DISPLAY) for name in wanted.split(";")):
        return None
    if any(environment.get(name) for name in _DISPLAYS):
        return None
    return f"There is no display to open the window of gradapp on; {_INSTEAD}"


def imported(import_qt: Callable[[], None]) -> str | None:
    """Import what of Qt a window needs; return one sentence when a library lacks, else None.

    Args:
        import_qt: imports Qt as it has to be imported first.

    Raises:
        ImportError: Qt can't be imported for another reason.
    """
    try:
        import_qt()
        for module in ("QtWidgets", "QtNetwork", "QtSvg"):
            importlib.import_module(f"PySide6.{module}")
    except ImportError as error:
        missing = missing_library(error)
        if missing is None:
            raise
        return missing
    return None


def missing_library(error: ImportError) -> str | None:
    """Return one sentence when Qt can't be imported for want of a library, else None.

    Args:
        error: what importing Qt raised.
    """
    named = _NOT_FOUND.search(str(error))
    if named is None:
        return None
    missing = [*libraries.missing(), named[1]]
    return f"gradapp can't open its window: {_not_installed(missing)}; `gradapp run` needs none."


@contextmanager
def explained() -> Iterator[None]:
    """While the application object is made, turn Qt's abort into one line and exit code 2.

    Qt can't report a display it fails to open: it calls `qFatal`, which aborts the process.
    Messages that are not fatal go on to the handler that was installed before, or are shown
    once the application stands.
    """
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    kept: list[str] = []

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            explain_fatal(message)
        elif previous is not None:
            previous(kind, context, message)
        elif kind != QtMsgType.QtDebugMsg:
            kept.append(message)

    previous: _Handler | None = None
    previous = qInstallMessageHandler(handle)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)
    for message in kept:
        _print(message)


def explain_fatal(message: str) -> NoReturn:
    """Print in one line why the application can't start, and leave with exit code 2.

    Args:
        message: what Qt would have aborted with.
    """
    tell(f"gradapp can't open its window: {_reason(message)}; {_INSTEAD}")
    # Qt aborts as soon as its message handler returns; an exception can't pass through it.
    os._exit(EXIT_CODE)


def tell(sentence: str) -> None:
    """Print a sentence; where no terminal shows it, also show it with what the desktop has."""
    _print(sentence)
    if sys.stderr is not None and sys.stderr.isatty():
        return
    if not any(os.environ.get(name) for name in _DISPLAYS):
        return
    import shutil  # not what a start that succeeds should wait for
    import subprocess

    for program, *words in _DIALOGS:
        path = shutil.which(program)
        if path is not None:
            command = [path, *words, sentence]
            subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env=_environment(),
            )
            return


def _environment() -> dict[str, str]:
    """Return the environment for programs of the system, which need the system's libraries."""
    environment = dict(os.environ)
    # Where PyInstaller's program puts the bundle's own folder, it keeps what was there before.
    before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        environment["LD_LIBRARY_PATH"] = before
    elif getattr(sys, "frozen", False):
        environment.pop("LD_LIBRARY_PATH", None)
    return environment


def _reason(message: str) -> str:
    if "platform plugin" not in message:
        return " ".join(message.split()).rstrip(".")
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    available = re.search(r"Available platform plugins are: ([^.]*)\.", message)
    names = available.group(1).split(", ") if available else []
    unknown = [n for n in wanted.split(";") if n and n.partition(":")[0] not in names]
    if names and unknown:
        return f"Qt has no platform plugin {unknown[0]!r}"
    x11 = "xcb" in wanted if wanted else bool(os.environ.get("DISPLAY"))
    missing = libraries.missing() if x11 else []
    if missing:
        return _not_installed(missing)
    shown = next((os.environ[name] for name in _DISPLAYS if os.environ.get(name)), "")
    return f"the display {shown!r} can't be reached" if shown else "no display can be reached"


def _not_installed(missing: list[str]) -> str:
    packages = libraries.packages(missing)
    return f"{_enumerated(packages)} {'is' if len(packages) == 1 else 'are'} not installed"


def _enumerated(words: list[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _print(line: str) -> None:
    if sys.stderr is not None:
        print(line, file=sys.stderr, flush=True)
