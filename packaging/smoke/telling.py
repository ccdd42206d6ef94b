"""Saying what happens, waiting, and failing in one way."""

from __future__ import annotations

import shlex
import subprocess
import time
from collections.abc import Callable
from pathlib import Path


class SmokeError(Exception):
    """The artefact failed; the message says at what."""


def say(text: str) -> None:
    """Tell what happens."""
    print(f"[{time.strftime('%H:%M:%S')}] {text}", flush=True)


def expect(condition: bool, sentence: str) -> None:
    """Fail with `sentence` unless `condition` holds, and tell it otherwise."""
    if not condition:
        raise SmokeError(f"not so: {sentence}")
    say(f"  ok: {sentence}")


def run(*command: str | Path, env: dict[str, str] | None = None, check: bool = True) -> str:
    """Run a command outside and return what it printed."""
    done = subprocess.run(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=env,
        check=False,
    )
    if check and done.returncode:
        raise SmokeError(f"{shlex.join(map(str, command))}\n{done.stdout[-4000:]}")
    return done.stdout


def until(condition: Callable[[], str], sentence: str, seconds: float = 60) -> str:
    """Wait until `condition` returns something, and return that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise SmokeError(f"after {seconds:.0f} s still not so: {sentence}")
