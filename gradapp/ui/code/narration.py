"""A step, or a line that has run, as a screen reader says it: short, the new first."""

from __future__ import annotations

from typing import Final

from gradapp.core.columns import Holds
from gradapp.core.numbers.text import stated
from gradapp.core.program.text import Program
from gradapp.core.recording.recorded_step import Line, TensorState, Variable
from gradapp.core.recording.values import value_text
from gradapp.core.run import Run
from gradapp.core.run.trend import Trend
from gradapp.core.trajectory import StepValues
from gradapp.core.words import N_, grouped, in_a_row
from gradapp.ui.kit.words import said, translate

_DIGITS = 6
_STEPS: Final = {
    None: N_("Narration", "Step {step} of {steps}: {E} {error}, {after}"),
    Trend.CONVERGING: N_(
        "Narration", "Step {step} of {steps}: {E} {error}, {after}, {judged} falls"
    ),
    Trend.DIVERGING: N_(
        "Narration", "Step {step} of {steps}: {E} {error}, {after}, {judged} rises"
    ),
    Trend.BOUNCING: N_(
        "Narration", "Step {step} of {steps}: {E} {error}, {after}, {judged} is as large as before"
    ),
    Trend.FIXED_POINT: N_(
        "Narration",
        "Step {step} of {steps}: {E} {error}, {after}, {parameters} [has|have] not moved",
        "",
        0,
    ),
}
"""What is said of a step, by what it did to the error."""


def start_words(run: Run) -> str:
    """Return what is said where no step is looked at."""
    steps, first = len(run), [spec.symbol for spec in run.problem.start_specs]
    told = [
        f"{name} {stated(number, run.precision, _DIGITS)}"
        for name, number in zip(first or run.columns.parameters, run.after(0), strict=True)
    ]
    words = translate("Narration", "Start: {0}")
    if steps:
        words = translate("Narration", "Start: {0}, step 0 of {1}")
    return words.format(said(in_a_row(told)), grouped(steps))


def step_words(run: Run, values: StepValues, trend: Trend | None) -> str:
    """Return a step of a run in words: which it is, E, the θ after it, and what it did to E.

    Code of the Lab may call something else E: what rises is the formula, as in the status.
    """
    error = said(values.columns.one(Holds.ERROR).symbol)
    names = map(said, values.columns.that_hold(Holds.AFTER).symbols)
    numbers = (stated(each, run.precision, _DIGITS) for each in values.that_hold(Holds.AFTER))
    told = [f"{name} {number}" for name, number in zip(names, numbers, strict=True)]
    parameters, words = values.columns.parameters, _STEPS[trend]
    if trend is Trend.FIXED_POINT:
        words = words.counted(len(parameters))
    words = words.filled(
        step=grouped(values.step),
        steps=grouped(len(run)),
        E=error,
        error=stated(values.error, run.precision, _DIGITS),
        after=in_a_row(told),
        judged="(θx − y)²" if run.method.may_lie else error,
        parameters=in_a_row(parameters),
    )
    return said(words)


def line_words(program: Program, line: Line, trouble: str = "") -> str:
    """Return a line that has run in words: its text, what it changed, and what went wrong in it."""
    changes = [text for each in line.variables if each.changed for text in _values(each)]
    words = N_("Narration", "Line {line}: {code}")
    if changes and trouble:
        words = N_("Narration", "Line {line}: {code}. {changes}. {trouble}")
    elif trouble:
        words = N_("Narration", "Line {line}: {code}. {trouble}")
    elif changes:
        words = N_("Narration", "Line {line}: {code}. {changes}")
    return said(
        words.filled(
            line=str(program.number(line.number)),
            code=program.line(line.number),
            changes=in_a_row(changes or [""], N_("Narration", "{before}; {next}")),
            trouble=trouble,
        )
    )


def _values(variable: Variable) -> list[str]:
    state = variable.state
    texts = [f"{variable.name} = {value_text(state)}"]
    if isinstance(state, TensorState) and state.grad is not None:
        texts.append(f"{variable.name}.grad = {value_text(state.grad)}")
    return texts
