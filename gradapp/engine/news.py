"""Tells of a change when it is whole, and of one change after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import SignalInstance

_Told = tuple[SignalInstance, tuple[object, ...]]
_P = ParamSpec("_P")
_R = TypeVar("_R")


class News:
    """Holds signals back until no change is under way, and then emits them in order.

    A change is a `with` block of it, or several within one another.

    One is shared by all objects that hear one another. Whoever hears a signal may ask any of them
    for anything: that is done at once, and told when all have heard what is being told now, before
    anything that was waiting already. So nobody sees a state that is half made, and all hear the
    same things in the same order. As a state may have gone on by the time it is heard of, a
    listener asks for it.
    """

    def __init__(self) -> None:
        """Begin with nothing to tell."""
        self._depth = 0
        self._untold: deque[_Told] = deque()
        self._new: list[_Told] = []

    def __enter__(self) -> None:
        """Begin a change, or what is part of one."""
        self._depth += 1

    def __exit__(self, *_error: object) -> None:
        """Tell of the change if it is whole."""
        try:
            while self._depth == 1 and (self._new or self._untold):
                self._untold.extendleft(reversed(self._new))
                self._new.clear()
                signal, values = self._untold.popleft()
                signal.emit(*values)
        finally:
            self._depth -= 1

    def tell(self, signal: SignalInstance, *values: object) -> None:
        """Emit `signal` when no change is under way."""
        with self:
            self._new.append((signal, values))


class Teller(Protocol):
    """Whatever tells of its changes by `news`."""

    @property
    def news(self) -> News:
        """The news that it shares with those who hear it."""


_T = TypeVar("_T", bound=Teller)


def one_change(method: Callable[Concatenate[_T, _P], _R]) -> Callable[Concatenate[_T, _P], _R]:
    """Make all that `method` does one change, of which others hear when it is done."""

    @wraps(method)
    def whole(self: _T, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        with self.news:
            return method(self, *args, **kwargs)

    return whole
