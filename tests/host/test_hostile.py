"""Whatever a text does, it is stopped, what was recorded is kept, and nothing is left running."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gradapp.core.own_code.endings import sentence
from gradapp.core.own_code.limits import Limits
from gradapp.host.process import record
from gradapp.host.session import GRACE_S
from tests.host.conftest import Started
from tests.host.hostile import HOSTILE

pytestmark = pytest.mark.real_host

LIMITS = Limits(lines=1_500, seconds=60, memory=700_000_000, output=600_000)
"""Ample time for what another limit is to end, also on a slow machine."""
SOON = replace(LIMITS, seconds=0.5)
"""Of what goes on until its time is over, or may do so."""
HOLDS = "one long call"
"""What holds the interpreter is waited for in vain."""


WITH_PYTORCH = [what for what in HOSTILE if "import torch" in HOSTILE[what].text]


@pytest.mark.parametrize("what", [what for what in HOSTILE if what not in WITH_PYTORCH])
def test_a_hostile_text_ends_at_its_line_with_a_sentence_and_what_was_recorded(
    what: str, started: Started
) -> None:
    ends_in_order(what, started)


@pytest.mark.usefixtures("forks")
@pytest.mark.parametrize("what", WITH_PYTORCH)
def test_so_does_one_that_is_hostile_to_pytorch(what: str, started: Started) -> None:
    ends_in_order(what, started)


def ends_in_order(what: str, started: Started) -> None:
    case = HOSTILE[what]
    limits = SOON if case.how in ("time", "") else LIMITS
    recording = record(case.text, "hostile.py", limits, grace_s=0.3 if what == HOLDS else GRACE_S)
    ends = recording.ends
    assert not case.how or ends.how == case.how, ends
    assert not case.line or ends.line == case.line, ends
    assert len(recording.lines) >= case.told
    assert len(recording.lines) <= LIMITS.lines
    told = sentence(recording)
    assert told.endswith((".", "?"))
    assert "\n" not in told
    assert not started()
