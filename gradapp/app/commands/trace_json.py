"""A recording as JSON: all that the window shows of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from gradapp.core.columns import Column, Holds
from gradapp.core.own_code.curves import Curves
from gradapp.core.own_code.endings import sentence
from gradapp.core.own_code.first_aid import help_on
from gradapp.core.own_code.landscape import Around, around_call
from gradapp.core.own_code.messages import Line, Printed
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.states import ToldNumber
from gradapp.core.own_code.syntax import lines_of
from gradapp.core.own_code.tape import Tape
from gradapp.core.own_code.warned import help_on_warning
from gradapp.host.camera import numbers_of


def as_json(name: str, text: str, tape: Tape) -> str:
    """Return what the code `text` of the file `name` did."""
    ends = msgspec.structs.asdict(tape.recording.ends)
    del ends["output"]
    help_words = str(help_on(ends["type"], ends["message"]) or "")
    whole = {
        "file": name,
        "ends": ends | {"sentence": sentence(tape.recording), "help": help_words},
        "findings": list(_findings(tape)),
        "left": list(_left(tape)),
        "steps": _steps(tape),
        "curves": _curves(tape),
        "around": list(_around(tape)),
        "lines": list(_lines(tape, text)),
        "output": _output(tape.recording),
        "beside": tape.recording.beside,
    }
    return msgspec.json.encode(whole).decode()


def _output(recording: Recording) -> str:
    parts = [each.output for each in recording.messages if isinstance(each, Line | Printed)]
    return "".join([*parts, recording.ends.output])


def _findings(tape: Tape) -> Iterator[dict[str, Any]]:
    for each in tape.findings:
        yield {
            "line": each.line,
            "sentence": str(each.sentence),
            "looks_like": each.entry_id,
            "index": each.index,
            "step": tape.step(each.index + 1),
            "guess": str(each.guess or ""),
            "help": str(each.help or ""),
        }


def _left(tape: Tape) -> Iterator[dict[str, Any]]:
    for each in tape.left:
        if each.sentence is not None:
            yield {
                "name": each.name,
                "function": each.function,
                "line": tape.lines[each.index].line,
                "index": each.index,
                "step": tape.step(each.index + 1),
                **{key: str(value) for key, value in each.sentence.values if key == "how"},
                "sentence": str(each.sentence),
            }


def _steps(tape: Tape) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = msgspec.to_builtins(tape.steps)
    for error in (each for step in told for each in step["errors"]):
        error.pop("graph", None)  # it stands at its line
    return told


def _curves(tape: Tape) -> dict[str, Any] | None:
    """Return what the curves draw: a row for each step, the error and then the numbers.

    Where there is no number there is null.
    """
    found = tape.curves
    if found is None:
        return None
    error, *further = found.columns.that_hold(Holds.ERROR, Holds.FURTHER)
    after = found.columns.that_hold(Holds.AFTER)
    steps = range(1, len(found) + 1)
    return {
        "error": ", ".join(found.errors),
        "line": found.line,
        "parameters": found.parameters,
        "numbers": found.numbers,
        "start": _known(found, 0, after)[: len(found.numbers)],
        "anew": [
            {
                "step": each.step,
                "name": each.name,
                "start": None if each.start is None else msgspec.to_builtins(each.start),
            }
            for each in tape.anew
        ],
        "calls": found.calls,
        "rows": [_known(found, step, (error, *after)) for step in steps],
        "further": {
            str(each.symbol): [number for step in steps for number in _known(found, step, (each,))]
            for each in further
        },
    }


def _known(found: Curves, step: int, columns: Sequence[Column]) -> list[ToldNumber | None]:
    """Return the numbers of columns at a step; None where there is none."""
    numbers = numbers_of([found.value(each.id, step) for each in columns])
    return [
        told if found.why_none(column.id, step) is None else None
        for column, told in zip(columns, numbers, strict=True)
    ]


def _around(tape: Tape) -> Iterator[dict[str, Any]]:
    """Yield the error around the calls of backward(); once for those that share it."""
    shared: dict[object, dict[str, Any]] = {}
    for number in sorted(tape.calls):
        shown = around_call(tape, tape.calls[number][1])
        landscape = tape.landscapes.get(number)
        if not isinstance(shown, Around):
            key: object = str(shown)
            told: dict[str, Any] = {"calls": [], "steps": [], "why": str(shown)}
        else:
            key = id(landscape), shown.names
            told = {
                "calls": [],
                "steps": [],
                "error": shown.error,
                "names": shown.names,
                "at": [],
                "values": [],
                "gradients": [],
                "across": numbers_of(shown.across.tolist()),
                "upright": numbers_of(shown.upright.tolist()),
                "heights": numbers_of(shown.heights.reshape(-1).tolist()),
            }
        told = shared.setdefault(key, told)
        told["calls"].append(number)
        told["steps"].append(tape.step(tape.calls[number][0]))
        if isinstance(shown, Around):
            told["at"].append(numbers_of(shown.at))
            told["values"].append(*numbers_of([shown.value]))
            gradient = shown.gradient
            told["gradients"].append(None if gradient is None else numbers_of(gradient))
    yield from shared.values()


def _lines(tape: Tape, text: str) -> Iterator[dict[str, Any]]:
    sources = lines_of(text)
    for index, line in enumerate(tape.lines):
        told: dict[str, Any] = msgspec.to_builtins(line)
        del told["kind"]
        told["source"] = sources[line.line - 1] if 0 < line.line <= len(sources) else ""
        stretched = _stretched(tape, index)
        if stretched:
            told["broadcasts"] = stretched
        help_words = [str(help_on_warning(said) or "") for _, said in line.warnings]
        if any(help_words):
            told["help"] = help_words
        yield told


def _stretched(tape: Tape, index: int) -> list[dict[str, str]]:
    return [
        {key: str(value) for key, value in each.values if key != "line"} | {"sentence": str(each)}
        for each in tape.broadcasts(index + 1)
    ]
