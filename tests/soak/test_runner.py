"""Long searches: whatever goes wrong in a round is a finding with its seed, and nothing else is."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.products import is_whole

ROOT = Path(__file__).resolve().parents[2]
Soak = Callable[..., "subprocess.CompletedProcess[str]"]
GOES_ON_FOR_EVER = "import time; time.sleep(1000)"


@pytest.fixture
def soak(tmp_path: Path) -> Soak:
    """Play searches that consist of these statements; one alone is to be over its time."""

    def play(
        *words: str, patience: float = 300, **searches: str
    ) -> subprocess.CompletedProcess[str]:
        for name, statements in searches.items():
            body = textwrap.indent(textwrap.dedent(statements), "    ")
            limit = 0.4 if GOES_ON_FOR_EVER in statements else 60
            text = f"LIMIT_SECONDS = {limit}\ndef one_round(seed):\n{body}\n"
            (tmp_path / f"{name}.py").write_text(text, "utf-8")
        return subprocess.run(
            [sys.executable, "-m", "tests.soak.runner", "--folder", str(tmp_path), *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
        )

    return play


def test_rounds_without_a_finding_are_counted_and_the_exit_code_is_0(soak: Soak) -> None:
    done = soak("--seed", "7", "--rounds", "3", calm="return seed")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "seeds 7 to 9: 3 rounds, 24 actions" in done.stdout
    assert "FOUND" not in done.stdout


GOES_ON = [
    ("import logging; logging.getLogger('gradapp.x').warning('odd')", "odd"),
    ("from PySide6.QtCore import qWarning; qWarning('no timer')", "Qt: no timer"),
    (
        """
        from PySide6.QtCore import QCoreApplication, QTimer
        def slot(): raise ValueError('in a slot')
        QTimer.singleShot(0, slot)
        QCoreApplication.processEvents()
        """,
        "ValueError: in a slot",
    ),
    (
        """
        import threading
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        """,
        "ZeroDivisionError",
    ),
    (
        """
        import threading
        threading.Thread(target=threading.Event().wait, daemon=True).start()
        """,
        "left running",
    ),
    (
        """
        from PySide6.QtWidgets import QWidget
        global window
        window = QWidget()
        window.show()
        """,
        "left open",
    ),
]
"""What goes wrong in a round that is played to its end, and what is said of it."""
ENDS_IT = [
    ("raise AssertionError('the ball is gone')", "the ball is gone"),
    ("import warnings; warnings.warn('old'); return 1", "UserWarning: old"),
    ("import os; os.abort()", "ended by SIGABRT"),
    ("import os; os._exit(3)", "exit code 3"),
    ("import os; os._exit(0)", "in the middle of a round"),
    ("import sys; sys.exit(0)", "SystemExit"),
    (GOES_ON_FOR_EVER, "Timeout"),
]


ONE_AFTER_THE_OTHER = (
    "\n".join([*(textwrap.dedent(each) for each, _ in GOES_ON), "return 1"]),
    [words for _, words in GOES_ON],
)
"""The statements of a round in which all of these go wrong, and what is said."""


def test_what_goes_wrong_is_a_finding_with_its_seed(soak: Soak) -> None:
    """In whole products each of what goes wrong in a round that goes on is alone in one, too."""
    alone = [*(GOES_ON if is_whole() else ()), *ENDS_IT]
    wrong = [ONE_AFTER_THE_OTHER, *((statements, [words]) for statements, words in alone)]
    searches = {f"bad{number}": statements for number, (statements, _) in enumerate(wrong)}
    calm_at_first = {
        name: f"if seed < 5: return 2\n{textwrap.dedent(each)}" for name, each in searches.items()
    }
    done = soak("--seed", "4", "--rounds", "3", "--jobs", "2", **calm_at_first)
    assert done.returncode == 1, done.stdout + done.stderr
    findings = re.split("^FOUND by ", done.stdout, flags=re.MULTILINE)[1:]
    told = {each.partition(",")[0]: each for each in findings}
    assert sorted(told) == sorted(searches)
    for name, (_, words) in zip(searches, wrong, strict=True):
        text = told[name]
        assert text.startswith(f"{name}, seed 5:")
        assert [each for each in words if each not in text] == []
        assert f"soak --search {name} " in text
        assert "--seed 5 --rounds 1" in text
        assert "--seed 4 --rounds 2" in text


def test_a_module_that_does_not_even_load_is_a_finding(soak: Soak, tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text("1 / 0", "utf-8")
    done = soak("--seed", "4", "--rounds", "3")
    assert done.returncode == 1
    assert "FOUND by bad, seed 4" in done.stdout
    assert "ZeroDivisionError" in done.stdout


def test_a_round_reads_and_writes_nothing_of_the_person_s_own(soak: Soak) -> None:
    done = soak(
        "--rounds",
        "1",
        homes="""
        import os, pathlib
        from PySide6.QtCore import QStandardPaths
        home = os.environ["HOME"]
        assert "gradapp-soak" in home
        for place in QStandardPaths.StandardLocation:
            if "Location" in place.name and place.name.startswith(("Config", "Cache", "AppData")):
                assert QStandardPaths.writableLocation(place).startswith(home)
        return 1
        """,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_search_has_its_turn_and_two_run_at_the_same_time(soak: Soak) -> None:
    waits = "import time; time.sleep(0.1); return 1"
    done = soak("--minutes", "0.01", "--jobs", "2", a=waits, b=waits, c=waits)
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(re.findall(r"  (\w) +seeds? ", done.stdout)) == ["a", "b"]
    assert "first seed of each" in done.stdout


def test_an_unknown_search_is_refused(soak: Soak) -> None:
    done = soak("--search", "nothing", calm="return 1")
    assert done.returncode == 2
    assert "there are: calm" in done.stderr


@pytest.mark.parametrize(
    "numbers", [(signal.SIGINT,), (signal.SIGTERM,), (signal.SIGTERM, signal.SIGINT)]
)
def test_a_signal_ends_it_with_the_tally_so_far(tmp_path: Path, numbers: Sequence[int]) -> None:
    """As do two, of which `timeout` sends one to the process, and one to its group."""
    played = tmp_path / "played"
    search = f"""
        import pathlib
        def one_round(seed):
            pathlib.Path({str(played)!r}).touch()
            return 1
        """
    (tmp_path / "calm.py").write_text(textwrap.dedent(search), "utf-8")
    runner = subprocess.Popen(
        [sys.executable, "-m", "tests.soak.runner", "--folder", str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Whoever starts the tests in the background would have it ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while not played.exists():
        assert runner.poll() is None
        time.sleep(0.01)
    for number in numbers:
        runner.send_signal(number)
    output, errors = runner.communicate(timeout=300)
    assert (runner.returncode, errors) == (130, "")
    assert "actions" in output
