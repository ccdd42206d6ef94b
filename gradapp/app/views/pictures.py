"""Pictures of what is looked at: the window, its plots, the equations and the graph."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from gradapp.app.views.document import ShownDocument
from gradapp.ui.kit.clipboard import copy_as_svg
from gradapp.ui.kit.words import said
from gradapp.ui.window.main_window import MainWindow

_SCALES: Final = (1, 2, 4)
_COPIED_SCALE: Final = 2

_Scales = dict[str, tuple[str, int]]
"""The ending and the scale of each choice of the dialog."""


def parts(window: MainWindow) -> Mapping[str, QWidget]:
    """Return what there are pictures of, by what the command line calls it."""
    return {
        "window": window,
        "plot": window.error_picture,
        "error": window.error_steps,
        "parameters": window.theta_steps,
        "formula": window.formula_panel,
        "graph": window.graph_panel.view,
        "samples": window.samples_panel,
        "rate": window.learning_rate_panel.strip,
    }


class ShownPictures(QObject):
    """Offers pictures in the menu of each part, and owns no state."""

    def __init__(self, window: MainWindow, document: ShownDocument) -> None:
        """Put commands into the menus."""
        super().__init__(window)
        self._window = window
        self._document = document
        window.actions_by_id["copy_picture"].triggered.connect(partial(self._copy, window))
        for name, part in parts(window).items():
            if part is not window:
                self.offer(name, part)

    def save(self, widget: QWidget, path: Path, scale: int = 1) -> None:
        """Write a picture into a file of the kind that its name ends in, or say why not."""
        from gradapp.documents.export.kinds import ExportError, kind_of, write
        from gradapp.ui.kit.picture import picture

        try:
            ending = kind_of(path).ending
            write(path, picture(widget, ending, scale))
        except ExportError as error:
            self._say(said(error.message))
            return
        self._say(self.tr("Exported {}.").format(path.name))

    @Slot(QWidget)
    def offer_sweep(self, plot: QWidget) -> None:
        """Put the commands into the menu of a sweep's plot."""
        self.offer("sweep", plot)

    def offer(self, name: str, part: QWidget) -> None:
        """Put the commands into the menu of a part."""
        save = QAction(self.tr("Save picture…"), part)
        save.triggered.connect(partial(self._ask, name, part))
        copy = QAction(self.tr("Copy picture"), part)
        copy.triggered.connect(partial(self._copy, part))
        part.addActions([save, copy])
        if part is not self._window.formula_panel:  # which has a menu of its own
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            part.customContextMenuRequested.connect(partial(_open_menu, part))

    def _ask(self, name: str, part: QWidget) -> None:
        from gradapp.documents.export.kinds import KINDS

        file = self._document.path or Path("gradapp")
        first = str(file.with_name(f"{file.stem}-{name}.png"))
        dialog = QFileDialog(self._window, self.tr("Save picture"), first)
        dialog.setObjectName("picture_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        scales: _Scales = {}
        for kind in KINDS:
            if kind.is_picture and not kind.is_moving:
                scales[f"{said(kind.name)} (*{kind.ending})"] = (kind.ending, 1)
        for scale in _SCALES[1:]:
            words = self.tr("Picture as PNG, {0} times as large (*.png)").format(scale)
            scales[words] = (".png", scale)
        dialog.setNameFilters([*scales])
        dialog.setDefaultSuffix(".png")
        dialog.filterSelected.connect(partial(_end_in, dialog, scales))
        dialog.fileSelected.connect(partial(self._save_chosen, dialog, scales, part))
        dialog.open()

    def _save_chosen(self, dialog: QFileDialog, scales: _Scales, part: QWidget, path: str) -> None:
        self.save(part, Path(path), scales[dialog.selectedNameFilter()][1])

    def _copy(self, part: QWidget) -> None:
        """Copy a picture, as pixels and as SVG: who pastes it takes what it understands."""
        from gradapp.ui.kit.picture import SVG, image, picture

        copy_as_svg(image(part, _COPIED_SCALE), picture(part, SVG))
        self._say(self.tr("Copied the picture."))

    def _say(self, sentence: str) -> None:
        self._window.status.show_message(sentence)


def _end_in(dialog: QFileDialog, scales: _Scales, chosen: str) -> None:
    """Have names end as the choice says."""
    dialog.setDefaultSuffix(scales[chosen][0])


def _open_menu(part: QWidget, place: QPoint) -> None:
    menu = QMenu(part)
    menu.setObjectName("picture_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions(part.actions())
    menu.popup(part.mapToGlobal(place))
