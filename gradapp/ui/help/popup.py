"""A word explained beside where it stands: a few sentences, a number, and where to see more."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget

from gradapp.override import override
from gradapp.ui.kit.announcements import Announce, announce
from gradapp.ui.kit.boxes import column_of, row_of
from gradapp.ui.kit.place_on_screen import inside_a_screen
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.text_style import make_title, scaled
from gradapp.values import dataclass

_WIDTH = 24
"""How wide it is, in heights of a line."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What is said of a word.

    Attributes:
        term: its name, to ask for more; empty where there is no more.
        title: the word.
        text: what it means, in Markdown.
        more: where to read on, in Markdown.
        here: a sentence with numbers of the run, in Markdown, or on why there are none.
        can_be_shown: whether there is something in the window to be shown.
    """

    term: str
    title: str
    text: str
    here: str = ""
    more: str = ""
    can_be_shown: bool = False


class Popup(QFrame):
    """Stands beside a word until Escape, a click elsewhere, or what is done next.

    Signals:
        term_asked: the name of another word, or task, that is referred to.
        show_asked: the person wants to see in the window what the word is about.
        page_asked: the person wants to read on in the help.
        closed: it is there no longer.
    """

    term_asked = Signal(str)
    show_asked = Signal(str)
    page_asked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget, announce: Announce = announce) -> None:
        """Show nothing yet; `announce` has a text said by a screen reader."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("term_popup")
        self.setAutoFillBackground(True)
        self._announce = announce
        self._explained = Explained("", "", "")
        self._beside = QRect()
        self._title = self._label("term_title", Qt.TextFormat.PlainText)
        make_title(self._title)
        self._text = self._label("term_text", Qt.TextFormat.MarkdownText)
        self._text.linkActivated.connect(self._follow)
        self._here = self._label("term_here", Qt.TextFormat.MarkdownText)
        self._here.setBackgroundRole(QPalette.ColorRole.Base)
        self._here.setAutoFillBackground(True)
        self._here.setMargin(4)
        self._rest = self._label("term_rest", Qt.TextFormat.MarkdownText)
        self._rest.linkActivated.connect(self._follow)
        self._labels = (self._title, self._text, self._here, self._rest)
        self._show = self._button("term_show", self.tr("&Show in the window"))
        self._show.clicked.connect(self._ask_to_show)
        self._more = self._button("term_more", self.tr("&More in the help"))
        self._more.clicked.connect(self._ask_for_more)
        self._layout = column_of(*self._labels, row_of(self._show, self._more, 0))
        self.setLayout(self._layout)

    @property
    def term(self) -> str:
        """The name of what is explained; empty for none."""
        return self._explained.term if self.isVisible() else ""

    def open_beside(self, place: QRect, explained: Explained) -> None:
        """Explain a word that stands at `place` on the screen."""
        self._beside = place
        self.show_explained(explained)
        self.show()
        self._place()
        (self._show if explained.can_be_shown else self._more).setFocus()
        self._announce(self, self.spoken)

    def show_explained(self, explained: Explained) -> None:
        """Explain another word in the same place, or the same with other numbers."""
        if explained == self._explained:
            return
        is_other = explained.term != self._explained.term
        self._explained = explained
        self._title.setText(explained.title)
        self._text.setText(explained.text)
        self._here.setText(explained.here)
        self._here.setVisible(bool(explained.here))
        self._rest.setText(explained.more)
        self._rest.setVisible(bool(explained.more))
        self._show.setVisible(explained.can_be_shown)
        self._more.setVisible(bool(explained.term))
        self.setAccessibleName(explained.title)
        self.setAccessibleDescription(self.spoken)
        if self.isVisible():
            self._place()
            if is_other:
                self._announce(self, self.spoken)

    @property
    def spoken(self) -> str:
        """All that it says, as plain text."""
        explained = self._explained
        said = (explained.title, explained.text, explained.here)
        return " ".join(filter(None, map(_plain, said)))

    def _place(self) -> None:
        """Stand below the word, or above it where there is no room; smaller than the screen."""
        self._fit()
        while self.height() > self.screen().availableGeometry().height() and self._shrink():
            self._fit()
        gap = self.fontMetrics().height() // 4
        below = QRect(self._beside.bottomLeft() + QPoint(0, gap), self.size())
        placed = inside_a_screen(below)
        if placed.top() < below.top():
            above = below.translated(0, -below.height() - self._beside.height() - 2 * gap)
            placed = inside_a_screen(above)
        self.setGeometry(placed)

    def _shrink(self) -> bool:
        """Write smaller, if that is larger than usual, and return whether it was."""
        usual = QApplication.font().pointSizeF()
        is_large = self.font().pointSizeF() > usual
        if is_large:
            self.setFont(scaled(self.font(), max(0.9, usual / self.font().pointSizeF())))
        return is_large

    def _fit(self) -> None:
        """Take the size of what is said."""
        width = _WIDTH * self.fontMetrics().height()
        margins = self._layout.contentsMargins()
        inside = width - margins.left() - margins.right()
        for label in self._labels:
            label.setMinimumHeight(0)  # else it takes no less than for the word before
            label.setFixedSize(inside, max(0, label.heightForWidth(inside)))
        self.adjustSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._give_back()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    @Slot(str)
    def _follow(self, link: str) -> None:
        if link.startswith("#"):
            self.term_asked.emit(link[1:])

    def _give_back(self) -> None:
        """Be gone, and leave the keyboard to the window where it was."""
        self.close()
        window = self.parentWidget()
        if window is not None:
            window.activateWindow()

    @Slot()
    def _ask_to_show(self) -> None:
        self._give_back()
        self.show_asked.emit(self._explained.term)

    @Slot()
    def _ask_for_more(self) -> None:
        self._give_back()
        self.page_asked.emit(self._explained.term)

    def _label(self, name: str, text_format: Qt.TextFormat) -> QLabel:
        label = PlainLabel(parent=self, name=name, wraps=True)
        label.setTextFormat(text_format)
        if text_format == Qt.TextFormat.MarkdownText:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        return label

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(True)
        return button


def _plain(markdown: str) -> str:
    document = QTextDocument()
    document.setMarkdown(markdown)
    return document.toPlainText().replace("\n", " ")
