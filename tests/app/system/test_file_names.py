"""Folders called θ and Ł, under locales that know neither, and names that are no UTF-8 at all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import gradapp
from gradapp.app.system import file_names
from tests.products import pairs

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")

LOCALES = ("C", "POSIX", "de_DE.ISO-8859-1", "C.UTF-8")
NO_UTF8 = os.fsdecode(b"bad\xa3")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder called θ with gradapp in it, and with a locale."""
    folder = tmp_path_factory.mktemp("installed") / "θ"
    root = Path(gradapp.__file__).resolve().parent.parent
    for name in ("gradapp", "resources"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("pictures"))
    # PyTorch is not from there; to import it takes longer than all the rest.
    (folder / "torch.py").write_text("raise ImportError", "utf-8")
    return folder


def words(installed: Path, home: Path, locale: str, *words: str) -> dict[str, object]:
    """Return how to start gradapp there."""
    home.mkdir(parents=True, exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(installed),
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "LC_ALL": locale,
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(home),
    }
    if locale == "de_DE.ISO-8859-1":
        made = installed.parent / locale
        if not made.exists():
            line = ["localedef", "-i", "de_DE", "-f", "ISO-8859-1", str(made)]
            if not shutil.which("localedef") or subprocess.run(line, check=False).returncode:
                pytest.skip("this locale can't be made here")
        environment["LOCPATH"] = str(installed.parent)
    return {
        "args": [sys.executable, "-m", "gradapp", *words],
        "env": environment,
        "cwd": home,
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
    }


@pytest.mark.parametrize(
    ("locale", "line"),
    pairs(
        LOCALES,
        [
            ["screenshot", "ł.png", "--steps", "0", "--method", "python"],
            ["run", "--method", "python"],
            ["--reset-settings"],
        ],
    ),
)
def test_pictures_and_runs_are_made(
    installed: Path, tmp_path: Path, locale: str, line: list[str]
) -> None:
    home = tmp_path / "Ł"
    done = subprocess.run(**words(installed, home, locale, *line), timeout=120)  # type: ignore[call-overload]
    assert (done.returncode, done.stderr) == (0, b"")
    assert line[0] != "screenshot" or (home / "ł.png").stat().st_size > 10_000


@pytest.mark.parametrize(("locale", "home"), pairs(LOCALES, ["Ł", NO_UTF8]))
def test_the_window_opens_and_remembers(
    installed: Path, tmp_path: Path, locale: str, home: str
) -> None:
    process = subprocess.Popen(**words(installed, tmp_path / home, locale))  # type: ignore[call-overload]
    log = tmp_path / home / ".local/state/gradapp/gradapp.log"
    ends_at = time.monotonic() + 60
    while not (log.exists() and "The window is painted." in log.read_text("utf-8")):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < ends_at
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (143, b"")
    assert (tmp_path / home / ".config/gradapp/settings.json").exists()


@pytest.mark.parametrize("line", [["run"], ["screenshot", "a.png"], ["--self-test"], []])
def test_in_a_folder_whose_name_is_no_utf_8_one_sentence_says_so(
    installed: Path, tmp_path: Path, line: list[str]
) -> None:
    folder = tmp_path / NO_UTF8
    folder.symlink_to(installed)
    done = subprocess.run(**words(folder, tmp_path / "home", "C", *line), timeout=120)  # type: ignore[call-overload]
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"gradapp can't run from the folder '")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("line", [["-m", "gradapp"], ["-X", "utf8=0", "-m", "gradapp", "run"]])
def test_a_start_that_reads_names_otherwise_even_so_is_not_started_a_third_time(
    monkeypatch: pytest.MonkeyPatch, line: list[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr("os.execv", lambda _program, words: started.append(words))
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "mbcs")
    monkeypatch.setattr(sys, "orig_argv", [sys.executable, *line])
    file_names.use_utf8()
    assert started == [[sys.executable, "-X", "utf8", *line]]
    monkeypatch.setattr(sys, "orig_argv", started[0])
    file_names.use_utf8()
    assert len(started) == 1
