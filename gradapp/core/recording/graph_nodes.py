"""Reads autograd's own nodes: which there are, what they keep, and the gradients they pass on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Flow:
    """The gradients that were sent through a graph once, by the ids of its nodes.

    Attributes:
        arrived: what arrived at a node; None at one that computed several tensors.
        sent: what it sent to an operand.
    """

    arrived: dict[int, Any] = field(default_factory=dict)
    sent: dict[tuple[int, int], Any] = field(default_factory=dict)


def reachable(root: Any) -> Iterator[Any]:
    """Yield `root` and every node it leads to, however long the way."""
    waiting, done = [root], set()
    while waiting:
        function = waiting.pop()
        if function is not None and id(function) not in done:
            done.add(id(function))
            yield function
            waiting.extend(target for target, _ in reversed(function.next_functions))


def operands_last(root: Any) -> list[Any]:
    """Return all nodes that can be reached from `root`, each before those it leads to."""
    found = {id(function): function for function in reachable(root)}
    uses = Counter(
        id(target)
        for function in found.values()
        for target, _ in function.next_functions
        if target is not None
    )
    order, ready = [], [root]
    while ready:
        function = ready.pop()
        order.append(function)
        for target, _ in reversed(function.next_functions):
            if target is not None:
                uses[id(target)] -= 1
                if not uses[id(target)]:
                    ready.append(target)
    return order


def edges(functions: Sequence[Any]) -> Iterator[tuple[int, int, int]]:
    """Yield the place of each node, the operand, and the place of the node that made that."""
    index = {id(function): i for i, function in enumerate(functions)}
    for source, function in enumerate(functions):
        for operand, (target, _) in enumerate(function.next_functions):
            if target is not None:
                yield source, operand, index[id(target)]


def note(function: Any, flow: Callable[[], Flow], read: Callable[[Any], Any]) -> Iterator[Any]:
    """Note what arrives at a node and what it sends, as `read` takes it down; yield the hooks."""
    node = id(function)

    def arrives(gradients: Any) -> None:
        flow().arrived[node] = read(gradients[0]) if len(gradients) == 1 else None

    def sends(gradients: Any, _arrived: Any) -> None:
        sent = flow().sent
        for operand, each in enumerate(gradients):
            sent[node, operand] = read(each)

    yield function.register_prehook(arrives)
    if function.next_functions:
        yield function.register_hook(sends)


def shape_of(function: Any) -> list[int]:
    """Return the shape of what a node computed; an empty one where that is several tensors."""
    about: Any = getattr(function, "_input_metadata", ())  # private: it may be gone
    return list(about[0].shape) if len(about) == 1 else []


def saved(function: Any) -> tuple[tuple[str, str], ...]:
    """Return what PyTorch keeps for the way back, while it still does."""
    kept = []
    for name in dir(function):
        if name.startswith("_saved_"):
            try:
                value = getattr(function, name)
            except RuntimeError:
                continue
            if value is not None:
                kept.append((name.removeprefix("_saved_"), repr(value)))
    return tuple(kept)
