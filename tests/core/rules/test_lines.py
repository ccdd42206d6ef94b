"""What may stand in a rule's line, and that whatever may is the same wherever it is worked out."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO

import pytest

from gradapp.__main__ import main
from gradapp.core.columns import Holds
from gradapp.core.comparison.exact_step import ExactStep, exact_step
from gradapp.core.comparison.proof import Proof
from gradapp.core.comparison.proved import Proved
from gradapp.core.equations import ledger as of
from gradapp.core.equations.of_step import equations
from gradapp.core.library import descend
from gradapp.core.model.functions import IN_LINES
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules import RuleLine, RuleState
from gradapp.core.rules.kind import Option, RuleKind
from gradapp.core.rules.table import RULES, rule
from gradapp.core.writing.script import script
from gradapp.core.writing.ways import ways
from tests.additions import line, root
from tests.additions.lion import LION

F64 = Precision.FLOAT64
POINTS = Data(("x",), ((1.0, 2.0, 3.0),), (2.0, 4.5, 6.0))
MEANT: dict[str, Callable[..., float]] = {
    **{name: getattr(math, name) for name in ("sin", "cos", "tan", "exp", "log", "sqrt", "tanh")},
    "abs": math.fabs,
    "relu": lambda z: (z + math.fabs(z)) / 2,
    "sigmoid": lambda z: (1 + math.tanh(z / 2)) / 2,
    "sign": lambda z: math.copysign(1, z) if z else 0.0,
    "max": lambda a, b: (a + b + math.fabs(a - b)) / 2,
    "min": lambda a, b: (a + b - math.fabs(a - b)) / 2,
}
TWO = ("max", "min")
CALLS = [
    *((name, f"{name}(g / 9 + κ)") for name in IN_LINES if name not in TWO),
    *((name, f"{name}(-g)") for name in ("abs", "relu", "sign", "tanh")),
    *((name, f"{name}({given})") for name in TWO for given in ("v, g", "κ, g", "g, 0.5", "-g, κ")),
]


def calling(name: str, call: str) -> RuleKind:
    """Return a rule that calls a function of a parameter's numbers, and of the step's."""
    shared = f"s = {name}(t / 4)" if name not in TWO else f"s = {name}(1, t / κ)"
    lines = ("t += 1", shared, "v = v / 2 + g", f"d = {call}", "θ -= α * s * d")
    return RuleKind(
        "calling",
        "",
        "calling",
        (Option("kappa", 3.0, ("κ",)),),
        tuple(RuleLine(each) for each in lines),
        (RuleState("v", "v"),),
    )


def by_hand(name: str, call: str, count: int) -> list[list[float]]:
    """Return w and b after each step, starting at (0.5, −0.25), in a loop of its own."""
    meant = {**MEANT, "κ": 3.0}
    w, b, made, v = 0.5, -0.25, [], [0.0, 0.0]
    samples = list(zip(POINTS.columns[0], POINTS.y, strict=True))
    for t in range(1, count + 1):
        gradient = [
            sum(2 * (w * x + b - y) * each for x, y, each in ((x, y, x) for x, y in samples)) / 3,
            sum(2 * (w * x + b - y) for x, y in samples) / 3,
        ]
        s = MEANT[name](1, t / 3) if name in TWO else MEANT[name](t / 4)
        v = [old / 2 + g for old, g in zip(v, gradient, strict=True)]
        d = [eval(call, meant, {"g": g, "v": u}) for g, u in zip(gradient, v, strict=True)]
        w, b = w - 0.01 * s * d[0], b - 0.01 * s * d[1]
        made.append([w, b])
    return made


@pytest.fixture(params=CALLS, ids=[call for _, call in CALLS])
def called(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    name, call = request.param
    monkeypatch.setitem(RULES, "calling", calling(name, call))
    return name, call


@pytest.mark.parametrize("precision", Precision)
def test_what_a_line_calls_is_the_same_in_all_ways_proved_and_shown(
    called: tuple[str, str], precision: Precision
) -> None:
    solved, steps = rule("calling"), 4
    problem = Fit(
        "w*x + b", POINTS, start=(0.5, -0.25), alpha=0.01, precision=precision, rule=solved
    )
    expected = by_hand(*called, steps)
    runs = [descend(problem, each.id, steps) for each in ways(problem)]
    assert [run.method.id for run in runs] == ["python", "autograd"]
    after = problem.columns.rows(Holds.AFTER)
    near = 1e-12 if precision is Precision.FLOAT64 else 1e-3
    for run in runs:
        assert run.steps[after].T.tolist() == [pytest.approx(each, rel=near) for each in expected]
    proved = Proof(problem).proved(runs, 1, steps)
    assert (proved == Proved.YES).all()
    again = exact_step(problem, runs, steps)
    assert isinstance(again, ExactStep)
    places = [each.column.holds is Holds.AFTER for each in again.quantities]
    for is_after, each in zip(places, again.quantities, strict=True):
        if is_after:
            assert all(row.ulps < 50 for row in each.rows)
    values = runs[0].step(steps)
    before = values.that_hold(Holds.BEFORE)
    ledger = of.ledger(problem, before, steps, Precision.FLOAT64)
    assert ledger is not None
    new = of.new_parameters(problem, ledger, before, steps, values.earlier)
    assert new == tuple(values.that_hold(Holds.AFTER))
    rows = equations(problem, values, runs[0].precision)
    assert not any(row.is_wrong for row in rows)
    assert [str(row.numbers) for row in rows if "NaN" in str(row.numbers)] == []


def test_what_a_line_calls_is_in_scripts_of_all_problems(called: tuple[str, str]) -> None:
    solved = rule("calling")
    problems: list[AnyProblem] = [
        Problem(rule=solved),
        root.Root(rule=solved),
        line.Line(rule=solved),
        Fit("abs(w)*relu(x) + b", POINTS, alpha=0.01, rule=solved),
    ]
    for problem in problems:
        for way in ways(problem):
            run = descend(problem, way.id, 3)
            printed = StringIO()
            with redirect_stdout(printed):
                exec(script(problem, way, 3), {})
            rows = [each.split(",") for each in printed.getvalue().splitlines()[1:]]
            last = [float(each) for each in rows[-1][2:]]
            assert len(rows) == len(run) == 3
            assert last[-1] == run.value(run.columns.that_hold(Holds.AFTER)[-1].id, 3)


def test_a_rule_of_signs_with_a_warm_up_runs_in_all_ways_it_has_from_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Away from the minimum Lion's steps are α times the warm-up's share, whatever the gradient."""
    monkeypatch.setitem(RULES, "lion", LION)
    words = "run --method all --optimizer lion --alpha 0.125 --precision float64 --format csv"
    assert main([*words.split(), "--steps", "6"]) == 0
    rows = [each.split(",") for each in capsys.readouterr().out.splitlines()]
    rows = [each for each in rows if each[0] in ("python", "autograd")]
    θ, expected = 1.0, []
    for share in (0.25, 0.5, 0.75, 1, 1, 1):
        θ += 0.125 * share * (1 if θ < 1.5 else -1)
        expected.append(θ)
    assert [float(each[-1]) for each in rows] == expected * 2


def test_what_is_made_of_nothing_of_a_parameter_is_written_once() -> None:
    text = next(iter(ways(Fit("w*x + b", POINTS, rule=LION.rule({}))))).program.text
    assert text.count("s = min(1, t / κ)") == text.count("t += 1") == 1
    assert "w -= α * s * d_w" in text
    assert "b -= α * s * d_b" in text


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("d = erf(θgrad)", r"calls 'erf'; there are sin, .*, sign, max, min\."),
        ("d = step(θgrad)", "calls 'step'; there are sin"),
        ("d = max(θgrad, v, 1)", "'max' takes 2"),
        ("d = sign(θgrad, 1)", "'sign' takes 1"),
        ("d = min(θgrad, 1, key=v)", "can't stand in the line"),
        ("d = θgrad % 2", "can't stand in the line"),
        ("d = θgrad if θgrad > 0 else 0", "can't stand in the line"),
        ("d = θ.grad", "can't stand in the line"),
        ("d = 'v'", "can't stand in the line"),
        ("d = w", "needs 'w', which has no value there"),
        ("d = t", "needs 't', which has no value there"),
        ("d += θgrad", "needs 'd', which has no value there"),
        ("t += 2", "t is the number of the step"),
        ("θ = θ - α * v", "makes another θ: it is changed in place"),
        ("print(θ)", "gives no name a value"),
        ("d, v = v, θgrad", "gives no name a value"),
        ("d =", "is no line of Python"),
        ("d = 1\nv = 2", "is no line of Python"),
    ],
)
def test_what_can_t_be_worked_out_everywhere_is_refused_where_the_rule_is_defined(
    code: str, said: str
) -> None:
    lines = (RuleLine(code), RuleLine("θ -= α * v"))
    with pytest.raises(TypeError, match=said):
        RuleKind("odd", "", "odd", (), lines, (RuleState("v", "v"),))


def test_a_state_that_begins_with_what_the_rule_has_not_is_refused_where_it_is_defined() -> None:
    with pytest.raises(TypeError, match="has no 'κ' to begin v with"):
        RuleKind("odd", "", "odd", (), (RuleLine("θ -= v * θgrad"),), (RuleState("v", "v", "κ"),))


@pytest.mark.parametrize("way", ["python", "autograd"])
@pytest.mark.parametrize("model", ["", "w*x"])
def test_a_state_may_begin_with_the_learning_rate(way: str, model: str) -> None:
    halving = RuleKind(
        "halving",
        "",
        "halving",
        (),
        (RuleLine("θ -= u * θgrad"), RuleLine("u = u / 2")),
        (RuleState("u", "u", "α"),),
    ).rule({})
    problem = Problem(theta=1, x=2, y=3, alpha=0.125, precision=F64, rule=halving)
    fit = Fit(
        "w*x", Data(("x",), ((2.0, 2.0),), (3.0, 3.0)), alpha=0.125, precision=F64, rule=halving
    )
    run = descend(fit if model else problem, way, steps=4)
    θ, u, expected = 1.0, 0.125, []
    for _ in range(4):
        θ, u = θ - u * 2 * 2 * (θ * 2 - 3), u / 2
        expected.append(θ)
    assert run.column("w_next" if model else "theta_next").tolist() == expected
