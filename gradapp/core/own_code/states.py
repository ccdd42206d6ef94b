"""What variables of a person's own code hold, as data, and what is to be found in them.

Numbers that are not finite are texts (``"nan"``, ``"inf"``, ``"-inf"``), since JSON has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

ToldNumber = float | str

MOST_WHOLE: Final = 16
"""A tensor of so many numbers is told whole, a larger one by statistics and its first ones."""


class Norm(Struct):
    """The norm of a tensor of more than `MOST_WHOLE` numbers, in place of them."""

    norm: ToldNumber


Numbers = list[ToldNumber] | Norm


class Tensor(Struct, tag="tensor", tag_field="kind", omit_defaults=True):
    """A tensor at one moment.

    Attributes:
        number: which tensor it is: two names with the same number mean one tensor.
        version: how often it was changed in place.
        values: its numbers in row-major order; of a large one a corner.
        nodes: how many nodes of autograd's graph it keeps alive.
        norm, least, largest, mean: of a large one; of a huge sparse one the norm alone.
        layout: how it is stored, if that is not number by number: ``sparse_coo``.
    """

    number: int
    dtype: str
    shape: list[int]
    requires_grad: bool
    is_leaf: bool
    grad_fn: str | None
    version: int
    values: list[ToldNumber]
    nodes: int = 0
    grad: Tensor | None = None
    norm: ToldNumber | None = None
    least: ToldNumber | None = None
    largest: ToldNumber | None = None
    mean: ToldNumber | None = None
    layout: str = ""

    @property
    def numbers(self) -> Numbers:
        """Its numbers; of a large one its norm."""
        return self.values if self.norm is None else Norm(self.norm)


class Plain(Struct, tag="plain", tag_field="kind", omit_defaults=True):
    """Anything else, as Python prints it; a number with its value, a few of NumPy's with theirs.

    An array of NumPy has its shape, too.
    """

    text: str
    value: ToldNumber | None = None
    values: list[ToldNumber] = []
    shape: list[int] = []


class Collection(Struct, tag="collection", tag_field="kind"):
    """A list, tuple, set or dictionary, and what is in it."""

    type: str
    length: int
    parts: dict[str, State]


class Instance(Struct, tag="instance", tag_field="kind"):
    """An object of a class of the text, and its attributes."""

    type: str
    attributes: dict[str, State]


class Module(Struct, tag="module", tag_field="kind", omit_defaults=True):
    """A ``torch.nn.Module`` and its parameters, by their names in it.

    Attributes:
        type: its class.
        parameters: of many those that require gradients before others.
        more: the numbers of those that are too many to be told of.
        apart: which of `parameters` are none to PyTorch: attributes that are plain tensors, and
            what is in modules that stand in a plain list.
    """

    type: str
    parameters: dict[str, Tensor]
    more: dict[str, int] = {}
    apart: list[str] = []


class Optimizer(Struct, tag="optimizer", tag_field="kind", omit_defaults=True):
    """An optimizer.

    Attributes:
        type: its class.
        settings: its options.
        holds: the numbers of the tensors it holds.
        state: what it remembers.
        unnamed: those of the tensors that no name meant when it was given them.
    """

    type: str
    settings: dict[str, State]
    holds: list[int]
    state: dict[str, State]
    unnamed: dict[str, Tensor] = {}


State = Tensor | Plain | Collection | Instance | Module | Optimizer


def read(number: ToldNumber) -> complex:
    """Return a number that was told."""
    return complex(number) if isinstance(number, str) and "j" in number else float(number)


def tensors_in(name: str, state: State) -> Iterator[tuple[str, Tensor]]:
    """Yield the tensors of a variable, each with what the code calls it."""
    for whole, each in in_sight(name, state):
        match each:
            case Tensor():
                yield whole, each
            case Module(parameters=parameters) | Optimizer(unnamed=parameters):
                for part, tensor in parameters.items():
                    yield f"{whole}.{part}", tensor


def numbers_in(name: str, state: State) -> Iterator[tuple[str, int]]:
    """Yield which tensors those of a variable are, with the ones that are too many to be told."""
    yield from ((called, tensor.number) for called, tensor in tensors_in(name, state))
    for whole, each in in_sight(name, state):
        if isinstance(each, Module):
            yield from ((f"{whole}.{part}", number) for part, number in each.more.items())


def in_sight(name: str, state: State) -> Iterator[tuple[str, State]]:
    """Yield a variable, or what is in it if that is a collection or an object, with its name."""
    match state:
        case Instance(attributes=attributes):
            for part, inside in attributes.items():
                yield from in_sight(f"{name}.{part}", inside)
        case Collection(parts=parts):
            for part, inside in parts.items():
                yield from in_sight(f"{name}[{part}]", inside)
        case _:
            yield name, state


def by_number(names: Iterable[tuple[str, int]]) -> dict[int, list[str]]:
    """Return what the code calls each tensor, by its number."""
    called: dict[int, list[str]] = {}
    for name, number in names:
        called.setdefault(number, []).append(name)
    return called


def is_unnamed(name: str) -> bool:
    """Return whether a tensor is called only by where an optimizer has it."""
    return ".param_groups[" in name
