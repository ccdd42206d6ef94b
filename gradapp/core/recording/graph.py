"""The autograd graph of one step, with the values and gradients that went through it."""

from __future__ import annotations

from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Norm:
    """The norm of a tensor of so many numbers that it stands in place of them."""

    value: float


Numbers = tuple[complex, ...] | Norm
"""All elements of a tensor in row-major order, or their norm."""


@dataclass(frozen=True, slots=True)
class Node:
    """An operation that autograd recorded, or the place where a leaf gathers its gradient.

    Attributes:
        name: what PyTorch calls it: ``MulBackward0``, ``AccumulateGrad``.
        variable: the variable of the code that it computed, or the leaf itself; None for a value
            that the code gives no name.
        value: what the operation returned on the way forward; for a leaf what it held. None where
            PyTorch shows no value.
        saved: what PyTorch keeps for the way back: names and values as printed.
        gradient: dE/d(value), the sum of what arrived in ``backward()``; None if nothing did, or
            where the operation returned several tensors.
        line: the index among the step's lines of the one that made it; -1 for a leaf that is
            older than the step.
        added_to: for a leaf that still had a gradient, what its ``.grad`` held before this one
            was added to it; else None.
        total: for a leaf, what its ``.grad`` holds after ``backward()``; None where there is none,
            or it is not known.
        term: what the code computes here, as a formula: ``θ·x``; None where that is not known.
    """

    name: str
    variable: str | None
    value: Numbers | None
    saved: tuple[tuple[str, str], ...]
    gradient: Numbers | None
    line: int
    added_to: Numbers | None = None
    total: Numbers | None = None
    term: str | None = None

    @property
    def is_leaf(self) -> bool:
        """Whether it stands for a leaf tensor and not for an operation."""
        return self.name == "AccumulateGrad"


@dataclass(frozen=True, slots=True)
class Edge:
    """The way from an operation to one of its operands, which a gradient goes in ``backward()``.

    Attributes:
        source: the operation: an index in `Graph.nodes`.
        operand: which of its operands, from 0.
        target: the node that made the operand.
        gradient: what flowed along this edge; None if nothing did.
        factor: by what the gradient of the operation was multiplied, as a formula: ``x``; None
            where that is not known.
    """

    source: int
    operand: int
    target: int
    gradient: Numbers | None
    factor: str | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """What autograd built in one step.

    Attributes:
        nodes: all nodes; no operand stands before the operation that uses it.
        edges: all edges, those of one operation in the order of its operands.
        backward: the index among the step's lines of the one in which the gradients flowed; None
            if it has not come.
        cleared: the index of the line after it that threw the gradient away again, if one did.
        passes: in how many lines of the step gradients flowed; this is what the last was about.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    backward: int | None
    cleared: int | None
    passes: int = 1

    def has_value(self, node: int, line: int) -> bool:
        """Return whether the operation `node` has been done when line number `line` has run."""
        return self.nodes[node].line <= line

    def has_gradients(self, line: int) -> bool:
        """Return whether there are gradients when the line of index `line` has run."""
        if self.backward is None or line < self.backward:
            return False
        return self.cleared is None or line < self.cleared
