"""The graph of a step holds the numbers that went through it, at any step and precision."""

from __future__ import annotations

import dataclasses
import pickle
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gradapp.core import lab
from gradapp.core.methods import METHODS, Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.recording.graph import Edge, Graph, Node
from gradapp.core.recording.recorded_step import RecordedStep, TensorState
from gradapp.core.recording.recorder import record
from gradapp.core.registry import method, ways
from gradapp.core.run.descent import Descent
from tests.additions import halves

every_graph = pytest.mark.parametrize(
    "each", [each for each in METHODS if each.uses_torch], ids=lambda each: each.id
)
both_precisions = pytest.mark.parametrize("precision", list(Precision))
steps = pytest.mark.parametrize("step", [1, 2, 1000])


def recorded_with_theta(each: Method, problem: Problem, step: int) -> tuple[RecordedStep, float]:
    """Return the recorded step and the θ that its step began with."""
    block = Descent(problem, each).advance(step)
    assert block.shape[1] == step
    before = float(block[0, step - 2]) if step > 1 else None
    return record(each, problem, step, before), float(block[0, -1])


def graph_of(recorded: RecordedStep) -> Graph:
    assert recorded.graph is not None
    return recorded.graph


def expected_nodes(each: Method, problem: Problem, theta: float) -> list[tuple[Any, ...]]:
    """Return name, variable, value and gradient of each node, every operation rounded once."""
    number = np.dtype(problem.precision.value).type
    x, y, one = number(problem.x), number(problem.y), number(1)
    product = number(theta) * x
    residual = product - y
    doubled = one * residual + one * residual
    leaf = ("AccumulateGrad", "θ", number(theta), doubled * x)
    if each.id == "mseloss":
        return [
            ("MseLossBackward0", "loss", residual * residual, one),
            ("MulBackward0", None, product, doubled),
            leaf,
        ]
    return [
        ("MulBackward0", "E", residual * residual, one),
        ("SubBackward0", "fx_y", residual, doubled),
        ("MulBackward0", None, product, doubled),
        leaf,
    ]


def expected_edges(nodes: list[tuple[Any, ...]]) -> list[Edge]:
    """Return the edges of a chain, whose first has two where the residual is squared by hand."""
    edges = [Edge(i, 0, i + 1, (float(nodes[i + 1][3]),)) for i in range(len(nodes) - 1)]
    if nodes[0][1] == "E":
        half = (float(nodes[1][2]),)
        edges[0:1] = [Edge(0, 0, 1, half), Edge(0, 1, 1, half)]
    return edges


@every_graph
@both_precisions
@steps
def test_every_number_is_that_of_the_operations_done_one_by_one(
    each: Method, precision: Precision, step: int
) -> None:
    problem = Problem(theta=-0.3, x=1.7, y=0.1, alpha=1e-4, precision=precision)
    recorded, theta = recorded_with_theta(each, problem, step)
    graph = graph_of(recorded)
    expected = expected_nodes(each, problem, theta)
    found = [(node.name, node.variable, node.value, node.gradient) for node in graph.nodes]
    assert found == [(name, var, (float(v),), (float(g),)) for name, var, v, g in expected]
    assert [replace(edge, factor=None) for edge in graph.edges] == expected_edges(expected)


@every_graph
@both_precisions
@steps
def test_terms_and_factors_are_what_the_numbers_say(
    each: Method, precision: Precision, step: int
) -> None:
    problem = Problem(theta=-0.3, x=1.7, y=0.1, alpha=1e-4, precision=precision)
    recorded, theta = recorded_with_theta(each, problem, step)
    graph = graph_of(recorded)
    known = {"θ": theta, "x": 1.7, "y": 0.1, "fx_y": theta * 1.7 - 0.1}
    near = 1e-5 if precision is Precision.FLOAT32 else 1e-12

    def worth(formula: str) -> float:
        code = formula.replace("·", "*").replace("−", "-").replace("2(", "2*(")
        mean = {"MSELoss": lambda one, other: (one - other) ** 2}
        return float(eval(code, {"__builtins__": {}}, known | mean))

    for node in graph.nodes:
        assert (node.term is None) is node.is_leaf
        if node.term is not None:
            assert node.value == (pytest.approx(worth(node.term), rel=near),)
    for edge in graph.edges:
        arrived = graph.nodes[edge.source].gradient
        assert arrived is not None
        assert edge.factor is not None
        assert edge.gradient == (pytest.approx(arrived[0] * worth(edge.factor), rel=near),)


_DATA = Data(("x",), ((1.0, -2.0, 4.0),), (1.0, 3.0, 5.0))
_START = {"a": 0.1, "b": 0.2, "c": 0.3}


@pytest.mark.parametrize(
    ("problem", "count"),
    [
        (Fit("a*x**2 + b*x + c", _DATA, start=_START), 7),
        (Fit("a*x + c*x + b", _DATA, start=_START), 7),
        (Fit(error="0.1*p**2 + 2*q**2", start={"p": 3.0, "q": 0.5}), 5),
        (Fit(error="p*q + q*r + p*r", start={"p": 3.0, "q": 0.5, "r": -0.75}), 5),
        (Fit(error="(p + q)**2 + (p - q)**2 + (q*q)*(p*p)", start={"p": 3.0, "q": 0.5}), 9),
        (Fit(error="p*q - (q*p)*p - p*p", start={"p": 3.0, "q": 0.5}), 6),
    ],
)
def test_where_a_line_has_operations_of_one_kind_each_node_has_the_term_of_its_own(
    problem: Fit, count: int
) -> None:
    way = next(each for each in ways(problem) if each.id == "autograd")
    graph = graph_of(record(way, problem, 1))
    known: dict[str, Any] = dict(zip(problem.names, problem.start, strict=True))
    if problem.data is not None:
        known |= {"x": np.array(problem.data.columns[0]), "y": np.array(problem.data.y)}
        known["fx_y"] = eval(problem.formula.text, known) - known["y"]

    def worth(formula: str) -> Any:
        return eval(formula.replace("·", "*").replace("−", "-").replace("^", "**"), known)

    with_terms = [node for node in graph.nodes if node.term is not None]
    assert len(with_terms) == count
    for node in with_terms:
        assert node.term is not None
        assert node.value == pytest.approx(np.ravel(worth(node.term)).tolist(), rel=1e-5)
    for edge in graph.edges:
        if edge.factor is not None:
            arrived, sent = graph.nodes[edge.source].gradient, edge.gradient
            assert isinstance(arrived, tuple)
            assert sent == (pytest.approx(arrived[0] * worth(edge.factor), rel=1e-5),)


def test_the_notebooks_terms_are_those_of_its_code() -> None:
    graph = graph_of(record(METHODS[1], Problem(), 1))
    assert [node.term for node in graph.nodes] == ["fx_y·fx_y", "θ·x − y", "θ·x", None]
    assert [edge.factor for edge in graph.edges] == ["fx_y", "fx_y", "1", "x"]
    graph = graph_of(record(METHODS[3], Problem(), 1))
    assert [node.term for node in graph.nodes] == ["MSELoss(θ·x, y)", "θ·x", None]
    assert [edge.factor for edge in graph.edges] == ["2(θ·x − y)", "x"]


@every_graph
@both_precisions
def test_the_notebooks_step_sends_its_gradients_to_theta(
    each: Method, precision: Precision
) -> None:
    graph = graph_of(record(each, Problem(precision=precision), 1))
    flowed = [edge.gradient for edge in graph.edges]
    assert flowed[-2:] == [(-2.0,), (-4.0,)]
    if each.id != "mseloss":
        assert flowed == [(-1.0,), (-1.0,), (-2.0,), (-4.0,)]
        assert [(e.source, e.operand, e.target) for e in graph.edges][:2] == [(0, 0, 1), (0, 1, 1)]
    assert [node.is_leaf for node in graph.nodes] == [False] * (len(graph.nodes) - 1) + [True]


@every_graph
@steps
def test_the_graph_and_the_variables_hold_the_same_numbers(each: Method, step: int) -> None:
    problem = Problem(theta=-0.3, x=1.7, y=0.1, alpha=1e-4)
    recorded, _ = recorded_with_theta(each, problem, step)
    graph = graph_of(recorded)
    assert graph.backward is not None
    after = {v.name: v.state for v in recorded.lines[graph.backward].variables}
    for node in graph.nodes:
        held = after.get(node.variable or "")
        if isinstance(held, TensorState):
            assert held.values == node.value
            assert held.grad_fn == (None if node.is_leaf else node.name)
            if node.is_leaf:
                assert held.grad is not None
                assert held.grad.values == node.gradient


@every_graph
def test_a_value_is_there_from_its_line_on(each: Method) -> None:
    recorded = record(each, Problem(), 2)
    graph = graph_of(recorded)
    for index, node in enumerate(graph.nodes):
        if node.is_leaf:
            assert graph.has_value(index, -1)
            continue
        assert graph.has_value(index, node.line)
        assert not graph.has_value(index, node.line - 1)
        made = {v.name for v in recorded.lines[node.line].variables if v.changed}
        assert node.variable is None or node.variable in made


def test_saved_operands_are_read_before_backward_frees_them() -> None:
    square, difference, product, leaf = graph_of(record(method("autograd"), Problem(), 1)).nodes
    residual = "tensor([-1.], grad_fn=<SubBackward0>)"
    assert dict(square.saved) == {"self": residual, "other": residual}
    assert dict(difference.saved) == {"alpha": "1"}
    assert dict(product.saved)["other"].startswith("tensor(2.")
    assert leaf.saved == ()
    error = graph_of(record(method("mseloss"), Problem(), 1)).nodes[0]
    assert dict(error.saved)["self"] == "tensor([2.], grad_fn=<MulBackward0>)"
    assert dict(error.saved)["target"] == "tensor([3.])"


def test_gradients_go_where_the_way_clears_them() -> None:
    cleared = {each.id: graph_of(record(each, Problem(), 2)).cleared for each in METHODS[1:]}
    assert cleared == {"autograd": 6, "optimizer": None, "mseloss": None}


def plain(value: object) -> bool:
    """Say whether `value` is made of nothing but numbers, text, tuples and frozen records."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for each in dataclasses.fields(value):
            with pytest.raises(dataclasses.FrozenInstanceError):
                setattr(value, each.name, None)
        return all(plain(getattr(value, each.name)) for each in dataclasses.fields(value))
    if isinstance(value, tuple):
        return all(map(plain, value))
    return value is None or isinstance(value, str) or type(value) in (int, float, bool)


@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_a_trace_holds_no_tensors_and_can_be_sent_anywhere(each: Method) -> None:
    for step in (0, 1, 2):
        recorded = record(each, Problem(), step)
        assert plain(recorded)
        assert pickle.loads(pickle.dumps(recorded)) == recorded


def test_a_diverging_step_has_its_numbers_in_the_graph_too() -> None:
    problem = Problem(theta=1e12, x=1e12, y=0)
    recorded = record(method("autograd"), problem, 1)
    root: Node = graph_of(recorded).nodes[0]
    assert root.value == (float("inf"),)
    assert recorded.not_finite == (1, "E")


@both_precisions
def test_a_leaf_that_still_has_a_gradient_adds_the_new_one_to_it(precision: Precision) -> None:
    (forgetful,) = (each for each in lab.methods() if each.id == "no_zero_grad")
    problem = Problem(precision=precision)
    first, second = (
        graph_of(recorded_with_theta(forgetful, problem, step)[0]).nodes[-1] for step in (1, 2)
    )
    assert (first.gradient, first.added_to, first.total) == ((-4.0,), None, (-4.0,))
    assert second.added_to == (-4.0,)
    assert second.gradient is not None
    number = np.dtype(precision.value).type
    assert second.total == (float(number(-4.0) + number(second.gradient[0])),)


@every_graph
def test_a_leaf_without_a_gradient_adds_to_nothing(each: Method) -> None:
    recorded, _ = recorded_with_theta(each, Problem(), 3)
    for node in graph_of(recorded).nodes:
        assert (node.added_to, node.total) == (None, node.gradient if node.is_leaf else None)


def test_in_how_many_lines_gradients_flowed_is_known() -> None:
    once, twice = (
        recorded_with_theta(each, Problem(), 2)[0] for each in (method("autograd"), halves.WAY)
    )
    assert (graph_of(once).passes, graph_of(twice).passes) == (1, 2)
    first, last = (i for i, each in enumerate(twice.lines) if each.role is Role.GRADIENT)
    assert (graph_of(twice).backward, first < last) == (last, True)
