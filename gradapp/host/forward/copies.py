"""Copies what lines read, so that they can be run on it again; what isn't known is refused."""

from __future__ import annotations

import ast
import builtins
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import CellType, FunctionType, ModuleType
from typing import Any, Final
from weakref import WeakValueDictionary

import numpy as np
import torch
from numpy.typing import NDArray

from gradapp.core.own_code.messages import Obstacle
from gradapp.host.forward.check import LOCAL, Check
from gradapp.host.forward.classes import attributes, functions, is_own
from gradapp.host.forward.lines import ForwardLines, ForwardPass, RefusedError
from gradapp.host.forward.names import Names, read, stored
from gradapp.host.forward.pure import Pure

_has_global_hook: Callable[[], bool] = torch.nn.modules.module._has_any_global_hook

MeaningOf = Callable[[str], object]
"""Returns what a name means; raises KeyError for none."""

_PLAIN: Final = (
    int, float, bool, str, type(None), complex, range, slice, type(...), torch.dtype, torch.device,
    torch.Size,
)  # fmt: skip
_LARGEST: Final = 100_000
_MOST_NUMBERS: Final = 1_000_000
_Numbers = tuple[torch.dtype, torch.device, tuple[int, ...], tuple[int, ...], bytes]
_Array = tuple[str, tuple[int, ...], bytes]
_MOST_ITEMS: Final = 2_000
_PARTS: Final = ("_parameters", "_buffers", "_modules")


class Tensors:
    """Has one copy of each tensor's numbers, however often they are met, while anybody needs it."""

    def __init__(self) -> None:
        """Have none yet."""
        self._kept: WeakValueDictionary[_Numbers, torch.Tensor] = WeakValueDictionary()
        self._arrays: WeakValueDictionary[_Array, NDArray[Any]] = WeakValueDictionary()

    def copy(self, tensor: torch.Tensor, name: str) -> tuple[object, torch.Tensor]:
        """Return what tells its numbers from others, and a copy.

        Raises:
            RefusedError: it is too large.
        """
        if tensor.numel() > _LARGEST or tensor.layout != torch.strided:
            raise RefusedError(Obstacle.SIZE, 0, name)
        plain = tensor.detach()
        numbers = plain.cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()
        key = (plain.dtype, plain.device, tuple(plain.shape), plain.stride(), numbers)
        copied = self._kept.get(key)
        if copied is None:
            copied = self._kept[key] = plain.clone()
        return key, copied

    def copy_array(self, array: NDArray[Any], name: str) -> tuple[object, NDArray[Any]]:
        """Return what tells NumPy's numbers from others, and a copy.

        Raises:
            RefusedError: there are too many.
        """
        if array.size > _LARGEST or array.dtype.hasobject:
            raise RefusedError(Obstacle.SIZE if array.size > _LARGEST else Obstacle.OBJECT, 0, name)
        key = (array.dtype.str, array.shape, array.tobytes())
        copied = self._arrays.get(key)
        if copied is None:
            copied = self._arrays[key] = array.copy()
        return key, copied

    @property
    def bytes(self) -> int:
        """How much memory they take."""
        tensors = sum(len(numbers) for *_, numbers in self._kept)
        return tensors + sum(len(numbers) for _, _, numbers in self._arrays)

    def versions(self) -> tuple[int, bool]:
        """Return how often any of them was changed in place, and whether NumPy's are as copied."""
        versions = sum(each._version for each in self._kept.values())
        arrays = self._arrays.items()
        return versions, all(each.tobytes() == numbers for (_, _, numbers), each in arrays)


class Copier:
    """Copies what names mean at one moment.

    Attributes:
        names: the copies by their names, made as they are asked for.
        key: what tells these copies from others, but for the numbers of the parameters.
        leaves: copies of the parameters in the order in which they are met, and their names.
    """

    def __init__(
        self,
        pure: Pure,
        lines: ForwardLines,
        path: str,
        tensors: Tensors,
        leaves: Sequence[torch.Tensor],
        meaning: MeaningOf,
    ) -> None:
        """Take what is known.

        Args:
            pure: what only computes.
            lines: the text.
            path: what it is called.
            tensors: copies of earlier moments.
            leaves: the parameters.
            meaning: what a name means, raises KeyError.
        """
        self.names: dict[str, Any] = {}
        self.key: list[object] = []
        self.leaves: list[tuple[str, torch.Tensor, torch.Tensor]] = []
        self._pure, self._lines, self._path = pure, lines, path
        self._tensors = tensors
        self._wanted = {id(each) for each in leaves}
        self._meaning = meaning
        self._done: dict[int, tuple[int, object, Any]] = {}
        self._known: Names = frozenset()
        self._size = 0

    def take(self, found: ForwardPass) -> None:
        """Copy all that some lines need, once it is known that they only compute.

        Raises:
            RefusedError: they may do more, or need what can't be copied.
        """
        statements = (*found.statements, found.ending)
        self._know(found.inputs, self._meaning)
        self._check(found.sets, self._meaning).statements(statements)
        found.refuse_changes()
        for name in sorted(found.inputs):
            try:
                self._take_name(name)
            except RefusedError as refused:
                line = next(each.lineno for each in statements if name in read((each,)))
                raise refused.at(line) from None

    def _take_name(self, name: str) -> None:
        if name in self.names:
            return
        try:
            held = self._meaning(name)
        except KeyError:
            return
        self.names[name] = None
        self.names[name] = self._copy(held, name)

    def _know(self, names: Names, meaning: MeaningOf) -> None:
        """Know the attributes of the text's own modules that names mean."""
        for name in names:
            with suppress(KeyError):
                self._known |= attributes(meaning(name))

    def _check(self, own: Names, meaning: MeaningOf) -> Check:
        def means(name: str) -> object:
            if name in own:
                return LOCAL
            try:
                held = meaning(name)
            except KeyError:
                return LOCAL
            return held if callable(held) or isinstance(held, ModuleType) else LOCAL

        return Check(self._pure, means, self._known)

    def _copy(self, held: Any, name: str) -> Any:
        """Return a copy, and note what tells it from others."""
        if id(held) in self._done:
            number, _, copied = self._done[id(held)]
            self.key.append(("again", number))
            return copied
        kind = type(held)
        if kind in _PLAIN or (
            issubclass(kind, np.number | np.bool_) and kind.__module__ == "numpy"
        ):
            self.key.append((kind, repr(held)))
            return held
        if self._pure.is_known(held):
            self.key.append(id(held))
            return held
        number = len(self._done)
        self._done[id(held)] = number, held, None
        copied = self._new(held, kind, name)
        self._done[id(held)] = number, held, copied
        return copied

    def _new(self, held: Any, kind: type, name: str) -> Any:
        if kind in (torch.Tensor, torch.nn.Parameter):
            return self._tensor(held, name)
        if kind is np.ndarray:
            key, array = self._tensors.copy_array(held, name)
            self.key.append(key)
            return array
        if kind in (list, tuple, set, frozenset):
            self._note(kind, len(held))
            return kind([self._copy(each, f"{name}[{at}]") for at, each in enumerate(held)])
        if kind in (dict, OrderedDict):
            return kind(self._items(held, kind, lambda key: f"{name}[{key!r}]"))
        if kind is FunctionType and held.__code__.co_filename == self._path:
            return self._function(held, name)
        if self._pure.is_layer(kind):
            return self._layer(held, kind, name)
        if is_own(kind, self._path) and issubclass(kind, torch.nn.Module):
            return self._layer(held, self._class(kind, name), name)
        if is_own(kind, self._path) and hasattr(held, "__dict__"):
            return self._object(held, kind, name)
        chance = "dropout" in kind.__name__.lower()
        raise RefusedError(Obstacle.CHANCE if chance else Obstacle.OBJECT, 0, name)

    def _note(self, kind: type, size: int) -> None:
        if size > _MOST_ITEMS:
            raise RefusedError(Obstacle.SIZE)
        self.key.append((kind, size))

    def _items(self, held: Mapping[Any, Any], kind: type, name: Callable[[Any], str]) -> Any:
        self._note(kind, len(held))
        copied = []
        for key, each in held.items():
            if type(key) not in _PLAIN:
                raise RefusedError(Obstacle.OBJECT, 0, name(key))
            self.key.append(repr(key))
            copied.append((key, self._copy(each, name(key))))
        return copied

    def _object(self, held: Any, kind: type, name: str) -> Any:
        """Return a copy of an object that refuses to give what of it can't be copied.

        An optimizer that it holds, too, is in no one's way.
        """
        self.key.append(kind)
        made = self._class(kind, name)
        copied: Any = object.__new__(made)
        self._note(dict, len(vars(held)))
        for part, each in vars(held).items():
            self.key.append(part)
            done, leaves, size = dict(self._done), len(self.leaves), self._size
            try:
                copied.__dict__[part] = self._copy(each, f"{name}.{part}")
            except RefusedError as refused:
                self._done, self._size = done, size
                del self.leaves[leaves:]
                setattr(made, part, property(_refusing(refused)))
        return copied

    def _tensor(self, tensor: torch.Tensor, name: str) -> torch.Tensor:
        if id(tensor) in self._wanted:
            copied = tensor.detach().clone()
            self.key.append(("parameter", len(self.leaves), tensor.dtype, tuple(tensor.shape)))
            self.leaves.append((name, tensor, copied))
            return copied
        if tensor.grad_fn is not None:
            raise RefusedError(Obstacle.BEFORE, 0, name)
        self._size += tensor.numel()
        if self._size > _MOST_NUMBERS:
            raise RefusedError(Obstacle.SIZE, 0, name)
        key, copied = self._tensors.copy(tensor, name)
        self.key.append(key)
        return copied

    def _class(self, kind: type, name: str) -> type:
        """Return a class that is made of copied functions; it makes none anew."""
        made: dict[str, Any] = {}
        for each, held in functions(kind):
            self.key.append(each)
            try:
                made[each] = self._copy(held, f"{name}.{each}")
            except RefusedError as refused:
                if issubclass(kind, torch.nn.Module):
                    raise  # what its base has would take the place
                made[each] = _refusing(refused)
        base = torch.nn.Module if issubclass(kind, torch.nn.Module) else object
        return type(kind.__name__, (base,), made)

    def _layer(self, layer: Any, kind: type, name: str) -> Any:
        """Return a copy of a module, which has no hooks."""
        if _has_global_hook():
            raise RefusedError(Obstacle.OBJECT, 0, name)
        held = vars(layer)
        if "forward" in held or any(each for part, each in held.items() if "hooks" in part):
            raise RefusedError(Obstacle.OBJECT, 0, name)
        self.key.append(type(layer))
        copied: Any = object.__new__(kind)
        for part, each in held.items():
            if "hooks" in part:
                made = type(each)() if isinstance(each, dict) else each
            elif part in _PARTS:
                made = dict(self._items(each, dict, lambda inside: f"{name}.{inside}"))
            else:
                made = self._copy(each, f"{name}.{part}")
            copied.__dict__[part] = made
        return copied

    def _function(self, function: FunctionType, name: str) -> FunctionType:
        """Return a copy of a function of the text that reads only copies."""
        code = function.__code__
        node = self._lines.definition(code.co_firstlineno, code.co_name)
        self.key.append(code)
        arguments = node.args
        every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
        extra = (each for each in (arguments.vararg, arguments.kwarg) if each is not None)
        own = frozenset(each.arg for each in (*every, *extra))
        body = node.body if isinstance(node, ast.FunctionDef) else [_line_of(node.body)]
        own |= frozenset[str]().union(*map(stored, body))
        inside = dict(zip(code.co_freevars, function.__closure__ or (), strict=True))

        def meaning(each: str) -> object:
            if each in inside:
                return inside[each].cell_contents
            return meaning_in(function.__globals__)(each)

        reads = read(body, own)
        self._know(reads, meaning)
        self._check(own, meaning).statements(body)
        for each in sorted(reads):
            if each not in inside:
                self._take_global(each, function)
        cells = tuple(
            CellType(self._copy(cell.cell_contents, each)) for each, cell in inside.items()
        )
        defaults = self._copy(function.__defaults__, name)
        copied = FunctionType(code, self.names, function.__name__, defaults, cells or None)
        copied.__kwdefaults__ = self._copy(function.__kwdefaults__, name)
        return copied

    def _take_global(self, name: str, function: FunctionType) -> None:
        """Copy what a function reads of the text, unless the lines mean another thing by it."""
        try:
            held = meaning_in(function.__globals__)(name)
        except KeyError:
            return
        with suppress(KeyError):
            if self._meaning(name) is not held:
                raise RefusedError(Obstacle.UNKNOWN, function.__code__.co_firstlineno, name)
        self._take_name(name)


def _refusing(refused: RefusedError) -> Callable[..., None]:
    """Return what stands for what may do more than compute, should a line call or read it."""

    def method(*_: object, **__: object) -> None:
        raise refused

    return method


def _line_of(expression: ast.expr) -> ast.stmt:
    return ast.copy_location(ast.Expr(expression), expression)


def meaning_in(*scopes: Mapping[str, Any]) -> MeaningOf:
    """Return what names mean in the first of these that has them, or in Python itself."""

    def meaning(name: str) -> object:
        for each in scopes:
            if name in each:
                return each[name]
        return vars(builtins)[name]

    return meaning
