"""A problem as a person types it: texts of which it is made, or of which is said what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, field, fields
from functools import lru_cache
from typing import Any

import msgspec

from gradapp.core.model.formula import FormulaError, read_formula
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.typed import clipped, read_number, read_whole
from gradapp.core.problem import ALPHA, AnyProblem, ProblemError
from gradapp.core.problem.batches import LARGEST_SEED
from gradapp.core.problem.data import Data, read_table
from gradapp.core.problem.fit import MODEL, Fit
from gradapp.core.problem.notebook import simplest
from gradapp.core.rules import Rule, chosen_of
from gradapp.core.rules.table import RULES, SGD, rule
from gradapp.core.words import N_, Message, SayingError, Value, trimmed
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the fields of a form.

    Attributes:
        is_error: whether the formula is E itself, and no model.
        formula: the model or the error.
        samples: the table, as `read_table` takes it; unused where the formula is E.
        start: where each parameter starts, by its name; those of other formulas may be among them.
        reduction: mean or sum.
        batch: how many samples a step uses; empty for all.
        seed: what the order of the samples is drawn from; empty for the order of the table.
        optimizer: the word of the rule on the command line.
        options: its options by their names; those left out have their defaults.
        alpha: the learning rate.
        precision: the format of the tensors.
    """

    is_error: bool = False
    formula: str = MODEL
    samples: str = ""
    start: Mapping[str, str] = field(default_factory=dict)
    reduction: str = "mean"
    batch: str = ""
    seed: str = ""
    optimizer: str = SGD.id
    options: Mapping[str, str] = field(default_factory=dict)
    alpha: str = f"{ALPHA.default:g}"
    precision: str = str(Precision.FLOAT32)


class DraftError(SayingError):
    """A draft is no problem yet; the message says why.

    Attributes:
        field: what it is about: the name of a field of `Draft`.
        part: the parameter or the option, of those that have several.
        place: the character of the formula that it is about; None where it is about no single one.
    """

    def __init__(
        self, message: Message, field: str, part: str = "", place: int | None = None
    ) -> None:
        super().__init__(message)
        self.field = field
        self.part = part
        self.place = place


@contextmanager
def _about(field: str, part: str = "") -> Iterator[None]:
    """Say of which field an error is that comes up."""
    try:
        yield
    except DraftError:
        raise
    except SayingError as error:
        place = error.place if isinstance(error, FormulaError) else None
        raise DraftError(error.message, field, part, place) from None


def unstarted(draft: Draft) -> Fit:
    """Return the formula with its samples, whatever else the draft has.

    Raises:
        DraftError: they are none.
    """
    with _about("formula"):
        formula = read_formula(draft.formula)
    data = None
    if not draft.is_error:
        with _about("samples"):
            data = _read(draft.samples)
    with _about("formula"):
        return Fit(error=formula) if draft.is_error else Fit(formula, data)


_read = lru_cache(maxsize=2)(read_table)


def problem_of(draft: Draft) -> AnyProblem:
    """Return the problem: the notebook's own where it is that.

    Raises:
        DraftError: there is none yet.
    """
    fit = unstarted(draft)
    starts = {}
    for name in fit.names:
        with _about("start", name):
            if name in draft.start:
                starts[name] = read_number(draft.start[name], name)
                fit.starting({name: starts[name]})
    rule = rule_of(draft.optimizer, draft.options)
    with _about("formula"):
        fit = fit.but(rule=rule)
    changes: dict[str, Any] = {"start": starts}
    if fit.data is not None:
        changes |= _turns(draft, fit.data)
    with _about("alpha"):
        changes["alpha"] = ALPHA.checked(draft.alpha)
    with _about("precision"):
        return simplest(fit.but(**changes, precision=draft.precision))


def _turns(draft: Draft, data: Data) -> dict[str, Any]:
    """Return which samples a step uses, and how their errors become one."""
    changes: dict[str, Any] = {"reduction": draft.reduction, "batch": None, "shuffle_seed": None}
    if draft.batch.strip():
        with _about("batch"):
            name = N_("Draft", "The number of samples per step")
            changes["batch"] = _whole(draft.batch, name, 1, len(data))
            if draft.seed.strip():
                with _about("seed"):
                    seed = _whole(draft.seed, N_("Draft", "The seed"), 0, LARGEST_SEED)
                    changes["shuffle_seed"] = seed
    elif draft.seed.strip():
        with _about("seed"):
            raise ProblemError(
                N_("Draft", "Where a step uses all samples, there is no order to shuffle.")
            )
    return changes


def rule_of(name: str, options: Mapping[str, str]) -> Rule:
    """Return the rule of that name with options as they are typed.

    Raises:
        DraftError: it can't have one of them.
    """
    if name in RULES:
        for option in RULES[name].options:
            if option.name in options:
                with _about("options", option.name):
                    option.checked(options[option.name])
    with _about("options", "nesterov"):
        return rule(name, **options)


def _whole(text: str, name: Value, least: int, most: int) -> int:
    number = read_whole(text)
    if number is None or not least <= number <= most:
        words = N_(
            "Draft", "{name} must be a whole number between {least} and {most}, but is {text}."
        )
        raise ProblemError(words.filled(name=name, least=least, most=most, text=clipped(text)))
    return number


def draft_of(problem: AnyProblem) -> Draft | None:
    """Return what a person would type for `problem`; None where no formula says what it is."""
    fit = problem.as_fit
    if fit is None:
        return None
    word, options = chosen_of(fit.rule)
    if word not in RULES:
        return None
    return Draft(
        is_error=fit.error is not None,
        formula=fit.formula.text,
        samples="" if fit.data is None else table_of(fit.data),
        start={name: typed(value) for name, value in zip(fit.names, fit.start, strict=True)},
        reduction=fit.reduction,
        batch="" if fit.batch is None else str(fit.batch),
        seed="" if fit.shuffle_seed is None else str(fit.shuffle_seed),
        optimizer=word,
        options={name: typed(value) for name, value in options.items()},
        alpha=typed(fit.alpha),
        precision=str(fit.precision),
    )


@lru_cache(maxsize=2)
def table_of(data: Data) -> str:
    """Return samples as a table that `read_table` takes, between tabs."""
    rows = [(*data.inputs, "y"), *(tuple(map(typed, sample)) for sample in data.samples)]
    return "\n".join("\t".join(row) for row in rows)


def typed(value: object) -> str:
    """Return a value of an option, or a number, as a person types it."""
    if isinstance(value, tuple):
        return ", ".join(map(typed, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return trimmed(repr(value))


def from_document(_: AnyProblem, document: Mapping[str, Any]) -> AnyProblem:
    """Return the problem in a document, as `to_document` makes them.

    Raises:
        ValueError: there is none; half of one is another problem.
    """
    for each in fields(Draft):
        if each.name not in document:
            raise ValueError(f"{each.name} is missing")
    try:
        return problem_of(msgspec.convert(document, Draft))
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None


def to_document(problem: AnyProblem) -> dict[str, Any] | None:
    """Return what is kept of `problem`, if it can be kept: see `draft_of`."""
    draft = draft_of(problem)
    return None if draft is None else asdict(draft)
