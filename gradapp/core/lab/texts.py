"""Puts the numbers of a run into the texts of a Lab entry."""

from __future__ import annotations

from dataclasses import dataclass

from gradapp.core.descent import Stop, StopReason
from gradapp.core.lab.entry import Entry
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import stated
from gradapp.core.problem import Problem
from gradapp.core.trajectory import StepValues, Trajectory

_DIGITS = 6


class NoSuchStepError(LookupError):
    """A text asks for a step that the run does not have."""


@dataclass(frozen=True, slots=True)
class Told:
    """The steps of a run, as texts ask for them: ``{lab[2].gradient}`` is ``= −4.8``.

    A number stands behind the sign that is true: ``=`` if all its digits are written, else ``≈``.

    Attributes:
        trajectory: the steps.
        precision: the format in which they were computed.
    """

    trajectory: Trajectory
    precision: Precision

    def __getitem__(self, number: int) -> _Numbers:
        try:
            return _Numbers(self.trajectory.step(number), self.precision)
        except IndexError as error:
            raise NoSuchStepError(number) from error


class _Numbers:
    def __init__(self, values: StepValues, precision: Precision) -> None:
        self._values = values
        self._precision = precision

    def __getattr__(self, name: str) -> str:
        return stated(getattr(self._values, name), self._precision, _DIGITS)


def filled(template: str, lab: Told, right: Told) -> str:
    """Return `template` with the numbers of both runs in it.

    Raises:
        NoSuchStepError: one of the runs has no step that is asked for.
    """
    return template.format(lab=lab, right=right)


def explained(
    entry: Entry, problem: Problem, stop: Stop | None, own: Told, right: Told | None
) -> tuple[str, ...]:
    """Return the explanation of an entry, a paragraph each, true for the run as it is.

    Args:
        entry: the entry.
        problem: what the run solves, the notebook's problem or another.
        stop: the end of the run, if it has come.
        own: the steps of the run.
        right: those of the right method; None while they are being made.
    """
    is_notebook = problem == Problem()
    paragraphs = [entry.why]
    if not is_notebook:
        paragraphs.append(
            "These are not the numbers of the question; with them, something else may happen."
        )
    templates = [entry.report, *([entry.conclusion] if is_notebook and entry.conclusion else [])]
    try:
        if right is not None:
            paragraphs.append(" ".join(filled(each, own, right) for each in templates))
    except NoSuchStepError as error:
        if stop is not None and stop.reason is not StopReason.LIMIT:
            paragraphs.append(f"There is no step {error} to show. {stop.sentence}")
        elif len(own.trajectory) < entry.steps:
            paragraphs.append(f"Make {entry.steps} steps to see their numbers here.")
        else:
            paragraphs.append("The correct code has stopped before that step.")
    return tuple(paragraphs)
