"""Any small problem: a formula of one to four parameters, fitted to samples or an error itself."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from gradapp.core.columns import Columns, columns_of, with_state
from gradapp.core.model.formula import Formula, Inputs, read_formula
from gradapp.core.model.names import ERROR, in_files, several, start, written
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.typed import quoted
from gradapp.core.problem import (
    ALPHA,
    NOT_QUADRATIC,
    AnyProblem,
    ParameterSpec,
    ProblemError,
    checked_rule,
)
from gradapp.core.problem.allowed import check_columns, check_parts, parameters_of
from gradapp.core.problem.data import Data
from gradapp.core.rules import Rule
from gradapp.core.rules.table import PLAIN
from gradapp.core.words import N_, Message, listed
from gradapp.values import dataclass

if TYPE_CHECKING:
    from gradapp.core.theory.quadratic import Quadratic
    from gradapp.core.trajectory import Floats

Reduction = Literal["mean", "sum"]

MODEL: Final = "θ*x"
"""The notebook's."""
START: Final = 1.0
"""Where a parameter starts if nothing else is said, as the notebook's θ does: at 0, products such
as a*b*x have a gradient of 0 and no parameter would ever move."""


@dataclass(frozen=True, slots=True, init=False)
class Fit(AnyProblem):
    """Fit a model to samples under the mean or the sum of (f − y)², or minimise an error itself.

    Attributes:
        model: what is computed of a sample and the parameters; None where there is `error`.
        error: what is minimised, a formula in the parameters alone; None where there is `model`.
        data: the samples; None where there is `error`.
        start: where the parameters start, in the order of `names`.
        reduction: whether E is the mean of the squares or their sum.
        batch: how many samples a step uses, in order and then again from the first; None for all.
        shuffle_seed: what their order in each pass is drawn from; None for the order of the data.
        alpha: the learning rate.
        precision: the format of the tensors.
        rule: how a gradient becomes an update.

    Raises:
        FormulaError: a formula can't be read.
        ProblemError: something else can't be used; the sentence names it.
    """

    model: Formula | None
    error: Formula | None
    data: Data | None
    start: tuple[float, ...]
    reduction: Reduction
    batch: int | None
    shuffle_seed: int | None
    alpha: float
    precision: Precision
    rule: Rule

    def __init__(
        self,
        model: Formula | str | None = None,
        data: Data | None = None,
        *,
        error: Formula | str | None = None,
        start: Mapping[str, float] | Sequence[float] | None = None,
        reduction: str = "mean",
        batch: int | None = None,
        shuffle_seed: int | None = None,
        alpha: float = ALPHA.default,
        precision: Precision | str = Precision.FLOAT32,
        rule: Rule = PLAIN,
    ) -> None:
        """Check everything; texts are read, and parameters that `start` does not name are at 1."""
        model, error = (
            read_formula(each) if isinstance(each, str) else each for each in (model, error)
        )
        self._set(model=model, error=error, data=data, rule=checked_rule(rule))
        check_parts(model, error, data)
        check_columns(self.columns, rule)
        self._set(start=_started(self.names, start))
        if reduction not in get_args(Reduction):
            words = N_("Problem", "reduction must be mean or sum, but is {value}.")
            raise ProblemError(words.filled(value=quoted(str(reduction))))
        self._set(reduction=reduction, batch=batch, shuffle_seed=shuffle_seed)
        if batch is not None and not 1 <= batch <= len(data or ()):
            words = N_(
                "Problem",
                "batch must lie between 1 and {samples}, the number of samples, but is {value}.",
            )
            raise ProblemError(words.filled(samples=len(data or ()), value=batch))
        self._set(alpha=alpha, precision=precision)
        self.__post_init__()

    def _set(self, **values: object) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def starting(self, start: Mapping[str, float]) -> Fit:
        """Return the same from another start; parameters that `start` does not name stay."""
        own = dict(zip(self.names, self.start, strict=True))
        return replace(self, start=_started(self.names, own | _written(start)))

    @property
    def formula(self) -> Formula:
        """What a person typed: the model, or the error."""
        formula = self.model or self.error
        assert formula is not None
        return formula

    def errors(self, places: Sequence[Floats]) -> Floats:
        """Return E of all samples at places, also where a step uses a few."""
        import numpy as np  # here, since the command line needs none of it

        from gradapp.core.model.values import IN_ARRAYS, value_of

        inputs, y = self._samples
        named: dict[str, Any] = dict(zip(self.names, np.asarray(places)[..., None], strict=True))
        named |= {name: np.array(x) for name, x in inputs} | {"pi": np.float64(np.pi)}
        found = value_of(self.formula.tree, named, IN_ARRAYS, number=np.float64)
        values = np.broadcast_to(found, (*np.shape(places[0]), self.size))
        if y is None:
            return values[..., 0]
        total = np.mean if self.reduction == "mean" else np.sum
        summed: Floats = total(np.square(values - np.array(y)), axis=-1)
        return summed

    @property
    def quadratic(self) -> Quadratic | None:
        """The error of all samples; None where it is not seen to be quadratic."""
        from gradapp.core.theory.quadratic import quadratic_of

        is_mean = self.reduction == "mean"
        return quadratic_of(self.formula, self.names, *self._samples, is_mean=is_mean)

    @property
    def _samples(self) -> tuple[Inputs, tuple[float, ...] | None]:
        if self.data is None:
            return (), None
        return tuple(zip(self.data.inputs, self.data.columns, strict=True)), self.data.y

    @property
    def not_quadratic(self) -> Message:
        """Why there is no theory where the error is not seen to be quadratic."""
        if self.error is not None:
            return NOT_QUADRATIC
        return N_(
            "Theory",
            "There is no theory of the learning rate here: the model is not written as one that is "
            "linear in its parameters.",
        )

    @property
    def objective(self) -> object:
        """What is made small."""
        return self.model, self.error, self.data, self.reduction

    @property
    def as_fit(self) -> Fit:
        """Itself."""
        return self

    @property
    def inputs(self) -> tuple[str, ...]:
        """The inputs that the model uses, in the order of the table."""
        columns = () if self.data is None else self.data.inputs
        return tuple(name for name in columns if name in self.formula.names)

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters, in the order in which they appear in the formula."""
        return parameters_of(self.formula, self.data)

    @property
    def steps_to_rest(self) -> float:
        """How many steps in a row must move nothing before it is known that none will.

        Each sample must have had its turn; in a shuffled order those of two passes may lie between
        two turns of a sample, and batches of several are never the same again.
        """
        if self.batch is None:
            return 1
        batches = -(-len(self.data or ()) // self.batch)
        if self.shuffle_seed is None or batches == 1:
            return batches
        return 2 * batches - 1 if self.batch == 1 else math.inf

    @property
    def arguments(self) -> dict[str, Any]:
        """What a program is given beside the options of its rule, by the names it has for it."""
        given: dict[str, Any] = {
            start(name): value for name, value in zip(self.names, self.start, strict=True)
        }
        if self.data is not None:
            columns = {name: self.data.named[name] for name in (*self.inputs, "y")}
            given["samples"] = list(zip(*columns.values(), strict=True))
            given |= {several(name): list(column) for name, column in columns.items()}
        return given | {"k": self.batch, "seed": self.shuffle_seed, "α": self.alpha}

    @property
    def described(self) -> dict[str, Any]:
        """What is needed to run it again."""
        begins = dict(zip(map(in_files, self.names), self.start, strict=True))
        shared = {"start": begins, "alpha": self.alpha, "precision": self.precision}
        shared |= self._described_rule
        data = self.data
        if data is None:
            return {"error": self.formula.text, **shared}
        return {
            "model": self.formula.text,
            "data": {in_files(name): column for name, column in data.named.items()},
            "reduction": self.reduction,
            "batch": self.batch,
            **({} if self.shuffle_seed is None else {"shuffle": self.shuffle_seed}),
            **shared,
        }

    @property
    def specs(self) -> tuple[ParameterSpec, ...]:
        """What a number alone says of it: the learning rate."""
        return (ALPHA,)

    @property
    def error_equation(self) -> str:
        """The right side of the equation of the error; those of the gradient are derived."""
        if self.error is not None:
            return f"= {self.error}"
        return f"= {self._summed}({self.model} − y)²"

    @property
    def formulas(self) -> tuple[str, ...]:
        """What is computed, in short."""
        if self.error is not None:
            return (f"{ERROR}({', '.join(self.names)}) = {self.error}",)
        f = f"f({', '.join(self.inputs)})" if self.inputs else "f"
        return (f"{f} = {self.model}", f"{ERROR} = {self._summed}({f} − y)²")

    @property
    def counted(self) -> str:
        """How many samples a step uses, in equations: a name that the formula has not for some."""
        if self.batch is None:
            return str(self.size)
        return "n" if "n" not in self.formula.names else "n′"

    @property
    def _summed(self) -> str:
        """What stands before a square of which E is the mean or the sum; nothing before one."""
        if self.counted == "1":
            return ""
        return "Σ " if self.reduction == "sum" else f"1/{self.counted} Σ "

    @property
    def columns(self) -> Columns:
        """What each step of a run has."""
        return with_state(columns_of(*self.names), self.rule.state)


def _started(
    names: Sequence[str], start: Mapping[str, float] | Sequence[float] | None
) -> tuple[float, ...]:
    """Return where each parameter starts."""
    if not isinstance(start, Mapping):
        if start is not None and len(start) != len(names):
            words = N_("Problem", "start has %Ln value(s) for {parameters}, {names}.", "", 0)
            parameters = N_("Problem", "%Ln parameter(s)", "", 0).counted(len(names))
            words = words.counted(len(start)).filled(parameters=parameters, names=listed(names))
            raise ProblemError(words)
        start = dict(zip(names, start or (), strict=False))
    given = _written(start)
    for name in given:
        if name not in names:
            words = N_("Problem", "There is no parameter {name} to start, only {names}.")
            raise ProblemError(words.filled(name=quoted(name), names=listed(names)))
    return tuple(_spec(name).checked(given.get(name, START)) for name in names)


def _written(start: Mapping[str, float]) -> dict[str, float]:
    return {written(name): value for name, value in start.items()}


def _spec(name: str) -> ParameterSpec:
    description = N_("Problem", "where {name} starts").filled(name=name)
    return ParameterSpec(in_files(name), name, description, START)
