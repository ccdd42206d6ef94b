"""What `tests.forked` has imported before it forks; of PyTorch also what its optimizers import."""

from __future__ import annotations

import ast
import atexit
import contextlib
import importlib
import io
import multiprocessing
import os
import resource
import signal
import socket
import sys
import threading
import traceback
from multiprocessing.connection import wait
from typing import Any

import torch

torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.1)

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def serve(listener: socket.socket) -> None:
    """Fork a process for each `tests.forked_program` that asks, until nobody can ask any more."""
    for module in ("gradapp.app.system.qt_import", "gradapp.app.workbench"):
        importlib.import_module(module)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None
    while parent.sentinel not in wait([listener, parent.sentinel]):
        asking, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            _keep(asking)
        asking.close()


def _keep(asking: socket.socket) -> None:
    """Fork the program, tell its number and how it ends; end it where nobody waits for it."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _, streams, _, _ = socket.recv_fds(asking, len(b"streams"), 3)
    answers = asking.makefile("rw", encoding="utf-8", errors="surrogateescape")
    told = ast.literal_eval(answers.readline())
    program = os.fork()
    if program == 0:
        answers.close()
        asking.close()
        _become(streams, *told)
    for each in (0, 1, 2, *streams):
        os.close(each)
    answers.write(f"{program}\n")
    answers.flush()
    ended = os.pidfd_open(program)
    if ended not in wait([ended, asking]):
        os.kill(program, signal.SIGKILL)
    _, status = os.waitpid(program, 0)
    answers.write(f"{status}\n")
    answers.flush()
    os._exit(0)


def _become(
    given: list[int],
    words: list[str],
    folder: str,
    environment: dict[str, str],
    streams: list[int],
    ignored: list[int],
    limit: tuple[int, int],
) -> None:
    """Be the program: what it was started with, what it does, and how Python ends."""
    from tests.forked import run

    for number in range(3):
        os.close(number)
    for number, own in zip(streams, given, strict=True):
        os.dup2(own, number)
        os.close(own)
    sys.stdin, sys.stdout, sys.stderr = (_stream(number) for number in range(3))
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.orig_argv = [sys.executable, *words]
    for each in SIGNALS:
        usual: Any = signal.default_int_handler if each == signal.SIGINT else signal.SIG_DFL
        signal.signal(each, signal.SIG_IGN if each in ignored else usual)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    code: object = 0
    try:
        run(words)
    except SystemExit as end:
        code = end.code
        if code is not None and not isinstance(code, int):
            print(code, file=sys.stderr)
            code = 1
    except KeyboardInterrupt:
        traceback.print_exc()
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    os._exit(_leave() or int(code or 0))


def _leave() -> int:
    """Do what Python does at its end, but for freeing all that the fork has, which takes seconds.

    Returns:
        What Python ends with where standard output can't be flushed, else 0.
    """
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BaseException:
        with contextlib.suppress(Exception):
            print(f"Exception ignored in: {sys.stdout!r}", file=sys.stderr)
            traceback.print_exc()
        return 120
    finally:
        with contextlib.suppress(Exception):
            sys.stderr.flush()
    return 0


def _stream(number: int) -> Any:
    """Return a standard stream as Python makes it; None where it was closed."""
    try:
        file: Any = os.fdopen(number, "rb" if number == 0 else "wb", closefd=False)
    except OSError:
        return None
    raw = file.raw
    raw.name = ("<stdin>", "<stdout>", "<stderr>")[number]
    return io.TextIOWrapper(
        file,
        "utf-8",
        "backslashreplace" if number == 2 else "surrogateescape",
        line_buffering=number == 2 or raw.isatty(),
    )
