"""What is said in place of steps where there are none: what to do next, or that none will come."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from gradapp.core.words import N_
from gradapp.ui.kit.words import said


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


_WORDS: Final = {
    NoStep.TO_COME: N_("NoStep", "No steps yet: → makes the first."),
    NoStep.AT_START: N_("NoStep", "This is the start: → goes to step 1."),
    NoStep.ASKED: N_("NoStep", "No steps yet: answer the question first."),
    NoStep.NONE: N_("NoStep", "This run ended before its first step."),
}


def instead(of: NoStep) -> str:
    """Return what is said in place of steps."""
    return said(_WORDS[of])
