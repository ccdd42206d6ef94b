"""What every build needs to know: places, version, the time that files bear, and how to fail."""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

import dev

MACHINE: Final = "x86_64"
"""The processor whose wheels are pinned."""


class BuildError(Exception):
    """A build can't go on, or what it made is not good enough; the message says why."""


class Project:
    """The checkout that is built, and where results go.

    Attributes:
        root: the folder that holds pyproject.toml.
        dist: where results go.
        work: where everything else that is made goes.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.dist = root / "dist"
        self.work = root / "build"

    @property
    def packaging(self) -> Path:
        """The folder with the recipes."""
        return self.root / "packaging"

    @property
    def bundle(self) -> Path:
        """The folder that PyInstaller makes."""
        return self.dist / "gradapp"

    @cached_property
    def version(self) -> str:
        """The version, read from the one place that has it."""
        text = (self.root / "gradapp" / "__init__.py").read_text("utf-8")
        found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
        if found is None:
            raise BuildError("gradapp/__init__.py has no version.")
        return found[1]

    @cached_property
    def epoch(self) -> int:
        """The time all packed files bear: SOURCE_DATE_EPOCH, else that of the last commit."""
        given = os.environ.get("SOURCE_DATE_EPOCH", "")
        if given.isdecimal():
            return int(given)
        git = ["git", "-C", str(self.root), "log", "-1", "--format=%ct"]
        try:
            asked = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip()
        except FileNotFoundError:
            asked = ""
        return int(asked) if asked else int((self.root / "pyproject.toml").stat().st_mtime)

    def environment(self) -> dict[str, str]:
        """Return the environment of a command whose result has to be the same every time."""
        same = {"SOURCE_DATE_EPOCH": str(self.epoch), "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}
        return {**os.environ, **same, "TZ": "UTC"}


def run(*command: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> str:
    """Run a command and return what it printed.

    Raises:
        BuildError: it failed; what it printed is shown.
    """
    done = subprocess.run(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=env,
        cwd=cwd,
        check=False,
    )
    if done.returncode:
        lines = done.stdout.splitlines()[-60:]
        raise BuildError(
            "\n".join([*lines, f"{Path(command[0]).name} ended with {done.returncode}."])
        )
    return done.stdout


def need(**packages: str) -> None:
    """Provide commands of the system, by installing Debian's packages where that is allowed.

    Args:
        packages: the package of each command, whose dashes are underscores here.

    Raises:
        BuildError: some are missing and a person has to install them.
    """
    provide(
        {package for name, package in packages.items() if not shutil.which(name.replace("_", "-"))}
    )


def need_python_library(load: Callable[[str], object] = ctypes.CDLL) -> None:
    """Provide Python as a library, which PyInstaller's program loads; Debian's own comes without.

    Raises:
        BuildError: it is missing and a person has to install it.
    """
    if dev.base_interpreter() == Path("/usr/bin/python3").resolve():
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        try:
            load(f"libpython{version}.so.1.0")
        except OSError:
            provide({f"libpython{version}"})


def provide(packages: set[str]) -> None:
    """Install Debian's packages where that is allowed.

    Raises:
        BuildError: they are missing and a person has to install them.
    """
    if not packages:
        return
    wanted = sorted(packages)
    line = dev.apt_line(wanted, root=os.geteuid() == 0, sudo=bool(shutil.which("sudo")))
    prefix = dev.superuser()
    if prefix is None or not shutil.which("apt-get"):
        raise BuildError(f"system packages are missing. Type this line, then try again:\n{line}")
    dev.say(f"Installing system packages: {' '.join(wanted)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    apt += ["--option", "DPkg::Lock::Timeout=120"]
    dev.aside(*apt, "update")
    if dev.aside(*apt, "install", "--yes", "--no-install-recommends", *wanted) != 0:
        raise BuildError(f"system packages could not be installed. Try it by hand:\n{line}")


def tool(name: str) -> Path:
    """Return the path of a command in the virtual environment that runs this."""
    return Path(sys.executable).parent / name


def files(folder: Path) -> list[Path]:
    """Return the files and links below `folder`, in the one order that never changes."""
    found = [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def size(folder: Path) -> int:
    """Return how many bytes the files below `folder` hold."""
    return sum(path.lstat().st_size for path in files(folder))


def replace_folder(path: Path) -> Path:
    """Make `path` an empty folder."""
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def fingerprint(paths: Iterable[Path], root: Path) -> str:
    """Return a hash of the names and contents of `paths`."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(f"{path.relative_to(root).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def sha256(path: Path) -> str:
    """Return the SHA-256 sum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def note_sum(artefact: Path) -> None:
    """Write the artefact's sum into SHA256SUMS beside it, in place of an older one."""
    sums = artefact.with_name("SHA256SUMS")
    kept = sums.read_text("utf-8").splitlines() if sums.exists() else []
    lines = [line for line in kept if (artefact.parent / line[66:]).exists()]
    lines = [line for line in lines if line[66:] != artefact.name]
    lines.append(f"{sha256(artefact)}  {artefact.name}")
    sums.write_text("\n".join(sorted(lines, key=lambda line: line[66:])) + "\n", "utf-8")


def megabytes(count: int) -> str:
    """Return a size as people compare it."""
    return f"{count / 1e6:.1f} MB"
