"""Whatever a text does, it is stopped, what was recorded is kept, and nothing is left running."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gradapp.core.own_code.endings import sentence
from gradapp.core.own_code.limits import Limits
from gradapp.host.process import record
from tests.host.conftest import Started
from tests.host.hostile import HOSTILE

pytestmark = pytest.mark.real_host

LIMITS = Limits(lines=1_500, seconds=2, memory=700_000_000, output=600_000)
SOON = replace(LIMITS, seconds=0.5)
"""Of what goes on until its time is over."""


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_text_ends_at_its_line_with_a_sentence_and_what_was_recorded(
    what: str, started: Started
) -> None:
    case = HOSTILE[what]
    limits = SOON if case.how == "time" else LIMITS
    recording = record(case.text, "hostile.py", limits)
    ends = recording.ends
    assert not case.how or ends.how == case.how, ends
    assert not case.line or ends.line == case.line, ends
    assert len(recording.lines) >= case.told
    assert len(recording.lines) <= LIMITS.lines
    told = sentence(ends, limits)
    assert told.endswith((".", "?"))
    assert "\n" not in told
    assert not started()
