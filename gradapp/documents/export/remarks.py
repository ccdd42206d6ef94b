"""What an exported program says of itself in words."""

from __future__ import annotations

from collections.abc import Iterator

from gradapp.core import lab
from gradapp.core.run import Run
from gradapp.core.words import N_, Value
from gradapp.documents.export.exported import Say


def heading(run: Run, say: Say) -> str:
    """Return how many steps are made, in what format, and by what."""
    words = N_("Program", "%Ln step(s) in {precision}: {title}", "", 0)
    return say(
        words.counted(len(run) or 1).filled(precision=run.precision, title=run.method.heading)
    )


def warning(run: Run, *, is_asked: bool = False) -> Value:
    """Return what is wrong with code of the Lab, and why; empty where it is right.

    While its question is open, that is all that is said.
    """
    entry = lab.entry_of(run.method)
    if entry is not None and is_asked:
        return N_("Report", "The question about this code is open: what happens?")
    if entry is None:
        return ""
    words = N_("Report", "This code is almost right. {wrong} {why}")
    return words.filled(wrong=entry.wrong, why=entry.why)


def remarks(run: Run) -> Iterator[Value]:
    """Yield the sentences on how a run begins and ends."""
    if not len(run) and not run.has_raised:
        yield N_("Program", "No step had been made: this makes the first.")
    if run.stop is not None:
        yield run.stop.sentence
