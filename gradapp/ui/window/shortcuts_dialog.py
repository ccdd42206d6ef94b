"""Every command with its shortcut, by group."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gradapp.override import override
from gradapp.ui.kit.dialog import Dialog


class ShortcutsDialog(Dialog):
    """A list of commands.

    Args:
        rows: group, name and shortcut of each command, as they are shown; the groups stand in
            the order of their first row.
        parent: the window it stands before.
    """

    def __init__(self, rows: Iterable[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__("shortcutsDialog", self.tr("Keyboard shortcuts"), parent)
        self._list = QTreeWidget()
        self._list.setObjectName("shortcutsList")
        self._list.setAccessibleName(self.tr("Commands and their shortcuts"))
        self._list.setHeaderLabels([self.tr("Command"), self.tr("Shortcut")])
        self._list.setRootIsDecorated(False)
        self._list.setItemsExpandable(False)
        self._list.setUniformRowHeights(True)
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._groups: dict[str, QTreeWidgetItem] = {}
        for group, name, shortcut in rows:
            QTreeWidgetItem(self._group(group), [name, shortcut or self.tr("none")])
        self._list.expandAll()

        self.lay_out(self._list, focus=self._list)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(
            self._list.sizeHintForColumn(0)
            + self._list.sizeHintForColumn(1)
            + 15 * metrics.averageCharWidth(),
            28 * metrics.height(),
        )

    def _group(self, name: str) -> QTreeWidgetItem:
        if name not in self._groups:
            item = QTreeWidgetItem(self._list, [name])
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.setFirstColumnSpanned(True)
            self._groups[name] = item
        return self._groups[name]

    @override
    def fit_font(self) -> None:
        bold = self.font()
        bold.setBold(True)
        for item in self._groups.values():
            item.setFont(0, bold)
