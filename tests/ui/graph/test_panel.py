"""The graph of a step: what is drawn when, and what can be selected."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from gradapp.core.numbers.precision import Precision
from gradapp.core.recording.graph import Edge, Graph, Node
from gradapp.ui.graph.panel import GraphPanel
from gradapp.ui.graph.text import arrivals, node_tip
from tests.ui.seen import cards, curves, expose

NOTEBOOK = Graph(
    nodes=(
        Node("MulBackward0", "E", (1.0,), (("self", "tensor([-1.])"),), (1.0,), 1),
        Node("SubBackward0", "fx_y", (-1.0,), (), (-2.0,), 0),
        Node("MulBackward0", None, (2.0,), (), (-2.0,), 0),
        Node("AccumulateGrad", "θ", (1.0,), (), (-4.0,), -1),
    ),
    edges=(
        Edge(0, 0, 1, (-1.0,)),
        Edge(0, 1, 1, (-1.0,)),
        Edge(1, 0, 2, (-2.0,)),
        Edge(2, 0, 3, (-4.0,)),
    ),
    backward=2,
    cleared=6,
)


@pytest.fixture
def panel(qtbot: QtBot) -> GraphPanel:
    panel = GraphPanel()
    expose(qtbot, panel, 420, 430)
    return panel


def titles(panel: GraphPanel) -> list[str]:
    return [str(node.card.title) for node in cards(panel.view)]


def test_it_fills_with_values_and_then_with_gradients(panel: GraphPanel) -> None:
    shown = []
    for line in (0, 1, 2, 6):
        panel.show_graph(NOTEBOOK, line, Precision.FLOAT64)
        gradients = [edge.label.text for edge in curves(panel.view)]
        shown.append((titles(panel), gradients))
    none, all_ = [""] * 4, ["↓ −1", "↓ −1", "↓ −2", "↓ −4"]
    values = ["E = 1", "fx_y = −1", "= 2", "θ = 1"]
    assert shown == [(["E", *values[1:]], none), (values, none), (values, all_), (values, none)]


def test_an_operation_that_is_not_done_yet_is_not_drawn_as_done(panel: GraphPanel) -> None:
    panel.show_graph(NOTEBOOK, 0, Precision.FLOAT64)
    assert [node.card.is_made for node in cards(panel.view)] == [False, True, True, True]
    assert [node.card.is_leaf for node in cards(panel.view)] == [False, False, False, True]


def test_gradients_that_meet_are_added_where_they_meet(panel: GraphPanel) -> None:
    panel.show_graph(NOTEBOOK, 3, Precision.FLOAT64)
    assert str(cards(panel.view)[1].card.gradient) == "gradient = −1 + (−1) = −2"


def test_two_edges_between_the_same_nodes_lie_apart(panel: GraphPanel) -> None:
    panel.show_graph(NOTEBOOK, 3, Precision.FLOAT64)
    one, other = (edge.boundingRect().center() for edge in curves(panel.view)[:2])
    assert one.x() + 10 < other.x()


def test_nothing_moves_while_lines_are_walked_through(panel: GraphPanel) -> None:
    panel.show_graph(NOTEBOOK, 0, Precision.FLOAT64)
    before = [(node, node.pos()) for node in cards(panel.view)]
    for line in (3, 6, 1):
        panel.show_graph(NOTEBOOK, line, Precision.FLOAT64)
    assert [(node, node.pos()) for node in cards(panel.view)] == before


def test_a_sum_too_long_for_its_place_gives_the_total_alone(panel: GraphPanel) -> None:
    third = (-1e13 / 3,)
    nodes = (NOTEBOOK.nodes[0], Node("SubBackward0", "fx_y", third, (), (-2e13 / 3,), 0))
    edges = (Edge(0, 0, 1, third), Edge(0, 1, 1, third))
    panel.show_graph(Graph(nodes, edges, 2, None), 3, Precision.FLOAT64)
    assert str(cards(panel.view)[1].card.gradient) == "gradient ≈ −6.66667·10¹²"


def test_without_a_graph_it_says_why(panel: GraphPanel) -> None:
    panel.show_graph(None, 0, Precision.FLOAT64, "There is none.")
    sentence = panel.findChild(QLabel, "graph_sentence")
    assert sentence is not None
    assert sentence.isVisible()
    assert sentence.text() == "There is none."
    assert not panel.view.isVisible()


def test_a_persons_choice_is_told_and_the_windows_is_not(panel: GraphPanel) -> None:
    panel.show_graph(NOTEBOOK, 3, Precision.FLOAT64)
    told: list[int] = []
    panel.node_selected.connect(told.append)
    panel.select(2)
    assert told == []
    cards(panel.view)[2].setSelected(False)
    cards(panel.view)[0].setSelected(True)
    assert told == [-1, 0]


def test_tab_goes_from_node_to_node_and_leaves_at_the_end(panel: GraphPanel, qtbot: QtBot) -> None:
    panel.show_graph(NOTEBOOK, 3, Precision.FLOAT64)
    panel.activateWindow()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    reached = []
    for _ in range(4):
        qtbot.keyClick(panel.view, Qt.Key.Key_Tab)
        reached += [node.index for node in cards(panel.view) if node.isSelected()]
    assert reached == [0, 1, 2, 3]
    qtbot.keyClick(panel.view, Qt.Key.Key_Tab)
    assert not panel.view.hasFocus()


def test_arrow_keys_are_left_to_the_window(panel: GraphPanel) -> None:
    kind = QEvent.Type.ShortcutOverride
    event = QKeyEvent(kind, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(panel.view, event)
    assert not event.isAccepted()


def test_it_is_zoomed_and_fitted_again(panel: GraphPanel, qtbot: QtBot) -> None:
    panel.show_graph(NOTEBOOK, 3, Precision.FLOAT64)
    fitted = panel.view.transform().m11()
    buttons = {button.text(): button for button in panel.findChildren(QToolButton)}
    buttons["+"].click()
    assert panel.view.transform().m11() == pytest.approx(1.2 * fitted)
    panel.resize(500, 500)
    assert panel.view.transform().m11() == pytest.approx(1.2 * fitted)
    buttons["Fit"].click()
    fitted = panel.view.transform().m11()
    qtbot.keyClicks(panel.view, "-")
    assert panel.view.transform().m11() == pytest.approx(fitted / 1.2)


def test_its_button_asks_for_a_picture(panel: GraphPanel, qtbot: QtBot) -> None:
    panel.show_graph(NOTEBOOK, 3, Precision.FLOAT64)
    button = panel.findChild(QToolButton, "graph_save")
    with qtbot.waitSignal(panel.picture_requested):
        button.click()


def test_a_screen_reader_is_told_the_graph_in_words(panel: GraphPanel) -> None:
    panel.show_graph(NOTEBOOK, 3, Precision.FLOAT64)
    words = panel.view.accessibleDescription().splitlines()
    assert words[1] == "SubBackward0, fx_y = −1, gradient = −1 + (−1) = −2"
    assert "kept for backward(): self = tensor([-1.])" in cards(panel.view)[0].toolTip()


def test_of_several_graphs_of_a_step_it_is_said_which_is_shown(panel: GraphPanel) -> None:
    legend = panel.findChild(QLabel, "graph_legend")
    panel.show_graph(NOTEBOOK, 3, Precision.FLOAT64)
    alone = legend.text()
    panel.show_graph(replace(NOTEBOOK, passes=2), 0, Precision.FLOAT64)
    words = (
        "Gradients flow 2 times in this step: the graph is that of the last time, dashed until it "
        "is built."
    )
    assert legend.text() == f"{alone}\n{words}"
    assert panel.view.accessibleDescription().startswith(f"{words}\n")
    panel.show_graph(NOTEBOOK, 3, Precision.FLOAT64)
    assert legend.text() == alone


def test_a_leaf_says_what_the_gradient_is_added_to() -> None:
    leaf = Node("AccumulateGrad", "θ", (1.4,), (), (-0.8,), -1, added_to=(-4.0,), total=(-4.8,))
    graph = Graph((*NOTEBOOK.nodes[:3], leaf), NOTEBOOK.edges, 2, None)
    assert [*dict.fromkeys(map(str, arrivals(graph, 3, Precision.FLOAT64)))] == [
        "θ.grad = −4 + (−0.8) = −4.8",
        "= −4 + (−0.8) = −4.8",
        "θ.grad = −4.8",
    ]
    tip = node_tip(leaf, Precision.FLOAT64, has_value=True, has_gradient=True)
    assert tip.endswith("gradient: −0.8\n.grad before: −4\n.grad: −4.8")
