"""A run as a page that stands by itself: one file of HTML, to be walked through in any browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from string import Template
from typing import Any, Final

import gradapp
from gradapp import resource_files
from gradapp.core.columns import Holds
from gradapp.core.equations.of_step import symbols
from gradapp.core.numbers.written import exact
from gradapp.core.program.comments import uncommented
from gradapp.core.program.text import Program
from gradapp.core.run import Run
from gradapp.core.words import N_, Message, SayingError
from gradapp.documents.export.exported import Exported, OnProgress, Say
from gradapp.documents.export.page_picture import pictures
from gradapp.documents.export.page_steps import told_steps, written_equations
from gradapp.documents.export.page_words import IN_PAGE, IN_SCRIPT
from gradapp.documents.export.remarks import warning

MOST_ON_PAGE: Final = 200
"""So many steps are on a page at most; of a longer run those up to the step looked at."""

LARGEST_PAGE: Final = 20_000_000
"""The most bytes of a page: a browser on a phone opens no more."""

_MADE: Final = N_(
    "Page", "Made with gradapp {version}. Every number was computed by the code that is shown."
)
_PLACE: Final = re.compile(r"\{(\w+)\}")


class PageError(SayingError):
    """A page can't be made; the message says why."""


def content(exported: Exported, _ending: str, progress: OnProgress) -> bytes:
    """Return the page.

    Raises:
        PageError: it would be too large.
    """
    run = exported.run
    cursor = exported.document.at.step if exported.document.lab is None else len(run)
    steps = on_page(len(run), cursor)
    text = _page(exported, steps, min(cursor, steps[-1]), progress).encode()
    if len(text) > LARGEST_PAGE:
        words = N_("Export", "The page would be larger than {most} MB: export fewer samples.")
        raise PageError(words.filled(most=LARGEST_PAGE // 1_000_000))
    return text


def on_page(length: int, cursor: int) -> range:
    """Return the steps that are on the page of a run of so many; 0 is the start."""
    last = min(length, max(MOST_ON_PAGE, cursor))
    return range(max(0, last - MOST_ON_PAGE), last + 1)


def _page(exported: Exported, steps: range, cursor: int, progress: OnProgress) -> str:
    run, say = exported.run, exported.say
    data = {
        "cursor": cursor - steps[0],
        "code": _code(run.method.program),
        "names": list(run.columns.parameters),
        "words": {name: _with_places(say, words) for name, words in IN_SCRIPT.items()},
        "equations": written_equations(symbols(run.problem)),
        "steps": list(told_steps(exported, steps, progress)),
        **pictures(run, steps),
    }
    script, style = _shipped("page.js"), _shipped("page.css")
    return Template(_shipped("page.html")).substitute(
        {name: escape(say(words)) for name, words in IN_PAGE.items()},
        policy=f"default-src 'none'; style-src 'unsafe-inline'; script-src {_sum(script)}; "
        "base-uri 'none'; form-action 'none'",
        title=escape(f"{run.problem.summary} · gradapp"),
        heading=escape(run.problem.summary),
        told="\n".join(f"<p>{escape(each)}</p>" for each in _told(exported, steps)),
        table=_table(run, steps, say),
        made=escape(say(_MADE.filled(version=gradapp.__version__))),
        style=style,
        data=_embedded(data),
        script=script,
    )


def _with_places(say: Say, words: Message) -> str:
    """Return words with their places still in them, which the script fills."""
    return say(words.filled(**{name: f"{{{name}}}" for name in _PLACE.findall(words.text)}))


def _embedded(data: object) -> str:
    """Return JSON that no browser can take for markup, whatever its texts are."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")


def _sum(script: str) -> str:
    """Return what tells a browser that this script may run, and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _shipped(name: str) -> str:
    return resource_files.path("page", name).read_text("utf-8")


def _told(exported: Exported, steps: range) -> Iterator[str]:
    """Yield what is said above the steps."""
    run, say = exported.run, exported.say
    way = N_("Page", "Way {title} · α = {alpha} · {precision}").filled(
        title=run.method.heading, alpha=exact(run.problem.alpha), precision=str(run.precision)
    )
    yield say(way)
    if wrong := warning(run, is_asked=exported.document.is_asked):
        yield say(wrong)
    if len(steps) <= len(run):
        some = N_(
            "Page",
            "This page has steps {first} to {last} of {all}: {most} at most, up to the one that "
            "was looked at.",
        )
        yield say(some.filled(first=steps[0], last=steps[-1], all=len(run), most=MOST_ON_PAGE))
    if run.stop is not None and steps[-1] == len(run):
        yield say(run.stop.sentence)


def listing(program: Program) -> Iterator[tuple[int, str, str]]:
    """Yield the lines of a program: the number in its file, the text, and the comment behind it."""
    for number, line in enumerate(program.lines, start=program.first):
        code = uncommented(line)
        yield number, code, line[len(code) :]


def _code(program: Program) -> list[dict[str, Any]]:
    """Return the lines of a program with whether they are of its set-up."""
    return [
        {"n": number, "t": text, "c": comment, "o": number < program.begins}
        for number, text, comment in listing(program)
    ]


def _table(run: Run, steps: range, say: Say) -> str:
    """Return all steps as rows of HTML, every number with all of its digits."""
    rows = run.columns.rows(*Holds)
    heads = [say(IN_SCRIPT["step"]), *(say(run.columns[row].symbol) for row in rows)]
    made = [number for number in steps if number]
    numbers = run.steps[rows][:, made[0] - 1 : made[-1]].T.tolist() if made else []
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    lines = [f"<thead><tr>{head}</tr></thead><tbody>"]
    lines += [
        _row(number, [exact(each, run.precision) for each in values])
        for number, values in zip(made, numbers, strict=True)
    ]
    return "\n".join((*lines, "</tbody>"))


def _row(number: int, cells: Sequence[str]) -> str:
    inside = "".join(f"<td>{each}</td>" for each in cells)
    return f'<tr data-step="{number}"><th scope="row">{number}</th>{inside}</tr>'
