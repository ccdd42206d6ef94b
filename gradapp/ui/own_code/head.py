"""What stands above the editor of own code: its name, its commands, what it is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gradapp.ui.kit.action_button import ActionButton
from gradapp.ui.kit.boxes import column_of, row_of
from gradapp.ui.kit.choice_box import ChoiceBox
from gradapp.ui.kit.fitting_label import FittingLabel
from gradapp.ui.kit.panel_button import PanelToolButton
from gradapp.ui.kit.plain_text import PlainLabel, tip_text
from gradapp.ui.kit.themed import Themed
from gradapp.ui.own_code.cards import WrappedRow

HEAD_COMMANDS: Final = ("edit_code", "run_code", "stop_code", "go_on")
"""The commands that have a button here."""


class CodeHead(QWidget, Themed):
    """What the code is and what it is beside, and buttons, in as many rows as they take.

    Signals:
        compared: the place of what it is to be compared with, in the list of these.
        limits_wanted: the person wants to see the limits, and to change them.
    """

    compared = Signal(int)
    limits_wanted = Signal()

    def __init__(self, actions: Mapping[str, QAction], leave: QAction, parent: QWidget) -> None:
        """Name nothing yet; `actions` are those of the window, `leave` shows its plots again."""
        super().__init__(parent)
        title = PlainLabel(self.tr("Own code"), is_title=True)
        self._name = FittingLabel(parent=self, name="own_code_name", is_muted=True)
        words = (self.tr("Edit"), self.tr("Run"), self.tr("Stop"), self.tr("Go on"))
        for id, text in zip(HEAD_COMMANDS, words, strict=True):
            actions[id].setIconText(text)
        self._coloured = buttons = [self._command(id, actions[id]) for id in HEAD_COMMANDS]
        buttons[1].stand_out()
        self._beside = ChoiceBox("own_code_beside", self.tr("Compare with"))
        self._beside.setToolTip(tip_text(self._beside.accessibleName()))
        self._beside.activated.connect(self.compared)
        back = self._button("own_code_leave", self.tr("Back to the plots"))
        back.clicked.connect(leave.trigger)
        limits = self._button("own_code_limits_button", self.tr("Limits…"))
        limits.clicked.connect(self.limits_wanted)
        named = QWidget()
        named.setLayout(row_of(title, (self._name, 1), margins=(0, 0, 0, 0)))
        self._named = WrappedRow((named, 1), (self._beside, 2), back)
        rows = self._named, WrappedRow(*buttons, limits)
        self.setLayout(column_of(*rows, margins=(0, 0, 0, 0)))
        self.show_beside([])

    @property
    def name(self) -> str:
        """What the code is called."""
        return self._name.text()

    def show_name(self, name: str) -> None:
        """Show what the code is called."""
        self._name.setText(name)

    def show_beside(self, names: Sequence[str], chosen: int = 0) -> None:
        """Have these to be compared with, one of which is chosen; none where nothing has run."""
        self._beside.show_items(names)
        self._beside.setCurrentIndex(chosen)
        self._beside.setVisible(bool(names))
        self._named.fit()

    def useful_width(self) -> int:
        """Return how wide it is when its name and what it is beside stand in one row."""
        return self._named.whole_width()

    def _command(self, id: str, action: QAction) -> ActionButton:
        button = ActionButton(f"{id}_button", self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.show_action(action)
        return button

    def _button(self, name: str, text: str) -> PanelToolButton:
        return PanelToolButton(name, text, is_flat=True)
