"""Drives one method on one problem: makes its steps, and says when and why they stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any, Final

import numpy as np

from gradapp.core.columns import Column, Holds
from gradapp.core.methods import Method, Step
from gradapp.core.numbers.text import Relation, Text, stated
from gradapp.core.numbers.written import Number
from gradapp.core.problem import AnyProblem
from gradapp.core.program.text import SourceMissingError
from gradapp.core.trajectory import LIMIT, Floats, StepValues
from gradapp.core.words import N_, Message, Value, in_a_row


class StopReason(StrEnum):
    """Why a descent makes no more steps; none of these is an error of the program."""

    FIXED_POINT = "fixed point"
    DIVERGED = "diverged"
    LIMIT = "limit"
    RAISED = "raised"
    ENDED = "ended"
    MEMORY = "memory"


class Rest(StrEnum):
    """Why θ no longer changes at a fixed point."""

    ROUNDING = "rounding"
    """α times the gradient is too small beside θ."""
    NO_GRADIENT = "no gradient"
    """The gradient is 0."""
    NO_RATE = "no rate"
    """α is 0."""
    NOT_TAKEN = "not taken"
    """The code does not subtract α times the gradient."""


@dataclass(frozen=True, slots=True)
class Stop:
    """The end of a descent.

    Attributes:
        reason: what kind of end it is.
        step: the step in which it came, from 1.
        sentence: what happened, to be read by a person.
        rest: why θ no longer changes, if it has come to a fixed point.
    """

    reason: StopReason
    step: int
    sentence: Message
    rest: Rest | None = None


def out_of_memory(step: int) -> Stop:
    """Return the end of a descent in a step for which there was no memory."""
    sentence = N_("Stop", "Stopped before step {step}: there is not enough memory for it.")
    return Stop(StopReason.MEMORY, step, sentence.filled(step=step))


def words_on(error: BaseException) -> Value:
    """Return what went wrong, to stand in parentheses."""
    if is_out_of_memory(error):
        return N_("Stop", "there is not enough memory")
    return f"{type(error).__name__}: {error}"


def is_out_of_memory(error: BaseException) -> bool:
    """Return whether an error says that there is no memory; torch has no class for it."""
    return isinstance(error, MemoryError) or "DefaultCPUAllocator" in str(error)


_YIELDED: Final = (Holds.ERROR, Holds.GRADIENT, Holds.AFTER)

_RESTS: Final = {
    Rest.ROUNDING: N_(
        "Stop", "Fixed point at step {step}: {where} no longer changes in {precision}."
    ),
    Rest.NO_GRADIENT: N_(
        "Stop", "Fixed point at step {step}: the gradient is 0, so {where} stays."
    ),
    Rest.NO_RATE: N_("Stop", "Fixed point at step {step}: α is 0, so {where} stays."),
    Rest.NOT_TAKEN: N_(
        "Stop",
        "Fixed point at step {step}: {where} stays, although {gradient}: the code's step does not "
        "use it.",
    ),
}
_RESTS_OF_SEVERAL: Final = {
    Rest.ROUNDING: N_(
        "Stop", "Fixed point at step {step}: {where} no longer change in {precision}."
    ),
    Rest.NO_GRADIENT: N_("Stop", "Fixed point at step {step}: the gradient is 0, so {where} stay."),
    Rest.NO_RATE: N_("Stop", "Fixed point at step {step}: α is 0, so {where} stay."),
    Rest.NOT_TAKEN: N_(
        "Stop",
        "Fixed point at step {step}: {where} stay, although {gradient}: the code's step does not "
        "use it.",
    ),
}


class _NoGradientError(Exception):
    """What was yielded for the gradient is None."""


class Descent:
    """One run of one method, a block of steps at a time.

    Owns the method's generator, and with it tensors and optimizer: it must be used by one thread.
    """

    def __init__(self, problem: AnyProblem, method: Method) -> None:
        """Prepare a descent; nothing is computed before the first `advance`."""
        self.problem = problem
        self.method = method
        self.precision = method.precision(problem)
        self.stop: Stop | None = None
        self.length = 0
        self._columns = method.columns(problem)
        self._kind = np.dtype(self.precision.value).type
        self._before = [self.precision.rounded(each) for each in problem.start]
        self._gradients = [0.0] * len(self._before)
        self._end: list[Exception | None] = []
        self._steps = _steps(method, problem, self._end)

    def advance(self, count: int) -> Floats:
        """Make up to `count` more steps, and set `stop` when there can't be more.

        Returns:
            A read-only block of shape (columns, n), all values finite.
        """
        count = min(count, LIMIT - self.length) if self.stop is None else 0
        with self.method.default_dtype(self.problem), self.method.gathering_warnings():
            numbers = len(self._columns.compared)
            yielded = np.fromiter(self._numbers(count), np.dtype([("", "f8")] * numbers))
        block = self._completed(yielded.view("f8").reshape(yielded.size, numbers).T)
        end = self._first_end(block)
        if end is not None:
            block = self._ended(block, end)
        elif self._end:
            self.stop = self._stopped(self._end[0], self.length + block.shape[1] + 1)
        self.length += block.shape[1]
        if self.stop is None and self.length == LIMIT:
            sentence = N_("Stop", "Stopped at step {step}: that is as many as are kept.")
            self.stop = Stop(StopReason.LIMIT, LIMIT, sentence.filled(step=LIMIT))
        if block.shape[1]:
            self._gradients = block[self._columns.rows(Holds.GRADIENT), -1].tolist()
            self._before = block[self._columns.rows(Holds.AFTER), -1].tolist()
        block.flags.writeable = False
        return block

    def _numbers(self, count: int) -> Iterator[tuple[float, ...]]:
        if self.method.uses_torch or self.method.is_of_lab or len(self._before) > 1:
            return self._read(count)
        return islice(self._steps, count)

    def _read(self, count: int) -> Iterator[tuple[float, ...]]:
        # Tensors are updated in place, so their values are read out at every turn.
        number = _item if self.method.uses_torch else float
        try:
            for error, gradient, new in islice(self._steps, count):
                step = (error, *_all_of(gradient), *_all_of(new))
                if None in step[1:-1]:
                    raise _NoGradientError
                yield tuple(map(number, step))
        except Exception as error:
            self._end.append(error)

    def _completed(self, yielded: np.ndarray) -> Floats:
        """Add the parameters before, those after the step before, and what they predict."""
        columns, count = self._columns, yielded.shape[1]
        block: Floats = np.empty((len(columns), count))
        block[columns.rows(*_YIELDED)] = yielded
        after = block[columns.rows(Holds.AFTER)]
        before = np.column_stack((self._before, after[:, :-1]))[:, :count]
        block[columns.rows(Holds.BEFORE)] = before
        for row in columns.rows(Holds.PREDICTION):
            with np.errstate(all="ignore"):
                block[row] = self.problem.predicted(before.astype(self._kind, copy=False))
        return block

    def _first_end(self, block: Floats) -> int | None:
        rows = self._columns.rows
        finite = np.isfinite(block[rows(*_YIELDED)]).all(axis=0)
        still = (block[rows(Holds.AFTER)] == block[rows(Holds.BEFORE)]).all(axis=0)
        if self.method.remembers:  # it goes on where θ has only stopped for a moment
            gradients = block[rows(Holds.GRADIENT)]
            before = np.column_stack((self._gradients, gradients[:, :-1]))[:, : still.size]
            still &= (before == gradients).all(axis=0)
        if self.problem.rule.state:  # it may yet move θ, unless nothing is added to it any more
            still &= (block[rows(Holds.GRADIENT)] == 0).all(axis=0)
        ends = np.flatnonzero(~finite | still)
        return int(ends[0]) if ends.size else None

    def _ended(self, block: Floats, end: int) -> Floats:
        """Set `stop` and return the part of `block` that belongs to the run."""
        step = self.length + end + 1
        values = StepValues(step, *block[:, end].tolist(), columns=self._columns)
        for column in self._columns.compared:
            if not np.isfinite(values[column.id]):
                sentence = N_(
                    "Stop",
                    "Diverged at step {step}: {name} is {value}, no longer a finite number in "
                    "{precision}.",
                ).filled(
                    step=step,
                    name=self._name(column),
                    value=str(values[column.id]),
                    precision=self.precision,
                )
                self.stop = Stop(StopReason.DIVERGED, step, sentence)
                return block[:, :end].copy()
        rest = self._rest(values)
        words = _RESTS[rest] if len(self._before) == 1 else _RESTS_OF_SEVERAL[rest]
        sentence = words.filled(
            step=step,
            where=self._stated(Holds.BEFORE, values),
            precision=self.precision,
            gradient=self._stated(Holds.GRADIENT, values),
        )
        self.stop = Stop(StopReason.FIXED_POINT, step, sentence, rest)
        return block[:, : end + 1].copy()

    def _name(self, column: Column) -> Value:
        """Return what a sentence calls a number that has been computed."""
        if column.holds is not Holds.AFTER:
            return column.symbol
        if self.method.is_of_lab:
            return column.parameter
        return N_("Stop", "the new {parameter}").filled(parameter=column.parameter)

    def _stated(self, kind: Holds, values: StepValues) -> Value:
        """Return all numbers of a kind, with their names."""
        told: list[Value] = []
        for column, each in zip(self._columns.that_hold(kind), values.that_hold(kind), strict=True):
            if kind is Holds.GRADIENT:
                number = Text(Relation.SILENT, Number(each, self.precision))
                words = N_("Stop", "{name} is {number}")
                told.append(words.filled(name=column.symbol, number=number))
            else:
                told.append(Text(f"{column.parameter} ", stated(each, self.precision)))
        return in_a_row(told)

    def _rest(self, values: StepValues) -> Rest:
        """Return why a step leaves the parameters as they are."""
        gradients, alpha, number = values.that_hold(Holds.GRADIENT), self.problem.alpha, self._kind
        if not any(gradients):
            return Rest.NO_GRADIENT
        if alpha == 0:
            return Rest.NO_RATE
        if not self.method.is_of_lab:
            return Rest.ROUNDING
        for theta, gradient in zip(values.that_hold(Holds.BEFORE), gradients, strict=True):
            with np.errstate(all="ignore"):
                twice = number(theta) - number(alpha) * number(gradient)
                once = number(theta - alpha * gradient)
            if theta not in (twice, once):
                return Rest.NOT_TAKEN
        return Rest.ROUNDING

    def _stopped(self, error: Exception | None, step: int) -> Stop:
        """Return the end of code that made no such step, for an exception or of its own accord."""
        if error is None:
            sentence = N_("Stop", "Ended before step {step}: the code makes no more.")
            return Stop(StopReason.ENDED, step, sentence.filled(step=step))
        if is_out_of_memory(error):
            return out_of_memory(step)
        if isinstance(error, SourceMissingError):
            return Stop(StopReason.RAISED, step, error.message)
        words = str(error)
        sentence = N_("Stop", "Step {step} raised {type}: {words}.").filled(
            step=step, type=type(error).__name__, words=words.rstrip(".")
        )
        if isinstance(error, _NoGradientError):
            sentence = N_("Stop", "Step {step} left no gradient: {name} is None.").filled(
                step=step, name=self.method.printed[1]
            )
        elif self.problem.alpha < 0 and isinstance(error, ValueError):
            sentence = N_(
                "Stop",
                "torch.optim.SGD refuses a negative learning rate ({words}); methods 1 and 2 take "
                "it.",
            ).filled(words=words)
        return Stop(StopReason.RAISED, step, sentence)


def _steps(method: Method, problem: AnyProblem, end: list[Exception | None]) -> Iterator[Step]:
    """Make steps for as long as the code makes them, and note in `end` what ended that."""
    try:
        yield from method.start(problem)
    except Exception as error:
        end.append(error.with_traceback(None))
    else:
        end.append(None)


def _all_of(yielded: Any) -> tuple[Any, ...]:
    """Return what was yielded for all parameters, of which there may be one alone."""
    return yielded if isinstance(yielded, tuple) else (yielded,)


def _item(tensor: Any) -> float:
    return float(tensor.item())
