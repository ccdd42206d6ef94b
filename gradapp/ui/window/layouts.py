"""The layouts of the window: which panels each shows at first, and what a person made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import msgspec
from msgspec import Struct

from gradapp.core.words import N_, Message
from gradapp.ui.window.arrangement import Arrangement
from gradapp.ui.window.centre import Centre
from gradapp.ui.window.places import KeptPlaces, Places, read_places
from gradapp.ui.window.usual_places import ALONE, CODE, USUAL
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout.

    Attributes:
        id: under which name it is remembered.
        name: what a person calls it; ``&`` marks the letter that opens it.
        shortcut: the key, in Qt's portable words.
        usual: where the panels are at first.
        centre: what is between the columns, by its name in `Centre`.
    """

    id: str
    name: Message
    shortcut: str
    usual: Places
    centre: str = "plots"


LAYOUTS: Final = (
    Layout("descent", N_("Layouts", "&Descent"), "Ctrl+Shift+1", USUAL),
    Layout("code", N_("Layouts", "&Code"), "Ctrl+Shift+2", CODE),
    Layout("four_ways", N_("Layouts", "&All ways"), "Ctrl+5", ALONE, "side_by_side"),
    Layout("own_code", N_("Layouts", "&Own code"), "Ctrl+Shift+3", ALONE, "own_code"),
)
"""All of them, in the order of their menu; a new window has the first."""


class _Kept(Struct, tag_field="version", tag=2):
    """Which layout there is, and the places in each: what the settings keep."""

    layout: str
    layouts: Mapping[str, Any]


class Layouts:
    """Owns which layout the window has, and what became of those that it had before.

    Attributes:
        current: the id of the layout.
    """

    def __init__(self, arrangement: Arrangement, centre: Centre) -> None:
        """Begin with the first."""
        self._arrangement = arrangement
        self._centre = centre
        self._known = {layout.id: layout for layout in LAYOUTS}
        self._kept: dict[str, Places] = {}
        self.current = LAYOUTS[0].id

    def know(self, name: str) -> None:
        """Have a usual place for one panel more in each layout that says none."""
        for layout in self._known.values():
            self._known[layout.id] = replace(layout, usual=layout.usual.with_new(name))

    def add_panel(self, name: str) -> None:
        """Give one panel more a place in each layout, and leave all others where they are."""
        kept = self._now()
        self.know(name)
        self._kept = {id: kept[id].with_new(name, self._known[id].usual) for id in kept}
        self._show()

    @property
    def usual(self) -> Places:
        """Where the panels of this layout are at first."""
        return self._known[self.current].usual

    def choose(self, id: str) -> None:
        """Have another layout, as a person left it."""
        self._kept = self._now()
        self.current = id
        self._show()

    def reset(self) -> None:
        """Have this layout as it is at first."""
        self._kept.pop(self.current, None)
        self._show()

    def here(self) -> KeptPlaces:
        """Return where the panels of this layout are, in words that fit any screen."""
        here: KeptPlaces = msgspec.to_builtins(self._now()[self.current])
        return here

    def show_here(self, read: KeptPlaces) -> None:
        """Have the panels of this layout where `read` says, which may be anything of JSON's."""
        places = read_places(read, self.usual)
        if places is not None:
            self._kept[self.current] = places
            self._show()

    def to_document(self) -> KeptPlaces:
        """Return what `restore` reads."""
        document: KeptPlaces = msgspec.to_builtins(_Kept(self.current, self._now()))
        return document

    def restore(self, read: KeptPlaces) -> None:
        """Have the layouts as a document has them, which may be anything that JSON can say."""
        usuals = {id: layout.usual for id, layout in self._known.items()}
        self.current, self._kept = read_layouts(read, usuals)
        self._show()

    def _now(self) -> dict[str, Places]:
        return {**self._kept, self.current: self._arrangement.places().of(self.usual)}

    def _show(self) -> None:
        layout = self._known[self.current]
        self._centre.show_page(layout.centre)
        self._arrangement.restore(self._kept.get(self.current, layout.usual))


def read_layouts(
    read: Mapping[str, Any], usuals: Mapping[str, Places]
) -> tuple[str, dict[str, Places]]:
    """Return which layout there is, and the places in each of which `read` tells.

    There may be anything that JSON can say, and the places of an older version, which had but one.
    """
    first = next(iter(usuals))
    try:
        kept = msgspec.convert(read, _Kept)
    except msgspec.ValidationError:
        kept = _Kept(first, {first: read})
    if kept.layout not in usuals:
        return first, {}
    found = {id: read_places(kept.layouts.get(id, {}), usual) for id, usual in usuals.items()}
    return kept.layout, {id: places for id, places in found.items() if places is not None}
