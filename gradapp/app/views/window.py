"""Does what is asked of the window as a whole: how it looks, where its panels are, what it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices

import gradapp
from gradapp.app.system import diagnostics
from gradapp.app.system.appearance import Appearance
from gradapp.app.system.components import components
from gradapp.ui.window.main_window import MainWindow


class WindowCommands(QObject):
    """Connects the commands that are about no run."""

    def __init__(self, window: MainWindow, appearance: Appearance) -> None:
        """Listen to the window, and have it follow its appearance."""
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        window.menus.on(
            quit=window.close,
            reset_layout=window.reset_layout,
            float_panel=window.float_panel,
            move_panel=window.move_panel,
            text_larger=appearance.enlarge,
            text_smaller=appearance.shrink,
            text_normal=appearance.normal_size,
            log=self._show_log,
            about=self._show_about,
        )
        window.menus.schemes.group.triggered.connect(self._choose_scheme)
        window.menus.schemes[appearance.scheme].setChecked(True)
        appearance.theme_changed.connect(window.colours.take)
        appearance.font_changed.connect(window.resize_text)
        # Once Qt is done with the change: it then asks the desktop for palettes and fonts again.
        queued = Qt.ConnectionType.QueuedConnection
        window.desktop_changed.connect(appearance.follow_desktop, queued)

    @Slot(QAction)
    def _choose_scheme(self, action: QAction) -> None:
        self._appearance.set_scheme(action.data())

    @Slot()
    def _show_log(self) -> None:
        path = diagnostics.log_path()
        if path is None:
            self._window.status.show_message(self.tr("No log is being written."))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    @Slot()
    def _show_about(self) -> None:
        from gradapp.ui.window.about_dialog import (
            AboutDialog,  # here: a window that opens need not wait
        )

        icon = self._window.windowIcon()
        AboutDialog(gradapp.__version__, components(), icon, self._window).open_once()
