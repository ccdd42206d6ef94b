"""The form of a .gradapp file: JSON that is checked piece by piece before anything is made of it.

Numbers of problems and steps are texts, as a person types them: those that are not finite have a
name, too.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta, Raw, Struct

from gradapp.core.limits import MOST_PINS, MOST_STEPS

FORMAT: Final = "gradapp document"
VERSION: Final = 1
NULL: Final = b"null"
_NOTHING: Final = Raw(NULL)
_LONGEST_CODE: Final = 1_000_000
_MOST_ROWS: Final = 10_001
_LONGEST_NAME: Final = 1_000

StepCount = Annotated[int, Meta(ge=0, le=MOST_STEPS)]
Word = Annotated[str, Meta(max_length=100)]
TypedLine = Annotated[str, Meta(max_length=30_000)]


class Head(Struct):
    """What says whether the rest can be read."""

    format: str
    version: int


class KindField(Struct):
    """The kind of a problem; of one that is typed it goes unsaid."""

    kind: Word = ""


class ProblemFields(Struct):
    """A problem as it is typed, see `Draft`; each sample is a line of `samples`."""

    is_error: bool
    formula: TypedLine
    samples: Annotated[list[TypedLine], Meta(max_length=_MOST_ROWS)]
    start: dict[Word, TypedLine]
    reduction: Word
    batch: TypedLine
    seed: TypedLine
    optimizer: Word
    options: dict[Word, TypedLine]
    alpha: TypedLine
    precision: Word


class BitFields(Struct):
    """A checksum; each kept step is a line of `numbers`: its number, and what it computed."""

    numbers: Annotated[list[TypedLine], Meta(max_length=100)]
    sums: Annotated[list[Word], Meta(max_length=100)]


class EndFields(Struct):
    """How a run ended."""

    reason: Word
    step: Annotated[int, Meta(ge=1, le=MOST_STEPS)]


class PinFields(Struct):
    """A pin."""

    name: Annotated[str, Meta(min_length=1, max_length=_LONGEST_NAME)]
    problem: Raw
    method: Word
    steps: StepCount
    slot: Annotated[int, Meta(ge=0, lt=MOST_PINS)]
    ended: EndFields | None = None
    bits: BitFields | None = None


class LabFields(Struct):
    """A place in the Lab."""

    entry: Word
    answer: int | None = None
    steps: StepCount = 0
    cursor: StepCount = 0
    line: StepCount | None = None
    beyond: bool = False
    ended: EndFields | None = None
    problem: Raw = _NOTHING


class OwnCodeFields(Struct):
    """The person's own code."""

    name: Annotated[str, Meta(max_length=_LONGEST_NAME)] = ""
    text: Annotated[str, Meta(max_length=_LONGEST_CODE)] = ""
    line: Annotated[int, Meta(ge=0, le=_LONGEST_CODE)] = 0
    page: Word = ""
    beside: Word = ""


class File(Struct):
    """The whole file."""

    format: str
    version: int
    problem: Raw
    method: Word
    steps: StepCount
    cursor: StepCount
    line: StepCount | None = None
    beyond: bool = False
    ended: EndFields | None = None
    bits: BitFields | None = None
    pins: Annotated[list[Raw], Meta(max_length=MOST_PINS)] = msgspec.field(default_factory=list)
    reference: int | None = None
    lab: Raw = _NOTHING
    sight: Raw = _NOTHING
    own_code: Raw = _NOTHING
