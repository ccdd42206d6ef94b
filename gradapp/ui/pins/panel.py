"""The pinned runs: pins the run, lists the pins, and says what a person wants of one of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from gradapp.override import override
from gradapp.ui.kit.action_button import ActionButton
from gradapp.ui.kit.boxes import column_of, put_between_sides
from gradapp.ui.kit.flow_layout import FlowLayout
from gradapp.ui.kit.key_names import key_of
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.plain_text import PlainLabel, tip_text
from gradapp.ui.pins.list import PinList, PinRow


class PinsPanel(Panel):
    """A list of pins with a row of buttons. It is shown the pins and changes none by itself.

    Signals:
        rename_requested: a slot and the name that its pin shall have.
        remove_requested: the slot of a pin that is no longer wanted.
        open_requested: the slot of a pin whose problem and way are to be run again.
        reference_requested: the slot of the pin to compare the run with; −1 for none.
    """

    rename_requested = Signal(int, str)
    remove_requested = Signal(int)
    open_requested = Signal(int)
    reference_requested = Signal(int)

    def __init__(self, pin: QAction) -> None:
        """Make an empty list; `pin` is the command that pins the run."""
        super().__init__("pins_panel", self.tr("Pins"))
        self._reference: int | None = None
        self._list = PinList(self)
        self._list.setObjectName("pinsList")
        self._list.setAccessibleName(self.tr("Pinned runs"))
        empty = self.tr(
            "{0} pins this run, to compare others with it: in the plots, and step by step in Steps."
        ).format(key_of(pin))
        note = self.tr("Pins last until the window is closed; a file keeps them.")
        self._empty = PlainLabel(empty, name="pinsEmpty", wraps=True, is_muted=True)
        self._note = PlainLabel(note, name="pinsNote", wraps=True, is_muted=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pin = pin
        self._compare = self._action(
            "pinCompare",
            self.tr("Compare"),
            "Ctrl+D",
            self.tr("Show in Steps how far each step ends from this pin's, or stop showing it"),
        )
        self._compare.setCheckable(True)
        self._open = self._action(
            "pinOpen",
            self.tr("Open"),
            "Return",
            self.tr("Run this pin's problem and way again, for as many steps"),
        )
        self._rename = self._action(
            "pinRename", self.tr("Rename"), "F2", self.tr("Call this pin something else")
        )
        self._remove = self._action(
            "pinRemove", self.tr("Remove"), "Del", self.tr("Forget this pin")
        )
        self._list.addActions([self._compare, self._open, self._rename, self._remove])
        self._lay_out()
        self._coloured = (self._list, *self.findChildren(ActionButton))
        self._connect()
        self.show_pins((), None)

    def show_pins(self, rows: tuple[PinRow, ...], reference: int | None) -> None:
        """Show these pins; `reference` is the slot of the one that the run is compared with."""
        newest = rows[-1].slot if len(rows) > self._list.count() else None
        self._reference = reference
        self._list.show_rows(rows)
        if newest is not None:
            self._list.select(newest)
        self._empty.setVisible(not rows)
        for widget in (self._list, self._note):
            widget.setVisible(bool(rows))
        # A hidden proxy would swallow the focus, and Tab with it.
        self.setFocusProxy(self._list if rows else None)  # type: ignore[arg-type]
        self._show_actions()

    @override
    def _restyle(self) -> None:
        self._buttons.invalidate()

    def _action(self, name: str, text: str, keys: str, tip: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        # Elsewhere these keys are none of the list's: in the name being edited, for one.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(tip_text(tip))
        return action

    def _lay_out(self) -> None:
        buttons = []
        for action in (self._pin, self._compare, self._open, self._rename, self._remove):
            button = ActionButton(f"{action.objectName()}_button", self)
            button.show_action(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            buttons.append(button)
        self._buttons = FlowLayout(4, *buttons)
        layout = column_of(self._buttons, (self._list, 1), self._note, (self._empty, 1))
        sides = put_between_sides(layout, self)
        layout.setContentsMargins(sides, sides // 2, sides, 0)

    def _connect(self) -> None:
        self._list.renamed.connect(self.rename_requested)
        self._list.currentItemChanged.connect(self._show_actions)
        self._compare.toggled.connect(self._ask_to_compare)
        self._open.triggered.connect(self._ask_to_open)
        self._rename.triggered.connect(self._list.rename)
        self._remove.triggered.connect(self._ask_to_remove)

    @Slot()
    def _show_actions(self) -> None:
        slot = self._list.slot
        for action in (self._compare, self._open, self._rename, self._remove):
            action.setEnabled(slot is not None)
        self._compare.setChecked(slot is not None and slot == self._reference)

    @Slot(bool)
    def _ask_to_compare(self, on: bool) -> None:
        slot = self._list.slot
        if slot is not None and on != (slot == self._reference):  # it shows something else
            self.reference_requested.emit(slot if on else -1)
            self._show_actions()

    @Slot()
    def _ask_to_open(self) -> None:
        if self._list.slot is not None:
            self.open_requested.emit(self._list.slot)

    @Slot()
    def _ask_to_remove(self) -> None:
        if self._list.slot is not None:
            self.remove_requested.emit(self._list.slot)
