"""Classes of modules that a text defines: which of them can be made again of copied functions."""

from __future__ import annotations

from collections.abc import Iterator
from types import FunctionType
from typing import Any, Final

import torch

from gradapp.host.forward.names import Names

_OF_PYTHON: Final = ("__module__", "__qualname__", "__doc__", "__annotations__", "__init__",
    "__firstlineno__", "__static_attributes__", "__parameters__")  # fmt: skip
_PLAIN: Final = (int, float, bool, str, type(None))


def is_own(kind: type, path: str) -> bool:
    """Return whether a class of modules is made of functions and numbers of the text alone."""
    own = _own(kind)
    return bool(own) and all(
        name in _OF_PYTHON or (_is_plain(held, path) and not name.startswith("__"))
        for each in own
        for name, held in vars(each).items()
    )


def functions(kind: type) -> Iterator[tuple[str, Any]]:
    """Yield what a class of the text has, by its names: what is nearest to it last."""
    for each in reversed(_own(kind)):
        for name, held in vars(each).items():
            if name not in _OF_PYTHON:
                yield name, held


def attributes(held: object) -> Names:
    """Return the attributes that modules of the text's own classes have, in a module or alone.

    Those that tensors or other modules have, too, are not among them.
    """
    if not isinstance(held, torch.nn.Module):
        return frozenset()
    found: set[str] = set()
    for module in torch.nn.Module.modules(held):
        if _own(type(module)):
            inside = vars(module)
            found.update(
                inside, *(inside[part] for part in ("_parameters", "_modules", "_buffers"))
            )
            found.update(name for name, _ in functions(type(module)))
    return frozenset(
        name
        for name in found
        if not (
            name.startswith("_") or hasattr(torch.Tensor, name) or hasattr(torch.nn.Module, name)
        )
    )


def _own(kind: type) -> list[type]:
    """Return the classes of the text that a class of modules consists of."""
    order = type.mro(kind)
    if torch.nn.Module not in order:
        return []
    own = order[: order.index(torch.nn.Module)]
    is_all = order[len(own) + 1 :] == [object]
    return own if is_all and all(_is_of_text(each) for each in own) else []


def _is_of_text(kind: type) -> bool:
    return type(kind) is type and kind.__module__ == "__main__"


def _is_plain(held: object, path: str) -> bool:
    if isinstance(held, FunctionType):
        return held.__code__.co_filename == path
    return type(held) in _PLAIN
