"""The table of the variables of a person's own code, behind the line that has just run."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gradapp.override import override
from gradapp.ui.kit.variable_table import CHANGED, VariableTable


class OwnVariables(VariableTable):
    """The variables of own code, of which a tooltip tells the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__("own_variables", self.tr("Variables of own code"), parent)

    @override
    def divided(self, width: int) -> tuple[int, int]:
        advance = self.fontMetrics().horizontalAdvance
        short, long = (
            advance(f"{CHANGED} model.weight  "),
            advance(f"{CHANGED}   #1 momentum_buffer  "),
        )
        name = max(min(short, int(0.4 * width)), min(long, int(0.28 * width)))
        return name, int(0.45 * (width - name))
