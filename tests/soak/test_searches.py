"""A few rounds of each long search; `python3 packaging/dev.py soak` plays many."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.soak.child import load
from tests.soak.runner import SEARCHES

SEEDS = (1, 2, 3)
LONG = {"sizes": 0}
"""Of these a round takes minutes; the journeys give panels the sizes that have been trouble."""

ROUNDS = [
    pytest.param(path, seed, id=f"{path.stem}-{seed}")
    for path in sorted(SEARCHES.glob("*.py"))
    for seed in SEEDS[: LONG.get(path.stem)]
]


@pytest.mark.parametrize(("search", "seed"), ROUNDS)
def test_a_round_finds_nothing(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    search: Path,
    seed: int,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    font, palette = qapp.font(), qapp.palette()
    qapp.setStyle("Fusion")
    try:
        assert load(search).one_round(seed) > 0
    finally:
        qapp.setFont(font)
        qapp.setPalette(palette)
