"""A descent that meets an error nobody expected, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import numpy as np
import pytest

from gradapp.core.methods import Method, Step
from gradapp.core.problem import AnyProblem
from gradapp.core.run.descent import Descent

ERRORS: Final = [
    (MemoryError(), "Stopped before step {}: there is not enough memory for it.", None),
    (RuntimeError("oops"), "Step {} could not be made (RuntimeError: oops).", "raised"),
]
"""What is raised, the sentence on its step, and the reason of an end that comes again."""


def fail_after(
    monkeypatch: pytest.MonkeyPatch, length: int, which: AnyProblem | Method, error: Exception
) -> None:
    """Have descents on a problem, or by a way, raise the error once they have so many steps."""
    advance = Descent.advance

    def failing(self: Descent, count: int) -> np.ndarray:
        if which not in (self.problem, self.method):
            return advance(self, count)
        if self.length >= length:
            raise error
        return advance(self, min(count, length - self.length))

    monkeypatch.setattr(Descent, "advance", failing)


def lack_memory_after(
    monkeypatch: pytest.MonkeyPatch, length: int, which: AnyProblem | None = None
) -> None:
    """Have programs run out of memory behind so many steps, on a problem or on all."""
    start = Method.start

    def short(self: Method, problem: AnyProblem) -> Any:
        program = start(self, problem)
        return program if which not in (None, problem) else _short(program, length)

    monkeypatch.setattr(Method, "start", short)


def _short(program: Iterator[Step], length: int) -> Iterator[Step]:
    yield from islice(program, length)
    raise MemoryError
