"""The equations of a rule name what belongs to a parameter by that parameter."""

from __future__ import annotations

import re

import pytest

from gradapp.core.equations.of_lines import equations_of
from gradapp.core.rules import Rule
from gradapp.core.rules.table import PLAIN, rule
from tests.additions.adamax import ADAMAX
from tests.additions.doubled import DOUBLED
from tests.additions.lion import LION

RULES = {
    "plain": PLAIN,
    "heavy": rule("sgd", momentum=0.9, weight_decay=0.1),
    "nesterov": rule("sgd", momentum=0.9, nesterov=True),
    "slowing": rule("adagrad", lr_decay=0.1),
    "centred": rule("rmsprop", centered=True, momentum=0.9, weight_decay=0.1),
    "adam": rule("adam"),
    "amsgrad": rule("adamw", amsgrad=True),
    "adamax": ADAMAX.rule({"weight_decay": 0.1}),
}
OWN = ("g", "v", "m", "u", "d", "m̂", "v̂", "v_max")


def sides(solved: Rule, *parameters: str) -> tuple[tuple[str, str], ...]:
    return tuple((left, right) for _, left, right in equations_of(solved, parameters))


def test_a_parameter_s_own_numbers_stand_in_its_equations() -> None:
    assert sides(RULES["heavy"], "w", "b") == (
        ("g_w", "= dE/dw + λw"),
        ("g_b", "= dE/db + λb"),
        ("v_w", "← μv_w + g_w"),
        ("v_b", "← μv_b + g_b"),
        ("w", "← w − αv_w"),
        ("b", "← b − αv_b"),
    )


def test_where_no_line_gives_g_the_gradient_stands_there_itself() -> None:
    assert sides(RULES["slowing"], "θ") == (
        ("α_t", "= α / (1 + (t − 1) η)"),
        ("v", "← v + (dE/dθ)²"),
        ("θ", "← θ − α_t dE/dθ / (√v + ε)"),
    )
    assert sides(rule("adagrad"), "w")[1] == ("w", "← w − α dE/dw / (√v_w + ε)")


def test_an_equation_is_what_the_line_computes() -> None:
    doubled = DOUBLED.rule({"shrink": 0.1})
    assert sides(doubled, "θ") == (("g", "= dE/dθ + ωθ"), ("θ", "← θ − 2αg"))
    assert sides(DOUBLED.rule({"shrink": 0.1, "apart": True}), "w") == (
        ("w", "← (1 − αω) w"),
        ("w", "← w − 2α dE/dw"),
    )
    assert sides(RULES["adamax"], "θ")[-1] == ("θ", "← θ − α / (1 − β₁ᵗ) · m / u")
    assert sides(LION.rule({}), "w", "b")[:3] == (
        ("s", "= min(1, t / κ)"),
        ("d_w", "= sign(β₁m_w + (1 − β₁) dE/dw)"),
        ("d_b", "= sign(β₁m_b + (1 − β₁) dE/db)"),
    )


def test_a_name_of_the_rules_that_a_person_has_too_is_that_of_the_programs() -> None:
    told = equations_of(RULES["heavy"], ("μ", "b"), frozenset(("μ", "b", "g_b")))
    assert [" ".join(each) for _, *each in told] == [
        "g_μ = dE/dμ + λμ",
        "g_b_ = dE/db + λb",
        "v_μ ← μ_ v_μ + g_μ",
        "v_b ← μ_ v_b + g_b_",
        "μ ← μ − αv_μ",
        "b ← b − αv_b",
    ]


@pytest.mark.parametrize("solved", RULES.values(), ids=RULES)
def test_nothing_of_a_parameter_stands_there_without_it(solved: Rule) -> None:
    """Each name of the rule's own has the parameter behind it, and θ is nowhere left."""
    for left, right in sides(solved, "w", "b"):
        text = f"{left} {right}".replace("max(", "(").replace("dE/d", "")
        for name in OWN:
            bare = rf"(?<![a-z_\u0302]){name}(?![\w\u0302])"
            assert not re.search(bare, text), (left, right)
        assert "θ" not in text, (left, right)
        assert "{" not in text, (left, right)
