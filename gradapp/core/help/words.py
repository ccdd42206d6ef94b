"""By which words the things that are explained stand in texts and in code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from gradapp.core.model.names import ERROR
from gradapp.core.program.comments import uncommented
from gradapp.core.words import N_, Value

IN_TEXTS: Final[dict[str, Value]] = {
    "error": ERROR,
    "gradient": N_("Terms", "dE/dθ|gradient|gradients", "words with | between them"),
    "parameter": "θ|θ₀",
    "learning-rate": "α",
    "model": "f(x)",
    "residual": "f(x) − y",
    "minimum": "θ*",
    "contraction": "1 − 2αx²",
    "hessian": N_("Terms", "Hessian|second derivative of E", "words with | between them"),
    "eigenvalue": "1 − αλ|1 − α(λ + λ₁)|1 − α(λ + λᵢ)|λ|λ₁",
    "condition": N_("Terms", "condition number", "words with | between them"),
    "ulp": "ulp|ulps",
    "bits": N_("Terms", "bit for bit", "words with | between them"),
    "rounding": N_("Terms", "rounding", "words with | between them"),
    "converge": N_("Terms", "converging|approaches", "words with | between them"),
    "diverge": N_("Terms", "diverging|diverges", "words with | between them"),
    "float32": "float32",
    "float64": "float64",
    "leaf": N_("Terms", "leaf", "words with | between them"),
    "graph": N_("Terms", "graph", "words with | between them"),
}
"""In what is written for a person, with a | between several forms: each that a language has."""

IN_CODE: Final = {
    "tensor": "tensor",
    "requires_grad": "requires-grad",
    "no_grad": "no-grad",
    "zero_grad": "zero-grad",
    "backward": "backward",
    "grad_fn": "grad-fn",
    ".grad": "grad",
    "optim": "optimizer",
    "MSELoss": "mseloss",
    "yield": "yield",
}
"""In code, and in what Python says of tensors: the word, and what it is explained as."""

_BOUND: Final = ("*", "/", "₀")
"""What stands behind a symbol that is another one."""
_CODE: Final = re.compile(
    "|".join(rf"(?<!\w)(?=\w){word}\b" if word[0] != "." else rf"\{word}\b" for word in IN_CODE)
)


def in_code(line: str) -> Iterator[tuple[str, int, int]]:
    """Yield what is explained in a line of code: what, and from where to where it stands."""
    for found in _CODE.finditer(uncommented(line)):
        yield IN_CODE[found[0]], found.start(), found.end()


@lru_cache(maxsize=256)
def in_text(text: str, forms: tuple[tuple[str, str], ...]) -> tuple[tuple[str, int, int], ...]:
    """Return where in `text` each of `forms` stands first, which are pairs of a name and words.

    What stands within another one is passed over: f(x) in f(x) − y.
    """
    found: list[tuple[str, int, int]] = []
    for name, words in forms:
        place = _first(words.split("|"), text)
        if place is not None:
            found.append((name, *place))
    alone = (
        (name, start, end)
        for name, start, end in found
        if not any(a <= start and end <= b and (a, b) != (start, end) for _, a, b in found)
    )
    return tuple(sorted(alone, key=lambda each: each[1]))


def _first(words: Sequence[str], text: str) -> tuple[int, int] | None:
    """Return where one of `words` stands first, whole, in small letters or large; or the longest.

    A regular expression says the same, but to compile one for each takes long.
    """
    lower, places = _lower(text), []
    for word in words:
        start = lower.find(_lower(word))
        while start >= 0 and not _is_whole(text, start, start + len(word)):
            start = lower.find(_lower(word), start + 1)
        if start >= 0:
            places.append((start, -len(word)))
    start, length = min(places, default=(0, 0))
    return (start, start - length) if places else None


def _is_whole(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (_is_letter(before) or before == "/" or _is_letter(behind) or behind in _BOUND)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _lower(text: str) -> str:
    """Return `text` in small letters, each in its place."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(small if len(small := each.lower()) == 1 else each for each in text)
