"""The process of a person's own code: how it is started, and that it never outlives who asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from gradapp.core.own_code.limits import Limits
from gradapp.host.process import record
from tests.waiting import PATIENCE_S

pytestmark = pytest.mark.real_host

ROOT = Path(__file__).parents[2]


def until(condition: Callable[[], object]) -> None:
    """Wait without Qt, which has no part in this."""
    patience = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < patience
        time.sleep(0.01)


@pytest.mark.skipif(os.name != "posix", reason="the bundle is played by a shell script")
def test_a_bundle_starts_itself_with_the_private_word(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bundle = tmp_path / "gradapp"
    bundle.write_text(f'#!/bin/sh\ncd {ROOT}\nexec {sys.executable} -m gradapp "$@"\n')
    bundle.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(bundle))
    recording = record("x = 1\nprint(x)\n", "x.py")
    assert (recording.ends.how, len(recording.lines)) == ("finished", 2)


def test_code_runs_in_a_new_folder_that_is_removed_and_reads_nothing_of_gradapp() -> None:
    text = (
        "import os, sys\nprint(os.getcwd(), os.listdir(), __name__, sys.argv)\n"
        "open('left', 'w').close()\n"
    )
    recording = record(text, "own.py")
    assert recording.ends.how == "finished"
    folder, rest = recording.lines[1].output.split(" ", 1)
    assert rest == "[] __main__ ['own.py']\n"
    assert not Path(folder).exists()


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is typed in a terminal")
@pytest.mark.parametrize("then", ["import time\ntime.sleep(1000)", "while True:\n    x = 1"])
def test_ctrl_c_ends_the_code_too_and_leaves_no_folder(tmp_path: Path, then: str) -> None:
    """Whether it waits meanwhile, or tells one line after the other."""
    file, folders = tmp_path / "own.py", tmp_path / "folders"
    folders.mkdir()
    file.write_text(f"open('begun', 'w').close()\n{then}\n")
    words = ["-m", "gradapp", "trace", "--limit-lines", "1000000", str(file)]
    tracing = subprocess.Popen(
        [sys.executable, *words],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(folders)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Whoever starts the tests in the background would have it ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    until(lambda: list(folders.glob("*/begun")))
    (code,) = psutil.Process(tracing.pid).children()
    tracing.send_signal(signal.SIGINT)
    assert tracing.communicate() == (b"", b"")
    assert tracing.returncode == 130
    until(lambda: not code.is_running() or code.status() == psutil.STATUS_ZOMBIE)
    until(lambda: not list(folders.iterdir()))


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such limit")
def test_the_system_ends_a_line_that_nobody_is_left_to_end() -> None:
    text = "import resource, time\nprint(resource.getrlimit(resource.RLIMIT_CPU)[0])\n"
    recording = record(text, "own.py", Limits(seconds=3.0))
    allowed = int(recording.lines[1].output)
    assert 3.0 < allowed < 60.0 + 30.0 * (os.cpu_count() or 1)
