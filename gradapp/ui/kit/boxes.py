"""Rows and columns of widgets, written down as they stand."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Part = QWidget | QLayout | tuple[QWidget | QLayout, int] | int
"""What stands there, with its share of the room that is left if it has one; or a share alone."""

Margins = tuple[int, int, int, int]

_B = TypeVar("_B", bound=QBoxLayout)


def row_of(*parts: Part, margins: Margins | None = None, gap: int | None = None) -> QHBoxLayout:
    """Return the layout of a row; margins and gaps are the style's where none are given."""
    return _filled(QHBoxLayout(), parts, margins, gap)


def column_of(*parts: Part, margins: Margins | None = None, gap: int | None = None) -> QVBoxLayout:
    """Return the layout of a column; margins and gaps are the style's where none are given."""
    return _filled(QVBoxLayout(), parts, margins, gap)


def _filled(box: _B, parts: tuple[Part, ...], margins: Margins | None, gap: int | None) -> _B:
    if margins is not None:
        box.setContentsMargins(*margins)
    if gap is not None:
        box.setSpacing(gap)
    for each in parts:
        part, share = each if isinstance(each, tuple) else (each, 0)
        if isinstance(part, int):
            box.addStretch(part)
        elif isinstance(part, QLayout):
            box.addLayout(part, share)
        else:
            box.addWidget(part, share)
    return box


def put_between_sides(box: QBoxLayout, panel: QWidget) -> int:
    """Lay a panel out with the style's margins at its sides alone, and return how wide they are."""
    panel.setLayout(box)
    sides = box.contentsMargins().left()
    box.setContentsMargins(sides, 0, sides, 0)
    return sides
