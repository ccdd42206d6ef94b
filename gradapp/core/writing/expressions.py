"""Writes a formula's tree as code: with `math` in bare Python, with `torch` for tensors."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Collection
from typing import Any, Final

OWN: Final = "\x01"
"""Stands before a person's own names while a text is composed, to tell them from the program's."""

_HELPERS: Final = {
    "relu": "def relu(z):\n    return max(z, 0.0)",
    "step": "def step(z):  # the slope of relu\n    return 1.0 if z > 0 else 0.0",
    "sigmoid": "def sigmoid(z):  # of no large number, whose exp() there is not\n"
    "    return math.exp(min(z, 0)) / (1 + math.exp(-abs(z)))",
    "sign": "def sign(z):  # the slope of abs\n    return float((z > 0) - (z < 0))",
}
"""What bare Python has no function for."""

_MOST_EXPONENT: Final = 64


def names_in(tree: ast.AST) -> set[str]:
    """Return the names in a tree that are no functions."""
    called = {id(each.func) for each in ast.walk(tree) if isinstance(each, ast.Call)}
    names = (each for each in ast.walk(tree) if isinstance(each, ast.Name))
    return {each.id for each in names if id(each) not in called and each.id != "pi"}


def in_python(tree: ast.expr) -> str:
    """Return the code of a formula in bare Python, with `helpers_in` it and the module `math`."""
    return code(_Python().visit(_copied(tree)))


def in_torch(tree: ast.expr) -> str:
    """Return the code of a formula whose names are tensors."""
    return code(_Torch().visit(_copied(tree)))


def code(tree: ast.expr) -> str:
    """Return a tree as it is written by hand: no spaces about a power of something simple."""
    text = ast.unparse(ast.fix_missing_locations(tree))
    simple = rf"(?<![\w.{OWN}])([\w.{OWN}]+) \*\* ([\w.{OWN}]+)(?![\w.(])"
    text = re.sub(r" \*\* \((-\d+)\)", r"**\1", text)
    return re.sub(simple, r"\1**\2", text)


def helpers_in(program: str) -> list[str]:
    """Return the functions that a program in bare Python calls of those that it has to define."""
    called = rf"(?<![\w.{OWN}])%s\("
    return [text for name, text in _HELPERS.items() if re.search(called % name, program)]


def own(names: Collection[str]) -> list[str]:
    """Return a person's names as they stand in a text that is being composed."""
    return [OWN + name for name in names]


def is_small_power(tree: ast.BinOp) -> bool:
    """Return whether `tree` is a power with a small whole exponent, and no huge number itself."""
    exponent = tree.right
    if not (names_in(tree.left) or isinstance(tree.left, ast.Constant)):
        return False
    if isinstance(exponent, ast.UnaryOp) and isinstance(exponent.op, ast.USub):
        exponent = exponent.operand
    match exponent:
        case ast.Constant(value=int(value)):
            return abs(value) <= _MOST_EXPONENT
    return False


class _Python(ast.NodeTransformer):
    """Calls what Python has; powers that are not of a small whole number by `math.pow`."""

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return _of("math", "pi") if node.id == "pi" else ast.Name(OWN + node.id)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        assert isinstance(node.func, ast.Name)
        name, arguments = node.func.id, [self.visit(each) for each in node.args]
        known = name in _HELPERS or name == "abs"
        return ast.Call(ast.Name(name) if known else _of("math", name), arguments, [])

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        left, right = self.visit(node.left), self.visit(node.right)
        if isinstance(node.op, ast.Pow) and not is_small_power(node):
            return ast.Call(_of("math", "pow"), [left, right], [])
        return ast.BinOp(left, node.op, right)


class _Torch(_Python):
    """Calls torch's functions of tensors; what is a number stays bare Python's."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        assert isinstance(node.func, ast.Name)
        name = node.func.id
        if names_in(node):
            return ast.Call(_of("torch", name), [self.visit(each) for each in node.args], [])
        if name in _HELPERS:
            return _value(node)
        return super().visit_Call(node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        if isinstance(node.op, ast.Pow) and names_in(node):
            return ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))
        return super().visit_BinOp(node)


def _value(node: ast.expr) -> ast.expr:
    """Return the number that an expression of numbers is."""
    text = "\n".join([*_HELPERS.values(), f"value = float({in_python(node)})"])
    names: dict[str, Any] = {"math": math}
    try:
        exec(text, names)
    except (ArithmeticError, ValueError):
        return ast.BinOp(ast.Constant(0), ast.Div(), ast.Constant(0))
    return ast.Constant(names["value"])


def _of(module: str, name: str) -> ast.expr:
    return ast.Attribute(ast.Name(module), name)


def _copied(tree: ast.expr) -> ast.expr:
    copy: ast.expr = ast.parse(ast.unparse(tree), mode="eval").body
    return copy
