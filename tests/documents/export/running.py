"""Runs exported programs where gradapp can't be imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests import forked

EACH_ALONE = """
import json, pathlib, runpy, torch
found = {}
for file in sorted(pathlib.Path().glob("*.py")):
    torch.set_default_dtype(torch.float32)
    names = runpy.run_path(str(file))
    made = names.get("run")
    found[file.stem] = made if isinstance(made, list) else None
pathlib.Path("found.json").write_text(json.dumps(found))
"""
"""Runs all programs of a folder one after the other, and keeps the list that each has made."""


def plain(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a plain interpreter in a folder, without gradapp and without the user's own modules."""
    environment = {each: os.environ[each] for each in os.environ if each != "PYTHONPATH"}
    return subprocess.run(
        [sys.executable, "-I", "-X", "utf8", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )


def soon(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the same in a process that needs not import PyTorch first."""
    environment = {each: os.environ[each] for each in os.environ if each != "PYTHONPATH"}
    return forked.python("-I", *words, cwd=folder, env=environment)
