"""The code in the columns: one step of each program as straight code, or the programs as loops."""

from __future__ import annotations

from collections.abc import Sequence

from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.program.listing import Listed, NotStraightError, as_loop
from gradapp.core.program.side_by_side import ListedRow, side_by_side
from gradapp.core.words import Message
from gradapp.core.writing.plain import straight_code
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Listings:
    """What is listed of some programs, which follows from them and from the problem alone.

    Attributes:
        listed: the statements of each.
        rows: the same, side by side.
        is_straight: whether it is one step as straight code.
        why_not: why that can't be; None where it can.
    """

    listed: list[tuple[Listed, ...]]
    rows: tuple[ListedRow, ...]
    is_straight: bool
    why_not: Message | None


def listings(methods: Sequence[Method], problem: AnyProblem, *, wants_loop: bool) -> Listings:
    """Return what is listed of programs: loops where they are wanted, or where it can't be else.

    Raises:
        SourceMissingError: the text of one can't be read.
    """
    is_fault = bool(methods[-1].right)
    listed, why_not = [as_loop(each.program) for each in methods], None
    groups = [[each] for each in methods] if is_fault else [methods]
    try:
        straight = [cell for each in groups for cell in straight_code(each, problem)]
    except NotStraightError as error:
        straight, why_not = [], error.message
    is_straight = not wants_loop and why_not is None
    listed = straight if is_straight else listed
    return Listings(listed, side_by_side(listed, strictly=is_fault), is_straight, why_not)
