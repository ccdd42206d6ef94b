"""Keeps a process waiting with PyTorch imported, so that a person's code begins at once."""

from __future__ import annotations

import threading

from gradapp.host import launch, orders


class Warm:
    """At most one process that waits; each is given away once, so that no code finds another's.

    Its methods may be called from any thread. The process ends with whoever holds this.
    """

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._waiting: launch.Process | None = None
        self._is_closed = False

    def prepare(self) -> None:
        """Have one wait, if none does; returns at once."""
        with self._changing:
            if self._is_closed or self._looked_for():
                return
            self._waiting = launch.started()
            launch.send(self._waiting, orders.written(orders.GetReady()))

    def take(self) -> launch.Process:
        """Return the one that waits, or else a new one."""
        with self._changing:
            process, self._waiting = self._looked_for(), None
        return process or launch.started()

    def close(self) -> None:
        """Have none wait any more."""
        with self._changing:
            self._is_closed = True
            process, self._waiting = self._waiting, None
        if process is not None:
            launch.kill(process)
            launch.close(process)

    def _looked_for(self) -> launch.Process | None:
        """Return the one that waits, if it still does."""
        process = self._waiting
        if process is not None and process.poll() is not None:
            launch.close(process)
            self._waiting = None
        return self._waiting
