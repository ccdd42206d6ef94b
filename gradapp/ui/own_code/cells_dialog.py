"""Which cells of a notebook are opened as own code: all that are Python, if nobody chooses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gradapp.core.own_code.notebook import CodeCell, text_of
from gradapp.override import override
from gradapp.ui.kit.dialog import Dialog
from gradapp.ui.kit.text_style import monospaced
from gradapp.ui.kit.wrapped_label import WrappedLabel

_FIRST: Final = 3
"""So many lines of a cell are shown."""


class CellsDialog(Dialog):
    """A list of cells with their first lines, and what of them is left out.

    Signals:
        chosen: the code of the cells that are to be opened, in the order of the notebook.
    """

    chosen = Signal(str)

    def __init__(self, name: str, cells: Sequence[CodeCell], parent: QWidget) -> None:
        """Ask which of the cells of the notebook called `name` are opened."""
        super().__init__("own_code_cells", self.tr("Cells of {0}").format(name), parent)
        self._cells = tuple(cells)
        words = WrappedLabel("own_code_cells_words")
        words.show_words(
            self.tr(
                "These cells of code become one text, in their order. Lines that begin with % or ! "
                "are not Python: they become comments."
            )
        )
        self._list = QListWidget()
        self._list.setObjectName("own_code_cells_list")
        self._list.setAccessibleName(self.tr("Cells of code"))
        self._list.setAlternatingRowColors(True)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for cell in cells:
            self._list.addItem(self._item(cell))
        self._list.itemChanged.connect(self._note_choice)
        self._open = self.add_main("open", self.tr("&Open"))
        self._open.clicked.connect(self._choose)
        for id, text, on in (
            ("all", self.tr("Choose &all"), True),
            ("none", self.tr("Choose &none"), False),
        ):
            self.add_button(id, text).clicked.connect(partial(self._check, on=on))
        self.lay_out(words, self._list, focus=self._list)
        self._list.setCurrentRow(0)
        self._note_choice()

    @override
    def fit_font(self) -> None:
        self._list.setFont(monospaced(self.font()))
        self._list.setMinimumSize(
            30 * self.fontMetrics().height(), 15 * self.fontMetrics().height()
        )

    def _item(self, cell: CodeCell) -> QListWidgetItem:
        lines = [line for line in cell.code.splitlines() if line.strip()]
        told = [f"{cell.number}  {lines[0] if lines else ''}"]
        told += (f"   {line}" for line in lines[1:_FIRST])
        if len(lines) > _FIRST:
            told.append("   …")
        item = QListWidgetItem()
        if cell.is_python:
            item.setCheckState(Qt.CheckState.Checked)
            if cell.left_out:
                told.append(self.tr("Left out: {0}").format("  ".join(cell.left_out)))
        else:
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            if lines:
                told.append(
                    self.tr("Left out: this cell is for notebooks only, and is not Python.")
                )
        item.setText("\n".join(told))
        return item

    def _chosen(self) -> tuple[CodeCell, ...]:
        checked = Qt.CheckState.Checked
        rows = enumerate(self._cells)
        return tuple(cell for row, cell in rows if self._list.item(row).checkState() == checked)

    @Slot()
    def _note_choice(self) -> None:
        self._open.setEnabled(bool(self._chosen()))

    def _check(self, *, on: bool) -> None:
        for row, cell in enumerate(self._cells):
            if cell.is_python:
                state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
                self._list.item(row).setCheckState(state)

    @Slot()
    def _choose(self) -> None:
        code = text_of(self._chosen())
        self.accept()
        self.chosen.emit(code)
