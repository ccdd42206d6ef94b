"""The end of an exported program: it compares every bit of its steps with those of the run."""

from __future__ import annotations

import hashlib
from typing import Final

import numpy as np

from gradapp.core.columns import Holds
from gradapp.core.run import Run
from gradapp.core.words import N_
from gradapp.documents.export.exported import Say

MOST_LISTED: Final = 1000
"""Of more steps not the numbers are listed, but one sum that is of all their bits."""

_EACH: Final = N_(
    "Program",
    "The error, its gradient and the new parameters of each step, as they were in gradapp.",
)
_ALL: Final = N_(
    "Program",
    "The error, its gradient and the new parameters of all steps, as they were in gradapp.",
)

_LISTED: Final = """\
# {words}
recorded = [
{rows}
]

assert len({run}) == len(recorded)
for step, (numbers, before) in enumerate(zip({run}, recorded), start=1):
    assert repr(numbers) == repr(before), f'step {{step}}: {{numbers}}, but {{before}} before'
{same}
"""

_SAME: Final = "print(f'Every bit is the same in all {len(recorded)} steps.')"
_SAME_OF_ONE: Final = "print('Every bit of the step is the same.')"

_NOTHING: Final = """\
assert {run} == []  # no step has come to its end
"""

_SUMMED: Final = """\
import hashlib
import struct

# {words}
assert len({run}) == {steps}
bits = b''.join(struct.pack('<{width}d', *numbers) for numbers in {run})
assert hashlib.sha256(bits).hexdigest() == (
    '{sum}'
)
print(f'Every bit is the same in all {{len({run})}} steps.')
"""


def comparing(run: Run, kept: str, say: Say) -> str:
    """Return the lines that compare the steps in the list `kept` with those of a run."""
    rows = run.steps[run.columns.rows(Holds.ERROR, Holds.GRADIENT, Holds.AFTER)].T
    if not len(rows):
        return _NOTHING.format(run=kept)
    if len(rows) <= MOST_LISTED:
        lines = (f"    ({', '.join(map(repr, row))})," for row in rows.tolist())
        same = _SAME_OF_ONE if len(rows) == 1 else _SAME
        return _LISTED.format(run=kept, words=say(_EACH), rows="\n".join(lines), same=same)
    bits = np.ascontiguousarray(rows, dtype="<f8").tobytes()
    return _SUMMED.format(
        run=kept,
        words=say(_ALL),
        steps=len(rows),
        width=rows.shape[1],
        sum=hashlib.sha256(bits).hexdigest(),
    )
