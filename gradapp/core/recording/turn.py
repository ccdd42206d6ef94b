"""One turn of a program's loop as it really runs, taken down line by line."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from traceback import walk_tb
from types import CodeType, GeneratorType
from typing import Any, Final

from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.program.bound import in_order
from gradapp.core.program.text import Program, Statement
from gradapp.core.recording.graph import Graph
from gradapp.core.recording.graph_terms import with_terms
from gradapp.core.recording.recorded_step import Complaint, Line, RecordedStep, Variable
from gradapp.core.recording.snapshot import Camera, not_finite
from gradapp.core.recording.watching import watched
from gradapp.core.words import N_, SayingError

_ENDED: Final = object()


class _TurnIsOver(BaseException):
    """The loop has come to its top again: what follows belongs to another step.

    Nothing went wrong, and a program that catches exceptions must not catch it.
    """


class NotRecordedError(SayingError):
    """A step can't be told line by line; the message says why."""


class Turn:
    """One turn of a program's loop, made again and watched: what is between two steps.

    There may be more turns behind it, each of which takes its place when it has been told.

    It goes from where the loop has done with the step before to where it has done with this one,
    be that behind the ``yield``. It is made by the same generator from the same state as in a
    run: parameters, their ``.grad`` and the optimizer are those that the step before leaves
    behind. Of a loop inside, each pass is told again; a call is a part of the line that calls.

    Attributes:
        lines: what ran, in its order.
        output: what the notebook prints for the step.
        graph: what autograd built.
        raised: how it ended, if not well.
        warned: what Python warned of.
        is_none: whether it was none: the code has only looked whether there is one more.
    """

    def __init__(
        self,
        program: Program,
        arguments: Mapping[str, Any],
        step: int,
        again: int | None = None,
        gathered: list[warnings.WarningMessage] | None = None,
        more: int = 0,
        told: Callable[[Turn], None] | None = None,
    ) -> None:
        """Run the turn.

        Args:
            program: the program.
            arguments: what it is given.
            step: the number of the step; 0 means the set-up before the loop.
            again: how many steps are made again before it; all, if that is not said.
            gathered: where the warnings of this thread arrive.
            more: how many turns follow.
            told: told each turn but the last, when it is over.

        Raises:
            NotRecordedError: there is no such step.
        """
        self.lines: list[Line] = []
        self.output: list[str] = []
        self.raised: Complaint | None = None
        self.warned: list[Complaint] = []
        self.graph: Graph | None = None
        self.is_none = False
        self._program = program
        self._step = step
        self._gathered = [] if gathered is None else gathered
        self._more = more
        self._told = told
        self._camera = Camera(knows_torch=program.uses_torch)
        self._statements: list[Statement] = []
        self._running: Statement | None = None
        self._last: tuple[Variable, ...] = ()
        self._is_watching = False
        self._has_begun = step == 0
        self._is_due = True
        self._is_over = False
        self._recorder: Any = None
        if program.uses_torch:
            from gradapp.core.recording.graph_watch import GraphRecorder

            self._recorder = GraphRecorder(lambda: len(self.lines))
        generator = watched(program, arguments, self)
        self._frame: Any = generator.gi_frame
        try:
            for _ in range(step - 1 if again is None else again):
                next(generator)
        except Exception as error:
            raise self._no_step(error) from error
        self._gathered.clear()
        self._run(generator)

    def recorded(self, method: Method, problem: AnyProblem) -> RecordedStep:
        """Return the turn as a step of a run."""
        return RecordedStep(
            problem=problem,
            method_id=method.id,
            step=self._step,
            lines=tuple(self.lines),
            output=tuple(self.output),
            graph=self.graph,
            raised=self.raised,
            not_finite=_first_not_finite(self.lines),
            warnings=tuple(self.warned),
        )

    def comes(self, index: int) -> None:
        """Note that a statement begins."""
        if not self._is_watching:
            return
        with self._unnoticed():
            self._finish()
            statement = self._program.statements[index]
            if not (statement.once or statement.inside):
                self._begin_if_due()
            self._running = statement

    def turns(self) -> None:
        """Note that the loop is at its top."""
        if self._is_watching:
            with self._unnoticed():
                self._finish()
                self._begin_if_due()

    def ends(self) -> None:
        """Note that the heading of a loop that has just looked for more has found none."""
        self._running = None

    def _run(self, generator: GeneratorType[Any, None, None]) -> None:
        """Run the turn, those that follow, and what comes behind the ``yield`` of the last."""
        code = generator.gi_code
        self._is_watching = True
        try:
            with self._recorder or nullcontext():
                step = next(generator)
                for is_last in (*[False] * self._more, True):
                    with self._unnoticed():
                        self._finish()
                        self.output = self._program.prints(step)
                    self._is_due = True
                    step = next(generator, _ENDED)
                    if step is _ENDED or is_last:
                        self.is_none = not self._is_due
                        break
                with self._unnoticed():
                    self._finish()
        except _TurnIsOver:
            pass
        except Exception as error:
            if isinstance(error, StopIteration) or not (self._has_begun or self._step == 1):
                raise self._no_step(error) from error
            self._finish()
            at = self._line_of(error, code)
            self.raised = Complaint(at, type(error).__name__, str(error))
        finally:
            self._is_watching = False
            self._take_graph()
            generator.close()

    def _take_graph(self) -> None:
        """Take down what autograd has built in the turn."""
        if self._recorder is not None:
            raised_at = None if self.raised is None else self.raised.line
            graph = self._recorder.graph(tuple(self.lines), raised_at)
            sources = [statement.source for statement in self._statements]
            self.graph = with_terms(graph, self.lines, sources)
            self._recorder.forget()

    def _begin_if_due(self) -> None:
        """Begin the turn, where the one before has been done with; end it, where it was this."""
        is_over = self._is_over or (self._is_due and self._has_begun)
        if is_over and self._more and self._told is not None:
            self._more -= 1
            self._take_graph()
            self._told(self)
            self._step += 1
            self.output, self._has_begun = [], False
            self._camera = Camera(knows_torch=self._program.uses_torch)
        elif is_over:
            self._is_over = True
            raise _TurnIsOver
        if self._is_due:
            self._is_due, self._has_begun = False, True
            for kept in (self.lines, self._statements, self.warned):
                kept.clear()
            names = self._names()
            self._last = self._camera.variables(names, (), first=True)
            if self._recorder is not None:
                self._recorder.begin(names)

    def _finish(self) -> None:
        """Take down what the statement that has just run leaves behind."""
        if self._running is None:
            return
        names, running = self._names(), self._running
        if self._recorder is not None and self._has_begun:
            self._recorder.look(names)
        self._last = self._camera.variables(names, self._last)
        for each in self._gathered:
            self.warned.append(
                Complaint(len(self.lines), each.category.__name__, str(each.message))
            )
        self._gathered.clear()
        self.lines.append(Line(running.line, running.role, self._last))
        self._statements.append(running)
        self._running = None

    def _names(self) -> Mapping[str, Any]:
        """Return the variables in the order in which the text binds them."""
        return in_order(self._frame.f_locals, self._program.names)

    def _line_of(self, error: Exception, code: CodeType) -> int:
        """Return the index of the line that raised; ``finally`` may have run others since."""
        last = len(self._statements) - 1
        numbers = {n for frame, n in walk_tb(error.__traceback__) if frame.f_code is code}
        for index in range(last, -1, -1):
            statement = self._statements[index]
            if any(statement.line <= number <= statement.last for number in numbers):
                return index
        return last

    def _no_step(self, error: Exception) -> NotRecordedError:
        words = N_("Recording", "There is no step {step}: one before it raised {error}.")
        if isinstance(error, StopIteration):
            words = N_("Recording", "There is no step {step}: the code ends before it.")
            return NotRecordedError(words.filled(step=self._step))
        return NotRecordedError(words.filled(step=self._step, error=repr(error)))

    def _unnoticed(self) -> AbstractContextManager[None]:
        return nullcontext() if self._recorder is None else self._recorder.pausing()


def _first_not_finite(lines: list[Line]) -> tuple[int, str] | None:
    for index, line in enumerate(lines):
        name = not_finite(line.variables)
        if name is not None:
            return index, name
    return None
