"""Drives one method on one problem: makes its steps, and says when and why they stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any, Final

import numpy as np

from gradapp.core.methods import Method, Step
from gradapp.core.numbers.text import Relation, Text, stated
from gradapp.core.numbers.written import Number
from gradapp.core.problem import Problem
from gradapp.core.program.text import SourceMissingError
from gradapp.core.trajectory import COLUMNS, LIMIT, Floats
from gradapp.core.words import N_, Message, Value


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


_YIELDED: Final = np.dtype([("error", "f8"), ("gradient", "f8"), ("theta_next", "f8")])
_NAMES: Final[dict[str, Value]] = {
    "error": "E",
    "gradient": "dE/dθ",
    "theta_next": N_("Stop", "the new θ"),
}

_RESTS: Final = {
    Rest.ROUNDING: N_(
        "Stop", "Fixed point at step {step}: θ {theta} no longer changes in {precision}."
    ),
    Rest.NO_GRADIENT: N_(
        "Stop", "Fixed point at step {step}: the gradient is 0, so θ {theta} stays."
    ),
    Rest.NO_RATE: N_("Stop", "Fixed point at step {step}: α is 0, so θ {theta} stays."),
    Rest.NOT_TAKEN: N_(
        "Stop",
        "Fixed point at step {step}: θ {theta} stays, although {name} is {gradient}: the code's "
        "step does not use it.",
    ),
}


class _NoGradientError(Exception):
    """What was yielded for the gradient is None."""


class Descent:
    """One run of one method, a block of steps at a time.

    Owns the method's generator, and with it tensors and optimizer: it must be used by one thread.
    """

    def __init__(self, problem: Problem, method: Method) -> None:
        """Prepare a descent; nothing is computed before the first `advance`."""
        self.problem = problem
        self.method = method
        self.precision = method.precision(problem)
        self.stop: Stop | None = None
        self.length = 0
        self._theta = self.precision.rounded(problem.theta)
        self._gradient = 0.0
        self._x = np.dtype(self.precision.value).type(problem.x)
        self._end: list[Exception | None] = []
        self._steps = _steps(method, problem, self._end)

    def advance(self, count: int) -> Floats:
        """Make up to `count` more steps, and set `stop` when there can't be more.

        Returns:
            A read-only block of shape (5, n), its rows ordered as `COLUMNS`, all values finite.
        """
        count = min(count, LIMIT - self.length) if self.stop is None else 0
        with self.method.default_dtype(self.problem), self.method.gathering_warnings():
            yielded = np.fromiter(self._numbers(count), _YIELDED)
        block = self._completed(yielded)
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
            self._gradient, self._theta = block[-2:, -1].tolist()
        block.flags.writeable = False
        return block

    def _numbers(self, count: int) -> Iterator[tuple[float, float, float]]:
        if self.method.uses_torch or self.method.is_of_lab:
            return self._read(count)
        return islice(self._steps, count)

    def _read(self, count: int) -> Iterator[tuple[float, float, float]]:
        # Tensors are updated in place, so their values are read out at every turn.
        number = _item if self.method.uses_torch else float
        try:
            for error, gradient, theta in islice(self._steps, count):
                if gradient is None:
                    raise _NoGradientError
                yield number(error), number(gradient), number(theta)
        except Exception as error:
            self._end.append(error)

    def _completed(self, yielded: np.ndarray) -> Floats:
        """Add θ, which is the new θ of the step before, and f(x) = θx in the run's precision."""
        block: Floats = np.empty((len(COLUMNS), yielded.size))
        theta, fx = block[0], block[1]
        for row, name in enumerate(COLUMNS[2:], start=2):
            block[row] = yielded[name]
        theta[:1] = self._theta
        theta[1:] = block[-1, :-1]
        with np.errstate(all="ignore"):
            fx[:] = theta.astype(self._x.dtype, copy=False) * self._x
        return block

    def _first_end(self, block: Floats) -> int | None:
        finite = np.isfinite(block[2:]).all(axis=0)
        still = block[-1] == block[0]
        if self.method.remembers:  # it goes on where θ has only stopped for a moment
            gradient = block[-2]
            still &= np.append(self._gradient, gradient[:-1]) == gradient
        ends = np.flatnonzero(~finite | still)
        return int(ends[0]) if ends.size else None

    def _ended(self, block: Floats, end: int) -> Floats:
        """Set `stop` and return the part of `block` that belongs to the run."""
        step = self.length + end + 1
        values = dict(zip(COLUMNS, block[:, end].tolist(), strict=True))
        names = dict(zip(_NAMES, self.method.printed, strict=True))
        for name, words in (names if self.method.is_of_lab else _NAMES).items():
            if not np.isfinite(values[name]):
                sentence = N_(
                    "Stop",
                    "Diverged at step {step}: {name} is {value}, no longer a finite number in "
                    "{precision}.",
                ).filled(step=step, name=words, value=str(values[name]), precision=self.precision)
                self.stop = Stop(StopReason.DIVERGED, step, sentence)
                return block[:, :end].copy()
        rest = self._rest(values["theta"], values["gradient"])
        sentence = _RESTS[rest].filled(
            step=step,
            theta=stated(values["theta"], self.precision),
            precision=self.precision,
            name=names["gradient"],
            gradient=Text(Relation.SILENT, Number(values["gradient"], self.precision)),
        )
        self.stop = Stop(StopReason.FIXED_POINT, step, sentence, rest)
        return block[:, : end + 1].copy()

    def _rest(self, theta: float, gradient: float) -> Rest:
        """Return why a step with this gradient leaves θ as it is."""
        if gradient == 0:
            return Rest.NO_GRADIENT
        alpha, number = self.problem.alpha, self._x.dtype.type
        if alpha == 0:
            return Rest.NO_RATE
        with np.errstate(all="ignore"):
            twice = number(theta) - number(alpha) * number(gradient)
            once = number(theta - alpha * gradient)
        return Rest.ROUNDING if theta in (twice, once) else Rest.NOT_TAKEN

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


def _steps(method: Method, problem: Problem, end: list[Exception | None]) -> Iterator[Step]:
    """Make steps for as long as the code makes them, and note in `end` what ended that."""
    try:
        yield from method.start(problem)
    except Exception as error:
        end.append(error.with_traceback(None))
    else:
        end.append(None)


def _item(tensor: Any) -> float:
    return float(tensor.item())
