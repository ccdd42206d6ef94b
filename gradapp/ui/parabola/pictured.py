"""What is drawn of a step: where the ball comes from and goes to, and what stands beside it."""

from __future__ import annotations

from functools import partial
from typing import Final

from gradapp.core.landscape import error, error_before
from gradapp.core.model.names import ERROR, derivative
from gradapp.core.numbers.text import Relation, Text, stated
from gradapp.core.numbers.written import Number
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.core.run.trend import decreased
from gradapp.core.trajectory import StepValues
from gradapp.core.words import followed
from gradapp.ui.kit.words import text, translate
from gradapp.ui.parabola.span import Span
from gradapp.ui.parabola.step_drawing import StepPicture

DIGITS: Final = 6
"""So many digits have the numbers in the plot."""


def picture_of(values: StepValues, run: Run, span: Span, *, in_words: bool) -> StepPicture:
    """Return the drawing of a step.

    Args:
        values: what the step has computed.
        run: what has made it; the Lab's code may have computed anything.
        span: what is in sight.
        in_words: whether the move is called so, and not by its formula.
    """
    problem, method = run.problem, run.method
    precision = method.precision(problem)
    before, after = error_before(problem, method, values), error(problem, values.theta_next)
    slope, move = translate("ParabolaPlot", "slope"), -problem.alpha * values.gradient
    moved = translate("ParabolaPlot", "move") if in_words else f"−α·{derivative(*problem.names)}"
    if not problem.rule.is_plain:
        move, moved = values.theta_next - values.theta, translate("ParabolaPlot", "move")
    if method.may_lie:
        slope = translate("ParabolaPlot", "the code's gradient")
        move, moved = values.theta_next - values.theta, translate("ParabolaPlot", "move")
    move = precision.rounded(move)
    sign, number = "+" if move > 0 else "", Number(move, precision, DIGITS)
    told = partial(stated, precision=precision, significant=DIGITS)
    theta, height = span.theta, span.error
    return StepPicture(
        start=(theta.to_view(values.theta), height.to_view(before)),
        end=(theta.to_view(values.theta_next), height.to_view(after)),
        foot=(theta.to_view(values.theta), height.to_view(0.0)),
        height_text=Text(f"{ERROR} ", told(before)),
        slope=values.gradient * theta.unit / height.unit,
        slope_text=text(followed(slope, told(values.gradient))),
        move_text=text(followed(moved, Text(Relation.EQUAL, sign, number))),
        decreased=_decreased(run, values, before, after),
    )


def _decreased(run: Run, values: StepValues, before: float, after: float) -> bool | None:
    if isinstance(run.problem, Problem):
        return decreased(run, values)
    return None if before == after else after < before
