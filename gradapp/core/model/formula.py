"""Reads a formula, as a person types it, into a tree of what is allowed; it is never run."""

from __future__ import annotations

import ast
import keyword
import math
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import field
from typing import Final

from gradapp.core.model.functions import FUNCTIONS, IN_FLOATS
from gradapp.core.model.names import CONSTANTS, is_name, written
from gradapp.core.numbers.typed import clipped, quoted
from gradapp.core.words import N_, Message, SayingError
from gradapp.values import dataclass

Inputs = tuple[tuple[str, tuple[float, ...]], ...]
"""What a model is given of its samples: each input's name and numbers."""

LONGEST_FORMULA: Final = 1000
"""The most characters of a formula."""
DEEPEST_FORMULA: Final = 60
"""The most levels of operators and parentheses in one another."""

_TOKEN: Final = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|\w+|\*\*|//|\S")
_OPERATORS: Final = ("+", "-", "*", "/", "**", "(", ")")
_EXACT: Final = 2**53
"""Up to here a whole number is the same in float64; beyond it PyTorch does not take all."""
_INSTEAD: Final = {
    "^": "**",
    "×": "*",
    "·": "*",
    "⋅": "*",
    "−": "-",
    "–": "-",
    "÷": "/",
    "²": "**2",
    "³": "**3",
    "√": "sqrt()",
    "π": "pi",
    ",": "0.5 for 0,5",
    "//": "/",
    "|": "abs()",
    "[": "(",
    "]": ")",
    "{": "(",
    "}": ")",
    "lambda": "λ",
    "ln": "log",
    "max": "relu",
    "math": "sqrt()",
}
"""What is meant by what can't stand in a formula."""


class FormulaError(SayingError):
    """A text is no formula; the message says why, and where.

    Attributes:
        place: the character that it is about, from 0.
    """

    def __init__(self, message: Message, place: int) -> None:
        super().__init__(message.filled(place=place + 1))
        self.place = place


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula. Two of the same text are equal.

    Attributes:
        text: as it was typed.
        tree: what is computed: operators, calls of `FUNCTIONS`, numbers and names. Greek letters
            that were spelled stand as letters, whole numbers beyond 2⁵³ as floats, and a + before
            something not at all.
        names: the names that are no function and no constant, in the order in which they appear.
    """

    text: str
    tree: ast.expr = field(compare=False, repr=False)
    names: tuple[str, ...] = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.text


def read_formula(text: str) -> Formula:
    """Return the formula in `text`, written as in Python.

    Raises:
        FormulaError: it is none, or too long, or too deep.
    """
    if len(text) > LONGEST_FORMULA:
        words = N_("Formula", "A formula has at most {most} characters; this one has {length}.")
        raise FormulaError(words.filled(most=LONGEST_FORMULA, length=len(text)), LONGEST_FORMULA)
    text = " ".join(text.split()).replace("µ", "μ")
    if not text:
        words = N_("Formula", "The formula is empty: write one, such as {example}.")
        raise FormulaError(words.filled(example="w*x + b"), 0)
    _check_words(text)
    tree, _ = _Check(text).taken(_parsed(text))
    return Formula(text, tree, _names_of(text))


def _error(message: Message, text: str, place: int) -> FormulaError:
    return FormulaError(message.filled(text=quoted(text)), place)


def _check_words(text: str) -> None:
    """Refuse what no formula has, token by token.

    Raises:
        FormulaError: where one can't stand in a formula.
    """
    before = ""
    for token in _TOKEN.finditer(text):
        word, place = token[0], token.start()
        is_number = word[0].isdigit() or (word[0] == "." and len(word) > 1)
        is_word = word[0].isalpha() or word[0] == "_"
        if not (is_number or word in _OPERATORS or (is_word and _is_known(word))):
            raise _not_allowed(word, place)
        if before and (is_number or is_word or word == "("):
            raise _missing(before, word, place)
        called = text[token.end() :].lstrip().startswith("(")
        if word in FUNCTIONS and not called:
            words = N_("Formula", "{text} at character {place} is a function: write {call}.")
            raise _error(words.filled(call=f"{word}(…)"), word, place)
        if is_word and called and word not in FUNCTIONS:
            raise _no_function(word, place)
        before = word if is_number or (is_word and word not in FUNCTIONS) or word == ")" else ""


def _is_known(word: str) -> bool:
    return is_name(word) and not keyword.iskeyword(word)


def _not_allowed(word: str, place: int) -> FormulaError:
    """Return why `word`, a name or a sign, can't stand in a formula."""
    strange = next((letter for letter in word if ord(letter) > 126 and not is_name(letter)), "")
    if strange:
        word, place = strange, place + word.index(strange)
    if word in _INSTEAD:
        return _instead(word, place)
    if strange:
        words = N_(
            "Formula",
            "{text} ({code}) at character {place} can't stand in a formula: names have the letters "
            "a to z, Greek ones, digits and _.",
        )
        return _error(words.filled(code=f"U+{ord(strange):04X}"), word, place)
    return _error(
        N_("Formula", "{text} at character {place} can't stand in a formula."), word, place
    )


def _missing(before: str, word: str, place: int) -> FormulaError:
    words = N_(
        "Formula", "{text} at character {place} has no operator before it: write {first}*{second}?"
    )
    return _error(words.filled(first=clipped(before), second=clipped(word)), word, place)


def _instead(word: str, place: int) -> FormulaError:
    words = N_("Formula", "{text} at character {place} can't stand in a formula: write {other}.")
    return _error(words.filled(other=_INSTEAD[word]), word, place)


def _no_function(word: str, place: int) -> FormulaError:
    if _INSTEAD.get(word) in FUNCTIONS:
        return _instead(word, place)
    words = N_(
        "Formula",
        "{text} at character {place} is not a function that a formula can have; there "
        "are {functions}.",
    )
    return _error(words.filled(functions=", ".join(FUNCTIONS)), word, place)


def _parsed(text: str) -> ast.expr:
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError as error:
        place = min(max((error.offset or 1) - 1, 0), len(text) - 1)
    except (ValueError, MemoryError, RecursionError):
        raise _too_deep(text, 0) from None
    words = N_("Formula", "The formula can't be understood at character {place}, {text}.")
    if text.count("(") != text.count(")"):
        words = N_("Formula", "A parenthesis has no partner: look at character {place}, {text}.")
    elif text[-1] in _OPERATORS[:5]:
        place = len(text) - 1
        words = N_("Formula", "Something is missing after character {place}, {text}.")
    raise _error(words, text[place:], place)


def _too_deep(text: str, place: int) -> FormulaError:
    words = N_("Formula", "{text} at character {place} is nested too deep: at most {most} levels.")
    return _error(words.filled(most=DEEPEST_FORMULA), text[place:], place)


def _names_of(text: str) -> tuple[str, ...]:
    words = [token[0] for token in _TOKEN.finditer(text) if token[0][0].isalpha()]
    names = (written(word) for word in words if word not in (*FUNCTIONS, *CONSTANTS))
    return tuple(dict.fromkeys(names))


KnownNumber = int | float | None
"""What a part of a formula is, where that is one number; an `int` is one that float64 has."""


class _Check:
    """Takes a tree over, node by node, if all of it is allowed."""

    def __init__(self, text: str) -> None:
        self._text = text

    def taken(self, node: ast.expr, depth: int = 0) -> tuple[ast.expr, KnownNumber]:
        """Return `node` as programs have it, and what it is.

        Raises:
            FormulaError: something in it is not allowed, or is no number.
        """
        if depth > DEEPEST_FORMULA:
            raise _too_deep(self._text, self._place(node))
        match node:
            case ast.Constant(value=int() | float() as number):
                whole = self._number(node, lambda: _whole(number))
                return ast.Constant(whole), whole
            case ast.Name(id=name):
                return ast.Name(written(name), ast.Load()), _CONSTANTS.get(name)
            case ast.UnaryOp(op=ast.UAdd() | ast.USub() as sign, operand=operand):
                inner, value = self.taken(operand, depth + 1)
                if isinstance(sign, ast.UAdd):
                    return inner, value
                return ast.UnaryOp(sign, inner), value if value is None else -value
            case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div() | ast.Pow()):
                return self._operation(node, depth)
            case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]):
                inner, value = self.taken(argument, depth + 1)
                known = (
                    value if value is None else self._number(node, lambda: IN_FLOATS[name](value))
                )
                return ast.Call(ast.Name(name, ast.Load()), [inner], []), known
        words = N_("Formula", "The formula can't be understood at character {place}, {text}.")
        raise self._error(words, node)

    def _operation(self, node: ast.BinOp, depth: int) -> tuple[ast.expr, KnownNumber]:
        left, first = self.taken(node.left, depth + 1)
        right, second = self.taken(node.right, depth + 1)
        if second == 0 and isinstance(node.op, ast.Div):
            words = N_("Formula", "{text} at character {place} is 0: nothing can be divided by it.")
            raise self._error(words, node.right)
        known: KnownNumber = None
        if first is not None and second is not None:
            known = self._number(node, lambda: _operated(node.op, first, second))
            if isinstance(first, int) and isinstance(second, int) and abs(known) > _EXACT:
                return ast.Constant(known), known
        return ast.BinOp(left, node.op, right), known

    def _number(self, node: ast.expr, compute: Callable[[], int | float]) -> int | float:
        """Return what a part without names is, if it is a number that float64 has."""
        with suppress(ValueError, OverflowError):
            value = compute()
            if math.isfinite(value):
                return value
        words = N_(
            "Formula", "{text} at character {place} is not a number, or is too large for float64."
        )
        raise self._error(words, node)

    def _error(self, message: Message, node: ast.expr) -> FormulaError:
        part = ast.get_source_segment(self._text, node) or ""
        return _error(message, part, self._place(node))

    def _place(self, node: ast.expr) -> int:
        return len(self._text.encode()[: node.col_offset].decode())


def _whole(number: float) -> int | float:
    """Return a number as an `int` where it is one and float64 has it and its neighbours."""
    return number if isinstance(number, int) and abs(number) <= _EXACT else float(number)


def _operated(operator: ast.operator, first: float, second: float) -> int | float:
    match operator:
        case ast.Add():
            return _whole(first + second)
        case ast.Sub():
            return _whole(first - second)
        case ast.Mult():
            return _whole(first * second)
        case ast.Pow():
            power = math.pow(first, second)  # which overflows at once where ** takes years
            is_whole = isinstance(first, int) and isinstance(second, int) and second >= 0
            return int(power) if is_whole and abs(power) <= _EXACT else power
        case _:
            return first / second


_CONSTANTS: Final = {"pi": math.pi}
