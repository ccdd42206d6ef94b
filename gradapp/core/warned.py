"""Gathers what Python warns of in one thread, whatever other threads do about warnings meanwhile.

`warnings.catch_warnings` changes filters of the whole process: where two threads use it at once,
either ends up with the other's, and a warning that is only to be shown may become an exception.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final


class _Here(threading.local):
    """What this thread gathers.

    Attributes:
        gathered: what has been warned of; None while nothing is gathered.
        outer: the filters of the process, while the thread has put others in place of its own.
    """

    gathered: list[warnings.WarningMessage] | None = None
    outer: list[Any] | None = None


_here: Final = _Here()

_ALL: Final = [("always", None, Warning, None, 0)]


class _Warnings(ModuleType):
    """The module `warnings`, whose C code looks up here by what filters and to whom it tells."""

    @property
    def filters(self) -> list[Any]:
        """The filters of the process, or those of a thread that gathers."""
        own = _here.gathered is not None and _here.outer is None
        filters: list[Any] = _ALL if own else self.__dict__["filters"]
        return filters

    @filters.setter
    def filters(self, filters: list[Any]) -> None:
        # What is called while a thread gathers may itself use `catch_warnings` for a while.
        if _here.gathered is not None and filters is _ALL:
            filters, _here.outer = _here.outer or self.__dict__["filters"], None
        elif _here.gathered is not None and _here.outer is None:
            _here.outer = self.__dict__["filters"]
        self.__dict__["filters"] = filters

    @property
    def _showwarnmsg(self) -> Callable[[warnings.WarningMessage], object]:
        gathers = _here.gathered is not None and _here.outer is None
        tell: Callable[[warnings.WarningMessage], object] = self.__dict__["_showwarnmsg"]
        return _here.gathered.append if gathers and _here.gathered is not None else tell


warnings.__class__ = _Warnings


@contextmanager
def gathering() -> Iterator[list[warnings.WarningMessage]]:
    """Gather all that is warned of in this thread; nothing else is done about it."""
    before = _here.gathered, _here.outer
    gathered: list[warnings.WarningMessage] = []
    _here.gathered, _here.outer = gathered, None
    try:
        yield gathered
    finally:
        _here.gathered, _here.outer = before
