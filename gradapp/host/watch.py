"""Notes what is called of PyTorch in a line: backward(), step() and zero_grad(), and on what."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from types import CodeType, FrameType
from typing import Any, Final

from gradapp.core.own_code.messages import Call, Called
from gradapp.core.recording.graph_nodes import reachable, shape_of
from gradapp.host.camera import MOST_NODES, Camera

_MOST: Final = 200
_SEARCHED: Final = 100_000
_STRETCHES: Final = ("SubBackward0", "RsubBackward1")
_LOSSES: Final = (
    "Abs", "Add", "Div", "Mean", "Mul", "Neg", "Pow", "Rsub", "Sqrt", "Sub", "Sum",
)  # fmt: skip
"""Of these a loss is made of the difference of predictions and outputs."""
_MEANT: Final = ("Unsqueeze", "View", "Reshape")
"""Results of these have the shape that somebody has asked for."""
_MEAN: Final = 1
"""What a loss of PyTorch keeps for ``reduction="mean"``."""


class Watch:
    """Knows the functions that are watched, and takes down what they are called on."""

    def __init__(self, camera: Camera, note: Callable[[Called], None]) -> None:
        """Tell `note` of each call."""
        self._camera = camera
        self._note = note
        self._watched: dict[int, Callable[[FrameType], Any]] = {}
        self._codes: list[CodeType] = []
        self._latest = -1

    def begin(self) -> None:
        """Watch from now on: PyTorch is there."""
        torch: Any = sys.modules["torch"]
        optimizer, module = torch.optim.Optimizer, torch.nn.Module
        wrapper = optimizer.profile_hook_step.__code__.co_consts
        self._add(torch.autograd.backward, self._goes_back)
        self._add(module.zero_grad, self._clears_module)
        self._add(getattr(optimizer.zero_grad, "__wrapped__", optimizer.zero_grad), self._clears)
        for code in (each for each in wrapper if isinstance(each, CodeType)):
            self._add(code, self._steps)

    def handler(self, code: CodeType) -> Callable[[FrameType], Any] | None:
        """Return what takes down a call of a function; None for one that is not watched."""
        return self._watched.get(id(code))

    def _add(self, function: Any, handler: Callable[[FrameType], Any]) -> None:
        code = getattr(function, "__code__", function)
        self._codes.append(code)  # so that its id stays its own
        self._watched[id(code)] = handler

    def _goes_back(self, frame: FrameType) -> None:
        tensors = roots(frame.f_locals.get("tensors"))
        if not tensors:
            return
        first, root = tensors[0], tensors[0].grad_fn
        nodes = [] if root is None else list(islice(reachable(root), MOST_NODES))
        leaves = [each for tensor in tensors for each in _leaves(tensor)]
        leaves = list({id(each): each for each in leaves}.values())
        made = [each._sequence_nr() for each in nodes if not hasattr(each, "variable")]
        is_older = min(made, default=self._latest + 1) <= self._latest
        self._latest = max([*made, self._latest])
        self._note(
            Called(
                Call.BACKWARD,
                self._numbers(leaves),
                self._numbers(each for each in leaves if _has_gradient(each)),
                on=self._camera.number_of(first),
                is_mean=root is not None and _is_mean(root),
                stretched=_stretched(nodes),
                is_older=is_older,
            )
        )

    def _steps(self, frame: FrameType) -> Any:
        optimizer = next(iter(frame.f_locals.get("args", ())), None)
        if not hasattr(optimizer, "param_groups"):
            return None
        frame.f_trace_lines = False

        def ends(_frame: FrameType, event: str, _argument: object) -> Any:
            if event == "return":
                held = _held(optimizer)
                without = [each for each in held if not _has_gradient(each)]
                self._note(Called(Call.STEP, self._numbers(held), self._numbers(without)))
            return ends

        return ends

    def _clears(self, frame: FrameType) -> None:
        optimizer = frame.f_locals.get("self")
        if hasattr(optimizer, "param_groups"):
            self._clear(_held(optimizer))

    def _clears_module(self, frame: FrameType) -> None:
        module = frame.f_locals.get("self")
        torch: Any = sys.modules["torch"]
        if isinstance(module, torch.nn.Module):
            self._clear(torch.nn.Module.parameters(module))

    def _clear(self, tensors: Iterable[Any]) -> None:
        held = list(islice(tensors, _MOST))
        had = [each for each in held if _has_gradient(each)]
        self._note(Called(Call.ZERO_GRAD, self._numbers(held), self._numbers(had)))

    def _numbers(self, tensors: Iterable[Any]) -> list[int]:
        return [self._camera.number_of(each) for each in islice(tensors, _MOST)]


def roots(tensors: Any) -> list[Any]:
    """Return the tensors that ``backward()`` is called on."""
    several = [*tensors] if isinstance(tensors, list | tuple) else [tensors]
    return [each for each in several if hasattr(each, "grad_fn")]


def _leaves(root: Any) -> list[Any]:
    """Return the leaves to which the way back leads from a tensor."""
    if root.grad_fn is None:
        return [root] if root.requires_grad else []
    nodes = islice(reachable(root.grad_fn), MOST_NODES)
    return [each.variable for each in nodes if hasattr(each, "variable")]


def _held(optimizer: Any) -> list[Any]:
    return [each for group in optimizer.param_groups for each in group["params"]][:_MOST]


def _has_gradient(leaf: Any) -> bool:
    """Return whether a leaf has a gradient that is not 0 throughout."""
    gradient = leaf.grad
    if gradient is None or gradient.is_sparse:
        return gradient is not None
    return gradient.numel() > _SEARCHED or bool(gradient.detach().any())


def _is_mean(root: Any) -> bool:
    if root.name().startswith("MeanBackward"):
        return True
    try:
        return bool(root._saved_reduction == _MEAN)
    except (AttributeError, RuntimeError):
        return False


def _stretched(nodes: list[Any]) -> list[list[int]]:
    """Return the shapes of what was stretched to a square by something in the other direction."""
    into_loss = nodes[0].next_functions if nodes and "Loss" in nodes[0].name() else ()
    expanded = {id(each) for each, _ in into_loss}
    for node in _of_loss(nodes):
        if node.name() not in _STRETCHES and id(node) not in expanded:
            continue
        before = [each for each, _ in node.next_functions if each is not None]
        to = shape_of(node)
        if len(before) != 1 or len(to) != 2 or to[0] != to[1] or to[0] < 2:
            continue
        shape = shape_of(before[0])
        is_meant = before[0].name().startswith(_MEANT) or hasattr(before[0], "variable")
        if not is_meant and shape in ([to[0]], [to[0], 1], [1, to[0]]):
            return [shape, to]
    return []


def _of_loss(nodes: list[Any]) -> Iterator[Any]:
    """Yield what is between a loss and its predictions: a square behind them may be meant."""
    waiting, seen = nodes[:1], {id(each) for each in nodes[:1]}
    while waiting:
        node = waiting.pop()
        yield node
        if node.name().startswith(_LOSSES) or "Loss" in node.name():
            before = [each for each, _ in node.next_functions if each and id(each) not in seen]
            seen.update(map(id, before))
            waiting += before
