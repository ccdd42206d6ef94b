"""Draws the real window, without a display, into a PNG file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from gradapp import files
from gradapp.app.commands.offscreen import MissingError, are_made, opened, running, wait_until
from gradapp.app.commands.options import ScreenshotOptions
from gradapp.app.system import no_display
from gradapp.core import lab


def screenshot(options: ScreenshotOptions) -> int:
    """Make the steps, draw the window, write the file; return the exit code.

    Returns:
        2 where the file can't be made, for which nothing is computed; 1 where it can't be full.
    """
    try:
        _ask_leave(options.output)
    except OSError as error:
        return _not_written(options.output, error, 2)
    try:
        with running(options.log_level):
            picture = _draw(options)
    except MissingError as error:
        print(error, file=sys.stderr)
        return no_display.EXIT_CODE
    return _write(options.output, picture)


def _ask_leave(path: Path) -> None:
    """Raise an `OSError` where `_write` could not begin."""
    try:
        os.close(files.open_regular(path, os.O_WRONLY))
    except FileNotFoundError:
        files.ask_leave(path.resolve().parent)


def _write(path: Path, picture: bytes) -> int:
    """Write the file where it is, not beside it: leave may be given for this file alone."""
    try:
        descriptor = files.open_regular(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    except OSError as error:
        return _not_written(path, error, 2)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(picture)
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        return _not_written(path, error, 1)
    return 0


def _not_written(path: Path, error: OSError, code: int) -> int:
    print(f"gradapp can't write {path}: {error.strerror}.", file=sys.stderr)
    return code


def _draw(options: ScreenshotOptions) -> bytes:
    """Return the picture, as PNG."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtWidgets import QWidget

    from gradapp.app.system.settings import Remembered

    remembered = Remembered(
        text_scale=options.text_scale,
        scheme="dark" if options.dark else "light",
        method=options.method.id,
        problem=options.problem,
        animate=False,
        section=options.section,
    )
    with opened(remembered, options.size) as workbench:
        current_run = workbench.current_run
        for problem, method in (*options.pins, (options.problem, options.method)):
            current_run.start(problem, method.id)
            if options.steps:
                current_run.step(options.steps)
            wait_until(lambda: are_made(workbench))
            if len(workbench.pins.pins) < len(options.pins):
                workbench.pins.add(current_run.run)
                workbench.pins.compare_with(0)
        if options.lab is not None:
            entry = lab.ENTRIES[options.lab - 1]
            workbench.lab.enter(entry)
            workbench.lab.answer(entry.happens)
            wait_until(lambda: are_made(workbench))
        if options.cursor is not None:
            workbench.current_run.seek(options.cursor)
        shown_run, walk = workbench.shown_run, workbench.walk
        wait_until(lambda: shown_run.is_settled)
        if options.line is not None:
            walk.go_to_line(options.line - 1)
        drawn: QWidget = workbench.window
        windows: dict[str, Callable[[], QWidget]] = {
            "sweep": workbench.sweep.open,
            "why": shown_run.comparison.open,
        }
        if options.panel in windows:
            drawn = windows[options.panel]()
            drawn.resize(*options.size)
            wait_until(lambda: workbench.sweep.is_settled)
        elif options.panel == "four-ways":
            workbench.window.menus.layouts["four_ways"].trigger()
        else:
            workbench.window.show_panel(options.panel)
        wait_until(lambda: shown_run.is_settled)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        drawn.grab().save(buffer, "PNG")
        return bytes(buffer.data().data())
