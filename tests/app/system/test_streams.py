"""Every command where standard output or error is closed, full, or read by nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.forked import interpreter

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such streams")
pytestmark = posix

# Unbuffered output would hide what Python says when it flushes a broken one at its end.
BUFFERED = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
DIVERGES = "run --method python --alpha 1e12 --steps 99 --format csv"
PRINTING = {
    "run --method python": 0,
    DIVERGES: 3,
    "--self-test": 0,
    "--reset-settings": 0,
    "--version": 0,
    "--help": 0,
    "run --help": 0,
}
COMPLAINING = {
    DIVERGES: 3,
    "run --alpha much": 2,
    "screenshot nowhere/a.png --steps 0": 2,
    "--nonsense": 2,
}


# Where nothing is computed with PyTorch, there is none: it takes longer than all the rest.
WITHOUT_TORCH = (
    "import sys; sys.modules['torch'] = None;"
    "from gradapp.__main__ import main; raise SystemExit(main())"
)
REAL = (sys.executable, "-B")
MUCH = ("--self-test", "run --method all", "run --steps 1", "screenshot")
"""What needs PyTorch or Qt: a fork that has imported them does it, ending as Python does."""
FULL = "ulimit -f 0;"
"""No file may have a byte, which a shell says to all it starts: a full disk of our own."""


def gradapp(
    words: str, home: Path, redirected: str = "", before: str = "", started: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run a command through a shell, its streams redirected."""
    line = f'{before} exec "$0" "$@" {words} {redirected}'
    return subprocess.run(
        ["/bin/sh", "-c", line, *(started or starting(words)), *entry(words)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(home),
        timeout=120,
        check=False,
    )


def starting(words: str) -> Sequence[str]:
    return interpreter() if words.startswith(MUCH) else REAL


def entry(words: str) -> list[str]:
    return ["-c", WITHOUT_TORCH] if words.startswith("screenshot") else ["-m", "gradapp"]


def environment(home: Path) -> dict[str, str]:
    return BUFFERED | {"HOME": str(home), "XDG_CONFIG_HOME": str(home)}


@pytest.mark.parametrize("words", PRINTING)
def test_where_standard_output_is_full_one_sentence_says_so(words: str, tmp_path: Path) -> None:
    done = gradapp(words, tmp_path, f"> '{tmp_path}/out'", FULL)
    assert done.stderr == "gradapp: error: standard output can't be written: File too large\n"
    assert done.returncode == 1


@pytest.mark.parametrize("redirected", ["> '{}/out'", ">&-"])
def test_a_fork_that_stands_for_python_ends_as_python_does(redirected: str, tmp_path: Path) -> None:
    words, streams = "run --method python", (redirected.format(tmp_path), FULL)
    fork, real = (gradapp(words, tmp_path, *streams, each) for each in (interpreter(), REAL))
    assert real.returncode == fork.returncode == 1
    assert (real.stdout, real.stderr) == (fork.stdout, fork.stderr)


@pytest.mark.parametrize("words", ["run --method python --steps 99", "run --method all --steps 99"])
def test_a_disk_that_fills_up_keeps_what_was_printed_before(words: str, tmp_path: Path) -> None:
    usual = gradapp(words, tmp_path).stdout
    out = tmp_path / "out"
    done = gradapp(words, tmp_path, f"> '{out}'", "ulimit -f 1;")
    assert done.stderr == "gradapp: error: standard output can't be written: File too large\n"
    assert done.returncode == 1
    kept = out.read_bytes()
    assert len(kept) in (512, 1024)  # a block, as a shell counts them
    assert usual.encode().startswith(kept)


@pytest.mark.parametrize("words", PRINTING)
def test_where_standard_output_is_closed_one_sentence_says_so(words: str, tmp_path: Path) -> None:
    done = gradapp(words, tmp_path, ">&-")
    assert done.stderr == "gradapp: error: standard output can't be written: Bad file descriptor\n"
    assert done.returncode == 1


@pytest.mark.parametrize("words", [*PRINTING, "run --method all --steps 2"])
def test_where_nobody_reads_any_more_the_end_is_quiet(words: str, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*starting(words), "-m", "gradapp", *words.split()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    )
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, said = process.communicate(timeout=120)
    assert said == b""
    # A run ends where its reader does, before it diverges; the self-test still says how it went.
    assert process.returncode == 0


@pytest.mark.parametrize(("words", "code"), COMPLAINING.items())
def test_whatever_becomes_of_standard_error_the_exit_code_is_the_same(
    words: str, code: int, tmp_path: Path
) -> None:
    usual = gradapp(words, tmp_path)
    assert usual.returncode == code
    assert usual.stderr.count("\n") == 1
    reader, writer = os.pipe()
    os.close(reader)
    unread = subprocess.run(
        [*starting(words), *entry(words), *words.split()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=writer,
        text=True,
        env=environment(tmp_path),
        check=False,
    )
    os.close(writer)
    closed = gradapp(words, tmp_path, "2>&-", FULL)
    full = gradapp(words, tmp_path, f"2> '{tmp_path}/out'", FULL)
    for done in (unread, closed, full):
        assert (done.returncode, done.stdout) == (code, usual.stdout)


def test_with_both_closed_the_exit_code_says_it(tmp_path: Path) -> None:
    assert gradapp("run --steps 1", tmp_path, ">&- 2>&-").returncode == 1
    assert gradapp(DIVERGES, tmp_path, "> /dev/null 2>&- <&-").returncode == 3


def test_a_file_opened_later_does_not_become_standard_output(tmp_path: Path) -> None:
    words = f"screenshot '{tmp_path}/a.png' --steps 0 --method python"
    done = gradapp(words, tmp_path, ">&- 2>&-")
    assert done.returncode == 0
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_a_pipe_that_makes_nobody_wait_gets_everything(tmp_path: Path) -> None:
    words = "run --method python --alpha 1e-9 --steps 20000 --format csv"
    usual = gradapp(words, tmp_path)
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    process = subprocess.Popen(
        [*starting(words), "-m", "gradapp", *words.split()],
        stdout=writer,
        env=environment(tmp_path),
    )
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as file:
        assert file.read() == usual.stdout
    assert process.wait(timeout=120) == 0
