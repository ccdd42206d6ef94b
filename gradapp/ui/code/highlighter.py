"""Colours Python source, calmly: keywords, numbers, text, comments, and words with a help."""

from __future__ import annotations

import keyword
import re
from typing import Final

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from gradapp.core.help.words import in_code
from gradapp.override import override
from gradapp.ui.kit.theme import Theme

_TOKENS: Final = re.compile(
    rf"(?P<comment>\#.*)"
    rf"|(?P<text>'[^']*'|\"[^\"]*\")"
    rf"|\b(?P<keyword>{'|'.join(keyword.kwlist)})\b"
    rf"|\b(?P<number>\d[\d_.]*(?:e[+-]?\d+)?)\b"
)


class PythonHighlighter(QSyntaxHighlighter):
    """Colours short pieces of Python, in which no text goes over several lines."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        """Colour `document` as `theme` says."""
        super().__init__(document)
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
        for token in _TOKENS.finditer(text):
            if token.lastgroup is not None:
                length = token.end() - token.start()
                self.setFormat(token.start(), length, self._formats[token.lastgroup])
        for _, start, end in in_code(text):
            word = self.format(start)
            word.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            word.setUnderlineColor(self._dots)
            self.setFormat(start, end - start, word)
