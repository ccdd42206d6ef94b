"""Formulas are read as Python has them, and whatever else is typed is refused where it stands."""

from __future__ import annotations

import ast
import itertools
import math
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.model.formula import DEEPEST_FORMULA, LONGEST_FORMULA, FormulaError, read_formula
from gradapp.core.model.names import in_files, is_name, written


def value(text: str, **names: float) -> float:
    """Return what Python makes of the tree, with the functions of `math`."""
    known = {name: getattr(math, name) for name in ("sin", "exp", "log", "sqrt", "tanh", "pi")}
    code = compile(ast.unparse(read_formula(text).tree), "formula", "eval")
    return float(eval(code, {"__builtins__": {}, "abs": abs, **known}, names))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("θ*x", ("θ", "x")),
        ("theta*x", ("θ", "x")),
        ("w*x + b", ("w", "x", "b")),
        ("a*sin(b*x)", ("a", "b", "x")),
        ("1/(1 + exp(-(w*x + b)))", ("w", "x", "b")),
        ("0.1*p**2 + 2*q**2", ("p", "q")),
        ("theta_0 + θ_1*x", ("θ_0", "θ_1", "x")),
        ("pi*r**2 + abs(tanh(r))", ("r",)),
        ("B0 + B1*x1", ("B0", "B1", "x1")),
    ],
)
def test_names_stand_in_the_order_in_which_they_appear(text: str, names: tuple[str, ...]) -> None:
    formula = read_formula(text)
    assert formula.names == names
    assert formula.text == text
    assert formula == read_formula(f"  {text}\n")


def test_the_tree_is_what_python_makes_of_the_text() -> None:
    x, w, b = 0.3, -1.7, 2.5
    assert value("-w**2/x - 3*(b - x)", w=w, x=x, b=b) == -(w**2) / x - 3 * (b - x)
    assert value("1/(1 + exp(-(w*x + b)))", w=w, x=x, b=b) == 1 / (1 + math.exp(-(w * x + b)))
    assert value("sin(pi*x)*sqrt(b) + log(2**b)", x=x, b=b) == math.sin(math.pi * x) * math.sqrt(
        b
    ) + math.log(2**b)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("w^x", 1, "write **"),
        ("w·x", 1, "write *"),
        ("0,5*x", 1, "0.5 for 0,5"),
        ("2x", 1, "write 2*x"),
        ("2 x", 2, "write 2*x"),
        ("(w)(x)", 3, "operator"),
        ("x(w + b)", 0, "there are sin, cos, tan, exp, log, sqrt, tanh, abs, relu, sigmoid"),
        ("w + sin", 4, "write sin(…)"),
        ("w + ln(x)", 4, "write log"),
        ("w*", 1, "missing after character 2"),
        ("(w*x", 0, "no partner"),
        ("w*x)", 3, "no partner"),
        ("", 0, "empty"),
        ("w // x", 2, "write /"),
        ("w**9**9**9", 3, "too large"),
        ("w + 1e999", 4, "too large"),
        ("w*log(0)", 2, "not a number"),
        ("w*(-8)**(1/3)", 2, "not a number"),
        ("w/(2 - 2)", 3, "divided"),
        ("π*w", 0, "write pi"),
        ("lambda*x", 0, "write λ"),
        ("θ₀*x", 1, "'₀' (U+2080) at"),
        ("θ*x + θ²", 7, "write **2"),
        ("wх + θ", 1, "'х' (U+0445) at"),
        ("θx*w", 0, "'θx' at"),
        ("sin()", 0, "understood"),
        ("sin(w, x)", 5, "',' at character 6"),
        ("sin(*x)", 4, "understood"),
        ("sin(**x)", 0, "understood"),
    ],
)
def test_what_is_no_formula_is_refused_with_a_sentence_that_names_the_place(
    text: str, place: int, words: str
) -> None:
    with pytest.raises(FormulaError) as caught:
        read_formula(text)
    assert caught.value.place == place
    assert words in str(caught.value)
    assert f"character {place + 1}" in str(caught.value) or not text


HOSTILE = {
    "an import": "__import__('os').system('true')",
    "an attribute": "x.__class__",
    "a hidden name": "__builtins__",
    "a function without a name": "(lambda x: x)(1)",
    "an unknown function": "eval(x)",
    "a list": "[x for x in w]",
    "a text": "'x'*1000000000",
    "an assignment": "(x := 3)",
    "a condition": "w if x else b",
    "a comparison": "w < x",
    "a power that takes years": "9**9**9**9",
    "a product of powers": "9**9**9*x",
    "a large power of one": "w*7**(2**60)",
    "a long number": "9" * LONGEST_FORMULA,
    "a million characters": "x" * 1_000_000,
    "a million parentheses": "(" * 1_000_000,
    "nested parentheses": "exp(" * (LONGEST_FORMULA // 5) + "x" + ")" * (LONGEST_FORMULA // 5),
    "many signs": "-" * (LONGEST_FORMULA - 1) + "x",
    "many terms": "+".join("x" * (DEEPEST_FORMULA + 2)),
    "a tower": "**".join("x" * (DEEPEST_FORMULA + 2)),
    "a Cyrillic letter": "wх + b",
    "letters of full width": "ｓin(x)",
    "mathematical letters": "𝐰*x",
    "a ligature": "ﬁ*x",
    "an invisible space": "w\u200b*x",
    "right to left": "w\u202e*x",
    "half a character": "\ud800",
    "a null": "w*x\0",
    "a comment": "w*x # + b",
    "an imaginary number": "1j*w",
    "a long name": "a" * 23 + "_",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_refused_at_once_and_run_nothing(text: str) -> None:
    done = itertools.count()
    sys.setprofile(lambda *_: next(done))
    try:
        with pytest.raises(FormulaError) as caught:
            read_formula(text)
    finally:
        sys.setprofile(None)
    assert next(done) < 20_000  # calls and returns, which take about a millisecond
    sentence = str(caught.value)
    assert len(sentence) < 200
    assert "\n" not in sentence
    assert 0 <= caught.value.place <= LONGEST_FORMULA


@given(st.text(alphabet="wxθ0129.e+-*/() ,^sinexp", max_size=30) | st.text(max_size=12))
def test_any_text_is_a_formula_that_python_reads_or_refused_in_one_sentence(text: str) -> None:
    refused, formula = None, None
    try:
        formula = read_formula(text)
    except FormulaError as error:
        refused = error
    if formula is None:
        assert refused is not None
        assert 0 <= refused.place <= len(text)
        assert str(refused).endswith((".", "?"))
        return
    again = read_formula(ast.unparse(formula.tree))
    assert ast.dump(again.tree) == ast.dump(formula.tree)
    assert again.names == formula.names
    assert set(formula.names) == {
        node.id for node in ast.walk(formula.tree) if isinstance(node, ast.Name)
    } - {"sin", "exp", "pi"}


def test_whole_numbers_that_tensors_refuse_stand_as_floats() -> None:
    assert ast.unparse(read_formula("10**30*w + 3**2").tree) == "1e+30 * w + 3 ** 2"
    assert ast.unparse(read_formula("123456789012345678901*w").tree) == "1.2345678901234568e+20 * w"


@pytest.mark.parametrize(
    ("typed", "letter", "file"),
    [
        ("theta", "θ", "theta"),
        ("θ_0", "θ_0", "theta_0"),
        ("beta1", "β1", "beta1"),
        ("Omega", "Ω", "Omega"),
        ("w_theta", "w_theta", "w_theta"),
        ("thetas", "thetas", "thetas"),
    ],
)
def test_a_greek_letter_and_its_name_are_one_name(typed: str, letter: str, file: str) -> None:
    assert is_name(typed)
    assert written(typed) == letter
    assert in_files(letter) == file
    assert written(file) == letter
