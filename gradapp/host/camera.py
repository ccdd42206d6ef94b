"""Takes down what variables hold as data; runs none of the person's code to find out."""

from __future__ import annotations

import math
import sys
import weakref
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import BuiltinFunctionType, FunctionType, ModuleType, SimpleNamespace
from typing import Any, Final

from gradapp.core.own_code.messages import encode
from gradapp.core.own_code.states import (
    MOST_WHOLE,
    Collection,
    Instance,
    Module,
    Norm,
    Numbers,
    Optimizer,
    Plain,
    State,
    Tensor,
    ToldNumber,
)
from gradapp.core.recording.graph_nodes import reachable
from gradapp.core.words import grouped
from gradapp.host.objects import attributes_of, enclosed, is_of, module_of, name_of

MOST_NODES: Final = 5_000
"""Larger graphs are counted so far."""

_MOST_NAMES: Final = 200
_LONGEST: Final = 200
_COMPARED: Final = 2_000
_SPREAD: Final = 10_000_000
"""So many numbers has a sparse tensor at most that is told number by number."""
_DEEPER: Final = 48
"""So many parts of a variable are told that lie deeper than usual."""
_PRINTED: Final = (int, float, bool, str, bytes, complex, type(None), range, type(...))
_COLLECTIONS: Final = (
    list, tuple, dict, set, frozenset, OrderedDict, defaultdict, Counter, deque
)  # fmt: skip
_NO_VARIABLES: Final = (ModuleType, FunctionType, BuiltinFunctionType, type)
_SETTINGS: Final = (int, float, bool, str, type(None), tuple)


class Camera:
    """Takes down objects, and knows tensors again."""

    def __init__(self) -> None:
        self._last = 0
        self._known: dict[int, tuple[weakref.ref[Any], int]] = {}
        self._large: dict[int, tuple[object, Tensor]] = {}
        self._nodes: dict[int, tuple[object, int]] = {}
        self._named: set[int] = set()
        self._held: dict[int, tuple[weakref.ref[Any] | None, dict[int, bool]]] = {}
        self._deeper = 0

    def variable(self, held: Any) -> State | None:
        """Take down what a variable holds, as `state` does, and a little of what lies deeper."""
        self._deeper = _DEEPER
        return self.state(held)

    def state(self, held: Any, depth: int = 2) -> State | None:
        """Take down an object; None for what is no variable: modules, functions, classes."""
        kind = type(held)
        if kind in _PRINTED:
            return Plain(_cut(held), _number(held) if kind in (int, float) else None)
        if is_of(held, *_NO_VARIABLES):
            return None
        if kind in _COLLECTIONS:
            return self._collection(held, depth)
        torch: Any = sys.modules.get("torch")
        if hasattr(torch, "optim"):
            with torch._C.DisableTorchFunctionSubclass():
                if is_of(held, torch.Tensor):
                    return self._tensor_named(held)
                if is_of(held, torch.nn.Module):
                    return self._module(held, torch)
                if is_of(held, torch.optim.Optimizer):
                    return self._optimizer(held)
        if module_of(kind) == "numpy" and hasattr(held, "tolist"):
            return _of_numpy(held, f"<{name_of(kind)}>")
        if (module_of(kind) == "__main__" or kind is SimpleNamespace) and self._goes_into(depth):
            return self._instance(held, kind, depth)
        return Plain(f"<{name_of(kind)}>")

    def _module(self, module: Any, torch: Any) -> Module:
        every = list(islice(torch.nn.Module.named_parameters(module), _MOST_NAMES))
        if len(every) > MOST_WHOLE:
            every.sort(key=lambda named: not named[1].requires_grad)
        known = {id(each) for _, each in every}
        apart = {n: each for n, each in _apart(module, torch) if id(each) not in known}
        apart = dict(islice(apart.items(), MOST_WHOLE))
        named = dict(every[:MOST_WHOLE]) | apart
        told = {name: self._tensor_named(each) for name, each in named.items()}
        more = {name: self.number_of(each) for name, each in every[MOST_WHOLE:]}
        self._named.update(more.values())
        return Module(name_of(type(module)), told, more, [*apart])

    def _goes_into(self, depth: int) -> bool:
        """Return whether what is in something is told: deeper than usual only of little."""
        self._deeper -= depth <= 0
        return depth > 0 or self._deeper >= 0

    def _tensor_named(self, tensor: Any) -> Tensor:
        """Take down a tensor that the code has a name for."""
        told = self.tensor(tensor)
        self._named.add(told.number)
        return told

    def tensor(self, tensor: Any, *, with_grad: bool = True) -> Tensor:
        """Take down a tensor."""
        number, function, size = self.number_of(tensor), tensor.grad_fn, tensor.numel()
        version = -1 if tensor.is_inference() else tensor._version
        result = Tensor(
            number=number,
            dtype=str(tensor.dtype).removeprefix("torch."),
            shape=list(tensor.shape),
            requires_grad=tensor.requires_grad,
            is_leaf=tensor.is_leaf,
            grad_fn=None if function is None else function.name(),
            version=version,
            values=[],
            nodes=0 if function is None else self._count(number, version, function),
        )
        plain = _spread(tensor.detach())
        if not _is_plain(tensor):
            result.layout = str(tensor.layout).removeprefix("torch.")
        if size <= MOST_WHOLE:
            result.values = numbers_of(plain.reshape(-1).tolist())
        elif plain.numel() < size:
            result.norm = _norm(plain)
        else:
            self._describe(result, plain)
        if with_grad and (result.is_leaf or tensor.retains_grad) and tensor.grad is not None:
            result.grad = self.tensor(tensor.grad, with_grad=False)
        return result

    def numbers(self, tensor: Any) -> Numbers:
        """Return the numbers of a tensor; of a large one the norm."""
        plain = _spread(tensor.detach())
        if tensor.numel() <= MOST_WHOLE:
            return numbers_of(plain.reshape(-1).tolist())
        return Norm(_norm(plain))

    def _describe(self, result: Tensor, plain: Any) -> None:
        """Add the statistics of a large tensor, and its first numbers.

        What is done to ``.data`` counts in no version: the numbers are compared, of many their sum
        and norm, which numbers in another order share as they do all statistics.
        """
        is_compared = plain.numel() <= _COMPARED
        key: object = repr(plain.tolist()) if is_compared else _sums(result, plain)
        known = self._large.get(result.number)
        if known is not None and known[0] == key:
            seen = known[1]
        else:
            seen = result
            numbers = plain.abs().double() if plain.is_complex() else plain.double()
            seen.norm, seen.mean = numbers_of([numbers.norm().item(), numbers.mean().item()])
            seen.least, seen.largest = numbers_of([numbers.min().item(), numbers.max().item()])
            self._large[result.number] = (key, seen)
        if is_compared and seen is not result:
            result.values = seen.values
        else:
            corner = plain[tuple(slice(0, 4) for _ in plain.shape)]
            result.values = numbers_of(corner.reshape(-1)[:MOST_WHOLE].tolist())
        result.norm, result.mean = seen.norm, seen.mean
        result.least, result.largest = seen.least, seen.largest

    def number_of(self, tensor: Any) -> int:
        """Return which tensor it is."""
        known = self._known.get(id(tensor))
        if known is not None and known[0]() is tensor:
            return known[1]
        self._last += 1
        self._known[id(tensor)] = (weakref.ref(tensor), self._last)
        return self._last

    def _count(self, number: int, version: int, function: Any) -> int:
        key = (version, function.name())
        known = self._nodes.get(number)
        if known is None or known[0] != key:
            known = (key, sum(1 for _ in islice(reachable(function), MOST_NODES)))
            self._nodes[number] = known
        return known[1]

    def _collection(self, held: Any, depth: int) -> State:
        items = held.items() if isinstance(held, dict) else enumerate(held)
        parts: dict[str, State] = {}
        if self._goes_into(depth):
            for name, each in islice(items, MOST_WHOLE):
                state = self.state(each, depth - 1)
                if state is not None and (type(name) in _PRINTED):
                    parts[_cut(name)] = state
        return Collection(name_of(type(held)), len(held), parts)

    def _instance(self, held: Any, kind: type, depth: int) -> State:
        """Take down an object of the person's own class, without asking it."""
        attributes: dict[str, State] = {}
        for name, each in islice(attributes_of(held).items(), MOST_WHOLE):
            state = self.state(each, depth - 1)
            if state is not None and type(name) is str:
                attributes[name] = state
        return Instance(name_of(kind), attributes) if attributes else Plain(f"<{name_of(kind)}>")

    def _optimizer(self, optimizer: Any) -> Optimizer:
        held = [each for group in optimizer.param_groups for each in group["params"]]
        settings: dict[str, State] = {}
        for name, setting in optimizer.param_groups[0].items():
            if name != "params" and is_of(setting, *_SETTINGS):
                taken = _plain(setting) or self.state(setting, 0)
                if taken is not None:
                    settings[name] = taken
        state: dict[str, State] = {}
        for parameter, kept in islice(optimizer.state.items(), MOST_WHOLE):
            number = self.number_of(parameter)
            for name, value in kept.items():
                taken = self.state(value, 0)
                if taken is not None:
                    state[f"#{number} {name}"] = taken
        holds = [self.number_of(each) for each in held[:_MOST_NAMES]]
        unnamed = dict(self._unnamed(optimizer)) if len(held) <= MOST_WHOLE else {}
        return Optimizer(name_of(type(optimizer)), settings, holds, state, unnamed)

    def _unnamed(self, optimizer: Any) -> Iterator[tuple[str, Tensor]]:
        """Yield what an optimizer was given that had no name in the code by then."""
        known, had_name = self._held.get(id(optimizer), (None, {}))
        if known is None or known() is not optimizer:
            had_name = {}
            self._held[id(optimizer)] = weakref.ref(optimizer), had_name
        for place, group in enumerate(optimizer.param_groups):
            for at, each in enumerate(group["params"]):
                number = self.number_of(each)
                if not had_name.setdefault(number, number in self._named):
                    yield f"param_groups[{place}]['params'][{at}]", self.tensor(each)


class Scope:
    """The variables of one function that runs, or of the text: what has changed since."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._before: dict[str, bytes] = {}

    def changes(self, names: Mapping[str, Any]) -> tuple[dict[str, State], list[str]]:
        """Return what is new or other than before, and the names that are gone."""
        changed: dict[str, State] = {}
        now: dict[str, bytes] = {}
        for name, held in [*names.items(), *enclosed(names).items()]:
            if type(held) in _NO_VARIABLES or type(name) is not str or len(now) == _MOST_NAMES:
                continue
            if name.startswith("__") and name.endswith("__"):
                continue
            try:
                state = self._camera.variable(held)
            except (MemoryError, RecursionError):
                raise
            except BaseException:  # of what is no ordinary tensor, some questions have no answer
                state = Plain(f"<{name_of(type(held))}>")
            if state is not None:
                now[name] = encode(state)
                if self._before.get(name) != now[name]:
                    changed[name] = state
        gone = [name for name in self._before if name not in now]
        self._before = now
        return changed, gone


def _apart(module: Any, torch: Any) -> Iterator[tuple[str, Any]]:
    """Yield the tensors that a module has and does not know of as its parameters."""
    for name, held in attributes_of(module).items():
        if is_of(held, torch.Tensor):
            yield name, held
        elif type(held) in (list, tuple):
            for place, each in enumerate(islice(held, MOST_WHOLE)):
                if is_of(each, torch.nn.Module):
                    for part, tensor in torch.nn.Module.named_parameters(each):
                        yield f"{name}[{place}].{part}", tensor


def _is_plain(tensor: Any) -> bool:
    """Return whether a tensor is stored number by number."""
    return str(tensor.layout) == "torch.strided"


def _spread(tensor: Any) -> Any:
    """Return a tensor stored number by number; of a huge sparse one what is stored of it."""
    if _is_plain(tensor):
        return tensor
    if tensor.numel() <= _SPREAD:
        return tensor.to_dense()
    return (tensor.coalesce() if tensor.is_sparse else tensor).values()


def _norm(plain: Any) -> ToldNumber:
    plain = plain.abs() if plain.is_complex() else plain
    return numbers_of([plain.double().norm().item()])[0]


def _sums(tensor: Tensor, plain: Any) -> object:
    """Return what tells a large tensor from others with the same number."""
    sums = [plain.sum(), plain.norm()] if plain.is_floating_point() else [plain.sum()]
    told = (str(each.item()) for each in sums)
    return tensor.version, plain.data_ptr(), tensor.shape, *told


def _plain(setting: Any) -> Plain | None:
    """Take down a setting as it is written, which nothing but Python's own objects do here."""
    parts = setting if type(setting) is tuple else (setting,)
    if not all(type(each) in _PRINTED for each in parts):
        return None
    return Plain(_cut(setting), _number(setting))


def _of_numpy(held: Any, unknown: str) -> Plain:
    """Take down a number or an array of NumPy; what is too much of it as `unknown`."""
    shape = list(held.shape)
    if held.size > MOST_WHOLE or held.dtype.hasobject:  # these may be of the person's own classes
        return Plain(unknown, shape=shape)
    plain = held.tolist()
    is_row = held.dtype.kind == "f" and type(plain) is list
    values = numbers_of(held.ravel().tolist()) if is_row else []
    return Plain(_cut(plain), _number(plain), values, shape)


def _cut(held: object) -> str:
    if isinstance(held, int) and held.bit_length() > 2_000:
        return f"<int of {grouped(held.bit_length())} bits>"
    if isinstance(held, str | bytes):
        held = held[:_LONGEST]
    text = repr(held)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _number(held: Any) -> ToldNumber | None:
    if type(held) not in (int, float):
        return None
    try:
        return numbers_of([held])[0]
    except OverflowError:
        return None


def numbers_of(values: Sequence[Any]) -> list[ToldNumber]:
    """Return numbers as they are sent."""
    if values and isinstance(values[0], complex):
        return [str(value) for value in values]
    return [f if math.isfinite(f) else str(f) for f in map(float, values)]
