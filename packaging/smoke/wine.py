"""The setup program for Windows: run, used and removed under the wine of Debian 13."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import struct
import subprocess
from pathlib import Path
from typing import Final

from smoke.screen import Screen, screen_for
from smoke.system import HOME, PERSON, System, new_system
from smoke.telling import SmokeError, expect, run, say
from smoke.window import Program, nothing_runs, use

DRIVE: Final = f"{HOME}/.wine/drive_c"
FOLDER: Final = f"{DRIVE}/users/{PERSON}/AppData/Local/Programs/gradapp"
START_MENU: Final = (
    f"{DRIVE}/users/{PERSON}/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/gradapp.lnk"
)
DESKTOP: Final = f"{DRIVE}/users/{PERSON}/Desktop/gradapp.lnk"
UNINSTALL: Final = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\gradapp"
RUNNING: Final = 3
"""The exit code of a setup program that is refused by a window that is open."""

# No dialogs about what wine could download, no words about what it lacks, no menus of the desktop.
# PyTorch's threads ask Windows where processors are, which this wine can't say.
VARIABLES: Final = {
    "KMP_AFFINITY": "disabled",
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
}
PATIENCE: Final = 300


class Wine:
    """A person's Windows.

    Attributes:
        system: the Debian that it is in.
        display: the screen that it is told of.
    """

    def __init__(self, system: System, display: str) -> None:
        self.system = system
        self.display = display

    def starts(self, *words: str) -> list[str]:
        """Return what runs a program for Windows, from outside of the system."""
        return self.system.enter("wine", *words, person=True, DISPLAY=self.display, **VARIABLES)

    def run(self, *words: str) -> tuple[int, str]:
        """Run a program and return its exit code and what it printed, once all has ended."""
        done = subprocess.run(
            self.starts(*words),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
        self.wait()
        return done.returncode, done.stdout

    def wait(self) -> None:
        """Wait until all programs of the person's Windows have ended."""
        self.system.run("wineserver", "--wait", person=True)

    def files(self) -> set[str]:
        """Return the paths of all its files, temporary ones of its own aside."""
        top = self.system.path / DRIVE.lstrip("/")
        found = (os.path.relpath(path, top) for path in top.rglob("*") if not path.is_dir())
        return set(found)

    def entry(self) -> dict[str, str]:
        """Return what is written about gradapp among the installed programs; empty for nothing."""
        _, said = self.run("reg", "query", UNINSTALL)
        lines = (re.split(r"\s{4}", line.strip(), maxsplit=2) for line in said.splitlines())
        return {line[0]: line[2] for line in lines if len(line) == 3}


def test_setup(artefact: Path, suite: str, picture: Path) -> None:
    """Install silently, upgrade, use, and uninstall; then look what is left."""
    with new_system(suite, "wine", "wine64") as system, screen_for(system) as screen:
        wine = Wine(system, screen.display)
        say("Making the person's Windows")
        wine.run("wineboot", "--init")
        before = wine.files()
        setup = f"{HOME}/{artefact.name}"
        shutil.copyfile(artefact, system.path / setup.lstrip("/"))
        say(f"{artefact.name} /S")
        _install(wine, setup, "/DESKTOP")
        _check_entry(wine, artefact)
        _check_upgrade(wine, setup)
        _use(wine, setup, screen, picture)
        _uninstall(wine, before)
    nothing_runs(system)


def _install(wine: Wine, setup: str, *words: str) -> None:
    code, said = wine.run(setup, "/S", *words)
    expect(code == 0, f"the silent installation ends with code 0 ({code}) {said}".rstrip())
    for path in (f"{FOLDER}/gradapp-window.exe", f"{FOLDER}/uninstall.exe", START_MENU, DESKTOP):
        there = (wine.system.path / path.lstrip("/")).is_file()
        expect(there, f"there is {path.removeprefix(DRIVE)}")


def _check_entry(wine: Wine, artefact: Path) -> None:
    entry = wine.entry()
    version = artefact.name.split("-")[1]
    expect(
        (entry.get("DisplayName"), entry.get("DisplayVersion")) == ("gradapp", version),
        f"among the installed programs is gradapp {version}",
    )
    size = int(entry.get("EstimatedSize", "0"), 16) / 1000
    expect(300 < size < 1000, f"its size is given as {size:.0f} MB")
    inside = run("strings", "--encoding=l", wine.system.path / START_MENU.lstrip("/")).splitlines()
    expect("gradapp" in inside, "the shortcut has the id that the window has")


def _check_upgrade(wine: Wine, setup: str) -> None:
    """Install over what looks like an older version."""
    folder = wine.system.path / FOLDER.lstrip("/")
    old = folder / "packages" / "gradapp" / "old.py"
    own = folder / "my own.txt"
    for path in (old, own):
        path.touch()
    wine.run("reg", "add", UNINSTALL, "/v", "DisplayVersion", "/d", "0.0.1", "/f")
    _install(wine, setup)
    expect(not old.exists(), "the upgrade removed the older version's files")
    expect(own.exists(), "and no file that is the person's own")
    own.unlink()
    expect(wine.entry().get("DisplayVersion") != "0.0.1", "and says which version it is now")


def _use(wine: Wine, setup: str, screen: Screen, picture: Path) -> None:
    target = shortcut_target((wine.system.path / START_MENU.lstrip("/")).read_bytes())
    say(f"  the shortcut starts {target}")
    console = target.replace("gradapp-window.exe", "gradapp.exe")
    # Not by `wine start` and the shortcut, whose exit code is not that of what it starts.
    program = Program(
        wine.system,
        ["wine", target],
        ["wine", console],
        ("--name", "^gradapp$"),
        "pythonw.exe",
        VARIABLES,
        PATIENCE,
    )
    code, _ = wine.run(target, "--self-test")
    expect(code == 0, "the shortcut's target passes its self-test")

    def install_meanwhile() -> None:
        done = subprocess.run(
            wine.starts(setup, "/S"), stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False
        )
        code = done.returncode
        expect(code == RUNNING, f"while it runs, installing over it is refused with code {code}")

    use(program, screen, picture, install_meanwhile)
    wine.wait()


def _uninstall(wine: Wine, before: set[str]) -> None:
    command = wine.entry()["QuietUninstallString"]
    say(f"  {command}")
    code, _ = wine.run(*shlex.split(command.replace("\\", "/")))
    expect(code == 0, "the silent removal ends with code 0")
    expect(not wine.entry(), "it is no longer among the installed programs")
    left = sorted(wine.files() - before)
    own = [path for path in left if "/AppData/Local/gradapp/" in path]
    rest = [path for path in left if path not in own]
    expect(not rest, f"no file is left but settings and log, {len(own)} files ({rest[:12]})")


def shortcut_target(link: bytes) -> str:
    """Return which file a shortcut starts.

    Raises:
        SmokeError: it does not say.
    """
    [flags] = struct.unpack_from("<I", link, 20)
    has_items, has_place = flags & 1, flags & 2
    at = 76
    if has_items:
        at += 2 + struct.unpack_from("<H", link, at)[0]
    if not has_place:
        raise SmokeError("the shortcut says not which file it starts")
    [offset] = struct.unpack_from("<I", link, at + 16)
    end = link.index(b"\0", at + offset)
    return link[at + offset : end].decode("ascii")
