"""Draws the real window, without a display, into a PNG file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gradapp import files
from gradapp.app.commands.offscreen import MissingError, are_made, opened, running, wait_until
from gradapp.app.commands.options import ScreenshotOptions
from gradapp.app.commands.run import REFUSED
from gradapp.app.commands.words import in_one_line
from gradapp.app.system import no_display
from gradapp.core import lab
from gradapp.core.registry import one_of_the_four
from gradapp.core.words import grouped

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gradapp.app.run.current_run import CurrentRun
    from gradapp.app.run.line_walk import LineWalk
    from gradapp.app.workbench import Workbench


def screenshot(options: ScreenshotOptions) -> int:
    """Make the steps, draw the window, write the file; return the exit code.

    Returns:
        2 where the file can't be made, for which nothing is computed, or the run has no such step
        or line; 1 where it can't be full.
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
    except _AbsentError as error:
        print(f"gradapp screenshot: error: argument {error}", file=sys.stderr)
        return REFUSED
    return _write(options.output, picture)


class _AbsentError(Exception):
    """There is no such step or line; the message names the option, and says what there is."""


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
    print(in_one_line(f"gradapp can't write {path}: {error.strerror}."), file=sys.stderr)
    return code


def _draw(options: ScreenshotOptions) -> bytes:
    """Return the picture, as PNG."""
    from PySide6.QtCore import QBuffer, QIODevice

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
        _make_runs(workbench, options)
        drawn = _shown(workbench, options)
        wait_until(lambda: workbench.shown_run.is_settled)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        drawn.grab().save(buffer, "PNG")
        return bytes(buffer.data().data())


def _make_runs(workbench: Workbench, options: ScreenshotOptions) -> None:
    """Make the run and its pins, and look at the step and the line that are asked for."""
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
        _look_at_step(current_run, options.cursor)
    wait_until(lambda: workbench.shown_run.is_settled)
    if options.line is not None:
        _look_at_line(workbench.walk, options.line)


def _shown(workbench: Workbench, options: ScreenshotOptions) -> QWidget:
    """Show the panel that is asked for, and return the window to be drawn."""
    windows: dict[str, Callable[[], QWidget]] = {
        "sweep": workbench.sweep.open,
        "why": workbench.shown_run.comparison.open,
    }
    if options.panel in windows:
        if options.panel == "sweep":
            _tell_of_sweep(workbench.current_run)
        drawn = windows[options.panel]()
        drawn.resize(*options.size)
        wait_until(lambda: workbench.sweep.is_settled)
        return drawn
    if options.panel == "four-ways":
        workbench.window.menus.layouts["four_ways"].trigger()
    else:
        workbench.window.show_panel(options.panel)
    return workbench.window


def _tell_of_sweep(current_run: CurrentRun) -> None:
    """Say what is waited for where steps by PyTorch, of which a sweep has many, take long."""
    from gradapp.core.sweep.plans import plan  # here: other pictures need not wait for it

    method = one_of_the_four(current_run.method)
    if not method.uses_torch:
        return
    tried = plan(current_run.problem, method)
    if tried.alphas:
        words = (
            f"gradapp screenshot: {len(tried.alphas)} learning rates are tried, in up to "
            f"{grouped(tried.most_steps)} steps each; by PyTorch that may take minutes"
        )
        print(words, file=sys.stderr, flush=True)


def _look_at_step(current_run: CurrentRun, step: int) -> None:
    """Go to a step, which the run must have made: it may have ended before."""
    last = len(current_run.run)
    if step > last:
        raise _AbsentError(f"--cursor: the run has no step {step}, its last is {last}")
    current_run.seek(step)


def _look_at_line(walk: LineWalk, line: int) -> None:
    """Go to a line of the step that is looked at, which it must have."""
    recorded = walk.recorded
    if recorded is None:
        raise _AbsentError(f"--line: step {walk.step} can't be told line by line")
    if line > len(recorded.lines):
        last = len(recorded.lines)
        raise _AbsentError(f"--line: step {walk.step} has no line {line}, its last is {last}")
    walk.go_to_line(line - 1)
