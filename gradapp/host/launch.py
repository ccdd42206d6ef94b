"""The process that runs a person's code, as the operating system knows it: started and ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import gradapp
from gradapp.host import PRIVATE

Process = subprocess.Popen[bytes]


def started() -> Process:
    """Start one that waits for orders."""
    is_bundle = getattr(sys, "frozen", False)
    words = [PRIVATE] if is_bundle else ["-m", "gradapp", PRIVATE]
    return subprocess.Popen(
        [sys.executable, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(gradapp.__file__).parent.parent if not is_bundle else None,
        start_new_session=os.name == "posix",
    )


def kill(process: Process) -> None:
    """End it and all that it has started."""
    if os.name == "posix":
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError):
        process.kill()
    process.wait()


def close(process: Process) -> None:
    """Close its pipes."""
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def send(process: Process, line: bytes) -> None:
    """Give it an order; one that has ended takes none."""
    assert process.stdin is not None
    with suppress(OSError, ValueError):
        process.stdin.write(line)
        process.stdin.flush()


def memory(process: Process) -> int:
    """Return how many bytes of memory it takes; 0 where that can't be asked."""
    try:
        pages = Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError, AttributeError):
        return 0
