"""The mathematics: problems, ways, descents and what can be said about them, without Qt.

What a program of your own needs is here: `from gradapp.core import Fit, Problem, descend`. It is
imported only when it is asked for, so that whoever needs one module waits for no other.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gradapp.core.library import Data, Fit, Precision, Problem, Run, descend, rule

__all__ = ("Data", "Fit", "Precision", "Problem", "Run", "descend", "rule")


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("gradapp.core.library"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
