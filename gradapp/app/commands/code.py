"""The command `gradapp code`: prints a program as a script that `python` runs."""

from __future__ import annotations

import io
import sys

from gradapp.app.commands.options import CodeOptions
from gradapp.core.writing.script import script


def code(options: CodeOptions) -> int:
    """Print the script that `options` ask for, in UTF-8, which Python reads; return 0."""
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
        stream.reconfigure(encoding="utf-8", newline="\n")
    print(script(options.problem, options.method, options.steps), end="", flush=True)
    return 0
