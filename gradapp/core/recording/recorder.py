"""Records steps of a program as they really run, line by line."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import Problem
from gradapp.core.recording.recorded_step import Line, PlainState, RecordedStep
from gradapp.core.recording.turn import NotRecordedError, Turn
from gradapp.core.run import Run
from gradapp.core.words import N_

REPLAYED: Final = 10_000
"""So many steps are made again to tell one of code that remembers them all: about a second."""


def record(
    method: Method, problem: AnyProblem, step: int, theta_before: float | None = None
) -> RecordedStep:
    """Run a step again and take down what happens in it; the run itself is left alone.

    Args:
        method: the way.
        problem: the problem of the run.
        step: the number of the step; 0 means the set-up before the loop.
        theta_before: the θ with which the step before began, if nothing else matters for how
            that one leaves things behind; without it all steps before are made again.

    Raises:
        NotRecordedError: there is no such step, or there are too many to be made again.
        SourceMissingError: the program can't be read.
    """
    _check_replayed(method, step)
    arguments, again = method.arguments(problem), step - 1
    if theta_before is not None:
        arguments, again = arguments | {"θ_0": float(theta_before)}, 1
    with method.default_dtype(problem), method.gathering_warnings() as gathered:
        turn = Turn(method.program, arguments, step, again, gathered)
    if theta_before is not None:
        # The generator was started late; the run itself had this θ₀.
        turn.lines = [_with_theta_0(line, problem.start[0]) for line in turn.lines]
    return turn.recorded(method, problem)


def record_of(run: Run, step: int) -> RecordedStep:
    """Record a step of a run, from the step before where that is known to be enough.

    Raises:
        IndexError: the run has not come as far as to the step before.
        NotRecordedError: there is no such step, or there are too many to be made again.
        SourceMissingError: the program can't be read.
    """
    is_enough = isinstance(run.problem, Problem) and step > 1 and not run.method.has_state
    before = run.step(step - 1).theta if is_enough else None
    return record(run.method, run.problem, step, before)


def records(method: Method, problem: AnyProblem, first: int, count: int) -> list[RecordedStep]:
    """Return steps one after the other, each as `record` does; those before are made again once.

    Args:
        method: the method.
        problem: the problem of the run.
        first: the number of the first step, from 1.
        count: how many steps; where the code ends before, or raises, there are fewer.

    Raises:
        NotRecordedError: there is not even the first, or there are too many to be made again.
        SourceMissingError: the program can't be read.
    """
    _check_replayed(method, first + count - 1)
    found: list[RecordedStep] = []
    with method.default_dtype(problem), method.gathering_warnings() as gathered:
        turn = Turn(
            method.program,
            method.arguments(problem),
            first,
            gathered=gathered,
            more=count - 1,
            told=lambda turn: found.append(turn.recorded(method, problem)),
        )
    return found if turn.is_none else [*found, turn.recorded(method, problem)]


def _check_replayed(method: Method, step: int) -> None:
    if method.has_state and step > REPLAYED:
        words = N_(
            "Recording",
            "Each step of this code depends on all steps before it, which must be made again to "
            "show it line by line. That is done up to step {last}.",
        )
        raise NotRecordedError(words.filled(last=REPLAYED))


def _with_theta_0(line: Line, theta_0: float) -> Line:
    variables = tuple(
        replace(variable, state=PlainState(repr(theta_0), theta_0))
        if variable.name == "θ_0"
        else variable
        for variable in line.variables
    )
    return replace(line, variables=variables)
