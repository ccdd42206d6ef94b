"""The entry point: reads the command line, then loads only what that needs."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from typing import TextIO

from gradapp.app import cli


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words in `argv` ask for, and return the exit code.

    Raises:
        SystemExit: the words could not be understood, or asked for help or the version.
    """
    for stream in (sys.stdout, sys.stderr):
        _make_room_for_greek(stream)
    options = cli.parse(argv)
    match options:
        case cli.RunOptions():
            from gradapp.app.run_command import run

            return run(options)
        case cli.SelfTestOptions():
            from gradapp.app.self_test import self_test

            return self_test()
        case cli.ResetOptions():
            from gradapp.app.settings import forget

            print(forget())
            return 0
        case cli.ScreenshotOptions():
            from gradapp.app.screenshot import screenshot

            return screenshot(options)
        case cli.WindowOptions():
            from gradapp.app.window_command import open_window

            return open_window(options)


def _make_room_for_greek(stream: TextIO | None) -> None:
    """Switch a stream that can't hold θ, such as a pipe on Windows, to UTF-8."""
    if not isinstance(stream, io.TextIOWrapper):
        return
    try:
        "θ₀ α −".encode(stream.encoding)
    except UnicodeEncodeError:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
