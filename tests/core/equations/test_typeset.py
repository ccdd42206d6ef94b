"""Formulas as they are set, with numbers in the places of names."""

from __future__ import annotations

import ast

import pytest

from gradapp.core.equations.typeset import typeset
from gradapp.core.numbers.text import Relation, Text
from gradapp.core.numbers.written import Number


@pytest.mark.parametrize(
    ("formula", "value", "text"),
    [
        ("sqrt(p)", 931.413, "√931.413"),
        ("sqrt(p)", 1423.31, "√1423.31"),
        ("sqrt(p)", 142331251.75, "√(1.42331·10⁸)"),
        ("sqrt(p)", 0.00005, "√(5·10⁻⁵)"),
        ("p**2", 1423.31, "1423.31²"),
        ("p**2", -3.0, "(−3)²"),
        ("p**2", 2e9, "(2·10⁹)²"),
        ("1/p", 2e9, "1/(2·10⁹)"),
        ("1/p", -2e9, "1/(−2·10⁹)"),
        ("p/2", 2e9, "2·10⁹/2"),
        ("2*p", 2e9, "2·2·10⁹"),
    ],
)
def test_a_number_has_parentheses_where_a_power_of_ten_would_be_torn_apart(
    formula: str, value: float, text: str
) -> None:
    tree = ast.parse(formula, mode="eval").body
    shown = Text(Relation.EQUAL, typeset(tree, {"p": Number(value, significant=6)}))
    assert str(shown)[2:] == text


def test_a_number_that_has_lost_digits_has_parentheses_only_then() -> None:
    tree = ast.parse("sqrt(p)", mode="eval").body
    text = Text(Relation.EQUAL, typeset(tree, {"p": Number(142331.51234567)}))
    assert [str(text.rounded(digits)) for digits in (6, 3)] == ["≈ √142332", "≈ √(1.42·10⁵)"]
