"""What files and links are called that the application opens."""

from __future__ import annotations

from typing import Final

SUFFIX: Final = ".gradapp"
"""What the name of a document ends in."""

CODE_SUFFIXES: Final = (".py", ".ipynb")
"""What names of files of code end in."""

SCHEME: Final = "gradapp:"
"""What a link begins with."""
