"""A picture of a document: its window, or a part of it, drawn without a display."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gradapp.app.commands.offscreen import opened, running, wait_until

if TYPE_CHECKING:
    from gradapp.app.workbench import Workbench
    from gradapp.documents.document import Document

_SIZE: Final = (1360, 860)
_BEHIND_OTHERS: Final = ("graph", "samples")


def picture_of(document: Document, ending: str, part: str, scale: int) -> bytes:
    """Return what a file with a picture of a document holds.

    Args:
        document: the document.
        ending: the kind of file.
        part: what of the window is drawn.
        scale: how many pixels there are for one of the screen, in each direction.

    Raises:
        MissingError: there is no Qt.
    """
    with running("warning"):
        from gradapp.app.system.settings import Remembered
        from gradapp.app.views.pictures import parts
        from gradapp.ui.kit.picture import picture

        remembered = Remembered(scheme="light", animate=False)
        with opened(remembered, _SIZE) as workbench:
            _show(workbench, document)
            if part in _BEHIND_OTHERS:
                workbench.window.show_panel(part)
                wait_until(lambda: workbench.shown_run.is_settled)
            return picture(parts(workbench.window)[part], ending, scale)


def _show(workbench: Workbench, document: Document) -> None:
    """Open a document, and wait until all of it is there."""
    shown_run, pins = workbench.shown_run, workbench.pins
    workbench.document.show(replace(document, checksum=None), None)
    wait_until(lambda: not workbench.engine.busy and not pins.now.steps and shown_run.is_settled)
    if document.line is not None and document.lab is None:
        shown_run.walk.go_to_line(document.line)
        wait_until(lambda: shown_run.is_settled)
