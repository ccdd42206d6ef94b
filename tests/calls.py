"""What Python calls while something is done: work that no slow machine makes more of."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import is_dataclass
from enum import Enum
from fractions import Fraction
from inspect import CO_VARARGS, CO_VARKEYWORDS
from types import CodeType, FrameType
from typing import Any, Final

import numpy as np

_VALUES: Final = (int, float, str, bytes, frozenset, Enum, Fraction, type(None))

Call = tuple[CodeType, Hashable]
"""A function, and the values that it was called with."""


class Calls:
    """The calls of Python's functions in this thread.

    Attributes:
        count: how many there were.
        functions: how often each was called, by its module and its name there.
        below: to how many others each call led of a function of `core` or `ui` that depends on
            values alone; one that is a widget's, say, is not in it.
    """

    def __init__(self, work: Callable[[], object]) -> None:
        """Do `work`, and count."""
        self.count = 0
        self.functions: Counter[tuple[str, str]] = Counter()
        self.below: dict[Call, int] = {}
        self._open: list[tuple[Call | None, int]] = []
        sys.setprofile(self._note)
        try:
            work()
        finally:
            sys.setprofile(None)

    def _note(self, frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call":
            self.count += 1
            module = frame.f_globals.get("__name__", "")
            self.functions[module, frame.f_code.co_qualname] += 1
            is_ours = module.startswith(("gradapp.core", "gradapp.ui"))
            self._open.append((_call(frame) if is_ours else None, self.count))
        elif event == "return" and self._open:
            call, before = self._open.pop()
            if call is not None:
                self.below[call] = max(self.below.get(call, 0), self.count - before)


def _call(frame: FrameType) -> Call | None:
    """Return what is called and with what; None where it depends on more than values."""
    code, held = frame.f_code, frame.f_locals
    if code.co_freevars:
        return None
    more = bool(code.co_flags & CO_VARARGS) + bool(code.co_flags & CO_VARKEYWORDS)
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount + more]
    try:
        call = code, tuple(_value(held[name]) for name in names if name in held)
        hash(call)
    except (TypeError, AttributeError):  # no value, or one that is still being made
        return None
    return call


def _value(given: Any) -> Hashable:
    """Return something that is equal for equal values.

    Raises:
        TypeError: it is none.
    """
    if isinstance(given, tuple | list):
        return tuple(map(_value, given))
    if isinstance(given, dict):
        return tuple((name, _value(value)) for name, value in given.items())
    if isinstance(given, np.ndarray):
        return given.tobytes()
    if not (isinstance(given, _VALUES) or is_dataclass(given)):
        raise TypeError(given)
    value: Hashable = given
    return value
