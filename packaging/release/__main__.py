"""The builds by name: python -m release bundle|deb|rpm|tar|windows, called by dev.py."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from release import bundle, linux_packages, tarball, windows
from release.project import BuildError, Project

COMMANDS: dict[str, Callable[[Project], object]] = {
    "bundle": bundle.build,
    "deb": linux_packages.deb,
    "rpm": linux_packages.rpm,
    "tar": tarball.build,
    "windows": windows.build,
}


def main(words: list[str]) -> int:
    """Run the build that `words` ask for, and return the exit code."""
    if len(words) != 1 or words[0] not in COMMANDS:
        print(f"usage: dev.py {'|'.join(COMMANDS)}", file=sys.stderr)
        return 2
    began = time.monotonic()
    try:
        COMMANDS[words[0]](Project(Path(__file__).resolve().parents[2]))
    except BuildError as error:
        print(f"dev.py {words[0]}: {error}", file=sys.stderr)
        return 1
    print(f"{words[0]}: done in {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
