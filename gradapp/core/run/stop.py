"""Why a descent makes no more steps, and what is said of that."""

from __future__ import annotations

from enum import StrEnum

from gradapp.core.run.fixed_point import Rest
from gradapp.core.words import N_, Message, Value
from gradapp.values import dataclass


class StopReason(StrEnum):
    """Why a descent makes no more steps; none of these is an error of the program."""

    FIXED_POINT = "fixed point"
    DIVERGED = "diverged"
    LIMIT = "limit"
    RAISED = "raised"
    ENDED = "ended"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a descent ended that is made again later.

    Attributes:
        reason: the word for it, of `StopReason`.
        step: the step in which it came.
    """

    reason: str
    step: int


@dataclass(frozen=True, slots=True)
class Stop:
    """The end of a descent.

    Attributes:
        reason: what kind of end it is.
        step: the step in which it came, from 1.
        sentence: what happened, to be read by a person.
        rest: why θ no longer changes, if it has come to a fixed point.
        has_raised: whether the code raised an exception in it, be it for want of a finite number.
    """

    reason: StopReason
    step: int
    sentence: Message
    rest: Rest | None = None
    has_raised: bool = False

    def __repr__(self) -> str:
        return f"<Stop: {self.sentence}>"

    @property
    def ended(self) -> Ended | None:
        """How the same steps end again; None for want of memory, of which there may be more."""
        return None if self.reason is StopReason.MEMORY else Ended(self.reason, self.step)


def out_of_memory(step: int) -> Stop:
    """Return the end of a descent in a step for which there was no memory."""
    sentence = N_("Stop", "Stopped before step {step}: there is not enough memory for it.")
    return Stop(StopReason.MEMORY, step, sentence.filled(step=step))


def could_not_be_made(error: BaseException, step: int) -> Stop:
    """Return the end of a descent in a step that met an error nobody expected."""
    if is_out_of_memory(error):
        return out_of_memory(step)
    sentence = N_("Stop", "Step {step} could not be made ({error}).")
    return Stop(StopReason.RAISED, step, sentence.filled(step=step, error=words_on(error)))


def words_on(error: BaseException) -> Value:
    """Return what went wrong, to stand in parentheses."""
    if is_out_of_memory(error):
        return N_("Stop", "there is not enough memory")
    return f"{type(error).__name__}: {error}"


def is_out_of_memory(error: BaseException) -> bool:
    """Return whether an error says that there is no memory; torch has no class for it."""
    return isinstance(error, MemoryError) or "DefaultCPUAllocator" in str(error)
