"""One step, line by line: the lines that ran, the variables after each, and what was printed."""

from __future__ import annotations

from typing import Final

from gradapp.core.problem import AnyProblem
from gradapp.core.program.roles import Role
from gradapp.core.recording.graph import Graph
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class TensorState:
    """What a tensor held at one moment.

    Attributes:
        printed: how Python prints it: ``tensor([1.4000], requires_grad=True)``.
        values: its elements in row-major order, exactly.
        shape: the length of each dimension.
        dtype: ``float32``.
        requires_grad: whether autograd records what is done with it.
        is_leaf: whether it was made by the person and not by an operation.
        grad_fn: the operation that made it: ``SubBackward0``; None for a leaf.
        grad: its ``.grad``.
    """

    printed: str
    values: tuple[float, ...]
    shape: tuple[int, ...]
    dtype: str
    requires_grad: bool
    is_leaf: bool
    grad_fn: str | None
    grad: TensorState | None


@dataclass(frozen=True, slots=True)
class OptimizerState:
    """An optimizer: its class, its settings, and what it keeps from step to step.

    Attributes:
        name: its class: ``SGD``.
        settings: name and value of each setting, without the parameters.
        state: name and value as printed of what it keeps for its parameters; often nothing.
        values: all numbers of that, exactly.
    """

    name: str
    settings: tuple[tuple[str, PlainState], ...]
    state: tuple[tuple[str, str], ...]
    values: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainState:
    """A number, or anything else that is neither tensor nor optimizer.

    Attributes:
        printed: its `repr`.
        value: the number; None if it is none.
        parts: what a list, a tuple or a dictionary holds.
    """

    printed: str
    value: float | None
    parts: tuple[State, ...] = ()


State = TensorState | OptimizerState | PlainState


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the code at one moment.

    Attributes:
        name: as in the code.
        state: what it held.
        changed: whether the line that has just run made it, or changed anything about it.
    """

    name: str
    state: State
    changed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line that has run.

    Attributes:
        number: its number in the file, from 1; of a statement of several lines the first.
        role: what it does in the step.
        variables: all variables after it, in the order in which they came to be.
    """

    number: int
    role: Role
    variables: tuple[Variable, ...]

    @property
    def changed(self) -> frozenset[str]:
        """The names of those that it made, or changed anything about."""
        return frozenset(each.name for each in self.variables if each.changed)


@dataclass(frozen=True, slots=True)
class Complaint:
    """The exception that ended a step, or a warning given in it.

    Attributes:
        line: the index in `RecordedStep.lines` of the line that it came of; the variables of one
            that raised are those it left behind.
        type: the name of its class.
        message: its text.
    """

    line: int
    type: str
    message: str


@dataclass(frozen=True, slots=True)
class RecordedStep:
    """One step as it ran: one turn of the way's loop.

    Attributes:
        problem: the problem of the run.
        method_id: the way.
        step: the number of the step; 0 is the set-up before the loop, which is done once.
        lines: what ran, in its order; the last ones may come after the ``yield``.
        output: what the notebook prints for the step; empty for the set-up and where it raised.
        graph: what autograd built; None where there is none.
        raised: how the step ended, if not well.
        not_finite: the index of the line where the first value stopped being finite, and the
            variable; None if all stayed finite.
        warnings: what Python warned of, in its order; gathered for code of the Lab.
    """

    problem: AnyProblem
    method_id: str
    step: int
    lines: tuple[Line, ...]
    output: tuple[str, ...]
    graph: Graph | None
    raised: Complaint | None
    not_finite: tuple[int, str] | None
    warnings: tuple[Complaint, ...] = ()

    @property
    def rest(self) -> int:
        """The index of the line at which the step is done: its ``yield``, or else its last."""
        for index, line in enumerate(self.lines):
            if line.role is Role.YIELD:
                return index
        return len(self.lines) - 1

    def done(self, index: int) -> frozenset[Role]:
        """Return what is done of the step when the line of this index has run.

        Of each role that is done, no line is still to come.
        """
        to_come = {line.role for line in self.lines[index + 1 : self.rest + 1]}
        return frozenset(line.role for line in self.lines[: index + 1]) - to_come

    def given(self, index: int) -> frozenset[tuple[Role, str]]:
        """Return the names that have got their last value by then, each with what its line does."""
        lines = self.lines[: self.rest + 1]
        changed = [(line.role, each) for line in lines for each in line.changed]
        to_come = {name for line in lines[index + 1 :] for name in line.changed}
        return frozenset(each for each in changed if each[1] not in to_come)

    def line_of(self, role: Role, *, ended: bool, last: bool = False) -> int:
        """Return the index of the line that does what the line of `role` does in another way.

        Args:
            role: what the line there is for.
            ended: whether it comes after the ``yield``.
            last: whether it is the last of several, at which that is done, or the first.
        """
        if ended:
            return len(self.lines) - 1
        for candidate in (role, *_INSTEAD.get(role, ())):
            lines = enumerate(self.lines[: self.rest + 1])
            if places := [index for index, line in lines if line.role is candidate]:
                return places[-1 if last else 0]
        return self.rest


_INSTEAD: Final = {
    Role.FORWARD: (Role.ERROR,),
    Role.ERROR: (Role.FORWARD,),
    Role.CLEAR: (Role.ERROR, Role.FORWARD),
    Role.GRADIENT: (Role.ERROR, Role.FORWARD),
    Role.UPDATE: (Role.GRADIENT, Role.ERROR, Role.FORWARD),
    Role.OTHER: (Role.GRADIENT, Role.ERROR, Role.FORWARD),
}
"""Where to look when a way has no line of a role: what comes at that place in the step."""
