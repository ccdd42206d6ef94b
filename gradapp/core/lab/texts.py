"""Puts the numbers of a run into the texts of a Lab entry."""

from __future__ import annotations

import re
from typing import Final

from gradapp.core.columns import Holds
from gradapp.core.lab.entry import Entry
from gradapp.core.numbers.text import Text, stated
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.core.run.stop import StopReason
from gradapp.core.words import N_, Message

_DIGITS: Final = 6
_KINDS: Final = {"error": Holds.ERROR, "gradient": Holds.GRADIENT, "theta": Holds.AFTER}
_PLACE: Final = re.compile(rf"{{(here|right)_({'|'.join(_KINDS)})_(\d+)}}")
"""Where a number stands: whose, which, and of which step."""


class NoSuchStepError(LookupError):
    """A text asks for a step that the run does not have.

    Attributes:
        step: the number of that step.
    """

    def __init__(self, step: int) -> None:
        super().__init__(step)
        self.step = step


def _stated(run: Run, step: int, kind: Holds) -> Text:
    """Return a number behind the sign that is true: ``=`` if all digits are written, or ``≈``.

    Raises:
        NoSuchStepError: the run has no such step.
    """
    try:
        values = run.step(step)
    except IndexError as error:
        raise NoSuchStepError(step) from error
    return stated(values.one(kind), run.precision, _DIGITS)


def filled(report: Message, own: Run, right: Run) -> Message:
    """Return `report` with the numbers of both runs in its places.

    Raises:
        NoSuchStepError: one of the runs has no step that is asked for.
    """
    runs = {"here": own, "right": right}
    numbers = {
        f"{whose}_{what}_{step}": _stated(runs[whose], int(step), _KINDS[what])
        for whose, what, step in _PLACE.findall(report.text)
    }
    return report.filled(**numbers)


def explained(entry: Entry, own: Run, right: Run | None) -> tuple[tuple[Message, ...], ...]:
    """Return the explanation of an entry, true for the run as it is: paragraphs of sentences.

    Args:
        entry: the entry.
        own: the run of its code, of the notebook's problem or another.
        right: that of the right way; None while its first steps are being made.
    """
    is_notebook, stop = own.problem == Problem(), own.stop
    paragraphs: list[tuple[Message, ...]] = [(entry.why,)]
    if not is_notebook:
        other = N_(
            "Lab",
            "These are not the numbers of the question; with them, something else may happen.",
        )
        paragraphs.append((other,))
    reports = [entry.report, *([entry.conclusion] if is_notebook and entry.conclusion else [])]
    try:
        if right is not None:
            paragraphs.append(tuple(filled(each, own, right) for each in reports))
    except NoSuchStepError as error:
        if stop is not None and stop.reason is not StopReason.LIMIT:
            missing = N_("Lab", "There is no step {step} to show.").filled(step=error.step)
            paragraphs.append((missing, stop.sentence))
        elif len(own) < entry.steps:
            make = N_("Lab", "Make %Ln step(s) to see [its|their] numbers here.", "", 0)
            paragraphs.append((make.counted(entry.steps),))
        else:
            paragraphs.append((N_("Lab", "The correct code has stopped before that step."),))
    return tuple(paragraphs)
