"""A step, or a line that has run, as a screen reader says it: short, the new first."""

from __future__ import annotations

from gradapp.core.columns import Holds
from gradapp.core.numbers.text import stated
from gradapp.core.program.text import Program
from gradapp.core.recording.recorded_step import Line, TensorState, Variable
from gradapp.core.recording.values import value_text
from gradapp.core.run import Run
from gradapp.core.theory import Trend
from gradapp.core.trajectory import StepValues
from gradapp.ui.kit.words import said, translate

_DIGITS = 6


def start_words(run: Run) -> str:
    """Return what is said where no step is looked at."""
    steps, first = len(run), ["θ₀"] if run.problem.has_curve else run.columns.parameters
    numbers = (run.value(each.id, 0) for each in run.columns.that_hold(Holds.AFTER))
    told = [
        f"{name} {stated(number, run.precision, _DIGITS)}"
        for name, number in zip(first, numbers, strict=True)
    ]
    words = translate("Narration", "Start: {0}").format(", ".join(told))
    return (
        translate("Narration", "{0}, step 0 of {1}").format(words, f"{steps:,}") if steps else words
    )


def step_words(run: Run, values: StepValues, trend: Trend | None) -> str:
    """Return a step of a run in words: which it is, E, the θ after it, and what it did to E.

    Code of the Lab may call something else E: what rises is the formula, as in the status.
    """
    (error,) = map(said, values.columns.that_hold(Holds.ERROR).symbols)
    theta = ", ".join(values.columns.parameters)
    judged = "(θx − y)²" if run.method.is_of_lab else error
    effect = {
        Trend.CONVERGING: translate("Narration", "{0} falls").format(judged),
        Trend.DIVERGING: translate("Narration", "{0} rises").format(judged),
        Trend.BOUNCING: translate("Narration", "{0} is as large as before").format(judged),
        Trend.FIXED_POINT: translate("Narration", "{0} has not moved").format(theta),
        None: "",
    }[trend]
    names = map(said, values.columns.that_hold(Holds.AFTER).symbols)
    numbers = (stated(each, run.precision, _DIGITS) for each in values.that_hold(Holds.AFTER))
    told = [f"{name} {number}" for name, number in zip(names, numbers, strict=True)]
    words = translate("Narration", "Step {step} of {steps}: {E} {error}, {after}").format(
        step=f"{values.step:,}",
        steps=f"{len(run):,}",
        E=error,
        error=stated(values.error, run.precision, _DIGITS),
        after=", ".join(told),
    )
    return f"{words}, {effect}" if effect else words


def line_words(program: Program, line: Line, trouble: str = "") -> str:
    """Return a line that has run in words: its text, what it changed, and what went wrong in it."""
    words = translate("Narration", "Line {0}: {1}").format(
        program.number(line.number), program.line(line.number)
    )
    changes = [text for each in line.variables if each.changed for text in _values(each)]
    return ". ".join(part for part in (words, "; ".join(changes), trouble) if part)


def _values(variable: Variable) -> list[str]:
    state = variable.state
    texts = [f"{variable.name} = {value_text(state)}"]
    if isinstance(state, TensorState) and state.grad is not None:
        texts.append(f"{variable.name}.grad = {value_text(state.grad)}")
    return texts
