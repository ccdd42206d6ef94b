"""Drives one way on one problem: makes its steps, and says when and why they stop."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable
from itertools import chain, islice
from types import GeneratorType
from typing import Any, Final

import numpy as np

from gradapp.core.columns import Column, Holds
from gradapp.core.limits import MOST_STEPS
from gradapp.core.methods import Method, Step
from gradapp.core.problem import AnyProblem
from gradapp.core.run.fixed_point import Resting, said, why
from gradapp.core.run.state_reader import StateReader
from gradapp.core.run.stop import Stop, StopReason, is_out_of_memory, out_of_memory
from gradapp.core.trajectory import Floats, StepValues
from gradapp.core.words import N_, Message, SayingError, in_a_row

_YIELDED: Final = (Holds.ERROR, Holds.GRADIENT, Holds.AFTER)


class _NoGradientError(Exception):
    """What was yielded for the gradient is None."""


class Descent:
    """One run of one way, a block of steps at a time.

    Owns the way's generator, and with it tensors and optimizer: it must be used by one thread.
    """

    def __init__(
        self, problem: AnyProblem, method: Method, is_called: Callable[[], bool] = lambda: False
    ) -> None:
        """Prepare a descent; nothing is computed before the first `advance`.

        Args:
            problem: what it is to minimize.
            method: how.
            is_called: whether somebody waits for the block that is being made to end.
        """
        self.problem = problem
        self.method = method
        self._is_called = is_called
        self.precision = method.precision(problem)
        self.stop: Stop | None = None
        self.length = 0
        self._ahead: tuple[Floats, Stop | None] | Exception | None = None
        self._columns = method.columns(problem)
        self._kind = np.dtype(self.precision.value).type
        self._before = np.array([[self.precision.rounded(each)] for each in problem.start])
        self._resting = Resting(problem, method)
        self._reader = StateReader(problem, method)
        part = self._columns.part
        self._yielded, self._after = part(*_YIELDED), part(Holds.AFTER)
        self._finite = part(*_YIELDED, Holds.STATE)
        self._predicted = self._columns.rows(Holds.PREDICTION)
        self._compared = len(self._columns.compared)
        self._width = self._compared + self._reader.read
        self._is_flat = self._width == len(_YIELDED)
        self._is_quick = self._is_flat and not method.uses_torch
        self._begin_anew()

    @property
    def hears(self) -> bool:
        """Whether a block ends when somebody calls; quick steps are made all at once."""
        return not self._is_quick

    def advance(self, count: int) -> Floats:
        """Make up to `count` more steps, and set `stop` when there can't be more.

        Of a way whose steps take long, there are fewer once somebody has called.

        Returns:
            A read-only block of shape (columns, n), all values finite.
        """
        if self._ahead is None or not count:
            return self._make(count)
        ahead, self._ahead = self._ahead, None
        if isinstance(ahead, Exception):
            raise ahead
        block, self.stop = ahead
        self.length += block.shape[1]
        if count > 1:
            block = np.hstack((block, self._make(count - 1)))
            block.flags.writeable = False
        return block

    def look_ahead(self) -> Floats | None:
        """Make the next step, or meet its error, of which nothing shows before `advance` asks.

        Want of memory is forgotten: there may be more when the step is asked for.

        Returns:
            What `advance` is going to return; None where something ends with it.
        """
        if self._ahead is None and self.stop is None:
            self._meet_next()
        match self._ahead:
            case (block, None):
                return block
        return None

    def _meet_next(self) -> None:
        try:
            block = self._make(1)
        except Exception as error:
            if is_out_of_memory(error):
                self._begin_anew()
            else:
                self._ahead = error.with_traceback(None)
            return
        stop, self.stop = self.stop, None
        if stop is not None and stop.reason is StopReason.MEMORY:
            self._begin_anew()
        else:
            self._ahead = block, stop
            self.length -= block.shape[1]

    def _begin_anew(self) -> None:
        """Have no program: the next step is made by one that makes those before it once more."""
        self._end: list[Exception | None] = []
        self._program: GeneratorType[Step, None, None] | None = None
        self._state: Callable[[], tuple[Any, ...]] = (
            self._first_state if self._reader.read else tuple
        )

    def _make(self, count: int) -> Floats:
        """Make up to `count` more steps at once."""
        count = min(count, MOST_STEPS - self.length) if self.stop is None else 0
        with self.method.default_dtype(self.problem), self.method.gathering_warnings():
            yielded = self._numbers(count)
        block = self._completed(yielded.reshape(-1, self._width).T)
        end = self._first_end(block)
        if end is not None:
            block = self._ended(block, end)
        elif self._end and count:
            self.stop = self._stopped(self._end[0], self.length + block.shape[1] + 1)
        self.length += block.shape[1]
        if self.stop is None and self.length == MOST_STEPS:
            sentence = N_("Stop", "Stopped at step {step}: no more steps are kept.")
            self.stop = Stop(StopReason.LIMIT, MOST_STEPS, sentence.filled(step=MOST_STEPS))
        if block.shape[1]:
            self._before = block[self._after, -1:].copy()
        block.flags.writeable = False
        return block

    def _numbers(self, count: int) -> Floats:
        """Return what the next `count` steps yield, one after another; fewer if they end before."""
        if self._is_quick and self._program is not None:
            numbers = chain.from_iterable(islice(self._program, count))
            try:
                return np.fromiter(numbers, np.float64, count * self._width)
            except Exception as error:  # they end among these, and those that were made are lost
                if is_out_of_memory(error):
                    self._end.append(error.with_traceback(None))
                    return np.empty(0)
                self._is_quick, self._program = False, None
        read = self._read(count)
        return np.array(read[: len(read) // self._width * self._width])

    def _read(self, count: int) -> array[float]:
        """Return the numbers of so many steps, all that there are if something ends them."""
        read = array("d")
        each, is_tensor = None, self.method.uses_torch
        try:
            if self._program is None:
                self._program = self.method.start(self.problem)
                deque(islice(self._program, self.length), maxlen=0)
            for error, gradient, new in islice(self._program, count):
                numbers: tuple[Any, ...] = error, gradient, new
                if not self._is_flat or isinstance(gradient, tuple) or isinstance(new, tuple):
                    numbers = self._flat(error, gradient, new)
                for each in numbers:  # tensors are updated in place: before the next step is made
                    read.append(each.item() if is_tensor else float(each))
                if self._is_called():
                    return read
        except Exception as error:
            is_of_gradient = 0 < len(read) % self._width <= len(self._before)
            is_none = each is None and is_of_gradient
            self._end.append(_NoGradientError() if is_none else error.with_traceback(None))
        else:
            if len(read) < count * self._width:
                self._end.append(None)
        return read

    def _flat(self, error: Any, gradient: Any, new: Any) -> tuple[Any, ...]:
        """Return what is kept of a step, one number after another."""
        return error, *_all_of(gradient), *_all_of(new), *self._state()

    def _first_state(self) -> tuple[Any, ...]:
        """Return the state of the rule after the first step; until then there may be nothing."""
        assert self._program is not None
        self._state = self._reader.of(self._program)
        return self._state()

    def _completed(self, yielded: np.ndarray) -> Floats:
        """Add the parameters before, those after the step before, and what they predict."""
        block: Floats = np.empty((len(self._columns), yielded.shape[1]))
        block[self._yielded] = yielded[: self._compared]
        if self._reader.read:
            state = self._reader.completed(yielded[self._compared :], self.length + 1)
            block[self._columns.part(Holds.STATE)] = state
        before = block[self._columns.part(Holds.BEFORE)]
        before[:, :1] = self._before
        before[:, 1:] = block[self._after, :-1]
        for row in self._predicted:
            with np.errstate(all="ignore"):
                block[row] = self.problem.predicted(before.astype(self._kind, copy=False))
        return block

    def _first_end(self, block: Floats) -> int | None:
        finite = np.isfinite(block[self._finite]).all(axis=0)
        ends = np.flatnonzero(~finite | self._resting.at(block))
        return int(ends[0]) if ends.size else None

    def _ended(self, block: Floats, end: int) -> Floats:
        """Set `stop` and return the part of `block` that belongs to the run."""
        step = self.length + end + 1
        values = StepValues(step, *block[:, end].tolist(), columns=self._columns)
        for column, number in zip(self._columns, values.numbers, strict=True):
            if column.holds in (*_YIELDED, Holds.STATE) and not np.isfinite(number):
                words = self._words_of(column)
                sentence = words.filled(step=step, value=str(number), precision=self.precision)
                self.stop = Stop(StopReason.DIVERGED, step, sentence)
                return block[:, :end].copy()
        rest = why(self.problem, self.method, values)
        self.stop = Stop(StopReason.FIXED_POINT, step, said(rest, values, self.precision), rest)
        return block[:, : end + 1].copy()

    def _words_of(self, column: Column) -> Message:
        """Return what is said of a number that has been computed and is not finite."""
        if column.holds is Holds.AFTER and not self.method.may_lie:
            return N_(
                "Stop",
                "Diverged at step {step}: the new {parameter} is {value}, no longer a finite "
                "number in {precision}.",
            ).filled(parameter=column.parameter)
        name = column.parameter if column.holds is Holds.AFTER else column.symbol
        return N_(
            "Stop",
            "Diverged at step {step}: {name} is {value}, no longer a finite number in {precision}.",
        ).filled(name=name)

    def _stopped(self, error: Exception | None, step: int) -> Stop:
        """Return the end of code that made no such step, for an exception or of its own accord."""
        if error is None:
            sentence = N_("Stop", "Ended before step {step}: the code makes no more.")
            return Stop(StopReason.ENDED, step, sentence.filled(step=step))
        if is_out_of_memory(error):
            return out_of_memory(step)
        if isinstance(error, SayingError):
            return Stop(StopReason.RAISED, step, error.message, has_raised=True)
        words = str(error.args[-1]) if isinstance(error, OverflowError) else str(error)
        if self.method.is_composed and self._is_of_numbers(error):
            sentence = N_(
                "Stop", "Diverged at step {step}: {words}, so there is no finite number ({type})."
            ).filled(step=step, type=type(error).__name__, words=words.rstrip("."))
            return Stop(StopReason.DIVERGED, step, sentence, has_raised=True)
        sentence = N_("Stop", "Step {step} raised {type}: {words}.").filled(
            step=step, type=type(error).__name__, words=words.rstrip(".")
        )
        if isinstance(error, _NoGradientError):
            sentence = N_("Stop", "Step {step} left no gradient: {name} is None.").filled(
                step=step, name=in_a_row(self.method.gradients)
            )
        elif self._is_refusal(error):
            sentence = N_(
                "Stop",
                "torch.optim.{optimizer} refuses a negative learning rate ({words}); ways 1 and "
                "2 take it.",
            ).filled(words=words, optimizer=self.problem.rule.torch)
        return Stop(StopReason.RAISED, step, sentence, has_raised=True)

    def _is_refusal(self, error: Exception) -> bool:
        """Return whether a class of `torch.optim` does not take the learning rate."""
        calls_it = not self.method.writes_rule
        return calls_it and self.problem.alpha < 0 and isinstance(error, ValueError)

    def _is_of_numbers(self, error: Exception) -> bool:
        """Return whether bare Python has no number where torch has inf or nan."""
        is_of_math = isinstance(error, ValueError) and not self.method.uses_torch
        return isinstance(error, ArithmeticError) or is_of_math


def _all_of(yielded: Any) -> tuple[Any, ...]:
    """Return what was yielded for all parameters, of which there may be one alone."""
    return yielded if isinstance(yielded, tuple) else (yielded,)
