"""Makes a document of the content of a file, once all in it has been checked.

What is not known here, from a newer version, is kept as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeVar

import msgspec
from msgspec import Raw, Struct

from gradapp.core import lab
from gradapp.core.lab.course import LOOKED
from gradapp.core.methods import METHODS
from gradapp.core.numbers.typed import quoted
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.kinds import from_document, to_document
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import ways, why_not
from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.core.run.stop import Ended
from gradapp.core.words import N_, SayingError, Value
from gradapp.documents.checksum import Checksum, kept_steps
from gradapp.documents.contents import (
    LARGEST_FILE,
    Document,
    DocumentError,
    KeptRun,
    LabPlace,
    OwnText,
    Sight,
    Unknown,
)
from gradapp.documents.schema import (
    FORMAT,
    NULL,
    VERSION,
    BitFields,
    File,
    Head,
    KindField,
    LabFields,
    OwnCodeFields,
    PinFields,
    ProblemFields,
)

_MOST_FIELDS: Final = 10_000

_S = TypeVar("_S", bound=Struct)


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
    content = _text(content)
    _check_head(content)
    if _count_fields(content) > _MOST_FIELDS:
        raise DocumentError(N_("Document", "{name} has too many fields for a document."))
    file = _checked(content, File)
    problem = _problem(file.problem)
    pins = _pins(file)
    at = _place(file)
    unknown = {
        "": _unknown(content, File),
        "problem": _unknown(bytes(file.problem), ProblemFields, to_document(problem) or ()),
    }
    place, unknown["lab"] = _section(file.lab, LabFields)
    sight, unknown["sight"] = _section(file.sight, Sight)
    own, unknown["own_code"] = _section(file.own_code, OwnCodeFields)
    return Document(
        recipe=_recipe(problem, _way(file.method, problem), file),
        checksum=_checksum(file.bits, file.steps),
        at=at,
        pins=pins,
        reference=file.reference,
        lab=None if place is None else _lab(place),
        sight=sight or Sight(),
        own_code=OwnText() if own is None else _own_text(own),
        unknown={part: found for part, found in unknown.items() if found},
    )


def _text(content: bytes) -> bytes:
    """Return the text in the content of a file.

    Raises:
        DocumentError: it is too large, or no text.
    """
    if len(content) > LARGEST_FILE:
        words = N_("Document", "{name} is too large for a document: it has {bytes} bytes.")
        raise DocumentError(words.filled(bytes=len(content)))
    try:
        content.decode()
    except UnicodeDecodeError:
        raise DocumentError(
            N_("Document", "{name} is not a gradapp document: it is not text.")
        ) from None
    return content.removeprefix(b"\xef\xbb\xbf")


def _check_head(content: bytes) -> None:
    """Raise an error unless it is a document, of a version that is known here."""
    head = _checked(content, Head)
    if head.format != FORMAT:
        raise DocumentError(N_("Document", "{name} is not a gradapp document."))
    if head.version > VERSION:
        words = N_(
            "Document",
            "{name} was written by a newer gradapp, in version {version} of the format: this one "
            "reads version {known}.",
        )
        raise DocumentError(words.filled(version=head.version, known=VERSION))


def _section(content: Raw, schema: type[_S]) -> tuple[_S | None, Unknown]:
    """Return what a section says, and what in it is unknown; None where there is no section."""
    if bytes(content) == NULL:
        return None, {}
    return _checked(bytes(content), schema), _unknown(bytes(content), schema)


def _count_fields(content: bytes) -> int:
    """Return how many fields there are at most: no colon in a text of own code stands for one."""
    count = content.count(b":")
    if count > _MOST_FIELDS:
        own = bytes(_checked(content, File).own_code)
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
        if schema is Head:
            raise DocumentError(N_("Document", "{name} is not a gradapp document.")) from None
        raise _damaged(str(error)) from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise _damaged(str(error)) from None


def _unknown(content: bytes, schema: type[Struct], own: Iterable[str] = ()) -> Unknown:
    """Return the fields that `schema` doesn't know, nor `own` has, as they stand there."""
    known = {*schema.__struct_fields__, *own}
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
    words = N_("Document", "{name} is damaged: what it says is not a document ({reason}).")
    return DocumentError(words.filled(reason=reason))


def _problem(content: Raw) -> AnyProblem:
    if _checked(bytes(content), KindField).kind:
        kept = msgspec.json.decode(bytes(content))
    else:
        found = _checked(bytes(content), ProblemFields)
        kept = {**msgspec.structs.asdict(found), "samples": "\n".join(found.samples)}
    try:
        return from_document(kept)
    except SayingError as error:
        raise _unusable(error) from None
    except ValueError as error:
        raise _damaged(str(error)) from None


def _unusable(error: SayingError) -> DocumentError:
    words = N_("Document", "The problem in {name} can't be used: {reason}")
    return DocumentError(words.filled(reason=error.message))


def _way(method_id: str, problem: AnyProblem) -> str:
    """Return the id of a way to write the step of `problem`.

    Raises:
        DocumentError: there is no such way.
    """
    if method_id in (way.id for way in ways(problem)):
        return method_id
    why = why_not(method_id, problem) if method_id in {each.id for each in METHODS} else None
    if why is not None:
        raise _unusable(SayingError(why))
    words = N_("Document", "{name} asks for a way that does not exist: {way}.")
    raise DocumentError(words.filled(way=quoted(method_id)))


def _pins(file: File) -> tuple[KeptRun, ...]:
    """Return the pins, each under a name and in a slot of its own.

    Raises:
        DocumentError: they have none, or the one that is compared with isn't there.
    """
    pins = tuple(map(_pin, file.pins))
    if not (file.reference is None or 0 <= file.reference < len(pins)):
        raise _damaged("reference")
    if any(len({getattr(pin, what) for pin in pins}) < len(pins) for what in ("name", "slot")):
        raise _damaged("pins")
    return pins


def _pin(content: Raw) -> KeptRun:
    pin = _checked(bytes(content), PinFields)
    problem = _problem(pin.problem)
    of_lab = (each.id for each in lab.methods() if each.solves(problem))
    method_id = pin.method if pin.method in of_lab else _way(pin.method, problem)
    unknown = _unknown(bytes(content), PinFields)
    bits = _checksum(pin.bits, pin.steps)
    return KeptRun(_recipe(problem, method_id, pin), pin.name, bits, pin.slot, unknown)


def _lab(place: LabFields) -> LabPlace:
    for entry in lab.ENTRIES:
        if entry.method.id == place.entry:
            answer = place.answer
            if answer is not None and not LOOKED <= answer < len(entry.answers):
                raise _damaged("answer")
            at = _place(place)
            is_changed = bytes(place.problem) != NULL
            problem = _problem(place.problem) if is_changed else Problem()
            if not entry.method.solves(problem):
                raise _damaged("problem")
            recipe = _recipe(problem, place.entry, place)
            return LabPlace(recipe, answer, at)
    words = N_("Document", "{name} asks for code of the Lab that does not exist: {entry}.")
    raise DocumentError(words.filled(entry=quoted(place.entry)))


def _own_text(code: OwnCodeFields) -> OwnText:
    return OwnText(code.name, code.text, code.line, code.page, _beside(code.beside))


def _beside(kept: str) -> str | int | None:
    """Return what own code is compared with: of what is kept a kind and an id, a colon between."""
    kind, _, own = kept.partition(":")
    if kind == "pin":
        return int(own) if own.isdecimal() else None
    return own if kind == "way" else None


def _checksum(bits: BitFields | None, steps: int) -> Checksum | None:
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


def _recipe(problem: AnyProblem, method_id: str, kept: File | PinFields | LabFields) -> Recipe:
    steps, found = kept.steps, kept.ended
    if found is None:
        return Recipe(problem, method_id, steps)
    if not steps <= found.step <= steps + 1:
        raise _damaged("ended")
    return Recipe(problem, method_id, steps, Ended(found.reason, found.step))


def _place(kept: File | LabFields) -> Place:
    if kept.cursor > kept.steps:
        raise _damaged("cursor")
    return Place(kept.cursor, kept.line, kept.beyond)


def _number(text: str) -> float:
    if len(text) > 32:
        raise ValueError(text[:32])
    return float(text)
