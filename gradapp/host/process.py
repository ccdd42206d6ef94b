"""Runs a text that nobody attends, and returns what was recorded."""

from __future__ import annotations

from collections.abc import Callable

from gradapp.core.own_code.limits import USUAL_LIMITS, Limits
from gradapp.core.own_code.messages import HostMessage
from gradapp.core.own_code.recording import Recording
from gradapp.host.session import GRACE_S, ProcessSession


def record(
    text: str,
    name: str,
    limits: Limits = USUAL_LIMITS,
    hear: Callable[[HostMessage], None] | None = None,
    *,
    has_landscapes: bool = False,
    grace_s: float = GRACE_S,
) -> Recording:
    """Run a text in a process of its own, and return what was recorded.

    Args:
        text: the code.
        name: what it is called in tracebacks.
        limits: what it may do.
        hear: told each message as it arrives.
        has_landscapes: whether the error elsewhere is computed, and told.
        grace_s: how long it is waited for code that was told to end, before it is ended.
    """
    session = ProcessSession(
        text, name, limits, hear, has_landscapes=has_landscapes, grace_s=grace_s
    )
    return session.run()
