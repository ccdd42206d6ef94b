"""Opens the window: what a double-click on the icon does."""

from __future__ import annotations

import os
import sys

from gradapp.app import display
from gradapp.app.cli import WindowOptions
from gradapp.app.qt_import import import_qt


def open_window(options: WindowOptions) -> int:
    """Show the window until it is closed, and return the exit code."""
    missing = display.missing_display()
    if missing is not None:
        print(missing, file=sys.stderr)
        return display.EXIT_CODE
    import_qt()
    from gradapp.app import diagnostics
    from gradapp.app.application import make_application
    from gradapp.app.desktop import Desktop
    from gradapp.app.garbage import GarbageCollector
    from gradapp.app.settings import Settings

    diagnostics.start(options.log_level.upper())
    with display.explained():
        application = make_application()
    settings = Settings()
    desktop = Desktop(application, settings, settings.load())
    garbage = GarbageCollector(application)
    desktop.engine.torch_loaded.connect(garbage.freeze)
    reporter = diagnostics.Reporter(application)
    reporter.unexpected.connect(desktop.errors.report)
    diagnostics.report_to(reporter)
    desktop.show()
    crash = diagnostics.last_crash()
    if crash is not None:
        desktop.errors.report_crash(crash)
    code = application.exec()
    desktop.close()
    garbage.stop()
    diagnostics.report_to(None)
    diagnostics.stop()
    if not desktop.engine.shutdown(patience=0):
        # A thread that can't be waited for would abort the process when it is destroyed.
        os._exit(code)
    return code
