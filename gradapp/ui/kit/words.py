"""Says messages of `gradapp.core.words` in the person's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from gradapp.core.numbers.text import Text, TextPart, pieces
from gradapp.core.numbers.written import NO_BREAK
from gradapp.core.words import Message, Value, english, grouped, write

Translate = Callable[..., str]
"""Is given a context, a text, what tells it from others, and a count, as Qt's ``translate`` is."""
translate = QCoreApplication.translate
"""``translate("Subject", "text")`` says a text of `ui` itself where there is no ``self.tr``."""
DIRECTION: Final = ("QGuiApplication", "QT_LAYOUT_DIRECTION")
"""What Qt asks a language for its direction, which it answers by “RTL”."""
_ISOLATE, _END = "\u2068", "\u2069"
"""What stands between these has its own direction, which its first letter tells, or else is from
the left."""
_PLACE: Final = re.compile(r"\{\w*\}")
_BEFORE_A_UNIT: Final = re.compile(r"(?<=\}) (?=(?:s|ms|kB|MB|GB)\b)")
"""Where no line ends: core writes for terminals, too, which are given a plain space."""
_QTS_MOST: Final = 2**31
_ALIKE: Final = 1_000_000


def text(value: Value, by: Translate = translate) -> Text:
    """Return a message as the person reads it, its numbers still numbers.

    Args:
        value: the message.
        by: translates it; into the language of the window, if nothing else is said.
    """
    if isinstance(value, Message):
        return Text(*in_pieces(value, by))
    return value if isinstance(value, Text) else Text(write(value))


def isolated(words: str) -> str:
    """Return what is the same in every language as it stands alone where one reads from the right.

    Without that, “2 backward()” would be “()backward 2” there. Elsewhere it is as it is.
    """
    return f"{_ISOLATE}{words}{_END}" if words and translate(*DIRECTION) == "RTL" else words


def with_isolated_places(template: str) -> str:
    """Return a text in which what is put in its places is isolated."""
    return _PLACE.sub(f"{_ISOLATE}\\g<0>{_END}", template)


def in_pieces(message: Message, by: Translate = translate) -> list[TextPart | Text]:
    """Return the same in pieces: its words, and what stands in its places, each as one text."""
    template = _BEFORE_A_UNIT.sub(NO_BREAK, _translated(message, by))
    return pieces(template, **{name: text(each, by) for name, each in message.values})


def said(value: Value, by: Translate = translate) -> str:
    """Return a message as the person reads it; `by` is as of `text`."""
    return value if isinstance(value, str) else str(text(value, by))


def said_all(values: Iterable[Value]) -> str:
    """Return sentences as the person reads them, one behind the other."""
    return " ".join(map(said, values))


def _translated(message: Message, by: Translate) -> str:
    if message.count is None:
        return by(message.context, message.text, message.comment)
    # Qt counts with 32 bits; a smaller number of the same last digits has the same plural.
    count = message.count
    counted = count if count < _QTS_MOST else _ALIKE + count % _ALIKE
    found = by(message.context, message.text, message.comment, counted)
    # Without a translation, Qt puts in the number and leaves the plural in parentheses.
    number = QLocale().toString(counted)
    if found == message.text.replace("%Ln", number):
        return english(message)
    return found.replace(number, grouped(count))
