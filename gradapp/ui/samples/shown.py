"""What the panel of samples shows of a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Text, joined
from gradapp.core.numbers.written import Number
from gradapp.core.trajectory import Floats
from gradapp.values import dataclass

if TYPE_CHECKING:
    from gradapp.core.equations.ledger import Ledger

_DIGITS = 6
_MARGIN = 0.08
_FINEST = 1e-6
"""The least width or height of a range, as a share of what is in it; a smaller one has room as a
single number has."""


@dataclass(frozen=True, slots=True, eq=False)
class StepSamples:
    """The samples of a step.

    Attributes:
        ledger: what each sample contributes.
        inputs: the names of the inputs in the table.
        parameters: the names of the parameters.
        precision: the format of the run, in which samples are.
        curve: places of the one input and f there; None where there are several.
        left_out: the samples that a person has taken out, by their places.
    """

    ledger: Ledger
    inputs: tuple[str, ...]
    parameters: tuple[str, ...]
    precision: Precision
    curve: tuple[Floats, Floats] | None = None
    left_out: frozenset[int] = frozenset()

    def name(self, place: int) -> Text:
        """Return how a sentence calls a sample: (4, 3)."""
        entry = self.ledger.entries[place]
        numbers = [Text(Number(each, self.precision, _DIGITS)) for each in (*entry.inputs, entry.y)]
        return Text("(", joined(", ", numbers), ")")


def with_room(low: float, high: float) -> tuple[float, float]:
    """Return a range with some room around; that of a single number has its size."""
    size = max(abs(low), abs(high))
    room = _MARGIN * (high - low if high - low > _FINEST * size else size or 1.0)
    return low - room, high + room
