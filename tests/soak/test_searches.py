"""One short round of each search, always the same; `python3 packaging/dev.py soak` plays many.

They do so in this process, which has imported what they need and looks for what they leave behind
as it does with every test; one that must have no other child has a process of its own.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from tests.soak.child import load
from tests.soak.runner import ROOT, SEARCHES, private

# Journeys walk panels through the sizes that were trouble and some at random, and show verdicts;
# of whole products, tests play a part; a way to a state begins where the mouse was left, see below.
IN_TESTS = {"sizes", "verdicts", "whole_products", "ways_to_a_state"}
SHORT = {path.stem for path in SEARCHES.glob("*.py")} - IN_TESTS
APART = {"hostile_texts"}


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[None]:
    """The application has again in the end what its windows change of it."""
    font, palette = qapp.font(), qapp.palette()
    qapp.setStyle("Fusion")
    yield
    qapp.setFont(font)
    qapp.setPalette(palette)


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the person's own is read or written."""
    for name, value in private(str(tmp_path)).items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("name", sorted(SHORT - APART))
@pytest.mark.usefixtures("looks", "at_home")
def test_a_round_in_this_process_finds_nothing(name: str) -> None:
    random.seed(1)
    assert load(SEARCHES / f"{name}.py").one_round(1) > 0


@pytest.mark.parametrize("name", sorted(APART))
def test_a_round_finds_nothing(name: str) -> None:
    words = ["--search", name, "--seed", "1", "--rounds", "1"]
    played = subprocess.run(
        [sys.executable, "-m", "tests.soak.runner", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert played.returncode == 0, played.stdout


@pytest.mark.usefixtures("looks", "at_home")
def test_where_the_mouse_was_left_before_a_search_is_not_taken_for_a_way_to_a_state() -> None:
    QCursor.setPos(760, 645)  # where *Next line* comes to be
    assert load(SEARCHES / "ways_to_a_state.py").one_round(3) > 0
