"""Layers of a graph, as of the formulas of several parameters."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gradapp.ui.graph.layers import layered


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]]]:
    count = draw(st.integers(1, 9))
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count)]
    edges = draw(st.lists(st.sampled_from(pairs), max_size=14)) if pairs else []
    return count, edges


@given(graphs())
@settings(derandomize=True)
def test_edges_lead_down_and_no_two_nodes_share_a_place(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    count, edges = graph
    layout = layered(count, edges)
    assert len(set(layout.places)) == count
    for (source, target), bends in zip(edges, layout.bends, strict=True):
        upper, lower = layout.places[source][1], layout.places[target][1]
        assert lower > upper
        assert len(bends) == lower - upper - 1
    assert layout == layered(count, edges)


def test_the_notebooks_graph_is_a_column() -> None:
    layout = layered(4, [(0, 1), (0, 1), (1, 2), (2, 3)])
    assert layout.places == ((0.0, 0), (0.0, 1), (0.0, 2), (0.0, 3))


def test_crossings_are_undone() -> None:
    layout = layered(4, [(0, 3), (1, 2)])
    (a, _), (b, _), (c, _), (d, _) = layout.places
    assert (a - b) * (d - c) > 0


@given(graphs())
@settings(derandomize=True)
def test_an_edge_over_several_layers_has_a_place_of_its_own_in_each(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    count, edges = graph
    layout = layered(count, edges)
    taken = list(layout.places)
    for (source, _), bends in zip(edges, layout.bends, strict=True):
        first = layout.places[source][1] + 1
        taken += [(column, first + i) for i, column in enumerate(bends)]
    assert len(set(taken)) == len(taken)


def test_nothing_has_no_layers() -> None:
    assert layered(0, []).width == 0


def test_a_line_over_samples_has_its_two_parameters_beside_and_below_one_another() -> None:
    mean, square, difference, line, product, b, w = range(7)
    edges = [(mean, square), (square, difference), (square, difference), (difference, line)]
    layout = layered(7, [*edges, (line, product), (line, b), (product, w)])
    assert [layer for _, layer in layout.places] == [0, 1, 2, 3, 4, 4, 5]
    assert layout.width == 2
    assert not any(layout.bends)


def test_an_edge_past_other_layers_goes_beside_what_stands_there() -> None:
    total, product, w = range(3)  # w·x + w
    layout = layered(3, [(total, product), (product, w), (total, w)])
    assert layout.places[product][0] != layout.bends[2][0]
