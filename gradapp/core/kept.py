"""Reads what a rule keeps from step to step: from the program that runs, or its optimizer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import GeneratorType
from typing import Any

from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.rules import Kept, of_each


class Keeping:
    """What the rule of a problem keeps while a method's program runs.

    Where the program writes the rule out, the numbers are those of its own variables. Else they are
    those in the state of its optimizer; what that does not keep but works out in each step, m̂ and
    v̂, is worked out of them in the format of the tensors.
    """

    def __init__(self, problem: AnyProblem, method: Method) -> None:
        """Read what `method` keeps for `problem`."""
        self._keeps = problem.rule.keeps
        self._options = dict(problem.rule.options)
        parameters = problem.columns.parameters
        renamed = method.renamed
        names = (name for kept in self._keeps for name in of_each(kept.name, parameters))
        self._names = [renamed.get(name, name) for name in names]
        self._writes = method.writes_rule
        self._optimizer: Any = None

    def __len__(self) -> int:
        """Return how many numbers there are."""
        return len(self._names)

    def read(self, program: GeneratorType[Any, None, None]) -> list[Any]:
        """Return what there is now: floats, or tensors of one."""
        frame = program.gi_frame
        assert frame is not None
        if self._writes:
            variables = frame.f_locals
            return [variables[name] for name in self._names]
        if self._optimizer is None:
            self._optimizer = frame.f_locals["optimizer"]
        return list(self._of_optimizer())

    def _of_optimizer(self) -> Iterator[Any]:
        states = [self._optimizer.state[p] for p in self._optimizer.param_groups[0]["params"]]
        for kept in self._keeps:
            for state in states:
                yield self._worked_out(kept, state)

    def _worked_out(self, kept: Kept, state: Mapping[str, Any]) -> Any:
        tensor = state[kept.optimizer]
        if not kept.share:
            return tensor
        return tensor / (1 - self._options[kept.share] ** state["step"].item())
