"""Pictures one after the other as a PNG, which Qt can't write; after its third edition."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Final

import numpy as np

from gradapp.documents.export.frames import Pixels, changed

_BEGIN: Final = b"\x89PNG\r\n\x1a\n"
_BITS: Final = 8
_RGB: Final = 2
_THOUSANDTHS: Final = 1000
_LEFT_THERE: Final = 0
_IN_PLACE: Final = 0
_FOR_EVER: Final = 0


def apng(frames: Iterable[Pixels], seconds: float) -> bytes:
    """Return a PNG of pictures of one size, in all their colours, which begins again at its end.

    What knows nothing of moving pictures shows the first.

    Args:
        frames: the pictures, one at least.
        seconds: how long each is shown, to a thousandth.
    """
    parts: list[bytes] = []
    size = (0, 0)
    before: Pixels | None = None
    number = count = 0
    for frame in frames:
        left, top, part = changed(frame, before)
        height, width = part.shape
        place = struct.pack(">IIIII", number, width, height, left, top)
        delay = struct.pack(">HH", round(_THOUSANDTHS * seconds), _THOUSANDTHS)
        parts.append(_chunk(b"fcTL", place + delay + bytes([_LEFT_THERE, _IN_PLACE])))
        if before is None:
            size = (width, height)
            parts.append(_chunk(b"IDAT", _compressed(part)))
        else:
            number += 1
            parts.append(_chunk(b"fdAT", struct.pack(">I", number) + _compressed(part)))
        number += 1
        count += 1
        before = frame
    head = [
        _chunk(b"IHDR", struct.pack(">IIBBBBB", *size, _BITS, _RGB, 0, 0, 0)),
        _chunk(b"acTL", struct.pack(">II", count, _FOR_EVER)),
    ]
    return b"".join([_BEGIN, *head, *parts, _chunk(b"IEND", b"")])


def _compressed(part: Pixels) -> bytes:
    """Return the rows, each behind the number of its filter, which is none."""
    packer = zlib.compressobj(9)
    pixels = (row.astype(">u4").view(np.uint8).reshape(-1, 4)[:, 1:] for row in part)
    rows = (packer.compress(b"\0" + each.tobytes()) for each in pixels)
    return b"".join([*rows, packer.flush()])


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check
