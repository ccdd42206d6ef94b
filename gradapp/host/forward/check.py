"""Whether statements only compute: what is not known to be harmless is refused."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Final

from gradapp.core.own_code.messages import Obstacle
from gradapp.host.forward.lines import RefusedError
from gradapp.host.forward.names import Names, changes
from gradapp.host.forward.pure import PURE_ATTRIBUTES, PURE_METHODS, Pure

LOCAL: Final = object()
"""What a name means that is set in the statements themselves."""

_EXPRESSIONS: Final = (
    ast.Name, ast.Constant, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp,
    ast.Subscript, ast.Slice, ast.Tuple, ast.List, ast.Dict, ast.Starred, ast.keyword,
    ast.ListComp, ast.GeneratorExp, ast.comprehension, ast.Call, ast.expr_context, ast.operator,
    ast.unaryop, ast.boolop, ast.cmpop,
)  # fmt: skip
_TARGETS: Final = (ast.Name, ast.Tuple, ast.List, ast.Starred, ast.expr_context)


class Check:
    """Looks at statements, and at what their names mean."""

    def __init__(self, pure: Pure, meaning: Callable[[str], object], known: Names) -> None:
        """Take what is known.

        Args:
            pure: the functions that only compute.
            meaning: what a name means; `LOCAL` for one that the statements set.
            known: attributes that the person's own modules have.
        """
        self._pure = pure
        self._meaning = meaning
        self._known = known

    def statements(self, block: Sequence[ast.stmt]) -> None:
        """Look at statements.

        Raises:
            RefusedError: one of them may do more than compute.
        """
        for each in block:
            self._statement(each)

    def _statement(self, node: ast.stmt) -> None:
        match node:
            case ast.Expr(
                value=ast.Call(
                    func=ast.Attribute(value=ast.Name(id=name), attr="append"), args=[appended]
                )
            ) if self._meaning(name) is LOCAL:
                self.expression(appended)
            case _ if changes(node) is not None:
                raise RefusedError(Obstacle.PLACE, node.lineno, _told(node))
            case ast.Assign(targets=targets, value=value):
                self._targets(targets)
                self.expression(value)
            case ast.AugAssign(target=target, value=value):
                self._targets([target])
                self.expression(value)
            case ast.AnnAssign(target=target, value=set_to):
                self._targets([target])
                self._if_any(set_to)
            case ast.Return(value=result):
                self._if_any(result)
            case (
                ast.If(test=test, body=body, orelse=orelse)
                | ast.While(test=test, body=body, orelse=orelse)
            ):
                self.expression(test)
                self.statements((*body, *orelse))
            case ast.For(target=target, iter=iterable, body=body, orelse=orelse):
                self._targets([target])
                self.expression(iterable)
                self.statements((*body, *orelse))
            case ast.With(items=items, body=body) if all(map(self._is_harmless, items)):
                for item in items:
                    self.expression(item.context_expr)
                self.statements(body)
            case ast.Try() if node.handlers or _ends_early(node.finalbody):
                raise RefusedError(Obstacle.CATCHES, node.lineno)
            case ast.Try(body=body, finalbody=finalbody):  # without handlers there is no else
                self.statements((*body, *finalbody))
            case ast.Global(names=[name, *_]) | ast.Nonlocal(names=[name, *_]):
                raise RefusedError(Obstacle.OUTSIDE, node.lineno, name)
            case ast.Expr(value=value):
                self.expression(value)
            case ast.Pass() | ast.Break() | ast.Continue():
                pass
            case _:
                raise RefusedError(Obstacle.UNKNOWN, node.lineno, _told(node))

    def expression(self, node: ast.AST) -> None:
        """Look at an expression.

        Raises:
            RefusedError: it may do more than compute.
        """
        if isinstance(node, ast.Attribute):
            self._attribute(node)
            return
        if not isinstance(node, _EXPRESSIONS):
            raise RefusedError(Obstacle.UNKNOWN, getattr(node, "lineno", 0), _told(node))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            self._name(node)
        for child in ast.iter_child_nodes(node):
            self.expression(child)

    def _name(self, node: ast.Name) -> None:
        meant = self._meaning(node.id)
        if meant is not LOCAL and callable(meant):
            self._function(meant, node)

    def _attribute(self, node: ast.Attribute) -> None:
        meant = self._of_module(node)
        if meant is not LOCAL:
            self._function(meant, node)
            return
        self.expression(node.value)
        if node.attr.endswith("_"):
            raise RefusedError(Obstacle.PLACE, node.lineno, _told(node))
        if node.attr not in PURE_METHODS | PURE_ATTRIBUTES | self._known:
            raise RefusedError(self._pure.why_not(node.attr), node.lineno, _told(node))

    def _of_module(self, node: ast.expr) -> object:
        """Return what ``torch.nn.functional.mse_loss`` means; `LOCAL` for what is of no module."""
        if isinstance(node, ast.Name):
            meant = self._meaning(node.id)
            return meant if isinstance(meant, ModuleType) else LOCAL
        if isinstance(node, ast.Attribute):
            module = self._of_module(node.value)
            if isinstance(module, ModuleType):
                if not self._pure.is_module(module) or node.attr not in vars(module):
                    raise RefusedError(self._pure.why_not(node.attr), node.lineno, _told(node))
                return vars(module)[node.attr]
        return LOCAL

    def _function(self, meant: object, node: ast.Name | ast.Attribute) -> None:
        """Look at what is no variable of the text: functions, classes, constants of modules."""
        if self._pure.is_known(meant):
            return
        if isinstance(node, ast.Attribute) or getattr(meant, "__module__", "") == "builtins":
            name = node.attr if isinstance(node, ast.Attribute) else node.id
            raise RefusedError(self._pure.why_not(name), node.lineno, _told(node))

    def _is_harmless(self, item: ast.withitem) -> bool:
        """Return whether what a block is under changes nothing but how it computes."""
        match item:
            case ast.withitem(context_expr=ast.Call(func=func), optional_vars=None):
                meant = self._of_module(func)
                meant = self._meaning(func.id) if isinstance(func, ast.Name) else meant
                return self._pure.is_context(meant)
        return False

    def _targets(self, targets: Sequence[ast.expr]) -> None:
        for target in targets:
            for each in ast.walk(target):
                if not isinstance(each, _TARGETS):
                    raise RefusedError(Obstacle.PLACE, target.lineno, _told(target))

    def _if_any(self, node: ast.expr | None) -> None:
        if node is not None:
            self.expression(node)


def _ends_early(block: Sequence[ast.stmt]) -> bool:
    """Return whether statements may go elsewhere, and leave an exception behind."""
    nodes = (node for each in block for node in ast.walk(each))
    return any(isinstance(node, ast.Return | ast.Break | ast.Continue) for node in nodes)


def _told(node: ast.AST) -> str:
    return ast.unparse(node).split("\n")[0][:80]
