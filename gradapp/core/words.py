"""What is said to a person, as a value: a text with named places, and what stands in them.

`str()` of it is English, for the command line and the log; `gradapp.ui.kit.words` writes it in the
person's language. `N_` marks a text for Qt's lupdate, which wants the literals where they are used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Protocol

from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """One text with its values.

    Attributes:
        context: the part of the program that says it, for the translator.
        text: what it is in English, with named places: ``{name}``; ``%Ln`` where the count stands,
            ``(s)`` behind a word that is counted, and ``[stays|stay]`` for what goes with it.
        comment: what tells it from the same text with another meaning.
        count: the number that decides between singular and plural; None where nothing is counted.
        values: what stands in the places: messages, whole numbers, and texts that are the same in
            every language, as numbers and names are.
    """

    context: str
    text: str
    comment: str = ""
    count: int | None = None
    values: tuple[tuple[str, Value], ...] = ()

    def counted(self, count: int) -> Message:
        """Return it with another count."""
        return replace(self, count=count)

    def filled(self, **values: Value) -> Message:
        """Return it with `values` in the places of these names."""
        filled = (*self.values, *values.items())
        return Message(self.context, self.text, self.comment, self.count, filled)

    def __str__(self) -> str:
        return english(self).format_map({name: write(value) for name, value in self.values})


_AGREEING: Final = re.compile(r"\[(\w+)\|(\w+)\]")


class Written(Protocol):
    """A text with numbers in it: `gradapp.core.numbers.text.Text`."""

    @property
    def parts(self) -> tuple[object, ...]:
        """Words and numbers."""

    def __hash__(self) -> int: ...


Value = Message | Written | str | int
"""What may stand in a place of a message."""


def N_(context: str, text: str, comment: str = "", count: int | None = None) -> Message:
    """Return a message that lupdate finds; the arguments are those of Qt's ``translate``.

    Lupdate takes only a literal for a count: ``N_("Lab", "%Ln step(s)", "", 0).counted(steps)``.
    """
    return Message(context, text, comment, count)


def grouped(number: int) -> str:
    """Return a whole number as a person reads it, in every language: 1,000,000.

    No comma stands for a decimal point anywhere: numbers are written as code has them.
    """
    return f"{number:,}"


def trimmed(printed: str) -> str:
    """Return a number as it was printed, a whole one without its ``.0``."""
    return printed.removesuffix(".0")


def write(value: Value) -> str:
    """Return what stands in a place."""
    return grouped(value) if isinstance(value, int) else str(value)


def english(message: Message) -> str:
    """Return the text of a message as it is in the source, its count in it."""
    if message.count is None:
        return message.text
    is_one = message.count == 1
    text = message.text.replace("%Ln", grouped(message.count))
    text = text.replace("(s)", "" if is_one else "s")
    return _AGREEING.sub(r"\1" if is_one else r"\2", text)


_SPELLED: Final = {
    2: N_("Numbers", "Two"),
    3: N_("Numbers", "Three"),
    4: N_("Numbers", "Four"),
    5: N_("Numbers", "Five"),
    6: N_("Numbers", "Six"),
}


_COMMA: Final = N_("Lists", "{before}, {next}")


def spelled(count: int) -> Value:
    """Return how many ways there are as a title begins with it: in words, while they are few."""
    return _SPELLED.get(count, count)


def listed(values: Sequence[Value]) -> Value:
    """Return values as a sentence lists them: with commas, and one “and”."""
    *first, last = values or ("",)
    if not first:
        return last
    return N_("Lists", "{before} and {last}").filled(before=in_a_row(first), last=last)


def in_a_row(values: Sequence[Value], between: Message = _COMMA) -> Value:
    """Return values with commas between them, or with what `between` has."""
    row, *rest = values
    for each in rest:
        row = between.filled(before=row, next=each)
    return row


def followed(words: Value, by: Value) -> Message:
    """Return a sentence, or what announces one, and what comes behind it."""
    return N_("Lists", "{before} {next}").filled(before=words, next=by)


class SayingError(ValueError):
    """An error whose message is a sentence for the person, in any language.

    Attributes:
        message: that sentence.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message
