"""How a person's own code ended, in one sentence."""

from __future__ import annotations

from gradapp.core.own_code.first_aid import help_on
from gradapp.core.own_code.messages import Ends, How, Limit
from gradapp.core.own_code.recording import Recording
from gradapp.core.words import N_, Value, write


def sentences(recording: Recording) -> list[Value]:
    """Return how the code ended, and what else there is to say of that."""
    ends = recording.ends
    what = _what(ends) or _stopped(recording)
    if ends.line:
        what = N_("OwnCode", "line {line}: {what}").filled(line=str(ends.line), what=what)
    told = [what]
    words = help_on(ends.type, ends.message)
    if ends.how == How.RAISED and words is not None:
        told.append(words)
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


def _what(ends: Ends) -> Value | None:
    """Return how it ended; None where gradapp has stopped it."""
    match ends.how:
        case How.FINISHED:
            return N_("OwnCode", "the code ran to its end.")
        case How.RAISED:
            text = " ".join(ends.message.split())
            words = f"{ends.type}: {text}" if text else ends.type
            return words if words.endswith((".", "!", "?")) else f"{words}."
        case How.UNREADABLE:
            return f"{ends.message}."
        case How.EXITED:
            ended = N_("OwnCode", "the code ended itself, with exit code {code}.")
            return ended.filled(code=ends.message)
        case How.DIED if ends.message.startswith("SIG"):
            died = N_("OwnCode", "the code crashed its process ({signal}).")
            return died.filled(signal=ends.message)
        case How.DIED:
            died = N_("OwnCode", "the code ended its process at once, with exit code {code}.")
            return died.filled(code=ends.message)
        case How.FAILED:
            return N_("OwnCode", "gradapp could not run it, which is no fault of the code.")
        case How.STOPPED:
            return N_("OwnCode", "stopped by you.")
    return None


def _stopped(recording: Recording) -> Value:
    """Return which limit has stopped it.

    Whenever it went on, it might record as many lines again from the limit on, print as much, and
    compute as long from that moment on.
    """
    limits, pauses = recording.limits, recording.pauses
    match recording.ends.how:
        case How.LINES:
            words = N_("OwnCode", "stopped after {lines} recorded lines.")
            return words.filled(lines=limits.lines * max(1, pauses.count(Limit.LINES)))
        case How.TIME if len(pauses) > 1:
            words = N_("OwnCode", "stopped after another {seconds} s of computing.")
            return words.filled(seconds=f"{limits.seconds:g}")
        case How.TIME:
            words = N_("OwnCode", "stopped after {seconds} s of computing.")
            return words.filled(seconds=f"{limits.seconds:g}")
        case How.MEMORY:
            words = N_("OwnCode", "stopped, because it took more than {size} GB of memory.")
            return words.filled(size=f"{limits.memory / 1e9:g}")
        case How.OUTPUT:
            words = N_("OwnCode", "stopped after {size} MB of output.")
            size = limits.output * max(1, pauses.count(Limit.OUTPUT))
            return words.filled(size=f"{size / 1e6:g}")
        case How.STUCK:
            words = N_(
                "OwnCode",
                "stopped for good after {seconds} s of computing: code can be paused between two "
                "lines, and this one did not come to its end.",
            )
            return words.filled(seconds=f"{limits.seconds:g}")
        case How.PROCESS:
            return N_(
                "OwnCode",
                "stopped, because it tried to start another process. A DataLoader starts none with "
                "num_workers=0.",
            )
    return N_(
        "OwnCode", "stopped, because it closed the pipe that gradapp listens on, or wrote to it."
    )
