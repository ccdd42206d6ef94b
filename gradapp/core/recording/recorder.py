"""Records one step of a method as it really runs, line by line."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from traceback import walk_tb
from types import CodeType, FrameType
from typing import Any, Final

from gradapp.core.methods import Method
from gradapp.core.problem import Problem
from gradapp.core.program import Source, source
from gradapp.core.recording.graph_terms import with_terms
from gradapp.core.recording.recorded_step import (
    Line,
    PlainState,
    Raised,
    RecordedStep,
    Variable,
    Warned,
)
from gradapp.core.recording.snapshot import Camera, not_finite
from gradapp.core.words import N_, SayingError

REPLAYED: Final = 10_000
"""So many steps are made again to tell one of code that remembers them all: about a second."""


class _TurnIsOverError(Exception):
    """The loop has come to its top again: what follows belongs to another step."""


class NotRecordedError(SayingError):
    """A step can't be told line by line; the message says why."""


def record(
    method: Method, problem: Problem, step: int, theta_before: float | None = None
) -> RecordedStep:
    """Run a step again and take down what happens in it; the run itself is left alone.

    A step is one turn of the loop, from the first line of its body to the last, be that behind
    the ``yield``. It is made by the same generator from the same state as in the run: θ, its
    ``.grad`` and the optimizer are those that the step before leaves behind.

    Args:
        method: the method.
        problem: the problem of the run.
        step: the number of the step; 0 means the set-up before the loop.
        theta_before: the θ with which the step before began, if nothing else matters for how
            that one leaves things behind; without it all steps before are made again.

    Raises:
        NotRecordedError: a step before this one raised an exception, or there are too many to be
            made again.
        SourceMissingError: the source of the method can't be read.
    """
    if step < 2 or method.remembers:
        theta_before = None
    if method.remembers and step > REPLAYED:
        words = N_(
            "Recording",
            "Each step of this code depends on all steps before it, which must be made again to "
            "show it line by line. That is done up to step {last}.",
        )
        raise NotRecordedError(words.filled(last=REPLAYED))
    began_at = problem.theta if theta_before is None else float(theta_before)
    generator: Any = method.module.steps(began_at, problem.x, problem.y, problem.alpha)
    turn = _Turn(method, generator, step)
    with method.default_dtype(problem), method.gathering_warnings() as gathered:
        try:
            for _ in range(step - 1 if theta_before is None else 1):
                next(generator)
        except Exception as error:
            raise _no_step(step, error) from error
        gathered.clear()
        turn.run(gathered)
    lines = turn.lines
    if theta_before is not None:
        # The generator was started late; the run itself had this θ₀.
        lines = [_with_theta_0(line, problem.theta) for line in lines]
    return RecordedStep(
        problem=problem,
        method_id=method.id,
        step=step,
        lines=tuple(lines),
        output=turn.output,
        graph=turn.graph,
        raised=turn.raised,
        not_finite=_first_not_finite(lines),
        warnings=tuple(warned for warned in turn.warned if warned.line < len(lines)),
    )


def _no_step(step: int, error: Exception) -> NotRecordedError:
    words = N_("Recording", "There is no step {step}: one before it raised {error}.")
    return NotRecordedError(words.filled(step=step, error=repr(error)))


class _Turn:
    """One turn of the loop, watched by the trace function of this thread."""

    def __init__(self, method: Method, generator: Any, step: int) -> None:
        self.lines: list[Line] = []
        self.output: tuple[str, ...] = ()
        self.raised: Raised | None = None
        self.warned: list[Warned] = []
        self._gathered: list[warnings.WarningMessage] = []
        self.graph: Any = None
        self._source: Source = source(method)
        self._method = method
        self._step = step
        self._generator = generator
        self._camera = Camera(knows_torch=method.uses_torch)
        self._running: int | None = None
        self._entered: int | None = None
        self._left = False
        self._last: tuple[Variable, ...] = ()
        self._began = step == 0
        self._top = min(line for line in self._source.starts if line > self._source.loop)
        self._recorder: Any = None
        if method.uses_torch:
            from gradapp.core.recording.graph_watch import GraphRecorder

            self._recorder = GraphRecorder(lambda: len(self.lines))

    def run(self, gathered: list[warnings.WarningMessage]) -> None:
        """Run the turn, and what comes behind its ``yield``; `gathered` fills with warnings."""
        self._gathered = gathered
        code = self._generator.gi_code
        self._entered = self._source.starts.get(self._generator.gi_frame.f_lineno)
        try:
            with self._recorder or nullcontext(), _tracing(self._generator, self._trace):
                step = next(self._generator)
                with self._unnoticed():
                    self.output = tuple(self._method.prints(step))
                next(self._generator, None)
        except _TurnIsOverError:
            pass
        except Exception as error:
            self._end_with(error, code)
        finally:
            if self._recorder is not None:
                raised_at = None if self.raised is None else self.raised.line
                graph = self._recorder.graph(tuple(self.lines), raised_at)
                self.graph = with_terms(graph, self.lines, self._source.text)
                self._recorder.forget()
            self._generator.close()

    def _trace(self, frame: FrameType, event: str, _argument: object) -> Any:
        with self._unnoticed():
            if event == "line":
                self._enter(frame)
            elif event == "return":
                self._finish(frame)
        return self._trace

    def _enter(self, frame: FrameType) -> None:
        """Note that a statement begins, unless it is one that has begun before."""
        line = self._source.starts.get(frame.f_lineno)
        comes_again = self._left and line == self._top
        if line is not None and line == self._entered and not comes_again:
            return
        leaves_block = line is not None and line in self._blocks_around(self._entered)
        self._finish(frame)
        if line == self._top and not leaves_block:
            self._begin(frame)
        self._entered, self._left = line, leaves_block
        self._running = None if leaves_block else line

    def _blocks_around(self, line: int | None) -> Iterator[int]:
        """Yield the line of each ``with`` that a statement is in, which is visited on leaving."""
        while (line := self._source.blocks.get(line)) is not None:
            yield line

    def _begin(self, frame: FrameType) -> None:
        if self._began:
            raise _TurnIsOverError
        self._began = True
        self.lines.clear()
        self.warned.clear()
        names = frame.f_locals
        self._last = self._camera.variables(names, (), first=True)
        if self._recorder is not None:
            self._recorder.begin(names)

    def _end_with(self, error: Exception, code: CodeType) -> None:
        """Note where the turn ended; leaving a ``with`` by an exception is no line any more."""
        if not self._began and self._step > 1:
            raise _no_step(self._step, error) from error
        starts = self._source.starts
        at = [starts.get(n) for frame, n in walk_tb(error.__traceback__) if frame.f_code is code]
        last = len(self.lines) - 1
        index = next((i for i in range(last, -1, -1) if self.lines[i].number in at), last)
        del self.lines[index + 1 :]
        self.raised = Raised(index, type(error).__name__, str(error))

    def _finish(self, frame: FrameType) -> None:
        """Take down what the line that has just run leaves behind."""
        if self._running is None:
            return
        names = frame.f_locals
        if self._recorder is not None and self._began:
            self._recorder.look(names)
        self._last = self._camera.variables(names, self._last)
        role = self._source.roles[self._running]
        for each in self._gathered:
            self.warned.append(Warned(len(self.lines), each.category.__name__, str(each.message)))
        self._gathered.clear()
        self.lines.append(Line(self._running, role, self._last))
        self._running = None

    def _unnoticed(self) -> AbstractContextManager[None]:
        return nullcontext() if self._recorder is None else self._recorder.pausing()


@contextmanager
def _tracing(generator: Any, trace: Callable[[FrameType, str, object], Any]) -> Iterator[None]:
    """Have `trace` called for the generator's frame, and whatever traced before called after."""
    traced: FrameType = generator.gi_frame

    def enter(frame: FrameType, event: str, argument: object) -> Any:
        return trace(frame, event, argument) if frame is traced else None

    before, before_in_frame = sys.gettrace(), traced.f_trace
    sys.settrace(enter)
    try:
        yield
    finally:
        sys.settrace(before)
        traced.f_trace = before_in_frame


def _with_theta_0(line: Line, theta_0: float) -> Line:
    variables = tuple(
        replace(variable, state=PlainState(repr(theta_0), theta_0))
        if variable.name == "θ_0"
        else variable
        for variable in line.variables
    )
    return replace(line, variables=variables)


def _first_not_finite(lines: list[Line]) -> tuple[int, str] | None:
    for index, line in enumerate(lines):
        name = not_finite(line.variables)
        if name is not None:
            return index, name
    return None
