"""Which panel is where, and how much larger than usual: what outlives the window.

What is said here of each field is the schema by which it is read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import asdict, replace

PanelGroup = tuple[str, ...]
"""The names of panels that share one place, as tabs; mostly it is one."""
DockColumn = tuple[Annotated[PanelGroup, Meta(min_length=1)], ...]
_Coordinate = Annotated[int, Meta(ge=-100_000, le=100_000)]
_Extent = Annotated[int, Meta(ge=1, le=100_000)]
Rect = tuple[_Coordinate, _Coordinate, _Extent, _Extent]
"""Left, top, width and height, in pixels of the desktop."""
KeptPlaces = Mapping[str, Any]
"""What JSON can say, for the settings to keep."""

_FACTORS: Final = (1e-3, 1e3)


class Width(Struct, frozen=True, tag="width"):
    """That of a column, or of what is between them: ``left``, ``centre`` or ``right``."""

    of: str


class Height(Struct, frozen=True, tag="height"):
    """That of a place in a column.

    Attributes:
        side: which column it is.
        column: who shares it.
        seen: who is seen in that place.
    """

    side: str
    column: DockColumn
    seen: PanelGroup


class Share(Struct, frozen=True, tag="share"):
    """What one part has of a splitter."""

    splitter: str
    index: int


Length = Width | Height | Share
Factors = tuple[tuple[Length, Annotated[float, Meta(ge=0)]], ...]


class Places(Struct, frozen=True, tag_field="version", tag=2):
    """Where all panels are.

    Attributes:
        left: the column at the left, from top to bottom.
        right: the column at the right.
        front: which panels are in front of those they share their places with.
        hidden: which panels are not shown.
        floating: where panels are that are beside the window; their columns keep room for them.
        factors: how many times as large as usual the person made what.
    """

    left: DockColumn
    right: DockColumn
    front: PanelGroup = ()
    hidden: PanelGroup = ()
    floating: Mapping[str, Rect] = {}
    factors: Factors = ()

    @property
    def names(self) -> list[str]:
        """The names of all panels."""
        return [name for group in (*self.left, *self.right) for name in group]

    def with_moved(self, name: str, usual: Places) -> Places:
        """Return these places with the panel `name` in the other column, shown and in the window.

        There it is where `usual` has it, as far as that can be said, or else below all others.
        """
        to_left = any(name in group for group in self.right)
        before, column = (self.right, self.left) if to_left else (self.left, self.right)
        rest = tuple(tuple(each for each in group if each != name) for group in before)
        joined = _joined(column, name, usual.left if to_left else usual.right)
        left, right = (joined, rest) if to_left else (rest, joined)
        return replace(
            self,
            left=tuple(group for group in left if group),
            right=tuple(group for group in right if group),
            front=(*(each for each in self.front if each != name), name),
            hidden=tuple(each for each in self.hidden if each != name),
            floating={each: rect for each, rect in self.floating.items() if each != name},
        )

    def with_new(self, name: str, usual: Places | None = None) -> Places:
        """Return these places with one panel more, where `usual` has it; all else stays.

        Where that can't be said, it is the last of those below at the right, and hidden if they
        all are.
        """
        if name in self.names:
            return self
        usual = usual if usual is not None and name in usual.names else _last_of(self, name)
        is_left = any(name in group for group in usual.left)
        before = self.left if is_left else self.right
        after = _joined(before, name, usual.left if is_left else usual.right)
        side = "left" if is_left else "right"
        return replace(
            self,
            left=after if is_left else self.left,
            right=self.right if is_left else after,
            hidden=(*self.hidden, name) if name in usual.hidden else self.hidden,
            factors=_carried(self.factors, side, before, after),
        )

    def without(self, name: str) -> Places:
        """Return these places with one panel less; all else stays."""
        factors = self.factors
        columns = {"left": self.left, "right": self.right}
        for side, column in columns.items():
            groups = (tuple(each for each in group if each != name) for group in column)
            columns[side] = tuple(group for group in groups if group)
            factors = _carried(factors, side, column, columns[side])
        return Places(
            columns["left"],
            columns["right"],
            tuple(each for each in self.front if each != name),
            tuple(each for each in self.hidden if each != name),
            {each: rect for each, rect in self.floating.items() if each != name},
            factors,
        )

    def of(self, usual: Places) -> Places:
        """Return these places with just the panels that `usual` has."""
        places = self
        for name in self.names:
            if name not in usual.names:
                places = places.without(name)
        for name in usual.names:
            places = places.with_new(name, usual)
        return places


class _OlderPlaces(Struct, tag_field="version", tag=1):
    """The same with each length as a text: ``/left``, ``left:a|b+c/b`` or ``splitter.0``."""

    left: DockColumn
    right: DockColumn
    front: PanelGroup
    hidden: PanelGroup
    floating: Mapping[str, Rect]
    factors: Mapping[str, Annotated[float, Meta(ge=0)]]

    def as_now(self) -> Places:
        """Return the places.

        Raises:
            ValueError: a length is none.
        """
        factors = tuple((_length(text), factor) for text, factor in self.factors.items())
        return Places(**(asdict(self) | {"factors": factors}))


def _carried(factors: Factors, side: str, before: DockColumn, after: DockColumn) -> Factors:
    """Return `factors`, those of a column as they are called with one panel more or less."""
    known = {each for group in before for each in group}
    carried: list[tuple[Length, float]] = []
    for length, factor in factors:
        if isinstance(length, Height) and (length.side, length.column) == (side, before):
            old = set(length.seen)
            group = next((group for group in after if old & set(group)), ())
            seen = tuple(each for each in group if each in old or each not in known)
            length = Height(side, after, seen)
        carried.append((length, factor))
    return tuple(carried)


def _last_of(places: Places, name: str) -> Places:
    """Return `places` with one panel more, the last of those below at the right."""
    *above, last = places.right or ((),)
    is_hidden = bool(last) and set(last) <= set(places.hidden)
    hidden = (*places.hidden, name) if is_hidden else places.hidden
    return replace(places, right=(*above, (*last, name)), hidden=hidden)


def _joined(column: DockColumn, name: str, usual: DockColumn) -> DockColumn:
    """Return `column` with one panel more."""
    level = next((index for index, group in enumerate(usual) if name in group), len(usual))
    mates = set(usual[level]) if level < len(usual) else set()
    below = {each for group in usual[level + 1 :] for each in group}
    for index, group in enumerate(column):
        if mates & set(group):
            placed = [each for each in usual[level] if each in (*group, name)]
            placed += [each for each in group if each not in placed]
            return (*column[:index], tuple(placed), *column[index + 1 :])
        if below & set(group):
            return (*column[:index], (name,), *column[index:])
    return (*column, (name,))


class Geometry(Struct, frozen=True, tag_field="version", tag=1):
    """Where the window is.

    Attributes:
        normal: where it is when it is neither maximised nor full screen.
        state: which of these it is.
    """

    normal: Rect
    state: Literal["normal", "maximized", "full"] = "normal"


def read_places(read: KeptPlaces, usual: Places) -> Places | None:
    """Return the places of just the panels that `usual` has; None where `read` tells of none.

    Anything may come that JSON can say. A panel of which it does not tell is where `usual` has it.
    """
    try:
        found: Places | _OlderPlaces = msgspec.convert(read, Places | _OlderPlaces)
        places = found.as_now() if isinstance(found, _OlderPlaces) else found
    except (msgspec.ValidationError, ValueError):
        return None
    if len(set(places.names)) != len(places.names):
        return None
    if not set(places.names).issuperset((*places.front, *places.hidden, *places.floating)):
        return None
    least, most = _FACTORS
    factors = tuple((length, min(max(each, least), most)) for length, each in places.factors)
    return replace(places, factors=factors).of(usual)


def read_geometry(read: KeptPlaces) -> Geometry | None:
    """Return where the window was; None where `read`, which may be anything, does not tell."""
    try:
        return msgspec.convert(read, Geometry)
    except msgspec.ValidationError:
        return None


def _length(read: str) -> Length:
    whole, slash, part = read.rpartition("/")
    if not slash:
        splitter, _, index = part.rpartition(".")
        return Share(splitter, int(index))
    if not whole:
        return Width(part)
    side, _, column = whole.partition(":")
    return Height(side, tuple(map(_group, filter(None, column.split("|")))), _group(part))


def _group(read: str) -> PanelGroup:
    return tuple(filter(None, read.split("+")))
