"""The options of a rule, by their words: the names that `torch.optim` has for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from gradapp.core.problem.draft import typed
from gradapp.core.rules.kind import Option
from gradapp.core.rules.table import RULES, SGD
from gradapp.ui.problem.fields import TextField, label_of

_COLUMNS = 2


class RuleFields(QWidget):
    """A field for each option of one rule; what was typed for others is kept.

    Signals:
        edited: the person changed an option.
        entered: Enter was pressed in a field.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self) -> None:
        """Have the fields of all rules, and show those of the first."""
        super().__init__()
        self._rule = SGD.id
        self._fields: dict[tuple[str, str], TextField | QCheckBox] = {}
        self._labels: dict[tuple[str, str], QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for rule in RULES.values():
            for index, option in enumerate(rule.options):
                self._add(grid, rule.id, option, divmod(index, _COLUMNS))
        for column in range(_COLUMNS):
            grid.setColumnStretch(2 * column + 1, 1)
        self.show_options(SGD.id, {})

    def _add(self, grid: QGridLayout, rule: str, option: Option, place: tuple[int, int]) -> None:
        key, (row, column) = (rule, option.name), place
        field: TextField | QCheckBox
        if isinstance(option.default, bool):
            field = QCheckBox(option.name)
            field.setObjectName(f"{rule}_{option.name}")
            field.toggled.connect(self.edited)
            grid.addWidget(field, row, 2 * column, 1, 2)
        else:
            field = TextField(f"{rule}_{option.name}", option.name)
            field.textEdited.connect(self.edited)
            field.entered.connect(self.entered)
            self._labels[key] = label_of(field, option.name)
            grid.addWidget(self._labels[key], row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
        self._fields[key] = field
        self._write(key, typed(option.default))

    def show_options(self, rule: str, options: Mapping[str, str]) -> None:
        """Show the options of a rule, those left out at their defaults."""
        self.show_rule(rule)
        for option in RULES[rule].options:
            self._write((rule, option.name), options.get(option.name, typed(option.default)))

    def show_rule(self, rule: str) -> None:
        """Show the options of a rule as they were left."""
        self._rule = rule
        for widgets in (self._fields, self._labels):
            for key, widget in widgets.items():
                widget.setVisible(key[0] == rule)

    def options(self) -> dict[str, str]:
        """Return what is typed for each option."""
        return dict(self._read())

    def _read(self) -> Iterator[tuple[str, str]]:
        for (rule, name), field in self._fields.items():
            if rule == self._rule:
                yield (
                    name,
                    typed(field.isChecked()) if isinstance(field, QCheckBox) else field.text(),
                )

    def all_fields(self) -> list[QWidget]:
        """Return the fields that are shown."""
        return [field for key, field in self._fields.items() if key[0] == self._rule]

    def _write(self, key: tuple[str, str], text: str) -> None:
        field = self._fields[key]
        if isinstance(field, QCheckBox):
            with QSignalBlocker(field):
                field.setChecked(text == "true")
        else:
            field.write(text)
