"""The files that were open before, and the menu that opens them again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from gradapp import files
from gradapp.app.system.settings import MOST_RECENT
from gradapp.ui.kit.plain_text import tip_text

if TYPE_CHECKING:  # a window that opens need not wait
    from PySide6.QtWidgets import QFileDialog


class RecentFiles(QObject):
    """Owns which these are, the last one first.

    Signals:
        chosen: the path of one that is to be opened.
    """

    chosen = Signal(str)

    def __init__(self, menu: QMenu, paths: Sequence[str], parent: QObject) -> None:
        """Show in `menu` those that are remembered."""
        super().__init__(parent)
        self._menu = menu
        self.set_paths(paths)

    def set_paths(self, paths: Sequence[str]) -> None:
        """Have these, or the first of them if they are too many."""
        self.paths = tuple(paths)[:MOST_RECENT]
        self._menu.clear()
        for number, path in enumerate(self.paths, start=1):
            name = Path(path).name.replace("&", "&&")
            action = self._menu.addAction(f"&{number}  {name}")
            action.setToolTip(tip_text(path))
            action.triggered.connect(partial(self.chosen.emit, path))
        self._menu.setEnabled(bool(self.paths))

    def put_first(self, path: Path) -> None:
        """Note that a file is open."""
        name = str(path.absolute())
        self.set_paths([name, *(each for each in self.paths if each != name)])

    def forget_gone(self) -> None:
        """Leave those out that are no longer there."""
        self.set_paths([each for each in self.paths if files.is_there(Path(each))])

    def lead(self, dialog: QFileDialog) -> None:
        """Have a dialog begin in the folder of the last one."""
        if self.paths:
            dialog.setDirectory(str(Path(self.paths[0]).parent))
