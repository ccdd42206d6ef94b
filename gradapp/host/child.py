"""The process in which a person's code runs; started by `gradapp.host.process`, and by nobody else.

What it is to run comes on standard input, which ends with who asked for it. It speaks on what was
its standard output; what the code itself writes goes elsewhere.
"""

from __future__ import annotations

import _thread
import ast
import linecache
import os
import re
import shutil
import sys
import threading
import types
import warnings
from contextlib import suppress
from math import ceil
from pathlib import Path
from time import process_time
from traceback import walk_tb
from typing import Any, BinaryIO, Final, NoReturn, TextIO

from gradapp.core.own_code.messages import (
    Asks,
    Begins,
    Ends,
    HostMessage,
    How,
    Limit,
    Line,
    Over,
    Paused,
    Printed,
    encode,
)
from gradapp.host import LANDSCAPES_S, TOLD, orders
from gradapp.host.objects import name_of
from gradapp.host.recorder import Recorder
from gradapp.host.standard_streams import replace_standard_streams
from gradapp.host.statements import outermost

_STARTS: Final = (
    "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system",
    "subprocess.Popen", "_winapi.CreateProcess",
)  # fmt: skip
_THREADS_STACK: Final = 72_000_000
_NO_MEMORY: Final = ("can't allocate memory", "not enough memory", "Cannot allocate memory")
_LONGEST: Final = 2_000
_GRACE_S: Final = 5.0
_PROMPT: Final = 200
_PIECE: Final = 65_536


class _OtherProcessError(PermissionError):
    """The code wanted to start a process."""


class Host:
    """Runs one text and tells what it does."""

    def __init__(self, request: orders.Request, channel: int) -> None:
        self._request = request
        self._channel = channel
        self._speaking = threading.Condition()
        self._room = request.limits.output
        self._printed: list[str] = []
        self._is_running = False
        self._number = os.getpid()
        self._waits = False
        self._answer: str | None = None
        self._ends: Ends | None = None
        self._recorder = self._new_recorder(ast.Module([], []))

    def _new_recorder(self, tree: ast.Module) -> Recorder:
        request = self._request
        return Recorder(request.name, tree, request.limits.lines, self.tell, self.pause)

    def obey(self, order: orders.Order | None) -> None:
        """Do what whoever asked for the code wants while it runs."""
        match order:
            case orders.Cancel():
                self._ends_waiting(self._ends or Ends(How.STOPPED, self._recorder.line))
            case orders.Pause() if not self._request.is_attended:
                self._ends_waiting(self._ends or Ends(How.TIME, self._recorder.line))
            case orders.Pause():
                self._recorder.due = Limit.TIME
            case orders.GoOn() | orders.Answer():
                with self._speaking:
                    self._answer = order.text if isinstance(order, orders.Answer) else None
                    self._waits = False
                    self._speaking.notify_all()
                if isinstance(order, orders.GoOn):
                    self._limit_time()
            case None:
                self.leave()

    def _ends_waiting(self, ends: Ends) -> None:
        with self._speaking:
            self._waits = False
            self.tell(ends)

    def pause(self, limit: Limit) -> None:
        """Wait until the code may go on; if nobody is there who could allow it, it ends."""
        with self._speaking:
            if not self._request.is_attended:
                self._ends = Ends(How(limit), self._recorder.line)
                self._look_around()
                self.tell(self._ends)
            self._tell_printed()
            self._look_around()
            self.tell(Paused(limit, self._recorder.line))
            self._recorder.due = None
            self._wait()

    def ask(self) -> str:
        """Return a line that is typed, with its end; nothing when there are no more."""
        if not self._request.is_attended:
            return ""
        with self._speaking:
            prompt = self._tell_printed()
            self.tell(Asks(prompt[prompt.rfind("\n") + 1 :][-_PROMPT:], self._recorder.line))
            self._wait()
            typed = "" if self._answer is None else f"{self._answer}\n"
            self._printed.append(typed)  # as a terminal shows it
            self._tell_printed()
            return typed

    def _wait(self) -> None:
        """Let nobody speak until there is an order; it lets those in who bring it."""
        self._waits = True
        while self._waits:
            self._speaking.wait()

    def _tell_printed(self) -> str:
        printed = self._output()
        if printed:
            self.tell(Printed(printed))
        return printed

    def _output(self) -> str:
        """Return what has been printed and not told, and forget it; others may not speak now."""
        printed = "".join(self._printed)
        self._printed.clear()
        return printed

    def tell(self, message: HostMessage) -> None:
        """Say something; when it is that the code has ended, the process ends."""
        with self._speaking:
            while self._waits:
                self._speaking.wait()
            if isinstance(message, Ends):
                self._raise_limit()
            if isinstance(message, Line | Ends):
                message.output = self._output()
            line = memoryview(encode(message) + b"\n")
            try:
                while line:
                    line = line[os.write(self._channel, line) :]
            except OSError:  # the code has closed it, or nobody listens any more
                self.leave(TOLD)
            if isinstance(message, Ends):
                os._exit(TOLD)

    def take(self, text: str) -> None:
        """Take what the code has printed, as far as it may print."""
        with self._speaking:
            while self._waits:
                self._speaking.wait()
            while text:
                part = text[: min(self._room, _PIECE)]
                text = text[len(part) :]
                self._room -= len(part)
                self._printed.append(part)
                if self._is_much():
                    self._tell_printed()
                if text and not self._room:
                    self.pause(Limit.OUTPUT)
                    self._room = self._request.limits.output

    def _is_much(self) -> bool:
        return len(self._printed) > 1_000 or len(self._printed[-1]) == _PIECE

    def leave(self, code: int = 1) -> NoReturn:
        """End because nobody listens any more, who would have removed the folder."""
        shutil.rmtree(self._request.folder, ignore_errors=True)
        os._exit(code)

    def run(self) -> NoReturn:
        """Run the text, and end."""
        tree, code = self._compiled()
        self._recorder = self._new_recorder(tree)
        module = types.ModuleType("__main__")
        sys.modules["__main__"] = module
        sys.argv = [self._request.name]
        self._load()
        replace_standard_streams(self.take, self.ask)
        sys.addaudithook(self._hears)
        with suppress(ImportError):  # multiprocessing calls it, of which no audit hook hears
            import _posixsubprocess

            vars(_posixsubprocess)["fork_exec"] = _refuse_process
        warnings.showwarning = self._warns
        os.chdir(self._request.folder)
        self._limit_memory()
        self._limit_time()
        loops = outermost(tree)
        first = next((each for each in loops if not each.function), None)
        self.tell(Begins(first, [each for each in loops if each.function]))
        self._is_running = True
        self._ends = self._ended(code, module.__dict__)
        if self._ends.how != How.MEMORY:
            self._look_around()
        self.tell(self._ends)
        os._exit(TOLD)

    def _look_around(self) -> None:
        """Tell what the error is elsewhere, where it is known how."""
        if self._request.has_landscapes and self._recorder.has_landscapes:
            self.tell(Over(self._ends, LANDSCAPES_S))
            with suppress(Exception):  # the code may have left no thread, or no memory
                for each in self._recorder.landscapes():
                    self.tell(each)

    def _ended(self, code: types.CodeType, names: dict[str, Any]) -> Ends:
        told = True
        try:
            threading.settrace(self._recorder.aside)
            sys.settrace(self._recorder.calls)
            try:
                exec(code, names)
            finally:
                told = sys.gettrace() == self._recorder.calls
                sys.settrace(None)
        except SystemExit as end:
            status = end.code
            if not isinstance(status, int | None):
                with suppress(BaseException):  # of the person's own class may be what is said
                    print(status)
                status = 1
            return Ends(How.EXITED, self._line_of(end), message=str(int(status or 0)), told=told)
        except BaseException as error:
            return self._failure(error, told)
        left = threading.active_count() - 1
        return Ends(How.FINISHED, threads=left, told=told)

    def _failure(self, error: BaseException, told: bool) -> Ends:
        self._raise_limit()
        line, kind = self._line_of(error), name_of(type(error))
        try:
            text = str(error)[:_LONGEST]
        except BaseException:  # the person's own class may fail at that
            text = ""
        if isinstance(error, _OtherProcessError):
            return Ends(How.PROCESS, line, told=told)
        is_memory = isinstance(error, MemoryError) or any(words in text for words in _NO_MEMORY)
        return Ends(How.MEMORY if is_memory else How.RAISED, line, kind, text, told=told)

    def _line_of(self, error: BaseException) -> int:
        lines = [
            number
            for frame, number in walk_tb(error.__traceback__)
            if frame.f_code.co_filename == self._request.name
        ]
        return lines[-1] if lines else 0

    def _compiled(self) -> tuple[ast.Module, types.CodeType]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tree = ast.parse(self._request.text, self._request.name)
                code = compile(tree, self._request.name, "exec", dont_inherit=True)
                known = self._request.text.splitlines(keepends=True)
                name = self._request.name
                # In a bundle, inspect looks for the text in the bundle's own folder.
                for path in {name, str(Path(getattr(sys, "_MEIPASS", ""), name))}:
                    linecache.cache[path] = len(known), None, known, path
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            line = getattr(error, "lineno", 0) or 0
            message = getattr(error, "msg", "") or str(error) or "it is nested too deeply"
            self.tell(Ends(How.UNREADABLE, line, type(error).__name__, message))
            raise
        return tree, code

    def _load(self) -> None:
        """Import PyTorch before the clock runs, where the text uses it."""
        if re.search(r"\btorch\b", self._request.text):
            import_torch(with_optimizers="optim" in self._request.text)
        torch: Any = sys.modules.get("torch")
        if hasattr(torch, "autograd"):
            autograd = torch.autograd
            self._recorder.watch_backward(autograd.backward.__code__, autograd.grad.__code__)

    def _hears(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._is_running:
            return
        if event in ("os.kill", "os.killpg") and arguments[0] not in (0, self._number):
            raise PermissionError("gradapp runs code in one process: it can't end others.")
        if event.startswith(_STARTS):
            _refuse_process()

    def _warns(
        self,
        message: Warning | str,
        category: type[Warning],
        filename: str,  # noqa: ARG002
        lineno: int,  # noqa: ARG002
        file: TextIO | None = None,  # noqa: ARG002
        line: str | None = None,  # noqa: ARG002
    ) -> None:
        if len(self._recorder.warned) < 20:
            self._recorder.warned.append((category.__name__, str(message)[:_LONGEST]))

    def _limit_memory(self) -> None:
        """Allow so much more than what there is now; threads of PyTorch's reserve some, too."""
        with suppress(ImportError, OSError, ValueError):
            import resource

            with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
                now = int(file.read().split()[0]) * resource.getpagesize()
            torch: Any = sys.modules.get("torch")
            threads = torch.get_num_threads() if hasattr(torch, "get_num_threads") else 0
            most = now + self._request.limits.memory + threads * _THREADS_STACK
            resource.setrlimit(
                resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1])
            )
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def _limit_time(self) -> None:
        """Have the system end it if nobody is left who would, and it never comes to look."""
        with suppress(ImportError, OSError, ValueError):
            import resource

            allowed = (self._request.limits.seconds + _GRACE_S) * (os.cpu_count() or 1)
            hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
            most = ceil(process_time() + allowed)
            resource.setrlimit(resource.RLIMIT_CPU, (most, hard))

    def _raise_limit(self) -> None:
        with suppress(ImportError, OSError, ValueError):
            import resource

            hard = resource.getrlimit(resource.RLIMIT_AS)[1]
            resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _refuse_process(*_: object) -> NoReturn:
    raise _OtherProcessError("gradapp runs code in one process: it can't start others.")


def import_torch(*, with_optimizers: bool) -> None:
    """Import it, and what its first optimizer imports for a second."""
    with suppress(Exception):  # the text's own import will say what is wrong
        import torch

        if with_optimizers:
            torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.1)


def serve() -> NoReturn:
    """Do what standard input asks for, and end."""
    source = os.fdopen(os.dup(0), "rb")
    channel = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(2, 1)
    order = orders.read(source.readline())
    if isinstance(order, orders.GetReady):
        import_torch(with_optimizers=True)
        order = orders.read(source.readline())
    if not isinstance(order, orders.Request):
        os._exit(0)
    host = Host(order, channel)
    _thread.start_new_thread(_listen, (source, host))
    host.run()


def _listen(source: BinaryIO, host: Host) -> None:
    """Wait for orders, or for the end of whoever gives them."""
    while True:
        host.obey(orders.read(source.readline()))
