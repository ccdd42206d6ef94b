"""Has one step of a run told line by line, or says why that can't be done."""

from __future__ import annotations

from gradapp.core.descent import Descent, words_on
from gradapp.core.program import SourceMissingError
from gradapp.core.trajectory import Trajectory
from gradapp.engine.messages import Recorded


def tell(run: int, descent: Descent | None, made: Trajectory, step: int) -> Recorded:
    """Return what happens in a step; whatever goes wrong with that, the run goes on."""
    from gradapp.core.recording.recorder import record  # here: a window that opens need not wait

    if descent is None:
        return Recorded(run, step, None, "")
    try:
        before = float(made.column("theta")[step - 2]) if step > 1 else None
        return Recorded(run, step, record(descent.method, descent.problem, step, before), "")
    except (ValueError, SourceMissingError) as error:
        sentence = str(error)
    except Exception as error:
        sentence = f"Step {step:,} can't be told line by line ({words_on(error)})."
    return Recorded(run, step, None, sentence)
