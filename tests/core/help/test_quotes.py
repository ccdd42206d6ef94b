"""The numbers that help quotes from a run: those of a plain loop, and of PyTorch itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import torch

from gradapp.core.help.quotes import QUOTES, quoted
from gradapp.core.help.scene import Lack, LackError, Scene
from gradapp.core.lab import ENTRIES
from gradapp.core.library import descend
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.recording.recorder import record
from gradapp.core.registry import method, ways
from gradapp.core.rules.table import RULES, rule
from gradapp.core.run import Run
from gradapp.core.words import Message
from tests.additions import line
from tests.additions.momentum import MOMENTUM
from tests.programs import running, turning
from tests.runs import run_with

F64 = Precision.FLOAT64
PROBLEM = Problem(theta=-3.0, x=1.5, y=2.0, alpha=0.2, precision=F64)
WAYS = ("python", "autograd", "optimizer", "mseloss")


def scene(way: str = "autograd", step: int = 2, problem: Problem = PROBLEM) -> Scene:
    run = descend(problem, way, 4)
    told = record(method(way), problem, step) if run.method.uses_torch and step else None
    return Scene(run, step, told)


def quote(term: str, seen: Scene) -> dict[str, str]:
    return {place: str(value) for place, value in quoted(term, seen).items()}


def by_hand(steps: int) -> list[tuple[float, float, float, float, float]]:
    """Return θ, f(x), E, dE/dθ and the new θ of each step, by a plain loop."""
    theta, x, y, alpha = PROBLEM.theta, PROBLEM.x, PROBLEM.y, PROBLEM.alpha
    rows = []
    for _ in range(steps):
        residual = theta * x - y
        gradient = 2 * x * residual
        rows.append((theta, theta * x, residual * residual, gradient, theta - alpha * gradient))
        theta = rows[-1][-1]
    return rows


def number(text: str) -> float:
    """Read a number that was written with ≈ or = before it."""
    bare = text.replace("−", "-").split("= ")[-1].split("≈ ")[-1]
    mantissa, _, exponent = bare.partition("·10")
    superscripts = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    return float(mantissa) * 10 ** int(exponent.translate(superscripts) or 0)


@pytest.mark.parametrize("step", [1, 2, 4])
def test_what_a_step_computed_is_quoted_as_a_plain_loop_computes_it(step: int) -> None:
    before, fx, error, gradient, after = by_hand(step)[-1]
    seen = scene("python", step)
    close = {"rel": 1e-5}
    assert quote("step", seen) == {"step": str(step), "steps": "4"}
    assert number(quote("model", seen)["fx"]) == pytest.approx(fx, **close)
    assert number(quote("residual", seen)["residual"]) == pytest.approx(fx - PROBLEM.y, **close)
    assert number(quote("error", seen)["error"]) == pytest.approx(error, **close)
    assert number(quote("gradient", seen)["gradient"]) == pytest.approx(gradient, **close)
    assert number(quote("update", seen)["change"]) == pytest.approx(after - before, **close)
    start, end = quote("parameter", seen)["moves"].split(" → ")
    assert number(start) == pytest.approx(before, **close)
    assert number(end) == pytest.approx(after, **close)
    distance = number(quote("converge", seen)["distance"])
    assert distance == pytest.approx(after - PROBLEM.y / PROBLEM.x, **close)


def test_a_number_has_an_equals_sign_only_before_all_of_its_digits() -> None:
    problem = Problem(theta=1.0, x=1.0, y=3.0, alpha=1 / 3, precision=F64)
    run = descend(problem, "python", 3)
    assert quote("model", Scene(run, 1))["fx"] == "= 1"
    assert quote("model", Scene(run, 2))["fx"].startswith("≈ 2.33333")


def test_theory_is_quoted_without_a_step() -> None:
    seen = scene("python", 0)
    assert number(quote("minimum", seen)["minimum"]) == pytest.approx(4 / 3, rel=1e-5)
    assert quote("contraction", seen)["contraction"] == "= 0.1"  # 1 − 2·0.2·2.25
    assert number(quote("diverge", seen)["limit"]) == pytest.approx(1 / 2.25, rel=1e-5)
    assert quote("learning-rate", seen)["alpha"] == "= 0.2"


def test_curvature_is_quoted_as_pytorch_and_numpy_find_it() -> None:
    problem = Fit("w*x + b", Data(("x",), ((1.0, 2.0, 4.0),), (1.0, 3.0, 3.0)))
    x, y = (torch.tensor(each, dtype=torch.float64) for each in ((1, 2, 4), (1, 3, 3)))
    found = torch.autograd.functional.hessian(
        lambda at: ((at[0] * x + at[1] - y) ** 2).mean(), torch.zeros(2, dtype=torch.float64)
    )
    values = np.linalg.eigvalsh(found.numpy())[::-1]
    seen = Scene(Run.begun(problem, ways(problem)[0]), 0)
    assert quote("hessian", seen)["hessian"] == "≈ [[14, 4.66667], [4.66667, 2]]"
    assert found.flatten().tolist() == pytest.approx([14, 14 / 3, 14 / 3, 2])
    told = quote("eigenvalue", seen)["eigenvalues"].split(", ")
    assert [each[:2] for each in told] == ["λ₁", "λ₂"]
    assert [number(each) for each in told] == pytest.approx(values.tolist(), rel=1e-5)
    condition = number(quote("condition", seen)["condition"])
    assert condition == pytest.approx(values[0] / values[1], rel=1e-5)


def test_of_the_notebook_s_problem_curvature_is_one_number() -> None:
    seen = scene("python", 0)  # x is 1.5
    assert quote("hessian", seen)["hessian"] == "= 4.5"
    assert quote("eigenvalue", seen)["eigenvalues"] == "λ = 4.5"
    decaying = Fit(error="(p - 1)**2", rule=rule("sgd", weight_decay=0.5))
    seen = Scene(Run.begun(decaying, ways(decaying)[0]), 0)
    assert quote("eigenvalue", seen)["eigenvalues"] == "λ₁ = 2", "λ is the weight decay"
    assert quote("condition", seen)["condition"] == "= 1"


def test_stored_numbers_are_quoted_with_every_decimal_digit() -> None:
    seen = scene("autograd", 1, Problem())
    rounding = quote("rounding", seen)
    assert rounding["alpha"] == "0.1"
    assert rounding["precision"] == "float32"
    assert Decimal(rounding["stored"].removeprefix("= ")) == Decimal(float(np.float32(0.1)))
    assert Decimal(quote("float64", seen)["stored"].removeprefix("= ")) == Decimal(
        float(np.float64(0.1))
    )
    after = descend(Problem(), "autograd", 1).step(1).theta_next
    stored = quote("float32", seen)["stored"].removeprefix("= ")
    assert Decimal(stored) == Decimal(float(np.float32(after)))
    assert float.fromhex(quote("bits", seen)["bits"]) == after


@pytest.mark.parametrize("precision", list(Precision))
def test_an_ulp_is_the_way_to_the_next_number(precision: Precision) -> None:
    seen = scene("autograd", 2, Problem(precision=precision))
    kind = np.dtype(precision.value).type
    after = kind(seen.values.theta_next)
    to_the_next = float(np.nextafter(after, kind(np.inf))) - float(after)
    assert number(quote("ulp", seen)["ulp"]) == pytest.approx(to_the_next, rel=1e-5)
    assert quote("ulp", seen)["precision"] == precision.value


def test_roundings_of_the_update_are_those_of_exact_arithmetic() -> None:
    problem = Problem(theta=-3.0, x=1.0, y=2.0, alpha=0.2, precision=F64)
    run = descend(problem, "optimizer", 1)
    found = quote("fma", Scene(run, 1))
    exactly = Fraction(-3) - Fraction(0.2) * Fraction(-10)
    assert number(found["once"]) == float(exactly)
    assert number(found["twice"]) == -3.0 - 0.2 * -10.0
    assert found["once"] != found["twice"]


def test_what_pytorch_knows_of_the_step_is_quoted() -> None:
    theta = torch.tensor([1.0], requires_grad=True)
    residual = theta * 2 - 3
    error = residual * residual
    error.backward()
    seen = scene("autograd", 1, Problem())
    assert quote("grad-fn", seen)["function"] == type(error.grad_fn).__name__
    assert number(quote("grad", seen)["gradient"]) == theta.grad.item()
    assert quote("requires-grad", seen)["names"] == "θ, fx_y, E"
    assert quote("leaf", seen)["leaves"] == "1"
    assert quote("broadcasting", seen)["shape"] == str(tuple(theta.shape))
    with torch.no_grad():
        theta -= 0.1 * theta.grad
    assert quote("tensor", seen)["printed"] == repr(theta)


def test_the_nodes_of_the_graph_are_those_that_autograd_made() -> None:
    theta = torch.tensor([1.0], requires_grad=True)
    residual = theta * 2 - 3
    waiting, nodes = [(residual * residual).grad_fn], set()
    while waiting:
        node = waiting.pop()
        nodes.add(node)
        waiting += [each for each, _ in node.next_functions if each is not None]
    assert quote("graph", scene("autograd", 1, Problem()))["nodes"] == str(len(nodes))


@pytest.mark.parametrize(
    ("term", "word", "ways"),
    [
        ("backward", "backward()", WAYS[1:]),
        ("no-grad", "no_grad()", WAYS[1:2]),
        ("zero-grad", "zero_grad()", WAYS[2:]),
        ("yield", "yield ", WAYS),
        ("optimizer", "torch.optim", WAYS[2:]),
        ("mseloss", "MSELoss()", WAYS[3:]),
    ],
)
def test_the_line_that_is_named_has_the_word(term: str, word: str, ways: tuple[str, ...]) -> None:
    for way in ways:
        seen = scene(way, 0)
        line_number = int(quote(term, seen)["line"])
        assert word in seen.run.method.program.lines[line_number - 1]
    for way in set(WAYS) - {*ways} - {"autograd"}:
        with pytest.raises(LackError):
            quote(term, scene(way, 0))


def test_the_word_stands_in_code_and_in_no_comment() -> None:
    turn = """
    E = (θ * x - y) ** 2  # before backward()
    print("#"), E.sum().backward()
    yield E, θ.grad, θ
    """
    way = running(turning(turn))
    row = way.program.lines.index('    print("#"), E.sum().backward()')
    seen = Scene(Run(PROBLEM, way, np.zeros((5, 0))), 0)
    assert quote("backward", seen)["line"] == str(row + 1)


def test_the_way_is_called_by_its_number() -> None:
    found = [quote("ways", scene(way, 0)) for way in WAYS]
    assert [each["number"] for each in found] == ["1", "2", "3", "4"]


def lack(term: str, seen: Scene) -> Lack:
    with pytest.raises(LackError) as raised:
        quoted(term, seen)
    return raised.value.lack


def test_why_there_is_no_number_is_told() -> None:
    for term in ("gradient", "error", "update", "ulp", "bits", "float32", "fma", "fixed-point"):
        assert lack(term, Scene(Run.begun(PROBLEM, method("python")), 0)) is Lack.STEP, term
        assert lack(term, scene("python", 0)) is Lack.START, term
        ended = descend(Problem(theta=1e12, x=1e12), "autograd", 3)
        assert lack(term, Scene(ended, 0)) is Lack.ENDED, term
    for term in ("leaf", "grad-fn", "graph", "tensor", "grad", "backward"):
        assert lack(term, scene("python", 2)) is Lack.TORCH, term
    untold = Scene(descend(PROBLEM, "autograd", 3), 2)
    for term in ("leaf", "grad-fn", "graph", "tensor", "grad", "requires-grad"):
        assert lack(term, untold) is Lack.TOLD, term
    assert lack("minimum", scene("python", 1, Problem(x=0.0))) is Lack.HERE


def test_numbers_that_are_not_finite_have_no_ulp_and_no_digits() -> None:
    run = run_with(np.array([[1.0], [2.0], [1.0], [-4.0], [np.inf]]))
    for term in ("ulp", "bits", "float32", "converge", "fma"):
        assert lack(term, Scene(run, 1)) is Lack.HERE, term


def test_code_of_the_lab_has_no_way_and_its_error_is_called_as_it_calls_it() -> None:
    entry = ENTRIES[0].method
    run = Run.begun(Problem(), entry)
    assert lack("ways", Scene(run, 0)) is Lack.HERE


def test_a_problem_of_two_parameters_has_the_numbers_that_it_has_and_no_others() -> None:
    problem = line.Line()
    run = Run(
        problem, *ways(problem), np.array([[0.0], [0.0], [1.0], [-3.0], [-2.0], [0.3], [0.2]])
    )
    seen = Scene(run, 1)
    assert quote("gradient", seen)["gradient"].count("=") == 2
    for term in ("minimum", "contraction", "model", "residual", "converge", "fma"):
        assert lack(term, seen) is Lack.HERE, term


@pytest.mark.parametrize("example", GALLERY, ids=lambda each: str(each[0]))
def test_every_problem_of_the_gallery_has_a_number_or_a_reason_for_each_word(
    example: tuple[Message, AnyProblem, Message],
) -> None:
    problem = example[1]
    for way in ways(problem):
        run = descend(problem, way.id, 3)
        for step in (0, len(run)):
            told = record(way, problem, step) if step else None
            seen = Scene(run, step, told)
            found = {}
            for term in QUOTES:
                try:
                    found[term] = quote(term, seen)
                except LackError as error:
                    found[term] = {"lack": error.lack.value}
            assert all(all(values.values()) for values in found.values()), found
            if step:
                told_error = found["error"]["error"].split(" ", 1)[1]
                expected = run.column("error")[step - 1]
                assert number(told_error) == pytest.approx(expected, rel=1e-4, abs=1e-30)


def test_a_way_has_its_number_among_all_ways_where_a_problem_lacks_some(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = replace(method("python"), id="mine", title="By hand, too", label="mine")
    mine = replace(mine, given_program=method("python").program)
    monkeypatch.setitem(RULES, "momentum", MOMENTUM)
    METHODS.append(mine)
    try:
        problem = Problem(rule=rule("momentum"))
        assert [each.id for each in ways(problem)] == ["python", "autograd", "mine"]
        run = descend(problem, "mine", 2)
        assert quote("ways", Scene(run, 1, None)).items() >= {"number": "5", "name": "mine"}.items()
        assert str(run.method.name) == "5 mine"
        assert str(run.method.heading) == "5 By hand, too"
    finally:
        METHODS.remove(mine)
