"""Derivatives in bare Python: what torch's autograd finds, and as a person would write them."""

from __future__ import annotations

import ast
import math
from itertools import islice

import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st

from gradapp.core.library import descend
from gradapp.core.model.formula import FormulaError, read_formula
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.rules.table import rule
from gradapp.core.writing.expressions import in_python
from gradapp.core.writing.ways import ways


def lines_of(formula: str) -> list[str]:
    """Return the lines of bare Python for an error formula, without the update."""
    fit = Fit(error=formula)
    body = ways(fit)[0].program.lines
    return [line.strip() for line in body if line.startswith("    ") and "-=" not in line][:-1]


@pytest.mark.parametrize(
    ("formula", "lines"),
    [
        ("0.1*p**2 + 2*q**2", ["E = 0.1 * p**2 + 2 * q**2", "p_grad = 0.2 * p", "q_grad = 4 * q"]),
        ("(θ - 4)**2", ["E = (θ - 4) ** 2", "θgrad = 2 * (θ - 4)"]),
        (
            "(1 - p)**2 + 100*(q - p**2)**2",
            [
                "E = (1 - p) ** 2 + 100 * (q - p**2) ** 2",
                "u = q - p**2",
                "p_grad = -400 * p * u - 2 * (1 - p)",
                "q_grad = 200 * u",
            ],
        ),
        (
            "exp(-p) + q*exp(-p)",
            ["u = math.exp(-p)", "E = u + q * u", "p_grad = -u * (q + 1)", "q_grad = u"],
        ),
        ("sqrt(p)/3", ["u = math.sqrt(p)", "E = u / 3", "p_grad = 1 / (6 * u)"]),
        ("p**0.5", ["E = math.pow(p, 0.5)", "p_grad = 0.5 / math.sqrt(p)"]),
        ("p/3", ["E = p / 3", "p_grad = 1 / 3"]),
        ("2**p", ["E = math.pow(2, p)", "p_grad = math.pow(2, p) * math.log(2)"]),
        ("cos(p)", ["E = math.cos(p)", "p_grad = -math.sin(p)"]),
        ("u*sin(u)", ["z = math.sin(u)", "E = u * z", "u_grad = u * math.cos(u) + z"]),
    ],
)
def test_derivatives_read_as_written_by_hand(formula: str, lines: list[str]) -> None:
    assert lines_of(formula) == lines


SAMPLE = Data(("x",), ((0.5, -1.25, 2.0),), (1.0, 0.25, -1.0))


@pytest.mark.parametrize(
    ("model", "lines"),
    [
        (
            "w*x + b",
            [
                "fx_y = [w * x + b - y for x, y in samples]",
                "E = sum(r * r for r in fx_y) / len(samples)",
                "w_grad = sum(2 * r * x for r, (x, y) in zip(fx_y, samples)) / len(samples)",
                "b_grad = sum(2 * r for r in fx_y) / len(samples)",
            ],
        ),
        (
            "sigmoid(w*x)",
            [
                "us = [sigmoid(w * x) for x, y in samples]",
                "fx_y = [u - y for u, (x, y) in zip(us, samples)]",
                "E = sum(r * r for r in fx_y) / len(samples)",
                "w_grad = sum(2 * r * x * u * (1 - u) for r, u, (x, y) in zip(fx_y, us, samples))"
                " / len(samples)",
            ],
        ),
        (
            "r*x",  # r is the program's own name of a residual
            [
                "fx_y = [r * x - y for x, y in samples]",
                "E = sum(r_ * r_ for r_ in fx_y) / len(samples)",
                "r_grad = sum(2 * r_ * x for r_, (x, y) in zip(fx_y, samples)) / len(samples)",
            ],
        ),
    ],
)
def test_sums_over_samples_read_as_written_by_hand(model: str, lines: list[str]) -> None:
    body = [line.strip() for line in ways(Fit(model, SAMPLE))[0].program.lines]
    begin = body.index("while True:") + 1
    assert body[begin : begin + len(lines)] == lines


def expressions() -> st.SearchStrategy[str]:
    numbers = st.sampled_from(["2", "3", "0.5", "1.25", "pi", "1/3", "7"])
    leaves = st.one_of(st.sampled_from(["p", "q", "p", "q"]), numbers)

    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        pairs = st.tuples(inner, st.sampled_from("+-*/"), inner)
        names = st.sampled_from(
            ["sin", "cos", "tan", "exp", "log", "sqrt", "tanh", "abs", "relu", "sigmoid"]
        )
        return st.one_of(
            pairs.map(lambda parts: f"({parts[0]}){parts[1]}({parts[2]})"),
            st.tuples(names, inner).map(lambda parts: f"{parts[0]}({parts[1]})"),
            st.tuples(inner, st.sampled_from(["2", "3", "-1", "-2", "0.5", "1.5"])).map(
                lambda parts: f"({parts[0]})**{parts[1]}"
            ),
            inner.map(lambda part: f"-({part})"),
        )

    return st.recursive(leaves, larger, max_leaves=8).filter(lambda text: "p" in text.split("i")[0])


def by_autograd(text: str, names: tuple[str, ...], at: dict[str, float]) -> list[float]:
    """Return a formula's value and derivatives, by torch."""
    known = {name: getattr(torch, name, None) for name in dir(torch)}
    tensors = {n: torch.tensor(at[n], dtype=torch.float64, requires_grad=True) for n in names}

    class Numbers(ast.NodeTransformer):
        def visit_Constant(self, node: ast.Constant) -> ast.expr:
            return ast.parse(f"torch.tensor({node.value!r}, dtype=torch.float64)").body[0].value

        def visit_Name(self, node: ast.Name) -> ast.expr:
            text = "torch.tensor(math.pi, dtype=torch.float64)" if node.id == "pi" else node.id
            return ast.parse(text).body[0].value

    tree = ast.fix_missing_locations(Numbers().visit(ast.parse(text, mode="eval")))
    value = eval(compile(tree, "formula", "eval"), known | {"math": math, "torch": torch} | tensors)
    value.backward()
    slopes = (tensors[name].grad for name in names)
    return [value.item(), *(0.0 if slope is None else slope.item() for slope in slopes)]


@given(expressions(), st.sampled_from([0.3, 1.7, -0.8]), st.sampled_from([0.6, 2.3, -1.4]))
def test_derivatives_are_those_of_autograd(text: str, p: float, q: float) -> None:
    try:
        names = read_formula(text).names
    except FormulaError:  # a part of numbers alone that is none
        assume(False)
    assume(names)
    at = {"p": p, "q": q}
    fit = Fit(error=text, start=[at[name] for name in names], alpha=0)
    try:
        expected = by_autograd(text, names, at)
        assume(all(math.isfinite(each) and abs(each) < 1e8 for each in expected))
        (made,) = islice(ways(fit)[0].program.start(ways(fit)[0].arguments(fit)), 1)
    except (ArithmeticError, ValueError):
        assume(False)
    error, gradient, _ = made
    gradients = gradient if isinstance(gradient, tuple) else (gradient,)
    largest = max(1.0, *map(abs, expected))
    assert [error, *gradients] == pytest.approx(expected, rel=1e-6, abs=1e-6 * largest)


@pytest.mark.parametrize("formula", ["exp(-p) + q*exp(-p)", "q*tanh(p) + tanh(p)"])
def test_a_part_is_called_as_nothing_of_the_rule_is_whichever_was_written_before(
    formula: str,
) -> None:
    """The velocity of RMSprop's momentum is called u, as the first part is elsewhere."""
    usual, other = rule("sgd"), rule("rmsprop", momentum=0.5)
    for rules in ((usual, other), (other, usual)):
        for each in rules:
            lines = ways(Fit(error=formula, rule=each))[0].program.lines
            parts = [line.split()[0] for line in lines if "= math." in line]
            assert parts == (["u"] if each is usual else ["z"])


def test_huge_powers_are_left_to_floats() -> None:
    for text in ("1.0000001**1000000*p", "(1 + 1/3)**999*p"):
        power = text.removesuffix("*p")
        tree = ast.parse(power, mode="eval").body
        assert lines_of(text)[-1] == f"p_grad = {in_python(tree)}"


@pytest.mark.parametrize("z", [-1000.0, -745.5, -40.0, -0.5, 0.0, 3.0, 40.0, 1000.0])
def test_the_sigmoid_of_any_number_is_one_as_torch_has_it(z: float) -> None:
    fit = Fit(error="sigmoid(p)", start=(z,), alpha=1.0, precision="float64")
    by_hand, by_torch = (descend(fit, way, 1) for way in ("python", "autograd"))
    for name in ("error", "d_p"):
        assert by_hand.value(name, 1) == pytest.approx(by_torch.value(name, 1), rel=1e-14)
    p = torch.tensor([z], dtype=torch.float64, requires_grad=True)
    torch.sigmoid(p).backward()
    assert by_torch.value("d_p", 1) == p.grad.item()
