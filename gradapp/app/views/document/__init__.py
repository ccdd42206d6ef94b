"""The document in the window: what it is called, whether it is as in its file, and what it says."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from gradapp.app.run.as_document import RunAsDocument
from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.history import History
from gradapp.app.run.own_beside import OwnBeside
from gradapp.app.run.own_code import NAME_OF_CODE, Source
from gradapp.app.run.own_history import OwnHistory
from gradapp.documents.document import Document, OwnText, Sight
from gradapp.ui.kit.plain_text import title_text
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gradapp.ui.window.own_page import OwnPage

APPLICATION: Final = "gradapp"
_SWITCHES: Final = ("logarithmic", "close_up", "section", "race")
"""The commands that say what is shown."""


class ShownDocument(QObject):
    """Owns the path of the document, and what is in that file.

    A document without a file is a window as it always was: what it solves is remembered from one
    start to the next, so that only its pins would be lost with it.

    Signals:
        changed: the document is another one, or says something else.
    """

    changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        run: RunAsDocument,
        current_run: CurrentRun,
        history: History,
        own: OwnHistory,
        beside: OwnBeside,
    ) -> None:
        """Begin without a file."""
        super().__init__(window)
        self._window = window
        self._run = run
        self._history = history
        self._own_history = own
        self._own = own.code
        self._beside = beside
        self._current_run = current_run
        self.path: Path | None = None
        self._base = Document()
        self._saved: Document | None = self.now()
        history.changed.connect(self._note)
        current_run.run_started.connect(self._note)
        current_run.steps_added.connect(self._note)
        own.code.changed.connect(self._note)
        self._note()

    @property
    def name(self) -> str:
        """What a person calls it; empty where it has no file yet."""
        return "" if self.path is None else self.path.stem

    @property
    def is_modified(self) -> bool:
        """Whether it says something else than its file, or than at its beginning."""
        if self._saved is None:
            return True
        now = replace(self._run.document(self._base), own_code=self._own_text())
        with_steps = self.path is not None
        return _content(now, with_steps=with_steps) != _content(self._saved, with_steps=with_steps)

    @property
    def has_steps(self) -> bool:
        """Whether a step has been made."""
        return self._current_run.outside_lab.recipe.steps > 0

    @property
    def would_be_lost(self) -> bool:
        """Whether something of it would be lost with the window."""
        if self.path is not None:
            return self.is_modified
        return self._own.source.would_be_lost or (self._run.has_pins and self.is_modified)

    def now(self, *, with_bits: bool = False) -> Document:
        """Return what there is now; with the checksums of its bits where they are asked for."""
        actions = self._window.menus.actions
        document = self._run.document(self._base, with_bits=with_bits)
        sight = Sight(
            self._window.layouts.current,
            **{name: actions[name].isChecked() for name in _SWITCHES},
            panels=self._window.layouts.here(),
        )
        own = self._own_text()
        if own.text:
            panel, beside = self._window.pages.own_code, self._beside.chosen
            own = replace(own, line=panel.editor.line_looked_at, page=panel.page, beside=beside)
        return replace(document, sight=sight, own_code=own)

    def _own_text(self) -> OwnText:
        source = self._own.source
        return OwnText(source.name, source.text) if source.text else OwnText()

    def begin(self, document: Document | None, path: Path | None) -> None:
        """Take what there is now for a document as it is in its file, or without one."""
        self.path = path
        if path is not None:
            self._own.note_saved()
        self._base = document or Document()
        self._saved = document or self.now()
        self._note()

    def give_up(self) -> None:
        """Know that what there is now need not be in a file."""
        self._own.note_saved()
        self.begin(self.now(), self.path)

    def lose_file(self) -> None:
        """Know that what there is is in no file any more."""
        self._saved = None
        self._note()

    def show(self, document: Document, path: Path | None, *, is_saved: bool = True) -> None:
        """Open a document; unless it `is_saved`, its file has something else, or there is none."""
        window = self._window
        layouts, layout = window.menus.layouts, document.sight.layout
        if layout not in layouts:
            layout = window.layouts.current
            if layout == "own_code" and not document.own_code.text:
                layout = "descent"  # or else nothing of it would be in sight
        if layout != window.layouts.current:
            layouts[layout].trigger()
        if document.sight.panels is not None:
            window.show_panels(document.sight.panels)
        for name in _SWITCHES:
            window.menus.actions[name].setChecked(getattr(document.sight, name))
        self._run.restore(document)
        name, text = document.own_code.name or NAME_OF_CODE, document.own_code.text
        saved = text if is_saved else ""
        self._own_history.begin(Source(text, name, saved, is_foreign=bool(text)))
        window.pages.own_code_later.then(partial(_show_own_text, document.own_code, name))
        self._beside.choose_kept(document.own_code.beside)
        self._history.begin()
        self.path, self._base = path, document
        self._saved = document if is_saved else None
        self._note()

    @Slot()
    def _note(self) -> None:
        """Show the name, with the platform's mark where it is not as in its file."""
        title = (
            f"{title_text(self.name)}[*] – {APPLICATION}" if self.name else f"[*]{APPLICATION}"
        )  # whose end Qt looks at
        window = self._window
        if window.windowTitle() != title:
            window.setWindowFilePath("" if self.path is None else str(self.path))
            window.setWindowTitle(title)
        if window.isWindowModified() != self.would_be_lost:  # Qt tells every widget, changed or not
            window.setWindowModified(not window.isWindowModified())
        self.changed.emit()


def _show_own_text(own: OwnText, name: str, page: OwnPage) -> None:
    page.show_source(own.text, name)
    page.show_page(own.page)
    page.editor.look_at(own.line)


def _content(document: Document, *, with_steps: bool) -> object:
    """Return what counts as the content: where one looks is none of it."""
    pins = [(pin.name, replace(pin.recipe, ended=None), pin.slot) for pin in document.pins]
    steps = document.recipe.steps if with_steps else 0
    recipe = replace(document.recipe, steps=steps, ended=None)
    own = document.own_code.name, document.own_code.text
    return recipe, pins, document.reference, own
