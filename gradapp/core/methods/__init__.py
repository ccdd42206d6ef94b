"""The table of all ways to write one gradient-descent step: of the notebook's rule, its four."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import GeneratorType
from typing import Any, Final

from gradapp.core.columns import Columns
from gradapp.core.methods import stanzas
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import is_notebooks
from gradapp.core.program.text import Program, shipped
from gradapp.core.warned import gathering
from gradapp.core.words import N_, Message, Value, followed
from gradapp.override import override
from gradapp.values import dataclass

Step = tuple[Any, Any, Any]
"""What a way yields each turn: E (or loss), dE/dθ and the new θ, as live objects."""


PrintedNames = str | tuple[str, ...]
"""One name, or those of several parameters."""

_DTYPE: Final = threading.RLock()
"""PyTorch has one type of new tensors for all threads: only one may have set it."""


@dataclass(frozen=True, slots=True)
class Method:
    """One way to write the step, known without reading the program.

    It has the word of the command line (`--method`, the column of tables and
    files), and so have this folder, names in code and ids; what a person reads says *way*.

    Attributes:
        id: its word on the command line and the name of its module.
        title: what it is written with; of code of the Lab what is wrong with it.
        label: a short name for narrow places.
        printed: the names under which the notebook prints what each step yields.
        uses_torch: whether its program imports torch and its values are tensors.
        package: where the module with its program is.
        has_state: whether a step depends on more of the steps before than θ.
        given_program: the program, where it is in no module of `package`.
        stanza: its step for any model, with places for what a problem has of its own; empty where
            it is for the notebook's problem and rule alone.
        needs_data: why an error formula, which has none, can't be written so; None where it can.
        takes_over: what PyTorch takes over in it, in a sentence.
        has_optimizer: whether one of `torch.optim` makes its update.
        right: the id of the one code it is almost, and compared with; empty where it is right, and
            compared with all other ways.
    """

    id: str
    title: Value
    label: Value
    printed: tuple[str, PrintedNames, PrintedNames]
    uses_torch: bool
    package: str = __name__
    has_state: bool = False
    given_program: Program | None = None
    stanza: str = ""
    needs_data: Message | None = None
    takes_over: Value = ""
    has_optimizer: bool = False
    right: str = ""

    @property
    def may_lie(self) -> bool:
        """Whether its E, gradient and θ may be others than those of its problem and rule."""
        return bool(self.right)

    @property
    def number(self) -> int:
        """Which of the ways it is, from 1 on, whatever problem it solves; 0 for code of the Lab."""
        return number_of(self.id)

    @property
    def name(self) -> Value:
        """Its number and its label: ``2 autograd``."""
        return f"{self.number} {self.label}"

    @property
    def heading(self) -> Value:
        """Its number and its title, as the list of ways shows it."""
        return followed(str(self.number), self.title)

    @property
    def program(self) -> Program:
        """The text that is shown and run.

        Raises:
            SourceMissingError: it can't be read.
        """
        return self.given_program or shipped(self.package, self.id, self.title)

    @property
    def gradients(self) -> tuple[str, ...]:
        """What it calls the derivative by each parameter."""
        names = self.printed[1]
        return (names,) if isinstance(names, str) else names

    @property
    def is_composed(self) -> bool:
        """Whether its program has been composed for a problem."""
        return False

    @property
    def writes_rule(self) -> bool:
        """Whether the program writes its rule out, and has its state in its own variables."""
        return not self.has_optimizer

    def called(self, name: str) -> str:
        """Return what the program calls what is `name` in its rule."""
        return name

    def solves(self, problem: AnyProblem) -> bool:
        """Whether it is for `problem`, where that has a way of its id."""
        return True

    def arguments(self, problem: AnyProblem) -> dict[str, Any]:
        """Return what the program is given for `problem`, by the names of its parameters."""
        return problem.arguments | dict(problem.rule.options)

    def start(self, problem: AnyProblem) -> GeneratorType[Step, None, None]:
        """Return the generator of the program for `problem`, not yet started."""
        return self.program.start(self.arguments(problem))

    def precision(self, problem: AnyProblem) -> Precision:
        """Return the format this way computes in: bare Python knows only float64."""
        return problem.precision if self.uses_torch else Precision.FLOAT64

    def columns(self, problem: AnyProblem) -> Columns:
        """Return what each step has, called as the code calls it, which in the Lab may be wrong."""
        return problem.columns

    def default_dtype(self, problem: AnyProblem) -> AbstractContextManager[None]:
        """Make `problem.precision` the type of new tensors while the generator runs."""
        return _default_dtype(problem.precision) if self.uses_torch else nullcontext()

    def gathering_warnings(self) -> AbstractContextManager[list[warnings.WarningMessage]]:
        """Gather what Python warns of while it runs, where that is there to be shown."""
        return nullcontext([])


@dataclass(frozen=True, slots=True)
class LabMethod(Method):
    """Code of the Lab, which is almost right."""

    @property
    @override
    def name(self) -> Value:
        return self.label

    @property
    @override
    def heading(self) -> Value:
        return self.title

    @property
    @override
    def writes_rule(self) -> bool:
        return "torch.optim" not in self.program.text

    @override
    def solves(self, problem: AnyProblem) -> bool:
        return is_notebooks(problem)

    @override
    def columns(self, problem: AnyProblem) -> Columns:
        (gradient,) = self.gradients
        return problem.columns.named(self.printed[0], gradient)

    @override
    def gathering_warnings(self) -> AbstractContextManager[list[warnings.WarningMessage]]:
        return gathering()


@contextmanager
def _default_dtype(precision: Precision) -> Iterator[None]:
    import torch

    with _DTYPE:
        before = torch.get_default_dtype()
        torch.set_default_dtype(getattr(torch, precision))
        try:
            yield
        finally:
            torch.set_default_dtype(before)


METHODS: Final = [
    Method(
        "python",
        N_("Methods", "Without PyTorch"),
        "Python",
        ("E", "θgrad", "θ"),
        uses_torch=False,
        takes_over=N_("Methods", "All by hand: the gradient, too, is worked out on paper."),
        stanza=stanzas.PYTHON,
    ),
    Method(
        "autograd",
        "torch.autograd backward()",
        "autograd",
        ("E", "θ.grad", "θ"),
        uses_torch=True,
        takes_over=N_("Methods", "backward() finds the gradient; the update is still by hand."),
        stanza=stanzas.AUTOGRAD,
    ),
    Method(
        "optimizer",
        "torch.optim.Optimizer",
        "Optimizer",
        ("E", "θ.grad", "θ"),
        uses_torch=True,
        takes_over=N_("Methods", "step() makes the update, and zero_grad() clears the gradient."),
        stanza=stanzas.OPTIMIZER,
        has_optimizer=True,
    ),
    Method(
        "mseloss",
        "torch.nn.MSELoss",
        "MSELoss",
        ("loss", "θ.grad", "θ"),
        uses_torch=True,
        takes_over=N_("Methods", "MSELoss computes the error, too; its data must be tensors."),
        stanza=stanzas.MSELOSS,
        needs_data=N_(
            "Methods",
            "An error formula can't be written with nn.MSELoss: that compares what a model "
            "predicts with data, and here there is neither.",
        ),
        has_optimizer=True,
    ),
]
"""All of them, in the order of their numbers; one more is one more entry."""


def number_of(id: str) -> int:
    """Return which of the ways is called `id`, from 1 on; 0 if none is, as of code of the Lab."""
    return next((number for number, each in enumerate(METHODS, start=1) if each.id == id), 0)
