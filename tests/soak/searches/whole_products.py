"""Plays all of the products, random cases and examples of which tests play a part.

A round is one module.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.products import VARIABLE

LIMIT_SECONDS: Final = 300.0
_TESTS: Final = Path(__file__).resolve().parents[2]


def modules() -> list[Path]:
    """Return the modules of tests that have products, or examples of Hypothesis."""
    files = sorted(_TESTS.rglob("test_*.py"))
    signs = ("from tests.products import", "from hypothesis import")
    return [each for each in files if any(sign in each.read_text("utf-8") for sign in signs)]


def one_round(seed: int) -> int:
    """Play one of them; return how many tests it has."""
    found = modules()
    played = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", str(found[seed % len(found)])],
        cwd=_TESTS.parent,
        env=os.environ | {VARIABLE: "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not played.returncode, played.stdout + played.stderr
    (count,) = re.findall(r"(\d+) passed", played.stdout)
    return int(count)
