"""Which panel is where, and how much larger than usual: what outlives the window."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

Group = tuple[str, ...]
"""The names of panels that share one place, as tabs; mostly it is one."""
Column = tuple[Group, ...]
Rect = tuple[int, int, int, int]
"""Left, top, width and height, in pixels of the desktop."""

_VERSION: Final = 1
_FACTORS: Final = (1e-3, 1e3)
_PIXELS: Final = 100_000
_LONGEST: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Places:
    """Where all panels are.

    Attributes:
        left: the column at the left, from top to bottom.
        right: the column at the right.
        front: which panels are in front of those they share their places with.
        hidden: which panels are not shown.
        floating: where panels are that are beside the window; their columns keep room for them.
        factors: how many times as large as usual the person made what is called so.
    """

    left: Column
    right: Column
    front: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    floating: Mapping[str, Rect] = field(default_factory=dict)
    factors: Mapping[str, float] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The names of all panels."""
        return [name for group in (*self.left, *self.right) for name in group]

    def to_bytes(self) -> bytes:
        """Return what `read_places` reads."""
        return json.dumps({"version": _VERSION, **asdict(self)}).encode()


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the window is.

    Attributes:
        normal: where it is when it is neither maximised nor full screen.
        state: ``normal``, ``maximized`` or ``full``.
    """

    normal: Rect
    state: str = "normal"

    def to_bytes(self) -> bytes:
        """Return what `read_geometry` reads."""
        return json.dumps({"version": _VERSION, **asdict(self)}).encode()


def read_places(data: bytes, usual: Places) -> Places | None:
    """Return the places of just the panels that `usual` has; None where `data` tells of no such.

    Any bytes may come.
    """
    try:
        read = _document(data)
        left, right = (_column(read[side]) for side in ("left", "right"))
        front, hidden = (tuple(_name(each) for each in read[key]) for key in ("front", "hidden"))
        floating = {_name(name): _rect(rect) for name, rect in read["floating"].items()}
        factors = {_name(name): _factor(each) for name, each in read["factors"].items()}
        places = Places(left, right, front, hidden, floating, factors)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    known = set(usual.names)
    if sorted(places.names) != sorted(known):
        return None
    if not known.issuperset((*front, *hidden, *floating)):
        return None
    return places


def read_geometry(data: bytes) -> Geometry | None:
    """Return where the window was; None where `data` does not tell. Any bytes may come."""
    try:
        read = _document(data)
        geometry = Geometry(_rect(read["normal"]), _name(read["state"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return geometry if geometry.state in ("normal", "maximized", "full") else None


def _document(data: bytes) -> dict[str, Any]:
    if len(data) > _LONGEST:
        raise ValueError("too long")
    read = json.loads(data)
    if not isinstance(read, dict) or read.get("version") != _VERSION:
        raise ValueError("not of this version")
    return read


def _column(read: Any) -> Column:
    return tuple(tuple(_name(each) for each in group) for group in read if group)


def _name(read: Any) -> str:
    if not isinstance(read, str):
        raise TypeError(f"{read!r} is no name")
    return read


def _rect(read: Any) -> Rect:
    left, top, width, height = (_whole(each) for each in read)
    if width < 1 or height < 1:
        raise ValueError("an empty place")
    return left, top, width, height


def _whole(read: Any) -> int:
    if type(read) is not int or abs(read) > _PIXELS:
        raise ValueError(f"{read!r} is no place")
    return read


def _factor(read: Any) -> float:
    if type(read) not in (int, float) or not math.isfinite(read):
        raise ValueError(f"{read!r} is no factor")
    return float(min(max(read, _FACTORS[0]), _FACTORS[1]))
