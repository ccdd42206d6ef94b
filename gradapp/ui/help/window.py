"""All of the help on one page: words, tasks and keys, to be searched and read beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Slot
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from gradapp.core.help.book import plain
from gradapp.ui.kit.boxes import row_of
from gradapp.ui.kit.dialog import Dialog
from gradapp.values import dataclass

_ID: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """One thing on the page.

    Attributes:
        id: its name, by which it is referred to.
        part: the heading of the part it belongs to.
        title: its own heading, in Markdown.
        text: what it says, in Markdown.
    """

    id: str
    part: str
    title: str
    text: str

    def has(self, words: Sequence[str]) -> bool:
        """Return whether all of `words` stand in it."""
        said = plain(f"{self.part} {self.title} {self.text}").casefold()
        return all(word in said for word in words)


class HelpWindow(Dialog):
    """Lists what is explained, and shows it; what is searched for leaves the rest out."""

    ems = (46, 32)

    def __init__(self, entries: Sequence[HelpEntry], parent: QWidget | None = None) -> None:
        """Show all of `entries`."""
        super().__init__("help_window", self.tr("Help"), parent)
        self._entries = tuple(entries)
        self._shown: tuple[HelpEntry, ...] = ()
        self._search = QLineEdit()
        self._search.setObjectName("help_search")
        self._search.setAccessibleName(self.tr("Search the help"))
        self._search.setPlaceholderText(self.tr("Search: a word, a key, a task"))
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self._read_first)
        self._list = QListWidget()
        self._list.setObjectName("help_list")
        self._list.setAccessibleName(self.tr("What is explained"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.currentItemChanged.connect(self._go_to_current)
        self._page = QTextBrowser()
        self._page.setObjectName("help_page")
        self._page.setAccessibleName(self.tr("Explanations"))
        self._page.setOpenLinks(False)
        self._page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self._page.anchorClicked.connect(self._follow)
        self.lay_out(self._search, row_of((self._list, 2), (self._page, 5)), focus=self._search)
        for button in self.findChildren(QPushButton):  # Enter is for what is searched for
            button.setAutoDefault(False)
            button.setDefault(False)
        self._find("")

    def open_at(self, id: str) -> None:
        """Show the thing called `id`, or the beginning for an empty name."""
        if id not in {entry.id for entry in self._shown}:
            self._search.clear()
        self.bring_forward()
        self._search.setFocus()
        for row in range(self._list.count()):
            item = self._list.item(row)
            if item.data(_ID) == id:
                self._list.setCurrentItem(item)
                self._list.setFocus()
                self._go_to(id)

    def refill(self) -> None:
        """Write links in the colours of the palette, which is another one now."""
        self._fill()

    @Slot(str)
    def _find(self, text: str) -> None:
        words = text.casefold().split()
        shown = tuple(entry for entry in self._entries if entry.has(words))
        if shown != self._shown or not self._page.toPlainText():
            self._shown = shown
            self._fill()

    def _fill(self) -> None:
        lines: list[str] = []
        part = ""
        with QSignalBlocker(self._list):
            self._list.clear()
            for entry in self._shown:
                if entry.part != part:
                    part = entry.part
                    lines += [f"# {part}", ""]
                    self._list.addItem(self._heading(part))
                item = QListWidgetItem(plain(entry.title))
                item.setData(_ID, entry.id)
                self._list.addItem(item)
                lines += [f"## {entry.title}", "", entry.text, ""]
        if not self._shown:
            lines = [self.tr("Nothing here has these words: try fewer, or shorter ones.")]
        self._page.setMarkdown("\n".join(lines))

    def _heading(self, part: str) -> QListWidgetItem:
        item = QListWidgetItem(part)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self._list.font()
        font.setBold(True)
        item.setFont(font)
        return item

    @Slot()
    def _go_to_current(self) -> None:
        item = self._list.currentItem()
        if item is not None and item.data(_ID):
            self._go_to(item.data(_ID))

    @Slot()
    def _read_first(self) -> None:
        if self._shown:
            self.open_at(self._shown[0].id)

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        if link.hasFragment():
            self.open_at(link.fragment())

    def _go_to(self, id: str) -> None:
        """Have the heading of a thing at the top, and the cursor there."""
        names = [entry.id for entry in self._shown]
        headings = [block for block in self._blocks() if block.blockFormat().headingLevel() == 2]
        block = headings[names.index(id)]
        self._page.setTextCursor(QTextCursor(block))
        top = self._page.document().documentLayout().blockBoundingRect(block).top()
        self._page.verticalScrollBar().setValue(round(top))

    def _blocks(self) -> list[QTextBlock]:
        document = self._page.document()
        block, blocks = document.begin(), []
        while block.isValid():
            blocks.append(block)
            block = block.next()
        return blocks
