"""Names of files are UTF-8, whatever the locale says: Qt and PyTorch know no other."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Final

import gradapp
from gradapp.core.words import N_, Message

_UTF8: Final = ["-X", "utf8"]


def use_utf8() -> None:
    """Where Python reads names of files otherwise, start this process again so that it does not.

    Under a locale that is not UTF-8, a folder called θ would be one name to Python and another to
    Qt, and some crash it.
    """
    if sys.getfilesystemencoding() == "utf-8" or not sys.executable or hasattr(sys, "frozen"):
        return
    if sys.orig_argv[1:3] == _UTF8:  # it did not help, as with PYTHONLEGACYWINDOWSFSENCODING
        return
    with suppress(OSError):
        os.execv(sys.executable, [sys.executable, *_UTF8, *sys.orig_argv[1:]])


def unreadable_folder() -> Message | None:
    """Return a sentence when gradapp is in a folder whose name is no UTF-8, else None."""
    for folder in (os.path.dirname(gradapp.__file__), sys.prefix):  # noqa: PTH120
        try:
            folder.encode()
        except UnicodeEncodeError:
            words = N_(
                "NoDisplay",
                "gradapp can't run from the folder {folder}, whose name is not UTF-8; give the "
                "folder another name.",
            )
            return words.filled(folder=ascii(folder))
    return None
