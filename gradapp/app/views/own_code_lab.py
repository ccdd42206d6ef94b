"""Leads from what a person's own code looks like to the question of the Lab, and back."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Slot

from gradapp.app.views.routes import Routes
from gradapp.core import lab
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.tape import Tape
from gradapp.ui.kit.words import said, said_all
from gradapp.ui.own_code.lab_bar import LabLink
from gradapp.ui.own_code.panel import MOST_FINDINGS
from gradapp.ui.window.main_window import MainWindow


class WayToLab(QObject):
    """Owns whether leaving the Lab leads back to own code."""

    def __init__(self, window: MainWindow, routes: Routes) -> None:
        """Listen to the panel and to the commands of the Lab."""
        super().__init__(window)
        self._window = window
        self._routes = routes
        self._leads_back = False
        window.own_code.lab_wanted.connect(self._open_in_lab)
        window.own_code.opened.connect(self._forget)
        for action in window.lab_actions.values():
            action.triggered.connect(self._forget)
        window.actions_by_id["leave_lab"].triggered.connect(self._come_back)

    @Slot(str)
    def _open_in_lab(self, entry_id: str) -> None:
        """Ask a question of the Lab, from which leaving it leads back here."""
        self._window.lab_actions[entry_id].trigger()
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
            self._window.layout_actions["own_code"].trigger()


def findings_at(tape: Tape, place: int) -> dict[str, Finding]:
    """Return what is found to be wrong up to a place, by its words, the same only once."""
    found: dict[str, Finding] = {}
    for each in tape.findings:
        if each.index < place:
            guess = () if each.guess is None else (each.guess,)
            found.setdefault(said_all((each.sentence, *guess)), each)
    return dict(list(found.items())[:MOST_FINDINGS])


def links_of(findings: Iterable[Finding]) -> list[LabLink]:
    """Return the questions of the Lab that findings look like."""
    entries = dict.fromkeys(each.entry_id for each in findings if each.entry is not None)
    return [
        LabLink(entry.method.id, number, said(entry.method.title))
        for number, entry in enumerate(lab.ENTRIES, 1)
        if entry.method.id in entries
    ]
