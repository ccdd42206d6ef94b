"""The plots in words, made from the values that are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from gradapp.core.columns import Holds
from gradapp.core.landscape import error, error_before
from gradapp.core.methods import Method
from gradapp.core.model.names import derivative
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Text, joined, stated
from gradapp.core.numbers.written import Number
from gradapp.core.problem import AnyProblem
from gradapp.core.program.roles import Role
from gradapp.core.run import Series
from gradapp.core.trajectory import StepValues
from gradapp.core.words import Value, grouped, listed
from gradapp.ui.kit.words import said, translate
from gradapp.ui.plot.overlay import Overlay

DIGITS = 6


def over_words(names: Sequence[str]) -> str:
    """Return over which parameters the error is drawn."""
    return translate("PlotWords", "The error over {0}.").format(said(listed(names)))


def error_words(
    problem: AnyProblem,
    minimum: float | None,
    method: Method,
    values: StepValues | None,
    overlays: Sequence[Overlay[Series]],
    done: frozenset[Role] | None = None,
) -> str:
    """Return the curve of the error, the ball on it, and the step that brought it there.

    Args:
        problem: whose curve it is.
        minimum: where it is least, if that is known and one.
        method: what makes the steps; what code of the Lab takes for E and dE/dθ may be wrong.
        values: the step; None where the ball is at θ₀.
        overlays: the runs beside it.
        done: what lines of these roles have computed of the step is told; None for all.
    """
    precision, (name,), (start,) = method.precision(problem), problem.names, problem.start

    def told(number: float) -> Text:
        return stated(number, precision, DIGITS)

    ball = precision.rounded(start) if values is None else values.theta_next
    if problem.quadratic is None:
        curve = over_words(problem.names)
    elif minimum is not None:
        curve = translate("PlotWords", "E is a parabola over {0}, smallest at {0}* {1}.")
        curve = curve.format(name, stated(minimum, significant=DIGITS))
    elif not problem.is_flat:
        curve = translate("PlotWords", "E is too flat for its minimum to be computed.")
    else:
        curve = translate("PlotWords", "E does not depend on {0}.").format(name)
    if values is not None and done is not None and Role.UPDATE not in done:
        return " ".join([curve, so_far_words(values, precision, done), *named_beside(overlays)])
    sentences = [
        curve,
        translate("PlotWords", "The ball is at {0} {1}, where E {2}.").format(
            name, told(ball), stated(error(problem, ball), significant=DIGITS)
        ),
    ]
    if values is not None:
        gradient = derivative(name)
        if method.may_lie:
            gradient = translate("PlotWords", "the code's gradient")
        sentences.append(
            translate(
                "PlotWords", "Step {0} brought it there from {1} {2}, where E {3} and {4} {5}."
            ).format(
                grouped(values.step),
                name,
                told(values.theta),
                told(error_before(problem, method, values)),
                gradient,
                told(values.gradient),
            )
        )
    return " ".join([*sentences, *named_beside(overlays)])


def so_far_words(values: StepValues, precision: Precision, done: frozenset[Role]) -> str:
    """Return what a step has computed of which lines of these roles have run."""
    columns = values.columns
    told: list[tuple[Sequence[Value], Holds]] = [(columns.parameters, Holds.BEFORE)]
    for role, kind in ((Role.ERROR, Holds.ERROR), (Role.GRADIENT, Holds.GRADIENT)):
        if role in done:
            told.append((columns.that_hold(kind).symbols, kind))
    numbers = (
        Text(f"{said(symbol)} ", stated(number, precision, DIGITS))
        for symbols, kind in told
        for symbol, number in zip(symbols, values.that_hold(kind), strict=True)
    )
    words = translate("PlotWords", "Step {0} so far: {1}.")
    return words.format(grouped(values.step), joined(", ", numbers))


def beside_words(overlays: Sequence[Overlay[Series]], step: int) -> list[str]:
    """Return where the runs beside the one shown are after a step, or after their last."""
    told = []
    for overlay in overlays:
        run, last = overlay.run, min(step, len(overlay.run))
        at = joined(
            ", ",
            (
                Text(f"{name} ", Number(number, run.precision, DIGITS))
                for name, number in zip(run.columns.parameters, run.after(last), strict=True)
            ),
        )
        words = translate("PlotWords", "Beside it: “{0}”, at {1} after step {2}.")
        told.append(words.format(overlay.called, at, grouped(last)))
    return told


def named_beside(overlays: Sequence[Overlay[Series]]) -> list[str]:
    """Return the names of the runs beside the one shown, in a sentence each."""
    return [translate("PlotWords", "Beside it: “{0}”.").format(each.called) for each in overlays]
