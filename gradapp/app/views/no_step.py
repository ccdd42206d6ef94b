"""Finds why no step is looked at, for all that say so."""

from __future__ import annotations

from gradapp.app.run.current_run import CurrentRun
from gradapp.ui.kit.no_step import NoStep


def why_no_step(current_run: CurrentRun) -> NoStep | None:
    """Return why no step of a run is looked at; None where one is."""
    if current_run.cursor:
        return None
    if current_run.is_locked:
        return NoStep.ASKED
    if current_run.is_barren:
        return NoStep.NONE
    return NoStep.AT_START if len(current_run.run) else NoStep.TO_COME
