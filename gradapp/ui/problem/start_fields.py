"""Where the parameters of a formula start: a field for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gradapp.core.problem.allowed import MOST_PARAMETERS
from gradapp.core.problem.fit import START
from gradapp.ui.kit.boxes import Part, row_of
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.problem.fields import TextField


class StartFields(QWidget):
    """Has as many fields as there are parameters; a start is kept while its name is not there.

    Signals:
        edited: the person changed a start.
        entered: Enter was pressed in a field.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self) -> None:
        """Have no parameter yet."""
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._texts: dict[str, str] = {}
        self._labels = [PlainLabel() for _ in range(MOST_PARAMETERS)]
        self._fields = [
            TextField(f"form_start_{index}", "", f"{START:g}") for index in range(MOST_PARAMETERS)
        ]
        parts: list[Part] = []
        for index, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            label.setBuddy(field)
            field.textEdited.connect(partial(self._keep, index))
            field.entered.connect(self.entered)
            parts += label, (field, 1)
        self.setLayout(row_of(*parts, margins=(0, 0, 0, 0)))
        self.show_names(())

    def show_names(self, names: tuple[str, ...]) -> None:
        """Have a field for each of the parameters."""
        self._names = names
        for index, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            is_used = index < len(names)
            if is_used:
                label.setText(f"{names[index]} =")
                field.setAccessibleName(self.tr("Start of {0}").format(names[index]))
                field.write(self._texts.get(names[index], f"{START:g}"))
            label.setVisible(is_used)
            field.setVisible(is_used)

    def show_starts(self, starts: Mapping[str, str]) -> None:
        """Show these starts, of these parameters."""
        self._texts |= starts
        self.show_names(tuple(starts))

    def starts(self) -> dict[str, str]:
        """Return what is typed; nothing is said of what is left empty."""
        return {name: text for name, text in self._texts.items() if text.strip()}

    def all_fields(self) -> list[QWidget]:
        """Return the fields that are shown."""
        return [*self._fields[: len(self._names)]]

    def _keep(self, index: int, text: str) -> None:
        self._texts[self._names[index]] = text
        self.edited.emit()
