"""What `tests.forked` has imported before it forks.

That is PyTorch with what its optimizers import, and what runs a person's own code.
"""

from __future__ import annotations

import ast
import atexit
import contextlib
import ctypes
import gc
import importlib
import io
import multiprocessing
import os
import pkgutil
import resource
import signal
import socket
import sys
import threading
import traceback
import types
import weakref
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

import torch

import gradapp
import gradapp.core.own_code
import gradapp.host
import tests.forked
import tests.forked_host


def _import_all_of(package: types.ModuleType) -> None:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _take_huge_pages() -> None:
    """Have all memory in few large pages: a fork and its end take half as long.

    Linux does so since 6.1; older ones refuse, which does no harm.
    """
    collapse, size = 25, 1 << 21
    system = ctypes.CDLL(None)
    for line in Path("/proc/self/maps").read_text("utf-8").splitlines():
        place, may, *_, inode = line.split(maxsplit=5)[:5]
        start, end = (int(each, 16) for each in place.split("-"))
        if inode == "0" and "w" in may:
            for page in range(-(-start // size) * size, end - size + 1, size):
                system.madvise(ctypes.c_void_p(page), ctypes.c_size_t(size), collapse)


torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.1).step()
for each in (gradapp.core.own_code, gradapp.host):
    _import_all_of(each)
gc.collect()
gc.freeze()  # what is not looked at is not copied
_take_huge_pages()

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def serve(listener: socket.socket) -> None:
    """Fork a process for each `tests.forked_program` that asks, until nobody can ask any more."""
    importlib.import_module("gradapp.app.system.qt_import").import_qt()
    _import_all_of(gradapp)
    # Of what PyTorch has it would undo one by one, at the end of each program.
    weakref.finalize._registry.clear()  # type: ignore[attr-defined]
    gc.collect()
    gc.freeze()
    _take_huge_pages()
    parent = multiprocessing.parent_process()
    assert parent is not None
    programs: dict[int, tuple[int, socket.socket]] = {}
    while True:
        asking = [asks for _, asks in programs.values()]
        ready = wait([listener, parent.sentinel, *programs, *asking])
        if parent.sentinel in ready:
            return
        for ended in [each for each in programs if each in ready]:
            program, asks = programs.pop(ended)
            _tell(asks, os.waitpid(program, 0)[1])
            asks.close()
            os.close(ended)
        for program, asks in programs.values():
            if asks in ready:  # whoever asked for it has been killed
                os.kill(program, signal.SIGKILL)
        if listener in ready:
            asks, _ = listener.accept()
            program = _started(asks, [listener, *asking])
            programs[os.pidfd_open(program)] = program, asks
            _tell(asks, program)


def _tell(asking: socket.socket, number: int) -> None:
    with contextlib.suppress(OSError):
        asking.sendall(f"{number}\n".encode())


def _started(asking: socket.socket, others: list[socket.socket]) -> int:
    """Fork the program that is asked for, and return its number."""
    _, streams, _, _ = socket.recv_fds(asking, len(b"streams"), 3)
    with asking.makefile("r", encoding="utf-8", errors="surrogateescape") as file:
        told = ast.literal_eval(file.readline())
    program = os.fork()
    if program == 0:
        for each in (asking, *others):
            each.close()
        _become(streams, *told)
    for stream in streams:
        os.close(stream)
    return program


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
    for number in range(3):
        os.close(number)
    for number, own in zip(streams, given, strict=True):
        os.dup2(own, number)
        os.close(own)
    sys.stdin, sys.stdout, sys.stderr = (_stream(number) for number in range(3))
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
    os.chdir(folder)
    tests.forked.take(environment)
    sys.orig_argv = [sys.executable, *words]
    for each in SIGNALS:
        usual: Any = signal.default_int_handler if each == signal.SIGINT else signal.SIG_DFL
        signal.signal(each, signal.SIG_IGN if each in ignored else usual)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    code: object = 0
    try:
        tests.forked.run(words)
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
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None and qt.QCoreApplication.instance() is None:  # as where nobody imported it
        atexit.unregister(vars(qt)["__moduleShutdown"])
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
