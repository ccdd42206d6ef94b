"""One round of each long search, always the same; `python3 packaging/dev.py soak` plays many."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from tests.soak.child import load
from tests.soak.runner import ROOT, SEARCHES

# The journeys walk panels through the sizes that were trouble, and through some taken at random.
SHORT = [path for path in sorted(SEARCHES.glob("*.py")) if path.stem != "sizes"]


@pytest.mark.parametrize("search", SHORT, ids=lambda path: path.stem)
def test_a_round_finds_nothing(search: Path) -> None:
    words = ["--search", search.stem, "--seed", "1", "--rounds", "1"]
    played = subprocess.run(
        [sys.executable, "-m", "tests.soak.runner", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert played.returncode == 0, played.stdout


def test_where_the_mouse_was_left_before_a_search_is_not_taken_for_a_way_to_a_state(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    font, palette = qapp.font(), qapp.palette()
    qapp.setStyle("Fusion")
    QCursor.setPos(760, 645)  # where *Next line* comes to be
    try:
        assert load(SEARCHES / "ways_to_a_state.py").one_round(3) > 0
    finally:
        qapp.setFont(font)
        qapp.setPalette(palette)
