"""Pages as the view of the ways side by side is given them."""

from __future__ import annotations

from gradapp.ui.kit.tone import Tone
from gradapp.ui.side_by_side.values import Cell, Code, Page, ProgramHead, Row, Said

COLUMNS = tuple(
    ProgramHead(
        f"way{number}", f"{number}  Way {number}", f"takes over {number}", number == 1, "Copy"
    )
    for number in range(1, 5)
)
SAME = Said("● same", Tone.CALM)
PARTS = ("set-up", "error", "gradient", "update", "prints")


def code(text: str, *, is_new: bool = False, has_run: bool = False) -> Cell:
    return Cell((Code(text, is_new, has_run),))


def page(now: str = "error", *, is_fault: bool = False, long: int = 1) -> Page:
    """Return a page of four programs whose part called `now` has just run.

    The first computes by hand what the others have done, which they replace by a call. `long` lines
    stand in each part.
    """
    rows = []
    for part in PARTS:
        first = "\n".join([f"{part}_1 = 1"] * long)
        cells = [code(first, has_run=part == now)]
        for number in range(2, 5):
            new = Code(f"{part}_{number} = call()  # said of {part}", is_new=True)
            old = Code(f"{part}_1 = 1")
            cells.append(Cell((old, new), (f"{part}_{number - 1} = …",), (f"E = {number}",)))
        rows.append(Row(part, tuple(cells), part == now, SAME if part == now else None))
    return Page(COLUMNS, tuple(rows), is_fault)
