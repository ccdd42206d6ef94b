"""Looks at what a person's objects are made of, and runs none of their code to find out."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from types import FunctionType, GetSetDescriptorType, MemberDescriptorType, SimpleNamespace
from typing import Any, Final

_mro: Final = type.__dict__["__mro__"].__get__
name_of: Final = type.__dict__["__name__"].__get__
"""Returns the name of a class, without asking it."""
module_of: Final = type.__dict__["__module__"].__get__
"""Likewise, where it is from: the text is ``__main__``."""


def is_of(held: object, *kinds: type) -> bool:
    """Return whether an object is of one of these, without asking it, as `isinstance` does."""
    return not {*kinds}.isdisjoint(_mro(type(held)))


def attributes_of(held: Any) -> dict[str, Any]:
    """Return the attributes of an object of one of the text's classes, without asking it."""
    kind = type(held)
    if kind is SimpleNamespace:
        return dict(vars(held))
    if module_of(kind) != "__main__":
        return {}
    if is_of(held, tuple):
        fields = vars(kind).get("_fields") or vars(_mro(kind)[1]).get("_fields")
        return (
            dict(zip(fields, tuple.__iter__(held), strict=False)) if type(fields) is tuple else {}
        )
    found: dict[str, Any] = {}
    for each in reversed(_mro(kind)):
        if module_of(each) == "__main__":
            slots = vars(each).get("__slots__")
            order = slots if type(slots) in (tuple, list) else vars(each)
            for name in (name for name in order if type(name) is str):
                slot = vars(each).get(name)
                if type(slot) is MemberDescriptorType:
                    with suppress(AttributeError):  # nothing is in it yet
                        found[name] = slot.__get__(held)
    read = (vars(each).get("__dict__") for each in _mro(kind))
    every = next((each for each in read if type(each) is GetSetDescriptorType), None)
    return found if every is None else found | dict(every.__get__(held))


def enclosed(names: Mapping[str, Any]) -> dict[str, Any]:
    """Return what functions of the text have closed over, but what has a name there."""
    found: dict[str, Any] = {}
    for function in list(names.values()):
        if type(function) is not FunctionType or not function.__closure__:
            continue
        if dict.get(function.__globals__, "__name__") != "__main__":
            continue
        for name, cell in zip(function.__code__.co_freevars, function.__closure__, strict=True):
            with suppress(ValueError):  # it is set later
                if name not in names:
                    found.setdefault(name, cell.cell_contents)
    return found
