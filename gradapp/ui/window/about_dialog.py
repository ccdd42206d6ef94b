"""What gradapp is, its version, and what it is built on."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QWidget

from gradapp.override import override
from gradapp.ui.kit.boxes import row_of
from gradapp.ui.kit.dialog import Dialog
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.text_style import make_title


class AboutDialog(Dialog):
    """Version, description, components and their licences; all of it can be copied.

    Args:
        version: gradapp's own.
        components: name, version and licence of each thing it is built on; no version where it
            is missing.
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
        super().__init__("aboutDialog", self.tr("About gradapp"), parent)
        self._version = version
        self._components = tuple(
            (name, number or self.tr("not installed"), licence)
            for name, number, licence in components
        )
        self._icon = icon

        self._picture = PlainLabel(name="aboutIcon")
        self._picture.setAccessibleName(self.tr("The icon of gradapp: a ball on a parabola"))
        title = self.text_label("aboutTitle", f"<h2>gradapp {escape(version)}</h2>")
        title.setTextFormat(Qt.TextFormat.RichText)
        title.setAccessibleName(f"gradapp {version}")
        self._description = self.text_label("aboutDescription", self._described(), wraps=True)

        self._grid = self._table()
        self.add_copy()
        self.lay_out(row_of(self._picture, (title, 1)), self._description, self._grid)

    @override
    def as_text(self) -> str:
        """Return what the dialog says as plain text, a line a component."""
        lines = [f"gradapp {self._version}", self._described(), ""]
        lines += [f"{name} {version} ({licence})" for name, version, licence in self._components]
        return "\n".join(lines)

    def _described(self) -> str:
        return self.tr(
            "gradapp makes one idea visible: the same gradient-descent step, written with "
            "more and more of PyTorch, gives the same result. Step through it on your own "
            "numbers, and see the code that runs, the values it holds and the ball on the "
            "parabola. gradapp is free software under the MIT licence."
        )

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(3, 1)
        rows = [(self.tr("Built on"), self.tr("Version"), self.tr("Licence")), *self._components]
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                label = self.text_label(f"about{row}_{column}", cell)
                if row == 0:
                    make_title(label)
                grid.addWidget(label, row, column)
        grid.setRowStretch(len(rows), 1)
        return grid

    @override
    def fit_font(self) -> None:
        metrics = self.fontMetrics()
        size = 4 * metrics.height()
        self._picture.setPixmap(self._icon.pixmap(QSize(size, size), self.devicePixelRatioF()))
        self._picture.setFixedSize(size, size)
        self._grid.setHorizontalSpacing(2 * metrics.height())
        self._description.setMinimumWidth(60 * metrics.averageCharWidth())
