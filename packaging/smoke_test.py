"""Install an artefact where it belongs, start it as a double-click does, use it, and remove it.

    python3 packaging/smoke_test.py ARTEFACT [--suite bookworm|trixie|all] [--pictures FOLDER]

Each test runs in a minimal Debian of its own, made with debootstrap; the X server and the hands
that press keys are outside of it. Needs to be root. The bare systems are kept in build/roots.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import os
import re
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SUITES: Final = ("bookworm", "trixie")
PERSON: Final = "person"
HOME: Final = f"/home/{PERSON}"
STEPS: Final = 3
METHODS: Final = ("python", "autograd", "optimizer", "mseloss")
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

# Where an installation leaves nothing: the rest of a Debian is caches, logs and lists.
WATCHED: Final = ("usr", "opt", "etc", "home", "root", "srv", "tmp", "var/tmp", "dev/shm")

# Made by the triggers of packages that gradapp depends on, and theirs.
THEIRS: Final = ("/etc/ld.so.cache", "/etc/ssl/certs", "/etc/mailcap")


class SmokeError(Exception):
    """The artefact failed; the message says at what."""


def say(text: str) -> None:
    """Tell what happens."""
    print(f"[{time.strftime('%H:%M:%S')}] {text}", flush=True)


def expect(condition: bool, sentence: str) -> None:
    """Fail with `sentence` unless `condition` holds, and tell it otherwise."""
    if not condition:
        raise SmokeError(f"not so: {sentence}")
    say(f"  ok: {sentence}")


def run(*command: str | Path, env: dict[str, str] | None = None, check: bool = True) -> str:
    """Run a command outside and return what it printed."""
    done = subprocess.run(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=env,
        check=False,
    )
    if check and done.returncode:
        raise SmokeError(f"{shlex.join(map(str, command))}\n{done.stdout[-4000:]}")
    return done.stdout


def until(condition: Callable[[], str], sentence: str, seconds: float = 60) -> str:
    """Wait until `condition` returns something, and return that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise SmokeError(f"after {seconds:.0f} s still not so: {sentence}")


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
    base = ROOT / "build" / "roots" / suite
    if not (base / "complete").exists():
        say(f"Making a minimal Debian ({suite}).")
        shutil.rmtree(base, ignore_errors=True)
        base.parent.mkdir(parents=True, exist_ok=True)
        run("debootstrap", "--variant=minbase", suite, base)
        (base / "complete").touch()
    return base


@contextlib.contextmanager
def new_system(suite: str) -> Iterator[System]:
    """Lend a minimal Debian with the account of a person and no other addition."""
    with tempfile.TemporaryDirectory(prefix=f"gradapp-{suite}-") as folder:
        path = Path(folder).resolve() / "system"
        run("cp", "--archive", bare_system(suite), path)
        (path / "complete").unlink()
        for name in ("etc/resolv.conf", "etc/hosts"):
            shutil.copyfile(f"/{name}", path / name)
        mounts = {"proc": "proc", "sys": "sysfs", "dev": "tmpfs"}
        for place, kind in mounts.items():
            run("mount", "-t", kind, kind, path / place)
        try:
            _fill_dev(path / "dev")
            system = System(path)
            system.run("useradd", "--create-home", "--uid", "1000", PERSON)
            yield system
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


class Screen:
    """A virtual screen with a window manager, and hands in front of it."""

    def __init__(self) -> None:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(write),
                "-screen",
                "0",
                "1440x900x24",
                "-nolisten",
                "tcp",
                "-ac",
            ],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            self.display = f":{pipe.readline().strip()}"
        self.env = {**os.environ, "DISPLAY": self.display}
        self._manager = subprocess.Popen(
            ["openbox"], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until(lambda: self.ask("wmctrl", "-m"), "there is a window manager")

    def close(self) -> None:
        """End both."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()

    def ask(self, *command: str) -> str:
        """Run a command that looks at the screen; empty when it fails."""
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        return done.stdout.strip() if done.returncode == 0 else ""

    def press(self, key: str) -> None:
        """Press a key in the window in front."""
        run("xdotool", "key", key, env=self.env)

    def clear_clipboard(self) -> None:
        """Take the clipboard over with nothing."""
        command = ["xclip", "-in", "-selection", "clipboard", "/dev/null"]
        subprocess.run(
            command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
        )

    def clipboard(self) -> str:
        """Return the text on the clipboard."""
        return self.ask("timeout", "5", "xclip", "-out", "-selection", "clipboard")


@contextlib.contextmanager
def screen_for(system: System) -> Iterator[Screen]:
    """Lend a screen that programs in the system can reach."""
    sockets = system.path / "tmp" / ".X11-unix"
    sockets.mkdir(exist_ok=True)
    screen = Screen()
    run("mount", "--bind", "/tmp/.X11-unix", sockets)
    try:
        yield screen
    finally:
        run("umount", sockets)
        sockets.rmdir()
        screen.close()


def use(system: System, entry: Path, picture: Path) -> None:
    """Do what a double-click on a desktop entry does, then work with the window and close it."""
    started = _command(system.path / str(entry).lstrip("/"))
    said = system.run(*started, "--self-test", person=True)
    expect("passed: all comparisons" in said, f"{shlex.join(started)} --self-test passes")
    wanted = [_computed(system, started, method) for method in METHODS]
    with screen_for(system) as screen, tempfile.TemporaryFile("w+") as errors:
        began = time.monotonic()
        program = subprocess.Popen(
            system.enter(*started, person=True, DISPLAY=screen.display),
            stdout=errors,
            stderr=errors,
        )
        try:
            window = until(lambda: _window(screen), "the window is open")
            say(f"  the window is open after {time.monotonic() - began:.2f} s")
            name = screen.ask("xprop", "-id", window, "WM_CLASS")
            expect('"gradapp", "gradapp"' in name, f"the window says it is gradapp's: {name}")
            screen.ask("wmctrl", "-i", "-a", window)
            for number, steps in enumerate(wanted, start=1):
                shows = functools.partial(_shows, screen, number, steps)
                sentence = f"{STEPS} steps by key, {METHODS[number - 1]}: {steps[-1]}"
                expect(bool(until(shows, sentence)), sentence)
            run("import", "-window", "root", picture, env=screen.env)
            say(f"  picture: {picture}")
            run("wmctrl", "-i", "-c", window, env=screen.env)
            code = program.wait(30)
        except BaseException:
            with contextlib.suppress(SmokeError):
                run("import", "-window", "root", picture, env=screen.env)
            errors.seek(0)
            say(f"what it printed: {errors.read()}")
            raise
        finally:
            if program.poll() is None:
                program.send_signal(signal.SIGKILL)
        expect(code == 0, "closing the window ends it with code 0")
    until(lambda: "none" if not system.processes() else "", "no process is left", 10)
    expect(True, "no process is left")


def _command(entry: Path) -> list[str]:
    """Return the words of a desktop entry's Exec line."""
    lines = entry.read_text("utf-8").splitlines()
    line = next(line for line in lines if line.startswith("Exec="))
    text = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    words = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', text)
    return [re.sub(r"\\(.)", r"\1", quoted) or plain for quoted, plain in words]


def _window(screen: Screen) -> str:
    found = screen.ask("xdotool", "search", "--onlyvisible", "--class", "^gradapp$").splitlines()
    return found[-1] if found else ""


def _shows(screen: Screen, number: int, steps: list[list[float]]) -> str:
    """Choose a method, start afresh, make the steps by key, copy them, and say if they are `steps`.

    While PyTorch is being imported, its methods wait: the steps are another's then.
    """
    screen.clear_clipboard()
    screen.press(f"ctrl+{number}")
    screen.press("ctrl+Home")
    for _ in range(STEPS):
        screen.press("Right")
    end = time.monotonic() + 2
    while time.monotonic() < end:
        screen.press("ctrl+shift+t")
        text = screen.clipboard()
        if len(text.splitlines()) == STEPS + 1 and _numbers(text) == steps:
            return text
    return ""


def _numbers(text: str) -> list[list[float]]:
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return [[float(word.replace("−", "-")) for word in row] for row in rows]


def _computed(system: System, started: Sequence[str], method: str) -> list[list[float]]:
    """Return the steps as the command line prints them, as short as the window copies them."""
    words = ("run", "--method", method, "--steps", str(STEPS), "--format", "csv")
    lines = system.run(*started, *words, person=True).splitlines()[1:]
    rows = [[float(word) for word in line.split(",")[1:]] for line in lines]
    return rows if method == "python" else [[_float32(value) for value in row] for row in rows]


def _float32(value: float) -> float:
    """Return the shortest number that is the same one in float32."""
    for digits in range(1, 18):
        short = float(f"{value:.{digits}g}")
        if struct.pack("f", short) == struct.pack("f", value):
            return short
    return value


def check_nothing_left(system: System, before: set[str]) -> None:
    """Say which files are there that were not before, and fail if they are gradapp's."""
    left = sorted(path for path in system.files() - before if not path.startswith(THEIRS))
    settings = [path for path in left if path.startswith(HOME)]
    rest = [path for path in left if path not in settings]
    expect(not rest, f"no file is left but the person's own ({rest[:12]})")
    known = tuple(
        f"{HOME}/{name}/" for name in (".cache", ".config/gradapp", ".local/share/gradapp")
    )
    own = [path for path in settings if not path.endswith("/")]
    odd = [path for path in own if not path.startswith(known)]
    expect(
        not odd, f"the person keeps settings, log and caches, {len(own)} files, no other ({odd})"
    )


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
        use(system, Path("/usr/share/applications/gradapp.desktop"), picture)
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
        system.apt("install", "--no-install-recommends", "xz-utils", *packages)
        before = system.files()
        shutil.copyfile(artefact, home / "gradapp.tar.xz")
        os.chown(home / "gradapp.tar.xz", 1000, 1000)
        system.run("tar", "xf", "gradapp.tar.xz", person=True)
        say("./install.sh")
        for _ in range(2):  # the second time over the first
            said = system.run(f"{HOME}/{folder}/install.sh", person=True)
            expect("gradapp is installed" in said and "lacks" not in said, said.splitlines()[0])
        system.run("rm", "-rf", folder, "gradapp.tar.xz", person=True)
        entry = Path(HOME) / ".local/share/applications/gradapp.desktop"
        use(system, entry, picture)
        said = system.run(f"{HOME}/.local/lib/gradapp/install.sh", "--remove", person=True)
        expect("gradapp is removed" in said, said.strip())
        check_nothing_left(system, before)


def test_rpm(artefact: Path, suite: str, picture: Path) -> None:
    """Unpack an .rpm into a Debian, where its dependencies can't be checked, and use it."""
    with new_system(suite) as system:
        system.apt("update")
        description = (ROOT / "packaging" / "nfpm.yaml").read_text("utf-8")
        debian = description.partition("  deb:\n")[2].partition("    recommends:")[0]
        packages = [line.split()[1] for line in debian.splitlines() if line.startswith("      - ")]
        system.apt("install", "--no-install-recommends", "fonts-dejavu-core", *packages)
        for name in ("applications", "icons", "metainfo", "mime/packages"):
            # These are other packages' where rpm is at home.
            (system.path / "usr/share" / name).mkdir(parents=True, exist_ok=True)
        before = system.files()
        rpm = ("rpm", "--root", str(system.path), "--dbpath", "/var/lib/smoke-rpm", "--nodeps")
        run(*rpm, "--install", artefact)
        use(system, Path("/usr/share/applications/gradapp.desktop"), picture)
        run(*rpm, "--erase", "gradapp")
        check_nothing_left(system, before)


TESTS: Final = {".deb": test_deb, ".xz": test_tar, ".rpm": test_rpm}


def main(words: Sequence[str]) -> int:
    """Test the artefact that `words` name, and return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("artefact", type=Path)
    parser.add_argument("--suite", choices=(*SUITES, "all"), default="all")
    parser.add_argument("--pictures", type=Path, default=ROOT / "build" / "smoke")
    options = parser.parse_args(words)
    test = TESTS.get(options.artefact.suffix)
    if test is None:
        parser.error(f"{options.artefact} is none of {', '.join(TESTS)}")
    missing = sorted({package for tool, package in TOOLS.items() if not shutil.which(tool)})
    if missing:
        print(f"Install first: apt-get install {' '.join(missing)}", file=sys.stderr)
        return 2
    if os.geteuid() != 0:
        print("A system in a folder can only be entered by root.", file=sys.stderr)
        return 2
    options.pictures.mkdir(parents=True, exist_ok=True)
    failed = 0
    for suite in SUITES if options.suite == "all" else (options.suite,):
        say(f"{options.artefact.name} in {suite}")
        try:
            test(
                options.artefact.resolve(),
                suite,
                options.pictures / f"{options.artefact.name}-{suite}.png",
            )
        except (SmokeError, subprocess.TimeoutExpired) as error:
            say(f"FAILED: {error}")
            failed += 1
        else:
            say(f"passed: {options.artefact.name} in {suite}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
