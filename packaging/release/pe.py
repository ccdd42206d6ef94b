"""Gives a Windows program other resources: an icon, and what it says about itself."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

ICON: Final = 3
ICON_GROUP: Final = 14
VERSION: Final = 16
MANIFEST: Final = 24

Resources = dict[int, dict[int, bytes]]
"""The resources of a program: data by number, by type."""

_ENGLISH: Final = 0x409
_UNICODE: Final = 1200
_READ_DATA: Final = 0x40000040  # initialized, to be read
_SUBFOLDER: Final = 0x80000000


class _Header:
    """Where things are in the header of a 64-bit program."""

    def __init__(self, program: bytes | bytearray) -> None:
        pe: int
        [pe] = struct.unpack_from("<I", program, 0x3C)
        self.count: int
        [self.count] = struct.unpack_from("<H", program, pe + 6)
        [size] = struct.unpack_from("<H", program, pe + 20)
        self.count_at = pe + 6
        self.optional = pe + 24
        self.sections = self.optional + size
        if program[pe : pe + 4] != b"PE\0\0" or program[self.optional :][:2] != b"\x0b\x02":
            raise ValueError("this is no 64-bit program for Windows")

    @property
    def resource_directory(self) -> int:
        return self.optional + 112 + 2 * 8

    def offset(self, program: bytes, address: int) -> int:
        """Return where in the file the byte is that is loaded to an address."""
        for number in range(self.count):
            section = self.sections + 40 * number
            _, start, length, raw = struct.unpack_from("<4I", program, section + 8)
            if start <= address < start + length:
                return int(raw + address - start)
        raise ValueError(f"no section holds the address {address:#x}")


def resources(program: bytes) -> Resources:
    """Return the resources of a program that have numbers, not names."""
    header = _Header(program)
    address, _ = struct.unpack_from("<II", program, header.resource_directory)
    start = header.offset(program, address)
    found: Resources = {}
    for kind, types in _entries(program, start, start):
        for number, languages in _entries(program, start, types):
            for _, leaf in _entries(program, start, languages):
                place, length = struct.unpack_from("<II", program, leaf)
                data = header.offset(program, place)
                found.setdefault(kind, {})[number] = program[data : data + length]
    return found


def _entries(program: bytes, start: int, folder: int) -> Iterable[tuple[int, int]]:
    named, numbered = struct.unpack_from("<HH", program, folder + 12)
    for index in range(named, named + numbered):
        number, offset = struct.unpack_from("<II", program, folder + 16 + 8 * index)
        yield number, start + (offset & ~_SUBFOLDER)


def with_resources(program: bytes, wanted: Resources) -> bytes:
    """Return a program that has `wanted` in place of its resources.

    They go into a section of their own at the end; what was there before is not looked at any more.

    Raises:
        ValueError: it is no 64-bit program, or its header has no room for another section.
    """
    header = _Header(program)
    result = bytearray(program)
    [size_of_data] = struct.unpack_from("<I", program, header.optional + 8)
    alignment, file_alignment = struct.unpack_from("<II", program, header.optional + 32)
    size_of_image, size_of_headers = struct.unpack_from("<II", program, header.optional + 56)
    entry = header.sections + 40 * header.count
    if entry + 40 > size_of_headers:
        raise ValueError("the header has no room for another section")
    data = _resource_section(wanted, size_of_image)
    raw = _aligned(len(result), file_alignment)
    padded = _aligned(len(data), file_alignment)
    result += bytes(raw - len(result)) + data + bytes(padded - len(data))
    name = b".icons\0\0"
    section = (name, len(data), size_of_image, padded, raw, 0, 0, 0, 0, _READ_DATA)
    struct.pack_into("<8s6IHHI", result, entry, *section)
    struct.pack_into("<H", result, header.count_at, header.count + 1)
    struct.pack_into("<I", result, header.optional + 8, size_of_data + padded)
    image = _aligned(size_of_image + len(data), alignment)
    struct.pack_into("<I", result, header.optional + 56, image)
    struct.pack_into("<I", result, header.optional + 64, 0)  # the sum, which nothing checks
    struct.pack_into("<II", result, header.resource_directory, size_of_image, len(data))
    return bytes(result)


def _aligned(number: int, step: int) -> int:
    return -(-number // step) * step


def _resource_section(wanted: Resources, address: int) -> bytes:
    """Return the bytes of a resource section that is loaded to `address`.

    Folders of types, of numbers and of languages come first, level by level; then the leaves, which
    say where data is; then the data.
    """
    kinds = sorted(wanted)
    items = [(kind, number) for kind in kinds for number in sorted(wanted[kind])]
    numbers_at = 16 + 8 * len(kinds)
    languages_at = numbers_at + sum(16 + 8 * len(wanted[kind]) for kind in kinds)
    leaves_at = languages_at + 24 * len(items)
    data_at = leaves_at + 16 * len(items)
    root = _folder(len(kinds))
    numbers = languages = leaves = data = b""
    for kind in kinds:
        root += struct.pack("<II", kind, _SUBFOLDER | numbers_at + len(numbers))
        numbers += _folder(len(wanted[kind]))
        for number in sorted(wanted[kind]):
            numbers += struct.pack("<II", number, _SUBFOLDER | languages_at + len(languages))
            languages += _folder(1) + struct.pack("<II", _ENGLISH, leaves_at + len(leaves))
            place = data_at + len(data)
            leaves += struct.pack("<IIII", address + place, len(wanted[kind][number]), 0, 0)
            data += wanted[kind][number]
            data += bytes(-len(data) % 8)
    return root + numbers + languages + leaves + data


def _folder(count: int) -> bytes:
    return struct.pack("<IIHHHH", 0, 0, 0, 0, 0, count)


@dataclass(frozen=True, slots=True)
class Picture:
    """An icon in one size.

    Attributes:
        size: its width and height.
        data: a PNG file, or a bitmap as icons hold it.
    """

    size: int
    data: bytes


def bitmap(size: int, bgra: bytes) -> Picture:
    """Return a picture as a bitmap, which every reader of icons knows.

    Args:
        size: its width and height.
        bgra: four bytes a pixel, the top row first.
    """
    rows = [bgra[start : start + 4 * size] for start in range(0, 4 * size * size, 4 * size)]
    # Twice the height: a mask of one bit a pixel follows, all zero where there is transparency.
    header = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    mask = bytes(_aligned(size, 32) // 8 * size)
    return Picture(size, header + b"".join(reversed(rows)) + mask)


def icon_file(pictures: Sequence[Picture]) -> bytes:
    """Return an .ico file."""
    offset = 6 + 16 * len(pictures)
    result = struct.pack("<HHH", 0, 1, len(pictures))
    for picture in pictures:
        result += _icon_entry(picture) + struct.pack("<I", offset)
        offset += len(picture.data)
    return result + b"".join(picture.data for picture in pictures)


def icon_resources(pictures: Sequence[Picture]) -> Resources:
    """Return an icon as the resources of a program, under the number 1."""
    group = struct.pack("<HHH", 0, 1, len(pictures))
    for number, picture in enumerate(pictures, start=1):
        group += _icon_entry(picture) + struct.pack("<H", number)
    images = {number: picture.data for number, picture in enumerate(pictures, start=1)}
    return {ICON: images, ICON_GROUP: {1: group}}


def _icon_entry(picture: Picture) -> bytes:
    side = picture.size % 256  # 0 stands for 256
    return struct.pack("<BBBBHHI", side, side, 0, 0, 1, 32, len(picture.data))


def version_resource(version: str, strings: dict[str, str]) -> bytes:
    """Return what a program says about itself, in English.

    Args:
        version: numbers with dots between them.
        strings: texts by the names that Windows knows, such as ``FileDescription``.
    """
    numbers = ([int(part) for part in version.split(".") if part.isdecimal()] + [0] * 4)[:4]
    high, low = numbers[0] << 16 | numbers[1], numbers[2] << 16 | numbers[3]
    windows_nt, application = 0x40004, 1
    fixed = struct.pack(
        "<13I", 0xFEEF04BD, 0x10000, high, low, high, low, 0x3F, 0, windows_nt, application, 0, 0, 0
    )
    texts = [_block(name, _text(text), len(text) + 1, 1) for name, text in strings.items()]
    table = _block(f"{_ENGLISH:04x}{_UNICODE:04x}", b"", 0, 1, texts)
    translation = struct.pack("<HH", _ENGLISH, _UNICODE)
    children = [
        _block("StringFileInfo", b"", 0, 1, [table]),
        _block("VarFileInfo", b"", 0, 1, [_block("Translation", translation, 4, 0)]),
    ]
    return _block("VS_VERSION_INFO", fixed, len(fixed), 0, children)


def _text(text: str) -> bytes:
    return f"{text}\0".encode("utf-16-le")


def _block(
    name: str, value: bytes, length: int, kind: int, children: Sequence[bytes] = ()
) -> bytes:
    """Return one of the nested blocks of a version resource, each part of it at a multiple of 4."""
    body = _padded(6, _text(name))
    body += _padded(6 + len(body), value) if children else value
    for number, child in enumerate(children):
        body += child if number == len(children) - 1 else _padded(6 + len(body), child)
    return struct.pack("<HHH", 6 + len(body), length, kind) + body


def _padded(before: int, data: bytes) -> bytes:
    return data + bytes(-(before + len(data)) % 4)
