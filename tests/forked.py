"""Python that has imported PyTorch already: what runs here is spared the seconds that it takes."""

from __future__ import annotations

import os
import runpy
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing import forkserver, get_all_start_methods, get_context, resource_tracker
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any, Final

SERVER = "tests.forked_server"
"""What is imported before the forks."""

_TOLD: Final = ("_forkserver_address", "_forkserver_authkey")
"""What whoever asks a server has to know of it; the second since Python 3.14."""
_programs: list[str] = []
"""Where another process has programs forked."""

IS_POSSIBLE: Final = "forkserver" in get_all_start_methods() and hasattr(os, "pidfd_open")


def python(
    *words: str | Path,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    has_qt: bool = True,
) -> subprocess.CompletedProcess[str]:
    """Run what `python *words` runs, in a process of its own, which is a fork of one with PyTorch.

    Args:
        words: a file, or -c and code, or -m and a module; then its arguments. With -I before them
            the project's own modules are not to be found; without, they are imported already.
        cwd: where.
        env: its environment, but for what Python reads when it starts.
        has_qt: whether Qt may be imported already, too; with -I it never is.
    """
    told = [os.fspath(word) for word in words]
    if not IS_POSSIBLE or (has_qt and told[0] != "-I"):
        return subprocess.run(
            [*interpreter(), *told],
            cwd=cwd,
            env=env,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    environment = dict(os.environ if env is None else env)
    with tempfile.TemporaryDirectory() as folder:
        outputs = [Path(folder, name) for name in ("stdout", "stderr")]
        where = os.fspath(cwd or Path.cwd())
        child = context().Process(target=_obey, args=(told, where, environment, outputs))
        child.start()
        child.join()
        code = child.exitcode
        child.close()
        texts = [output.read_text("utf-8", "replace") for output in outputs]
    assert code is not None
    return subprocess.CompletedProcess(told, code, *texts)


@cache
def interpreter() -> tuple[str, ...]:
    """Return what starts Python with all that gradapp imports: for `subprocess`, as its own is.

    A program that is started so has streams, signals, limits and an end of its own.
    """
    if not IS_POSSIBLE:
        return sys.executable, "-X", "utf8"
    address = _programs[0] if _programs else _have_programs_forked()
    stands_for = str(Path(__file__).with_name("forked_program.py"))
    return sys.executable, "-S", "-E", stands_for, address


def _have_programs_forked() -> str:
    address = f"gradapp-tests-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"\0{address}")  # a name that is no file, and goes with whoever has it
        listener.listen(64)
        context().Process(target=_serve, args=(listener,), daemon=True).start()
    return address


def offered() -> dict[str, Any]:
    """Start what forks for other processes, too, as long as this one lives, and say where it is."""
    context()
    forkserver.ensure_running()
    known = vars(forkserver._forkserver)
    return {name: known[name] for name in _TOLD if name in known} | {
        "programs": f"gradapp-tests-{os.getpid()}"
    }


def share(told: Mapping[str, Any]) -> None:
    """Have forks from what another process has started, which `offered` has told of."""
    _programs.append(told["programs"])
    server: Any = forkserver._forkserver
    vars(server).update({name: told[name] for name in _TOLD if name in told})
    # A fork is given this end of a pipe, by which its server knows that there is somebody left.
    server._forkserver_alive_fd = os.open(os.devnull, os.O_WRONLY)
    server.ensure_running = resource_tracker.ensure_running


def ensure_running() -> None:
    """Have what forks run."""
    context()
    forkserver._forkserver.ensure_running()


def _serve(listener: socket.socket) -> None:
    from tests import forked_server

    forked_server.serve(listener)


@cache
def context() -> ForkServerContext:
    """Return what forks processes from one that has imported PyTorch."""
    context = get_context("forkserver")
    context.set_forkserver_preload([SERVER])
    return context


def _obey(
    words: Sequence[str], where: str, environment: Mapping[str, str], outputs: Sequence[Path]
) -> None:
    """Do what was asked for, and end as Python does."""
    for number, output in enumerate(outputs, start=1):
        os.dup2(os.open(output, os.O_WRONLY | os.O_CREAT), number)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    os.chdir(where)
    take(environment)
    code: object = 0
    try:
        run([*words])
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


def take(environment: Mapping[str, str]) -> None:
    """Have this environment, and know nothing that Python has found in another."""
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None


def run(words: list[str]) -> None:
    """Do what Python does with these words."""
    if words[0] == "-I":
        del words[0]
        root = Path(__file__).resolve().parents[1]
        sys.path[:] = [each for each in sys.path if each and Path(each).resolve() != root]
        for name in [each for each in sys.modules if each.split(".")[0] in ("gradapp", "tests")]:
            del sys.modules[name]
    if words[0] == "-m":
        sys.argv = words[1:]
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    elif words[0] == "-c":
        sys.argv = ["-c", *words[2:]]
        sys.path.insert(0, "")
        exec(compile(words[1], "<string>", "exec"), vars(_fresh_main()))
    else:
        sys.argv = words
        sys.path.insert(0, str(Path(words[0]).resolve().parent))
        runpy.run_path(words[0], run_name="__main__")


def _fresh_main() -> object:
    module = type(sys)("__main__")
    sys.modules["__main__"] = module
    return module
