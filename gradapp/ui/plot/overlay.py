"""A run that is shown beside the one a person steps through."""

from __future__ import annotations

from dataclasses import dataclass

from gradapp.core.run import Run
from gradapp.ui.plot.overlay_style import OverlayStyle


@dataclass(frozen=True, slots=True)
class Overlay:
    """A run, and how it is told from others."""

    run: Run
    style: OverlayStyle
