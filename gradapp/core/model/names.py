"""Names in formulas: how they are written in programs and in files, and which ones are taken."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Collection
from typing import Final

from gradapp.core.model.functions import FUNCTIONS

_LETTERS: Final = (
    "α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu "
    "ν nu ξ xi ρ rho σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta "
    "Λ Lambda Ξ Xi Σ Sigma Φ Phi Ψ Psi Ω Omega"
)
_SPELLED: Final[dict[str, str]] = dict(re.findall(r"(\w) (\w+)", _LETTERS))
"""Greek letters and their names, without those that look like Latin ones, and π, which is `pi`."""
_GREEK: Final = {name: letter for letter, name in _SPELLED.items()}

ERROR: Final = "E"
"""What the error is called, in texts and in programs."""

CONSTANTS: Final = ("pi",)

RESERVED: Final = frozenset(
    {ERROR, "α", "math", "optimizer", "random", "steps", "torch", *dir(builtins)}
)
"""Names that have their meaning in programs; `y` is one more where there is data."""

LONGEST_NAME: Final = 24

_NAME: Final = re.compile(
    rf"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*|[{''.join(_SPELLED)}](?:_?\d+)?", re.ASCII
)
_SPELLED_OUT: Final = re.compile(r"([A-Za-z]+)(_?\d+)?", re.ASCII)


def derivative(parameter: str) -> str:
    """Return what the derivative of the error by a parameter is called in texts: dE/dθ."""
    return f"d{ERROR}/d{parameter}"


def is_name(text: str) -> bool:
    """Return whether `text` can be the name of an input or a parameter."""
    return len(text) <= LONGEST_NAME and _NAME.fullmatch(text) is not None


def is_free(name: str) -> bool:
    """Return whether an input or a parameter may be called so in a program."""
    return not keyword.iskeyword(name) and name not in {*FUNCTIONS, *CONSTANTS, *RESERVED}


def written(name: str) -> str:
    """Return `name` as programs write it: ``theta`` is θ, and ``theta_1`` is θ_1."""
    match = _SPELLED_OUT.fullmatch(name)
    if match is None or match[1] not in _GREEK:
        return name
    return _GREEK[match[1]] + (match[2] or "")


def in_files(name: str) -> str:
    """Return `name` in ASCII, as it stands in files and on the command line: θ is ``theta``."""
    return "".join(_SPELLED.get(letter, letter) for letter in name)


def start(parameter: str) -> str:
    """Return what programs call a parameter's value before the first step."""
    return f"{parameter}_0"


def several(name: str) -> str:
    """Return what programs call one number of each sample: ``xs`` for x; some plurals are taken."""
    plural = f"{name}s"
    return f"{name}_s" if keyword.iskeyword(plural) or plural == "steps" else plural


def free(name: str, known: Collection[str]) -> str:
    """Return what a name becomes that gives way: it gets a ``_``, and is none that is known."""
    other = f"{name}_"
    while other in known:
        other += "_"
    return other
