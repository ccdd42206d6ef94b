"""Writes a formula's tree as code: with `math` in bare Python, with `torch` for tensors."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from gradapp.core.model.functions import IN_LIBRARIES, NAMES, OfEach
from gradapp.core.rules.lines import COUNTED, ReadLine

OWN_MARK: Final = "\x01"
"""Stands before a person's own names while a text is composed, to tell them from the program's."""
RULES_MARK: Final = "\x02"
"""Stands before a rule's names while a text is composed."""

_PYTHON: Final = OfEach(
    **{name: f"math.{name}" for name in IN_LIBRARIES},
    abs="abs",
    relu="def relu(z):\n    return max(z, 0.0)",
    sigmoid="def sigmoid(z):  # of no large number, whose exp() there is not\n"
    "    return math.exp(min(z, 0)) / (1 + math.exp(-abs(z)))",
    sign="def sign(z):  # the slope of abs\n    return float((z > 0) - (z < 0))",
    step="def step(z):  # the slope of relu\n    return 1.0 if z > 0 else 0.0",
    max="max",
    min="min",
)
"""What bare Python calls; the definition of what it has no function for."""
_TORCH: Final = OfEach(
    **{name: f"torch.{name}" for name in IN_LIBRARIES},
    abs="torch.abs",
    relu="torch.relu",
    sigmoid="torch.sigmoid",
    sign="torch.sign",
    step="",  # it stands in slopes alone, which autograd finds
    max="torch.maximum",
    min="torch.minimum",
)
"""What is called for tensors."""
_OF_ONE: Final = {"max": "min", "min": "max"}
"""What `torch.clamp` calls the number that limits a tensor."""
_HELPERS: Final = {name: text for name in NAMES if (text := _PYTHON[name]).startswith("def ")}

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


def line_in_python(line: ReadLine, names: Mapping[str, str]) -> str:
    """Return a rule's line in bare Python, as `in_python`, with other names in it."""
    return _line(line, names, _Python(names))


def line_in_torch(line: ReadLine, names: Mapping[str, str], numbers: Collection[str]) -> str:
    """Return a rule's line whose names are tensors, but for those of `numbers`."""
    return _line(line, names, _Torch(names, numbers))


def _line(line: ReadLine, names: Mapping[str, str], writer: _Python) -> str:
    target, value = ast.Name(names[line.gives]), writer.visit(_copied(line.value))
    if line.operator is None:
        return code(ast.Assign([target], value))
    return code(ast.AugAssign(target, line.operator, value))


def code(tree: ast.AST) -> str:
    """Return a tree as it is written by hand: no spaces about a power of something simple."""
    text = ast.unparse(ast.fix_missing_locations(tree))
    part = rf"\w.\u0302{OWN_MARK}{RULES_MARK}"
    simple = rf"(?<![{part}])([{part}]+) \*\* ([{part}]+)(?![\w.(])"
    text = re.sub(r" \*\* \((-\d+)\)", r"**\1", text)
    return re.sub(simple, r"\1**\2", text)


def helpers_in(program: str) -> list[str]:
    """Return the functions that a program in bare Python calls of those that it has to define."""
    called = rf"(?<![\w.{OWN_MARK}{RULES_MARK}])%s\("
    return [text for name, text in _HELPERS.items() if re.search(called % name, program)]


def own(names: Collection[str]) -> list[str]:
    """Return a person's names as they stand in a text that is being composed."""
    return [OWN_MARK + name for name in names]


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

    def __init__(self, names: Mapping[str, str] | None = None) -> None:
        """Write a formula; with other `names` a rule's line."""
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if self._names is not None:
            return ast.Name(self._names[node.id])
        return ast.Name("math.pi" if node.id == "pi" else OWN_MARK + node.id)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        assert isinstance(node.func, ast.Name)
        name = node.func.id
        called = name if name in _HELPERS else _PYTHON[name]
        return ast.Call(ast.Name(called), [self.visit(each) for each in node.args], [])

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        left, right = self.visit(node.left), self.visit(node.right)
        if isinstance(node.op, ast.Pow) and not (is_small_power(node) or self._counts(node.right)):
            return ast.Call(ast.Name("math.pow"), [left, right], [])
        return ast.BinOp(left, node.op, right)

    def _counts(self, exponent: ast.expr) -> bool:
        """Return whether an exponent is the number of the step, which is whole."""
        is_of_rule = self._names is not None
        return is_of_rule and isinstance(exponent, ast.Name) and exponent.id == COUNTED


class _Torch(_Python):
    """Calls torch's functions of tensors; what is a number stays bare Python's."""

    def __init__(
        self, names: Mapping[str, str] | None = None, numbers: Collection[str] = ()
    ) -> None:
        """Write a formula; with other `names` a rule's line, of which some are of `numbers`."""
        super().__init__(names)
        self._numbers = frozenset(numbers)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        assert isinstance(node.func, ast.Name)
        name, tensors = node.func.id, [*filter(self._is_tensor, node.args)]
        if tensors:
            arguments = [self.visit(each) for each in node.args]
            if len(tensors) == len(arguments):
                return ast.Call(ast.Name(_TORCH[name]), arguments, [])
            if self._is_tensor(node.args[1]):
                arguments.reverse()
            limit = ast.keyword(_OF_ONE[name], arguments[1])
            return ast.Call(ast.Name("torch.clamp"), arguments[:1], [limit])
        if name in _HELPERS and not names_in(node):
            return _value(node)
        return super().visit_Call(node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        if isinstance(node.op, ast.Pow) and self._is_tensor(node):
            return ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))
        return super().visit_BinOp(node)

    def _is_tensor(self, node: ast.expr) -> bool:
        return bool(names_in(node) - self._numbers)


def _value(node: ast.expr) -> ast.expr:
    """Return the number that an expression of numbers is."""
    text = "\n".join([*_HELPERS.values(), f"value = float({in_python(node)})"])
    names: dict[str, Any] = {"math": math}
    try:
        exec(text, names)
    except (ArithmeticError, ValueError):
        return ast.BinOp(ast.Constant(0), ast.Div(), ast.Constant(0))
    return ast.Constant(names["value"])


def _copied(tree: ast.expr) -> ast.expr:
    copy: ast.expr = ast.parse(ast.unparse(tree), mode="eval").body
    return copy
