"""Tells line by line what a text does while it runs, through Python's own tracing.

Nothing of the text is changed. Functions that it defines are told with their lines, everything else
is a part of the line that calls it.
"""

from __future__ import annotations

import ast
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import CodeType, FrameType
from typing import TYPE_CHECKING, Any, Final

from gradapp.core.own_code.messages import (
    Aside,
    At,
    Backward,
    Called,
    HostMessage,
    Landscape,
    Limit,
    Line,
    Loop,
)
from gradapp.core.own_code.states import Numbers, State
from gradapp.core.program.bound import in_order, orders
from gradapp.host.calls import RunningCall, RunningLine
from gradapp.host.camera import Camera, Scope
from gradapp.host.objects import name_of
from gradapp.host.statements import TracedStatement, divided_by_gradients, statements_by_line
from gradapp.host.turns import COMPREHENSIONS, is_turn, span_at
from gradapp.host.watch import Watch, roots

if TYPE_CHECKING:  # it needs PyTorch, which not every text does
    from gradapp.host.forward.landscapes import Landscapes
    from gradapp.host.graphs import Graphs
    from gradapp.host.not_finite import Notes

_MOST_CALLS: Final = 50
"""Of more calls of backward() in one line only the first are told."""
_TWO: Final = 2


class Recorder:
    """Has each line told when it has been done with."""

    def __init__(
        self,
        path: str,
        tree: ast.Module,
        most: int,
        tell: Callable[[HostMessage], None],
        pause: Callable[[Limit], None],
    ) -> None:
        """Tell of the code that was compiled from `path`.

        Args:
            path: what the text is called.
            tree: what it consists of.
            most: so many lines are told before it pauses.
            tell: takes a message.
            pause: is told which limit was reached; returns when the code may go on.
        """
        self.line = 0
        self.due: Limit | None = None
        self.warned: list[tuple[str, str]] = []
        self._path = path
        self._statements = statements_by_line(tree)
        self._orders = orders(tree)
        self._divided = divided_by_gradients(tree)
        self._most = most
        self._tell = tell
        self._pause = pause
        self._told = 0
        self._told_at_most = most
        self._calls: list[RunningCall] = []
        self._camera = Camera()
        self._graphs: Graphs | None = None
        self._outside = Scope(self._camera)
        self._names: Mapping[str, Any] = {}
        self._firsts: dict[tuple[CodeType, int], int] = {}
        self._backward: CodeType | None = None
        self._grad: CodeType | None = None
        self._asked_at: list[list[Numbers]] = []
        self._watch = Watch(self._camera, self._note)
        self._tree = tree
        self._landscapes: Landscapes | None = None
        self._notes: Notes | None = None
        self._thread = threading.get_ident()

    def watch_backward(self, code: CodeType, grad: CodeType) -> None:
        """Note calls of these two functions, which go backwards through graphs."""
        from gradapp.host.forward.landscapes import Landscapes
        from gradapp.host.forward.lines import ForwardLines
        from gradapp.host.graphs import Graphs
        from gradapp.host.not_finite import Notes

        self._backward, self._grad = code, grad
        self._notes = Notes(self._camera)
        self._graphs = Graphs(self._camera)
        self._landscapes = Landscapes(ForwardLines(self._tree), self._path, self._camera)
        self._watch.begin()

    def calls(self, frame: FrameType, _event: str, _argument: Any) -> Any:
        """Take note of a call; what `sys.settrace` is given."""
        code = frame.f_code
        if self.due and self._is_here():
            self._pause(self.due)
        if code.co_filename == self._path:
            return self._begin(frame, code)
        traces = None
        if code is self._backward and self._graphs is not None:
            with suppress(Exception), self._graphs.undisturbed():
                traces = self._goes_back(frame, self._graphs)
        if code is self._grad and self._graphs is not None and self._calls and self._is_here():
            with suppress(Exception), self._graphs.undisturbed():
                self._asks(frame)
        handler = self._watch.handler(code)
        if handler is not None and self._graphs is not None and self._calls and self._is_here():
            with suppress(Exception), self._graphs.undisturbed():
                return handler(frame) or traces
        return traces

    def aside(self, frame: FrameType, _event: str, _argument: Any) -> None:
        """Tell that another thread runs lines of the text, or goes back from an error.

        This is what `threading.settrace` is given.
        """
        if frame.f_code.co_filename == self._path or frame.f_code is self._backward:
            sys.settrace(None)
            threading.settrace(None)
            self._tell(Aside())

    @property
    def has_landscapes(self) -> bool:
        """Whether the error can be computed elsewhere than where it was."""
        return self._landscapes is not None and self._landscapes.are_kept

    def landscapes(self) -> list[Landscape]:
        """Return the error around each call of backward() so far, as far as it can be computed."""
        return [] if self._landscapes is None else self._landscapes.computed()

    def _begin(self, frame: FrameType, code: CodeType) -> Any:
        is_text = code.co_name == "<module>"
        if (code.co_name.startswith("<") and not is_text) or not self._is_here():
            return self._turns if code.co_name in COMPREHENSIONS and self._backward else None
        if is_text and not self._calls:
            self._names = frame.f_globals
        if self._calls:
            self._calls_again(frame)
        self._calls.append(RunningCall(frame, self._outside if is_text else Scope(self._camera)))
        if not is_text:
            self._tell(At(code.co_firstlineno))
        return self._traces

    def _turns(self, frame: FrameType, event: str, _argument: Any) -> Any:
        """Look for turns of a comprehension."""
        if event == "line" and is_turn(frame.f_code, frame.f_lasti) and self._is_here():
            self._turn()
        return self._turns

    def _turn(self) -> None:
        """Have a line that went backwards end here and begin again: it turns without a body."""
        call = self._calls[-1]
        running = call.running
        if running is not None and running.goes_back and running.statement.again is not None:
            self._finish(call, running.statement.line)
            call.running = RunningLine(running.statement, self._told, running.first, anew=False)

    def _calls_again(self, frame: FrameType) -> None:
        """Look whether an instruction of a line calls a function again."""
        call = self._calls[-1]
        running = call.running
        if running is None or running.statement.again is None or frame.f_back is None:
            return
        site = span_at(frame.f_back)
        if running.goes_back and running.site == site and self._is_again(frame, call):
            self._turn()
        if call.running is not None:
            call.running.site = site

    def _is_again(self, frame: FrameType | None, call: RunningCall) -> bool:
        """Return whether what a frame does is what the line of a call does again and again."""
        again = call.running.statement.again if call.running else None
        while again is not None and frame is not None and frame is not call.frame:
            callee, frame = frame.f_code.co_name, frame.f_back
            is_own = frame is not None and frame.f_code.co_filename == self._path
            if frame is not None and is_own and again.has(frame, callee):
                return True
        return False

    def _loop(self, frame: FrameType) -> Loop | None:
        """Return the innermost loop around what a frame does."""
        for call in reversed(self._calls):
            statement = call.running.statement if call.running else TracedStatement(0)
            if statement.again is not None and self._is_again(frame, call):
                return statement.again.loop
            if statement.loop is not None:
                return statement.loop
            frame = call.frame
        return None

    def _inside(self, frame: FrameType) -> Mapping[str, Any]:
        """Return a function's variables; as its text binds them, where closures have some."""
        code = frame.f_code
        order = self._orders.get((code.co_firstlineno, code.co_name)) if code.co_cellvars else None
        return in_order(frame.f_locals, order) if order else frame.f_locals

    def _is_here(self) -> bool:
        return threading.get_ident() == self._thread

    def _traces(self, frame: FrameType, event: str, argument: Any) -> Any:
        if not self._calls or self._calls[-1].frame is not frame:
            return self._traces
        call = self._calls[-1]
        if event == "line" and frame.f_lineno:  # a text without statements ends in line 0
            self._reach(call, frame)
        elif event == "return":
            self._finish(call, self._calls[-2].frame.f_lineno if len(self._calls) > 1 else 0)
            self._calls.pop()
        elif event == "exception" and call.running and argument[0] is not StopIteration:
            call.running.raised = name_of(argument[0])
        if self.due:
            self._pause(self.due)
        return self._traces

    def _reach(self, call: RunningCall, frame: FrameType) -> None:
        number, at = frame.f_lineno, frame.f_lasti
        statement = self._statements.get(number) or TracedStatement(number)
        running = call.running
        has_turned = False
        if running is not None and running.statement.line == statement.line:
            turns = is_turn(frame.f_code, at)
            has_turned = statement.is_whole_loop and turns
            if turns and not has_turned:
                self._turn()
            if at > running.first and not has_turned:
                return  # more of the same statement
        self._finish(call, statement.line)
        first = self._firsts.setdefault((frame.f_code, statement.line), at)
        call.running = RunningLine(statement, self._told, at, has_turned or at == first)
        if call.is_first and len(self._calls) > 1:
            self._tell(At(statement.line))
        self.line = statement.line

    def _finish(self, call: RunningCall, following: int) -> None:
        running = call.running
        if running is None:
            return
        call.running = None
        names = self._names if call.scope is self._outside else self._inside(call.frame)
        changed, gone = call.scope.changes(names)
        outside: dict[str, State] = {}
        if call.scope is not self._outside:
            outside, _ = self._outside.changes(self._names)
        if self._notes is not None:
            self._notes.look(running.statement.line, changed, names)
            self._notes.look(running.statement.line, outside, self._names)
        name = call.frame.f_code.co_name
        warned, self.warned = self.warned, []
        line = Line(
            line=running.statement.line,
            function="" if name == "<module>" else name,
            depth=len(self._calls) - 1,
            began=running.began,
            anew=running.anew,
            is_first=call.is_first,
            next=following,
            changed=changed,
            gone=gone,
            outside=outside,
            warnings=warned,
            backward=running.backward,
            asked=running.asked,
            called=running.called,
            raised=running.raised,
        )
        call.is_first = False
        self._tell(line)
        self._told += 1
        if self._told == self._told_at_most:
            self._told_at_most += self._most
            self.line = following
            self._pause(Limit.LINES)

    def _note(self, called: Called) -> None:
        """Note a call in the line that runs."""
        running = self._calls[-1].running
        if running is not None and len(running.called) < _MOST_CALLS:
            called.at = self._told
            running.called.append(called)

    def _goes_back(self, frame: FrameType, graphs: Graphs) -> Any:
        """Note what `torch.autograd.backward` is called on; return what hears of its end."""
        running = self._calls[-1].running if self._calls and self._is_here() else None
        tensors = roots(frame.f_locals.get("tensors"))
        if not tensors or running is None or len(running.backward) >= _MOST_CALLS:
            return None
        if self._is_inside_another(frame):
            return None
        loop = self._loop(frame)
        for each in self._calls:
            if each.running is not None:
                each.running.goes_back = True
        names = (self._calls[-1].frame.f_locals, self._names)
        for root in tensors:
            taken = self._camera.tensor(root, with_grad=False)
            value = taken.values[0] if root.numel() == 1 else None
            on = self._called_on(running.statement.backward, running.backward, root)
            backward = Backward(on, value, taken.nodes, loop)
            running.backward.append(backward)
            if value in ("nan", "inf", "-inf") and self._notes is not None:
                backward.not_finite = self._notes.cause(root, running.statement.line)
                self._notes = None  # what comes of it isn't finite, either
            if self._landscapes is not None:
                self._landscapes.note(backward, root, running.statement.line, names)
        frame.f_trace_lines = False
        leave = graphs.watch(backward, root if len(tensors) == 1 else None, names)

        def ends(_frame: FrameType, event: str, _argument: object) -> Any:
            if event == "return":
                leave()
            return ends

        return ends

    def _asks(self, frame: FrameType) -> None:
        """Note what `torch.autograd.grad` is called on."""
        running, given, caller = self._calls[-1].running, frame.f_locals, frame.f_back
        tensors = roots(given["outputs"])
        if running is None or not tensors or len(running.asked) >= _MOST_CALLS:
            return
        root, loop = tensors[0], self._loop(frame)
        taken = self._camera.tensor(root, with_grad=False)
        is_error = (
            len(tensors) == 1
            and (root.numel(), root.is_floating_point()) == (1, True)
            and not (given["create_graph"] or given["retain_graph"] or given["is_grads_batched"])
            and given["grad_outputs"] is None
            and caller is not None
            and caller.f_code.co_filename == self._path
            and self._is_elsewhere(given["inputs"])
        )
        on = self._called_on(running.statement.asked, running.asked, root)
        value = taken.values[0] if is_error and on not in self._divided else None
        running.asked.append(Backward(on, value, taken.nodes, loop))

    def _is_elsewhere(self, inputs: Any) -> bool:
        """Return whether the second call of grad() asks at another place than the first.

        What is asked for time after time at one place are parts of something.
        """
        if len(self._asked_at) < _TWO:
            several = inputs.values() if isinstance(inputs, dict) else inputs
            several = [several] if hasattr(several, "grad_fn") else several
            tensors = (self._camera.tensor(each, with_grad=False) for each in several)
            self._asked_at.append([each.numbers for each in tensors])
        return len(self._asked_at) < _TWO or self._asked_at[0] != self._asked_at[1]

    def _is_inside_another(self, frame: FrameType) -> bool:
        """Return whether a call of backward() makes this one itself, as for checkpoints."""
        caller = frame.f_back
        while caller is not None and caller.f_code.co_filename != self._path:
            if caller.f_code is self._backward:
                return True
            caller = caller.f_back
        return False

    def _called_on(self, texts: Sequence[str], before: Sequence[Backward], tensor: Any) -> str:
        """Return what the code calls what it goes back from, after other calls in its line."""
        names = self._calls[-1].frame.f_locals
        if len(texts) == 1:
            return texts[0]
        named = next((each for each in texts if names.get(each) is tensor), "")
        in_order = texts[len(before) :][:1]
        return named or self._name_of(tensor) or "".join(in_order)

    def _name_of(self, tensor: Any) -> str:
        names = self._calls[-1].frame.f_locals.items()
        return next((name for name, held in names if held is tensor), "")
