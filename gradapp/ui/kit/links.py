"""Links in rich text: the text has their numbers, and what they lead to are values."""

from __future__ import annotations

from typing import Generic, TypeVar

_Target = TypeVar("_Target")


class Links(Generic[_Target]):
    """What the links of a text lead to."""

    def __init__(self) -> None:
        """Know of none yet."""
        self._targets: list[_Target] = []

    def to(self, target: _Target, words: str, style: str = "") -> str:
        """Return a link that leads to `target`, of words that are rich text."""
        self._targets.append(target)
        look = f" style='{style}'" if style else ""
        return f"<a href='{len(self._targets) - 1}'{look}>{words}</a>"

    def __getitem__(self, href: str) -> _Target:
        """Return what the link that a text calls `href` leads to."""
        return self._targets[int(href)]
