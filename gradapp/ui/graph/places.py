"""Gives the nodes and edges of a graph their places in a drawing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from gradapp.core.recording.graph import Graph
from gradapp.ui.graph.items import EdgeItem, LabelItem, NodeItem
from gradapp.ui.graph.layers import GraphLayout, layered

_WIDTH: Final = 17
"""The width of a card, in heights of a line."""


def placed(graph: Graph, font: QFont) -> tuple[list[NodeItem], list[EdgeItem]]:
    """Return a card for each node and a curve for each edge, which depend on nothing but the shape.

    Args:
        graph: the graph of a whole step.
        font: what is written in; all sizes follow it.
    """
    layout = layered(len(graph.nodes), [(edge.source, edge.target) for edge in graph.edges])
    em = QFontMetricsF(font).height()
    width = _WIDTH * em
    size = QRectF(-width / 2, -1.75 * em, width, 3.5 * em)
    nodes = []
    for index, place in enumerate(layout.places):
        node = NodeItem(index)
        node.take_size(size)
        node.setPos(_at(layout, *place, width, em))
        nodes.append(node)
    return nodes, _edges(graph, layout, nodes, size, em)


def _edges(
    graph: Graph, layout: GraphLayout, nodes: list[NodeItem], size: QRectF, em: float
) -> list[EdgeItem]:
    together = Counter((edge.source, edge.target) for edge in graph.edges)
    drawn: Counter[tuple[int, int]] = Counter()
    edges = []
    columns = [column for column, _ in layout.places]
    ways = [
        (edge.source, edge.target, [columns[edge.source], *bends, columns[edge.target]])
        for edge, bends in zip(graph.edges, layout.bends, strict=True)
    ]
    leaves = _ports([(source, target, way[1]) for source, target, way in ways])
    arrives = _ports([(target, source, way[-2]) for source, target, way in ways])
    for edge, bends in zip(graph.edges, layout.bends, strict=True):
        pair = (edge.source, edge.target)
        # Edges between the same two nodes part to both sides, as far as a card is wide.
        side = (drawn[pair] - (together[pair] - 1) / 2) * min(1, 2 / together[pair])
        drawn[pair] += 1
        apart = QPointF(side * 7 * em, 0)
        above, below = QPointF(0, size.top()), QPointF(0, size.bottom())
        leaving = QPointF(leaves[pair] * size.width(), 0)
        arriving = QPointF(arrives[pair[::-1]] * size.width(), 0)
        points = [nodes[edge.source].pos() + leaving + apart + below]
        for layer, column in enumerate(bends, layout.places[edge.source][1] + 1):
            passed = _at(layout, column, layer, size.width(), em)
            points += [passed + above, passed + below]
        points.append(nodes[edge.target].pos() + arriving + apart + above)
        item = EdgeItem()
        item.take_place(points, side * 3 * em)
        edges.append(item)
    left = _at(layout, 0, 0, size.width(), em).x() + size.left()
    _take_rooms([each.label for each in edges], left, em)
    return edges


def _ports(ends: Iterable[tuple[int, int, float]]) -> dict[tuple[int, int], float]:
    """Return how far from the middle of a card, in widths of one, its edges to another end.

    They lie in the order of what they lead to: then few pass behind what is written beside another.

    Args:
        ends: a card, the one at the other end, and the column to which an edge leads first.
    """
    others: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for card, other, column in ends:
        others[card][other] = column
    return {
        (card, other): (place - (len(columns) - 1) / 2) / (2 * len(columns))
        for card, columns in others.items()
        for place, other in enumerate(sorted(columns, key=columns.__getitem__))
    }


def _take_rooms(labels: list[LabelItem], left: float, em: float) -> None:
    """Give each label room, up to half of the way to those beside it."""
    rows = defaultdict(list)
    for label in sorted(labels, key=lambda each: each.middle.x()):
        rows[label.middle.y()].append(label)
    for row in rows.values():
        between = ((a.middle.x() + b.middle.x()) / 2 for a, b in pairwise(row))
        for label, (start, end) in zip(row, pairwise([left, *between, -left]), strict=True):
            room = QRectF(0, 0, min(end - start, _WIDTH * em) - em / 2, em)
            room.moveCenter(label.middle)
            room.moveLeft(min(max(room.left(), start + em / 4), end - em / 4 - room.width()))
            label.take_room(room)


def _at(layout: GraphLayout, column: float, layer: int, width: float, em: float) -> QPointF:
    return QPointF((column - (layout.width - 1) / 2) * (width + 2 * em), layer * 6.2 * em)
