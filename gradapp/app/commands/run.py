"""The command `gradapp run`: prints the steps of one method, or of all four, as they are made."""

from __future__ import annotations

import json
import sys
from typing import Any, Final

from gradapp.app.commands.comparison import RunComparison
from gradapp.app.commands.options import RunOptions
from gradapp.app.system import streams
from gradapp.core.columns import Columns, Holds
from gradapp.core.descent import Descent, Stop, StopReason
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import shortest
from gradapp.core.problem import FIELD_NAMES
from gradapp.core.trajectory import Floats

DONE: Final = 0
NO_MEMORY: Final = 1
REFUSED: Final = 2
NOT_FINITE: Final = 3
_SEVERITY: Final = (DONE, NOT_FINITE, REFUSED)
_CODES: Final = {StopReason.DIVERGED: NOT_FINITE, StopReason.RAISED: REFUSED}

_BLOCK: Final = 1000
"""Steps made and printed at a time: more only makes a reader wait for the first line."""


def run(options: RunOptions) -> int:
    """Print the steps that `options` ask for, and return the exit code.

    Returns:
        0 (also when nobody reads any more), 1 when memory ran out, 2 when a method refused the
        problem, 3 when a value stopped being finite; 2 before 3 before 0 for several methods.
    """
    comparison = RunComparison(options.problem)
    codes = []
    for method in options.methods:
        try:
            codes.append(_run_method(options, method, comparison))
        except MemoryError:
            words = f"gradapp run: {method.id}: there is not enough memory for more steps."
            print(words, file=sys.stderr, flush=True)
            return NO_MEMORY
        if streams.lost():
            return DONE
    if len(codes) > 1 and options.format == "table":
        for line in comparison.text():
            print(line, end="")
    return max(codes, key=_SEVERITY.index)


def _run_method(options: RunOptions, method: Method, comparison: RunComparison) -> int:
    descent = Descent(options.problem, method)
    printer = _PRINTERS[options.format](options, method, descent.precision)
    while descent.stop is None and descent.length < options.steps:
        first_step = descent.length + 1
        block = descent.advance(min(_BLOCK, options.steps - descent.length))
        comparison.add(descent, block)
        if block.size or not _was_refused(descent):
            print(printer.text(block, first_step), end="", flush=True)
        if streams.lost():
            return DONE
    print(printer.end(descent.stop), end="", flush=True)
    return _conclude(options, descent)


def _was_refused(descent: Descent) -> bool:
    return descent.stop is not None and descent.stop.reason is StopReason.RAISED


def _conclude(options: RunOptions, descent: Descent) -> int:
    stop = descent.stop
    if stop is None or stop.reason is StopReason.LIMIT:
        return DONE
    if stop.reason is StopReason.FIXED_POINT and options.format != "csv":
        return DONE
    print(f"gradapp run: {descent.method.id}: {stop.sentence}", file=sys.stderr, flush=True)
    return _CODES.get(stop.reason, DONE)


class _Csv:
    """Numbers as `repr` writes them, so that reading them back gives the same numbers."""

    def __init__(self, options: RunOptions, method: Method, _: Precision) -> None:
        head = ",".join(("method", "step", *options.problem.columns.ids)) + "\n"
        self._head = head if method is options.methods[0] else ""
        self._id = method.id

    def text(self, block: Floats, first_step: int) -> str:
        head, self._head = self._head, ""
        return head + "".join(
            f"{self._id},{step},{','.join(map(repr, numbers))}\n"
            for step, numbers in enumerate(block.T.tolist(), start=first_step)
        )

    def end(self, _stop: Stop | None) -> str:
        return ""


class _Json:
    """One document of all runs, written as they are made; its numbers read back as the same."""

    def __init__(self, options: RunOptions, method: Method, precision: Precision) -> None:
        self._columns = options.problem.columns
        self._names = _parameter_names(self._columns)
        own = {"method": method.id, "precision": precision}
        problem = {name: getattr(options.problem, name) for name in FIELD_NAMES if name != "rule"}
        begins = f'{{"problem": {json.dumps(problem)}, "runs": [\n'
        self._head = begins if method is options.methods[0] else ",\n"
        self._head += f'{json.dumps(own)[:-1]}, "steps": ['
        self._tail = "\n]}\n" if method is options.methods[-1] else ""

    def text(self, block: Floats, first_step: int) -> str:
        steps = [
            json.dumps(self._step(step, values))
            for step, values in enumerate(block.T.tolist(), start=first_step)
        ]
        before = self._head if self._head else "," if steps else ""
        self._head = ""
        return before + ",".join(f"\n  {step}" for step in steps)

    def end(self, stop: Stop | None) -> str:
        said = stop and {"reason": stop.reason, "step": stop.step, "sentence": str(stop.sentence)}
        return f'{self._head}], "stop": {json.dumps(said)}}}{self._tail}'

    def _step(self, step: int, values: list[float]) -> dict[str, Any]:
        of: dict[Holds, dict[str, float]] = {holds: {} for holds in Holds}
        for column, value in zip(self._columns, values, strict=True):
            of[column.holds][self._names.get(column.parameter, "")] = value
        return {
            "step": step,
            "parameters": of[Holds.BEFORE],
            "error": of[Holds.ERROR][""],
            "gradient": of[Holds.GRADIENT],
            "next": of[Holds.AFTER],
            "state": {},
        }


def _parameter_names(columns: Columns) -> dict[str, str]:
    """Return the words in files for the parameters, by how they are written."""
    return {column.parameter: column.id for column in columns.that_hold(Holds.BEFORE)}


class _Table:
    """Columns as wide as what they have held so far, since later steps are not known yet."""

    def __init__(self, options: RunOptions, method: Method, precision: Precision) -> None:
        self._headings = ("step", *map(str, options.problem.columns.symbols))
        self._precision = precision
        first = method is options.methods[0]
        self._head = f"{'' if first else chr(10)}{method.title}   ({precision})\n"
        self._widths = [0] * len(self._headings)

    def text(self, block: Floats, first_step: int) -> str:
        rows = [
            (str(step), *(shortest(value + 0.0, self._precision) for value in values))
            for step, values in enumerate(block.T.tolist(), start=first_step)
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
        is_fixed = stop is not None and stop.reason is StopReason.FIXED_POINT
        return f"{stop.sentence}\n" if stop is not None and is_fixed else ""


_PRINTERS: Final[dict[str, type[_Table | _Csv | _Json]]] = {
    "table": _Table,
    "csv": _Csv,
    "json": _Json,
}
