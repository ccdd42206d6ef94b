"""Places the nodes of a graph in layers, so that its edges lead from one layer to those below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the nodes of a graph are.

    Attributes:
        places: for each node its column, from 0, and its layer, 0 for the uppermost; columns of
            layers with fewer nodes lie between those of the others.
        bends: for each edge the columns in which it crosses the layers between its ends.
        width: the number of columns.
        height: the number of layers.
    """

    places: tuple[tuple[float, int], ...]
    bends: tuple[tuple[float, ...], ...]
    width: int
    height: int


def layered(count: int, edges: Sequence[Pair], sweeps: int = 8) -> Layout:
    """Place `count` nodes, every edge leading from a node to one in a lower layer.

    The steps are those of Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of
    Hierarchical System Structures" (IEEE Transactions on Systems, Man, and Cybernetics 11, 1981):
    layers by the longest path, places that edges only pass through, and an order within the
    layers by the mean of the neighbours' places, which keeps the crossings few.

    Raises:
        ValueError: the edges form a circle.
    """
    layer = _layers(count, edges)
    height = max(layer, default=-1) + 1
    rows: list[list[int]] = [[] for _ in range(height)]
    for node in range(count):
        rows[layer[node]].append(node)
    links: list[Pair] = []
    chains: list[list[int]] = []
    next_id = count
    for source, target in edges:
        chain = []
        last = source
        for between in range(layer[source] + 1, layer[target]):
            rows[between].append(next_id)
            links.append((last, next_id))
            chain.append(next_id)
            last, next_id = next_id, next_id + 1
        links.append((last, target))
        chains.append(chain)
    _order(rows, links, sweeps)
    width = max(map(len, rows), default=0)
    column = {
        node: place + (width - len(row)) / 2 for row in rows for place, node in enumerate(row)
    }
    return Layout(
        tuple((column[node], layer[node]) for node in range(count)),
        tuple(tuple(column[between] for between in chain) for chain in chains),
        width,
        height,
    )


def _layers(count: int, edges: Sequence[Pair]) -> list[int]:
    """Return for each node the length of the longest path that leads to it."""
    layer = [0] * count
    for _ in range(count + 1):
        lower = [(target, layer[source] + 1) for source, target in edges]
        moved = False
        for target, depth in lower:
            if depth > layer[target]:
                layer[target], moved = depth, True
        if not moved:
            return layer
    raise ValueError("the edges form a circle")


def _order(rows: list[list[int]], links: Sequence[Pair], sweeps: int) -> None:
    """Sort each row by the mean place of the neighbours above, then below, again and again."""
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    for source, target in links:
        above.setdefault(target, []).append(source)
        below.setdefault(source, []).append(target)
    best, fewest = [list(row) for row in rows], _crossings(rows, links)
    for sweep in range(sweeps):
        neighbours = below if sweep % 2 else above
        for row in reversed(rows) if sweep % 2 else rows:
            place = {node: i for each in rows for i, node in enumerate(each)}
            means = {
                node: sum(place[n] for n in near) / len(near)
                if (near := neighbours.get(node))
                else place[node]
                for node in row
            }
            row.sort(key=means.__getitem__)
        crossings = _crossings(rows, links)
        if crossings < fewest:
            best, fewest = [list(row) for row in rows], crossings
    rows[:] = best


def _crossings(rows: Sequence[Sequence[int]], links: Sequence[Pair]) -> int:
    place = {node: i for row in rows for i, node in enumerate(row)}
    level = {node: i for i, row in enumerate(rows) for node in row}
    count = 0
    for i, (a, b) in enumerate(links):
        for c, d in links[:i]:
            if level[a] == level[c]:
                count += (place[a] - place[c]) * (place[b] - place[d]) < 0
    return count
