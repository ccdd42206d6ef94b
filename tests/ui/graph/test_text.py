"""What is written at the graph of a person's own code, against what PyTorch's tensors hold."""

from __future__ import annotations

import pytest
import torch

from gradapp.core.numbers.precision import Precision
from gradapp.core.own_code.drawn_graph import drawn
from gradapp.core.own_code.messages import Backward
from gradapp.core.recording.graph import Edge, Graph, Node
from gradapp.host.camera import Camera
from gradapp.host.graphs import Graphs
from gradapp.ui.graph.text import arrivals, edge_tip, node_tip, node_titles, sent

F32, F64 = Precision.FLOAT32, Precision.FLOAT64


def went_back(root: torch.Tensor, size: int, **names: torch.Tensor) -> Graph:
    """The graph of so many nodes that backward() goes through now, as it is drawn."""
    call = Backward("", None, size, None)
    leave = Graphs(Camera()).watch(call, root, [names])
    root.backward()
    leave()
    assert call.graph is not None
    return drawn(call.graph)


def gradients(graph: Graph, precision: Precision = F32) -> list[str]:
    return [str(arrivals(graph, index, precision)[0]) for index in range(len(graph.nodes))]


def titles(graph: Graph) -> list[str]:
    return [str(node_titles(node, F32, has_value=True)[0]) for node in graph.nodes]


def held(leaf: torch.Tensor) -> torch.Tensor:
    assert leaf.grad is not None
    return leaf.grad


def test_a_leaf_holds_the_sum_of_what_it_had_and_what_has_come() -> None:
    w = torch.tensor([3.0], requires_grad=True)
    for _ in range(2):
        E = (w * 2) ** 2
        graph = went_back(E, 3, E=E, w=w)
    assert held(w).item() == 48
    assert gradients(graph)[-1] == "w.grad = 24 + 24 = 48"
    tip = node_tip(graph.nodes[-1], F32, has_value=True, has_gradient=True)
    assert tip.endswith("gradient: 24\n.grad before: 24\n.grad: 48")


def test_a_gradient_that_was_zeroed_is_no_part_of_a_sum() -> None:
    w = torch.tensor([3.0], requires_grad=True)
    w.grad = torch.zeros(1)
    E = w * 2
    assert gradients(went_back(E, 2, w=w))[-1] == "w.grad = 2"


def test_of_what_a_hook_does_the_result_alone_is_said() -> None:
    w = torch.tensor([3.0], requires_grad=True)
    w.register_hook(lambda gradient: gradient * 2)
    assert gradients(went_back(w * w, 2, w=w))[-1] == f"w.grad = {held(w).item():g}"
    w = torch.tensor([3.0], requires_grad=True)
    w.register_post_accumulate_grad_hook(lambda leaf: setattr(leaf, "grad", torch.ones(1)))
    graph = went_back(w * w, 2, w=w)
    assert gradients(graph)[-1] == f"w.grad = {held(w).item():g}"
    tip = node_tip(graph.nodes[-1], F32, has_value=True, has_gradient=True)
    assert tip.endswith("gradient: 6\n.grad: 1")


def test_where_it_is_not_known_what_a_leaf_holds_it_says_what_has_come() -> None:
    w = torch.tensor([3.0], requires_grad=True)
    w.register_post_accumulate_grad_hook(lambda leaf: setattr(leaf, "grad", None))
    assert gradients(went_back(w * 2, 2, w=w))[-1] == "gradient = 2"
    old = Node("AccumulateGrad", "w", (3.0,), (), (24.0,), 0, added_to=(24.0,))
    assert gradients(Graph((old,), (), 0, None)) == ["gradient = 24"]
    tip = node_tip(old, F32, has_value=True, has_gradient=True)
    assert tip.endswith("gradient: 24\n.grad before: 24")


def test_of_a_large_tensor_the_norm_is_written_as_one_and_norms_are_not_added() -> None:
    w = torch.full((25,), 0.5, requires_grad=True)
    for _ in range(2):
        y = w * w
        E = y.sum()
        graph = went_back(E, 3, E=E, y=y, w=w)
    # The norm of 25 equal numbers is 5 times one: of w² = 0.25, of ones, of 2w = 1, twice added.
    assert held(w).tolist() == [2.0] * 25
    assert titles(graph) == ["E = 6.25", "‖y‖ = 1.25", "‖w‖ = 2.5"]
    assert gradients(graph) == ["gradient = 1", "‖gradient‖ = 5", "‖w.grad‖ = 10"]
    assert [str(sent(edge, F32)[0]) for edge in graph.edges] == ["↓ ‖·‖ = 5", *["↓ ‖·‖ = 2.5"] * 2]
    tip = node_tip(graph.nodes[-1], F32, has_value=True, has_gradient=True)
    assert tip.endswith(
        "value: ‖·‖ = 2.5\ngradient: ‖·‖ = 5\n.grad before: ‖·‖ = 5\n.grad: ‖·‖ = 10"
    )
    assert edge_tip(graph, graph.edges[0], F32, has_gradient=True).endswith("gradient: ‖·‖ = 5")


def test_a_large_tensor_without_a_name_has_a_norm_too() -> None:
    w = torch.ones(25, requires_grad=True)
    E = w.sum()
    assert titles(went_back(E, 2, E=E))[-1] == "‖·‖ = 5"


def test_complex_numbers_are_written_as_python_does() -> None:
    z = torch.tensor([1 - 2j], requires_grad=True)
    product = z * z.conj()
    E = product.real.sum()
    graph = went_back(E, 6, z=z, product=product)
    assert f"z = {z.item()}" in titles(graph)
    assert f"product = {product.item()}" in titles(graph)
    half = held(z).item() / 2  # along each of the edges from z and from its conjugate
    assert gradients(graph)[-1] == f"z.grad = {half} + {half} = {held(z).item()}"
    tip = node_tip(graph.nodes[-1], F32, has_value=True, has_gradient=True)
    assert f"value: {z.item()}\ngradient: {held(z).item()}" in tip
    assert f"↓ {half}" in [str(sent(edge, F32)[0]) for edge in graph.edges]


def test_an_empty_tensor_is_written_as_one() -> None:
    w = torch.zeros(0, requires_grad=True)
    E = w.sum()
    graph = went_back(E, 2, E=E, w=w)
    assert held(w).tolist() == []
    assert (titles(graph)[-1], gradients(graph)[-1]) == ("w = []", "w.grad = []")


def test_what_is_not_finite_is_added_as_it_is() -> None:
    w = torch.tensor(torch.inf, requires_grad=True)
    graph = went_back(w * w, 2, w=w)
    assert held(w).item() == torch.inf
    assert gradients(graph)[-1] == "w.grad = ∞ + ∞ = ∞"
    w = torch.tensor(torch.nan, requires_grad=True)
    w.register_hook(torch.nan_to_num)
    graph = went_back(w * w, 2, w=w)
    assert gradients(graph)[-1] == f"w.grad = {held(w).item():g}"


def test_of_several_results_of_one_operation_no_gradient_is_said_to_be_that_of_all() -> None:
    w = torch.tensor([3.0, 2.0], requires_grad=True)
    a, b = w.unbind()
    graph = went_back(a * b, 3, w=w)
    assert (gradients(graph)[1], gradients(graph)[2]) == ("", "w.grad = [2, 3]")
    assert [str(sent(edge, F32)[0]) for edge in graph.edges] == ["↓ 2", "↓ 3", "↓ [2, 3]"]


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float64])
def test_numbers_of_another_format_keep_their_digits(dtype: torch.dtype) -> None:
    w = torch.tensor([1 / 3], dtype=dtype, requires_grad=True)
    graph = went_back(w * 1, 2, w=w)
    tip = node_tip(graph.nodes[-1], F32, has_value=True, has_gradient=True)
    (told,) = [line for line in tip.splitlines() if line.startswith("value: ")]
    assert torch.tensor([float(told.removeprefix("value: "))], dtype=dtype).item() == w.item()


def test_a_sum_is_one_where_rounding_is_all_that_differs() -> None:
    parts = (torch.tensor(0.1), torch.tensor(0.2), torch.tensor(-0.15))
    total = sum(parts, torch.tensor(0.0)).item()
    root = Node("E", None, None, (), None, 0)
    met = Node("MulBackward0", "r", None, (), (total,), 0)
    edges = tuple(Edge(0, i, 1, (part.item(),)) for i, part in enumerate(parts))
    assert gradients(Graph((root, met), edges, 0, None))[1].startswith("gradient = 0.1 + 0.2 + (−")
