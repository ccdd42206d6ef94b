"""Pictures one after the other as a GIF, which Qt can't write; after the GIF89a specification."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable
from typing import Final

import numpy as np

from gradapp.documents.export.frames import Pixels, changed

_MOST_COLOURS: Final = 256
_BITS: Final = 8
_MOST_CODES: Final = 4096
_FOR_EVER: Final = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"


def gif(frames: Iterable[Pixels], seconds: float) -> bytes:
    """Return a GIF of pictures of one size, which begins again when it has ended.

    Args:
        frames: the pictures; where one has more than 256 colours, the rarest become like others.
        seconds: how long each is shown, to a hundredth.
    """
    parts = []
    before: Pixels | None = None
    for frame in frames:
        if before is None:
            height, width = frame.shape
            parts += [b"GIF89a", struct.pack("<HHBBB", width, height, 0x70, 0, 0), _FOR_EVER]
        parts.append(_frame(frame, before, round(100 * seconds)))
        before = frame
    return b"".join([*parts, b"\x3b"])


def _frame(frame: Pixels, before: Pixels | None, hundredths: int) -> bytes:
    """Return what is new in a picture, which lies upon the one before."""
    left, top, part = changed(frame, before)
    palette, indices = _reduced(part)
    height, width = part.shape
    return b"".join(
        [
            b"\x21\xf9\x04" + struct.pack("<BHBB", 0x04, hundredths, 0, 0),
            b"\x2c" + struct.pack("<HHHHB", left, top, width, height, 0x87),
            palette,
            bytes([_BITS]),
            _in_blocks(_compressed(indices)),
        ]
    )


def _reduced(part: Pixels) -> tuple[bytes, bytes]:
    """Return 256 colours, and for each pixel which of them is nearest."""
    found: Counter[int] = Counter()
    for row in part:
        each, times = np.unique(row, return_counts=True)
        found.update(dict(zip(each.tolist(), times.tolist(), strict=True)))
    colours, counts = np.array(sorted(found.items())).T
    channels = np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255], axis=1)
    channels = channels.astype(np.int32)
    kept = channels[np.argsort(-counts, kind="stable")[:_MOST_COLOURS]]
    nearest = np.array([((kept - each) ** 2).sum(axis=1).argmin() for each in channels], np.uint8)
    palette = kept.astype(np.uint8).tobytes().ljust(3 * _MOST_COLOURS, b"\0")
    return palette, b"".join(nearest[np.searchsorted(colours, row)].tobytes() for row in part)


def _compressed(pixels: bytes) -> bytes:
    """Return pixels as codes of Lempel, Ziv and Welch, the first bit of each byte lowest."""
    clear, end = 1 << _BITS, (1 << _BITS) + 1
    codes: dict[int, int] = {}
    following, size = end + 1, _BITS + 1
    held, bits = clear, size
    written = bytearray()
    run = pixels[0]
    for pixel in pixels[1:]:
        key = run << _BITS | pixel
        if key in codes:
            run = codes[key]
            continue
        held |= run << bits
        bits += size
        run = pixel
        if following < _MOST_CODES:
            codes[key] = following
            size += following == 1 << size
            following += 1
        else:
            held |= clear << bits
            bits += size
            codes.clear()
            following, size = end + 1, _BITS + 1
        whole = bits >> 3
        written += (held & (1 << 8 * whole) - 1).to_bytes(whole, "little")
        held >>= 8 * whole
        bits &= 7
    held |= run << bits
    bits += size
    size += following == 1 << size and following < _MOST_CODES
    held |= end << bits
    bits += size
    return bytes(written) + held.to_bytes(bits // 8 + 1, "little")


def _in_blocks(codes: bytes) -> bytes:
    parts = (codes[start : start + 255] for start in range(0, len(codes), 255))
    return b"".join(bytes([len(part)]) + part for part in parts) + b"\0"
