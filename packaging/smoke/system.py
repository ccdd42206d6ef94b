"""Minimal Debians in folders, each with the account of a person."""

from __future__ import annotations

import contextlib
import functools
import os
import shlex
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from smoke.telling import expect, run, say

ROOT: Final = Path(__file__).resolve().parents[2]
PERSON: Final = "person"
HOME: Final = f"/home/{PERSON}"

# Where an installation leaves nothing: the rest of a Debian is caches, logs and lists.
WATCHED: Final = ("usr", "opt", "etc", "home", "root", "srv", "tmp", "var/tmp", "dev/shm")

# Made by the triggers of packages that gradapp depends on, and theirs.
THEIRS: Final = ("/etc/ld.so.cache", "/etc/ssl/certs", "/etc/mailcap")


class System:
    """A Debian in a folder, in which a person has an account.

    Attributes:
        path: the folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def enter(self, *command: str, person: bool = False, **variables: str) -> list[str]:
        """Return what runs `command` in the system, as root or as the person in it."""
        who = PERSON if person else "root"
        home = HOME if person else "/root"
        env = {
            "HOME": home,
            "USER": who,
            "LOGNAME": who,
            "LANG": "C.UTF-8",
            "PATH": "/usr/local/bin:/usr/bin:/bin" + ("" if person else ":/usr/sbin:/sbin"),
            **variables,
        }
        inside = f'cd "$HOME" && exec {shlex.join(command)}'
        identity = ["--userspec=1000:1000"] if person else []
        words = [f"{name}={value}" for name, value in env.items()]
        return ["chroot", *identity, str(self.path), "env", "-i", *words, "sh", "-c", inside]

    def run(self, *command: str, person: bool = False, **variables: str) -> str:
        """Run `command` in the system, and return what it printed."""
        return run(*self.enter(*command, person=person, **variables))

    def apt(self, *words: str) -> str:
        """Run apt-get in the system."""
        return self.run(
            "apt-get",
            "-o",
            "APT::Sandbox::User=root",
            "--yes",
            *words,
            DEBIAN_FRONTEND="noninteractive",
        )

    def packages(self) -> set[str]:
        """Return the names of the installed packages."""
        return set(self.run("dpkg-query", "--show", "--showformat=${Package}\\n").split())

    def files(self) -> set[str]:
        """Return the paths of all files where an installation may leave some."""
        found = set()
        for top in WATCHED:
            for folder, _, names in os.walk(self.path / top):
                inside = "/" + os.path.relpath(folder, self.path)
                found |= {f"{inside}/{name}" for name in names}
                found.add(f"{inside}/")
        return {path for path in found if not path.startswith("/tmp/.X11-unix")}

    def processes(self) -> list[str]:
        """Return the command lines of the processes that live in the system."""
        found = []
        for process in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if process.name.isdecimal() and (process / "root").readlink() == self.path:
                    found.append((process / "cmdline").read_text().replace("\0", " ").strip())
        return found


def bare_system(suite: str) -> Path:
    """Return the folder of a minimal Debian that nothing was done to; made once."""
    return _made_once(suite, lambda path: run("debootstrap", "--variant=minbase", suite, path))


def _made_once(name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder among those that are kept, and make it unless it is there and complete."""
    base = ROOT / "build" / "roots" / name
    if not (base / "complete").exists():
        say(f"Making a minimal Debian ({name}).")
        shutil.rmtree(base, ignore_errors=True)
        base.parent.mkdir(parents=True, exist_ok=True)
        make(base)
        (base / "complete").touch()
    return base


@contextlib.contextmanager
def new_system(suite: str, *packages: str) -> Iterator[System]:
    """Lend a minimal Debian with the account of a person and no other addition.

    Args:
        suite: the name of its version.
        packages: what is installed in it nevertheless.
    """
    base = bare_system(suite)
    if packages:
        base = _made_once("-".join([suite, *packages]), functools.partial(_install, base, packages))
    with tempfile.TemporaryDirectory(prefix=f"gradapp-{suite}-") as folder:
        path = Path(folder).resolve() / "system"
        run("cp", "--archive", base, path)
        (path / "complete").unlink()
        with _entered(path) as system:
            system.run("useradd", "--create-home", "--uid", "1000", PERSON)
            yield system


def _install(base: Path, packages: Sequence[str], path: Path) -> None:
    run("cp", "--archive", base, path)
    (path / "complete").unlink()
    with _entered(path) as system:
        system.apt("update")
        system.apt("install", "--no-install-recommends", *packages)
        system.apt("clean")


@contextlib.contextmanager
def _entered(path: Path) -> Iterator[System]:
    """Lend a system in a folder with what the kernel shows in one."""
    for name in ("etc/resolv.conf", "etc/hosts"):
        shutil.copyfile(f"/{name}", path / name)
    mounts = {"proc": "proc", "sys": "sysfs", "dev": "tmpfs"}
    for place, kind in mounts.items():
        run("mount", "-t", kind, kind, path / place)
    try:
        _fill_dev(path / "dev")
        yield System(path)
    finally:
        run("umount", "--recursive", "--lazy", path / "tmp" / ".X11-unix", check=False)
        for place in reversed(mounts):
            run("umount", "--recursive", "--lazy", path / place, check=False)


def _fill_dev(dev: Path) -> None:
    for name, major, minor in (("null", 1, 3), ("zero", 1, 5), ("random", 1, 8), ("urandom", 1, 9)):
        os.mknod(dev / name, 0o020666, os.makedev(major, minor))
        (dev / name).chmod(0o666)
    (dev / "fd").symlink_to("/proc/self/fd")
    (dev / "shm").mkdir(mode=0o1777)
    (dev / "shm").chmod(0o1777)


def check_nothing_left(system: System, before: set[str]) -> None:
    """Say which files are there that were not before, and fail if they are gradapp's."""
    left = sorted(path for path in system.files() - before if not path.startswith(THEIRS))
    settings = [path for path in left if path.startswith(HOME)]
    rest = [path for path in left if path not in settings]
    expect(not rest, f"no file is left but the person's own ({rest[:12]})")
    known = tuple(
        f"{HOME}/{name}/" for name in (".cache", ".config/gradapp", ".local/state/gradapp")
    )
    own = [path for path in settings if not path.endswith("/")]
    odd = [path for path in own if not path.startswith(known)]
    expect(
        not odd, f"the person keeps settings, log and caches, {len(own)} files, no other ({odd})"
    )
