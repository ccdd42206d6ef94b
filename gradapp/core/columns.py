"""What the columns of a run hold, and what they are called where a run is listed, drawn or kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, Final

from gradapp.core.model.names import ERROR, derivative, in_files
from gradapp.core.rules import RuleState, of_each
from gradapp.core.words import N_, Message, Value
from gradapp.values import dataclass

_ERROR: Final = "error"
_STEP: Final = ("method", "step")
IN_FILES: Final = (*_STEP, _ERROR)
"""Words in files of columns that are no parameter's."""


class Holds(StrEnum):
    """What the numbers of a column are."""

    BEFORE = "a parameter before the step"
    PREDICTION = "what the model predicts"
    ERROR = "the error"
    FURTHER = "an error that is computed in the step, behind another one"
    GRADIENT = "the derivative of the error by a parameter"
    AFTER = "a parameter after the step"
    STATE = "the state that the rule has of a parameter, after the step"


PRINTED: Final = tuple(holds for holds in Holds if holds is not Holds.STATE)
"""What stands side by side where steps are printed: all but the state of a rule."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a run.

    Attributes:
        id: its word in files.
        symbol: what stands above it, and before its numbers; words in it are translated.
        holds: what its numbers are.
        parameter: the parameter that it is about, as it is written; empty for none.
        state: which state of the rule it holds; None where it holds none.
    """

    id: str
    symbol: Value
    holds: Holds
    parameter: str = ""
    state: RuleState | None = None


class Columns(tuple[Column, ...]):
    """The columns of a run in their order, which is that of the rows of its array."""

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Their words in files."""
        return tuple(column.id for column in self)

    @cached_property
    def symbols(self) -> tuple[Value, ...]:
        """What stands above them."""
        return tuple(column.symbol for column in self)

    @property
    def head(self) -> str:
        """The first line where steps are written as CSV."""
        return ",".join((*_STEP, *self.ids))

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The parameters, as they are written."""
        return tuple(column.parameter for column in self.that_hold(Holds.AFTER))

    @cached_property
    def compared(self) -> Columns:
        """Those in which ways can differ: the error, the gradient, the new parameters."""
        return self.that_hold(Holds.ERROR, Holds.GRADIENT, Holds.AFTER)

    @cached_property
    def given(self) -> dict[tuple[str, str], Column]:
        """Those that a rule gives, by its name for what they hold, and the parameter."""
        return {
            (column.state.name if column.state else "θ", column.parameter): column
            for column in self.that_hold(Holds.AFTER, Holds.STATE)
        }

    def that_hold(self, *kinds: Holds) -> Columns:
        """Return those that hold one of `kinds`."""
        return Columns(column for column in self if column.holds in kinds)

    def one(self, kind: Holds) -> Column:
        """Return the one that holds `kind`.

        Raises:
            ValueError: there are several, or none.
        """
        (column,) = self.that_hold(kind)
        return column

    def row(self, id: str) -> int:
        """Return the place of the column called `id`.

        Raises:
            KeyError: there is none of that name.
        """
        if id not in self.ids:
            raise KeyError(f"There is no column {id!r}; there are {', '.join(self.ids)}.")
        return self.ids.index(id)

    def rows(self, *kinds: Holds) -> list[int]:
        """Return the places of those that hold one of `kinds`."""
        if kinds not in self._rows:
            self._rows[kinds] = [row for row, each in enumerate(self) if each.holds in kinds]
        return [*self._rows[kinds]]

    @cached_property
    def _rows(self) -> dict[tuple[Holds, ...], list[int]]:
        """Those places, which each step asks for many times."""
        return {}

    def part(self, *kinds: Holds) -> slice:
        """Return the places of those that hold one of `kinds` and stand next to one another."""
        rows = self.rows(*kinds)
        first, last = rows[0], rows[-1]
        assert rows == [*range(first, last + 1)]
        return slice(first, last + 1)

    def named(self, error: str, gradient: str) -> Columns:
        """Return the same columns with the names that code has for E and the gradient."""
        symbols = {Holds.ERROR: error, Holds.GRADIENT: gradient}
        return Columns(
            replace(column, symbol=symbols.get(column.holds, column.symbol)) for column in self
        )


def _new(parameter: str) -> Message:
    return N_("Columns", "new {parameter}").filled(parameter=parameter)


THETA: Final = Columns(
    (
        Column("theta", "θ", Holds.BEFORE, "θ"),
        Column("fx", "f(x)", Holds.PREDICTION),
        Column(_ERROR, ERROR, Holds.ERROR),
        Column("gradient", derivative("θ"), Holds.GRADIENT, "θ"),
        Column("theta_next", _new("θ"), Holds.AFTER, "θ"),
    )
)
"""The columns of the notebook's problem."""


@lru_cache(maxsize=64)
def columns_of(*parameters: str) -> Columns:
    """Return the columns of a problem with these parameters, written as in programs."""
    words = [(each, in_files(each)) for each in parameters]
    return Columns(
        (
            *(Column(word, each, Holds.BEFORE, each) for each, word in words),
            Column(_ERROR, ERROR, Holds.ERROR),
            *(Column(f"d_{word}", derivative(each), Holds.GRADIENT, each) for each, word in words),
            *(Column(f"{word}_next", _new(each), Holds.AFTER, each) for each, word in words),
        )
    )


def with_state(columns: Columns, state: Sequence[RuleState]) -> Columns:
    """Return `columns` and behind them those of the state of a rule, of each parameter."""
    if not state:
        return columns
    words = {column.parameter: column.id for column in columns.that_hold(Holds.BEFORE)}
    return Columns(
        (
            *columns,
            *(
                Column(f"{each.id}_{words[parameter]}", symbol, Holds.STATE, parameter, each)
                for each in state
                for parameter, symbol in zip(words, of_each(each.name, tuple(words)), strict=True)
            ),
        )
    )


def state_before(
    columns: Columns, earlier: Any, options: Mapping[str, Any], number: Callable[[Any], Any]
) -> dict[str, list[Any]]:
    """Return the state of a rule before a step, by its names in the rule.

    Args:
        columns: those of the run.
        earlier: the numbers of the step before, a row for each column; None before the first.
        options: α and the rule's own numbers, of which some are what it begins as.
        number: makes a number one of the arithmetic.
    """
    state: dict[str, list[Any]] = {}
    for row, column in enumerate(columns):
        if column.state is None or column.state.share:
            continue
        match column.state.begins if earlier is None else earlier[row]:
            case None:
                before = None
            case str() as option:
                before = options[option]
            case known:
                before = number(known)
        state.setdefault(column.state.name, []).append(before)
    return state
