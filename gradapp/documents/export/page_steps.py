"""The steps of a page, line by line: what each line did, the equations, and what was printed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, Final

from gradapp.core.columns import Holds
from gradapp.core.equations import Equation
from gradapp.core.equations.of_step import equations, so_far, symbols
from gradapp.core.numbers.text import Relation, stated
from gradapp.core.recording.recorded_step import (
    OptimizerState,
    PlainState,
    RecordedStep,
    State,
    TensorState,
    Variable,
)
from gradapp.core.recording.recorder import record_of, records
from gradapp.core.recording.values import value_text
from gradapp.core.run import Run
from gradapp.core.run.stop import StopReason
from gradapp.core.words import N_, Message, SayingError
from gradapp.documents.export.exported import Exported, OnProgress, Say

_DIGITS: Final = 6
_IN_A_STEP: Final = (StopReason.RAISED, StopReason.DIVERGED)
"""The ends that come in the middle of a step, which can be walked through as far as to there."""
_AT_ONCE: Final = 25
"""So many steps are recorded one after the other where each depends on all before it."""
_WARNED: Final = "⚠"
_FAILED: Final = "✗"
_LISTED: Final = 8
"""Of more numbers than these a page has the first ones."""


def told_steps(exported: Exported, steps: range, progress: OnProgress) -> Iterator[dict[str, Any]]:
    """Yield the steps with these numbers, and the one after the last in which the run ended."""
    run, say = exported.run, exported.say
    recorded: dict[int, RecordedStep] = {}
    for place, step in enumerate(steps, start=1):
        if run.method.has_state and step and step not in recorded:
            recorded = _some_steps(run, step, min(_AT_ONCE, steps[-1] - step + 1))
        yield _step(run, step, say, recorded.get(step))
        progress(place / len(steps))
    stop = run.stop
    if stop is not None and stop.reason in _IN_A_STEP and steps[-1] == len(run):
        unfinished = _step(run, len(run) + 1, say, ended=stop.sentence)
        if unfinished["lines"]:
            yield unfinished


def _some_steps(run: Run, first: int, count: int) -> dict[int, RecordedStep]:
    """Return steps by their numbers, for which those before are made again but once."""
    try:
        return {each.step: each for each in records(run.method, run.problem, first, count)}
    except SayingError:  # which is said at each of them
        return {}


def _step(
    run: Run,
    step: int,
    say: Say,
    recorded: RecordedStep | None = None,
    ended: Message | None = None,
) -> dict[str, Any]:
    """Return a step: its numbers, its equations, and all of its lines; and how the run ended."""
    is_made = 1 <= step <= len(run)
    rows = symbols(run.problem)
    if is_made:
        rows = equations(run.problem, run.step(step), run.precision)
    made: dict[str, Any] = {"n": step, "rows": _filled(rows, symbols(run.problem)), "lines": []}
    if step <= len(run):
        made |= _numbers(run, step, say)
    else:
        made["say"] = say(N_("Page", "Step {step} was not finished").filled(step=step))
    try:
        recorded = recorded or record_of(run, step)
    except SayingError as error:
        return made | {"why": say(error.message)}
    return made | {
        "lines": [*_lines(recorded, rows, say)],
        "rest": recorded.rest,
        "out": list(recorded.output),
        "trouble": [*_troubles(recorded, say, ended)],
    }


def _numbers(run: Run, step: int, say: Say) -> dict[str, Any]:
    """Return the numbers that are drawn, and the step in a sentence."""
    after = run.after(step)
    if step == 0:
        start = N_("Page", "Start: {numbers}")
        told = start.filled(numbers=_list(run.columns.parameters, after, run))
        return {"after": _finite(after), "say": say(told)}
    values = run.step(step)
    names = [say(column.symbol) for column in run.columns.that_hold(Holds.AFTER)]
    error = say(run.columns.one(Holds.ERROR).symbol)
    numbers = _list([error, *names], [values.error, *after], run)
    told = N_("Page", "Step {step}: {numbers}").filled(step=step, numbers=numbers)
    return {
        "error": values.error if math.isfinite(values.error) else None,
        "after": _finite(after),
        "say": say(told),
    }


def _list(names: Sequence[str], numbers: Sequence[float], run: Run) -> str:
    return ", ".join(
        f"{name} {stated(number, run.precision, _DIGITS)}"
        for name, number in zip(names, numbers, strict=True)
    )


def _finite(numbers: Sequence[float]) -> list[float | None]:
    return [number if math.isfinite(number) else None for number in numbers]


def written_equations(rows: Sequence[Equation]) -> list[list[str]]:
    """Return what equations have in every step: what they compute, and both sides in symbols."""
    return [[str(row.part), row.left, row.symbolic] for row in rows]


def _filled(rows: Sequence[Equation], every: Sequence[Equation]) -> list[list[str]]:
    """Return numbers and result of each equation, behind its symbols where these are others."""
    numbers = [[str(row.numbers), str(row.result)] for row in rows]
    heads = written_equations(rows)
    if heads == written_equations(every):
        return numbers
    return [[*head, *each] for head, each in zip(heads, numbers, strict=True)]


def _lines(
    recorded: RecordedStep, rows: tuple[Equation, ...], say: Say
) -> Iterator[dict[str, Any]]:
    """Yield each line: what is known of the equations then, and the variables that are others.

    The first line has all of both; behind it stands what differs from the line before.
    """
    before: dict[str, list[Any]] = {}
    states: dict[str, State] = {}
    known_before = ""
    for index, line in enumerate(recorded.lines):
        now = {
            each.name: before[each.name]
            if states.get(each.name) is each.state
            else _variable(each, say)
            for each in line.variables
        }
        states = {each.name: each.state for each in line.variables}
        so_known = so_far(rows, recorded.done(index), recorded.given(index))
        known = "".join(str(bool(row.numbers) + bool(row.result)) for row in so_known)
        told = {
            "at": line.number,
            "part": str(line.role),
            "vars": [[name, *now[name]] for name in now if now[name] != before.get(name)],
            "new": [each.name for each in line.variables if each.changed],
        }
        told |= {"known": known} if known != known_before else {}
        gone = [name for name in before if name not in now]
        yield told | ({"gone": gone} if gone else {})
        before, known_before = now, known


def _variable(variable: Variable, say: Say) -> list[Any]:
    return [_value(variable.state, say), _kind(variable.state, say)]


def _value(state: State, say: Say) -> str:
    """Return what a variable holds: all digits of its numbers, but not of more than a few."""
    if isinstance(state, TensorState) and len(state.values) > _LISTED:
        first = [str(value_text(PlainState(repr(each), each))) for each in state.values[:_LISTED]]
        return _some(first, len(state.values), say)
    if isinstance(state, PlainState) and len(state.parts) > _LISTED:
        first = [_value(each, say) for each in state.parts[:_LISTED]]
        return _some(first, len(state.parts), say)
    return str(value_text(state))


def _some(first: Sequence[str], count: int, say: Say) -> str:
    words = N_("Page", "[{numbers}, …] ({all} in all)")
    return say(words.filled(numbers=", ".join(first), all=count))


def _kind(state: State, say: Say) -> str:
    """Return in a few words what a variable is beside its value."""
    match state:
        case TensorState(requires_grad=True, is_leaf=True):
            grad = "None" if state.grad is None else _value(state.grad, say)
            leaf = say(N_("Variables", "leaf"))
            return f".grad {Relation.EQUAL.whole}{grad} · {leaf} · requires_grad"
        case TensorState(grad_fn=str(function)):
            return f"grad_fn=<{function}>"
        case TensorState():
            return say(N_("Page", "tensor, {type}").filled(type=state.dtype))
        case OptimizerState():
            return ", ".join(
                f"{name}={value.printed}" for name, value in state.settings if name == "lr"
            )
        case PlainState(value=float()):
            return say(N_("Variables", "number"))
    return ""


def _troubles(recorded: RecordedStep, say: Say, ended: Message | None) -> Iterator[list[Any]]:
    """Yield what went wrong, each with the index of the line in which it did; else how it ended."""
    for warned in recorded.warnings:
        yield [warned.line, f"{_WARNED} {warned.type}: {warned.message}"]
    if recorded.raised is not None:
        yield [recorded.raised.line, f"{_FAILED} {recorded.raised.type}: {recorded.raised.message}"]
    if recorded.not_finite is not None:
        line, name = recorded.not_finite
        words = N_("Page", "{name} is no longer a finite number.").filled(name=name)
        yield [line, f"{_FAILED} {say(words)}"]
    if ended is not None and recorded.raised is None and recorded.not_finite is None:
        yield [recorded.rest, f"{_FAILED} {say(ended)}"]
