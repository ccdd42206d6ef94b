"""Records one step of a method as it really runs, line by line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from types import CodeType, FrameType
from typing import Any

from gradapp.core.methods import Method
from gradapp.core.problem import Problem
from gradapp.core.snapshot import Camera, not_finite
from gradapp.core.source import Source, source
from gradapp.core.trace import Line, PlainState, Raised, Trace, Variable


class _TurnIsOverError(Exception):
    """The loop has come to its top again: what follows belongs to another step."""


def record(method: Method, problem: Problem, step: int, theta_before: float | None = None) -> Trace:
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
        ValueError: a step before this one raised an exception.
        SourceMissingError: the source of the method can't be read.
    """
    if step < 2:
        theta_before = None
    began_at = problem.theta if theta_before is None else float(theta_before)
    generator: Any = method.module.steps(began_at, problem.x, problem.y, problem.alpha)
    turn = _Turn(method, generator, step)
    with method.default_dtype(problem):
        try:
            for _ in range(step - 1 if theta_before is None else 1):
                next(generator)
        except Exception as error:
            raise ValueError(f"There is no step {step}: one before it raised {error!r}.") from error
        turn.run()
    lines = turn.lines
    if theta_before is not None:
        # The generator was started late; the run itself had this θ₀.
        lines = [_with_theta_0(line, problem.theta) for line in lines]
    return Trace(
        problem=problem,
        method_id=method.id,
        step=step,
        lines=tuple(lines),
        output=turn.output,
        graph=turn.graph,
        raised=turn.raised,
        not_finite=_first_not_finite(lines),
    )


class _Turn:
    """One turn of the loop, watched by the trace function of this thread."""

    def __init__(self, method: Method, generator: Any, step: int) -> None:
        self.lines: list[Line] = []
        self.output: tuple[str, ...] = ()
        self.raised: Raised | None = None
        self.graph: Any = None
        self._source: Source = source(method)
        self._method = method
        self._generator = generator
        self._camera = Camera(knows_torch=method.uses_torch)
        self._running: int | None = None
        self._raised_at: int | None = None
        self._last: tuple[Variable, ...] = ()
        self._began = step == 0
        self._top = min(line for line in self._source.starts if line > self._source.loop)
        self._recorder: Any = None
        if method.uses_torch:
            from gradapp.core.graph_recording import GraphRecorder

            self._recorder = GraphRecorder(lambda: len(self.lines))

    def run(self) -> None:
        """Run the turn, and what comes behind its ``yield``."""
        try:
            with self._recorder or nullcontext(), _tracing(self._generator.gi_code, self._trace):
                step = next(self._generator)
                with self._unnoticed():
                    self.output = tuple(self._method.prints(step))
                next(self._generator)
        except _TurnIsOverError:
            pass
        except Exception as error:
            index = len(self.lines) - 1 if self._raised_at is None else self._raised_at
            self.raised = Raised(index, type(error).__name__, str(error))
        finally:
            if self._recorder is not None:
                self.graph = self._recorder.graph(tuple(self.lines))
                self._recorder.forget()
            self._generator.close()

    def _trace(self, frame: FrameType, event: str, _argument: object) -> Any:
        with self._unnoticed():
            if event == "exception" and self._raised_at is None:
                self._raised_at = len(self.lines)
            if event != "line":
                self._finish(frame)
                return self._trace
            leaves_block = self._source.blocks.get(self._running) == frame.f_lineno
            self._finish(frame)
            line = self._source.starts.get(frame.f_lineno)
            if line == self._top and not leaves_block:
                self._begin(frame)
            self._running = None if leaves_block else line
        return self._trace

    def _begin(self, frame: FrameType) -> None:
        if self._began:
            raise _TurnIsOverError
        self._began = True
        self.lines.clear()
        self._last = self._camera.variables(frame.f_locals, (), first=True)

    def _finish(self, frame: FrameType) -> None:
        """Take down what the line that has just run leaves behind."""
        if self._running is None:
            return
        names = frame.f_locals
        if self._recorder is not None and self._began:
            self._recorder.look(names)
        self._last = self._camera.variables(names, self._last)
        role = self._source.roles[self._running]
        self.lines.append(Line(self._running, role, self._last))
        self._running = None

    def _unnoticed(self) -> AbstractContextManager[None]:
        return nullcontext() if self._recorder is None else self._recorder.pausing()


@contextmanager
def _tracing(code: CodeType, trace: Callable[[FrameType, str, object], Any]) -> Iterator[None]:
    """Have `trace` called for the frames of `code`, and whatever traced before called after."""

    def enter(frame: FrameType, event: str, argument: object) -> Any:
        return trace(frame, event, argument) if frame.f_code is code else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        yield
    finally:
        sys.settrace(before)


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
