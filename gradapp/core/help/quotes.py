"""The numbers of a run that the help quotes beside a word, computed when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Final

import numpy as np

from gradapp.core.columns import Holds
from gradapp.core.comparison.explanation import explain
from gradapp.core.help.scene import Lack, LackError, Scene, there
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.rounding import all_digits, difference
from gradapp.core.numbers.text import Relation, Text, joined, stated
from gradapp.core.numbers.written import Number, exact, with_minus
from gradapp.core.program.comments import uncommented
from gradapp.core.program.text import SourceMissingError
from gradapp.core.rules.table import PLAIN
from gradapp.core.theory import Analysis
from gradapp.core.theory.linear_algebra import spectrum
from gradapp.core.theory.stability import curvature_names
from gradapp.core.words import Value

_DIGITS: Final = 6
_LONGEST: Final = 60
"""So many digits are written out; of a number with more, so many as tell it from all others."""

Quote = dict[str, Value]


def quoted(term: str, scene: Scene) -> Quote:
    """Return what stands in the places of the sentence on `term`.

    Raises:
        LackError: there is nothing, and why.
        KeyError: there is no such word.
    """
    return {"step": scene.step, **QUOTES[term](scene)}


def _told(scene: Scene, kind: Holds) -> Text:
    symbols = scene.run.columns.that_hold(kind).symbols
    numbers = scene.values.that_hold(kind)
    precision = scene.run.precision
    return joined(
        ", ",
        [
            Text(f"{symbol} ", stated(number, precision, _DIGITS))
            for symbol, number in zip(symbols, numbers, strict=True)
        ],
    )


def _moves(scene: Scene) -> Quote:
    pairs = zip(
        scene.run.columns.parameters,
        scene.values.that_hold(Holds.BEFORE),
        scene.values.that_hold(Holds.AFTER),
        strict=True,
    )
    precision = scene.run.precision
    moves = [
        Text(
            f"{name} ",
            Relation.EQUAL,
            joined(" → ", [Number(each, precision, _DIGITS) for each in (before, after)]),
        )
        for name, before, after in pairs
    ]
    return {"moves": joined(", ", moves)}


def _change(scene: Scene) -> Quote:
    values = scene.values
    changes = [
        Text("θₖ₊₁ − θₖ " if name == "θ" else f"Δ{name} ", Relation.EQUAL, _short(difference(a, b)))
        for name, b, a in zip(
            scene.run.columns.parameters,
            values.that_hold(Holds.BEFORE),
            values.that_hold(Holds.AFTER),
            strict=True,
        )
    ]
    return {"change": joined(", ", changes)}


def _short(number: Number) -> Number:
    return number.rounded(_DIGITS)


def _fx(scene: Scene) -> Quote:
    _ = scene.notebook
    return {"fx": stated(scene.values.fx, scene.run.precision, _DIGITS)}


def _residual(scene: Scene) -> Quote:
    precision, y = scene.run.precision, scene.notebook.y
    residual = precision.rounded(scene.values.fx - precision.rounded(y))
    return {"residual": stated(residual, precision, _DIGITS)}


def _distance(scene: Scene) -> Quote:
    theory, problem = scene.theory, scene.notebook
    assert theory.minimum is not None
    exactly = Fraction(scene.after) - Fraction(repr(problem.y)) / Fraction(repr(problem.x))
    number = Number(float(exactly), is_rounded=Fraction(float(exactly)) != exactly)
    return {"distance": Text(Relation.EQUAL, _short(number))}


def _theory(name: str, value: Callable[[Analysis], float | None]) -> Callable[[Scene], Quote]:
    return lambda scene: {name: stated(there(value(scene.theory)), significant=_DIGITS)}


def _fraction(value: Fraction) -> Number:
    number = float(value)
    return Number(number, significant=_DIGITS, is_rounded=Fraction(repr(number)) != value)


def _hessian(scene: Scene) -> Quote:
    if len(scene.hessian) == 1:
        return {"hessian": Text(Relation.EQUAL, _fraction(scene.hessian[0][0]))}
    rows = [Text("[", joined(", ", map(_fraction, row)), "]") for row in scene.hessian]
    return {"hessian": Text(Relation.EQUAL, "[", joined(", ", rows), "]")}


def _eigenvalues(scene: Scene) -> Quote:
    values = spectrum(scene.hessian)
    decays = "λ" in dict(scene.run.problem.rule.options)
    told = [
        Text(f"{name} ", Relation.EQUAL, _fraction(value))
        for name, value in zip(curvature_names(len(values), decays=decays), values, strict=True)
    ]
    return {"eigenvalues": joined(", ", told)}


def _condition(scene: Scene) -> Quote:
    curved = [each for each in spectrum(scene.hessian) if each]
    if not curved or curved[-1] < 0:
        raise LackError(Lack.HERE)
    return {"condition": Text(Relation.EQUAL, _fraction(curved[0] / curved[-1]))}


def _way(scene: Scene) -> Quote:
    method = scene.run.method
    if not method.number:
        raise LackError(Lack.HERE)
    return {"number": method.number, "name": method.label}


def _line_of(pattern: str) -> Callable[[Scene], Quote]:
    """Return what quotes the line of the code in which `pattern` stands."""

    def quote(scene: Scene) -> Quote:
        try:
            lines = scene.run.method.program.lines
        except SourceMissingError:
            raise LackError(Lack.HERE) from None
        for number, line in enumerate(lines, start=1):
            if re.search(pattern, uncommented(line)):
                return {"line": number}
        uses_torch = scene.run.method.uses_torch
        raise LackError(Lack.HERE if uses_torch else Lack.TORCH)

    return quote


def _requiring(scene: Scene) -> Quote:
    names = [name for name, state in scene.tensors().items() if state.requires_grad]
    return {"names": ", ".join(names)}


def _grad_fn(scene: Scene) -> Quote:
    name = scene.run.method.printed[0]
    return {"name": name, "function": there(scene.tensor(name).grad_fn)}


def _grad(scene: Scene) -> Quote:
    grad = there(scene.tensor(scene.name).grad)
    precision = Precision(grad.dtype)
    return {"name": scene.name, "gradient": stated(grad.values[0], precision, _DIGITS)}


def _samples(scene: Scene) -> Quote:
    problem = scene.run.problem
    there((problem.as_fit or problem).data)
    return {"samples": problem.size}


def _in_full(value: float) -> Text:
    """Return a number as it is stored, with every decimal digit where these are not too many."""
    digits = with_minus(all_digits(Fraction(value)))
    if len(digits) > _LONGEST:
        return Text("≈ ", exact(value))
    return Text("= ", digits)


def _rounding(scene: Scene) -> Quote:
    precision, alpha = scene.run.precision, scene.run.problem.alpha
    stored = _in_full(precision.rounded(alpha))
    return {"alpha": exact(alpha), "precision": precision, "stored": stored}


def _ulp(scene: Scene) -> Quote:
    precision = scene.run.precision
    spacing = float(np.spacing(np.dtype(precision.value).type(abs(scene.after))))
    ulp = stated(spacing, significant=_DIGITS)
    return {"name": scene.name, "precision": precision, "ulp": ulp}


def _fma(scene: Scene) -> Quote:
    run, problem = scene.run, scene.notebook
    if problem.rule != PLAIN or run.method.may_lie:
        raise LackError(Lack.HERE)
    _ = scene.after
    (update,) = explain(problem, [run], scene.step).updates
    return {
        "once": exact(update.once, update.precision),
        "twice": exact(update.twice, update.precision),
    }


QUOTES: Final[dict[str, Callable[[Scene], Quote]]] = {
    "step": lambda scene: {"steps": len(scene.run)},
    "parameter": _moves,
    "model": _fx,
    "residual": _residual,
    "error": lambda scene: {"error": _told(scene, Holds.ERROR)},
    "gradient": lambda scene: {"gradient": _told(scene, Holds.GRADIENT)},
    "learning-rate": lambda scene: {"alpha": stated(scene.run.problem.alpha)},
    "update": _change,
    "minimum": _theory("minimum", lambda theory: theory.minimum),
    "contraction": _theory("contraction", lambda theory: theory.contraction),
    "converge": _distance,
    "diverge": _theory("limit", lambda theory: theory.divergence),
    "hessian": _hessian,
    "eigenvalue": _eigenvalues,
    "condition": _condition,
    "fixed-point": _change,
    "ways": _way,
    "tensor": lambda s: {"name": s.name, "printed": s.tensor(s.name).printed},
    "requires-grad": _requiring,
    "leaf": lambda scene: {"leaves": sum(node.is_leaf for node in scene.graph.nodes)},
    "grad-fn": _grad_fn,
    "graph": lambda scene: {"nodes": len(scene.graph.nodes)},
    "backward": _line_of(r"\bbackward\("),
    "grad": _grad,
    "no-grad": _line_of(r"\bno_grad\b"),
    "zero-grad": _line_of(r"\bzero_grad\b|\.grad = None"),
    "yield": _line_of(r"\byield\b"),
    "optimizer": _line_of(r"\btorch\.optim\b"),
    "mseloss": _line_of(r"\bMSELoss\b"),
    "reduction": _samples,
    "broadcasting": lambda s: {"name": s.name, "shape": str(s.tensor(s.name).shape)},
    "float32": lambda scene: {
        "name": scene.name,
        "stored": _in_full(Precision.FLOAT32.rounded(scene.after)),
    },
    "float64": lambda scene: {"stored": _in_full(scene.run.problem.alpha)},
    "rounding": _rounding,
    "ulp": _ulp,
    "bits": lambda scene: {"name": scene.name, "bits": scene.after.hex()},
    "fma": _fma,
}
"""What is quoted beside each word that is explained."""
