"""The command `gradapp trace`: runs a person's own code line by line and prints what it did."""

from __future__ import annotations

import sys
from typing import Any, Final

import msgspec

from gradapp.app.commands.options import TraceOptions
from gradapp.app.commands.trace_table import table
from gradapp.core.own_code.endings import sentence
from gradapp.core.own_code.first_aid import help_on
from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.messages import Line, Printed
from gradapp.core.own_code.mistakes import findings
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.story import steps
from gradapp.core.own_code.syntax import lines_of
from gradapp.core.words import Value
from gradapp.host.process import record
from gradapp.host.texts import UnreadableError, read

DONE: Final = 0
UNREADABLE: Final = 2
RAISED: Final = 4
STOPPED: Final = 5


def trace(options: TraceOptions) -> int:
    """Print what the code in a file does, and return the exit code.

    Returns:
        0 when it ran to its end, 2 when it can't be read, 4 when it raised, 5 at a limit.
    """
    try:
        text, left_out = read(options.file)
    except UnreadableError as error:
        _say(f"error: {error}")
        return UNREADABLE
    limits = Limits(lines=options.lines, seconds=options.seconds)
    recording = record(text, options.file.name, limits)
    if recording.ends.how == "unreadable":
        _say(f"error: {options.file.name}, {sentence(recording.ends, limits)}")
        return UNREADABLE
    if left_out:
        _say(f"lines that only a notebook knows were left out: {left_out}.")
    sources = lines_of(text)
    if options.format == "json":
        print(_json(options.file.name, text, recording, limits))
    else:
        for line in table(sources, recording, steps(recording)):
            print(line)
        for found in findings(recording, text):
            guess = "" if found.guess is None else f" {found.guess}"
            print(f"found in line {found.line}: {found.sentence}{guess}")
    _say(sentence(recording.ends, limits))
    return _code(recording)


def _code(recording: Recording) -> int:
    ends = recording.ends
    if ends.how == "finished" or (ends.how in ("exited", "died") and ends.message == "0"):
        return DONE
    return RAISED if ends.how in ("raised", "exited", "died") else STOPPED


def output(recording: Recording) -> str:
    """Return all that was printed."""
    parts = [each.output for each in recording.messages if isinstance(each, Line | Printed)]
    return "".join([*parts, recording.ends.output])


def _json(name: str, text: str, recording: Recording, limits: Limits) -> str:
    sources, lines = lines_of(text), []
    for line in recording.lines:
        told = msgspec.to_builtins(line)
        del told["kind"]
        told["source"] = sources[line.line - 1] if 0 < line.line <= len(sources) else ""
        lines.append(told)
    ends = msgspec.structs.asdict(recording.ends)
    del ends["output"]
    help_words = str(help_on(recording.ends.type, recording.ends.message) or "")
    told_steps: list[dict[str, Any]] = msgspec.to_builtins(steps(recording))
    for error in (each for step in told_steps for each in step["errors"]):
        error.pop("graph", None)  # it stands at its line
    whole = {
        "file": name,
        "ends": ends
        | {
            "sentence": sentence(recording.ends, limits),
            "help": help_words,
        },
        "findings": [
            {"line": each.line, "sentence": str(each.sentence), "looks_like": each.entry_id}
            for each in findings(recording, text)
        ],
        "steps": told_steps,
        "lines": lines,
        "output": output(recording),
        "beside": recording.beside,
    }
    return msgspec.json.encode(whole).decode()


def _say(words: Value) -> None:
    print(f"gradapp trace: {words}", file=sys.stderr, flush=True)
