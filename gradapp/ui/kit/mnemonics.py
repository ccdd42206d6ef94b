"""The underlined letters: no two entries of a menu or answers share one, in any language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QAction

_GREEK: Final = range(0x370, 0x400)


def distinguish(actions: Sequence[QAction]) -> None:
    """Mark a letter of its own in each entry of a menu, or none where no letter is left."""
    entries = [action for action in actions if not action.isSeparator()]
    for action, text in zip(entries, distinct([each.text() for each in entries]), strict=True):
        action.setText(text)


def distinct(texts: Sequence[str]) -> list[str]:
    """Return `texts` with an ``&`` before one letter of each, the one marked already if it can be.

    A letter goes to the first that marks it. The others get the first letter of a word, or else
    one within; Greek ones, which few keyboards have, come last.
    """
    plain = [text.replace("&", "") for text in texts]
    places = [text.find("&") for text in texts]
    taken: set[str] = set()
    for index, place in enumerate(places):
        letter = plain[index][place : place + 1].casefold() if place >= 0 else ""
        if letter.isalnum() and letter not in taken:
            taken.add(letter)
        else:
            places[index] = -1
    for index, text in enumerate(plain):
        if places[index] < 0:
            places[index] = next(
                (p for p in _preferred(text) if text[p].casefold() not in taken), -1
            )
            taken |= {text[places[index]].casefold()} if places[index] >= 0 else set()
    return [
        text if place < 0 else f"{text[:place]}&{text[place:]}"
        for text, place in zip(plain, places, strict=True)
    ]


def _preferred(text: str) -> list[int]:
    """Return the places of the letters of `text`, the best to be marked first."""
    letters = [place for place, letter in enumerate(text) if letter.isalnum()]

    def rank(place: int) -> tuple[bool, bool]:
        is_within = place > 0 and text[place - 1].isalnum()
        return ord(text[place]) in _GREEK, is_within

    return sorted(letters, key=rank)
