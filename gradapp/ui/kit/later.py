"""What is made when it is first wanted: a window that opens need not wait for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Later(Generic[T_co]):
    """Makes one thing when it is first asked for, and then hands it to whoever waits for it."""

    def __init__(self, make: Callable[[], T_co]) -> None:
        """Make nothing yet."""
        self._make = make
        self._made: list[T_co] = []
        self._waiting: list[Callable[[T_co], object]] = []

    def __call__(self) -> T_co:
        """Return it."""
        if not self._made:
            self._made.append(self._make())
            for use in self._waiting:
                use(self._made[0])
            self._waiting.clear()
        return self._made[0]

    def then(self, use: Callable[[T_co], object]) -> None:
        """Have it used as soon as it is there, in the order in which this was asked for."""
        if self._made:
            use(self._made[0])
        else:
            self._waiting.append(use)
