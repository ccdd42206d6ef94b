"""Says messages of `gradapp.core.words` in the person's language."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from gradapp.core.words import Message, Value, english, write

translate = QCoreApplication.translate
"""``translate("Subject", "text")`` says a text of `ui` itself where there is no ``self.tr``."""


def said(value: Value) -> str:
    """Return a message as the person reads it."""
    return write(value, _translated)


def said_all(values: Iterable[Value]) -> str:
    """Return sentences as the person reads them, one behind the other."""
    return " ".join(map(said, values))


def _translated(message: Message) -> str:
    n = -1 if message.count is None else message.count
    text = translate(message.context, message.text, message.comment, n)
    is_source = text == translate("", message.text, "", n)
    return english(message) if is_source else text
