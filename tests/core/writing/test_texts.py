"""The texts of programs: as a careful person would have written them for the notebook."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from gradapp.core.methods import METHODS, stanzas
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.program.text import Program
from gradapp.core.recording.recorder import record
from gradapp.core.registry import why_not
from gradapp.core.rules.table import rule
from gradapp.core.writing.ways import ways
from tests.additions import grad
from tests.core.writing.by_torch import MODELS
from tests.core.writing.test_truth import RULES
from tests.texts import BY_HAND

DATA = Data(("x",), ((0.0, 1.0, 2.0),), (1.0, 3.0, 5.0))


def test_a_line_by_momentum_is_written_as_by_hand() -> None:
    for way in ways(Fit("w*x + b", DATA, rule=rule("sgd", momentum=0.9))):
        assert way.program.lines == tuple(BY_HAND[way.id].strip().split("\n"))


def test_the_notebooks_problem_is_the_notebooks_four_stanzas() -> None:
    assert ways(Problem()) == tuple(METHODS)


def test_another_rule_changes_only_the_rule_in_the_notebooks_stanzas() -> None:
    for plain, way in zip(METHODS, ways(Problem(rule=rule("adam"))), strict=False):
        before, after = plain.program.lines, way.program.lines
        kept = [line for line in before if line in after]
        gone = [line.strip().split("  #")[0] for line in before if line not in after]
        assert len(gone) == 1
        assert gone[0] in (
            "θ -= α * θgrad",
            "θ -= α * θ.grad",
            "optimizer = torch.optim.SGD([θ], α)",
        )
        assert [line for line in after if line in kept] == kept


def every_program() -> list[tuple[str, Any, Any]]:
    problems = [Problem(rule=rule(name, **options)) for name, options in RULES]
    for model in MODELS:
        fits = [model.fit(name, options) for name, options in RULES]
        problems += fits
        if model.takes_data:
            problems.append(model.fit("adam", {}, batch=2, shuffle_seed=1, reduction="sum"))
    return [(repr(way.id), problem, way) for problem in problems for way in ways(problem)]


def test_no_line_computes_what_nothing_uses() -> None:
    for _, _problem, way in every_program():
        tree = ast.parse(way.program.text)
        names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
        read = {node.id for node in names if isinstance(node.ctx, ast.Load)}
        written = {node.id for node in names if isinstance(node.ctx, ast.Store)}
        in_comprehensions = {
            name.id
            for node in ast.walk(tree)
            if isinstance(node, ast.comprehension)
            for name in ast.walk(node.target)
            if isinstance(name, ast.Name)
        }
        assert written - in_comprehensions <= read
        steps = next(each for each in tree.body if getattr(each, "name", "") == "steps")
        assert isinstance(steps, ast.FunctionDef)
        assert {each.arg for each in steps.args.args} <= read
        for module in (each for each in tree.body if isinstance(each, ast.Import)):
            assert module.names[0].name in read


def test_every_line_has_its_role_and_is_told_of_a_recorded_step() -> None:
    for _, problem, way in every_program()[::7]:
        recorded = record(way, problem, 2)
        roles = {line.role for line in recorded.lines}
        assert {Role.ERROR, Role.GRADIENT, Role.UPDATE, Role.YIELD} <= roles
        assert recorded.raised is None
        assert len(recorded.output) == 1 + 2 * len(problem.start)


def test_only_what_is_not_at_its_default_stands_in_a_call() -> None:
    def call(name: str, **options: Any) -> str:
        lines = ways(Problem(rule=rule(name, **options)))[2].program.lines
        return next(line for line in lines if "torch.optim" in line).split("torch.optim.")[1]

    assert call("adam") == "Adam([θ], α)"
    assert call("adam", betas=(0.9, 0.999), eps=1e-8) == "Adam([θ], α)"
    assert call("adam", betas=(0.9, 0.99)) == "Adam([θ], α, betas=(β_1, β_2))"
    assert call("adamw", weight_decay=0) == "AdamW([θ], α, weight_decay=λ)"
    assert call("rmsprop", alpha=0.9, centered=True) == "RMSprop([θ], α, alpha=ρ, centered=True)"
    assert call("sgd", momentum=0.9, nesterov=True) == "SGD([θ], α, momentum=μ, nesterov=True)"


@pytest.mark.parametrize(
    "formula",
    ["r*t + v + m", "μ*x + λ", "batch*k*x + i", "u*exp(u*x) + z", "shuffle*x + g", "xs*x + ys"]
    + ["mean*x + momentum + grad*reduction", "tensor*x + seed"],
)
def test_a_persons_names_are_kept_and_the_programs_own_give_way(formula: str) -> None:
    data = Data(("t" if "*t" in formula else "x",), ((1.0, 2.0, 3.0),), (1.0, 0.5, 2.0))
    options = {"momentum": 0.5, "weight_decay": 0.25}
    fit = Fit(formula, data, batch=2, shuffle_seed=2, rule=rule("sgd", **options), alpha=0.01)
    rows = []
    for way in ways(fit):
        with way.default_dtype(fit):
            *_, step = islice(way.start(fit), 3)
        rows.append([float(each.detach() if way.uses_torch else each) for each in step[2]])
        assert any(formula in line for line in spaceless(way.program.lines)) == (
            "exp" not in formula
        )
    for row in rows[1:]:
        assert row == pytest.approx(rows[0], rel=1e-5)


def spaceless(lines: Iterable[str]) -> list[str]:
    return [line.replace(" * ", "*") for line in lines]


def test_a_way_more_with_a_stanza_is_written_for_formulas_and_rules_and_without_is_not() -> None:
    def spelled(text: str) -> str:
        return text.replace("E.backward()", "torch.autograd.backward(E)")

    autograd = METHODS[1]
    added = replace(
        autograd,
        id="spelled",
        given_program=Program(spelled(autograd.program.text)),
        stanza=spelled(stanzas.AUTOGRAD),
    )
    METHODS.extend((grad.WAY, added))
    try:
        for problem in (Problem(rule=rule("adam")), Fit("w*x + b", DATA), Fit(error="(a - 1)**2")):
            there = {each.id: each.program.text for each in ways(problem)}
            assert there["spelled"] == spelled(there["autograd"]) != there["autograd"]
            assert "grad" not in there
            assert str(why_not("grad", problem)) == "This problem is not written in this way."
    finally:
        del METHODS[-2:]
    assert "spelled" not in {each.id for each in ways(Fit("w*x + b", DATA))}
