"""Says messages of `gradapp.core.words` in the person's language."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from gradapp.core.numbers.text import Text, filled
from gradapp.core.words import Message, Value, english, write

translate = QCoreApplication.translate
"""``translate("Subject", "text")`` says a text of `ui` itself where there is no ``self.tr``."""


def text(value: Value) -> Text:
    """Return a message as the person reads it, its numbers still numbers."""
    if isinstance(value, Message):
        return filled(_translated(value), **{name: text(each) for name, each in value.values})
    return value if isinstance(value, Text) else Text(write(value))


def said(value: Value) -> str:
    """Return a message as the person reads it."""
    return str(text(value))


def said_all(values: Iterable[Value]) -> str:
    """Return sentences as the person reads them, one behind the other."""
    return " ".join(map(said, values))


def _translated(message: Message) -> str:
    if message.count is None:
        return translate(message.context, message.text, message.comment)
    count = message.count
    found = translate(message.context, message.text, message.comment, count)
    # Without a translation, Qt puts in the number and leaves the plural in parentheses.
    untranslated = message.text.replace("%Ln", QLocale().toString(count))
    return english(message) if found == untranslated else found
