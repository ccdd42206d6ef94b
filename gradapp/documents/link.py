"""A problem as a short text, to be copied and pasted: ``gradapp:model=w*x%2Bb&…``.

It says what a person would type, and is read as that is: nothing in it can run.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, quote, urlencode

from gradapp.core.numbers.typed import clipped
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.draft import Draft, draft_of, problem_of
from gradapp.core.registry import ways
from gradapp.core.run.recipe import Recipe
from gradapp.core.words import N_, SayingError
from gradapp.documents.contents import DocumentError
from gradapp.documents.names import SCHEME

LONGEST: Final = 8_000
"""More characters are too many for what passes links on: such a problem is sent as a file."""

_PLAIN: Final = "*/(),.;:=-"
_MOST_PARTS: Final = 100
_TEXTS: Final = ("reduction", "batch", "seed", "optimizer", "alpha", "precision")


def link_of(recipe: Recipe) -> str:
    """Return the problem of a run and its way as a link.

    Raises:
        DocumentError: it is too long, or no formula says what it is.
    """
    draft = draft_of(recipe.problem)
    if draft is None:
        raise DocumentError(
            N_("Link", "This problem can't be made a link: there is no formula for it.")
        )
    parts = [("error" if draft.is_error else "model", draft.formula)]
    if not draft.is_error:
        parts.append(("data", draft.samples.replace("\t", ",").replace("\n", ";")))
    parts += [("start", f"{name}={value}") for name, value in draft.start.items()]
    usual = Draft()
    parts += [
        (name, getattr(draft, name))
        for name in _TEXTS
        if getattr(draft, name) != getattr(usual, name)
    ]
    parts += [("option", f"{name}={value}") for name, value in draft.options.items()]
    parts.append(("way", recipe.method_id))
    link = SCHEME + urlencode(parts, safe=_PLAIN, quote_via=quote)
    if len(link) > LONGEST:
        words = N_(
            "Link",
            "The link would have {count} characters, too many to be passed on: save a file "
            "instead.",
        )
        raise DocumentError(words.filled(count=len(link)))
    return link


def read_link(text: str) -> Recipe:
    """Return the run that a link stands for: its problem and its way, and no step.

    Raises:
        DocumentError: it is no such link, or its problem can't be used.
    """
    tidy = "".join(text.split())
    if not tidy.startswith(SCHEME):
        raise DocumentError(N_("Link", "This is not a gradapp link."))
    if len(tidy) > LONGEST:
        words = N_("Link", "This link has {count} characters: a link has {most} at most.")
        raise DocumentError(words.filled(count=len(tidy), most=LONGEST))
    try:
        parts = parse_qsl(
            tidy.removeprefix(SCHEME),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=_MOST_PARTS,
        )
    except ValueError:
        raise DocumentError(N_("Link", "This link is damaged.")) from None
    try:
        draft, way = _draft(parts)
        problem = problem_of(draft)
    except DocumentError:
        raise
    except SayingError as error:
        words = N_("Link", "The problem in this link can't be used: {reason}")
        raise DocumentError(words.filled(reason=error.message)) from None
    return Recipe(problem, _way(way, problem))


def _draft(parts: list[tuple[str, str]]) -> tuple[Draft, str]:
    texts: dict[str, str] = {}
    start: dict[str, str] = {}
    options: dict[str, str] = {}
    for name, value in parts:
        if name in ("start", "option"):
            key, is_there, number = value.partition("=")
            if not is_there:
                raise _unknown(name)
            (start if name == "start" else options)[key] = number
        elif name in (*_TEXTS, "model", "error", "data", "way") and name not in texts:
            texts[name] = value
        else:
            raise _unknown(name)
    if ("model" in texts) == ("error" in texts):
        raise DocumentError(N_("Link", "This link is damaged: it needs a model or an error."))
    return Draft(
        is_error="error" in texts,
        formula=texts.get("model", texts.get("error", "")),
        samples=texts.get("data", "").replace(";", "\n"),
        start=start,
        options=options,
        **{name: texts[name] for name in _TEXTS if name in texts},
    ), texts.get("way", "python")


def _unknown(name: str) -> DocumentError:
    words = N_("Link", "This link is damaged, or from a newer gradapp: {part} is not known here.")
    return DocumentError(words.filled(part=clipped(name)))


def _way(way: str, problem: AnyProblem) -> str:
    if way not in (each.id for each in ways(problem)):
        raise _unknown(way)
    return way
