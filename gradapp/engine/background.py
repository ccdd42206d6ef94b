"""Work that the worker does in slices while the run itself has nothing to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Protocol

from gradapp.engine.messages import Notice
from gradapp.engine.pace import SLICE

REST_AFTER_WISH: Final = 0.25
"""Seconds after a person's last wish in which only urgent work is done."""


class Background(Protocol):
    """One piece of such work. It lives in the worker thread, and can be dropped at any time."""

    @property
    def has_work(self) -> bool:
        """Whether there is something to do now."""

    @property
    def is_urgent(self) -> bool:
        """Whether a person waits for it; else it leaves half of the time to the window."""

    def work(self) -> Notice | None:
        """Work for about a slice, and return what is to be told now, if anything."""

    def admit_torch(self) -> None:
        """Do what has waited for PyTorch, which is there now."""


class BackgroundQueue:
    """All pieces of work that there are, by name; urgent ones come first.

    Of others, a name that was put earlier comes before one that was put later for the first time.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        """Make an empty queue; `clock` gives seconds."""
        self._clock = clock
        self._by_name: dict[str, Background | None] = {}
        self._has_torch = False
        self._rests_until = 0.0

    def put(self, name: str, work: Background | None) -> None:
        """Have `work` done from now on, in place of what had its name; None for nothing."""
        self._by_name[name] = work
        if work is not None and self._has_torch:
            work.admit_torch()

    def admit_torch(self) -> None:
        """Let all do what waits for PyTorch, those that come later, too."""
        self._has_torch = True
        for work in self._works:
            work.admit_torch()

    def give_way(self) -> None:
        """Let what is not urgent wait a moment: a person is stepping, and may go on to."""
        self._rests_until = self._clock() + REST_AFTER_WISH

    @property
    def has_work(self) -> bool:
        """Whether anything is left to do."""
        return any(work.has_work for work in self._works)

    @property
    def interval(self) -> int:
        """Milliseconds from the beginning of one slice to that of the next."""
        if self._has_urgent_work:
            return 0
        return int(1000 * max(2 * SLICE, self._rests_until - self._clock()))

    def work(self) -> Notice | None:
        """Work for about a slice at what comes first."""
        for work in sorted(self._works, key=lambda work: not work.is_urgent):
            if work.has_work and (work.is_urgent or self._clock() >= self._rests_until):
                return work.work()
        return None

    @property
    def _works(self) -> Iterator[Background]:
        return (work for work in self._by_name.values() if work is not None)

    @property
    def _has_urgent_work(self) -> bool:
        return any(work.has_work and work.is_urgent for work in self._works)
