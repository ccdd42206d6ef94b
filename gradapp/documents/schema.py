"""The form of a .gradapp file: JSON that is checked piece by piece before anything is made of it.

What is not known here, from a newer version, is kept as it stands. Numbers of problems and steps
are texts, as a person types them: those that are not finite have a name, too.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, Final, TypeVar

import msgspec
from msgspec import Meta, Raw, Struct

from gradapp.core import lab
from gradapp.core.descent import Ended
from gradapp.core.draft import Draft, DraftError, draft_of, problem_of
from gradapp.core.fit import Fit
from gradapp.core.lab.course import LOOKED
from gradapp.core.methods import METHODS
from gradapp.core.numbers.typed import quoted
from gradapp.core.problem import AnyProblem, Problem
from gradapp.core.registry import ways
from gradapp.core.trajectory import LIMIT
from gradapp.core.words import N_, SayingError, Value
from gradapp.core.writing.ways import NO_FOURTH
from gradapp.documents.checksum import Checksum, kept_steps
from gradapp.documents.contents import (
    LARGEST,
    Document,
    DocumentError,
    KeptRun,
    LabPlace,
    OwnText,
    Sight,
    Unknown,
)

FORMAT: Final = "gradapp document"
VERSION: Final = 1
MOST_PINS: Final = 8
_MOST_FIELDS: Final = 10_000
_LONGEST_CODE: Final = 1_000_000
_MOST_ROWS: Final = 10_001
_LONGEST_NAME: Final = 1_000
_NULL: Final = b"null"
_NOTHING: Final = Raw(_NULL)

Steps = Annotated[int, Meta(ge=0, le=LIMIT)]
Word = Annotated[str, Meta(max_length=100)]
Line = Annotated[str, Meta(max_length=30_000)]
_S = TypeVar("_S", bound=Struct)


class _Head(Struct):
    """What says whether the rest can be read."""

    format: str
    version: int


class _Problem(Struct):
    """A problem as it is typed, see `Draft`; each sample is a line of `samples`."""

    is_error: bool
    formula: Line
    samples: Annotated[list[Line], Meta(max_length=_MOST_ROWS)]
    start: dict[Word, Line]
    reduction: Word
    batch: Line
    seed: Line
    optimizer: Word
    options: dict[Word, Line]
    alpha: Line
    precision: Word


class _Bits(Struct):
    """A checksum; each kept step is a line of `numbers`: its number, and what it computed."""

    numbers: Annotated[list[Line], Meta(max_length=100)]
    sums: Annotated[list[Word], Meta(max_length=100)]


class _Ended(Struct):
    """How a run ended."""

    reason: Word
    step: Annotated[int, Meta(ge=1, le=LIMIT)]


class _Pin(Struct):
    """A pin."""

    name: Annotated[str, Meta(min_length=1, max_length=_LONGEST_NAME)]
    problem: Raw
    method: Word
    steps: Steps
    slot: Annotated[int, Meta(ge=0, lt=MOST_PINS)]
    ended: _Ended | None = None
    bits: _Bits | None = None


class _Lab(Struct):
    """A place in the Lab."""

    entry: Word
    answer: int | None = None
    steps: Steps = 0
    cursor: Steps = 0
    line: Steps | None = None
    beyond: bool = False
    ended: _Ended | None = None
    problem: Raw = _NOTHING


class _Sight(Struct):
    """What is shown."""

    layout: Word = ""
    logarithmic: bool = False
    close_up: bool = False
    section: bool = False
    race: bool = False
    panels: dict[str, Any] | None = None


class _Own(Struct):
    """The person's own code."""

    name: Annotated[str, Meta(max_length=_LONGEST_NAME)] = ""
    text: Annotated[str, Meta(max_length=_LONGEST_CODE)] = ""
    line: Annotated[int, Meta(ge=0, le=_LONGEST_CODE)] = 0
    page: Word = ""
    beside: Word = ""


class _File(Struct):
    """The whole file."""

    format: str
    version: int
    problem: Raw
    method: Word
    steps: Steps
    cursor: Steps
    line: Steps | None = None
    beyond: bool = False
    ended: _Ended | None = None
    bits: _Bits | None = None
    pins: Annotated[list[Raw], Meta(max_length=MOST_PINS)] = msgspec.field(default_factory=list)
    reference: int | None = None
    lab: Raw = _NOTHING
    sight: Raw = _NOTHING
    own_code: Raw = _NOTHING


def read(content: bytes, name: str) -> Document:
    """Return the document in the content of a file.

    Raises:
        DocumentError: there is none.
    """
    called: Value = quoted(name) if name else N_("Document", "The document")
    try:
        return _document(content)
    except DocumentError as error:
        raise DocumentError(error.message.filled(name=called)) from None


def _document(content: bytes) -> Document:
    if len(content) > LARGEST:
        words = N_("Document", "{name} is too large for a document: it has {bytes} bytes.")
        raise DocumentError(words.filled(bytes=len(content)))
    try:
        content.decode()
    except UnicodeDecodeError:
        raise DocumentError(
            N_("Document", "{name} is no gradapp document: it is no text.")
        ) from None
    content = content.removeprefix(b"\xef\xbb\xbf")
    head = _checked(content, _Head)
    if head.format != FORMAT:
        raise DocumentError(N_("Document", "{name} is no gradapp document."))
    if head.version > VERSION:
        words = N_(
            "Document",
            "{name} was written by a newer gradapp, in version {version} of the format: this one "
            "reads version {known}.",
        )
        raise DocumentError(words.filled(version=head.version, known=VERSION))
    if _count_fields(content) > _MOST_FIELDS:
        raise DocumentError(N_("Document", "{name} has too many fields for a document."))
    file = _checked(content, _File)
    problem = _problem(file.problem)
    pins = tuple(map(_pin, file.pins))
    if file.cursor > file.steps or not (file.reference is None or 0 <= file.reference < len(pins)):
        raise _damaged("cursor" if file.cursor > file.steps else "reference")
    if any(len({getattr(pin, what) for pin in pins}) < len(pins) for what in ("name", "slot")):
        raise _damaged("pins")
    unknown = {"": _unknown(content, _File), "problem": _unknown(bytes(file.problem), _Problem)}
    place, sight = None, Sight()
    if bytes(file.lab) != _NULL:
        place = _lab(_checked(bytes(file.lab), _Lab))
        unknown["lab"] = _unknown(bytes(file.lab), _Lab)
    if bytes(file.sight) != _NULL:
        seen = _checked(bytes(file.sight), _Sight)
        sight = Sight(**{name: getattr(seen, name) for name in _Sight.__struct_fields__})
        unknown["sight"] = _unknown(bytes(file.sight), _Sight)
    own = OwnText()
    if bytes(file.own_code) != _NULL:
        code = _checked(bytes(file.own_code), _Own)
        own = OwnText(code.name, code.text, code.line, code.page, code.beside)
        unknown["own_code"] = _unknown(bytes(file.own_code), _Own)
    return Document(
        problem=problem,
        method_id=_way(file.method, problem),
        steps=file.steps,
        checksum=_checksum(file.bits, file.steps),
        ended=_ended(file.ended, file.steps),
        cursor=file.cursor,
        line=file.line,
        is_beyond=file.beyond,
        pins=pins,
        reference=file.reference,
        lab=place,
        sight=sight,
        own_code=own,
        unknown={part: found for part, found in unknown.items() if found},
    )


def _count_fields(content: bytes) -> int:
    """Return how many fields there are at most: no colon in a text of own code stands for one."""
    count = content.count(b":")
    if count > _MOST_FIELDS:
        own = bytes(_checked(content, _File).own_code)
        count -= own.count(b":") if own.count(b'":') <= _MOST_FIELDS else 0
    return count


def _checked(content: bytes, schema: type[_S]) -> _S:
    """Return what `schema` asks for.

    Raises:
        DocumentError: it isn't there.
    """
    try:
        return msgspec.json.decode(content, type=schema)
    except msgspec.ValidationError as error:
        if schema is _Head:
            raise DocumentError(N_("Document", "{name} is no gradapp document.")) from None
        raise _damaged(str(error)) from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise _damaged(str(error)) from None


def _unknown(content: bytes, schema: type[Struct]) -> Unknown:
    """Return the fields that `schema` doesn't know, as they stand there."""
    known = schema.__struct_fields__
    try:
        every = msgspec.json.decode(content, type=dict[str, Raw])
        return {
            name: msgspec.json.format(bytes(value), indent=-1)
            for name, value in every.items()
            if name not in known
        }
    except (msgspec.DecodeError, RecursionError) as error:
        raise _damaged(str(error)) from None


def _damaged(reason: str) -> DocumentError:
    words = N_("Document", "{name} is damaged: what it says is no document ({reason}).")
    return DocumentError(words.filled(reason=reason))


def _problem(content: Raw) -> AnyProblem:
    found = _checked(bytes(content), _Problem)
    values = {each.name: getattr(found, each.name) for each in fields(Draft)}
    try:
        return problem_of(Draft(**{**values, "samples": "\n".join(found.samples)}))
    except DraftError as error:
        raise _unusable(error) from None


def _unusable(error: SayingError) -> DocumentError:
    words = N_("Document", "{name} has a problem that can't be used: {reason}")
    return DocumentError(words.filled(reason=error.message))


def _way(method_id: str, problem: AnyProblem) -> str:
    """Return the id of a way to write the step of `problem`.

    Raises:
        DocumentError: there is no such way.
    """
    if method_id in (way.id for way in ways(problem)):
        return method_id
    if isinstance(problem, Fit) and problem.error is not None and method_id == "mseloss":
        raise _unusable(SayingError(NO_FOURTH))
    words = N_("Document", "{name} asks for a way that there is not: {way}.")
    raise DocumentError(words.filled(way=quoted(method_id)))


def _pin(content: Raw) -> KeptRun:
    pin = _checked(bytes(content), _Pin)
    problem = _problem(pin.problem)
    known = {method.id for method in (*METHODS, *lab.methods())}
    method_id = pin.method if pin.method in known else _way(pin.method, problem)
    unknown = _unknown(bytes(content), _Pin)
    bits = _checksum(pin.bits, pin.steps)
    ended = _ended(pin.ended, pin.steps)
    return KeptRun(problem, method_id, pin.steps, pin.name, bits, pin.slot, ended, unknown)


def _lab(place: _Lab) -> LabPlace:
    for entry in lab.ENTRIES:
        if entry.method.id == place.entry:
            answer = place.answer
            if answer is not None and not LOOKED <= answer < len(entry.answers):
                raise _damaged("answer")
            if place.cursor > place.steps:
                raise _damaged("cursor")
            is_changed = bytes(place.problem) != _NULL
            return LabPlace(
                place.entry,
                answer,
                place.steps,
                place.cursor,
                place.line,
                place.beyond,
                _ended(place.ended, place.steps),
                _problem(place.problem) if is_changed else Problem(),
            )
    words = N_("Document", "{name} asks for code of the Lab that there is not: {entry}.")
    raise DocumentError(words.filled(entry=quoted(place.entry)))


def _checksum(bits: _Bits | None, steps: int) -> Checksum | None:
    if bits is None:
        return None
    kept = kept_steps(steps)
    rows = [row.split(", ") for row in bits.numbers]
    try:
        numbers = tuple(tuple(map(_number, row[1:])) for row in rows)
    except ValueError:
        raise _damaged("bits") from None
    if [row[0] for row in rows] != [str(step) for step in kept] or len(bits.sums) != len(kept):
        raise _damaged("bits")
    return Checksum(kept, numbers, tuple(bits.sums))


def _ended(found: _Ended | None, steps: int) -> Ended | None:
    if found is None:
        return None
    if not steps <= found.step <= steps + 1:
        raise _damaged("ended")
    return Ended(found.reason, found.step)


def _number(text: str) -> float:
    if len(text) > 32:
        raise ValueError(text[:32])
    return float(text)


def write(document: Document) -> bytes:
    """Return the content of a file with `document`.

    Raises:
        DocumentError: it can't be kept.
    """
    unknown = document.unknown
    place, sight = document.lab, document.sight
    file: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    file["problem"] = _problem_out(document.problem) | _raw(unknown.get("problem", {}))
    file["method"] = document.method_id
    file["steps"] = document.steps
    file["cursor"] = document.cursor
    file |= _line_out(document)
    file["pins"] = [_pin_out(pin) for pin in document.pins]
    file["reference"] = document.reference
    file["lab"] = place and _lab_out(place) | _raw(unknown.get("lab", {}))
    file["sight"] = _plain(sight) | _raw(unknown.get("sight", {}))
    if document.own_code != OwnText() or "own_code" in unknown:
        file["own_code"] = _plain(document.own_code) | _raw(unknown.get("own_code", {}))
    file["bits"] = _bits_out(document.checksum)
    content = msgspec.json.encode(file | _raw(unknown.get("", {})))
    content = msgspec.json.format(content, indent=1) + b"\n"
    if len(content) > LARGEST:
        words = N_("Document", "The document is too large to be kept: it would have {bytes} bytes.")
        raise DocumentError(words.filled(bytes=len(content)))
    return content


def _line_out(place: Document | LabPlace) -> dict[str, Any]:
    """Return where in the step a person is, and how the run ended, if it did."""
    found: dict[str, Any] = {"line": place.line}
    if place.is_beyond:
        found["beyond"] = True
    if place.ended is not None:
        found["ended"] = _plain(place.ended)
    return found


def _lab_out(place: LabPlace) -> dict[str, Any]:
    named = ("entry", "answer", "steps", "cursor")
    found = {name: getattr(place, name) for name in named} | _line_out(place)
    return found if place.problem == Problem() else found | {"problem": _problem_out(place.problem)}


def _plain(value: Sight | OwnText | Ended) -> dict[str, Any]:
    return {each.name: getattr(value, each.name) for each in fields(value)}


def _raw(unknown: Unknown) -> dict[str, Any]:
    return {name: Raw(value) for name, value in unknown.items()}


def _problem_out(problem: AnyProblem) -> dict[str, Any]:
    draft = draft_of(problem)
    if draft is None:
        words = N_("Document", "This problem can't be kept: no formula says what it is.")
        raise DocumentError(words)
    typed = {each.name: getattr(draft, each.name) for each in fields(Draft)}
    return typed | {"samples": draft.samples.replace("\t", ", ").splitlines()}


def _bits_out(kept: Checksum | None) -> dict[str, Any] | None:
    if kept is None:
        return None
    rows = zip(kept.steps, kept.numbers, strict=True)
    lines = [", ".join((str(step), *map(repr, numbers))) for step, numbers in rows]
    return {"numbers": lines, "sums": kept.sums}


def _pin_out(pin: KeptRun) -> dict[str, Any]:
    own = {
        "name": str(pin.name),  # one that the application has given is a text of a kind of its own
        "problem": _problem_out(pin.problem),
        "method": pin.method_id,
        "steps": pin.steps,
        "slot": pin.slot,
        **({} if pin.ended is None else {"ended": _plain(pin.ended)}),
        "bits": _bits_out(pin.checksum),
    }
    return own | _raw(pin.unknown)
