"""What can be drawn over the steps: the error, parameters, gradients, and the state of a rule."""

from __future__ import annotations

from typing import Final

from gradapp.core.columns import Column, Holds
from gradapp.core.rules import RuleState
from gradapp.core.run import Series
from gradapp.ui.kit.words import said, translate
from gradapp.ui.plot.overlay_style import PARAMETER_STYLES
from gradapp.values import dataclass

_TOLD_APART: Final = 1 + len(PARAMETER_STYLES)
"""So many curves can be drawn together."""


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that are drawn together, one of each parameter.

    Attributes:
        id: what it is known by, whatever the problem.
        name: what it is called in a list.
        columns: the columns, in the order of the parameters.
        is_part: whether it is one of several parts, as more could not be told apart together.
    """

    id: str
    name: str
    columns: tuple[Column, ...]
    is_part: bool = False

    @property
    def symbols(self) -> tuple[str, ...]:
        """What stands before their numbers."""
        if self.columns[0].holds is Holds.AFTER:
            return tuple(column.parameter or said(column.symbol) for column in self.columns)
        return tuple(said(column.symbol) for column in self.columns)

    @property
    def first(self) -> int:
        """The first step that has a value: 0 is the start."""
        return 0 if self.columns[0].holds is Holds.AFTER else 1

    @property
    def is_before(self) -> bool:
        """Whether its numbers are computed before the parameters change."""
        return self.columns[0].holds in (Holds.ERROR, Holds.GRADIENT)

    @property
    def can_be_chosen_logarithmic(self) -> bool:
        """Whether a logarithmic axis is of use, where all numbers allow it."""
        return self.columns[0].holds is not Holds.AFTER


def groups(run: Series, kind: Holds) -> tuple[Group, ...]:
    """Return what a plot of `kind` can draw; beside the parameters is the state of a rule."""
    columns = run.columns
    if kind is Holds.ERROR:
        errors = columns.that_hold(Holds.ERROR, Holds.FURTHER)
        return tuple(Group(each.id, said(each.symbol), (each,)) for each in errors)
    own = Group(kind.name, ", ".join(columns.parameters), columns.that_hold(kind))
    state = dict.fromkeys(column.state for column in columns if column.state)
    if len(own.columns) > _TOLD_APART:
        return _parts(own)
    if kind is not Holds.AFTER or not state:
        return (own,)
    gradient = Group(
        Holds.GRADIENT.name, translate("StepPlot", "gradient"), columns.that_hold(Holds.GRADIENT)
    )
    of_state = (
        Group(each.id, _listed(each), tuple(column for column in columns if column.state == each))
        for each in state
    )
    return (own, gradient, *of_state)


def _parts(group: Group) -> tuple[Group, ...]:
    """Return groups of as many of its columns as can be told apart."""
    count = len(group.columns)
    words = translate("StepPlot", "{0} to {1} of {2}")
    parts = []
    for place, first in enumerate(range(0, count, _TOLD_APART)):
        last = min(first + _TOLD_APART, count)
        name = words.format(first + 1, last, count)
        parts.append(Group(f"{group.id}{place}", name, group.columns[first:last], is_part=True))
    return tuple(parts)


def _listed(state: RuleState) -> str:
    """Return the name of a state, with its word in files: not every font has hats."""
    return state.name if state.name == state.id else f"{state.name} ({state.id})"


def may_be_logarithmic(run: Series, group: Group) -> bool:
    """Return whether no number is below 0 and some are above it."""
    lowest = [float(run.column(column.id).min(initial=0.0)) for column in group.columns]
    highest = [float(run.column(column.id).max(initial=0.0)) for column in group.columns]
    return min(lowest) >= 0 and max(highest) > 0
