"""A run that is shown beside the one a person steps through."""

from __future__ import annotations

from dataclasses import dataclass

from gradapp.core.run import Run
from gradapp.ui.plot.overlay_style import OverlayStyle


@dataclass(frozen=True, slots=True)
class Overlay:
    """A run, and how it is told from others.

    Attributes:
        run: the run.
        style: its colour, dashes and marker.
        column: which of its columns a plot over the steps draws; empty for the plot's own.
    """

    run: Run
    style: OverlayStyle
    column: str = ""

    @property
    def symbol(self) -> str:
        """What the drawn values are called; empty for as those of the run itself."""
        return self.run.name if self.column else ""
