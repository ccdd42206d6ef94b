"""One window a person and screen: a second start brings the first one's window forward."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import stat
import sys
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from gradapp import files
from gradapp.app.system import folders
from gradapp.engine.news import News, one_change
from gradapp.values import dataclass

_ANSWER: Final = b"coming\n"
_CONNECT_MS: Final = 500
_ANSWER_MS: Final = 5000
_LONGEST_LINE: Final = 1 << 17
_TOKEN: Final = "XDG_ACTIVATION_TOKEN"
_SOUND_TOKEN: Final = re.compile(r"[!-~]{1,1000}")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Handed:
    """What another start was given.

    Attributes:
        opens: a file or a link; not every path is a text that Qt can have.
    """

    opens: str


class SingleInstance(QObject):
    """Answers later starts of the same person on the same screen, or is such a start itself.

    Signals:
        asked: another start wants the window in front; with the token that it got from the
            desktop for that, if any.
        handed: a file or a link that another start was given; `asked` comes before.
    """

    asked = Signal(str)
    handed = Signal(Handed)

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        """Do nothing yet; see `hand_over`.

        Args:
            address: what every start of one person on one screen has in common.
            parent: the owner.
        """
        super().__init__(parent)
        self.setObjectName("singleInstance")
        self._address = address
        self.news = News()
        self._server: QLocalServer | None = None

    def hand_over(self, token: str = "", opens: str = "") -> bool:
        """Return whether an earlier start was there and answered; where not, answer from now on.

        Args:
            token: the desktop's leave to come to the front.
            opens: the file or the link that this start was given.
        """
        if not self._address.isprintable():  # Qt can't have names that are no UTF-8
            return False
        # Of two starts at the same moment, one is the first.
        lock = Path(f"{self._address}.lock") if _has_file(self._address) else None
        with nullcontext() if lock is None else files.locked(lock, _ANSWER_MS / 1000):
            if self._ask(token, opens):
                return True
            self._listen()
            return False

    def close(self) -> None:
        """Answer no more; a second call does nothing."""
        server, self._server = self._server, None
        if server is not None:
            server.close()

    def _ask(self, token: str, opens: str) -> bool:
        if _has_file(self._address) and not _is_own_socket(Path(self._address)):
            return False
        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(_CONNECT_MS):
            return False
        _allow_to_come_forward()
        line = json.dumps({"token": token, "opens": opens}) if opens else _sound(token)
        socket.write(f"{line}\n".encode("ascii"))
        patience = QDeadlineTimer(_ANSWER_MS)
        while socket.bytesAvailable() < len(_ANSWER) and not patience.hasExpired():
            if not socket.waitForReadyRead(patience.remainingTime()):
                break
        answered = bytes(socket.read(len(_ANSWER)).data()) == _ANSWER
        socket.abort()
        if not answered:
            _log.warning("gradapp runs already but does not answer; another window is opened.")
        return answered

    def _listen(self) -> None:
        if _has_file(self._address) and _is_own_socket(Path(self._address)):
            QLocalServer.removeServer(self._address)  # left by a process that crashed
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._address):
            _log.info("Later starts can't be answered: %s", server.errorString())
            return
        server.newConnection.connect(self._welcome)
        self._server = server

    @Slot()
    @one_change
    def _welcome(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()):
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._answer)
            QTimer.singleShot(_ANSWER_MS, socket, socket.abort)  # a visitor who says nothing
            if socket.canReadLine():
                self._reply(socket)

    @Slot()
    def _answer(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._reply(socket)

    def _reply(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            line = bytes(socket.readLine(_LONGEST_LINE).data()).decode("ascii", "replace").strip()
            token, opens = _read(line)
            socket.write(_ANSWER)
            socket.flush()
            self.news.tell(self.asked, _sound(token))
            if opens:
                self.news.tell(self.handed, Handed(opens))
        elif socket.bytesAvailable() > _LONGEST_LINE:
            socket.abort()


def address(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """Return what every start of this person on this screen has in common, and no other start.

    On Linux and macOS it is the path of a socket, on Windows the name of a pipe.
    """
    names = ("HOME", "USERDOMAIN", "USERNAME", "SESSIONNAME", "DISPLAY", "WAYLAND_DISPLAY")
    what = [QGuiApplication.platformName(), *(environ.get(name, "") for name in names)]
    if platform != "win32":
        what.append(str(os.getuid()))
    name = f"gradapp-{hashlib.sha256(repr(what).encode()).hexdigest()[:16]}"
    if platform == "win32":
        return name
    return str(folders.runtime(environ) / name)


def activation_token() -> str:
    """Return the leave to come to the front that the desktop gave to this start, if any."""
    return os.environ.get(_TOKEN, "")


def bring_forward(window: QWidget, token: str) -> None:
    """Put a window before all others, as far as the desktop allows.

    Args:
        window: the window.
        token: the desktop's leave for that, which Wayland asks for.
    """
    if token:
        os.environ[_TOKEN] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()


def _has_file(address: str) -> bool:
    return Path(address).is_absolute()


def _is_own_socket(path: Path) -> bool:
    """Say whether a file is this person's: in a folder for all, another may have made it."""
    with suppress(OSError):
        found = path.lstat()
        return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()
    return False


def _read(line: str) -> tuple[str, str]:
    """Return the token and what is to be opened; a start without a file sends its token alone."""
    if not line.startswith("{"):
        return line, ""
    with suppress(ValueError, RecursionError):
        match json.loads(line):
            case {"token": str(token), "opens": str(opens)}:
                return token, "" if "\0" in opens else opens
    return "", ""


def _sound(token: str) -> str:
    """Return the token, or none for one that is no word: an environment can't hold a NUL."""
    return token if _SOUND_TOKEN.fullmatch(token) else ""


def _allow_to_come_forward() -> None:
    """On Windows, let the other process come to the front: who was started last may allow it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
