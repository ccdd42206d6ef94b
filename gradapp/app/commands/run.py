"""The command `gradapp run`: prints the steps of one way, or of all, as they are made."""

from __future__ import annotations

import sys
from typing import Final

from gradapp.app.commands.comparison import RunComparison
from gradapp.app.commands.formats import PRINTERS
from gradapp.app.commands.options import RunOptions
from gradapp.app.system import streams
from gradapp.core.methods import Method
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import StopReason

DONE: Final = 0
NO_MEMORY: Final = 1
REFUSED: Final = 2
NOT_FINITE: Final = 3
_SEVERITY: Final = (DONE, NOT_FINITE, REFUSED, NO_MEMORY)
_CODES: Final = {
    StopReason.DIVERGED: NOT_FINITE,
    StopReason.RAISED: REFUSED,
    StopReason.MEMORY: NO_MEMORY,
}

_BLOCK: Final = 1000
"""Steps made and printed at a time: more only makes a reader wait for the first line."""


def run(options: RunOptions) -> int:
    """Print the steps that `options` ask for, and return the exit code.

    Returns:
        0 (also when nobody reads any more), 1 when memory ran out, 2 when a way refused the
        problem, 3 when a value stopped being finite; 1, 2, 3, 0 is their order for several ways.
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
    printer = PRINTERS[options.format](options.problem, method, options.methods)
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
