"""Hands problems on as links: copies that of the window, and solves those that are pasted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.player import Player
from gradapp.app.views.routes import Routes
from gradapp.documents.document import DocumentError
from gradapp.documents.link import link_of, read_link
from gradapp.ui.kit.question import refuse
from gradapp.ui.kit.words import said
from gradapp.ui.window.main_window import MainWindow


class ShownLinks(QObject):
    """Connects the commands about links."""

    def __init__(
        self, window: MainWindow, current_run: CurrentRun, player: Player, routes: Routes
    ) -> None:
        """Listen to the window."""
        super().__init__(window)
        self._window = window
        self._current_run = current_run
        self._player = player
        self._routes = routes
        window.menus.on(copy_link=self._copy, paste_link=self._paste)

    def open(self, link: str) -> None:
        """Solve the problem of a link, by its way; that can be undone."""
        try:
            recipe = read_link(link)
        except DocumentError as error:
            refuse(said(error.message), self._window)
            return
        self._player.pause()
        self._routes.want_run()
        run = self._current_run.run
        if len(run) or not run.recipe.is_same_run(recipe):
            self._current_run.start(recipe.problem, recipe.method_id)

    @Slot()
    def _copy(self) -> None:
        try:
            link = link_of(self._current_run.outside_lab.recipe)
        except DocumentError as error:
            self._window.status.show_message(said(error.message))
            return
        QGuiApplication.clipboard().setText(link)
        self._window.status.show_message(self.tr("Copied the link."))

    @Slot()
    def _paste(self) -> None:
        self.open(QGuiApplication.clipboard().text())
