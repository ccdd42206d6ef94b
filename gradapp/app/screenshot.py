"""Draws the real window, without a display, into a PNG file."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gradapp.app.cli import ScreenshotOptions
from gradapp.app.qt_import import import_qt


def screenshot(options: ScreenshotOptions) -> int:
    """Make the steps, draw the window, write the file; return the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import_qt()
    from PySide6.QtCore import QEventLoop

    from gradapp.app import diagnostics
    from gradapp.app.application import make_application
    from gradapp.app.desktop import Desktop
    from gradapp.app.settings import Remembered, Settings

    diagnostics.start(options.log_level.upper())
    application = make_application()
    folder = TemporaryDirectory(prefix="gradapp-")
    desktop = Desktop(application, Settings(Path(folder.name) / "gradapp.ini"))
    remembered = replace(
        Remembered(),
        text_scale=options.text_scale,
        scheme="dark" if options.dark else "light",
        method=options.method.id,
        problem=options.problem,
        animate=False,
    )
    desktop.window.resize(*options.size)
    done = QEventLoop()
    desktop.engine.torch_loaded.connect(done.quit)
    desktop.engine.torch_missing.connect(done.quit)
    desktop.show(remembered)
    done.exec()
    if options.steps:
        desktop.engine.busy_changed.connect(done.quit)
        desktop.session.step(options.steps)
        while desktop.engine.busy:
            done.exec()
    session = desktop.session
    cursor = options.cursor if options.cursor is not None else len(session.trajectory)
    session.seek(cursor)
    application.processEvents()
    application.processEvents()
    saved = desktop.window.grab().save(str(options.output), "PNG")
    desktop.close()
    folder.cleanup()
    diagnostics.stop()
    if not saved:
        print(f"gradapp can't write {options.output}.", file=sys.stderr)
        return 2
    return 0
