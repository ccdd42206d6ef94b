"""The command `gradapp run`: prints the steps of one method, or of all four, as they are made."""

from __future__ import annotations

import sys
from typing import Final

from gradapp.app.commands.cli import RunOptions
from gradapp.app.commands.comparison import RunComparison
from gradapp.app.system import streams
from gradapp.core.columns import Columns
from gradapp.core.descent import Descent, StopReason
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import shortest
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
    if len(codes) > 1 and not options.csv:
        for line in comparison.text():
            print(line, end="")
    return max(codes, key=_SEVERITY.index)


def _run_method(options: RunOptions, method: Method, comparison: RunComparison) -> int:
    descent = Descent(options.problem, method)
    first = method is options.methods[0]
    kind, columns = (_Csv if options.csv else _Table), options.problem.columns
    printer = kind(method, columns, descent.precision, first)
    while descent.stop is None and descent.length < options.steps:
        first_step = descent.length + 1
        block = descent.advance(min(_BLOCK, options.steps - descent.length))
        comparison.add(descent, block)
        if block.size or not _was_refused(descent):
            print(printer.text(block, first_step), end="", flush=True)
        if streams.lost():
            return DONE
    return _conclude(options, descent)


def _was_refused(descent: Descent) -> bool:
    return descent.stop is not None and descent.stop.reason is StopReason.RAISED


def _conclude(options: RunOptions, descent: Descent) -> int:
    stop = descent.stop
    if stop is None or stop.reason is StopReason.LIMIT:
        return DONE
    if stop.reason is StopReason.FIXED_POINT and not options.csv:
        print(stop.sentence, flush=True)
        return DONE
    print(f"gradapp run: {descent.method.id}: {stop.sentence}", file=sys.stderr, flush=True)
    return _CODES.get(stop.reason, DONE)


class _Csv:
    """Numbers as `repr` writes them, so that reading them back gives the same numbers."""

    def __init__(self, method: Method, columns: Columns, _: Precision, first: bool) -> None:
        self._id = method.id
        self._head = ",".join(("method", "step", *columns.ids)) + "\n" if first else ""

    def text(self, block: Floats, first_step: int) -> str:
        head, self._head = self._head, ""
        return head + "".join(
            f"{self._id},{step},{','.join(map(repr, numbers))}\n"
            for step, numbers in enumerate(block.T.tolist(), start=first_step)
        )


class _Table:
    """Columns as wide as what they have held so far, since later steps are not known yet."""

    def __init__(self, method: Method, columns: Columns, precision: Precision, first: bool) -> None:
        self._headings = ("step", *map(str, columns.symbols))
        self._precision = precision
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
