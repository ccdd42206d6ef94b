"""Buttons that open the questions of the Lab which a person's own code looks like."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gradapp.ui.kit.boxes import row_of
from gradapp.ui.kit.panel_button import PanelToolButton
from gradapp.ui.kit.plain_text import tip_text
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class LabLink:
    """A question of the Lab: its id, its number, and what it is called."""

    id: str
    number: int
    title: str


class LabBar(QWidget):
    """Is to be seen while there is something to open.

    Signals:
        chosen: the id of a question.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, count: int) -> None:
        """Have room for `count` of them, and none yet."""
        super().__init__(parent)
        self._links: tuple[LabLink, ...] = ()
        names = (f"own_code_lab_{number}" for number in range(count))
        self._buttons = [PanelToolButton(name, parent=self) for name in names]
        for number, button in enumerate(self._buttons):
            button.clicked.connect(partial(self._choose, number))
        self.setLayout(row_of(*self._buttons, 0, margins=(0, 0, 0, 0)))
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
        self.setVisible(bool(self._links))

    def _choose(self, number: int) -> None:
        self.chosen.emit(self._links[number].id)
