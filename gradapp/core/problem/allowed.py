"""What may be put together to a fit: model, error and data, and the names in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gradapp.core.columns import IN_FILES, Columns
from gradapp.core.model.formula import Formula
from gradapp.core.model.names import ERROR, is_free
from gradapp.core.problem import ProblemError
from gradapp.core.problem.data import Data
from gradapp.core.rules import Rule
from gradapp.core.words import N_, Message, listed

MOST_PARAMETERS: Final = 4


def parameters_of(formula: Formula, data: Data | None) -> tuple[str, ...]:
    """Return the names in a formula that are no inputs, in the order in which they appear."""
    inputs = () if data is None else data.inputs
    return tuple(name for name in formula.names if name not in inputs)


def check_parts(model: Formula | None, error: Formula | None, data: Data | None) -> None:
    """Raise ProblemError where model, error and data don't belong together."""
    if (model is None) == (error is None):
        raise ProblemError(
            N_("Problem", "A problem has a model or an error formula: one of the two.")
        )
    formula = model or error
    assert formula is not None
    if model is None and data is not None:
        raise ProblemError(N_("Problem", "An error formula has no data: it is E itself."))
    if model is not None and data is None:
        raise ProblemError(N_("Problem", "A model needs data: samples of its inputs and of y."))
    names = parameters_of(formula, data)
    if data is not None and "y" in names:
        words = N_(
            "Problem", "The model {formula} can't have y in it: y is what it should predict."
        )
        raise ProblemError(words.filled(formula=formula.text))
    if not names:
        words = N_("Problem", "{formula} has no parameter: there is nothing for descent to find.")
        raise ProblemError(words.filled(formula=formula.text))
    if len(names) > MOST_PARAMETERS:
        words = N_("Problem", "{names} are {count} parameters: there may be {most} at most.")
        counts = {"count": len(names), "most": MOST_PARAMETERS}
        raise ProblemError(words.filled(names=listed(names), **counts))
    if data is not None and len(names) > 1 and not set(data.inputs) & set(formula.names):
        words = N_("Problem", "The model {formula} has no input in it; the data have {inputs}.")
        raise ProblemError(words.filled(formula=formula.text, inputs=listed(data.inputs)))
    _check_clashes(names, [name for name in formula.names if name not in names])


def _check_clashes(names: Sequence[str], inputs: Sequence[str]) -> None:
    """Raise ProblemError where a name has a meaning of its own, in programs or in files."""
    for name in (*names, *inputs):
        if not is_free(name) or (name in names and name in IN_FILES):
            raise ProblemError(_taken(name).filled(name=name))


def check_columns(columns: Columns, rule: Rule) -> None:
    """Raise ProblemError where two parameters have columns of one word in files.

    In programs, too, states of a rule have one name there.
    """
    taken: dict[str, str] = {}
    for column in columns:
        other = taken.setdefault(column.id, column.parameter)
        if other != column.parameter:
            words = N_("Problem", "{name} and {other} can't both be names: files use one.")
            if column.state is not None:
                words = N_(
                    "Problem",
                    "For {rule}, {name} and {other} can't both be names: files use {column} for "
                    "a number of each.",
                ).filled(rule=rule.name, column=column.id)
            raise ProblemError(words.filled(name=column.parameter, other=other))


def _taken(name: str) -> Message:
    """Return why nothing in a formula can have a name, and what to do."""
    match name:
        case "α":
            return N_(
                "Problem",
                "Nothing in a formula can be called {name} (alpha): that is the learning rate. "
                "Take another letter, such as a.",
            )
        case _ if name == ERROR:
            return N_(
                "Problem",
                "Nothing in a formula can be called {name}: that is the error. Take another "
                "letter, such as e.",
            )
    if name in IN_FILES:
        return N_(
            "Problem",
            "No parameter can be called {name}: tables and files have a column of that name. "
            "Take another name, such as {name}_1.",
        )
    return N_(
        "Problem",
        "Nothing in a formula can be called {name}: Python, or the program, uses that name for "
        "something else. Take another one, such as {name}_1.",
    )
