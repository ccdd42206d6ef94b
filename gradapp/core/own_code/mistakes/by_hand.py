"""A gradient worked out by hand of which a factor is missing, or that is followed, not descended.

The lines of a turn are computed once more with the numbers that were recorded, each number with
its derivative by one parameter; nothing but arithmetic is understood, and nothing is run. A tensor
of one number is a number, where autograd has no part in the code. Where that doesn't tell, as of
parameters of several numbers, what was recorded of the steps does, if the error is a parabola.
"""

from __future__ import annotations

import ast
import math
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from copy import copy, deepcopy
from functools import cached_property
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import Any, Final, TypeGuard

from gradapp.core.own_code.messages import Line
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.moves import AGAINST, MEANT_TO
from gradapp.core.own_code.mistakes.timeline import Timeline
from gradapp.core.own_code.mistakes.updates import update_in
from gradapp.core.own_code.states import Collection, Plain, State, Tensor
from gradapp.core.words import N_
from gradapp.values import dataclass

TURNS: Final = 4
_NEEDED: Final = 3
HALF: Final = 0.5
SIGNS: Final = ((ast.Add, 1.0), (ast.Sub, -1.0))
"""By which an error grows: along its derivative, or against what is its derivative times −1."""
CLOSE: Final = 1e-6
_ROUNDING: Final = {True: (1e-6, 1e-3), False: (1e-15, CLOSE)}
"""How far errors may be rounded in float32, or else in float64, and how close is close then."""
_LARGEST: Final = 3e38
_SAME: Final = 1e-4
"""So close is a tensor, in its format, to what its line gives here."""
_AUTOGRAD: Final = re.compile(r"backward|\.grad\b|\b(?:autograd|optim|func|functorch)\b")
"""What has gradients that are worked out otherwise."""
Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Dual:
    """A number and its derivative by the parameter."""

    value: float
    slope: float = 0.0

    def __add__(self, other: _Dual) -> _Dual:
        return _Dual(self.value + other.value, self.slope + other.slope)

    def __sub__(self, other: _Dual) -> _Dual:
        return _Dual(self.value - other.value, self.slope - other.slope)

    def __mul__(self, other: _Dual) -> _Dual:
        slope = self.slope * other.value + self.value * other.slope
        return _Dual(self.value * other.value, slope)

    def __truediv__(self, other: _Dual) -> _Dual:
        value = self.value / other.value
        return _Dual(value, (self.slope - value * other.slope) / other.value)

    def __pow__(self, other: _Dual) -> _Dual:
        if other.slope or other.value != int(other.value) or not 1 <= other.value <= 9:
            raise _UnknownError
        return _Dual(
            self.value**other.value, other.value * self.value ** (other.value - 1) * self.slope
        )


class _UnknownError(Exception):
    """It is more than arithmetic."""


def half_gradient(timeline: Timeline) -> Iterator[Finding]:
    """Yield where a parameter goes by half the derivative of an error that is computed, too."""
    for each in _worked_out(HandLoop(timeline), ast.Sub):
        halves = [
            name
            for name, ratios in each.ratios.items()
            if all_are(ratios, HALF)
            and not any(all_are(some.get(name, []), 1.0) for some in each.sources)
        ]
        held = {values_in(names).get(each.gradient) for names in each.loop.after}
        is_other = any(all_are(ratios, 1.0) for ratios in each.ratios.values())
        if halves and len(held) > 1 and not is_other:
            words = N_(
                "Findings",
                "{gradient} is half the derivative of {error} by {parameter}, in each of the "
                "first {count} steps.",
            ).filled(
                gradient=each.gradient,
                error=halves[0],
                parameter=each.parameter,
                count=len(each.loop.told),
            )
            advice = N_(
                "Findings",
                "This moves {parameter} as the whole derivative does with half the learning rate, "
                "which may be meant, as in the delta rule; {gradient} times 2 is the derivative.",
            ).filled(parameter=each.parameter, gradient=each.gradient)
            yield Finding(each.made, timeline.runs[each.made][0], words, "wrong_factor", advice)
            return


def wrong_sign(timeline: Timeline) -> Iterator[Finding]:
    """Yield where an error grows, as a parameter goes along its derivative and not against it.

    What is to grow comes to where it is flat; from an error's least value the way gets steeper.
    """
    if MEANT_TO.search(timeline.text):
        return
    loop = HandLoop(timeline)
    for sign, each in [(sign, each) for by, sign in SIGNS for each in _worked_out(loop, by)]:
        after = [*map(values_in, loop.after)]
        slopes = [math.hypot(*values.get(each.gradient, ())) for values in after]
        along = _moved_by(each, sign) if each.is_computed else []
        if not along or _moved_by(each, -sign) or not grow(slopes):
            continue
        errors = [values.get(along[0], (0.0,))[0] for values in after]
        if errors[0] > 0 and grow(errors):
            words = N_(
                "Findings",
                "Line {line} moves {name} along the derivative of {error}, not against it: {error} "
                "grows in each of the first {count} steps.",
            ).filled(line=str(each.line), name=each.parameter, error=along[0], count=len(loop.told))
            advice = AGAINST.filled(error=along[0])
            yield Finding(each.line, timeline.runs[each.line][0], words, "", advice)
            return


def _moved_by(worked_out: _WorkedOut, sign: float) -> list[str]:
    """Return the errors of which this gradient is the derivative, or half of it, times a sign."""
    return [
        name
        for name, ratios in worked_out.ratios.items()
        if any(all_are(ratios, sign * share) for share in (1.0, HALF))
    ]


def grow(numbers: Sequence[float]) -> bool:
    """Return whether each of enough numbers is larger than the one before."""
    return len(numbers) >= _NEEDED and all(one < other for one, other in pairwise(numbers))


class HandLoop:
    """The first turns of a loop without autograd.

    Attributes:
        told: the steps.
        function: the function that it is in; empty for none.
        body: its statements; none where autograd has a part in the code.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._lines = timeline.lines
        self.told = timeline.steps[1 : TURNS + 1]
        inside = self._lines[self.told[0].first : self.told[0].turn] if self.told else []
        first = min(inside, key=lambda each: each.depth, default=None)
        self.function = "" if first is None else first.function
        self.body: list[ast.stmt] = []
        if first is None or ("torch" in timeline.text and _AUTOGRAD.search(timeline.text)):
            return
        for node in timeline.nodes:
            if isinstance(node, ast.For | ast.While) and node.body[0].lineno == first.line:
                self.body = [each for inside in node.body for each in _one_by_one(inside)]
                return

    @cached_property
    def set_here(self) -> set[str]:
        """The names that it sets."""
        return {each.id for part in self.body for each in ast.walk(part) if _is_set(each)}

    @cached_property
    def made(self) -> dict[str, ast.stmt]:
        """What sets each name first."""
        return {name: each for each in reversed(self.body) for name in _written(each)}

    def origins(self, name: str) -> set[str]:
        """Return the names that one is worked out from, and those that these are."""
        known, waiting = {name}, [name]
        while waiting:
            more = read_in(self.made.get(waiting.pop())) - known
            known |= more
            waiting += more
        return known

    def divided(self, node: ast.stmt) -> HandLoop:
        """Return the loop with / in place of // in a statement."""
        other, divided = copy(self), deepcopy(node)
        for each in ast.walk(divided):
            if isinstance(each, ast.BinOp) and isinstance(each.op, ast.FloorDiv):
                each.op = ast.Div()
        other.body = [divided if each is node else each for each in self.body]
        return other

    @cached_property
    def before(self) -> list[dict[str, State]]:
        """The variables that it sees before each of the turns."""
        return [seen(self._lines[: each.first], self.function) for each in self.told]

    @cached_property
    def after(self) -> list[dict[str, State]]:
        """Those behind each of them."""
        return [seen(self._lines[: each.turn], self.function) for each in self.told]


def seen(
    lines: Sequence[Line], function: str, before: Mapping[str, State] = MappingProxyType({})
) -> dict[str, State]:
    """Return the variables that a loop in a function sees behind lines.

    Args:
        lines: these.
        function: the function; empty for none.
        before: the variables before them.
    """
    names = {**before}
    for line in lines:
        names |= line.outside
        if line.function in ("", function):
            names |= line.changed
    return names


@dataclass(frozen=True, slots=True)
class _WorkedOut:
    """What is known of a gradient that is worked out by hand.

    Attributes:
        loop: where that is.
        line: where the parameter is moved.
        made: where the gradient is worked out.
        is_computed: whether that is more than another name for something.
        ratios: the gradient over the derivative, of each number that depends on the parameter.
        sources: the same of what it is worked out from, as the gradient that a rule divides.
    """

    loop: HandLoop
    line: int
    made: int
    parameter: str
    gradient: str
    is_computed: bool
    ratios: Mapping[str, list[float]]
    sources: list[Mapping[str, list[float]]]


def _worked_out(loop: HandLoop, by: type[ast.Sub | ast.Add]) -> Iterator[_WorkedOut]:
    """Yield the gradients that a parameter is moved by, with a minus or a plus."""
    updates = list(updates_in(loop.body, by))
    for update in updates:
        line, parameter, gradient = update
        made = next((each for each in loop.body if gradient in _written(each)), None)
        is_computed = isinstance(made, ast.Assign) and not isinstance(made.value, ast.Name)
        others = [each for each in updates if each != update]
        yield _WorkedOut(
            loop=loop,
            line=line,
            made=line if made is None else made.lineno,
            parameter=parameter,
            gradient=gradient,
            is_computed=is_computed,
            ratios=_known(loop, others, update),
            sources=[
                _known(loop, others, (line, parameter, each))
                for each in read_in(made) - {parameter, gradient}
            ],
        )


@dataclass(frozen=True, slots=True)
class ErrorByHand:
    """The number that is the error of a loop without autograd: parameters go by its derivatives.

    Attributes:
        name: what the code calls it.
        line: the number of the line that computes it.
        parameters: what goes by its derivatives.
        function: the function whose loop it is; empty for none.
    """

    name: str
    line: int
    parameters: tuple[str, ...]
    function: str


def error_by_hand(timeline: Timeline) -> ErrorByHand | None:
    """Return the error, where it is proved of one number alone, or of some that are the same.

    By its derivatives, or half of them, goes all that a product is subtracted from.
    """
    shares: dict[str, dict[str, float]] = {}
    loop = HandLoop(timeline)
    for by, _ in SIGNS:
        for each in _worked_out(loop, by):
            found = {
                name: abs(ratios[0])
                for name, ratios in each.ratios.items()
                if each.gradient in loop.set_here  # else it is the same number in all turns
                and any(all_are(ratios, share) for share in (1.0, -1.0, HALF, -HALF))
            }
            if found or by is ast.Sub:
                shares.setdefault(each.parameter, {}).update(found)
    every = list(shares.values())
    if not every:
        return None
    names = [name for name in every[0] if all(name in each for each in every)]
    whole = [name for name in names if all(abs(each[name] - 1) < CLOSE for each in every)]
    made = {name: each.lineno for each in reversed(loop.body) for name in _written(each)}
    after = [*map(values_in, loop.after)]
    known = [name for name in whole or names if name in made]
    if not known or len({tuple(each.get(name) for each in after) for name in known}) > 1:
        return None
    name = min(known, key=made.__getitem__)
    return ErrorByHand(name, made[name], tuple(shares), loop.function)


def _known(
    loop: HandLoop, others: list[tuple[int, str, str]], of: tuple[int, str, str]
) -> dict[str, list[float]]:
    return ratios_in(loop, of[1], of[2]) or _measured(loop, [*others, of], of[1:])


def _measured(
    loop: HandLoop, updates: list[tuple[int, str, str]], of: tuple[str, str]
) -> dict[str, list[float]]:
    """Return the same where no line says how, for errors that are parabolas over the steps.

    From one place to another, a parabola grows by the way there along the mean of its derivatives
    at both: that is asked of all parameters that are moved, between all places.
    """
    if len(loop.told) < TURNS:
        return {}
    before, after = [*map(values_in, loop.before)], [*map(values_in, loop.after)]
    moved: dict[str, str] = {}
    for _, parameter, gradient in updates:
        is_one = gradient in loop.set_here and _fit(before, parameter, after, gradient)
        is_one = is_one and len({each[gradient] for each in after}) > 1  # of a line it is none
        if is_one and moved.setdefault(parameter, gradient) != gradient:
            return {}  # either may be the gradient
    if of not in moved.items() or moved.keys() != {parameter for _, parameter, _ in updates}:
        return {}
    found: dict[str, list[float]] = {}
    for name, held in after[0].items():
        errors = [each.get(name, ()) for each in after]
        if len(held) == 1 and name not in {*moved, *moved.values()} and all(map(len, errors)):
            ratios = [
                _ratio(
                    [
                        (before[i][p], before[j][p], after[i][g], after[j][g])
                        for p, g in moved.items()
                    ],
                    errors[i][0],
                    errors[j][0],
                )
                for i, j in combinations(range(TURNS), 2)
            ]
            found[name] = [each for each in ratios if each is not None]
    return found


def _fit(
    before: list[Mapping[str, Values]],
    parameter: str,
    after: list[Mapping[str, Values]],
    gradient: str,
) -> bool:
    """Return whether a parameter has as many numbers before each step as its gradient behind it."""
    sizes = {len(each.get(parameter, ())) for each in before}
    return (
        len(sizes) == 1
        and sizes != {0}
        and sizes == {len(each.get(gradient, ())) for each in after}
    )


def values_in(names: Mapping[str, State]) -> Mapping[str, Values]:
    """Return the numbers in variables, of those that have nothing but finite ones."""
    held = {name: numbers_in(state) for name, state in names.items()}
    return {name: each for name, each in held.items() if each and all(map(_is_finite, each))}


def numbers_in(state: State) -> tuple[Any, ...]:
    """Return the numbers that a variable holds, where all of them are told."""
    match state:
        case Plain(value=float() as value):
            return (value,)
        case Plain(values=values) | Tensor(values=values, norm=None):
            return tuple(values)
        case Collection(length=length, parts=parts) if length == len(parts):
            inside = [numbers_in(each) for each in parts.values()]
            return tuple(number for some in inside for number in some) if all(inside) else ()
    return ()


def _is_finite(number: Any) -> bool:
    return isinstance(number, float) and math.isfinite(number)


def _ratio(
    rows: list[tuple[Values, Values, Values, Values]], one: float, other: float
) -> float | None:
    """Return gradients over the derivative of an error on a way; None where rounding hides it.

    Args:
        rows: each parameter here and there, and its gradient here and there.
        one: the error here.
        other: the error there.
    """
    rounding, close = _ROUNDING[
        all(_is_float32(each) for row in rows for some in row for each in some)
    ]
    if not rounding * (abs(one) + abs(other)) < close * abs(other - one):
        return None
    every = (each for row in rows for each in zip(*row, strict=True))
    ratio = sum((b - a) * (c + d) / 2 for a, b, c, d in every) / (other - one)
    shares = (HALF, 1.0, -HALF, -1.0)
    return next((each for each in shares if abs(ratio - each) < close), ratio)


def _is_float32(number: float) -> bool:
    return abs(number) < _LARGEST and struct.unpack("f", struct.pack("f", number))[0] == number


def _is_set(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def all_are(ratios: list[float], share: float) -> bool:
    """Return whether there are enough ratios, and all are one share."""
    return len(ratios) >= _NEEDED and all(abs(each - share) < CLOSE for each in ratios)


def _one_by_one(node: ast.stmt) -> Iterator[ast.stmt]:
    """Yield an assignment to several names as one to each of them."""
    match node:
        case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
            for name, value in zip(names, values, strict=False):
                yield ast.Assign([name], value, lineno=node.lineno)
        case ast.With(body=body):  # under no_grad(), say
            for each in body:
                yield from _one_by_one(each)
        case _:
            yield node


def _written(node: ast.stmt) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [each.id for each in targets if isinstance(each, ast.Name)]


def read_in(node: ast.stmt | None) -> set[str]:
    """Return the names that an assignment reads."""
    nodes = ast.walk(node) if isinstance(node, ast.Assign) else ()
    return {each.id for each in nodes if isinstance(each, ast.Name) and not _is_set(each)}


def updates_in(body: list[ast.stmt], by: type[ast.Sub | ast.Add]) -> Iterator[tuple[int, str, str]]:
    """Yield where a name is changed by a product, and each name in that product."""
    for node in body:
        update = None if isinstance(node, ast.Expr) else update_in(node, by)
        if update is None or not update.target.isidentifier():
            continue
        if all(isinstance(each, ast.Name | ast.Constant) for each in update.factors):
            names = (each.id for each in update.factors if isinstance(each, ast.Name))
            yield from ((update.line, update.target, each) for each in names)
        # a 2 may be among more of them


def ratios_in(loop: HandLoop, parameter: str, gradient: str) -> dict[str, list[float]]:
    """Return, for each number that depends on the parameter, gradient over its derivative."""
    found: dict[str, list[float]] = {}
    for before, after in zip(loop.before, loop.after, strict=True):
        names: dict[str, Any] = _held(before)
        if not isinstance(names.get(parameter), _Dual):
            continue
        names[parameter] = _Dual(names[parameter].value, 1.0)
        for node in loop.body:
            if isinstance(node, ast.AugAssign) or parameter in _written(node):
                break
            if not isinstance(node, ast.Assign):
                continue
            for name in _written(node):
                try:
                    names[name] = _computed(node.value, names)
                except (_UnknownError, ArithmeticError, RecursionError):
                    names.pop(name, None)
        by_hand = names.get(gradient)
        if _is_other(by_hand, after.get(gradient)):
            continue
        for name, held in names.items():
            is_error = isinstance(held, _Dual) and name not in (parameter, gradient)
            is_error = is_error and not _is_other(held, after.get(name))
            if is_error and isinstance(by_hand, _Dual) and held.slope and by_hand.value:
                found.setdefault(name, []).append(by_hand.value / held.slope)
    return found


def _is_other(computed: Any, state: State | None) -> bool:
    """Return whether a tensor holds another number than its line gives: it was changed in place."""
    held = _number(state) if isinstance(state, Tensor) else None
    if not isinstance(held, _Dual) or not isinstance(computed, _Dual):
        return False
    return not math.isclose(held.value, computed.value, rel_tol=_SAME, abs_tol=_SAME)


def _held(names: Mapping[str, State]) -> dict[str, Any]:
    """Return the numbers in variables, and the lists of numbers that are told whole."""
    held = {name: _number(state) for name, state in names.items()}
    return {name: each for name, each in held.items() if each is not None}


def _number(state: State) -> Any:
    match state:
        case Plain(value=float() as value):
            return _Dual(value)
        case Tensor(values=[value], norm=None) if not isinstance(value, str):  # as nan is told
            return _Dual(value)
        case Collection(type="list" | "tuple", length=length, parts=parts) if length == len(parts):
            inside = [_number(each) for each in parts.values()]
            return None if None in inside else inside
    return None


def _computed(node: ast.expr, names: Mapping[str, Any]) -> Any:
    """Return an expression's value.

    Raises:
        _UnknownError: it is more than arithmetic.
    """
    match node:
        case ast.Constant(value=int() | float() as value) if math.isfinite(value):
            return _Dual(float(value))
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _Dual(0.0) - _one(operand, names)
        case ast.BinOp(left=left, op=op, right=right):
            one, other = _one(left, names), _one(right, names)
            match op:
                case ast.Add():
                    return one + other
                case ast.Sub():
                    return one - other
                case ast.Mult():
                    return one * other
                case ast.Div():
                    return one / other
                case ast.FloorDiv():
                    return _Dual(float(one.value // other.value))
                case ast.Pow():
                    return one**other
        case ast.Call(func=ast.Name(id="len"), args=[of], keywords=[]):
            return _Dual(float(len(_several(of, names))))
        case ast.Call(func=ast.Name(id="sum"), args=[of], keywords=[]):
            total = _Dual(0.0)
            for each in _several(of, names):
                total += each
            return total
        case ast.Call(func=ast.Name(id="zip"), args=several, keywords=[]):
            return [list(each) for each in zip(*(_several(of, names) for of in several))]  # noqa: B905
        case (
            ast.ListComp(elt=each, generators=[loop])
            | ast.GeneratorExp(elt=each, generators=[loop])
        ) if not loop.ifs:
            return [
                _computed(each, {**names, **_bound(loop.target, item)})
                for item in _several(loop.iter, names)
            ]
    raise _UnknownError


def _one(node: ast.expr, names: Mapping[str, Any]) -> _Dual:
    value = _computed(node, names)
    if not isinstance(value, _Dual):
        raise _UnknownError
    return value


def _several(node: ast.expr, names: Mapping[str, Any]) -> list[Any]:
    value = _computed(node, names)
    if not isinstance(value, list):
        raise _UnknownError
    return value


def _bound(target: ast.expr, item: Any) -> dict[str, Any]:
    """Return the names of a loop with what they mean in one turn."""
    match target:
        case ast.Name(id=name):
            return {name: item}
        case ast.Tuple(elts=names) if isinstance(item, list) and len(item) == len(names):
            bound: dict[str, Any] = {}
            for each, part in zip(names, item, strict=True):
                bound |= _bound(each, part)
            return bound
    raise _UnknownError


EVERY = (half_gradient, wrong_sign)
