"""Reads autograd's own nodes: which there are, in which order, and what they keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any


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
