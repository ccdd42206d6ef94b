"""One rotating log, a record of crashes, and reports of what nobody expected."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)

from gradapp import files
from gradapp.app.system import folders
from gradapp.app.system.components import versions
from gradapp.override import override

LOG: Final = "gradapp.log"
CRASH: Final = "fatal.log"
OLD_CRASH: Final = "fatal.old.log"
_LOG_BYTES: Final = 1_000_000
_LOG_FILES: Final = 3
_REPORTS_KEPT: Final = 10
_FORMAT: Final = "%(asctime)s %(levelname)-8s %(threadName)s %(name)s: %(message)s"
_QT_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_log = logging.getLogger(__name__)


class Reporter(QObject):
    """Brings reports from the hooks of every thread to the thread it lives in.

    Signals:
        unexpected: the text of one report: title, versions, traceback.
    """

    unexpected = Signal(str)
    _arrived = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reporter")
        # Queued even from its own thread: a dialog must not open inside the paint that failed.
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def report(self, text: str) -> None:
        """Send `text` on its way; may be called from any thread."""
        self._arrived.emit(text)

    @Slot(str)
    def _deliver(self, text: str) -> None:
        self.unexpected.emit(text)


def start(level: str = "INFO", folder: Path | None = None) -> None:
    """Open the log and install every hook; an unusable folder costs the files, nothing else.

    Args:
        level: the least severe level that is logged, by name.
        folder: where the files go; by default the person's own.

    Raises:
        ValueError: there is no such level.
    """
    global _active
    stop()
    _active = _Diagnostics(level, folder or folders.state())


def stop() -> None:
    """Put every hook back as it was; a second call does nothing."""
    global _active
    active, _active = _active, None
    if active is not None:
        active.close()


def report_to(reporter: Reporter | None) -> None:
    """Send reports to `reporter`, first those that came before it."""
    if _active is not None:
        _active.report_to(reporter)


def last_crash() -> str | None:
    """Return, once, what the crash of an earlier run left behind."""
    if _active is None:
        return None
    crash, _active.crash = _active.crash, None
    return crash


def log_path() -> Path | None:
    """Return the file the log is written to, or None where it can't be."""
    return None if _active is None else _active.log_path


class _QuietFileHandler(RotatingFileHandler):
    """A log that fails (a full disk) says so once, not at every line."""

    failed = False

    @override
    def _open(self) -> Any:
        # A name that is no text is written with escapes: no reason to leave out what happened.
        return _append(Path(self.baseFilename))

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        if not self.failed and sys.stderr is not None:
            print(f"gradapp can't write its log: {sys.exc_info()[1]}", file=sys.stderr)
        self.failed = True

    @override
    def close(self) -> None:
        with contextlib.suppress(OSError):
            super().close()


class _Diagnostics:
    """What is installed between `start` and `stop`, and what was there before."""

    def __init__(self, level: str, folder: Path) -> None:
        self.crash: str | None = None
        self.log_path: Path | None = None
        self._reporter: Reporter | None = None
        self._waiting: list[str] = []
        self._seen: set[tuple[str, str, int]] = set()
        self._crash_file: IO[str] | None = None
        self._had_faulthandler = faulthandler.is_enabled()
        self._root = logging.getLogger()
        self._root_level = self._root.level
        self._root.setLevel(level)
        self._handler = self._open(folder)
        self._handler.setFormatter(logging.Formatter(_FORMAT))
        self._root.addHandler(self._handler)
        if self.log_path is None:
            _log.warning("No log can be written in %s; warnings go to standard error.", folder)
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        self._qt_handler = qInstallMessageHandler(self._on_qt_message)
        _log.info("%s", versions())

    def close(self) -> None:
        qInstallMessageHandler(self._qt_handler)
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        self._root.removeHandler(self._handler)
        self._root.setLevel(self._root_level)
        self._handler.close()
        if self._crash_file is not None:
            faulthandler.disable()
            # On Windows errors that were handled are written too: an end like this is no crash.
            with contextlib.suppress(OSError):
                self._crash_file.truncate(0)
            self._crash_file.close()
            if self._had_faulthandler and sys.__stderr__ is not None:
                faulthandler.enable(sys.__stderr__)
        self._reporter = None

    def report_to(self, reporter: Reporter | None) -> None:
        self._reporter = reporter
        if reporter is not None:
            waiting, self._waiting = self._waiting, []
            for text in waiting:
                reporter.report(text)

    def _open(self, folder: Path) -> logging.Handler:
        """Open the files in `folder`; where that fails, log to standard error."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handler = _QuietFileHandler(
                folder / LOG, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES - 1
            )
        except OSError:
            fallback = logging.StreamHandler() if sys.stderr else logging.NullHandler()
            fallback.setLevel(logging.WARNING)
            return fallback
        self.log_path = folder / LOG
        try:
            self.crash = _set_aside(folder)
            self._crash_file = _append(folder / CRASH)
            faulthandler.enable(self._crash_file)
        except OSError as error:
            _log.info("Crashes are not recorded: %s", error)
        return handler

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if self._reporter is None and sys.stderr is not None:  # no window shows it
            traceback.print_exception(kind, error, trace)
        self._report(kind, error, trace, "")

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if issubclass(args.exc_type, SystemExit):
            return
        self._report(args.exc_type, args.exc_value, args.exc_traceback, "")

    def _on_unraisable(self, unraisable: sys.UnraisableHookArgs) -> None:
        what = f"{unraisable.err_msg or 'Exception ignored in'}: {unraisable.object!r:.200}"
        self._report(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback, what)

    def _report(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
        what: str,
    ) -> None:
        """Log the error, and report it if it is the first of its kind and place."""
        try:
            frames = traceback.extract_tb(trace)
            place = (frames[-1].filename, frames[-1].lineno or 0) if frames else ("", 0)
            key = (kind.__qualname__, *place)
            if key in self._seen:
                _log.error("Again: %s: %s", kind.__qualname__, error)
                return
            self._seen.add(key)
            lines = traceback.format_exception(kind, error, trace)
            text = "".join([f"{what}\n" if what else "", *lines]).rstrip()
            _log.error("Unexpected, in thread %s:\n%s", threading.current_thread().name, text)
            title = traceback.format_exception_only(kind, error)[-1].strip()
            self._send(f"{title}\n{versions()}\n\n{text}\n")
        except Exception:
            # A hook that fails must not hide what it was called for.
            self._hooks[0](kind, error or kind(), trace)

    def _send(self, text: str) -> None:
        if self._reporter is not None:
            try:
                self._reporter.report(text)
            except RuntimeError:  # Qt has destroyed it
                self._reporter = None
            else:
                return
        if len(self._waiting) < _REPORTS_KEPT:
            self._waiting.append(text)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        category: Any = context.category
        if category in (None, "default"):
            name = "qt"
        else:
            name = category if category.startswith("qt.") else f"qt.{category}"
        logging.getLogger(name).log(_QT_LEVELS.get(kind, logging.WARNING), "%s", message)


def _append(path: Path) -> IO[str]:
    descriptor = files.open_regular(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    return os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace")


def _set_aside(folder: Path) -> str | None:
    """Move the record of an earlier crash out of the way and return it, or None for none."""
    record = folder / CRASH
    try:
        with os.fdopen(files.open_regular(record, os.O_RDONLY), "rb") as file:
            text = file.read(_LOG_BYTES).decode("utf-8", "replace").strip()
    except FileNotFoundError:
        return None
    if not text:
        return None
    record.replace(folder / OLD_CRASH)
    return text


_active: _Diagnostics | None = None
