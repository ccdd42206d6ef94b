"""Pictures of what is looked at: the window, its plots, the equations and the graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gradapp.app.views.document import ShownDocument
from gradapp.core.words import N_, SayingError
from gradapp.ui.kit import file_dialog
from gradapp.ui.kit.clipboard import copy_as_svg
from gradapp.ui.kit.question import refuse
from gradapp.ui.kit.words import said
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # and imported where it is needed: a window that opens need not wait
    from PySide6.QtWidgets import QFileDialog

    from gradapp.documents.export.kinds import FileKind
    from gradapp.ui.graph.panel import GraphPanel
    from gradapp.ui.window.own_page import OwnPage

_SCALES: Final = (2, 4)
_COPIED_SCALE: Final = 2

Choices = Mapping[str, tuple[str, int]]
"""The ending and the scale of each choice of the dialog."""


def parts(window: MainWindow) -> Mapping[str, QWidget]:
    """Return what there are pictures of, by what the command line calls it."""
    return {
        "window": window,
        "plot": window.error_picture,
        "error": window.error_curve,
        "parameters": window.parameter_curves,
        "formula": window.formula_panel,
        "graph": window.graph_panel.view,
        "samples": window.samples_panel,
        "rate": window.learning_rate_panel.strip,
    }


def check_shown(part: QWidget) -> None:
    """See to it that a part has something to be drawn.

    Raises:
        ExportError: it has nothing, as the graph of a way without one, and is hidden.
    """
    from gradapp.documents.export.kinds import ExportError

    if part.isHidden():
        raise ExportError(
            N_("Export", "Nothing of that part is shown here, so there is no picture of it.")
        )


class ShownPictures(QObject):
    """Offers pictures in the menu of each part, and owns no state."""

    def __init__(self, window: MainWindow, document: ShownDocument) -> None:
        """Put commands into the menus."""
        super().__init__(window)
        self._window = window
        self._document = document
        window.menus.on(copy_picture=partial(self._copy, window))
        for name, part in parts(window).items():
            if part is not window:
                self.offer(name, part)
        self._listen(window.graph_panel)
        window.pages.own_code_later.then(self._offer_own)

    def save(self, widget: QWidget, path: Path, scale: int = 1) -> None:
        """Write a picture into a file of the kind that its name ends in, or say why not."""
        from gradapp.documents.export.kinds import kind_of, write
        from gradapp.ui.kit.picture import picture

        try:
            check_shown(widget)
            ending = kind_of(path).ending
            write(path, picture(widget, ending, scale))
        except SayingError as error:
            refuse(said(error.message), self._window)
            return
        self._say(self.tr("Exported {}.").format(path.name))

    def offer(self, name: str, part: QWidget) -> None:
        """Put the commands into the menu of a part."""
        save = QAction(self.tr("Save picture…"), part)
        save.triggered.connect(partial(self._ask, name, part, ".png"))
        copy = QAction(self.tr("Copy picture"), part)
        copy.triggered.connect(partial(self._copy, part))
        part.addActions([save, copy])
        if part is not self._window.formula_panel:  # which has a menu of its own
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            part.customContextMenuRequested.connect(partial(_open_menu, part))

    def _offer_own(self, page: OwnPage) -> None:
        self.offer("graph", page.graph.view)
        self._listen(page.graph)

    def _listen(self, panel: GraphPanel) -> None:
        """Have the button of a graph ask what its menu asks."""
        panel.picture_requested.connect(partial(self._ask, "graph", panel.view, ".svg"))

    def _ask(self, name: str, part: QWidget, ending: str) -> None:
        from gradapp.documents.export.kinds import FILE_KINDS

        file = self._document.path or Path("gradapp")
        first = str(file.with_name(f"{file.stem}-{name}{ending}"))
        choices = self.choices(
            each for each in FILE_KINDS if each.is_picture and not each.is_moving
        )
        title, endings = self.tr("Save picture"), endings_of(choices)
        dialog = file_dialog.to_write(self._window, "picture_dialog", title, endings, ending, first)
        dialog.fileSelected.connect(partial(self._save_chosen, dialog, choices, part))
        dialog.open()

    def choices(self, kinds: Iterable[FileKind]) -> Choices:
        """Return what a dialog offers of kinds of files, and PNGs that are larger."""
        choices = {f"{said(kind.name)} (*{kind.ending})": (kind.ending, 1) for kind in kinds}
        for scale in _SCALES:
            words = self.tr("Picture as PNG, {0} times as large (*.png)").format(scale)
            choices[words] = (".png", scale)
        return choices

    def _save_chosen(self, dialog: QFileDialog, choices: Choices, part: QWidget, path: str) -> None:
        self.save(part, Path(path), choices[dialog.selectedNameFilter()][1])

    def _copy(self, part: QWidget) -> None:
        """Copy a picture, as pixels and as SVG: who pastes it takes what it understands."""
        from gradapp.ui.kit.picture import SVG, SizeError, image, largest_scale, picture

        scale = max(1, largest_scale(part, _COPIED_SCALE))
        try:
            pixels = image(part, scale)
        except SizeError as error:
            self._say(said(error.message))
            return
        copy_as_svg(pixels, picture(part, SVG))
        words = self.tr("Copied the picture.")
        if scale < _COPIED_SCALE:
            words = self.tr(
                "Copied the picture at scale 1: twice as large, it would have too many pixels."
            )
        self._say(words)

    def _say(self, sentence: str) -> None:
        self._window.status.show_message(sentence)


def endings_of(choices: Choices) -> dict[str, str]:
    """Return the ending of each choice."""
    return {words: ending for words, (ending, _) in choices.items()}


def _open_menu(part: QWidget, place: QPoint) -> None:
    menu = QMenu(part)
    menu.setObjectName("picture_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions(part.actions())
    menu.popup(part.mapToGlobal(place))
