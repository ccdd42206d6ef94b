"""A document as a Python program: it makes the steps, prints them, and checks every bit."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from gradapp.core.run import Run
from gradapp.core.words import write
from gradapp.core.writing.plain import PlainLoop
from gradapp.core.writing.script import WIDTH
from gradapp.documents.export.exported import Exported, OnProgress, Say, with_its_end
from gradapp.documents.export.recorded import comparing
from gradapp.documents.export.remarks import heading, remarks, warning


def content(exported: Exported, _ending: str, _progress: OnProgress) -> bytes:
    """Return the program in UTF-8, which Python reads."""
    return text(exported.run, is_asked=exported.document.is_asked, say=exported.say).encode()


def text(run: Run, *, is_asked: bool = False, say: Say = write) -> str:
    """Return the program of a run, which says nothing of code whose question is open.

    What stands around the code is written by `say`; the code is the same in every language.

    Raises:
        SourceMissingError: the text of its way can't be read.
    """
    run = with_its_end(run)
    loop = loop_of(run)
    end = [comparing(run, loop.kept, say)] if loop.kept else []
    return "\n".join([*_comments(run, say, is_asked=is_asked), "", loop.text, *end])


def loop_of(run: Run) -> PlainLoop:
    """Return the program of a run without its end; where no step has been made, of one.

    Raises:
        SourceMissingError: the text of its way can't be read.
    """
    if not len(run) and not run.has_raised:
        return PlainLoop(run.method, run.problem, 1, keeps=False)
    return PlainLoop(run.method, run.problem, len(run), raises=run.has_raised)


def _comments(run: Run, say: Say, *, is_asked: bool) -> Iterator[str]:
    told = heading(run, say), *map(say, (warning(run, is_asked=is_asked), *remarks(run)))
    for each in (run.problem.summary, *told):
        yield from (f"# {row}" for row in wrap(each, WIDTH))
