"""Finds what is said behind one step as straight code: the page ends there, and → may lead on."""

from __future__ import annotations

from gradapp.app.run.current_run import CurrentRun
from gradapp.ui.kit.words import translate


def page_end(current_run: CurrentRun) -> str:
    """Return that a second step needs a loop, and what → does about it."""
    if current_run.cursor != 1 or current_run.at_end or current_run.is_locked:
        return translate(
            "SideBySide", "The page ends here, with its first step: a second one needs a loop."
        )
    if current_run.at_last_step:
        return translate(
            "SideBySide",
            "The page ends here, with its first step: → makes a second one, which needs a loop.",
        )
    return translate(
        "SideBySide",
        "The page ends here, with its first step: → goes to the second one, which needs a loop.",
    )
