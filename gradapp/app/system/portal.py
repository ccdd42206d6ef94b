"""Asks the portal of a Linux desktop for a wish that Qt does not tell of."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

_WISHES: Final = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)
"""What the portal of a desktop may know, and the value of it that asks for less motion."""
_PATIENCE: Final = 2000
"""Milliseconds for which a portal is waited for."""


class MotionWish(QObject):
    """Asks a Linux desktop's portal whether there shall be less motion.

    Signals:
        less_wished: there shall be.
    """

    less_wished = Signal()

    def ask(self) -> None:
        """Ask for it; nobody waits for the answer."""
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        for space, key, _ in _WISHES:
            call = QDBusMessage.createMethodCall(
                "org.freedesktop.portal.Workbench",
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
