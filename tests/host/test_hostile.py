"""Whatever a text does, it is stopped, what was recorded is kept, and nothing is left running."""

from __future__ import annotations

import pytest

from gradapp.core.own_code.endings import sentence
from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.messages import HostMessage, Line
from gradapp.host.process import record
from gradapp.host.session import GRACE_S
from tests.host.conftest import Clock, Started
from tests.host.hostile import HOSTILE

pytestmark = pytest.mark.real_host

LIMITS = Limits(lines=1_500, seconds=60, memory=700_000_000, output=600_000)
"""Ample time for what another limit is to end, also on a slow machine."""
SOON_S = 0.5
"""So long goes on what goes on until its time is over, or may do so."""
HOLDS = "one long call"
"""What holds the interpreter is waited for in vain."""


WITH_PYTORCH = [what for what in HOSTILE if "import torch" in HOSTILE[what].text]


@pytest.mark.parametrize("what", [what for what in HOSTILE if what not in WITH_PYTORCH])
def test_a_hostile_text_ends_at_its_line_with_a_sentence_and_what_was_recorded(
    what: str, started: Started, clock: Clock
) -> None:
    ends_in_order(what, started, clock)


@pytest.mark.usefixtures("forks")
@pytest.mark.parametrize("what", WITH_PYTORCH)
def test_so_does_one_that_is_hostile_to_pytorch(what: str, started: Started, clock: Clock) -> None:
    ends_in_order(what, started, clock)


def ends_in_order(what: str, started: Started, clock: Clock) -> None:
    case = HOSTILE[what]
    lines: list[Line] = []
    left = [LIMITS.seconds - SOON_S]

    def hear(message: HostMessage) -> None:
        """Have its time be over soon once it is where it ends, if it ends so."""
        if isinstance(message, Line) and case.how in ("time", ""):
            lines.append(message)
            if len(lines) >= case.told and case.line in (0, message.next) and left:
                clock.passes(left.pop())

    grace_s = 0.3 if what == HOLDS else GRACE_S
    recording = record(case.text, "hostile.py", LIMITS, hear, has_landscapes=True, grace_s=grace_s)
    ends = recording.ends
    assert not case.how or ends.how == case.how, ends
    assert not case.line or ends.line == case.line, ends
    assert len(recording.lines) >= case.told
    assert len(recording.lines) <= LIMITS.lines
    told = sentence(recording)
    assert told.endswith((".", "?"))
    assert "\n" not in told
    assert not started()
