"""Says messages of `gradapp.core.words` in the person's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from gradapp.core.numbers.text import Text, filled
from gradapp.core.words import Message, Value, english, write

translate = QCoreApplication.translate
"""``translate("Subject", "text")`` says a text of `ui` itself where there is no ``self.tr``."""
_QTS_MOST: Final = 2**31
_ALIKE: Final = 1_000_000


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
    # Qt counts with 32 bits; a smaller number of the same last digits has the same plural.
    count = message.count
    counted = count if count < _QTS_MOST else _ALIKE + count % _ALIKE
    found = translate(message.context, message.text, message.comment, counted)
    # Without a translation, Qt puts in the number and leaves the plural in parentheses.
    number = QLocale().toString(counted)
    if found == message.text.replace("%Ln", number):
        return english(message)
    return found if counted == count else found.replace(number, _grouped(count))


def _grouped(count: int) -> str:
    locale = QLocale()
    omits = QLocale.NumberOption.OmitGroupSeparator in locale.numberOptions()
    return f"{count:,}".replace(",", "" if omits else locale.groupSeparator())
