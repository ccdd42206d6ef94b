"""What would be worked out many times from the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """A value with all that it follows from: it is worked out anew where some of that is other."""

    def __init__(self) -> None:
        """Keep none yet."""
        self._kept: tuple[object, T] | None = None

    def of(self, follows_from: object, work_out: Callable[[], T]) -> T:
        """Return the value that `work_out` makes of what it `follows_from`."""
        if self._kept is None or self._kept[0] != follows_from:
            self._kept = follows_from, work_out()
        return self._kept[1]
