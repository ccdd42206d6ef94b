"""Where what is written beside the edges of a graph stands, in graphs of many problems."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QPainter, QPicture
from PySide6.QtWidgets import QStyleOptionGraphicsItem
from pytestqt.qtbot import QtBot

from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.recording.graph import Edge, Graph, Node
from gradapp.core.recording.recorder import record
from gradapp.core.registry import ways
from gradapp.ui.graph.view import GraphView
from gradapp.ui.kit.picture import image
from tests.pictures import colours
from tests.ui.seen import Painted, cards, curves, painting, scale_text

_DATA = Data(("x",), ((1.0, 2.0, 4.0, 3.0, 5.0),), (1.0, 3.0, 3.0, 2.0, 5.0))
_FOUR = {"a": 0.1, "b": 0.2, "c": 0.3, "d": 0.4}
PROBLEMS = (
    Problem(),
    *(problem for _name, problem, _seen in GALLERY),
    Fit("a*x**3 + b*x**2 + c*x + d", _DATA, start=_FOUR, alpha=1e-5),
    Fit("a + b*x + c*x**2 + d*x**3", _DATA, start=_FOUR, alpha=1e-5),
    Fit("a*x + a*x**2 + b*x**3 + b/x + c*exp(-x) + c*x + d*x + d", _DATA, start=_FOUR, alpha=1e-5),
    Fit(error="p**2*q + p*q*r + sin(p*r)*q", start={"p": 0.3, "q": 0.7, "r": 0.9}, alpha=0.01),
    Fit(error="(p + q)**2 + (p - q)**2 + (q*q)*(p*p)", start={"p": 1 / 3, "q": 0.7}, alpha=0.01),
    Fit(error="p*p*p*p*p + exp(p)*p + p", start={"p": 1 / 3}, alpha=0.01),
)


def painted_beside(view: GraphView) -> list[Painted]:
    """Return the texts beside the edges, as they are painted."""
    paper = QPicture()
    with painting() as found, QPainter(paper) as painter:
        for edge in curves(view):
            edge.label.paint(painter, QStyleOptionGraphicsItem())
    return found


def drawn(qtbot: QtBot, problem: AnyProblem) -> tuple[GraphView, list[Painted]]:
    """Return the graph of the first step by the first way that has one, and its texts."""
    view = GraphView()
    qtbot.addWidget(view)
    way = next(way for way in ways(problem) if way.uses_torch)
    graph = record(way, problem, 1).graph
    assert graph is not None
    assert graph.backward is not None
    view.show_graph(graph, graph.backward, way.precision(problem))
    return view, painted_beside(view)


@pytest.mark.parametrize("scale", [1, 1.75])
@pytest.mark.parametrize("problem", PROBLEMS)
def test_no_text_beside_an_edge_lies_on_another_or_on_a_card(
    qtbot: QtBot, problem: AnyProblem, scale: float
) -> None:
    view = GraphView()
    qtbot.addWidget(view)
    scale_text(view, scale)
    told = set()
    for way in ways(problem):
        for step in (1, 3) if way.uses_torch else ():
            recorded = record(way, problem, step)
            graph = recorded.graph
            assert graph is not None
            assert graph.backward is not None
            view.show_graph(graph, graph.backward, way.precision(problem))
            told.add(way.id)
            check_places(view, len(graph.edges))
    assert len(told) >= 2


@pytest.mark.parametrize("problem", PROBLEMS)
def test_no_curve_is_drawn_over_the_text_beside_another(qtbot: QtBot, problem: AnyProblem) -> None:
    view, found = drawn(qtbot, problem)
    corner = view.sceneRect().toAlignedRect().topLeft()
    with_curves = image(view)
    for edge in curves(view):
        edge.hide()
    without = image(view)
    for each in found:
        inside = each.place.toRect().adjusted(2, 2, -2, -2).translated(-corner)
        assert with_curves.copy(inside) == without.copy(inside), each.text


@pytest.mark.parametrize(
    "problem",
    [*PROBLEMS[:-3], Fit("a*x**2 + b*x + c", _DATA, start={"a": 1 / 3, "b": 0.2, "c": 0.3})],
)
def test_no_curve_passes_behind_the_text_beside_another(qtbot: QtBot, problem: AnyProblem) -> None:
    view, found = drawn(qtbot, problem)
    corner = view.sceneRect().toAlignedRect().topLeft()
    for edge in curves(view):
        edge.label.hide()
    for edge, each in zip(curves(view), found, strict=True):
        edge.hide()
        inside = image(view).copy(each.place.toRect().translated(-corner))
        edge.show()
        assert len(colours(inside)) == 1, each.text


@pytest.mark.parametrize("count", range(1, 9))
def test_edges_between_the_same_two_nodes_have_their_texts_beside_one_another(
    qtbot: QtBot, count: int
) -> None:
    """As in the graph of torch.cat([w, w, w])."""
    nodes = tuple(Node(name, None, (1.0,), (), (1.0,), 0) for name in ("CatBackward0", "W"))
    edges = tuple(Edge(0, operand, 1, (1.0,)) for operand in range(count))
    view = GraphView()
    qtbot.addWidget(view)
    view.show_graph(Graph(nodes, edges, 0, None), 0, Precision.FLOAT64)
    check_places(view, count)
    assert view.sceneRect().width() < 1.3 * cards(view)[0].boundingRect().width()


def check_places(view: GraphView, count: int) -> None:
    """See to it that no text beside an edge lies on another, or on a card, or is cut off."""
    found = painted_beside(view)
    assert len(found) == count
    assert [each.text for each in found if each.is_cut] == []
    nodes = [("", each.sceneBoundingRect()) for each in cards(view)]
    texts = [(each.text, each.place) for each in found]
    for text, place in texts:
        assert view.sceneRect().contains(place), text
    for (text, place), (other, taken) in combinations([*texts, *nodes], 2):
        assert not text or not place.intersects(taken), (text, other)
