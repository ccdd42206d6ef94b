"""Whether the system asks for less motion, which Qt does not tell."""

from __future__ import annotations

import configparser
import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

_CLIENT_AREA_ANIMATION: Final = 0x1042
_WISHES: Final = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)
"""What the portal of a desktop may know, and the value of it that asks for less motion."""
_PATIENCE: Final = 2000
"""Milliseconds for which a portal is waited for."""


class MotionWish(QObject):
    """Finds out what the system asks for: some of it at once, some when its portal answers.

    Signals:
        less_wished: the system asks for less motion.
    """

    less_wished = Signal()

    def find_out(self) -> None:
        """Look, and ask the portal of a Linux desktop, which nobody waits for."""
        if is_less_set():
            self.less_wished.emit()
        elif sys.platform.startswith("linux"):
            self._ask_portal()

    def _ask_portal(self) -> None:
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        for space, key, _ in _WISHES:
            call = QDBusMessage.createMethodCall(
                "org.freedesktop.portal.Desktop",
                "/org/freedesktop/portal/desktop",
                "org.freedesktop.portal.Settings",
                "Read",
            )
            call.setArguments([space, key])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(call, _PATIENCE), self)
            watcher.setObjectName(key)
            watcher.finished.connect(self._take)

    @Slot(QDBusPendingCallWatcher)
    def _take(self, watcher: QDBusPendingCallWatcher) -> None:
        reply = watcher.reply()
        watcher.deleteLater()
        if reply.type() != QDBusMessage.MessageType.ReplyMessage or not reply.arguments():
            return  # there is no portal, or it has no such setting
        value = reply.arguments()[0]
        while isinstance(value, QDBusVariant):
            value = value.variant()
        if (watcher.objectName(), value) in [(key, less) for _, key, less in _WISHES]:
            self.less_wished.emit()


def is_less_set(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Say whether Windows' animations, or those of GTK in its files of settings, are off."""
    if platform == "win32":
        return not _windows_animates()
    home = environment.get("HOME", "")
    folder = environment.get("XDG_CONFIG_HOME") or f"{home}/.config"
    files = [Path(folder) / version / "settings.ini" for version in ("gtk-4.0", "gtk-3.0")]
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
