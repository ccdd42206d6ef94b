"""Install an artefact where it belongs, start it as a double-click does, use it, and remove it.

    python3 packaging/smoke_test.py ARTEFACT [--suite bookworm|trixie|all] [--pictures FOLDER]

Each test runs in a minimal Debian of its own, made with debootstrap; the X server and the hands
that press keys are outside of it. A setup.exe runs under the wine of Debian 13; that of Debian 12
is too old. Needs to be root. The bare systems are kept in build/roots.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from smoke import linux, wine
from smoke.system import ROOT
from smoke.telling import SmokeError, say

SUITES: Final = ("bookworm", "trixie")
TOOLS: Final = {
    "Xvfb": "xvfb",
    "debootstrap": "debootstrap",
    "import": "imagemagick",
    "openbox": "openbox",
    "wmctrl": "wmctrl",
    "xclip": "xclip",
    "xdotool": "xdotool",
    "xprop": "x11-utils",
}
TESTS: Final[dict[str, tuple[Callable[[Path, str, Path], None], tuple[str, ...]]]] = {
    ".deb": (linux.test_deb, SUITES),
    ".xz": (linux.test_tar, SUITES),
    ".rpm": (linux.test_rpm, SUITES),
    ".exe": (wine.test_setup, ("trixie",)),
}


def main(words: Sequence[str]) -> int:
    """Test the artefact that `words` name, and return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("artefact", type=Path)
    parser.add_argument("--suite", choices=(*SUITES, "all"), default="all")
    parser.add_argument("--pictures", type=Path, default=ROOT / "build" / "smoke")
    options = parser.parse_args(words)
    if options.artefact.suffix not in TESTS:
        parser.error(f"{options.artefact} is none of {', '.join(TESTS)}")
    test, suites = TESTS[options.artefact.suffix]
    if options.suite != "all":
        suites = tuple(suite for suite in suites if suite == options.suite)
        if not suites:
            parser.error(f"{options.artefact.suffix} is not tried in {options.suite}")
    tools = TOOLS | ({"rpm": "rpm"} if options.artefact.suffix == ".rpm" else {})
    missing = sorted({package for tool, package in tools.items() if not shutil.which(tool)})
    if missing:
        print(f"Install first: apt-get install {' '.join(missing)}", file=sys.stderr)
        return 2
    if os.geteuid() != 0:
        print("A system in a folder can only be entered by root.", file=sys.stderr)
        return 2
    options.pictures.mkdir(parents=True, exist_ok=True)
    failed = 0
    for suite in suites:
        say(f"{options.artefact.name} in {suite}")
        picture = options.pictures / f"{options.artefact.name}-{suite}.png"
        try:
            test(options.artefact.resolve(), suite, picture)
        except (SmokeError, subprocess.TimeoutExpired) as error:
            say(f"FAILED: {error}")
            failed += 1
        else:
            say(f"passed: {options.artefact.name} in {suite}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
