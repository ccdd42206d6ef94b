"""A run that is shown beside the one a person steps through."""

from __future__ import annotations

from gradapp.core.run import Run
from gradapp.ui.plot.overlay_style import STYLES, OverlayStyle
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Overlay:
    """A run, and how it is told from others.

    Attributes:
        run: the run.
        style: its colour, dashes and marker.
        column: which of its columns a plot over the steps draws; empty for the plot's own.
        note: what is said behind its name: that it has fewer steps than the run, say.
    """

    run: Run
    style: OverlayStyle
    column: str = ""
    note: str = ""

    @property
    def number(self) -> str:
        """The number of a pin, which stands at its marker; empty for what is none."""
        is_pin = self.style in STYLES and not self.column
        return str(STYLES.index(self.style) + 1) if is_pin else ""

    @property
    def name(self) -> str:
        """What stands in a legend, all of it."""
        return " ".join(filter(None, (self.run.name, self.note)))

    @property
    def symbol(self) -> str:
        """What the drawn values are called; empty for as those of the run itself."""
        return self.run.name if self.column else ""
