"""Puts the numbers of a run into the texts of a Lab entry."""

from __future__ import annotations

from dataclasses import dataclass

from gradapp.core.formula import stated
from gradapp.core.problem import Precision
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
