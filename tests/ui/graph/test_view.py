"""The drawing of the graph: its words, its edges, and how it is moved about in."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem
from pytestqt.qtbot import QtBot

from gradapp.core.numbers.precision import Precision
from gradapp.core.recording.graph import Edge, Graph, Node
from gradapp.ui.graph.text import sent
from gradapp.ui.graph.view import GraphView
from gradapp.ui.kit.picture import SVG, picture
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from tests.ui.seen import cards, curves

F32, F64 = Precision.FLOAT32, Precision.FLOAT64
BEFORE, BACKWARD = 1, 2


def square(each: float, total: float) -> Graph:
    """The graph of E = fx_y * fx_y, `each` coming along both edges."""
    return Graph(
        nodes=(
            Node("MulBackward0", "E", (0.25,), (), (1.0,), 1),
            Node("SubBackward0", "fx_y", (0.5,), (("alpha", "1"),), (total,), 0),
            Node("AccumulateGrad", "θ", (1.0,), (), (total,), -1),
        ),
        edges=(Edge(0, 0, 1, (each,)), Edge(0, 1, 1, (each,)), Edge(1, 0, 2, (total,))),
        backward=BACKWARD,
        cleared=3,
    )


NOTEBOOK = square(-1.0, -2.0)
THIRD_32 = 0.3333333432674408


@pytest.fixture
def view(qtbot: QtBot) -> GraphView:
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(420, 430)
    view.show()
    view.show_graph(NOTEBOOK, BACKWARD, F64)
    return view


def selected(view: GraphView) -> list[int]:
    return [node.index for node in cards(view) if node.isSelected()]


def test_a_sum_of_numbers_with_many_digits_is_still_shown_as_a_sum(view: GraphView) -> None:
    view.show_graph(square(-0.5415219664573669, -1.0830439329147339), BACKWARD, F64)
    assert str(cards(view)[1].card.gradient) == "≈ −0.5415 + (−0.5415) ≈ −1.083"
    words = view.accessibleDescription().splitlines()[1]
    assert words.endswith("gradient ≈ −0.541522 + (−0.541522) ≈ −1.08304")


def test_of_many_elements_the_first_stand_beside_the_edge_and_all_in_its_tooltip() -> None:
    edge = Edge(0, 0, 1, (-0.5, 2.5, -2.5, 0.5))
    assert set(map(str, sent(edge, Precision.FLOAT32))) == {"↓ [−0.5, 2.5, …]"}
    whole = sent(Edge(0, 0, 1, (2.0, -2.0)), Precision.FLOAT32)
    assert set(map(str, whole)) == {"↓ [2, −2]"}


def test_a_rounded_gradient_on_an_edge_says_that_it_is_rounded(view: GraphView) -> None:
    view.show_graph(square(1 / 3, 2 / 3), BACKWARD, F64)
    told = [edge.label.text for edge in curves(view)]
    assert told == ["↓ ≈ 0.333333", "↓ ≈ 0.333333", "↓ ≈ 0.666667"]


def test_tooltips_have_all_digits_of_the_runs_precision(view: GraphView) -> None:
    graph = square(THIRD_32, 2 * THIRD_32)
    for precision, each, total in (
        (F32, "0.33333334", "0.6666667"),
        (F64, "0.3333333432674408", "0.6666666865348816"),
    ):
        view.show_graph(graph, BACKWARD, precision)
        assert cards(view)[1].toolTip().splitlines() == [
            "SubBackward0",
            "variable: fx_y",
            "value: 0.5",
            "kept for backward(): alpha = 1",
            f"gradient: {total}",
        ]
        assert curves(view)[1].toolTip() == f"MulBackward0: operand 2\ngradient: {each}"


def test_tooltips_tell_nothing_that_has_not_happened_yet(view: GraphView) -> None:
    view.show_graph(NOTEBOOK, 0, F64)
    assert cards(view)[0].toolTip() == "MulBackward0\nvariable: E"
    assert curves(view)[0].toolTip() == "MulBackward0: operand 1"
    words = view.accessibleDescription().splitlines()
    assert words[0] == "MulBackward0, E, not computed yet"
    assert words[1] == "SubBackward0, fx_y = 0.5"


def test_another_size_of_text_keeps_the_selection_and_gives_nodes_more_room(
    view: GraphView, qapp: QApplication, qtbot: QtBot, large_font: QFont
) -> None:
    view.select(1)
    before = cards(view)[0].boundingRect().width()
    qapp.setFont(large_font)
    qtbot.waitUntil(lambda: cards(view)[0].boundingRect().width() > 1.5 * before)
    assert selected(view) == [1]


def test_each_tab_tells_of_one_node(view: GraphView) -> None:
    told: list[int] = []
    view.node_selected.connect(told.append)
    for _ in range(2):
        view.focusNextPrevChild(True)
    view.focusNextPrevChild(False)
    assert told == [0, 1, 0]


@pytest.mark.parametrize(
    ("reason", "forward", "reached"),
    [
        (Qt.FocusReason.TabFocusReason, True, [0]),
        (Qt.FocusReason.TabFocusReason, False, []),
        (Qt.FocusReason.BacktabFocusReason, False, [2]),
        (Qt.FocusReason.BacktabFocusReason, True, []),
    ],
)
def test_whoever_comes_in_at_one_end_can_leave_there(
    view: GraphView, reason: Qt.FocusReason, forward: bool, reached: list[int]
) -> None:
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusIn, reason))
    view.focusNextPrevChild(forward)
    assert selected(view) == reached


@pytest.mark.parametrize("width", [60, 150, 300, 500])
@pytest.mark.parametrize("line", [BEFORE, BACKWARD])
def test_a_fitted_graph_keeps_its_text_readable_and_shows_what_the_line_is_about(
    view: GraphView, width: int, line: int
) -> None:
    view.resize(width, 120)
    view.show_graph(square(1 / 3, 2 / 3), line, F32)
    scale = view.transform().m11()
    assert 0.75 <= scale <= 1
    node = cards(view)[-1 if line == BACKWARD else 0]
    seen = view.mapToScene(view.viewport().rect()).boundingRect()
    assert seen.contains(node.pos())


def test_the_text_of_a_fitted_graph_is_as_large_as_the_application_writes(
    view: GraphView, large_font: QFont, qapp: QApplication
) -> None:
    def height() -> float:
        em = QFontMetricsF(view.font()).height()
        return em * view.transform().m11()

    view.resize(380, 330)
    usual = height()
    qapp.setFont(large_font)
    QApplication.sendPostedEvents()
    assert height() >= 0.75 * 1.7 * usual


def test_where_there_is_no_graph_there_is_nothing_to_fit_however_little_the_room(
    view: GraphView,
) -> None:
    view.show_graph(None, -1, F64)
    view.resize(60, 60)
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.accessibleDescription() == ""
    view.show_graph(NOTEBOOK, BACKWARD, F64)
    assert cards(view)[-1].scene() is view.scene()


def test_zoom_stays_from_step_to_step_and_where_there_is_no_graph_between(view: GraphView) -> None:
    view.zoom_in()
    view.zoom_in()
    before = view.transform(), view.mapToScene(QPoint())
    view.show_graph(square(3.0, 6.0), 0, F64)
    view.show_graph(None, 0, F64)
    assert not cards(view)
    view.show_graph(square(1 / 3, 2 / 3), BACKWARD, F32)
    assert (view.transform(), view.mapToScene(QPoint())) == before


def test_a_double_click_beside_a_curve_fits_the_graph(view: GraphView) -> None:
    view.zoom_in()
    enlarged = view.transform().m11()
    upper, lower = (cards(view)[i].sceneBoundingRect() for i in (0, 1))
    between = QPointF(upper.center().x(), (upper.bottom() + lower.top()) / 2)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.mapFromScene(between))
    assert view.transform().m11() < enlarged


@pytest.mark.parametrize(
    ("line", "ends"), [(-1, set()), (BEFORE, {"up"}), (BACKWARD, {"down"}), (3, {"up"})]
)
def test_an_edge_points_up_once_a_value_went_up_and_down_once_a_gradient_came_down(
    view: GraphView, line: int, ends: set[str]
) -> None:
    view.show_graph(NOTEBOOK, line, F64)
    edge = curves(view)[2]
    rect = edge.boundingRect()
    image = QImage(rect.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.translate(-rect.topLeft())
        edge.paint(painter, QStyleOptionGraphicsItem())
    white = QColor(Qt.GlobalColor.white)
    widths = [
        sum(image.pixelColor(x, y) != white for x in range(image.width()))
        for y in range(image.height())
    ]
    third = len(widths) // 3
    heads = {"up": max(widths[:third]), "down": max(widths[-third:])}
    assert {end for end, width in heads.items() if width > 5} == ends


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_picture_has_the_colours_of_the_theme_and_all_words(
    view: GraphView, theme: Theme
) -> None:
    view.apply_theme(theme)
    content = picture(view, SVG)
    names = {child.tag.rpartition("}")[2]: child.text for child in ElementTree.fromstring(content)}
    assert names["title"] == "Graph that autograd built"
    assert "gradient = −1 + (−1) = −2" in str(names["desc"])
    words = [each.get("aria-label") for each in ElementTree.fromstring(content).iter()]
    for one in ("fx_y = 0.5", "AccumulateGrad · leaf", "gradient = −1 + (−1) = −2", "↓ −1"):
        assert one in words
    renderer = QSvgRenderer(content)
    image = QImage(renderer.defaultSize(), QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        renderer.render(painter)
    assert image.pixelColor(1, 1).name() == theme.surface


def test_a_picture_is_the_same_wherever_the_graph_is_scrolled_to(view: GraphView) -> None:
    def parts() -> list[tuple[str | None, ...]]:
        names = ("width", "height", "transform", "aria-label")
        root = ElementTree.fromstring(picture(view, SVG))
        return [tuple(map(each.get, names)) for each in root.iter()]

    fitted = parts()
    view.resize(150, 120)
    for _ in range(6):
        view.zoom_in()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert parts() == fitted


def test_operands_that_differ_are_led_to_each_by_an_edge_of_its_own(view: GraphView) -> None:
    θ, x = (Node("AccumulateGrad", name, (1.0,), (), None, -1) for name in "θx")
    product = replace(NOTEBOOK.nodes[0], name="MulBackward0")
    graph = Graph((product, θ, x), (Edge(0, 0, 1, None), Edge(0, 1, 2, None)), None, None)
    view.show_graph(graph, 5, F64)
    left, right = (cards(view)[i].sceneBoundingRect() for i in (1, 2))
    assert left.right() < right.left()
    assert [edge.label.text for edge in curves(view)] == ["", ""]
