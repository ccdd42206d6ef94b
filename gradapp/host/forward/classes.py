"""Classes that a text defines, of modules or of plain objects: which of them can be made again."""

from __future__ import annotations

from collections.abc import Iterator
from types import FunctionType
from typing import Any, Final

import torch

from gradapp.host.forward.names import Names

_OF_PYTHON: Final = ("__module__", "__qualname__", "__doc__", "__annotations__", "__init__",
    "__firstlineno__", "__static_attributes__", "__parameters__", "__dict__",
    "__weakref__")  # fmt: skip
_PLAIN: Final = (int, float, bool, str, type(None))


def is_own(kind: type, path: str) -> bool:
    """Return whether a class is made of functions and numbers of the text alone."""
    own = _own(kind)
    may_have = _OF_PYTHON if issubclass(kind, torch.nn.Module) else (*_OF_PYTHON, "__call__")
    return bool(own) and all(
        name in _OF_PYTHON or (_is_plain(held, path) and (name in may_have or name[:2] != "__"))
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
    """Return the attributes that objects of the text's own classes have, in another or alone.

    Those that tensors or other modules have, too, are not among them.
    """
    found: set[str] = set()
    if not isinstance(held, torch.nn.Module):
        waiting, seen = [held], {id(held)}
        while waiting:
            each = waiting.pop()
            if _own(type(each)) and not isinstance(each, torch.nn.Module):
                inside = vars(each)
                found.update(inside, (name for name, _ in functions(type(each))))
                new = [part for part in inside.values() if id(part) not in seen]
                seen.update(map(id, new))
                waiting += new
            elif each is not held:
                found.update(attributes(each))
    for module in torch.nn.Module.modules(held) if isinstance(held, torch.nn.Module) else ():
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
    """Return the classes of the text that a class, of modules or of plain objects, consists of."""
    order = type.mro(kind)
    own = order[: order.index(torch.nn.Module if torch.nn.Module in order else object)]
    is_all = order[len(own) :] in ([torch.nn.Module, object], [object])
    return own if is_all and all(_is_of_text(each) for each in own) else []


def _is_of_text(kind: type) -> bool:
    return type(kind) is type and kind.__module__ == "__main__"


def _is_plain(held: object, path: str) -> bool:
    if isinstance(held, FunctionType):
        return held.__code__.co_filename == path
    return type(held) in _PLAIN
