"""What there is to say about one piece of code that is almost right."""

from __future__ import annotations

from gradapp.core.methods import LabMethod
from gradapp.core.words import Message
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the Lab: a way that is almost right, a question about it, and its answer.

    The question is about the notebook's numbers. `why` and `report` are true for any numbers,
    `conclusion` for the notebook's. Numbers of the run, behind the sign that is true, stand in the
    places of the last two: ``{here_gradient_2}`` is that of step 2, ``{right_theta_3}`` the θ that
    the right way has after step 3, ``{here_error_1}`` the error.

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
    report: Message
    conclusion: Message | None = None
    help: Message | None = None
    ends: str = ""
    raises: str = ""
