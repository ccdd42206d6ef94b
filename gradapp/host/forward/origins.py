"""What depends on parameters, and what is one: by what it holds, not by what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from types import CodeType, FunctionType
from typing import Any

import torch

from gradapp.host.forward.copies import MeaningOf
from gradapp.host.objects import attributes_of


class Origins:
    """Looks at what names mean at one moment."""

    def __init__(self, meaning: MeaningOf, path: str) -> None:
        """Take what names mean in the text called `path`."""
        self._meaning, self._path = meaning, path

    def depends(self, name: str) -> bool:
        """Return whether what a name means depends on parameters, or is one."""
        return any(True for _ in self._tensors(name))

    def parameters(self, name: str) -> frozenset[int]:
        """Return the ids of the parameters that a name means; none if one of it was computed."""
        tensors = list(self._tensors(name))
        if any(each.grad_fn is not None for each in tensors):
            return frozenset()
        return frozenset(map(id, tensors))

    def _tensors(self, name: str) -> Iterator[Any]:
        try:
            held = self._meaning(name)
        except KeyError:
            return
        yield from self._inside(held, set())

    def _inside(self, held: Any, seen: set[int]) -> Iterator[Any]:
        """Yield the tensors in something that require gradients."""
        if id(held) in seen:
            return
        seen.add(id(held))
        kind = type(held)
        if issubclass(kind, torch.Tensor):
            if held.requires_grad:
                yield held
        elif issubclass(kind, torch.nn.Module):
            for each in torch.nn.Module.parameters(held):
                yield from self._inside(each, seen)
        elif kind in (list, tuple, set, frozenset, dict):
            for each in held.values() if kind is dict else held:
                yield from self._inside(each, seen)
        elif kind is FunctionType and held.__code__.co_filename == self._path:
            for cell in held.__closure__ or ():
                yield from self._inside(cell.cell_contents, seen)
            for name in _names_in(held.__code__):
                if name in held.__globals__:
                    yield from self._inside(held.__globals__[name], seen)
        else:
            for each in attributes_of(held).values():
                yield from self._inside(each, seen)


def _names_in(code: CodeType) -> set[str]:
    inside = (_names_in(each) for each in code.co_consts if isinstance(each, CodeType))
    return {*code.co_names}.union(*inside)
