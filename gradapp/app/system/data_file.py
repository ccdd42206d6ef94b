"""Opens a file of samples, as spreadsheets write it."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

from gradapp import files
from gradapp.core.problem.data import Data, read_table

MOST_BYTES: Final = 2**22


def read_data(path: Path) -> Data:
    """Return the samples in a file.

    Raises:
        OSError: it can't be read, is not a regular file, or is too large.
        DataError: it is no table of samples.
    """
    content = files.read(path, MOST_BYTES)
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return read_table(content.decode("utf-16" if is_wide else "utf-8-sig", errors="replace"))
