"""Places the nodes of a graph in layers, so that its edges lead from one layer to those below."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

from gradapp.values import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GraphLayout:
    """Where the nodes of a graph are.

    Attributes:
        places: for each node its column, from 0, and its layer, 0 for the uppermost; columns of
            layers with fewer nodes lie between those of the others.
        bends: for each edge the columns in which it crosses the layers between its ends.
        width: the number of columns.
    """

    places: tuple[tuple[float, int], ...]
    bends: tuple[tuple[float, ...], ...]
    width: int


def layered(count: int, edges: Sequence[Pair]) -> GraphLayout:
    """Place `count` nodes, every edge leading from a node to a later one in a lower layer.

    Layers are those of the longest path, and an edge has a place of its own in each layer that it
    passes. In a layer all stand in the order of what is above them: autograd's graph is nearly a
    tree, in which that leaves few crossings.
    """
    layer = [0] * count
    for source, target in sorted(edges):
        layer[target] = max(layer[target], layer[source] + 1)
    height = max(layer, default=-1) + 1
    rows = [[node for node in range(count) if layer[node] == level] for level in range(height)]
    above: dict[int, list[int]] = defaultdict(list)
    chains = []
    passed = itertools.count(count)
    for source, target in edges:
        chain = list(itertools.islice(passed, layer[target] - layer[source] - 1))
        for level, between in enumerate(chain, layer[source] + 1):
            rows[level].append(between)
        for upper, lower in itertools.pairwise([source, *chain, target]):
            above[lower].append(upper)
        chains.append(chain)
    width = max(map(len, rows), default=0)
    column: dict[int, float] = {}
    for row in rows:
        row.sort(key=lambda each: sum(column[e] for e in above[each]) / max(1, len(above[each])))
        column |= {each: place + (width - len(row)) / 2 for place, each in enumerate(row)}
    return GraphLayout(
        tuple((column[node], layer[node]) for node in range(count)),
        tuple(tuple(column[between] for between in chain) for chain in chains),
        width,
    )
