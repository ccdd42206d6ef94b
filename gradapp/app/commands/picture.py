"""A picture of a document: its window, or a part of it, drawn without a display."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from gradapp import files
from gradapp.app.commands.export_options import PRINTED_PAGES
from gradapp.app.commands.offscreen import are_made, opened, running, wait_until
from gradapp.documents.export.apng import apng
from gradapp.documents.export.frames import Pixels
from gradapp.documents.export.gif import gif
from gradapp.documents.export.kinds import MOST_FRAMES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gradapp.app.commands.options import ExportOptions
    from gradapp.app.workbench import Workbench
    from gradapp.documents.document import Document
    from gradapp.documents.export.exported import OnProgress

_SIZE: Final = (1360, 860)
_MOVING: Final = {".gif": gif, ".apng": apng}
_BEHIND_OTHERS: Final = ("graph", "samples")


def picture_of(document: Document, options: ExportOptions, progress: OnProgress) -> bytes:
    """Return what a file with a picture of a document holds.

    Args:
        document: the document.
        options: what is drawn of it, and how.
        progress: is told what share of the pictures is done.

    Raises:
        MissingError: there is no Qt.
        MemoryError: there is not enough for all of its steps.
        ExportError: the part that is asked for shows nothing.
        SizeError: it would have too many pixels.
    """
    with running("warning", options.language):
        from gradapp.app.system.settings import Remembered
        from gradapp.app.views.pictures import check_shown, parts
        from gradapp.ui.kit.picture import picture

        remembered = Remembered(scheme="light", animate=False)
        with opened(remembered, _SIZE) as workbench:
            _show(workbench, document)
            if options.part == PRINTED_PAGES:
                return workbench.printing.pdf(options.document.stem)
            if options.part in _BEHIND_OTHERS:
                workbench.window.show_panel(options.part)
                wait_until(lambda: workbench.shown_run.is_settled)
            part = parts(workbench.window)[options.part]
            ending = files.ending(options.output)
            if ending in _MOVING:
                return _MOVING[ending](
                    _frames(workbench, part, options, progress), 1 / options.pace
                )
            check_shown(part)
            return picture(part, ending, options.scale)


def _frames(
    workbench: Workbench, part: QWidget, options: ExportOptions, progress: OnProgress
) -> Iterator[Pixels]:
    """Yield the pictures of steps, from the first that is asked for on."""
    from gradapp.app.views.pictures import check_shown
    from gradapp.ui.kit.picture import image

    run = workbench.current_run
    first, last = options.first, options.last
    if last is None:
        last = min(len(run.run), first + MOST_FRAMES - 1)
    steps = range(first, last + 1)

    def drawn(step: int) -> Pixels:
        run.seek(step)
        wait_until(lambda: workbench.shown_run.is_settled)
        pixels = image(part, options.scale)
        rows = np.frombuffer(pixels.constBits(), np.uint32).reshape(pixels.height(), -1)
        return rows & np.uint32(0xFFFFFF)

    height, width = drawn(steps[-1]).shape
    check_shown(part)
    for place, step in enumerate(steps):
        progress(place / len(steps))
        yield _fitted(drawn(step), height, width)


def _fitted(pixels: Pixels, height: int, width: int) -> Pixels:
    """Return a picture of that size: before its first step a run has no graph."""
    frame = np.full((height, width), pixels[0, 0])
    part = pixels[:height, :width]
    frame[: part.shape[0], : part.shape[1]] = part
    return frame


def _show(workbench: Workbench, document: Document) -> None:
    """Open a document, and wait until all of it is there.

    Raises:
        MemoryError: there is not enough for that.
    """
    shown_run, pins = workbench.shown_run, workbench.pins
    workbench.document.show(replace(document, checksum=None), None)
    wait_until(lambda: are_made(workbench) and pins.now.are_made and shown_run.is_settled)
    if any(run.lacks_memory for run in (workbench.current_run.run, *pins.pins.values())):
        raise MemoryError
    line = document.at.line
    if line is not None and document.lab is None:
        workbench.walk.go_to_line(line)
        wait_until(lambda: shown_run.is_settled)
