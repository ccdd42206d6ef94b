"""What gradapp is, its version, and what it is built on."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gradapp.override import override
from gradapp.ui.kit.text_style import make_title


class AboutDialog(QDialog):
    """Version, description, components and their licences; all of it can be copied.

    Args:
        version: gradapp's own.
        components: name, version and licence of each thing it is built on.
        icon: the application's icon.
        parent: the window it stands before.
    """

    def __init__(
        self,
        version: str,
        components: Sequence[tuple[str, str, str]],
        icon: QIcon,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(self.tr("About gradapp"))
        self.setAccessibleName(self.windowTitle())
        self._version = version
        self._components = tuple(components)
        self._icon = icon

        self._picture = QLabel()
        self._picture.setObjectName("aboutIcon")
        self._picture.setAccessibleName(self.tr("The icon of gradapp: a ball on a parabola"))
        title = self._text("aboutTitle", f"<h2>gradapp {escape(version)}</h2>")
        title.setAccessibleName(f"gradapp {version}")
        head = QHBoxLayout()
        head.addWidget(self._picture)
        head.addWidget(title, 1)

        self._description = self._text("aboutDescription", escape(self._described()))
        self._description.setWordWrap(True)

        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self._description)
        self._grid = self._table()
        layout.addLayout(self._grid)
        layout.addStretch(1)
        layout.addWidget(self._buttons())
        self._fit_font()

    def as_text(self) -> str:
        """Return what the dialog says as plain text, a line a component."""
        lines = [f"gradapp {self._version}", self._described(), ""]
        lines += [f"{name} {version} ({licence})" for name, version, licence in self._components]
        return "\n".join(lines)

    @Slot()
    def copy_all(self) -> None:
        """Copy what the dialog says to the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_grid"):
            self._fit_font()

    def _described(self) -> str:
        return self.tr(
            "gradapp makes one idea visible: the same gradient-descent step, written four ways "
            "with more and more of PyTorch, gives the same result. Step through it on your own "
            "numbers, and see the code that runs, the values it holds and the ball on the "
            "parabola. gradapp is free software under the MIT licence."
        )

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(3, 1)
        rows = [(self.tr("Built on"), self.tr("Version"), self.tr("Licence")), *self._components]
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                label = self._text(f"about{row}_{column}", escape(cell))
                if row == 0:
                    make_title(label)
                grid.addWidget(label, row, column)
        return grid

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("closeAbout")
        close.setText(self.tr("Close"))
        close.setAccessibleName(close.text())
        close.setDefault(True)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("copyAbout")
        copy.setAccessibleName(self.tr("Copy the versions"))
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy_all)
        buttons.rejected.connect(self.reject)
        close.setFocus()
        return buttons

    def _text(self, name: str, text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName(name)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        return label

    def _fit_font(self) -> None:
        metrics = self.fontMetrics()
        size = 4 * metrics.height()
        self._picture.setPixmap(self._icon.pixmap(QSize(size, size), self.devicePixelRatioF()))
        self._picture.setFixedSize(size, size)
        self._grid.setHorizontalSpacing(2 * metrics.height())
        self._description.setMinimumWidth(60 * metrics.averageCharWidth())
