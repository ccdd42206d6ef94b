"""Reads a page of help, which is Markdown: its sections, and the places for what is filled in.

A heading ends in ``{#name}``; in a translation in ``{#name of=1a2b3c4d}``, where the number is the
`digest` of the section in English that was translated. A line that begins with ``>`` quotes numbers
of the run. ``{step}`` is a place for one of them, ``{key:step}`` for the key of a command.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import Final

from gradapp.values import dataclass

_HEADING: Final = re.compile(r"(#{1,2}) (.+) \{#([\w-]+)(?: of=([0-9a-f]{8}))?\}")
_PLACE: Final = re.compile(r"\{(\w+)(?::(\w+))?\}")
_SIGN: Final = re.compile(r"[\\`*_\[\]<>#|]")
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKUP: Final = re.compile(r"\\(.)|[*`]")


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that is explained.

    Attributes:
        id: its name, by which it is referred to.
        part: the name of the part that it belongs to.
        title: its heading, in Markdown.
        text: what it says, in Markdown.
        quote: a sentence with places for numbers of the run, in Markdown; empty for none.
        more: what stands behind that: where to read on.
        of: the digest of what it is a translation of; empty if of nothing.
    """

    id: str
    part: str
    title: str
    text: str
    quote: str = ""
    more: str = ""
    of: str = ""

    @property
    def digest(self) -> str:
        """What a translation has to name."""
        said = "|".join((self.title, self.text, self.quote, self.more))
        return f"{zlib.crc32(said.encode()):08x}"


@dataclass(frozen=True, slots=True)
class Book:
    """A page of help.

    Attributes:
        parts: the titles of its parts, by their names.
        sections: what it explains, in its order.
    """

    parts: dict[str, str]
    sections: tuple[Section, ...]

    def section(self, id: str) -> Section:
        """Return the section called `id`.

        Raises:
            KeyError: there is none.
        """
        return {section.id: section for section in self.sections}[id]


def read_book(text: str) -> Book:
    """Return the page that is written in `text`.

    Raises:
        ValueError: a heading has no name.
    """
    parts: dict[str, str] = {}
    sections: list[Section] = []
    part = ""
    for piece in re.split(r"^(?=#)", text, flags=re.MULTILINE):
        if not piece.strip():
            continue
        head, _, body = piece.partition("\n")
        heading = _HEADING.fullmatch(head.rstrip())
        if heading is None:
            raise ValueError(f"the heading “{head}” has no name")
        level, title, name, of = heading.groups(default="")
        if level == "#":
            part, parts[name] = name, title
        else:
            sections.append(_section(name, part, title, body, of))
    return Book(parts, tuple(sections))


def _section(name: str, part: str, title: str, body: str, of: str) -> Section:
    text, _, rest = body.strip().partition("\n>")
    quote, _, more = rest.partition("\n")
    return Section(name, part, title, text.strip(), quote.strip(), more.strip(), of)


def filled(text: str, value: Callable[[str, str], str]) -> str:
    """Return `text` with what `value` has for each place: ``{kind:name}``, or ``{kind}``."""
    return _PLACE.sub(lambda place: value(place[1], place[2] or ""), text)


def places(text: str) -> set[tuple[str, str]]:
    """Return the places in `text`: kind and name each."""
    return {(place[1], place[2] or "") for place in _PLACE.finditer(text)}


def literal(text: str) -> str:
    """Return Markdown that reads as `text` does."""
    return _SIGN.sub(r"\\\g<0>", text)


def plain(text: str) -> str:
    """Return Markdown as it is read aloud: without signs, and links without where they lead."""
    return _MARKUP.sub(lambda mark: mark[1] or "", _LINK.sub(r"\1", text))
