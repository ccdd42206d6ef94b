"""Where words stand in texts that are explained."""

from __future__ import annotations

import random
import re

import pytest

from gradapp.core.help.words import in_code, in_text

FORMS = (
    ("error", "E"),
    ("gradient", "dE/dθ|gradient|gradients"),
    ("parameter", "θ|θ₀"),
    ("model", "f(x)"),
    ("residual", "f(x) − y"),
    ("minimum", "θ*"),
    ("eigenvalue", "1 − αλ|1 − α(λ + λ₁)|1 − α(λ + λᵢ)|λ|λ₁"),
    ("ulp", "ulp|ulps"),
    ("street", "Straße|STRASSE"),
)


def by_expression(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the same by regular expressions: a letter on either side makes another word."""
    found = []
    for name, words in FORMS:
        each = "|".join(map(re.escape, sorted(words.split("|"), key=len, reverse=True)))
        match = re.search(rf"(?<![\w/])(?:{each})(?![\w*/₀])", text, re.IGNORECASE)
        if match is not None:
            found.append((name, *match.span()))
    alone = [
        (name, start, end)
        for name, start, end in found
        if not any(a <= start and end <= b and (a, b) != (start, end) for _, a, b in found)
    ]
    return tuple(sorted(alone, key=lambda each: each[1]))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("E falls by 3 ulps", ["error", "ulp"]),
        ("the Gradient, gradients", ["gradient"]),
        ("f(x) − y of f(x)", ["residual"]),
        ("θ* and θ", ["minimum", "parameter"]),
        ("θ₀", ["parameter"]),
        ("Effort, ulpulp, _E, E_, dE/dθ/dE", []),
        ("İ E", ["error"]),
        ("", []),
    ],
)
def test_a_word_is_found_whole_in_small_letters_and_large(text: str, names: list[str]) -> None:
    assert [name for name, *_ in in_text(text, FORMS)] == names


def test_every_word_stands_where_an_expression_finds_it() -> None:
    chance = random.Random(5)
    pieces = [part for _, words in FORMS for part in words.split("|")]
    pieces += [*" /*₀_.,−()", "x", "İ", "ß", "E", "dE", "Ulp", "GRADIENT", "θ", "1"]
    for _ in range(3000):
        text = "".join(chance.choices(pieces, k=chance.randint(1, 8)))
        if chance.random() < 0.3:
            text = text.upper()
        assert in_text(text, FORMS) == by_expression(text), text


def test_a_word_of_code_is_found_behind_a_text_with_a_number_sign_and_not_in_a_comment() -> None:
    line = 'print("#"); E.backward()  # tensor'
    assert [line[start:end] for _, start, end in in_code(line)] == ["backward"]
