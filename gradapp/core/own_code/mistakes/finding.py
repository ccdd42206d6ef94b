"""What is found in a recording: what is certain, and what it looks like."""

from __future__ import annotations

from gradapp.core import lab
from gradapp.core.lab.entry import Entry
from gradapp.core.words import N_, Message
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the person's code that is not as it seems to be meant.

    Attributes:
        line: the number of the line in the text.
        index: the index of the recorded line at which it is seen first.
        sentence: what is certain: it was recorded.
        entry_id: the id of the Lab entry it looks like, which is a guess; empty for none.
        instead: what can be done about it, in the names of the code; None for what that entry says.
    """

    line: int
    index: int
    sentence: Message
    entry_id: str = ""
    instead: Message | None = None

    @property
    def entry(self) -> Entry | None:
        """The Lab entry that it looks like."""
        return next((each for each in lab.ENTRIES if each.method.id == self.entry_id), None)

    @property
    def guess(self) -> Message | None:
        """What it looks like, in a sentence."""
        entry = self.entry
        if entry is None:
            return None
        return N_("Findings", "Looks like {entry}.").filled(entry=entry.method.title)

    @property
    def help(self) -> Message | None:
        """What can be done about it."""
        return self.instead or (None if self.entry is None else self.entry.help)
