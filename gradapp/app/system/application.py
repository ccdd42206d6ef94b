"""Makes the one QApplication, looking the same on every desktop."""

from __future__ import annotations

import sys

from PySide6.QtCore import QDir
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

import gradapp
from gradapp import resource_files
from gradapp.app.system.language import speak


def make_application(language: str = "") -> QApplication:
    """Return the application object, with its names, style, language and icons set.

    Args:
        language: what it speaks, "de" say; empty for the system's.
    """
    QGuiApplication.setDesktopFileName("gradapp")
    _tell_windows_the_id("gradapp")
    # Not the path of the program: one that is no UTF-8 would crash Qt.
    application = QApplication(["gradapp"])
    application.setApplicationName("gradapp")
    application.setApplicationDisplayName("gradapp")
    application.setApplicationVersion(gradapp.__version__)
    application.setOrganizationName("gradapp")
    application.setStyle("Fusion")
    speak(application, language)
    find_icons()
    application.setWindowIcon(QIcon(str(resource_files.path("gradapp.svg"))))
    return application


def find_icons() -> None:
    """Let Qt find icons as ``icons:name.svg``."""
    QDir.setSearchPaths("icons", [str(resource_files.path("icons"))])


def _tell_windows_the_id(id: str) -> None:
    """Put the windows under the icon of the Start menu's shortcut, which has the same id.

    The process is Python's: on the taskbar it would count as any other Python.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(id)
