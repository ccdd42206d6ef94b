"""Puts together what the columns show of a step, from what each program did in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gradapp.app.views.side_by_side.known import Known
from gradapp.core.comparison.verdict import Result
from gradapp.core.methods import Method
from gradapp.core.numbers.text import Relation, Text
from gradapp.core.program.listing import Listed, ListedPart
from gradapp.core.program.roles import Role
from gradapp.core.program.text import YieldedNames
from gradapp.core.recording.changes import StateChange, changes, held
from gradapp.core.recording.recorded_step import (
    OptimizerState,
    PlainState,
    RecordedStep,
    TensorState,
)
from gradapp.core.recording.values import value_text
from gradapp.core.words import N_
from gradapp.ui.kit.words import said, translate
from gradapp.ui.side_by_side.values import Cell, Code, Row, Said
from gradapp.values import dataclass

if TYPE_CHECKING:
    from gradapp.core.program.side_by_side import ListedCell, ListedRow

_MOST_GIVEN: Final = 160

_YIELDED: Final = {
    ListedPart.ERROR: 0,
    ListedPart.GRADIENT: 1,
    ListedPart.UPDATE: 2,
    ListedPart.SET_UP: 2,
    ListedPart.LOOP: 2,
}
"""What of the yielded things a part is about."""
_NAMES: Final = {
    ListedPart.SET_UP: N_("SideBySide", "set-up"),
    ListedPart.LOOP: N_("SideBySide", "loop"),
    ListedPart.ERROR: N_("SideBySide", "error"),
    ListedPart.CLEAR: N_("SideBySide", "clearing"),
    ListedPart.GRADIENT: N_("SideBySide", "gradient"),
    ListedPart.UPDATE: N_("SideBySide", "update"),
    ListedPart.END: N_("SideBySide", "hand over"),
}


@dataclass(frozen=True, slots=True)
class WalkPlace:
    """Where the walk is.

    Attributes:
        own: the column of the way that is walked through.
        recorded: what it did in the step; None where that is not known.
        line: the index of the line that has just run.
        part: the part that is being drawn instead; None for none.
    """

    own: int
    recorded: RecordedStep | None
    line: int = 0
    part: ListedPart | None = None


def rows_of(
    rows: Sequence[ListedRow], place: WalkPlace, known: Known, *, as_loop: bool
) -> tuple[Row, ...]:  # fmt: skip
    """Return the rows with what has been done of them at a place of the step."""
    now = _now(rows, place)
    last = {row.part: index for index, row in enumerate(rows)}
    shown = []
    for index, row in enumerate(rows):
        is_done = index < now.stop
        cells = [
            _cell(row.part, cell, method, known, is_now=index in now, is_done=is_done)
            for cell, method in zip(row.cells, known.methods, strict=True)
        ]
        name = _name(row.part, as_loop=as_loop)
        is_last = index == last[row.part]
        found = _comparison(row.part, rows, known) if is_done and is_last else None
        note = known.note(row.part, as_loop=as_loop, is_last=is_last)
        shown.append(Row(name, tuple(cells), index in now, found, note))
    return tuple(shown)


def _now(rows: Sequence[ListedRow], place: WalkPlace) -> range:
    """Return which rows have just been done: with that of the line those that it stands for."""
    recorded, own = place.recorded, place.own
    at = [index for index, row in enumerate(rows) if row.cells[own].listed]
    here: int | None = None
    if place.part is not None:
        here = next((i for i in at if rows[i].part is place.part), None)
    elif recorded is not None and recorded.lines:
        here = _row_of(rows, at, recorded, place)
    if here is None:
        return range(0)
    if recorded is not None and recorded.step == 0:
        return range(here, here + 1)
    before = [index for index in at if index < here]
    begin = before[-1] + 1 if before else here
    return range(begin, len(rows) if here == at[-1] else here + 1)


def _row_of(
    rows: Sequence[ListedRow], at: Sequence[int], recorded: RecordedStep, place: WalkPlace
) -> int | None:
    line = recorded.lines[place.line]
    for index in at:
        if line.number in _numbers([rows[index].cells[place.own]]):
            return index
    return next((i for i in reversed(at) if rows[i].part is ListedPart.END), None)


def _numbers(cells: Sequence[ListedCell]) -> set[int]:
    return {each.line for cell in cells for each in cell.listed}


def _cell(
    part: ListedPart, cell: ListedCell, method: Method, known: Known, *, is_now: bool, is_done: bool
) -> Cell:
    recorded = (known.set_up if part is ListedPart.SET_UP else known.step).get(method.id)
    ran = _ran(part, [cell], recorded) if is_done else []
    code = tuple(
        Code(_short(each), place in cell.new, is_now and bool(ran))
        for place, each in enumerate(cell.listed)
    )
    values: tuple[str, ...] = ()
    if is_now and cell.listed and recorded is None:
        values = (known.missing.get(method.id, ""),)
    elif recorded is not None and is_done and cell.listed:
        values = tuple(_values(part, recorded, ran, method))
    raised = None if recorded is None else recorded.raised
    trouble = f"{raised.type}: {raised.message}" if raised and raised.line in ran else ""
    return Cell(code, cell.replaced, tuple(filter(None, values)), trouble)


def _short(listed: Listed) -> str:
    """Return a statement, without the middle of what a program is given in thousands."""
    text = listed.text
    if listed.is_given and len(text) > _MOST_GIVEN:
        return f"{text[: _MOST_GIVEN // 2]} … {text[-_MOST_GIVEN // 4 :]}"
    return text


def _ran(part: ListedPart, cells: Sequence[ListedCell], recorded: RecordedStep | None) -> list[int]:
    """Return the indices of the recorded lines that belong to cells of a program."""
    if recorded is None:
        return []
    numbers = _numbers(cells)
    return [
        index
        for index, line in enumerate(recorded.lines)
        if line.number in numbers or (part is ListedPart.END and line.role is Role.YIELD)
    ]


def _values(
    part: ListedPart, recorded: RecordedStep, ran: Sequence[int], method: Method
) -> Iterator[str]:  # fmt: skip
    if part is ListedPart.LOOP:
        names = {each.partition(".")[0] for each in _flat(method.program.yielded[2:])}
        for each in recorded.lines[0].variables:
            if each.name in names:
                yield _written((each.name, each.state))
    elif part is ListedPart.END:
        yield from recorded.output if ran else ()
    elif ran:
        given = method.program.parameters if part is ListedPart.SET_UP else ()
        for name, state in changes(recorded, ran[0], ran[-1]):
            if not (name in given and isinstance(state, PlainState)):
                yield _written((name, state), is_new=part is ListedPart.SET_UP)


def _written(change: StateChange, *, is_new: bool = False) -> str:
    name, state = change
    if state is None:
        return f"{name} = None"
    if isinstance(state, OptimizerState):
        return f"{name}: {state.name}"
    words = str(Text(f"{name} ", Relation.EQUAL, value_text(state)))
    if isinstance(state, TensorState):
        if state.grad_fn:
            return f"{words}  <{state.grad_fn}>"
        if is_new and state.is_leaf and state.requires_grad:
            return "  ".join((words, translate("SideBySide", "leaf")))
    return words


def _comparison(part: ListedPart, rows: Sequence[ListedRow], known: Known) -> Said | None:
    """Return whether all have the same once a part is done, if that can be said of it."""
    place = _YIELDED.get(part)
    if place is None or len(known.methods) < 2:
        return None
    results = []
    columns = zip(*(row.cells for row in rows if row.part is part), strict=True)
    for cells, method in zip(columns, known.methods, strict=True):
        recorded = (known.set_up if part is ListedPart.SET_UP else known.step).get(method.id)
        ran = [0] if part is ListedPart.LOOP else _ran(part, cells, recorded)
        yielded = method.program.yielded
        if recorded is None or not ran or not yielded:
            return None
        found = held(yielded[place], recorded.lines[ran[-1]].variables)
        if found is None:
            return None
        results.append(Result(method.id, method.precision(known.problem), found))
    words = known.told(results)
    return words if known.is_explained else replace(words, link="")


def _name(part: ListedPart, *, as_loop: bool) -> str:
    if part is ListedPart.END and not as_loop:
        return translate("SideBySide", "prints")
    return said(_NAMES[part])


def _flat(names: Sequence[YieldedNames]) -> Iterator[str]:
    for each in names:
        yield from (each,) if isinstance(each, str) else _flat(each)
