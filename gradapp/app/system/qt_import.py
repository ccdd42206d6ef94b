"""Importing Qt so that it leaves Python's import alone and PyTorch importable after it."""

from __future__ import annotations

import builtins
import ctypes
import importlib
import importlib.util
import logging
import os
import sys
from pathlib import Path
from typing import Final

_THREADS: Final = "OPENBLAS_NUM_THREADS"
_log = logging.getLogger(__name__)


def import_qt() -> None:
    """Import PySide6, and NumPy; call it before anything else that imports one of them.

    PySide6 replaces `builtins.__import__` for its ``__feature__`` switch, which gradapp does not
    use: every later import would be slower (torch: 1.3 to 1.9 s instead of 1.1 s) and keep its
    source in memory (85 MB). The original is put back.
    """
    # NumPy asks Linux for huge pages. Clearing one takes long where the machine is virtual: the
    # columns of a long run then cost the window 20 ms a message instead of 3.
    os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
    _load_c10(sys.platform)
    original = builtins.__import__
    try:
        importlib.import_module("PySide6.QtCore")
    finally:
        builtins.__import__ = original
    _import_numpy()


def _import_numpy() -> None:
    """Import NumPy so that it starts no threads for large matrices, of which there are none here.

    They do nothing, but each keeps a core busy for 40 ms: a window on two cores opens later. Other
    processes, such as that of a person's own code, have them as usual.
    """
    is_wished = _THREADS in os.environ
    os.environ.setdefault(_THREADS, "1")
    try:
        importlib.import_module("numpy")
    finally:
        if not is_wished:
            del os.environ[_THREADS]


def _load_c10(platform: str) -> None:
    """On Windows, load torch's `c10.dll` before Qt, without importing torch.

    Qt brings an older `msvcp140.dll`; where that one is loaded first, torch 2.9 and later may fail
    to start.
    """
    if platform != "win32":
        return
    try:
        spec = importlib.util.find_spec("torch")
        for folder in (spec and spec.submodule_search_locations) or ():
            library = Path(folder) / "lib" / "c10.dll"
            if library.is_file():
                ctypes.CDLL(str(library))
    except (OSError, ImportError, ValueError) as error:
        _log.info("c10.dll could not be loaded ahead of Qt: %s", error)
