"""Saying in one line why no window can open; imports no Qt until Qt has been imported anyway.

The line is English in the terminal, as all of the command line is, and in the person's language in
a dialog of the desktop, if as much of Qt is there as that takes.
"""

from __future__ import annotations

import importlib
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NoReturn

from gradapp.app.system import libraries
from gradapp.core.words import N_, Message, listed
from gradapp.resource_files import ResourceError

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

EXIT_CODE: Final = 2
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
) -> Message | None:
    """Return one sentence when it is certain that no window can open, else None."""
    if not platform.startswith(("linux", "freebsd")):
        return None
    wanted = environment.get("QT_QPA_PLATFORM", "")
    if wanted and not all(name.startswith(_NEED_A_DISPLAY) for name in wanted.split(";")):
        return None
    if any(environment.get(name) for name in _DISPLAYS):
        return None
    return N_(
        "NoDisplay",
        "There is no display to open the window of gradapp on; `gradapp run` and "
        "`gradapp screenshot` work without a window.",
    )


def imported(import_qt: Callable[[], None]) -> Message | None:
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


def missing_library(error: ImportError) -> Message | None:
    """Return one sentence when Qt can't be imported for want of a library, else None.

    Args:
        error: what importing Qt raised.
    """
    named = _NOT_FOUND.search(str(error))
    if named is None:
        return None
    packages = libraries.packages([*libraries.missing(), named[1]])
    words = N_(
        "NoDisplay",
        "gradapp can't open its window: {packages} are not installed; `gradapp run` needs none.",
    )
    if len(packages) == 1:
        words = N_(
            "NoDisplay",
            "gradapp can't open its window: {packages} is not installed; `gradapp run` needs none.",
        )
    return words.filled(packages=listed(packages))


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
    tell(_sentence(message))
    # Qt aborts as soon as its message handler returns; an exception can't pass through it.
    os._exit(EXIT_CODE)


def tell(sentence: Message) -> None:
    """Print a sentence; where no terminal shows it, also show it with what the desktop has."""
    _print(str(sentence))
    if sys.stderr is not None and sys.stderr.isatty():
        return
    if not any(os.environ.get(name) for name in _DISPLAYS):
        return
    import shutil  # not what a start that succeeds should wait for
    import subprocess

    for program, *words in _DIALOGS:
        path = shutil.which(program)
        if path is not None:
            command = [path, *words, _translated(sentence)]
            subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env=_environment(),
            )
            return


def _translated(sentence: Message) -> str:
    try:
        from gradapp.app.system.language import saying

        return saying("")(sentence)
    except (ImportError, ResourceError):
        return str(sentence)


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


def _sentence(message: str) -> Message:
    """Return why the window can't open, of which Qt says `message`."""
    if "platform plugin" not in message:
        words = N_(
            "NoDisplay",
            "gradapp can't open its window: {reason}; `gradapp run` and `gradapp screenshot` work "
            "without a window.",
        )
        return words.filled(reason=" ".join(message.split()).rstrip("."))
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    available = re.search(r"Available platform plugins are: ([^.]*)\.", message)
    names = available.group(1).split(", ") if available else []
    unknown = [n for n in wanted.split(";") if n and n.partition(":")[0] not in names]
    if names and unknown:
        words = N_(
            "NoDisplay",
            "gradapp can't open its window: Qt has no platform plugin {name}; `gradapp run` and "
            "`gradapp screenshot` work without a window.",
        )
        return words.filled(name=repr(unknown[0]))
    x11 = "xcb" in wanted if wanted else bool(os.environ.get("DISPLAY"))
    missing = libraries.missing() if x11 else []
    if missing:
        return _not_installed(libraries.packages(missing))
    shown = next((os.environ[name] for name in _DISPLAYS if os.environ.get(name)), "")
    if not shown:
        return N_(
            "NoDisplay",
            "gradapp can't open its window: no display can be reached; `gradapp run` and "
            "`gradapp screenshot` work without a window.",
        )
    words = N_(
        "NoDisplay",
        "gradapp can't open its window: the display {name} can't be reached; `gradapp run` and "
        "`gradapp screenshot` work without a window.",
    )
    return words.filled(name=repr(shown))


def _not_installed(packages: list[str]) -> Message:
    words = N_(
        "NoDisplay",
        "gradapp can't open its window: {packages} are not installed; `gradapp run` and "
        "`gradapp screenshot` work without a window.",
    )
    if len(packages) == 1:
        words = N_(
            "NoDisplay",
            "gradapp can't open its window: {packages} is not installed; `gradapp run` and "
            "`gradapp screenshot` work without a window.",
        )
    return words.filled(packages=listed(packages))


def _print(line: str) -> None:
    if sys.stderr is not None:
        print(line, file=sys.stderr, flush=True)
