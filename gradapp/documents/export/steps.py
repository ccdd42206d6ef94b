"""The steps of a run as a file of data, as `gradapp run` prints them."""

from __future__ import annotations

from typing import Final

from gradapp.documents.export.exported import Exported, Told
from gradapp.documents.steps import Csv, Json

_BLOCK: Final = 1000


def as_csv(exported: Exported, told: Told) -> bytes:
    """Return the steps as a table, whose first row names the columns."""
    return _written(Csv, exported, told)


def as_json(exported: Exported, told: Told) -> bytes:
    """Return the problem, the steps with what the rule keeps, and why there are no more."""
    return _written(Json, exported, told)


def _written(format: type[Csv | Json], exported: Exported, told: Told) -> bytes:  # noqa: A002
    run = exported.run
    writer = format(run.problem, run.method, (run.method,))
    parts = []
    for first in range(0, max(len(run), 1), _BLOCK):
        parts.append(writer.text(run.steps[:, first : first + _BLOCK], first + 1))
        told(min(first + _BLOCK, len(run)) / max(len(run), 1))
    return "".join([*parts, writer.end(run.stop)]).encode()
