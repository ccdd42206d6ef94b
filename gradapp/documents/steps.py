"""How the steps of runs are written as data, while they are made: as CSV, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gradapp.core.columns import PRINTED, Holds
from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.run.stop import Stop
from gradapp.core.trajectory import Floats


class Csv:
    """Numbers as `repr` writes them, so that reading them back gives the same numbers."""

    def __init__(
        self,
        problem: AnyProblem,
        method: Method,
        methods: Sequence[Method],
        *,
        with_state: bool = False,
    ) -> None:
        """Write the steps of one of `methods`, which come one behind the other.

        Args:
            problem: what they are of.
            method: the way that makes them.
            methods: all that are written.
            with_state: whether the state of the rule stands behind the other columns.
        """
        written = Holds if with_state else PRINTED
        self._rows = problem.columns.rows(*written)
        head = problem.columns.that_hold(*written).head
        self._head = f"{head}\n" if method is methods[0] else ""
        self._id = method.id

    def text(self, block: Floats, first_step: int) -> str:
        """Return the steps of a block, the first of which is called `first_step`."""
        head, self._head = self._head, ""
        return head + "".join(
            f"{self._id},{step},{','.join(map(repr, numbers))}\n"
            for step, numbers in enumerate(block[self._rows].T.tolist(), start=first_step)
        )

    def end(self, _stop: Stop | None) -> str:
        """Return nothing: the last step is the end."""
        return ""


class Json:
    """One document of all runs, written as they are made; its numbers read back as the same."""

    def __init__(self, problem: AnyProblem, method: Method, methods: Sequence[Method]) -> None:
        """Write the steps of one of `methods`, which come one behind the other."""
        self._columns = problem.columns
        begin = self._columns.that_hold(Holds.BEFORE)
        self._names = {column.parameter: column.id for column in begin}
        own = {"method": method.id, "precision": method.precision(problem)}
        begins = f'{{"problem": {json.dumps(problem.described)}, "runs": [\n'
        self._head = begins if method is methods[0] else ",\n"
        self._head += f'{json.dumps(own)[:-1]}, "steps": ['
        self._tail = "\n]}\n" if method is methods[-1] else ""

    def text(self, block: Floats, first_step: int) -> str:
        """Return the steps of a block, the first of which is called `first_step`."""
        steps = [
            json.dumps(self._step(step, values))
            for step, values in enumerate(block.T.tolist(), start=first_step)
        ]
        before = self._head if self._head else "," if steps else ""
        self._head = ""
        return before + ",".join(f"\n  {step}" for step in steps)

    def end(self, stop: Stop | None) -> str:
        """Return why there are no more steps, and the end of the document."""
        said = stop and {"reason": stop.reason, "step": stop.step, "sentence": str(stop.sentence)}
        return f'{self._head}], "stop": {json.dumps(said)}}}{self._tail}'

    def _step(self, step: int, values: list[float]) -> dict[str, Any]:
        of: dict[Holds, dict[str, float]] = {holds: {} for holds in Holds}
        for column, value in zip(self._columns, values, strict=True):
            is_state = column.holds is Holds.STATE
            name = column.id if is_state else self._names.get(column.parameter, "")
            of[column.holds][name] = value
        return {
            "step": step,
            "parameters": of[Holds.BEFORE],
            "error": of[Holds.ERROR][""],
            "gradient": of[Holds.GRADIENT],
            "next": of[Holds.AFTER],
            "state": of[Holds.STATE],
        }
