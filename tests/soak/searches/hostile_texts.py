"""Texts that do harm, behind lines that do none: each is stopped, and those lines are all told."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import psutil

from gradapp.core.own_code.endings import sentence
from gradapp.core.own_code.limits import Limits
from gradapp.host.process import record
from tests.host.hostile import HOSTILE, Hostile

LIMIT_SECONDS = 120.0
TEXTS = 3
"""How many are run in a round."""


def one_round(seed: int) -> int:
    """Run some texts; return how many."""
    draw = random.Random(seed)
    with tempfile.TemporaryDirectory() as own:
        tempfile.tempdir = own  # others make folders, too
        try:
            for what in draw.sample(sorted(HOSTILE), TEXTS):
                _one(what, HOSTILE[what], draw, Path(own))
        finally:
            tempfile.tempdir = None
    return TEXTS


def _one(what: str, case: Hostile, draw: random.Random, folder: Path) -> None:
    before = [_harmless(draw, number) for number in range(draw.randrange(40))]
    text = "".join(f"{line}\n" for line in before) + case.text
    limits = Limits(
        lines=draw.choice((300, 1_500)),
        seconds=draw.choice((0.5, 2.0)),
        memory=700_000_000,
        output=draw.choice((100_000, 600_000)),
    )
    recording = record(text, "hostile.py", limits, has_landscapes=True)
    ends, lines = recording.ends, recording.lines
    told = f"{what} behind {len(before)} lines with {limits}: {ends}, {len(lines)} lines"
    # A loop may come to any of its limits first.
    expected = {case.how, "lines", "time"} if case.how in ("", "lines", "memory") else {case.how}
    assert not case.how or ends.how in expected | {"time"}, told
    if ends.how == case.how and case.line:
        assert ends.line == case.line + len(before), told
    if ends.how != "unreadable":
        kept = [line.line for line in lines[: len(before)]]
        assert kept == [*range(1, len(before) + 1)][: len(lines)], told
        for number, line in enumerate(lines[: len(before)]):
            assert f"v{number}" in line.changed, told
    assert len(lines) <= limits.lines, told
    assert sentence(recording).count("\n") == 0, told
    assert not psutil.Process().children(recursive=True), told
    assert not list(folder.iterdir()), told


def _harmless(draw: random.Random, number: int) -> str:
    value = draw.choice(("1", "'a' * 9", "[1.5, None]", "float('nan')", "{'k': (1, 2)}", "10**400"))
    return f"v{number} = {value}"
