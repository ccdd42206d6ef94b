"""Gives the nodes and edges of a graph their places in a drawing."""

from __future__ import annotations

from collections import Counter
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from gradapp.core.recording.graph import Graph
from gradapp.ui.graph.items import EdgeItem, NodeItem
from gradapp.ui.graph.layers import Layout, layered

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
    graph: Graph, layout: Layout, nodes: list[NodeItem], size: QRectF, em: float
) -> list[EdgeItem]:
    together = Counter((edge.source, edge.target) for edge in graph.edges)
    drawn: Counter[tuple[int, int]] = Counter()
    edges = []
    for edge, bends in zip(graph.edges, layout.bends, strict=True):
        pair = (edge.source, edge.target)
        # Edges between the same two nodes part to both sides.
        side = drawn[pair] - (together[pair] - 1) / 2
        drawn[pair] += 1
        start = nodes[edge.source].pos() + QPointF(side * 7 * em, size.bottom())
        end = nodes[edge.target].pos() + QPointF(side * 7 * em, size.top())
        layer = layout.places[edge.source][1]
        between = [
            _at(layout, column, layer + 1 + i, size.width(), em) for i, column in enumerate(bends)
        ]
        middle = (start + (between[0] if between else end)) / 2
        # Beside one another within the width of a card.
        room = _WIDTH / together[pair] * em
        label = QRectF(0, 0, room - em / 2, em)
        label.moveCenter(QPointF(middle.x() + side * (room - 7 * em), middle.y()))
        item = EdgeItem()
        item.take_place([start, *between, end], side * 3 * em, label)
        edges.append(item)
    return edges


def _at(layout: Layout, column: float, layer: int, width: float, em: float) -> QPointF:
    return QPointF((column - (layout.width - 1) / 2) * (width + 2 * em), layer * 6.2 * em)
