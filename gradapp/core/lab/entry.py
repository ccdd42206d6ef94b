"""What there is to say about one piece of code that is almost right."""

from __future__ import annotations

from dataclasses import dataclass

from gradapp.core.methods import Method


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the Lab: a method that is almost right, a question about it, and its answer.

    The question is about the notebook's numbers. `why` and `report` are true for any numbers,
    `conclusion` for the notebook's. Texts may ask for numbers of the first steps, which are
    written with the sign that is true: ``{lab[2].gradient}`` becomes ``= −4.8``, and
    ``{right[2].theta_next}`` is what the right method has there (see `explanation.filled`).

    Attributes:
        method: the code.
        wrong: what is wrong with it, in one sentence.
        answers: what might happen, each to be chosen.
        happens: the index of the answer that is true.
        steps: how many steps show it.
        ends: how the run ends within these: a `StopReason`, or empty where it goes on.
        raises: the class of the exception that ends it; empty for none.
        why: the reason.
        report: what this run computed, beside what the right method did.
        conclusion: what follows for the notebook's numbers; often nothing.
        help: one sentence on how to mend it, to stand beside an error or a warning.
    """

    method: Method
    wrong: str
    answers: tuple[str, ...]
    happens: int
    steps: int
    why: str
    report: str
    conclusion: str = ""
    help: str = ""
    ends: str = ""
    raises: str = ""
