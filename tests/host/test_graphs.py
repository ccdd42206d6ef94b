"""The graph of a recorded backward(), against gradients that are computed by hand and by torch."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import torch

from gradapp.core.own_code.messages import Backward, Graph, Line, decode, encode
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.states import Norm
from gradapp.host.process import record
from tests.host.test_loops import PLENTY, plainly

TWICE = """\
import torch
w = torch.tensor([3.0], requires_grad=True)
x = torch.tensor([2.0])
for k in range(2):
    r = w * x
    E = r * r
    E.backward()
"""


@cache
def recorded(text: str) -> Recording:
    return record(text, "own.py", PLENTY)


def backwards(text: str) -> list[Backward]:
    return [each for line in recorded(text).lines for each in line.backward]


def graph_of(backward: Backward) -> Graph:
    assert backward.graph is not None
    return backward.graph


def test_nodes_have_names_of_the_code_values_and_the_gradients_that_arrived() -> None:
    first, second = (graph_of(each) for each in backwards(TWICE))
    # E = (wx)², dE/dr = 2r = 12 of which 6 comes along each edge, dE/dw = 24.
    told = [
        (node.name, node.variable, node.value, node.gradient, node.shape, node.added_to)
        for node in first.nodes
    ]
    assert told == [
        ("MulBackward0", "E", [36.0], [1.0], [1], None),
        ("MulBackward0", "r", [6.0], [12.0], [1], None),
        ("AccumulateGrad", "w", [3.0], [24.0], [1], None),
    ]
    assert [(e.source, e.operand, e.target, e.gradient) for e in first.edges] == [
        (0, 0, 1, [6.0]),
        (0, 1, 1, [6.0]),
        (1, 0, 2, [24.0]),
    ]
    assert (first.nodes[2].total, second.nodes[2].total) == ([24.0], [48.0])
    assert second.nodes[2].added_to == [24.0]
    numbers = [node.number for node in second.nodes]
    assert numbers[2] == first.nodes[2].number
    assert len(set(numbers)) == 3


def test_a_model_has_its_parameters_names_and_an_error_without_one_its_value() -> None:
    text = (
        "import torch\ntorch.manual_seed(1)\nmodel = torch.nn.Linear(3, 7)\n"
        "x = torch.ones(2, 3)\n(model(x) ** 2).sum().backward()\n"
    )
    (backward,) = backwards(text)
    graph = graph_of(backward)
    torch.manual_seed(1)
    model = torch.nn.Linear(3, 7)
    error = (model(torch.ones(2, 3)) ** 2).sum()
    error.backward()
    assert graph.nodes[0].value == [error.item()]
    leaves = {node.variable: node for node in graph.nodes if node.name == "AccumulateGrad"}
    assert leaves["model.bias"].shape == [7]
    assert model.bias.grad is not None
    assert leaves["model.bias"].gradient == model.bias.grad.tolist()
    assert model.weight.grad is not None
    norm = model.weight.grad.double().norm().item()
    assert leaves["model.weight"].gradient == leaves["model.weight"].total == Norm(norm)
    assert {tuple(node.shape) for node in graph.nodes} >= {(), (2, 7), (7,), (7, 3)}


def test_what_arrives_at_a_leaf_is_what_the_persons_hook_made_of_it() -> None:
    text = (
        "import torch\nw = torch.tensor([3.0], requires_grad=True)\n"
        "w.register_hook(lambda g: g * 2)\nE = w * 5\nE.backward()\nassert w.grad == 10\n"
    )
    (backward,) = backwards(text)
    assert recorded(text).ends.how == "finished"
    graph = graph_of(backward)
    assert graph.nodes[-1].gradient == [10.0]  # dE/dw = 5, doubled
    assert [edge.gradient for edge in graph.edges] == [[5.0]]


def test_a_sparse_gradient_that_was_there_hides_no_graph() -> None:
    text = (
        "import torch\ne = torch.nn.Embedding(3, 2, sparse=True)\n"
        "for k in range(2):\n    E = e(torch.tensor([1])).sum()\n    E.backward()\n"
    )
    _, second = (graph_of(each) for each in backwards(text))
    assert second.nodes[-1].variable == "e.weight"


def test_a_graph_is_read_without_what_leaves_hold_after_it() -> None:
    line = [each for each in recorded(TWICE).lines if each.backward][-1]
    old = encode(line).replace(b',"total":[48.0]', b"")
    assert len(old) < len(encode(line))
    read = decode(old)
    assert isinstance(read, Line)
    assert graph_of(read.backward[0]).nodes[-1].total is None


def test_a_large_graph_is_counted_only() -> None:
    text = (
        "import torch\nw = torch.ones(1, requires_grad=True)\ny = w\n"
        "for k in range(250):\n    y = y * w\ny.backward()\n"
    )
    (backward,) = backwards(text)
    assert (backward.nodes, backward.graph) == (251, None)


def test_gradients_that_do_not_flow_are_none_and_a_backward_that_raises_is_told() -> None:
    text = (
        "import torch\nw = torch.ones(1, requires_grad=True)\nE = w * w\n"
        "E.backward()\nE.backward()\n"
    )
    first, second = (graph_of(each) for each in backwards(text))
    assert first.nodes[-1].gradient == [2.0]
    assert [node.gradient for node in second.nodes] == [[1.0], None]
    assert recorded(text).ends.how == "raised"


@pytest.mark.parametrize("extra", ["", "w.register_hook(lambda g: g * 2)\n"])
def test_watching_leaves_gradients_and_the_persons_hooks_as_they_are(
    extra: str, tmp_path: Path
) -> None:
    text = (
        f"import torch\nw = torch.linspace(0.1, 0.7, 5).requires_grad_()\n{extra}"
        "E = (w.sin() * w.exp()).sum()\nE.backward(create_graph=True)\n"
        "w.grad.sum().backward()\nprint(w.grad.tolist())\n"
    )
    recording = recorded(text)
    assert recording.lines[-1].output == plainly(text, tmp_path).stdout


SHARED_IN_A_LINE = """\
import torch
w = torch.tensor(2.0, requires_grad=True)
a = w * w
b = a * 3
{line}
"""


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("a.backward(retain_graph=True); b.backward()", "a"),
        ("a.backward(retain_graph=True), b.backward()", "a"),
        ("a.backward(retain_graph=True); torch.autograd.grad(b, w)", "a"),
        ("a.backward(retain_graph=True); torch.autograd.backward([b, a])", "a"),
        ("b.register_hook(lambda _: a.backward(retain_graph=True)); b.backward()", "b"),
    ],
)
def test_a_graph_has_the_gradients_of_its_own_call_alone(line: str, on: str) -> None:
    told = next(each for each in backwards(SHARED_IN_A_LINE.format(line=line)) if each.on == on)
    gradients = {each.variable: each.gradient for each in graph_of(told).nodes}
    # da/da = 1, da/dw = 2w = 4; db/db = 1, db/da = 3, db/dw = 6w = 12.
    expected = {"a": [1.0], "w": [4.0]} if on == "a" else {"b": [1.0], "a": [3.0], "w": [12.0]}
    assert gradients == expected


def test_what_a_leaf_holds_is_what_it_held_behind_each_of_the_calls_in_a_line() -> None:
    line = "a.backward(retain_graph=True); a.backward(retain_graph=True); b.backward()"
    leaves = [graph_of(each).nodes[-1] for each in backwards(SHARED_IN_A_LINE.format(line=line))]
    assert [each.total for each in leaves] == [[4.0], [8.0], [20.0]]  # 2w = 4 twice, then 6w = 12
    assert [each.added_to for each in leaves] == [None, [4.0], [8.0]]
