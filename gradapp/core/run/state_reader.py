"""Reads the state of a rule: from the program that runs, or its optimizer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
from types import GeneratorType
from typing import Any

import numpy as np

from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.rules import of_each
from gradapp.core.trajectory import Floats
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class _WorkedOut:
    """A number that an optimizer has not in its state, but works out of one that it has.

    Attributes:
        row: its place in the state of the rule.
        source: the place of the other among those that are read.
        share: what it is divided by in step t is one minus the t-th power of this.
    """

    row: int
    source: int
    share: float


class StateReader:
    """Reads the state that the rule of a problem has while a way's program runs.

    Where the program writes the rule out, the numbers are those of its own variables. Else they are
    those in the state of its optimizer; what that does not keep but works out in each step, m̂ and
    v̂, is worked out of them in the format of the tensors.
    """

    def __init__(self, problem: AnyProblem, method: Method) -> None:
        """Read what `method` has for `problem`."""
        self._state = problem.rule.state
        self._kind = np.dtype(method.precision(problem).value).type
        self._is_written = method.writes_rule
        parameters = problem.columns.parameters
        names = [name for each in self._state for name in of_each(each.name, parameters)]
        self._names = [*map(method.called, names)]
        self._places = list(range(len(names)))
        self._worked_out: list[_WorkedOut] = []
        if not self._is_written:
            self._find_sources(dict(problem.rule.options), len(parameters))

    def _find_sources(self, options: dict[str, float], parameters: int) -> None:
        """Tell what is read of the optimizer from what is worked out of that."""
        read = [place for place, each in enumerate(self._state) if not each.share]
        found = [self._state[place].optimizer for place in read]
        self._places = [place * parameters + p for place in read for p in range(parameters)]
        for place, each in enumerate(self._state):
            if each.share:
                source = found.index(each.optimizer)
                self._worked_out += [
                    _WorkedOut(place * parameters + p, source * parameters + p, options[each.share])
                    for p in range(parameters)
                ]

    @property
    def read(self) -> int:
        """How many numbers are read in each step."""
        return len(self._places)

    def of(self, program: GeneratorType[Any, None, None]) -> Callable[[], tuple[Any, ...]]:
        """Return what reads the numbers, floats or tensors of one, once a step has been made."""
        frame = program.gi_frame
        assert frame is not None
        if not self._is_written:
            tensors = tuple(self._of_optimizer(frame.f_locals["optimizer"]))
            return lambda: tensors  # the optimizer changes them in place
        if len(self._names) == 1:
            (name,) = self._names
            return lambda: (frame.f_locals[name],)
        take = itemgetter(*self._names)
        return lambda: take(frame.f_locals)

    def _of_optimizer(self, optimizer: Any) -> Iterator[Any]:
        states = [optimizer.state[p] for p in optimizer.param_groups[0]["params"]]
        for each in self._state:
            if not each.share:
                yield from (state[each.optimizer] for state in states)

    def completed(self, read: Floats, first: int) -> Floats:
        """Return all numbers of some steps, a row each, from those that were read.

        Args:
            read: what was read.
            first: the number of the first of these steps.
        """
        block: Floats = np.empty((len(self._names), read.shape[1]))
        block[self._places] = read
        steps = range(first, first + read.shape[1])
        for each in self._worked_out:
            shares = np.array([1 - each.share**t for t in steps]).astype(self._kind)
            with np.errstate(all="ignore"):
                block[each.row] = read[each.source].astype(self._kind) / shares
        return block
