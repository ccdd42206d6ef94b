"""What tables of variables are made of: a name, a value, and what it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeWidget, QWidget

from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.fitting_delegate import FittingDelegate
from gradapp.ui.kit.keys import leave_arrows
from gradapp.ui.kit.theme import LIGHT

CHANGED: Final = "●"
NAME, VALUE, KIND = range(3)


class VariableTable(QTreeWidget):
    """A row a variable. What has changed has a dot before its name and is bold.

    Signals:
        message: what has been copied.
    """

    message = Signal(str)

    def __init__(self, name: str, called: str, parent: QWidget | None = None) -> None:
        """Show nothing yet; `called` is what a screen reader calls it."""
        super().__init__(parent)
        self.setObjectName(name)
        keep_left_to_right(self)
        leave_arrows(self)
        self.setAccessibleName(called)
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("Variable"), self.tr("Value"), self.tr("What it is")])
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(FittingDelegate(self))
        self.header().setStretchLastSection(True)
        for column in (NAME, VALUE):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._theme = LIGHT

    def copy(self, text: str, name: str) -> None:
        """Copy what is known of the variable called `name`, and say so."""
        QGuiApplication.clipboard().setText(text)
        self.message.emit(self.tr("Copied {}.").format(name))
