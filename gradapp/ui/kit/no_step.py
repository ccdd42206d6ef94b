"""What is said in place of steps where there are none: what to do next, or that none will come."""

from __future__ import annotations

from enum import Enum, auto

from gradapp.ui.kit.words import translate


class NoStep(Enum):
    """Why there is no step to show."""

    TO_COME = auto()
    """→ makes the first."""
    AT_START = auto()
    """There are steps, but the start is looked at."""
    ASKED = auto()
    """A question of the Lab is to be answered first."""
    NONE = auto()
    """The run has ended before it."""


def instead(of: NoStep) -> str:
    """Return what is said in place of steps."""
    match of:
        case NoStep.TO_COME:
            return translate("NoStep", "No steps yet: → makes the first.")
        case NoStep.AT_START:
            return translate("NoStep", "This is the start: → goes to step 1.")
        case NoStep.ASKED:
            return translate("NoStep", "No steps yet: answer the question first.")
        case NoStep.NONE:
            return translate("NoStep", "This run ended before its first step.")
