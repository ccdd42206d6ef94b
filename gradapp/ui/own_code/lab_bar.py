"""Buttons that open the questions of the Lab which a person's own code looks like."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from gradapp.ui.kit.panel_button import PanelToolButton
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.own_code.cards import WrappedRow
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class LabLink:
    """A question of the Lab: its id, its number, and what it is called."""

    id: str
    number: int
    title: str


class LabBar(WrappedRow):
    """Is to be seen while there is something to open.

    Signals:
        chosen: the id of a question.
    """

    chosen = Signal(str)

    def __init__(self, count: int) -> None:
        """Have room for `count` of them, and none yet."""
        buttons = [PanelToolButton(f"own_code_lab_{number}") for number in range(count)]
        super().__init__(*buttons)
        self._links: tuple[LabLink, ...] = ()
        self._buttons = buttons
        for number, button in enumerate(self._buttons):
            button.clicked.connect(partial(self._choose, number))
        self.hide()

    def show_links(self, links: Sequence[LabLink]) -> None:
        """Show buttons for these."""
        if tuple(links) == self._links:
            return
        self._links = tuple(links)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(self._links))
            if number < len(self._links):
                link = self._links[number]
                button.setText(self.tr("Open Lab {0}").format(link.number))
                button.setToolTip(tip_text(self.tr("Open {0}").format(link.title)))
                button.setAccessibleDescription(link.title)
        self.fit()
        self.setVisible(bool(self._links))

    def _choose(self, number: int) -> None:
        self.chosen.emit(self._links[number].id)
