"""The steps of a run as a file of data: as `gradapp run` prints them, and the state of the rule."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from gradapp.documents.export.exported import Exported, OnProgress
from gradapp.documents.steps import Csv, Json

_BLOCK: Final = 1000


_WRITERS: Final[dict[str, Callable[..., Csv | Json]]] = {
    ".csv": partial(Csv, with_state=True),
    ".json": Json,
}


def content(exported: Exported, ending: str, progress: OnProgress) -> bytes:
    """Return the steps, as CSV or as JSON."""
    run = exported.run
    writer = _WRITERS[ending](run.problem, run.method, (run.method,))
    parts = []
    for first in range(0, max(len(run), 1), _BLOCK):
        parts.append(writer.text(run.steps[:, first : first + _BLOCK], first + 1).encode())
        progress(min(first + _BLOCK, len(run)) / max(len(run), 1))
    return b"".join([*parts, writer.end(run.stop).encode()])
