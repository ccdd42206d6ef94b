"""The Lab as a course: which question comes next, and how those before were answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from enum import Enum
from typing import Final

from gradapp.core import lab
from gradapp.core.lab.entry import Entry
from gradapp.core.words import N_
from gradapp.values import dataclass

INTRODUCTION: Final = N_(
    "Lab",
    "Each of these pieces of code is almost right. Say what you expect, with the keys 1 to 4; then "
    "it runs, and its own numbers explain it.",
)
"""What is said before the first answer."""

LOOKED: Final = -1
"""Stands for the answer of a person who looked on without guessing."""


class Mark(Enum):
    """How a question was answered."""

    RIGHT = "right"
    WRONG = "wrong"
    LOOKED = "looked"


@dataclass(frozen=True, slots=True)
class Course:
    """What a person has answered so far; of several answers to a question, the last one counts.

    Attributes:
        answers: the index of the answer, or `LOOKED`, by the id of the entry's code.
    """

    answers: Mapping[str, int] = field(default_factory=dict)

    def answered(self, entry: Entry, answer: int) -> Course:
        """Return the course after an answer."""
        return replace(self, answers={**self.answers, entry.method.id: answer})

    def answer(self, entry: Entry) -> int:
        """Return what was answered; `LOOKED` where nothing was."""
        return self.answers.get(entry.method.id, LOOKED)

    def mark(self, entry: Entry) -> Mark | None:
        """Return how the question of `entry` was answered; None if it was not."""
        if entry.method.id not in self.answers:
            return None
        answer = self.answer(entry)
        if answer == LOOKED:
            return Mark.LOOKED
        return Mark.RIGHT if answer == entry.happens else Mark.WRONG

    def marked(self, mark: Mark) -> tuple[int, ...]:
        """Return the numbers of the questions that were answered so."""
        numbered = enumerate(lab.ENTRIES, start=1)
        return tuple(number for number, entry in numbered if self.mark(entry) is mark)

    def first_open(self) -> Entry:
        """Return the first question that was not answered; the first of all if each was."""
        is_open = (entry for entry in lab.ENTRIES if self.mark(entry) is None)
        return next(is_open, lab.ENTRIES[0])

    def after(self, entry: Entry) -> Entry | None:
        """Return the question after `entry`; after the last the first open one, if there is any."""
        following = neighbour(entry, 1)
        if following is None and self.mark(self.first_open()) is None:
            following = self.first_open()
        return None if following is entry else following


def neighbour(entry: Entry, by: int) -> Entry | None:
    """Return the entry that is `by` places further on, if there is one."""
    ids = [each.method.id for each in lab.ENTRIES]
    place = ids.index(entry.method.id) + by
    return lab.ENTRIES[place] if 0 <= place < len(ids) else None
