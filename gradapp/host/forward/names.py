"""Which names a piece of a text reads before it sets them, and which it sets; nothing runs."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

Names = frozenset[str]
_NONE: Final[Names] = frozenset()
_COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
_CHANGES: Final = (
    "append", "extend", "insert", "update", "add", "pop", "clear", "remove", "sort", "reverse",
)  # fmt: skip


def loaded(node: ast.AST) -> Names:
    """Return the names that an expression reads, but for those of its own comprehensions."""
    if isinstance(node, ast.Name):
        return frozenset({node.id}) if isinstance(node.ctx, ast.Load) else _NONE
    inside = _NONE.union(*(loaded(child) for child in ast.iter_child_nodes(node)))
    if isinstance(node, _COMPREHENSIONS):
        own = _NONE.union(*(stored(each.target) for each in node.generators))
        return (inside - own) | loaded(node.generators[0].iter)
    return inside


def stored(node: ast.AST) -> Names:
    """Return the names that are set anywhere in a target or a statement, by whatever means."""
    found = set()
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store | ast.Del):
            found.add(each.id)
        changed = changes(each)
        if changed is not None:
            found.add(changed)
    return frozenset(found)


def changes(node: ast.AST) -> str | None:
    """Return the name of what a statement changes in place, if it does.

    ``x[0] = …``, ``x.n = …``, and calls as ``x.append(…)`` and ``x.add_(…)`` that stand alone.
    """
    match node:
        case ast.Assign(targets=[ast.Subscript() | ast.Attribute() as target]):
            return _root(target)
        case ast.AugAssign(target=ast.Subscript() | ast.Attribute() as target):
            return _root(target)
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=value, attr=attr))):
            is_one = attr in _CHANGES or (attr.endswith("_") and not attr.endswith("__"))
            return _root(value) if is_one else None
    return None


def _root(node: ast.expr) -> str | None:
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def read(statements: Iterable[ast.stmt], bound: Names = _NONE) -> Names:
    """Return the names that statements read before they have set them."""
    found: Names = _NONE
    for each in statements:
        found |= _read(each, bound)
        bound |= surely_set(each)
    return found


def _read(node: ast.stmt, bound: Names) -> Names:
    match node:
        case ast.AugAssign(target=target, value=value):
            return (loaded(value) | stored(target) | loaded(target)) - bound
        case ast.For(target=target, iter=iterable, body=body, orelse=orelse):
            inside = read((*body, *orelse), bound | stored(target))
            return (loaded(iterable) - bound) | inside
        case (
            ast.If(test=test, body=body, orelse=orelse)
            | ast.While(test=test, body=body, orelse=orelse)
        ):
            return (loaded(test) - bound) | read(body, bound) | read(orelse, bound)
        case ast.With(items=items, body=body):
            return _NONE.union(*map(loaded, items)) - bound | read(body, bound)
        case ast.Try(body=body, handlers=[], finalbody=finalbody):
            return read(body, bound) | read(finalbody, bound)
    return loaded(node) - bound


def surely_set(node: ast.stmt) -> Names:
    """Return the names that have another value behind a statement, whichever way it goes."""
    match node:
        case ast.Assign(targets=targets):
            return _NONE.union(*(_plain(each) for each in targets))
        case ast.AnnAssign(target=target, value=value):
            return _NONE if value is None else _plain(target)
        case ast.AugAssign(target=target):
            return _plain(target)
        case ast.If(body=body, orelse=orelse):
            return _all(body) & _all(orelse)
        case ast.With(body=body):
            return _all(body)
        case ast.Try(body=body, handlers=[], finalbody=finalbody):
            return _all((*body, *finalbody))
    return _NONE


def _plain(target: ast.expr) -> Names:
    """Return the names that a target binds: none where it changes something in place."""
    return _NONE if isinstance(target, ast.Subscript | ast.Attribute) else stored(target)


def _all(block: Sequence[ast.stmt]) -> Names:
    return _NONE.union(*map(surely_set, block))


def parts(statements: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield statements, and those inside of loops and branches."""
    for each in statements:
        yield each
        if isinstance(each, ast.For | ast.If | ast.While):
            yield from parts((*each.body, *each.orelse))
        elif isinstance(each, ast.With):
            yield from parts(each.body)
        elif isinstance(each, ast.Try):
            yield from parts((*each.body, *each.finalbody))
