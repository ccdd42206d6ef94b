"""Has one step of a run told line by line, or says why that can't be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gradapp.core.recording.recorded_step import RecordedStep
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import words_on
from gradapp.core.trajectory import Trajectory
from gradapp.core.words import N_, SayingError
from gradapp.engine.messages import AllRecorded, Recorded


def tell(run: int, descent: Descent | None, made: Trajectory, step: int) -> Recorded:
    """Return what happens in a step; whatever goes wrong with that, the run goes on."""
    from gradapp.core.recording.recorder import record_of  # here: a window that opens need not wait

    if descent is None:
        return Recorded(run, step, None)
    try:
        so_far = Run(descent.problem, descent.method, made.steps)
        return Recorded(run, step, record_of(so_far, step))
    except SayingError as error:
        return Recorded(run, step, None, error.message)
    except Exception as error:
        words = N_("Recording", "Step {step} can't be shown line by line ({error}).")
        return Recorded(run, step, None, words.filled(step=step, error=words_on(error)))


def tell_all(run: int, step: int, runs: Sequence[Run]) -> AllRecorded:
    """Return what happens in the set-up and in a step of each run that has come so far."""
    return AllRecorded(run, step, tuple(each for made in runs for each in _told(made, step)))


def _told(run: Run, step: int) -> Iterator[RecordedStep]:
    from gradapp.core.recording.recorder import record_of

    # What is behind a fixed point is that step again.
    at = min(step, len(run)) if run.is_fixed else step
    if at > len(run) + 1:
        return
    for number in sorted({0, at}):
        try:
            recorded = record_of(run, number)
        except Exception:  # it is shown without its values
            continue
        yield replace(recorded, step=step if number else 0)
