"""How `gradapp run` writes steps, while they are made: as a table, as CSV, or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gradapp.core.columns import PRINTED
from gradapp.core.methods import Method
from gradapp.core.numbers.written import shortest
from gradapp.core.problem import AnyProblem
from gradapp.core.run.stop import Stop, StopReason
from gradapp.core.trajectory import Floats
from gradapp.documents.steps import Csv, Json


class Table:
    """Columns as wide as what they have held so far, since later steps are not known yet."""

    def __init__(self, problem: AnyProblem, method: Method, methods: Sequence[Method]) -> None:
        """Write the steps of one of `methods`, which come one behind the other."""
        self._rows = problem.columns.rows(*PRINTED)
        self._headings = ("step", *map(str, problem.columns.that_hold(*PRINTED).symbols))
        self._precision = method.precision(problem)
        first = method is methods[0]
        self._head = f"{'' if first else chr(10)}{method.heading}   ({self._precision})\n"
        self._widths = [0] * len(self._headings)

    def text(self, block: Floats, first_step: int) -> str:
        """Return the steps of a block, the first of which is called `first_step`."""
        rows = [
            (str(step), *(shortest(value + 0.0, self._precision) for value in values))
            for step, values in enumerate(block[self._rows].T.tolist(), start=first_step)
        ]
        head, self._head = self._head, ""
        if head:
            rows.insert(0, self._headings)
        for column, width in enumerate(self._widths):
            self._widths[column] = max(width, *(len(row[column]) for row in rows), 0)
        return head + "".join(
            "  ".join(cell.rjust(width) for cell, width in zip(row, self._widths, strict=True))
            + "\n"
            for row in rows
        )

    def end(self, stop: Stop | None) -> str:
        """Return the sentence on a fixed point."""
        is_fixed = stop is not None and stop.reason is StopReason.FIXED_POINT
        return f"{stop.sentence}\n" if stop is not None and is_fixed else ""


PRINTERS: Final[dict[str, type[Table | Csv | Json]]] = {"table": Table, "csv": Csv, "json": Json}
