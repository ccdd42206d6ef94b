"""The equations of a formula: way 1's derivatives, with a step's numbers put in."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np

from gradapp.core.columns import Holds, columns_of
from gradapp.core.equations import Equation, Part, PutIn, Work
from gradapp.core.equations.typeset import Operand, as_factor, as_term, typeset
from gradapp.core.equations.worked_out import work_of
from gradapp.core.model.values import IN_ARRAYS, value_of
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Relation, Text, joined, operand
from gradapp.core.numbers.written import Number
from gradapp.core.problem.batches import samples_of
from gradapp.core.problem.fit import Fit
from gradapp.core.trajectory import StepValues
from gradapp.core.writing.derivatives import derivatives_of
from gradapp.core.writing.expressions import names_in
from gradapp.core.writing.samples import RESIDUAL, twice_r
from gradapp.core.writing.shape import Shape, shape_of

_FEW: Final = 3
"""Sums of so many samples are written out."""
_NOTHING: Final = Text()


def rows(problem: Fit) -> tuple[Equation, ...]:
    """Return the equations of the error, of the gradient, and of the parts that have a name."""
    return _rows(shape_of(problem), problem.error_equation, problem.counted)


@lru_cache(maxsize=32)
def _rows(shape: Shape, error: str, size: str) -> tuple[Equation, ...]:
    of = derivatives_of(shape)
    of_error, *of_gradient = columns_of(*shape.parameters).that_hold(Holds.ERROR, Holds.GRADIENT)
    symbols = {RESIDUAL: _residual(shape)}
    parts = [
        Equation(
            Part.ERROR if place < of.first else Part.GRADIENT, name, f"= {typeset(tree, symbols)}"
        )
        for place, (name, tree) in enumerate(of.parts)
    ]
    gradients = []
    for column, tree in zip(of_gradient, of.slopes, strict=True):
        text = typeset(tree, symbols)
        if shape.inputs is not None:
            factor, rest = _parted(twice_r(tree))
            text = Text(_before(factor, size, shape), "Σ ", as_factor(rest, symbols))
            if size == "1":
                text = typeset(twice_r(tree), symbols)
        gradients.append(Equation(Part.GRADIENT, str(column.symbol), f"= {text}", column))
    total = Equation(Part.ERROR, str(of_error.symbol), error, of_error)
    return (*parts[: of.first], total, *parts[of.first :], *gradients)


def put_in(problem: Fit, values: StepValues, precision: Precision) -> list[PutIn]:
    """Return their right sides with the numbers of a step, in its format, and what parts are."""
    used = samples_of(problem, values.step) if problem.data else ()
    if used is None:
        return []
    with np.errstate(all="ignore"):
        known = _Computed(problem, values.that_hold(Holds.BEFORE), used, precision)
    numbers = [*known.parts(), *known.gradients()]
    numbers.insert(known.of.first, known.error())
    return [(_stated(text), _stated(result), work) for text, result, work in numbers]


class _Computed:
    """What is computed in a step of a formula, in arrays of an entry a sample.

    Attributes:
        of: the formula and its derivatives.
    """

    def __init__(
        self, problem: Fit, parameters: Sequence[float], used: Sequence[int], precision: Precision
    ) -> None:
        self._shape, self._precision, self._count = shape_of(problem), precision, len(used)
        self.of = derivatives_of(self._shape)
        kind = np.dtype(precision.value)
        names = {
            name: np.array([number], kind)
            for name, number in zip(problem.names, parameters, strict=True)
        }
        columns = problem.data.named if problem.data else {}
        for name in self._shape.sample:
            names[name] = np.array([columns[name][place] for place in used], kind)
        self._names: dict[str, Any] = names | {"pi": kind.type(np.pi)}
        for name, tree in self.of.parts:
            self._names[name] = self._value(tree)
        self._fx = self._value(self.of.value)
        if problem.data is not None:
            self._names[RESIDUAL] = self._fx - names["y"]

    def parts(self) -> list[PutIn]:
        """Return the common parts that are one number."""
        written: list[PutIn] = []
        each = {*self._shape.sample}
        for name, tree in self.of.parts:
            if names_in(tree) & each:
                each.add(name)
            is_one = self._count == 1 or name not in each
            if is_one:
                text, _, work = self._whole(tree)
                written.append((text, Text(self._number(name, 0)), work))
            else:
                written.append((_NOTHING, _NOTHING, None))
        return written

    def error(self) -> PutIn:
        """Return the error."""
        if self._shape.inputs is None:
            return self._whole(self.of.value)
        if self._count == 1:
            fx, y = self._at(self._fx, 0), self._number("y", 0)
            text = Text("(", fx, " − ", operand(y), ")²")
            return text, _NOTHING, lambda read: (read(fx) - read(y)) ** 2
        square = ast.BinOp(ast.Name(RESIDUAL), ast.Pow(), ast.Constant(2))
        total, work = self._total(square)
        if self._shape.is_sum:
            return total if self._count <= _FEW else _NOTHING, _NOTHING, work
        text = Text(total if _only(total) else Text("(", total, ")"), f"/{self._count}")
        return text, _NOTHING, lambda read: work(read) / self._count

    def gradients(self) -> list[PutIn]:
        """Return the derivatives by each parameter."""
        return list(map(self._gradient, self.of.slopes))

    def _gradient(self, slope: ast.expr) -> PutIn:
        if self._shape.inputs is None:
            return self._whole(slope)
        if self._count == 1:
            return self._whole(twice_r(slope))
        factor, rest = _parted(twice_r(slope))
        before, (total, work) = _before(factor, str(self._count), self._shape), self._total(rest)
        if not before:
            return total, _NOTHING, work
        number = _only(total)
        text = Text(before.rstrip(), "·", operand(number) if number else Text("(", total, ")"))
        share = factor if self._shape.is_sum else factor / self._count
        return text, _NOTHING, lambda read: share * work(read)

    def _whole(self, tree: ast.expr) -> PutIn:
        """Return a right side in which each name stands for one number."""
        names = self._of(0)
        return typeset(tree, names), _NOTHING, work_of(tree, names)

    def _total(self, tree: ast.expr) -> tuple[Text, Work]:
        """Return the sum of a term over the samples, written out where they are few."""
        if self._count <= _FEW:
            named = [self._of(place) for place in range(self._count)]
            terms = [as_term(tree, each, leads=not place) for place, each in enumerate(named)]
            works = [work_of(tree, each) for each in named]
            return joined(" + ", terms), lambda read: sum(work(read) for work in works)
        with np.errstate(all="ignore"):
            numbers = np.broadcast_to(self._value(tree), self._count).tolist()
        number = self._written(sum(numbers))
        return Text(number), lambda read: read(number)

    def _value(self, tree: ast.expr) -> Any:
        return value_of(tree, self._names, IN_ARRAYS)

    def _of(self, place: int) -> dict[str, Operand]:
        """Return the numbers of the names, of one sample."""
        return {name: self._number(name, place) for name in self._names if name != "pi"}

    def _number(self, name: str, place: int) -> Number:
        return self._at(self._names[name], place)

    def _at(self, values: Any, place: int) -> Number:
        return self._written(float(np.broadcast_to(values, self._count or 1)[place]))

    def _written(self, value: float) -> Number:
        return Number(self._precision.rounded(value), self._precision)


def _only(text: Text) -> Number | None:
    match text.parts:
        case (Number() as number,):
            return number
    return None


def _stated(text: Text) -> Text:
    return Text(Relation.EQUAL, text) if text else _NOTHING


def _residual(shape: Shape) -> str:
    inputs = ", ".join(shape.inputs or ())
    return f"(f({inputs}) − y)" if inputs else "(f − y)"


def _before(factor: float, size: str, shape: Shape) -> str:
    """Return what stands before a sum over so many samples."""
    written = "" if shape.is_sum and factor == 1 else str(typeset(ast.Constant(factor), {}))
    return f"{written} " if shape.is_sum and written else written and f"{written}/{size} "


def _parted(tree: ast.expr) -> tuple[float, ast.expr]:
    """Return the constant that a product begins with, and the other factors."""
    match tree:
        case ast.BinOp(left=ast.Constant(value=int() | float() as number), op=ast.Mult()):
            return number, tree.right
        case ast.BinOp(
            left=ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)),
            op=ast.Mult(),
        ):
            return -number, tree.right
        case ast.BinOp(left=left, op=ast.Mult() | ast.Div() as op, right=right):
            factor, rest = _parted(left)
            return factor, ast.BinOp(rest, op, right)
    return 1, tree
