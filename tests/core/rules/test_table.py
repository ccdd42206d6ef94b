"""Rules as they are asked for: options with torch.optim's names, defaults and limits."""

from __future__ import annotations

import inspect

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.equations.of_lines import equations_of
from gradapp.core.rules import OptionValue, Rule
from gradapp.core.rules.kind import Option, RuleError
from gradapp.core.rules.table import PLAIN, RULES, rule


@pytest.mark.parametrize("name", RULES)
def test_options_have_the_names_and_defaults_of_torch_optim(name: str) -> None:
    known = inspect.signature(getattr(torch.optim, RULES[name].torch)).parameters
    left_out = {"params", "lr", "foreach", "maximize", "capturable", "differentiable", "fused"}
    left_out |= {"decoupled_weight_decay"}  # this is AdamW
    theirs = {each: of.default for each, of in known.items() if each not in left_out}
    ours = {option.name: option.default for option in RULES[name].options}
    assert ours == theirs


NUMBERS = st.sampled_from([-1.0, -0.25, 0.0, 0.5, 0.999, 1.0, 1.5])


@st.composite
def choices(draw: st.DrawFn) -> tuple[str, dict[str, OptionValue]]:
    name = draw(st.sampled_from(sorted(RULES)))
    given: dict[str, OptionValue] = {}
    for option in RULES[name].options:
        if draw(st.booleans()):
            kind = type(option.default)
            values = {bool: st.booleans(), float: NUMBERS, tuple: st.tuples(NUMBERS, NUMBERS)}
            given[option.name] = draw(values[kind])
    return name, given


@given(choices())
def test_what_torch_refuses_is_refused_and_nothing_else(
    asked: tuple[str, dict[str, OptionValue]],
) -> None:
    name, options = asked
    parameter = torch.zeros(1, requires_grad=True)
    try:
        getattr(torch.optim, RULES[name].torch)([parameter], 0.1, **options)
    except ValueError:
        with pytest.raises(RuleError) as caught:
            rule(name, **options)
        assert str(caught.value).endswith(".")
    else:
        made = rule(name, **options)
        assert dict(made.chosen).items() <= options.items()


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("sdg", {}, "There is no rule 'sdg'; there are sgd, adagrad, rmsprop, adam and adamw."),
        (
            "adam",
            {"momentum": 0.9},
            "Adam has no option momentum; it has betas, eps, weight_decay and amsgrad.",
        ),
        ("sgd", {"momentum": -1}, "momentum must be at least 0, but is -1."),
        ("sgd", {"momentum": "much"}, "momentum must be a number, but is 'much'."),
        ("sgd", {"momentum": float("nan")}, "momentum must be a finite number, but is nan."),
        ("sgd", {"momentum": "inf"}, "momentum must be a finite number, but is inf."),
        ("sgd", {"nesterov": "maybe"}, "nesterov must be true or false, but is maybe."),
        ("sgd", {"nesterov": True}, "nesterov needs a momentum, and no dampening."),
        ("adam", {"betas": "0.9"}, "betas must be 2 numbers, such as 0.9,0.999, but is 0.9."),
        ("adam", {"betas": (0.9, 1)}, "betas must be at least 0 and less than 1, but is 1."),
    ],
)
def test_a_wrong_option_gets_one_sentence(
    name: str, options: dict[str, object], sentence: str
) -> None:
    with pytest.raises(RuleError) as caught:
        rule(name, **options)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        (Option("a", 1.0, ("a",), below=2.0), 3, "a must be at least 0 and less than 2, but is 3."),
        (Option("a", 1.0, ("a",), least=0.5), 0.2, "a must be at least 0.5, but is 0.2."),
        (Option("a", 1.0, ("a",), least=None, below=2.0), 2, "a must be less than 2, but is 2."),
        (
            Option("a", (1.0, 0.25, 3.0), ("a", "b", "c")),
            "1",
            "a must be 3 numbers, such as 1,0.25,3, but is 1.",
        ),
    ],
)
def test_a_sentence_has_the_limits_that_the_option_declares(
    option: Option, value: object, sentence: str
) -> None:
    with pytest.raises(RuleError) as caught:
        option.checked(value)
    assert str(caught.value) == sentence


def test_a_rule_is_shown_as_it_is_made() -> None:
    for made in (rule("sgd"), rule("adam", betas=(0.5, 0.9), amsgrad=True)):
        assert eval(repr(made), {"rule": rule}) == made


def test_texts_are_read_as_a_person_types_them() -> None:
    made = rule("adam", betas="1/2, 0.75", eps="10^-3", amsgrad="true")
    assert made == rule("adam", betas=(0.5, 0.75), eps=1e-3, amsgrad=True)


def test_sgd_without_options_is_the_notebooks_rule() -> None:
    assert rule("sgd") == PLAIN
    assert rule("sgd", momentum=0.0, nesterov=False) == PLAIN
    assert rule("sgd", momentum=0.5) != PLAIN


@pytest.mark.parametrize(
    ("asked", "equations"),
    [
        (rule("sgd", momentum=0.9), ["v ← μv + dE/dθ", "θ ← θ − αv"]),
        (rule("sgd", weight_decay=0.1), ["g = dE/dθ + λθ", "θ ← θ − αg"]),
        (rule("adagrad"), ["v ← v + (dE/dθ)²", "θ ← θ − α dE/dθ / (√v + ε)"]),
        (
            rule("adam"),
            [
                "m ← β₁m + (1 − β₁) dE/dθ",
                "v ← β₂v + (1 − β₂) (dE/dθ)²",
                "m̂ = m / (1 − β₁ᵗ)",
                "v̂ = v / (1 − β₂ᵗ)",
                "θ ← θ − αm̂ / (√v̂ + ε)",
            ],
        ),
    ],
)
def test_a_rule_says_its_equations(asked: Rule, equations: list[str]) -> None:
    assert [" ".join(each) for _, *each in equations_of(asked, ("θ",))] == equations
