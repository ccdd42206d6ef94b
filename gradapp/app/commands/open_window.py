"""Opens the window: what a double-click on the icon does."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial

from gradapp import resource_files
from gradapp.app.commands.options import WindowOptions
from gradapp.app.system import no_display, streams
from gradapp.app.system.qt_import import import_qt


def open_window(options: WindowOptions) -> int:
    """Show the window until it is closed, and end the process with its exit code.

    Returns:
        The exit code, where no window was opened.
    """
    missing = no_display.missing_display()
    if missing is not None:
        print(missing, file=sys.stderr)
        return no_display.EXIT_CODE
    # What is imported stays: looking through it again and again is a twentieth of the start.
    gc.disable()
    missing = resource_files.lacking() or no_display.imported(import_qt)
    if missing is not None:
        no_display.tell(missing)
        return no_display.EXIT_CODE
    from gradapp.app.system import diagnostics
    from gradapp.app.system.application import make_application
    from gradapp.app.system.file_opener import FileOpener
    from gradapp.app.system.garbage import GarbageCollector
    from gradapp.app.system.recovery import Recovery
    from gradapp.app.system.settings import Settings
    from gradapp.app.system.signals import EndingSignals
    from gradapp.app.system.single_instance import (
        SingleInstance,
        activation_token,
        address,
        bring_forward,
    )
    from gradapp.app.workbench import Workbench
    from gradapp.engine.messages import TorchLoaded

    diagnostics.start(options.log_level.upper())
    with no_display.explained():
        application = make_application()
    instance = SingleInstance(address(), application)
    if instance.hand_over(activation_token(), options.opens):
        diagnostics.stop()
        return 0
    signals = EndingSignals(application)
    settings = Settings()
    workbench = Workbench(application, settings, settings.load(), recovery=Recovery())
    garbage = GarbageCollector(application)
    garbage.freeze()
    workbench.engine.told(TorchLoaded).connect(garbage.freeze)
    reporter = diagnostics.Reporter(application)
    reporter.unexpected.connect(workbench.report)
    diagnostics.report_to(reporter)
    instance.asked.connect(partial(bring_forward, workbench.window))
    instance.handed.connect(workbench.open_handed)
    opener = FileOpener(application)
    opener.asked.connect(workbench.open)
    signals.asked.connect(workbench.close)
    workbench.closed.connect(partial(application.exit, 0))
    workbench.show()
    if options.opens:
        workbench.open(options.opens)
    crash = diagnostics.last_crash()
    if crash is not None:
        workbench.errors.report_crash(crash)
    code = application.exec()
    instance.close()
    workbench.close()
    garbage.stop()
    diagnostics.report_to(None)
    diagnostics.stop()
    # All is saved and closed. Python would now destroy Qt's objects in no order of its own, which
    # aborts the process with PySide6 6.9 on Python 3.13, or if the worker still imports PyTorch.
    streams.flush()
    os._exit(signals.code or code)
