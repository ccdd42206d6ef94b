"""Puts one widget into the place that another has in a layout."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def swap(out: QWidget, into: QWidget) -> None:
    """Have `into` stand in the layout where `out` stands, which then stands nowhere."""
    around = out.parentWidget()
    layout = None if around is None else around.layout()
    assert layout is not None
    layout.replaceWidget(out, into)
