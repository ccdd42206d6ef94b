"""Where the panels are at first, and whose needs come first."""

from __future__ import annotations

from typing import Final

from gradapp.ui.kit.dock import Needs
from gradapp.ui.window.places import Height, Places, Width

USUAL: Final = Places(
    left=(("problem",), ("rate",), ("ways",)),
    right=(("formula",), ("code", "graph", "steps", "samples", "pins")),
    front=("code",),
)
"""One step is looked at from all sides."""
_BELOW: Final = ("graph", "steps", "samples", "pins")
CODE: Final = Places(
    left=(("formula",), ("ways",), ("problem", "rate")),
    right=(("code",), _BELOW),
    front=("problem", "graph"),
    factors=(
        (Width("centre"), 0.5),
        (Width("right"), 1.5),
        (Height("right", (("code",), _BELOW), _BELOW), 1.9),
    ),
)
"""The program is read: it has room, with the graph that it builds below."""
ALONE: Final = Places(USUAL.left, USUAL.right, hidden=tuple(USUAL.names))
"""What is between the columns is looked at by itself."""
_AT_THE_LEFT: Final = 19.0
_AT_THE_RIGHT: Final = 29.0
"""How wide the columns are to be of use, in heights of a line."""

ANY: Final = Needs(6, 1, _AT_THE_RIGHT)
"""Those of a panel that is content with the room that the others leave."""

NEEDS: Final = {
    "ways": Needs(0, 1, _AT_THE_LEFT),
    "code": Needs(1, 3, _AT_THE_RIGHT),
    "formula": Needs(2, 0, _AT_THE_RIGHT),
    "problem": Needs(3, 1, _AT_THE_LEFT),
    "rate": Needs(4, 1, _AT_THE_LEFT),
    "lab": Needs(5, 1, _AT_THE_RIGHT),
}
"""Those of the others, by their names."""
