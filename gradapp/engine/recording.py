"""Has one step of a run told line by line, or says why that can't be done."""

from __future__ import annotations

from gradapp.core.descent import Descent, words_on
from gradapp.core.trajectory import Trajectory
from gradapp.core.words import N_, SayingError
from gradapp.engine.messages import Recorded


def tell(run: int, descent: Descent | None, made: Trajectory, step: int) -> Recorded:
    """Return what happens in a step; whatever goes wrong with that, the run goes on."""
    from gradapp.core.recording.recorder import record  # here: a window that opens need not wait

    if descent is None:
        return Recorded(run, step, None)
    try:
        before = None
        if step > 1 and descent.problem.has_curve:
            before = float(made.steps[descent.problem.columns.row("theta"), step - 2])
        return Recorded(run, step, record(descent.method, descent.problem, step, before))
    except SayingError as error:
        return Recorded(run, step, None, error.message)
    except Exception as error:
        words = N_("Recording", "Step {step} can't be told line by line ({error}).")
        return Recorded(run, step, None, words.filled(step=step, error=words_on(error)))
