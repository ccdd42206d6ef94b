"""Where sessions of a person's own code come from, with a process that waits for the next one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gradapp.core.own_code.limits import Limits

if TYPE_CHECKING:
    from gradapp.core.own_code.messages import HostMessage
    from gradapp.engine.own_run import Session
    from gradapp.host.warm import Warm


class OwnSessions:
    """Owns the process that waits. What runs code is imported when a person wants to see code."""

    def __init__(self) -> None:
        """Have none wait."""
        self._warm: Warm | None = None

    def prepare(self) -> None:
        """Have a process wait with PyTorch imported; returns at once."""
        if self._warm is None:
            from gradapp.host.warm import Warm

            self._warm = Warm()
        self._warm.prepare()

    def open(
        self,
        text: str,
        name: str,
        limits: Limits,
        hear: Callable[[HostMessage], None],
        *,
        is_attended: bool = True,
    ) -> Session:
        """Return what runs a text once, for somebody who answers and has it go on, or nobody."""
        from gradapp.host.session import ProcessSession

        return ProcessSession(text, name, limits, hear, self._warm, is_attended=is_attended)

    def close(self) -> None:
        """Have no process wait any more."""
        if self._warm is not None:
            self._warm.close()
