"""Some of the columns, as far as there is room, with the part that has just run in sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.keys import leave_arrows
from gradapp.ui.kit.links import Links
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.side_by_side.document import (
    AFTER,
    NOW,
    TINTED,
    Style,
    heads_text,
    name_of,
    page_text,
    row_words,
)
from gradapp.ui.side_by_side.values import Link, Page


class ColumnsView(QTextBrowser):
    """Shows columns of a `Page`; the keys that walk through them are the window's.

    Signals:
        wanted: the `Link` that was clicked.
    """

    wanted = Signal(Link)

    def __init__(self, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        keep_left_to_right(self)
        leave_arrows(self)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[Page, tuple[int, ...], Style] | None = None
        self._document: QTextDocument | None = None
        self._heads = PlainLabel(parent=self, wraps=True)
        self._heads.setTextFormat(Qt.TextFormat.RichText)
        self._heads.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._heads.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._links = Links[Link]()
        self._heads.linkActivated.connect(self._want)
        self.anchorClicked.connect(self._want_shown)

    def show_columns(self, page: Page, columns: Sequence[int], style: Style) -> None:
        """Show these columns of `page`."""
        shown = (page, tuple(columns), style)
        if shown == self._shown:
            return
        self._shown = shown
        self._links = Links()
        heads = [page.columns[each] for each in columns]
        self._heads.setText(heads_text(page, columns, style, self._links))
        self._heads.setAccessibleName(self.tr("Ways to choose from"))
        self._place_heads()
        before, self._document = self._document, self._written(page, columns, style)
        self.setDocument(self._document)
        if before is not None:
            before.deleteLater()  # Qt keeps it, for it has not made it
        self.setAccessibleName(name_of(heads))
        now = (row for row in page.rows if row.is_now)
        words = (row_words(row, page.columns) for row in now)
        self.setAccessibleDescription("\n".join(words))
        self._bring_into_sight()

    def place_of(self, word: str) -> QRect | None:
        """Return where `word` stands first in the code, brought into sight; None where nowhere."""
        found = self.document().find(word, options=QTextDocument.FindFlag.FindCaseSensitively)
        if found.isNull():
            return None
        begin, end = QTextCursor(found), QTextCursor(found)
        begin.setPosition(found.selectionStart())
        end.setPosition(found.selectionEnd())
        bar, place = self.verticalScrollBar(), self.cursorRect(begin)
        room = self.viewport().rect()
        if not room.contains(place):
            bar.setValue(bar.value() + place.center().y() - room.center().y())
        return self.cursorRect(begin).united(self.cursorRect(end))

    @override
    def minimumSizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(12 * height, 4 * height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_heads()
        self._bring_into_sight()

    def _place_heads(self) -> None:
        """Put the heads above what is scrolled."""
        height = self._heads.heightForWidth(self.width())
        self.setViewportMargins(0, height, 0, 0)
        self._heads.setGeometry(0, 0, self.width(), height)

    def _written(self, page: Page, columns: Sequence[int], style: Style) -> QTextDocument:
        """Return the columns as a document, laid out only once it is whole."""
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(style.font)
        document.setHtml(page_text(page, columns, style, self._links))
        tint = QTextBlockFormat()
        tint.setBackground(QColor(style.tint(is_fault=page.is_fault)))
        for block in _blocks(document, TINTED):
            QTextCursor(block).mergeBlockFormat(tint)
        return document

    def _bring_into_sight(self) -> None:
        """Have the part that has just run in the middle, wherever the one before was."""
        layout, bar = self.document().documentLayout(), self.verticalScrollBar()
        room, height = self.viewport().height(), layout.documentSize().height()
        begin = next(_blocks(self.document(), NOW), None)
        if height <= room or begin is None:
            bar.setValue(0)
            return
        top = layout.blockBoundingRect(begin).top()
        after = next(_blocks(self.document(), AFTER), None)
        bottom = height if after is None else layout.blockBoundingRect(after).top()
        bar.setValue(round(top - max(room - (bottom - top), 0) / 2))

    @Slot(str)
    def _want(self, href: str) -> None:
        self.wanted.emit(self._links[href])

    @Slot(QUrl)
    def _want_shown(self, link: QUrl) -> None:
        self._want(link.toString())


def _blocks(document: QTextDocument, name: str) -> Iterator[QTextBlock]:
    """Yield the blocks in which there is a place of this name."""
    block = document.begin()
    while block.isValid():
        if any(name in each.format.anchorNames() for each in block.textFormats()):
            yield block
        block = block.next()
