"""How a person's own code ended, in one sentence."""

from __future__ import annotations

from typing import Final

from gradapp.core.own_code.first_aid import COMPILER, help_on
from gradapp.core.own_code.messages import How, Limit
from gradapp.core.own_code.recording import Recording
from gradapp.core.words import N_, Value, write

_ENDED: Final = {
    How.FINISHED: N_("OwnCode", "the code ran to its end."),
    How.EXITED: N_("OwnCode", "the code ended itself, with exit code {code}."),
    How.DIED: N_("OwnCode", "the code ended its process at once, with exit code {code}."),
    How.FAILED: N_("OwnCode", "gradapp could not run it, which is no fault of the code."),
    How.STOPPED: N_("OwnCode", "stopped by you."),
    How.LINES: N_("OwnCode", "stopped after {lines} recorded lines."),
    How.TIME: N_("OwnCode", "stopped after {seconds} s of computing."),
    How.MEMORY: N_("OwnCode", "stopped, because it took more than {gigabytes} GB of memory."),
    How.OUTPUT: N_("OwnCode", "stopped after {megabytes} MB of output."),
    How.STUCK: N_(
        "OwnCode",
        "stopped for good after {seconds} s of computing: code can be paused between two lines, "
        "and this one did not come to its end.",
    ),
    How.PROCESS: N_(
        "OwnCode",
        "stopped, because it tried to start another process. A DataLoader starts none with "
        "num_workers=0.",
    ),
    How.PIPE: N_(
        "OwnCode", "stopped, because it closed the pipe that gradapp listens on, or wrote to it."
    ),
}


def sentences(recording: Recording) -> list[Value]:
    """Return how the code ended, and what else there is to say of that."""
    ends = recording.ends
    what = _how(recording)
    if ends.line:
        what = N_("OwnCode", "line {line}: {what}").filled(line=str(ends.line), what=what)
    told = [what]
    words = help_on(ends.type, ends.message)
    if ends.how == How.RAISED and words is not None:
        told.append(words)
    if ends.how in (How.TIME, How.STUCK) and recording.compiles:
        told.append(COMPILER)
    if not recording.is_of_one_thread:
        told.append(N_("OwnCode", "Lines that other threads ran are not recorded."))
    if ends.threads:
        words = N_("OwnCode", "It left threads running, which were ended: {count}.")
        told.append(words.filled(count=ends.threads))
    if not ends.told:
        told.append(
            N_("OwnCode", "Python's tracing was turned off in it, so not all lines were recorded.")
        )
    return told


def sentence(recording: Recording) -> str:
    """Return the same in English, as the command line says it."""
    return " ".join(map(write, sentences(recording)))


def _how(recording: Recording) -> Value:
    """Return how the code ended, or which limit has stopped it.

    Whenever it went on, it might record as many lines again from the limit on, print as much, and
    compute as long from that moment on.
    """
    ends, limits, pauses = recording.ends, recording.limits, recording.pauses
    if ends.how == How.UNREADABLE:
        return f"{ends.message}."
    if ends.how == How.RAISED:
        text = " ".join(ends.message.split())
        said = f"{ends.type}: {text}" if text else ends.type
        return said if said.endswith((".", "!", "?")) else f"{said}."
    words = _ENDED[ends.how]
    if ends.how == How.DIED and ends.message.startswith("SIG"):
        words = N_("OwnCode", "the code crashed its process ({code}).")
    if ends.how == How.TIME and len(pauses) > 1:
        words = N_("OwnCode", "stopped after another {seconds} s of computing.")
    return words.filled(
        code=ends.message,
        lines=limits.lines * max(1, pauses.count(Limit.LINES)),
        seconds=f"{limits.seconds:g}",
        gigabytes=f"{limits.memory / 1e9:g}",
        megabytes=f"{limits.output * max(1, pauses.count(Limit.OUTPUT)) / 1e6:g}",
    )
