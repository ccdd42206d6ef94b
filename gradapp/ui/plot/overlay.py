"""A run that is shown beside the one a person steps through."""

from __future__ import annotations

from typing import Generic, TypeVar

from gradapp.core.run import Series
from gradapp.ui.plot.overlay_style import STYLES, OverlayStyle
from gradapp.values import dataclass

_Run = TypeVar("_Run", bound=Series, covariant=True)


@dataclass(frozen=True, slots=True)
class Overlay(Generic[_Run]):
    """A run, and how it is told from others.

    Attributes:
        run: the run.
        style: its colour, dashes and marker.
        column: which of its columns a plot over the steps draws; empty for the plot's own.
        symbol: what that is called; empty for as the plot's own.
        note: what is said behind its name: that it has fewer steps than the run, say.
    """

    run: _Run
    style: OverlayStyle
    column: str = ""
    symbol: str = ""
    note: str = ""

    @property
    def number(self) -> str:
        """The number of a pin, which stands at its marker; empty for what is none."""
        return str(STYLES.index(self.style) + 1) if self.style in STYLES else ""

    @property
    def lead(self) -> str:
        """What stands before its title: with nothing between, it and a way's number were one."""
        return f"{self.number}: " if self.number else ""

    @property
    def called(self) -> str:
        """What it is called in words."""
        return self.lead + self.title

    @property
    def name(self) -> str:
        """What stands in a legend, all of it."""
        return " ".join(filter(None, (self.title, self.note)))

    @property
    def title(self) -> str:
        """What it is called beside its number."""
        return self.symbol or self.run.name
