"""A rule's own names, whatever they are, leave the problem's as they are; or they are refused."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import torch

from gradapp.core.columns import Holds
from gradapp.core.library import descend
from gradapp.core.methods import METHODS, Method, stanzas
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.text import Program
from gradapp.core.rules import RuleLine, RuleState
from gradapp.core.rules.kind import Option, RuleKind
from gradapp.core.rules.table import RULES, rule
from gradapp.core.run.stop import StopReason
from tests.additions import root

POINTS = Data(("x",), ((1, 2, 3),), (2, 4, 6))
NAMES = (
    "x",
    "y",
    "E",
    "fx_y",
    "loss",
    "θ_0",
    "math",
    "torch",
    "steps",
    "len",
    "h",
    "r",
    "v",
    "α_t",
)
INNER = ("samples", "batch", "xs", "ys", "k", "i", "seed", "shuffle", "random", "w", "w_0", "b")


def swung(state: str, share: str, name: str = "swung") -> RuleKind:
    """Return gradient descent with momentum whose velocity and μ have these names."""
    return RuleKind(
        name,
        "",
        name,
        (Option("share", 0.5, (share,), below=1.0),),
        (RuleLine(f"{state} = {share} * {state} + θgrad"), RuleLine(f"θ -= α * {state}")),
        (RuleState(state, "velocity"),),
    )


def by_torch(problem: AnyProblem) -> list[float]:
    """Return the parameters after four steps of torch.optim.SGD with that momentum."""
    θ = [torch.tensor(each, dtype=torch.float64, requires_grad=True) for each in problem.start]
    optimizer = torch.optim.SGD(θ, problem.alpha, momentum=0.5)
    for _ in range(4):
        optimizer.zero_grad()
        if isinstance(problem, Fit):
            error = (
                sum((θ[0] * x + θ[1] - y) ** 2 for x, y in zip((1, 2, 3), (2, 4, 6), strict=True))
                / 3
            )
        elif isinstance(problem, Problem):
            error = (θ[0] * 2 - 3) ** 2
        else:
            error = (θ[0] ** 2 - 2) ** 2
        error.backward()  # type: ignore[union-attr]
        optimizer.step()
    return [each.item() for each in θ]


def problems() -> list[AnyProblem]:
    """Return a problem of each kind, with the rule."""
    chosen = rule("swung")
    batch: dict[str, int] = {"batch": 3, "shuffle_seed": 1}
    return [
        Problem(rule=chosen),
        root.Root(rule=chosen),
        Fit("w*x + b", POINTS, alpha=0.01, rule=chosen),
        Fit("w*x + b", POINTS, alpha=0.01, rule=chosen, **batch),
    ]


@pytest.mark.parametrize(
    ("state", "share"),
    [*((name, "μ") for name in (*NAMES, "α_t")), *(("u", name) for name in NAMES + INNER)],
)
def test_a_rule_may_call_its_own_as_the_problem_calls_something(
    monkeypatch: pytest.MonkeyPatch, state: str, share: str
) -> None:
    monkeypatch.setitem(RULES, "swung", swung(state, share))
    for problem in problems():
        ways = ("python",) if isinstance(problem, root.Root) else ("python", "autograd")
        for way in ways:
            run = descend(problem, way, 4)
            after = [run.value(each.id, 4) for each in run.columns.that_hold(Holds.AFTER)]
            assert after == pytest.approx(by_torch(problem), rel=1e-5), (way, problem)


def test_a_way_more_may_have_a_name_of_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULES, "swung", swung("h", "n"))
    way = Method(
        "halved",
        "5 halved",
        "halved",
        ("E", "θgrad", "θ"),
        uses_torch=False,
        stanza=stanzas.PYTHON,
        given_program=Program("""
def steps(θ_0, x, y, α):
    θ = θ_0
    h = 2
    n = 1
    while True:
        E = (θ * x - y) ** 2
        θgrad = h * x * (θ * x - y) * n
        θ -= α * θgrad
        yield E, θgrad, θ  # hand over this step
"""),
    )
    METHODS.append(way)
    try:
        run = descend(problems()[0], "halved", 4)
    finally:
        METHODS.remove(way)
    assert [run.value("theta_next", 4)] == pytest.approx(by_torch(problems()[0]))


def test_a_state_and_a_gradient_of_one_name_are_two() -> None:
    line = Fit("m*x + grad", POINTS, rule=rule("adam"), precision="float64")
    ours, theirs = (descend(line, way, 20) for way in ("python", "optimizer"))
    assert ours.steps == pytest.approx(theirs.steps, rel=1e-9)


@pytest.mark.parametrize(
    ("state", "share"),
    [
        ("t", "μ"),
        ("α", "μ"),
        ("θgrad", "μ"),
        ("sqrt", "μ"),
        ("v", "v"),
        ("v", "α"),
        ("v", "t"),
        ("v", "g"),
        ("v", "sqrt"),
        ("lambda", "μ"),
        ("𝑥", "μ"),  # which Python reads as x
        ("v w", "μ"),
    ],
)
def test_a_name_that_means_something_else_in_every_program_is_refused(
    state: str, share: str
) -> None:
    good = swung("v", "μ")
    lines = (*good.lines, RuleLine("d = sqrt(θgrad)"))
    state_of = (RuleState(state, "velocity"),)
    options = (Option("share", 0.5, (share,)),)
    with pytest.raises(TypeError, match=r"can't have '.+' as a name of its own"):
        RuleKind("swung", "", "swung", options, lines, state_of)


@dataclass(frozen=True, slots=True)
class Unwritten(root.Root):
    """A problem whose program is none."""

    @property
    def programs(self) -> dict[str, str]:
        return {"python": "def steps(θ_0, θ_0):\n    yield"}


def test_a_program_that_is_not_python_has_not_diverged() -> None:
    stop = descend(Unwritten(), "python", 1).stop
    assert stop is not None
    assert stop.reason is StopReason.RAISED
    said = "Line 1 is not Python: duplicate argument 'θ_0' in function definition."
    assert str(stop.sentence) == said
