"""Colours Python source, calmly: keywords, numbers, text, comments, and words with a help."""

from __future__ import annotations

import keyword
import re
from typing import Final

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from gradapp.core.help.words import in_code
from gradapp.core.program.comments import LONG, TEXT
from gradapp.override import override
from gradapp.ui.kit.theme import Theme

_LONG: Final = ("'''", '"""')
_TOKENS: Final = re.compile(
    rf"(?P<comment>\#.*)"
    rf"|(?P<long>{LONG})"
    rf"|(?P<text>{TEXT})"
    rf"|\b(?P<keyword>{'|'.join(keyword.kwlist)})\b"
    rf"|\b(?P<number>\d[\d_.]*(?:e[+-]?\d+)?)\b"
)


class PythonHighlighter(QSyntaxHighlighter):
    """Colours Python as it is written, without being parsed: it may be half done."""

    def __init__(self, document: QTextDocument, theme: Theme, *, explains: bool = True) -> None:
        """Colour `document` as `theme` says; words with a help have dots where it `explains`."""
        super().__init__(document)
        self._explains = explains
        self._formats: dict[str, QTextCharFormat] = {}
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        colours = {
            "comment": theme.muted,
            "text": theme.decrease_text,
            "keyword": theme.error_text,
            "number": theme.increase_text,
        }
        for kind, colour in colours.items():
            kind_format = QTextCharFormat()
            kind_format.setForeground(QColor(colour))
            if kind == "keyword":
                kind_format.setFontWeight(QFont.Weight.Bold)
            kind_format.setFontItalic(kind == "comment")
            self._formats[kind] = kind_format
        self._dots = QColor(theme.muted)
        self.rehighlight()

    @override
    def highlightBlock(self, text: str) -> None:
        self.setCurrentBlockState(0)
        inside = self.previousBlockState()
        at = self._colour_long(text, 0, 0, inside) if inside > 0 else 0
        while at is not None and (token := _TOKENS.search(text, at)) is not None:
            start, at, kind = token.start(), token.end(), token.lastgroup
            if kind == "long":
                at = self._colour_long(text, start, token.end(), 1 + _LONG.index(token.group()))
            elif kind is not None:
                self.setFormat(start, token.end() - start, self._formats[kind])
        if self._explains:
            self._put_dots(text)

    def _colour_long(self, text: str, start: int, inside: int, state: int) -> int | None:
        """Colour a text of several lines; return where it ends, None where a later line does."""
        found = text.find(_LONG[state - 1], inside)
        end = len(text) if found < 0 else found + len(_LONG[state - 1])
        self.setFormat(start, end - start, self._formats["text"])
        if found < 0:
            self.setCurrentBlockState(state)
            return None
        return end

    def _put_dots(self, text: str) -> None:
        for _, start, end in in_code(text):
            word = self.format(start)
            word.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            word.setUnderlineColor(self._dots)
            self.setFormat(start, end - start, word)
