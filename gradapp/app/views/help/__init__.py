"""Explains words where they stand, whatever has the keyboard, and all of it on one page."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtWidgets import QApplication, QWidget

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.line_walk import LineWalk
from gradapp.ui.kit.announcements import announce
from gradapp.ui.kit.terms import HasTerms, ShowsCode
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # and imported where it is needed: a window that opens need not wait
    from gradapp.app.views.help.texts import HelpTexts
    from gradapp.core.help.scene import Scene
    from gradapp.ui.help.popup import Explained, Popup
    from gradapp.ui.help.window import HelpWindow


class ShownHelp(QObject):
    """Owns the word that is explained, and the window of help."""

    def __init__(self, window: MainWindow, current_run: CurrentRun, walk: LineWalk) -> None:
        """Quote numbers of `current_run`, and of the step as `walk` tells it."""
        super().__init__(window)
        self._window = window
        self._current_run = current_run
        self._walk = walk
        self._popup: Popup | None = None
        self._before = ""
        self._page: HelpWindow | None = None
        window.term_asked.connect(self._explain)
        window.colours.changed.connect(self._apply_theme)
        window.closing.connect(self._close)
        window.menus.on(
            help=partial(self.open_page, ""),
            explain=self._explain_focus,
            shortcuts=partial(self.open_page, "keys-0"),
        )
        for signal in (
            current_run.run_started,
            current_run.steps_added,
            current_run.cursor_moved,
            walk.changed,
        ):
            signal.connect(self._refresh)

    @cached_property
    def _texts(self) -> HelpTexts:
        from gradapp.app.views.help.texts import HelpTexts

        return HelpTexts(self._window)

    @Slot(str, QWidget, QRect)
    def _explain(self, term: str, asker: QWidget, place: QRect, before: str = "") -> None:
        """Explain a word, or a task, beside where it stands."""
        from gradapp.ui.help.popup import Popup

        if self._popup is not None:
            self._popup.close()
        popup = self._popup = Popup(asker.window())
        if self._window.is_in_hall and asker.window() is self._window.hall:
            popup.setFont(self._window.hall.letters)
        self._before = before
        popup.term_asked.connect(self._explain_other)
        popup.show_asked.connect(self._show)
        popup.page_asked.connect(self.open_page)
        popup.closed.connect(self._forget)
        on_screen = QRect(asker.mapToGlobal(place.topLeft()), place.size())
        popup.open_beside(on_screen, self._explained(term))

    @Slot(str)
    def _explain_other(self, term: str) -> None:
        if self._popup is not None:
            self._before = ""
            self._popup.show_explained(self._explained(term))

    def _explained(self, term: str) -> Explained:
        """Return what is said of a word; what it is about is not behind the hall to be shown."""
        explained = self._texts.explained(term, self._scene, self._before)
        return replace(explained, can_be_shown=False) if self._window.is_in_hall else explained

    @property
    def _scene(self) -> Scene:
        from gradapp.core.help.scene import Scene

        run = self._current_run
        return Scene(run.run, run.cursor, self._walk.recorded, is_asked=run.is_locked)

    @Slot()
    def _refresh(self) -> None:
        """Quote the numbers of another step."""
        popup = self._popup
        if popup is not None and popup.term:
            popup.show_explained(self._explained(popup.term))

    @Slot()
    def _forget(self) -> None:
        if self._popup is not None:
            self._popup.deleteLater()
            self._popup = None

    @Slot()
    def _explain_focus(self) -> None:
        """Explain the word at the keyboard, or else what the control that has it is about."""
        from gradapp.ui.help.subjects import section_of

        here = QApplication.focusWidget()
        if here is None or here is self._window:
            bar = self._window.transport
            self._explain("to-step", bar, bar.rect())
            return
        terms = here.terms_here() if isinstance(here, HasTerms) else []
        if terms:
            term, place = terms[0]
            self._explain(term, here, place)
            return
        self._explain(section_of(here), here, here.rect(), _of_itself(here))

    @Slot(str)
    def _show(self, term: str) -> None:
        """Bring to the front, and mark, what a word is about."""
        from gradapp.ui.help.spotlight import Spotlight
        from gradapp.ui.help.subjects import IN_CODES, IN_WINDOW, VERDICT

        panel, name, word = IN_WINDOW[term]
        window = self._window
        window.activateWindow()
        target, codes = window.findChild(QWidget, name), window.pages.side_by_side
        if codes.isVisible() and (target is None or not target.isVisible()):
            said = IN_CODES.get(term, word)
            place = codes.place_of_verdict if said == VERDICT else codes.place_of(said)
            if place is not None:
                Spotlight(codes, place)
                announce(codes, codes.accessibleName())
                return
            # Where else a word is to be seen is another layout: this one stays as it is.
            window.menus.layouts["descent"].trigger()
        if panel:
            window.show_panel(panel)
        if target is None or not target.isVisible():
            target = window.docks[panel] if panel else window
        place = target.rect()
        if word and isinstance(target, ShowsCode):
            place = target.place_of(word) or place
        if target.focusPolicy():
            target.setFocus()
        Spotlight(target, place)
        announce(target, target.accessibleName())

    @Slot(str)
    def open_page(self, section: str) -> None:
        """Open the help at a section, or at its beginning."""
        if self._page is None:
            from gradapp.ui.help.window import HelpWindow

            self._page = HelpWindow(self._texts.entries(), self._window)
        self._page.open_at(section)

    @Slot()
    def _apply_theme(self) -> None:
        if self._page is not None:
            self._page.refill()

    @Slot()
    def _close(self) -> None:
        if self._popup is not None:
            self._popup.close()
        if self._page is not None:
            self._page.close()


def _of_itself(control: QWidget) -> str:
    """Return what a control says of itself, as Markdown."""
    from gradapp.core.help.book import literal

    words = control.toolTip() or control.accessibleDescription()
    return literal(words).replace("\n", "  \n")
