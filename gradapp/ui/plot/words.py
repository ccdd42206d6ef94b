"""The plots in words, made from the values that are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gradapp.core.landscape import error, error_before
from gradapp.core.methods import Method
from gradapp.core.model.names import derivative
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Text, joined, stated
from gradapp.core.numbers.written import Number
from gradapp.core.problem import Problem
from gradapp.core.run import Series
from gradapp.core.trajectory import StepValues
from gradapp.core.words import Message, grouped
from gradapp.ui.kit.words import said, translate
from gradapp.ui.plot.overlay import Overlay

_DIGITS = 6


def error_words(
    problem: Problem,
    minimum: float | None,
    method: Method,
    values: StepValues | None,
    pins: tuple[str, ...],
) -> str:
    """Return the parabola, the ball on it, and the step that brought it there.

    Args:
        problem: whose parabola it is.
        minimum: θ*, or None where every θ is as good.
        method: what makes the steps; what code of the Lab takes for E and dE/dθ may be wrong.
        values: the step; None where the ball is at θ₀.
        pins: the names of the runs beside it.
    """
    precision = method.precision(problem)

    def told(number: float) -> Text:
        return stated(number, precision, _DIGITS)

    ball = precision.rounded(problem.theta) if values is None else values.theta_next
    if minimum is not None:
        curve = translate("PlotWords", "E is a parabola over θ, smallest at θ* {0}.")
        curve = curve.format(stated(minimum, significant=_DIGITS))
    elif problem.x:
        curve = translate("PlotWords", "E is too flat for its minimum to be computed.")
    else:
        curve = translate("PlotWords", "E does not depend on θ.")
    sentences = [
        curve,
        translate("PlotWords", "The ball is at θ {0}, where E {1}.").format(
            told(ball), stated(error(problem, ball), significant=_DIGITS)
        ),
    ]
    if values is not None:
        gradient = derivative("θ")
        if method.is_of_lab:
            gradient = translate("PlotWords", "the code's gradient")
        sentences.append(
            translate(
                "PlotWords", "Step {0} brought it there from θ {1}, where E {2} and {3} {4}."
            ).format(
                grouped(values.step),
                told(values.theta),
                told(error_before(problem, method, values)),
                gradient,
                told(values.gradient),
            )
        )
    return " ".join([*sentences, *_beside(pins)])


def steps_words(
    symbol: str,
    value: Callable[[int], float],
    why_none: Callable[[int], Message | None],
    remarks: Callable[[int], Sequence[str]],
    first: int,
    last: int,
    cursor: int,
    precision: Precision,
    minimum: float | None,
    pins: tuple[str, ...],
) -> str:
    """Return one column of a run: where it begins and ends, and the step that is looked at.

    Args:
        symbol: what its values are called.
        value: the value at a step.
        why_none: why there is none; None where there is one.
        remarks: what else is to be said of a step.
        first: the first step that has one.
        last: the last step.
        cursor: the step that is looked at.
        precision: the format of the values.
        minimum: where a line is drawn, or None.
        pins: the names of the runs beside it.
    """
    if last < first:
        return translate("PlotWords", "No steps.")

    def told(step: int) -> str:
        if why_none(step) is not None:
            return translate("PlotWords", "no number")
        return f"{symbol} {stated(value(step), precision, _DIGITS)}"

    sentences = [
        translate("PlotWords", "From step {0} to step {1}: {2} at first, {3} at last.").format(
            grouped(first), grouped(last), told(first), told(last)
        )
    ]
    if first <= cursor <= last:
        sentences.append(
            translate("PlotWords", "Step {0} is looked at: {1}.").format(
                grouped(cursor), told(cursor)
            )
        )
        sentences += map(said, filter(None, (why_none(cursor),)))
        sentences += remarks(cursor)
    if minimum is not None:
        sentences.append(
            translate("PlotWords", "θ* {0}.").format(stated(minimum, significant=_DIGITS))
        )
    return " ".join([*sentences, *_beside(pins)])


def beside_words(overlays: Sequence[Overlay[Series]], step: int) -> list[str]:
    """Return where the runs beside the one shown are after a step, or after their last."""
    told = []
    for overlay in overlays:
        run, last = overlay.run, min(step, len(overlay.run))
        at = joined(
            ", ",
            (
                Text(f"{name} ", Number(number, run.precision, _DIGITS))
                for name, number in zip(run.columns.parameters, run.after(last), strict=True)
            ),
        )
        words = translate("PlotWords", "Beside it: {0}, at {1} after step {2}.")
        told.append(words.format(f"{overlay.number} {overlay.title}".strip(), at, grouped(last)))
    return told


def _beside(pins: tuple[str, ...]) -> list[str]:
    return [translate("PlotWords", "Beside it: {0}.").format(pin) for pin in pins]
