"""Works a tree out of the numbers that stand in it, as they are read."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from math import pi

from gradapp.core.equations import Work
from gradapp.core.equations.typeset import Operand
from gradapp.core.model.functions import IN_FLOATS
from gradapp.core.model.values import value_of
from gradapp.core.numbers.written import Number


def work_of(tree: ast.expr, names: Mapping[str, Operand]) -> Work:
    """Return how a tree is worked out, of what stands in the place of each name."""

    def work(read: Callable[[Number], float]) -> float:
        def number(value: float) -> float:
            return read(Number(value)) if isinstance(value, float) else value

        return float(value_of(tree, _Read(names, read), IN_FLOATS, number=number))

    return work


class _Read(dict[str, float]):
    """What names stand for, each read when it is asked for."""

    def __init__(self, names: Mapping[str, Operand], read: Callable[[Number], float]) -> None:
        super().__init__(pi=pi)
        self._names, self._read = names, read

    def __missing__(self, name: str) -> float:
        written = self._names[name]
        return self._read(written) if isinstance(written, Number) else float(str(written))
