"""Imports PyTorch without leaving the worker's commands waiting for it."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType

from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.descent import Descent
from gradapp.engine.pace import SLICE


class _Interlude:
    """A finder that finds nothing: asked for each module, it lets other work be done between.

    Importing PyTorch takes a second or two, in which it imports some two thousand modules. This
    is what lets one thread import it and make way 1's steps meanwhile.
    """

    def __init__(self, serve: Callable[[], None]) -> None:
        self._serve = serve
        self._thread = threading.get_ident()
        self._last = time.perf_counter()
        self._serving = False

    def find_spec(
        self, _name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        # What is served may import something, too, which must be whole before the next is served.
        if self._serving or threading.get_ident() != self._thread:
            return None
        if time.perf_counter() - self._last >= SLICE:
            self._serving = True
            try:
                self._serve()
            finally:
                self._serving = False
            self._last = time.perf_counter()
        return None


@contextmanager
def _interrupted(serve: Callable[[], None]) -> Iterator[None]:
    interlude = _Interlude(serve)
    # Another list each time: a thread that is going through the finders would miss one behind it.
    sys.meta_path = [interlude, *sys.meta_path]
    try:
        yield
    finally:
        sys.meta_path = [each for each in sys.meta_path if each is not interlude]


def load(serve: Callable[[], None]) -> str:
    """Import torch and make a step with each way, as the first of each takes long.

    The first torch.optim.SGD alone imports for a second.

    Args:
        serve: called every few milliseconds while modules are being imported.

    Returns:
        The version of PyTorch.

    Raises:
        Exception: whatever a broken installation raises.
    """
    with _interrupted(serve):
        import torch

        for method in METHODS:
            Descent(Problem(), method).advance(1)
    return str(torch.__version__)
