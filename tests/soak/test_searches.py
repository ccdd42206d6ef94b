"""A few rounds of each long search; `python3 packaging/dev.py soak` plays many."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.soak.runner import ROOT, SEARCHES

# A round of the search of sizes takes minutes; the journeys have the sizes that were trouble.
SHORT = [path for path in sorted(SEARCHES.glob("*.py")) if path.stem != "sizes"]


@pytest.mark.parametrize("search", SHORT, ids=lambda path: path.stem)
def test_three_rounds_find_nothing(search: Path) -> None:
    words = ["--search", search.stem, "--seed", "1", "--rounds", "3"]
    played = subprocess.run(
        [sys.executable, "-m", "tests.soak.runner", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert played.returncode == 0, played.stdout
