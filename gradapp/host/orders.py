"""What the process that runs a person's code is told to do: a line of JSON each, on its input."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from msgspec import Struct

from gradapp.core.own_code.limits import Limits


class GetReady(Struct, tag="get ready", frozen=True):
    """Import PyTorch, then wait for a request."""


class Request(Struct, tag="run", frozen=True):
    """Run a text, once.

    Attributes:
        text: the code.
        name: what it is called in tracebacks.
        folder: where it runs.
        limits: how much it may do, until it may go on as far again; but for memory.
        is_attended: whether somebody is there who has it go on at a limit, and answers `input()`.
        has_landscapes: whether the error elsewhere is computed, and told.
    """

    text: str
    name: str
    folder: str
    limits: Limits
    is_attended: bool = False
    has_landscapes: bool = True


class Pause(Struct, tag="pause", frozen=True):
    """The time is over."""


class GoOn(Struct, tag="go on", frozen=True):
    """As much again as it was allowed at first."""


class Answer(Struct, tag="answer", frozen=True):
    """What was typed; None: there is no more."""

    text: str | None


class Cancel(Struct, tag="cancel", frozen=True):
    """A person wants it to end."""


Order = GetReady | Request | Pause | GoOn | Answer | Cancel

_DECODER: Final[msgspec.json.Decoder[Any]] = msgspec.json.Decoder(Order)
_ENCODER: Final = msgspec.json.Encoder()


def written(order: Order) -> bytes:
    """Return the line of an order."""
    return _ENCODER.encode(order) + b"\n"


def read(line: bytes) -> Order | None:
    """Return the order in a line; None at the end of all orders."""
    if not line:
        return None
    order: Order = _DECODER.decode(line)
    return order
