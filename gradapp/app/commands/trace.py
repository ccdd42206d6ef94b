"""The command `gradapp trace`: runs a person's own code line by line and prints what it did."""

from __future__ import annotations

import sys
from typing import Final

from gradapp.app.commands.options import TraceOptions
from gradapp.app.commands.trace_json import as_json
from gradapp.app.commands.trace_table import table
from gradapp.app.commands.words import in_one_line
from gradapp.core.own_code.endings import sentence
from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.messages import How
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.syntax import lines_of
from gradapp.core.own_code.tape import Tape
from gradapp.core.words import N_, Value
from gradapp.host.process import record
from gradapp.host.texts import UnreadableError, read

DONE: Final = 0
UNREADABLE: Final = 2
RAISED: Final = 4
STOPPED: Final = 5


def trace(options: TraceOptions) -> int:
    """Print what the code in a file does, and return the exit code.

    Returns:
        0 when it ran to its end, 2 when it can't be read, 4 when it raised, crashed or ended
        itself, 5 when it was stopped at a limit, or gradapp could not run it.
    """
    try:
        text, left_out = read(options.file)
    except UnreadableError as error:
        _say(f"error: {error}")
        return UNREADABLE
    limits = Limits(lines=options.lines, seconds=options.seconds)
    is_json = options.format == "json"
    recording = record(text, options.file.name, limits, has_landscapes=is_json)
    if recording.ends.how == How.UNREADABLE:
        _say(f"error: {options.file.name}, {sentence(recording)}")
        return UNREADABLE
    if left_out:
        words = N_("Trace", "lines that only a notebook knows were left out: {count}.")
        _say(words.filled(count=str(left_out)))
    tape = Tape(recording, text)
    if is_json:
        print(as_json(options.file.name, text, tape))
    else:
        for line in table(lines_of(text), tape):
            print(line)
    _say(sentence(recording))
    return _code(recording)


def _code(recording: Recording) -> int:
    ends = recording.ends
    if ends.how == How.FINISHED or (ends.how in (How.EXITED, How.DIED) and ends.message == "0"):
        return DONE
    return RAISED if ends.how in (How.RAISED, How.EXITED, How.DIED) else STOPPED


def _say(words: Value) -> None:
    print(f"gradapp trace: {in_one_line(words)}", file=sys.stderr, flush=True)
