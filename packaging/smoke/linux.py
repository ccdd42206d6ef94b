"""Packages for Linux: installed, used and removed in a Debian that has nothing else."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import dev

from smoke.files import use_files
from smoke.screen import screen_for
from smoke.system import HOME, System, check_nothing_left, new_system
from smoke.telling import expect, run, say
from smoke.window import Program, nothing_runs, use

# Libraries that are taken away for a moment: Qt itself loads one, and a plugin of its the other.
MISSED: Final = ("libEGL.so.1", "libxcb-cursor.so.0")

GIO: Final = "libglib2.0-bin"
"""The package of gio, which reads desktop entries as GNOME does."""


def test_deb(artefact: Path, suite: str, picture: Path) -> None:
    """Install, use, upgrade over an older version, remove and purge a .deb."""
    with new_system(suite) as system:
        system.apt("update")
        before = system.files()
        held = system.packages()
        shutil.copyfile(artefact, system.path / "root" / "gradapp.deb")
        older = _older(artefact, system.path / "root" / "older.deb")
        say("apt install ./older.deb, then ./gradapp.deb")
        system.apt("install", "./older.deb")
        expect((system.path / "usr/lib/gradapp/old").exists(), "the older version is installed")
        system.apt("install", "./gradapp.deb")
        expect(not (system.path / "usr/lib/gradapp/old").exists(), "the upgrade removed old files")
        older.unlink()
        system.apt("install", "--no-install-recommends", GIO)
        _try(system, Path("/usr/share/applications/gradapp.desktop"), picture)
        said = system.run("dpkg", "--verify", "gradapp")
        expect(not said.strip(), "every installed file is as it was packed")
        system.apt("purge", "gradapp")
        expect("gradapp" not in system.packages(), "it is purged")
        # What it depended on goes, too, to see the rest; autoremove would keep what others suggest.
        system.apt("purge", "--autoremove", *sorted(system.packages() - held))
        (system.path / "root" / "gradapp.deb").unlink()
        check_nothing_left(system, before)


def _older(artefact: Path, result: Path) -> Path:
    """Pack the .deb again as a version before it, with a file that the next one does not have."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        run("dpkg-deb", "--raw-extract", artefact, tree)
        control = tree / "DEBIAN" / "control"
        lines = control.read_text("utf-8").splitlines()
        lines = ["Version: 0.0.1-1" if line.startswith("Version:") else line for line in lines]
        control.write_text("\n".join(lines) + "\n", "utf-8")
        (tree / "usr/lib/gradapp/old").touch()
        run("dpkg-deb", "-Znone", "--build", tree, result)
    return result


def test_tar(artefact: Path, suite: str, picture: Path) -> None:
    """Unpack an archive as a person, install it for that person, use it and remove it."""
    with new_system(suite) as system:
        system.apt("update")
        home = system.path / HOME.lstrip("/")
        listed = run("tar", "--list", "--file", artefact).splitlines()
        folder = listed[0].rstrip("/")
        needed = run("tar", "-xOf", artefact, f"{folder}/share/needed-libraries").splitlines()
        packages = [line.split()[1] for line in needed]
        system.apt("install", "--no-install-recommends", "xz-utils", GIO, *packages)
        before = system.files()
        shutil.copyfile(artefact, home / "gradapp.tar.xz")
        os.chown(home / "gradapp.tar.xz", 1000, 1000)
        system.run("tar", "xf", "gradapp.tar.xz", person=True)
        say("./install.sh")
        for _ in range(2):  # the second time over the first
            said = system.run(f"{HOME}/{folder}/install.sh", person=True)
            expect("gradapp is installed" in said and "lacks" not in said, said.splitlines()[0])
        system.run("rm", "-rf", folder, "gradapp.tar.xz", person=True)
        _try(system, Path(HOME) / ".local/share/applications/gradapp.desktop", picture)
        said = system.run(f"{HOME}/.local/lib/gradapp/install.sh", "--remove", person=True)
        expect("gradapp is removed" in said, said.strip())
        check_nothing_left(system, before)


def test_rpm(artefact: Path, suite: str, picture: Path) -> None:
    """Unpack an .rpm into a Debian, where its dependencies can't be checked, and use it."""
    with new_system(suite) as system:
        system.apt("update")
        system.apt(
            "install",
            "--no-install-recommends",
            "fonts-dejavu-core",
            GIO,
            *dev.packages_of(dev.SYSTEM["QT"]),
        )
        for name in ("applications", "icons", "metainfo", "mime/packages"):
            # These are other packages' where rpm is at home.
            (system.path / "usr/share" / name).mkdir(parents=True, exist_ok=True)
        before = system.files()
        rpm = ("rpm", "--root", str(system.path), "--dbpath", "/var/lib/smoke-rpm", "--nodeps")
        run(*rpm, "--install", artefact)
        _try(system, Path("/usr/share/applications/gradapp.desktop"), picture)
        run(*rpm, "--erase", "gradapp")
        check_nothing_left(system, before)


def _try(system: System, entry: Path, picture: Path) -> None:
    """Use what a desktop entry starts, first where no window can open."""
    started = exec_words(system.path / str(entry).lstrip("/"))
    program = Program(system, started, started)
    system.run("gio", "launch", str(entry), person=True)
    expect(True, "a desktop takes the entry, and starts what it says")
    _refused(program, "There is no display")
    use_files(program)
    with screen_for(system) as screen:
        for library in MISSED:
            [package] = dev.packages_of([library])
            with _without(system, library):
                _refused(program, f"{package} is not installed", screen.display)
        use(program, screen, picture)
    nothing_runs(system)


def _refused(program: Program, reason: str, display: str = "") -> None:
    """Start what can't open a window, and see that it says so in one sentence."""
    done = subprocess.run(
        program.command(display=display), capture_output=True, text=True, timeout=60, check=False
    )
    said = done.stderr.strip()
    one = done.returncode == 2 and reason in said and len(said.splitlines()) == 1
    expect(one, f"where no window can open, it says: {said}")


@contextlib.contextmanager
def _without(system: System, library: str) -> Iterator[None]:
    """Hide a library of the system."""
    [path] = (system.path / "usr/lib").glob(f"*/{library}")
    hidden = path.with_name(f"hidden-{path.name}")
    path.rename(hidden)
    try:
        yield
    finally:
        hidden.rename(path)


def exec_words(entry: Path) -> list[str]:
    """Return the words of a desktop entry's Exec line, where no file is opened."""
    lines = entry.read_text("utf-8").splitlines()
    line = next(line for line in lines if line.startswith("Exec="))
    text = re.sub(r" %f$", "", line.removeprefix("Exec="))
    text = text.replace("\\\\", "\\").replace("%%", "%")
    words = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', text)
    return [re.sub(r"\\(.)", r"\1", quoted) or plain for quoted, plain in words]
