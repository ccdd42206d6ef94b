"""The picture of the window that the command line draws."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gradapp.__main__ import main
from gradapp.app.commands import screenshot
from gradapp.ui.kit.theme import DARK, LIGHT
from gradapp.ui.plot.overlay_style import STYLES
from tests import forked
from tests.pictures import colours

# Where nothing is to be seen of PyTorch, there is none: it takes longer than all the rest.
WITHOUT_TORCH = """
import sys
sys.modules["torch"] = None
from gradapp.__main__ import main
raise SystemExit(main())
"""

SHORT_DESCENTS = """
from gradapp.core.sweep import plans
plans.LONGEST_DESCENT = 20
plans._FEWEST_STEPS = 1
from gradapp.__main__ import main
raise SystemExit(main())
"""


def _run(*words: str, torch: bool = True) -> subprocess.CompletedProcess[str]:
    if torch:
        return forked.python("-m", "gradapp", "screenshot", *words)
    return subprocess.run(
        [*forked.interpreter(), "-c", WITHOUT_TORCH, "screenshot", *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(("scheme", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_the_picture_has_the_size_and_the_colours_asked_for(
    tmp_path: Path, scheme: str, theme: object
) -> None:
    picture = tmp_path / "window.png"
    done = _run(
        str(picture),
        *f"--size 1024x700 --scheme {scheme} --method python --cursor 1".split(),
        torch=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1024, 700)
    found = colours(image)
    for role in ("surface", "window", "error", "gradient", "decrease"):
        assert getattr(theme, role) in found, role


def test_the_window_of_the_sweep_can_be_drawn_instead(tmp_path: Path) -> None:
    picture = tmp_path / "sweep.png"
    words = ["--panel", "sweep", "--size", "760x540", "--method", "python"]
    done = _run(str(picture), *words, torch=False)
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (760, 540)
    assert {LIGHT.error, LIGHT.increase} <= colours(image)


def test_before_a_sweep_by_pytorch_is_waited_for_it_is_said_how_much_there_is_to_try(
    tmp_path: Path,
) -> None:
    picture = tmp_path / "sweep.png"
    words = ["--panel", "sweep", "--method", "autograd", "--optimizer", "adam", "--alpha", "0.1"]
    done = forked.python("-c", SHORT_DESCENTS, "screenshot", str(picture), *words)
    told = "200 learning rates are tried, in up to 20 steps each; by PyTorch that may take minutes"
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"gradapp screenshot: {told}\n"
    assert picture.exists()


def test_where_a_sweep_has_nothing_to_try_nothing_is_said_of_waiting(tmp_path: Path) -> None:
    words = ["--panel", "sweep", "--method", "autograd", "--x", "0"]
    done = forked.python("-c", SHORT_DESCENTS, "screenshot", str(tmp_path / "none.png"), *words)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_pinned_runs_are_in_the_picture(tmp_path: Path) -> None:
    picture = tmp_path / "pins.png"
    words = ["--steps", "6", "--pin", "0.02", "--pin", "float64", "--panel", "pins"]
    done = _run(str(picture), *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert {STYLES[0].light, STYLES[1].light} <= colours(QImage(str(picture)))


def _refused(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> str:
    """Return why a picture can't be written there, for which nothing may be drawn."""
    monkeypatch.setattr(screenshot, "_draw", lambda _: pytest.fail("it is drawn"))
    assert main(["screenshot", str(path), "--steps", "0"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    before, why = told.err.split(f"{path}: ")
    assert before == "gradapp can't write "
    return why


def test_a_picture_that_can_not_be_written_is_said_in_one_line_before_it_is_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder := tmp_path / "folder.png").mkdir()
    assert _refused(folder, capsys, monkeypatch).count("\n") == 1
    (link := tmp_path / "link.png").symlink_to(tmp_path / "no such folder" / "window.png")
    for path in (link.readlink(), link):
        assert _refused(path, capsys, monkeypatch) == "No such file or directory.\n"


def test_a_picture_that_is_there_stays_until_the_new_one_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "a.png"
    picture.write_text("older and longer")
    monkeypatch.setattr(screenshot, "running", lambda _: nullcontext())  # has a window here
    monkeypatch.setattr(screenshot, "_draw", lambda _: picture.read_bytes()[:5])
    assert main(["screenshot", str(picture), "--steps", "0"]) == 0
    assert picture.read_text() == "older"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit to a file")
def test_a_picture_that_does_not_fit_on_the_disk_leaves_no_part_of_it(tmp_path: Path) -> None:
    words = ["-c", WITHOUT_TORCH, "screenshot", str(tmp_path / "a.png"), "--steps", "0"]
    done = subprocess.run(
        ["/bin/sh", "-c", 'ulimit -f 40; exec "$0" "$@"', *forked.interpreter(), *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")},
    )
    assert done.returncode == 1
    assert done.stderr == f"gradapp can't write {tmp_path}/a.png: File too large.\n"
    assert not (tmp_path / "a.png").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_in_the_place_of_the_picture_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "a.png")
    assert _refused(tmp_path / "a.png", capsys, monkeypatch).count("\n") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--alpha 0 --cursor 8", "--cursor: the run has no step 8, its last is 1"),
        ("--cursor 2 --line 99", "--line: step 2 has no line 99, its last is 5"),
    ],
)
def test_a_step_or_a_line_that_is_not_there_is_refused_in_one_line(
    words: str, told: str, tmp_path: Path
) -> None:
    picture = tmp_path / "a.png"
    done = _run(str(picture), "--method", "python", *words.split(), torch=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"gradapp screenshot: error: argument {told}\n"
    assert not picture.exists()


def test_the_lab_can_be_pictured(tmp_path: Path) -> None:
    picture = tmp_path / "lab.png"
    done = _run(str(picture), "--size", "1024x700", "--lab", "3")
    assert (done.returncode, done.stderr) == (0, "")
    found = colours(QImage(str(picture)))
    for role in ("increase_text", "decrease_text"):  # the error, and the verdict
        assert getattr(LIGHT, role) in found, role


WITH_A_SLOW_COMPARISON = """
import sys
from gradapp.__main__ import main
from gradapp.engine.background import BackgroundQueue
slice_every = int(sys.argv.pop(1))
BackgroundQueue.interval = property(lambda self: slice_every)
raise SystemExit(main())
"""


def test_a_picture_does_not_hang_on_how_far_the_comparison_has_come(tmp_path: Path) -> None:
    pictures = []
    for milliseconds in ("0", "200"):
        pictures.append(tmp_path / f"{milliseconds}.png")
        words = ["screenshot", str(pictures[-1]), "--steps", "300", "--cursor", "3"]
        done = forked.python("-c", WITH_A_SLOW_COMPARISON, milliseconds, *words)
        assert (done.returncode, done.stderr) == (0, "")
    assert QImage(str(pictures[0])) == QImage(str(pictures[1]))
