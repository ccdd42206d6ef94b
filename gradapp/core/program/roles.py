"""What each statement of a descent step is there for, as the text's own structure tells."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from gradapp.core.program.statements import DEFINITIONS, Placed

Names = frozenset[str]


class Role(StrEnum):
    """What a line does in a descent step; by it a line is found again in another way."""

    SET_UP = "set-up"
    FORWARD = "forward"
    ERROR = "error"
    CLEAR = "clear"
    GRADIENT = "gradient"
    UPDATE = "update"
    YIELD = "yield"
    OTHER = "other"


def roles(turn: Sequence[Placed], before: Iterable[Placed], end: Placed) -> list[Role]:
    """Return what each statement of a turn of the loop is there for.

    What is yielded names the error, the gradients and the parameters, and so what computes them.
    What leads up to the error is the forward pass; what leads from the gradients to the new
    parameters, a velocity for example, belongs to the update.

    Args:
        turn: the statements, in their order.
        before: those before the loop.
        end: the one of the turn that yields.
    """
    error, gradient, parameters = map(_bases, end.yielded or ((), (), ()))
    parameters |= _other_names(parameters, before, turn)
    errors = error.union(*map(_sent_back, turn)) - parameters
    gradients = gradient - errors - parameters
    known = {end: Role.YIELD}
    for each in turn:
        role = _role_by_itself(each, parameters, errors, gradients)
        if role is not None:
            known.setdefault(each, role)
    flow = _Flow(turn, end)
    flow.spread(known, Role.FORWARD, Role.ERROR, error, flow.is_before)
    known |= {each: Role.OTHER for each in turn if each.is_heading and each not in known}
    flow.spread(known, Role.GRADIENT, Role.GRADIENT, gradient, flow.is_before)
    back = [i for i, each in enumerate(turn) if known.get(each) is Role.GRADIENT]
    after = turn[min(back, default=0) :]
    flow.spread(known, Role.UPDATE, Role.UPDATE, frozenset(), lambda one, _: one in after)
    return [known.get(each, Role.OTHER) for each in turn]


class _Flow:
    """Which statements of a turn read what others compute."""

    def __init__(self, turn: Sequence[Placed], end: Placed) -> None:
        self._turn = turn
        self._end = end
        self._reads = {each: _read(each) for each in turn}
        self._writes = {each: _written(each) for each in turn}

    def spread(
        self,
        known: dict[Placed, Role],
        role: Role,
        source: Role,
        yielded: Names,
        leads: Callable[[Placed, Placed], bool],
    ) -> None:
        """Give `role` to what leads up to statements of role `source`, and to what is yielded."""
        waiting = [(each, self._reads[each]) for each in self._turn if known.get(each) is source]
        waiting.append((self._end, yielded))
        while waiting:
            then, names = waiting.pop()
            for each in self._turn:
                if each not in known and self._writes[each] & names and leads(each, then):
                    known[each] = role
                    waiting.append((each, self._reads[each]))

    def is_before(self, one: Placed, then: Placed) -> bool:
        """Return whether a statement is run before another in the same turn."""
        within = set(one.loops[len(self._end.loops) :])
        return self._turn.index(one) < self._turn.index(then) or bool(within & set(then.loops))


def _role_by_itself(
    statement: Placed, parameters: Names, errors: Names, gradients: Names
) -> Role | None:
    """Return what a statement is there for, if that does not depend on other statements."""
    if statement.is_heading:
        return None if isinstance(statement.node, ast.For) else Role.OTHER
    match statement.node:
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="backward"))):
            return Role.GRADIENT
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="step"))):
            return Role.UPDATE
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="zero_grad"))):
            return Role.CLEAR
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=of, attr=name))) if _is_grad(of):
            return Role.CLEAR if name == "zero_" else Role.GRADIENT
        case ast.Assign(targets=targets, value=value) if all(map(_is_grad, targets)):
            return Role.CLEAR if _is_none(value) else Role.GRADIENT
        case ast.AugAssign(target=target) if _is_grad(target):
            return Role.GRADIENT
    written = _written(statement)
    if written & parameters:
        return Role.UPDATE
    if written & errors:
        return Role.ERROR
    return Role.GRADIENT if written & gradients else None


def _bases(expression: ast.expr | Sequence[ast.expr]) -> Names:
    """Return the names behind an expression: ``E`` of ``E.item()``; none for a ``.grad``."""
    match expression:
        case ast.Name(id=name):
            return frozenset((name,))
        case ast.Attribute(attr="grad"):
            return frozenset()
        case ast.Attribute(value=of) | ast.Subscript(value=of) | ast.Starred(value=of):
            return _bases(of)
        case ast.Call(func=ast.Attribute() as called):
            return _bases(called)
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | [*parts]:
            return frozenset[str]().union(*map(_bases, parts))
        case ast.ListComp(elt=each, generators=[ast.comprehension(iter=of)]) if _bases(each):
            return _bases(of)  # [p.detach() for p in parameters]
    return frozenset()


def _written(statement: Placed) -> Names:
    """Return the names to which a statement gives another value, or whose value it changes."""
    match statement.node:
        case ast.Assign(targets=targets):
            return _bases(targets)
        case ast.AugAssign(target=target) | ast.AnnAssign(target=target) | ast.For(target=target):
            return _bases(target)
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=of, attr=name))):
            return _bases(of) if name.endswith("_") else frozenset()  # θ.sub_(…)
        case ast.FunctionDef(name=name):
            return frozenset((name,))
    return frozenset()


def _read(statement: Placed) -> Names:
    """Return the names whose values a statement needs."""
    own = ast.walk(statement.node) if isinstance(statement.node, DEFINITIONS) else statement.own
    names = {e.id for e in own if isinstance(e, ast.Name) and isinstance(e.ctx, ast.Load)}
    adds = isinstance(statement.node, ast.AugAssign)
    return frozenset(names) | (_written(statement) if adds else frozenset())


def _other_names(parameters: Names, before: Iterable[Placed], turn: Iterable[Placed]) -> Names:
    """Return what else the parameters are called, by themselves or together."""
    others = frozenset[str]()
    for each in before:
        match each.node:  # parameters = [w, b]
            case ast.Assign(value=ast.List() | ast.Tuple() as of) if _bases(of) & parameters:
                others |= _written(each)
    for each in turn:
        match each.node:  # for p in parameters
            case ast.For() if _read(each) & (parameters | others):
                others |= _written(each)
    return others


def _sent_back(statement: Placed) -> Names:
    """Return the name of the error that a ``backward()`` starts at."""
    match statement.node:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=of, attr="backward"))):
            return _bases(of)
    return frozenset()


def _is_grad(target: ast.expr) -> bool:
    match target:
        case ast.Attribute(attr="grad"):
            return True
        case ast.Tuple(elts=parts):
            return all(map(_is_grad, parts))
    return False


def _is_none(value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=None):
            return True
        case ast.Tuple(elts=parts):
            return all(map(_is_none, parts))
    return False
