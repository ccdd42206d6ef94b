"""What every problem is that a descent can start from, and what a person can change of one."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Self, cast

from gradapp.core.columns import Columns, Holds
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.typed import NumberError, clipped, read_number
from gradapp.core.rules import Rule, chosen_of
from gradapp.core.rules.table import PLAIN
from gradapp.core.words import N_, Message, SayingError
from gradapp.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gradapp.core.numbers.text import Text
    from gradapp.core.problem.data import Data
    from gradapp.core.problem.fit import Fit
    from gradapp.core.theory import Analysis
    from gradapp.core.theory.quadratic import Quadratic
    from gradapp.core.theory.stability import Stability
    from gradapp.core.trajectory import Floats, StepValues


class ProblemError(SayingError):
    """A parameter can't be used; the message is a sentence that names it."""


@dataclass(frozen=True, slots=True)
class ParameterSpec:
    """What there is to know about one parameter; all are dimensionless.

    Attributes:
        name: the field of `Problem`, and the word on the command line and in files.
        symbol: how it is written on screen.
        description: what it means, as a phrase.
        default: the notebook's value.
        minimum: the smallest value allowed.
        maximum: the largest value allowed.
        step: how far an arrow of its spin box moves, as a share of the value's leading digit.
        term: what its symbol is explained as, by its name in the help; empty for nothing.
    """

    name: str
    symbol: str
    description: Message
    default: float
    minimum: float = -1e12
    maximum: float = 1e12
    step: float = 0.1
    term: str = ""

    @property
    def label(self) -> str:
        """What a sentence calls it: the symbol on screen, and the word where that is another."""
        return self.name if self.symbol == self.name else f"{self.symbol} ({self.name})"

    def checked(self, value: float | str) -> float:
        """Return `value` as a float; a text is read as a person means it, see `read_number`.

        −0 is 0, however it comes: equal problems have equal bits.

        Raises:
            ProblemError: it is no number, not finite, or out of bounds.
        """
        try:
            number = read_number(value, self.label) if isinstance(value, str) else float(value)
        except NumberError as error:
            raise ProblemError(error.message) from None
        except (TypeError, ValueError, OverflowError):
            words = N_("Problem", "{name} must be a number, but is {value}.")
            raise ProblemError(words.filled(name=self.label, value=repr(value))) from None
        is_large = isinstance(value, str) and any(map(str.isdigit, value))
        if not (math.isfinite(number) or is_large):
            words = N_("Problem", "{name} must be a finite number, but is {value}.")
            raise ProblemError(words.filled(name=self.label, value=str(number)))
        if not self.minimum <= number <= self.maximum:
            written = clipped(value) if isinstance(value, str) else repr(number)
            words = N_("Problem", "{name} must lie between {least} and {most}, but is {value}.")
            bounds = {"least": f"{self.minimum:g}", "most": f"{self.maximum:g}"}
            raise ProblemError(words.filled(name=self.label, **bounds, value=written))
        return number + 0.0


ALPHA: Final = ParameterSpec(
    "alpha", "α", N_("Problem", "the learning rate"), 0.1, term="learning-rate"
)


def checked_precision(value: Precision | str) -> Precision:
    """Return `value` as a precision.

    Raises:
        ProblemError: it is none.
    """
    try:
        return Precision(value)
    except ValueError:
        words = N_("Problem", "precision must be float32 or float64, but is {value}.")
        raise ProblemError(words.filled(value=clipped(repr(value)))) from None


def checked_rule(value: object) -> Rule:
    """Return `value`, which must be a rule.

    Raises:
        ProblemError: it is none.
    """
    if not isinstance(value, Rule):
        words = N_("Problem", "rule must be one that rule(…) returns, but is {value}.")
        raise ProblemError(words.filled(value=clipped(repr(value))))
    return value


NOT_QUADRATIC: Final = N_(
    "Theory",
    "There is no theory of the learning rate here: E is not written as a quadratic function.",
)


class Picture(StrEnum):
    """What the error of a problem is drawn as."""

    CURVE = "curve"
    """Over its one parameter, from E = 0 up, or from where it is least, with a ball on it."""
    PLANE = "plane"
    """Over two parameters in colours, or over one."""


class AnyProblem(ABC):
    """What a descent starts from: a model and what it is fitted to, α, a rule, and a precision.

    `notebook.Problem` is the first, `fit.Fit` any of a formula. Each declares what it is, and
    whoever shows it asks it that.

    Raises:
        ProblemError: what can be changed about it is not a finite number within its bounds, or
            the rule is none.
    """

    __slots__ = ()

    def __post_init__(self) -> None:
        """Check what a person can change, and the rule."""
        for spec in self.specs:
            object.__setattr__(self, spec.name, spec.checked(getattr(self, spec.name)))
        object.__setattr__(self, "precision", checked_precision(self.precision))
        checked_rule(self.rule)

    def but(self, **changes: Any) -> Self:
        """Return the same problem with some of its fields changed.

        Raises:
            ProblemError: what is asked for can't be used.
        """
        changed: Self = replace(cast("Any", self), **changes)
        return changed

    @property
    @abstractmethod
    def alpha(self) -> float:
        """The learning rate."""

    @property
    @abstractmethod
    def precision(self) -> Precision:
        """The format of the tensors."""

    @property
    @abstractmethod
    def rule(self) -> Rule:
        """How a gradient becomes an update."""

    @property
    def rule_numbers(self) -> tuple[tuple[str, float], ...]:
        """The numbers in the lines of its rule, by their names there: α and the rule's own."""
        return (("α", self.alpha), *self.rule.options)

    @property
    @abstractmethod
    def arguments(self) -> dict[str, Any]:
        """What a program is given beside the options of its rule, by the names it has for it."""

    @property
    def programs(self) -> Mapping[str, str]:
        """The texts of its ways by their ids, if it brings them along.

        In them stand ``{begin}`` for the lines with which its rule begins, ``{update}`` for those
        of a step, and ``{options}`` behind the last parameter; or ``{optimizer}`` for its class.
        """
        return {}

    @property
    def described(self) -> dict[str, Any]:
        """What is needed to run it again, as data beside its steps."""
        every = (each.name for each in fields(cast("Any", self)) if each.name != "rule")
        return {name: getattr(self, name) for name in every} | self._described_rule

    @property
    def _described_rule(self) -> dict[str, Any]:
        return dict(zip(("optimizer", "options"), chosen_of(self.rule), strict=True))

    @property
    @abstractmethod
    def specs(self) -> tuple[ParameterSpec, ...]:
        """What a person can change about it."""

    @property
    def start_specs(self) -> tuple[ParameterSpec, ...]:
        """Those of them that say where its parameters start, in their order; all or none."""
        return ()

    @property
    def picture(self) -> Picture:
        """What its error is drawn as."""
        return Picture.PLANE

    @property
    def equations(self) -> tuple[str, ...]:
        """The right sides of the equations of the error and of the gradient, if it has its own."""
        return ()

    def put_in(self, values: StepValues, precision: Precision) -> tuple[Text, ...]:
        """Return the same with the numbers of a step in a format, if it writes them out.

        An empty one stands for one with no room for all its numbers.
        """
        return ()

    def computed_again(self, values: StepValues, precision: Precision) -> dict[Holds, float]:
        """Return E and the gradient as its equations give them, if that is known to the bit."""
        return {}

    @property
    @abstractmethod
    def formulas(self) -> tuple[str, ...]:
        """What is computed, in short: what predicts, and the error."""

    @property
    def summary(self) -> str:
        """The formulas in one line."""
        return "      ".join(self.formulas)

    @abstractmethod
    def errors(self, places: Sequence[Floats]) -> Floats:
        """Return E of all samples at places, one array of coordinates a parameter."""

    def errors_in(self, places: Sequence[Floats], exponent: int) -> Floats:
        """Return E / 10^exponent at places, also where E is no number if that is known."""
        divided: Floats = self.errors(places) / 10.0**exponent
        return divided

    @property
    def error_formula(self) -> str:
        """The error in its parameters and data, for a title; empty where that is too long."""
        return ""

    @property
    def quadratic(self) -> Quadratic | None:
        """The error of all samples; None where it is not known to be quadratic."""
        return None

    @property
    def analysis(self) -> Analysis | None:
        """What is known of plain descent in its own symbols; None where it has none."""
        return None

    @property
    def theory(self) -> Analysis | Stability | Message:
        """What is known of the learning rate, which error and rule decide; or why nothing is."""
        from gradapp.core.theory.stability import known_of  # here, since it imports NumPy

        quadratic, of_all = self.quadratic, self.batch in (None, self.size)
        if quadratic is None:
            return self.not_quadratic
        return known_of(self.analysis, quadratic, self.rule, self.alpha, of_all=of_all)

    @property
    def not_quadratic(self) -> Message:
        """Why there is no theory where the error is not known to be quadratic."""
        return NOT_QUADRATIC

    @property
    def minimum(self) -> tuple[float, ...] | None:
        """Where the error of all samples is least; None where that is not known, or not one."""
        return None if self.quadratic is None else self.quadratic.minimum

    @property
    def is_flat(self) -> bool:
        """Whether the error is known to be the same everywhere."""
        return self.quadratic is not None and self.quadratic.is_flat

    @property
    def data(self) -> Data | None:
        """The samples; None where they are not given as a table."""
        return None

    @property
    def batch(self) -> int | None:
        """How many samples a step uses; None for all."""
        return None

    @property
    def size(self) -> int:
        """How many samples there are; 1 where there is no table of them."""
        return 1 if self.data is None else len(self.data)

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters."""
        return self.columns.parameters

    @property
    def objective(self) -> object:
        """What is made small: equal for problems of the same error, however they go down it."""
        starts = {spec.name: spec.default for spec in self.start_specs}
        return self.but(alpha=ALPHA.default, precision=Precision.FLOAT32, rule=PLAIN, **starts)

    @property
    def as_fit(self) -> Fit | None:
        """The same as a formula; None where no formula says what it is."""
        return None

    @property
    def steps_to_rest(self) -> float:
        """How many steps in a row must move nothing before it is known that none will."""
        return 1

    @property
    @abstractmethod
    def columns(self) -> Columns:
        """What each step of a run has."""

    @property
    @abstractmethod
    def start(self) -> tuple[float, ...]:
        """The parameters before the first step."""

    def predicted(self, parameters: Floats) -> Floats:
        """Return f(x) for each column of `parameters`, in their format; of those that have it."""
        raise NotImplementedError
