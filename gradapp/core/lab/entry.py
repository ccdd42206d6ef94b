"""What there is to say about one piece of code that is almost right."""

from __future__ import annotations

from gradapp.core.columns import Holds
from gradapp.core.methods import LabMethod
from gradapp.core.words import Message
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Computed:
    """A number that a run will have computed.

    Attributes:
        is_right: whether the right way's run, or that of the entry's own code.
        step: the number of the step.
        kind: which number of that step.
    """

    is_right: bool
    step: int
    kind: Holds


def here(step: int, kind: Holds) -> Computed:
    """Return a number of the entry's own code."""
    return Computed(False, step, kind)


def right(step: int, kind: Holds) -> Computed:
    """Return a number of the right way."""
    return Computed(True, step, kind)


@dataclass(frozen=True, slots=True)
class LabReport:
    """A text about numbers that are known once both have run.

    Attributes:
        text: the text; each number stands in it behind the sign that is true: ``= −4.8``.
        numbers: which number stands in which place.
    """

    text: Message
    numbers: tuple[tuple[str, Computed], ...] = ()


def report(text: Message, **numbers: Computed) -> LabReport:
    """Return `text` with `numbers` in the places of these names."""
    return LabReport(text, tuple(numbers.items()))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the Lab: a way that is almost right, a question about it, and its answer.

    The question is about the notebook's numbers. `why` and `report` are true for any numbers,
    `conclusion` for the notebook's.

    Attributes:
        name: what it is called, without its number.
        method: the code.
        wrong: what is wrong with it, in one sentence.
        answers: what might happen, each to be chosen.
        happens: the index of the answer that is true.
        steps: how many steps show it.
        ends: how the run ends within these: a `StopReason`, or empty where it goes on.
        raises: the class of the exception that ends it; empty for none.
        why: the reason.
        report: what this run computed, beside what the right way did.
        conclusion: what follows for the notebook's numbers; often nothing.
        help: one sentence on how to mend it, to stand beside an error or a warning.
    """

    name: Message
    method: LabMethod
    wrong: Message
    answers: tuple[Message, ...]
    happens: int
    steps: int
    why: Message
    report: LabReport
    conclusion: LabReport | None = None
    help: Message | None = None
    ends: str = ""
    raises: str = ""
