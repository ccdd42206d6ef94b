"""Leads from what a person's own code looks like to the question of the Lab, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gradapp.app.views.routes import Routes
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gradapp.ui.window.own_page import OwnPage


class WayToLab(QObject):
    """Owns whether leaving the Lab leads back to own code."""

    def __init__(self, window: MainWindow, routes: Routes) -> None:
        """Listen to the panel and to the commands of the Lab."""
        super().__init__(window)
        self._window = window
        self._routes = routes
        self._leads_back = False
        window.pages.own_code_later.then(self._listen)
        window.menus.lab_entries.group.triggered.connect(self._forget)
        window.menus.on(leave_lab=self._come_back)

    def _listen(self, panel: OwnPage) -> None:
        panel.lab.chosen.connect(self._open_in_lab)
        panel.opened.connect(self._forget)

    @Slot(str)
    def _open_in_lab(self, entry_id: str) -> None:
        """Ask a question of the Lab, from which leaving it leads back here."""
        self._window.menus.lab_entries[entry_id].trigger()
        self._leads_back = self._routes.is_at_run
        if self._leads_back:
            words = self.tr("Leaving the Lab leads back to your own code.")
            self._window.status.show_message(words)

    @Slot()
    def _forget(self) -> None:
        self._leads_back = False

    @Slot()
    def _come_back(self) -> None:
        if self._leads_back:
            self._leads_back = False
            self._window.menus.layouts["own_code"].trigger()
