"""Runs a person's own code in a process of its own, within limits, and tells it line by line."""

from __future__ import annotations

from typing import Final

PRIVATE: Final = "--host-of-own-code"
"""The one word of the command line that starts the process."""

TOLD: Final = 93
"""The exit code of the process when it has told how the code ended, or tried to."""

LANDSCAPES_S: Final = 4.0
"""So many seconds are waited for landscapes of the error when code is over, or pauses."""
