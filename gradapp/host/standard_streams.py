"""What a person's code finds in place of standard input, output and error."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any

from gradapp.override import override


def replace_standard_streams(take: Callable[[str], None], ask: Callable[[], str]) -> None:
    """Give to `take` whatever is printed, and read what `ask` returns, line by line."""
    asker: Any = _Asker(ask)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(asker), "utf-8")
    for name in ("stdout", "stderr"):
        taker: Any = _Taker(take)
        stream = io.TextIOWrapper(
            taker, "utf-8", "backslashreplace", newline="", write_through=True
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


class _Taker(io.RawIOBase):
    """Takes what is printed, as far as it may be."""

    def __init__(self, take: Callable[[str], None]) -> None:
        super().__init__()
        self._take = take

    @override
    def writable(self) -> bool:
        return True

    @override
    def write(self, data: Any, /) -> int:
        taken = bytes(data)
        self._take(taken.decode("utf-8", "replace"))
        return len(taken)


class _Asker(io.RawIOBase):
    """Where the code reads its input: asks for a line whenever there is none left."""

    def __init__(self, ask: Callable[[], str]) -> None:
        super().__init__()
        self._ask = ask
        self._typed = b""

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Any, /) -> int:
        self._typed = self._typed or self._ask().encode("utf-8", "replace")
        size = min(len(self._typed), len(buffer))
        buffer[:size], self._typed = self._typed[:size], self._typed[size:]
        return size
