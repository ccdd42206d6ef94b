"""A label in which words are explained."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gradapp.core.help.words import IN_TEXTS, in_text
from gradapp.override import override
from gradapp.ui.kit.hover_label import HoverLabel
from gradapp.ui.kit.keys import take_keys
from gradapp.ui.kit.terms import OPENING, ask, ask_by_key, paint_dots
from gradapp.ui.kit.word_places import place_of
from gradapp.ui.kit.words import said


class TermLabel(HoverLabel):
    """A plain text; those of its words that are explained have dots below them.

    A click on one asks for it. Where it can be reached by Tab, Enter asks for the first one.
    """

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, name: str = "", **looks: bool
    ) -> None:
        """Show `text`, of which nothing is explained yet; its looks are those of any label."""
        super().__init__(text, parent, name=name, **looks)
        self._forms: tuple[tuple[str, str], ...] = ()
        self._by_tab = False

    def explain_words(self, *terms: str, tab: bool = True) -> None:
        """Have the words for these things explained wherever they stand in the text.

        Args:
            *terms: the things, by their names in the help.
            tab: whether Tab comes here; not where a field beside it explains the same.
        """
        self._take([(term, said(IN_TEXTS[term])) for term in terms], tab=tab)

    def _take(self, forms: list[tuple[str, str]], *, tab: bool) -> None:
        self._forms = tuple(forms)
        self._by_tab = tab
        self.setMouseTracking(True)
        if tab:
            take_keys(self, *OPENING)
            self.setAccessibleDescription(self.tr("Enter explains the word"))
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def explain_all(self, term: str, *, tab: bool = False) -> None:
        """Have all of the text, as it is now, explained as `term`; see `explain_words`."""
        self._take([(term, self.text())], tab=tab)

    @property
    def is_stop(self) -> bool:
        """Whether Tab comes here."""
        return self._by_tab and bool(self._words())

    def terms_here(self) -> list[tuple[str, QRect]]:
        """Return what is explained in it, and where that stands."""
        return [
            (term, place_of(self, start, end).toAlignedRect()) for term, start, end in self._words()
        ]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        words = self._words()
        if words:
            with QPainter(self) as painter:
                for _, start, end in words:
                    word = place_of(self, start, end).intersected(QRectF(self.rect()))
                    paint_dots(painter, word, self.palette())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._forms:
            shapes = Qt.CursorShape
            is_word = self._at(event.position()) is not None
            self.setCursor(shapes.WhatsThisCursor if is_word else shapes.IBeamCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        found = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found and not self.hasSelectedText():
            term, place = found
            ask(term, self, place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not ask_by_key(event, self):
            super().keyPressEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._keep_tab()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._keep_tab()

    def _keep_tab(self) -> None:
        """Let Tab come here whether or not the text can be selected, which Qt makes one thing."""
        if self._by_tab:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _words(self) -> tuple[tuple[str, int, int], ...]:
        return in_text(self.text(), self._forms) if self._forms else ()

    def _at(self, at: QPointF) -> tuple[str, QRect] | None:
        return next((each for each in self.terms_here() if each[1].contains(at.toPoint())), None)
