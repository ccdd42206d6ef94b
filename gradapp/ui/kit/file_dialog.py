"""Asks for a file: one that is opened, or one that is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:  # and imported where it is needed: a window that opens need not wait
    from PySide6.QtWidgets import QFileDialog


def to_open(parent: QWidget, name: str, title: str, filters: Sequence[str]) -> QFileDialog:
    """Return a dialog for a file that there is; who wants it listens to it and opens it."""
    dialog = _dialog(parent, name, title, filters)
    dialog.setFileMode(dialog.FileMode.ExistingFile)
    return dialog


def to_write(
    parent: QWidget, name: str, title: str, filters: Mapping[str, str], ending: str, first: str = ""
) -> QFileDialog:
    """Return a dialog for a file to be written.

    Args:
        parent: the window before which it stands.
        name: what it is called in the tree of objects.
        title: what it says that it is for.
        filters: the kinds of files, and which ending a name without one gets.
        ending: that of the kind that is chosen at first.
        first: the path that is proposed.
    """
    dialog = _dialog(parent, name, title, [*filters], first)
    dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.selectNameFilter(next(kind for kind, its in filters.items() if its == ending))
    dialog.filterSelected.connect(
        lambda kind: dialog.setDefaultSuffix(filters.get(kind, dialog.defaultSuffix()))
    )
    return dialog


def _dialog(
    parent: QWidget, name: str, title: str, filters: Sequence[str], first: str = ""
) -> QFileDialog:
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(parent, title, first)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilters(filters)
    return dialog
