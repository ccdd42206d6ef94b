"""The entry point: reads the command line, then loads only what that needs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

try:
    from gradapp.app.system import ending, file_names, streams
    from gradapp.host import PRIVATE
except KeyboardInterrupt:  # before anything can be told of it
    os._exit(130)


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words in `argv` ask for, and return the exit code.

    Raises:
        SystemExit: the words could not be understood, or asked for help or the version.
    """
    if argv is None and sys.argv[1:] == [PRIVATE]:
        from gradapp.host.child import serve

        serve()
    if argv is None:
        file_names.use_utf8()
    try:
        with ending.at_once_on_interrupt(to_the_end=argv is None), streams.guarded():
            try:
                return streams.exit_code(_obey(argv))
            except SystemExit as end:
                raise SystemExit(streams.exit_code(int(end.code or 0))) from None
    except KeyboardInterrupt:
        return ending.INTERRUPTED


def _obey(argv: Sequence[str] | None) -> int:
    from gradapp.app.commands import cli, options  # here, where Ctrl+C and a closed pipe are quiet

    asked = cli.parse(argv)
    unreadable = file_names.unreadable_folder()
    if unreadable is not None:
        from gradapp.app.system import no_display

        no_display.tell(unreadable)
        return no_display.EXIT_CODE
    match asked:
        case options.RunOptions():
            from gradapp.app.commands.run import run

            return run(asked)
        case options.CodeOptions():
            from gradapp.app.commands.code import code

            return code(asked)
        case options.ExportOptions():
            from gradapp.app.commands.export import export

            return export(asked)
        case options.TraceOptions():
            from gradapp.app.commands.trace import trace

            return trace(asked)
        case options.SelfTestOptions():
            from gradapp.app.commands.self_test import self_test

            return self_test()
        case options.ResetOptions():
            from gradapp.app.system.settings import forget

            print(forget())
            return 0
        case options.ScreenshotOptions():
            from gradapp.app.commands.screenshot import screenshot

            return screenshot(asked)
        case options.WindowOptions():
            from gradapp.app.commands.open_window import open_window

            return open_window(asked)


if __name__ == "__main__":
    sys.exit(main())
