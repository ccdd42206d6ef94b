"""Set gradapp up in this checkout, then run, test, measure or build it; needs only Python."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import platform
import runpy
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

# Older and newer versions of Python run this file far enough to be told that they can't be used.
OLDEST = (3, 11)
NEWEST = (3, 14)

# What Qt takes from the system is told by the application, too; there stands the table.
SYSTEM = runpy.run_path(
    str(Path(__file__).resolve().parents[1] / "gradapp" / "app" / "system" / "libraries.py")
)
missing_libraries: Callable[[], list[str]] = SYSTEM["missing"]
packages_of: Callable[[Sequence[str]], list[str]] = SYSTEM["packages"]

# There is a process more than processors, since a sixth of the time tests wait, for a timer or for
# another process; each takes tests from the others' share once its own are done, and may come to
# need a gigabyte.
AT_ONCE = (f"--numprocesses={min(4, (os.cpu_count() or 1) + 1)}", "--dist=worksteal")

# The folders of tests that wait neither for PyTorch's optimizers nor for a worker thread.
FAST = (
    "tests/core/equations",
    "tests/core/landscape",
    "tests/core/model",
    "tests/core/numbers",
    "tests/core/problem",
    "tests/core/program",
    "tests/core/recording",
    "tests/core/rules",
    "tests/ui/code",
    "tests/ui/comparison",
    "tests/ui/graph",
    "tests/ui/kit",
    "tests/ui/lab",
    "tests/ui/pins",
    "tests/ui/problem",
    "tests/ui/table",
    "tests/ui/transport",
    "tests/ui/window",
)


class SetupError(Exception):
    """Set-up can't go on; the message says why, and what to type."""


def check_version(version: tuple[int, int], found: Callable[[str], str | None]) -> None:
    """Refuse a Python that gradapp doesn't support.

    Args:
        version: major and minor version of the interpreter that runs.
        found: says where a command is, or None; like `shutil.which`.

    Raises:
        SetupError: the version is not supported.
    """
    if OLDEST <= version <= NEWEST:
        return
    message = "gradapp needs Python {}.{} to {}.{}; this is {}.{}.".format(
        *OLDEST, *NEWEST, *version
    )
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        if found(f"python3.{minor}"):
            typed = " ".join(shlex.quote(word) for word in sys.argv)
            message += f" This machine has one: python3.{minor} {typed}"
            break
    raise SetupError(message)


def base_interpreter() -> Path:
    """Return the Python that runs this, seen through any virtual environment it is in."""
    return Path(getattr(sys, "_base_executable", sys.executable)).resolve()


def missing_venv_package() -> str | None:
    """Return the Debian package that makes `python -m venv` work, if it doesn't."""
    if importlib.util.find_spec("ensurepip") is not None:
        return None
    if base_interpreter() == Path("/usr/bin/python3").resolve():
        return "python3-venv"
    return f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def missing_packages() -> list[str]:
    """Return the Debian packages that have to be installed before set-up can go on."""
    venv = missing_venv_package()
    return ([venv] if venv else []) + packages_of(missing_libraries())


def apt_line(packages: Sequence[str], *, root: bool, sudo: bool) -> str:
    """Return the one line that installs `packages`, for a person to type.

    Args:
        packages: Debian packages.
        root: whether that person is the superuser.
        sudo: whether there is a `sudo`.
    """
    become = "sudo " if sudo and not root else ""
    install = f"{become}apt-get install --yes --no-install-recommends {' '.join(packages)}"
    line = f"{become}apt-get update && {install}"
    return line if root or sudo else f"su - -c {shlex.quote(line)}"


def superuser() -> list[str] | None:
    """Return what to put before a command to run it as root unasked; None where that can't be."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], stderr=subprocess.DEVNULL, check=False)
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None


def provide_system_packages() -> None:
    """Install what Linux lacks for virtual environments and for Qt, where that is allowed.

    Raises:
        SetupError: something is missing and a person has to install it.
    """
    packages = missing_packages()
    if not packages:
        return
    if not shutil.which("apt-get"):
        if missing_venv_package():
            raise SetupError("this Python has no ensurepip module; install its venv package.")
        say(f"Qt needs libraries that are missing here: {', '.join(missing_libraries())}")
        return
    line = apt_line(packages, root=os.geteuid() == 0, sudo=bool(shutil.which("sudo")))
    prefix = superuser()
    if prefix is None:
        raise SetupError(f"system packages are missing. Type this line, then try again:\n{line}")
    say(f"Installing system packages: {' '.join(packages)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    apt += ["--option", "DPkg::Lock::Timeout=120"]
    aside(*apt, "update")
    aside(*apt, "install", "--yes", "--no-install-recommends", *packages)
    if missing_packages():
        raise SetupError(f"system packages could not be installed. Try it by hand:\n{line}")


class Checkout(NamedTuple):
    """A working copy of the project, and a virtual environment in it.

    Attributes:
        root: the folder that holds pyproject.toml.
        folder: the name of the virtual environment.
        tools: the dependency group that is installed into it beside the project.
    """

    root: Path
    folder: str = ".venv"
    tools: str = "dev"

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / self.folder

    @property
    def stamp(self) -> Path:
        """The file that says what the virtual environment was made of, once it is complete."""
        return self.venv / "gradapp-setup.json"

    @property
    def constraints(self) -> Path:
        """The pinned versions of everything that is installed."""
        return self.root / "packaging" / "constraints.txt"

    def tool(self, name: str) -> Path:
        """Return the path of a command in the virtual environment."""
        if os.name == "nt":
            return self.venv / "Scripts" / f"{name}.exe"
        return self.venv / "bin" / name

    def project(self) -> dict[str, Any]:
        """Return what pyproject.toml says."""
        import tomllib  # Python 3.11's; older ones are refused before this line.

        return tomllib.loads((self.root / "pyproject.toml").read_text("utf-8"))

    def group(self, name: str) -> list[str]:
        """Return the requirements of a dependency group, with those of the groups it includes."""
        wanted: list[str] = []
        for item in self.project()["dependency-groups"][name]:
            wanted += [item] if isinstance(item, str) else self.group(item["include-group"])
        return wanted

    def ingredients(self) -> dict[str, str]:
        """Return what the virtual environment is made of; the stamp keeps a copy.

        Settings of linters and tests, also in pyproject.toml, change nothing that is installed.
        """
        project = self.project()
        tables = [project[key] for key in ("build-system", "project", "dependency-groups")]
        tables.append(project.get("tool", {}).get("hatch", {}))
        text = json.dumps(tables, sort_keys=True) + self.constraints.read_text("utf-8")
        return {
            "checkout": str(self.root),
            "python": f"{platform.python_version()} {platform.machine()} {base_interpreter()}",
            "requirements": hashlib.sha256(text.encode()).hexdigest(),
        }

    def made_of(self) -> dict[str, str]:
        """Return what the virtual environment was made of; empty when it is not whole."""
        try:
            stamp = json.loads(self.stamp.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        whole = isinstance(stamp, dict) and self.tool("python").exists()
        return stamp if whole else {}

    def set_up(self) -> None:
        """Make the environment hold what pyproject.toml and the pins ask for; nothing if it does.

        Raises:
            SetupError: it could not be done.
        """
        if self.made_of() == self.ingredients():
            return
        with alone(self.constraints):
            wanted, found = self.ingredients(), self.made_of()
            if found == wanted:
                return
            try:
                self.stamp.unlink(missing_ok=True)
                if any(found.get(key) != wanted[key] for key in ("checkout", "python")):
                    self.make_venv()
                self.install()
                self.stamp.write_text(json.dumps(wanted, indent=1) + "\n", "utf-8")
            except PermissionError as error:
                raise SetupError(f"{error}: was it made by another user?") from error

    def make_venv(self) -> None:
        """Make an empty virtual environment in place of whatever is there."""
        if self.venv.is_symlink() or self.venv.is_file():
            self.venv.unlink()
        elif self.venv.exists():
            say(f"Removing {self.folder}: it is incomplete, or of another Python or place.")
            shutil.rmtree(self.venv)
        say(f"Making {self.folder} with Python {platform.python_version()}.")
        if aside(str(base_interpreter()), "-m", "venv", str(self.venv)) != 0:
            raise SetupError(f"{self.folder} could not be made.")

    def install(self) -> None:
        """Install the project, editable, with its dependencies and the tools of its group."""
        say("Installing gradapp and what it needs; PyTorch and Qt are large, this takes minutes.")
        pip = [str(self.tool("python")), "-m", "pip", "--require-virtualenv", "install"]
        pip += ["--constraint", str(self.constraints), "--editable", str(self.root)]
        if aside(*pip, *self.group(self.tools), env=self.pip_environment(os.environ)) != 0:
            raise SetupError("pip could not install everything; what it printed above says why.")

    @property
    def checks(self) -> tuple[tuple[str, ...], ...]:
        """The commands that look for faults without a test."""
        return (
            (str(self.tool("ruff")), "check", "."),
            (str(self.tool("ruff")), "format", "--check", "."),
            (str(self.tool("mypy")),),
            (str(self.tool("lint-imports")),),
            (str(self.tool("vulture")),),
            self.translations("check"),
        )

    @property
    def pytest(self) -> tuple[str, ...]:
        """The command that runs all tests."""
        return str(self.tool("python")), "-m", "pytest"

    def translations(self, word: str) -> tuple[str, ...]:
        """Return the command that does `word` with the translations."""
        return str(self.tool("python")), str(self.root / "packaging" / "translations.py"), word

    def compile_translations(self) -> None:
        """Make what the program reads of the translations that have changed; else do nothing."""
        if aside(*self.translations("compile")) != 0:
            raise SetupError("the translations could not be compiled.")

    def pip_environment(self, environ: Mapping[str, str]) -> dict[str, str]:
        """Return `environ` so that pip pins what it builds with, too, and stays inside."""
        # pip hands no --constraint to the environment it builds in, but this it inherits. It splits
        # the value at spaces, which a path may hold and its URI can't.
        pins = self.constraints.as_uri()
        changed = {name: f"{pins} {environ.get(name, '')}".strip() for name in PIP_PINS}
        env = {**environ, **changed, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
        for name in ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONHOME"):
            env.pop(name, None)
        return env


# The second one is pip's since 25.3.
PIP_PINS = ("PIP_CONSTRAINT", "PIP_BUILD_CONSTRAINT")


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let a second set-up of the same checkout wait for the first; `path` is any file in it."""
    with path.open() as file:
        if sys.platform != "win32":
            import fcntl

            with contextlib.suppress(OSError):  # a file system without locks
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def say(text: str) -> None:
    """Tell the person what happens, on standard error: standard output is the application's."""
    print(text, file=sys.stderr, flush=True)


def aside(*command: str, env: Mapping[str, str] | None = None) -> int:
    """Run a command of set-up, its output on standard error, and return its exit code."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=env, check=False
    )
    return done.returncode


def hand_over(*command: str) -> NoReturn:
    """Run a command in place of this one, so that signals and the exit code are its own."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":  # there, exec returns to the shell before the command has ended
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def set_up(checkout: Checkout) -> None:
    """Provide everything, the system's part first."""
    if sys.platform.startswith("linux"):
        provide_system_packages()
    checkout.set_up()
    checkout.compile_translations()


def setup(checkout: Checkout, words: Sequence[str]) -> int:
    """Only set up."""
    if words:
        raise SetupError("setup takes no further words.")
    say(f"Ready: {checkout.venv}")
    return 0


def run(checkout: Checkout, words: Sequence[str]) -> int:
    """Open the application; further words are passed on: run -- run --method all."""
    hand_over(str(checkout.tool("python")), "-m", "gradapp", *words)


def bench(checkout: Checkout, words: Sequence[str]) -> int:
    """Run the benchmarks; further words are passed on."""
    benchmarks = checkout.root / "tests" / "benchmarks" / "run.py"
    hand_over(str(checkout.tool("python")), str(benchmarks), *words)


def soak(checkout: Checkout, words: Sequence[str]) -> int:
    """Run the long searches; further words: --minutes N, --seed S, --search NAME, --help."""
    os.chdir(checkout.root)
    hand_over(str(checkout.tool("python")), "-m", "tests.soak.runner", *words)


def test(checkout: Checkout, words: Sequence[str]) -> int:
    """Run every check and test; with further words only pytest, with these."""
    if words:
        os.chdir(checkout.root)
        hand_over(*checkout.pytest, *words)
    return passed(checkout, *checkout.checks, (*checkout.pytest, *AT_ONCE))


def check(checkout: Checkout, words: Sequence[str]) -> int:
    """Run every check and the fast tests: half a minute, at first 40 s; more words are pytest's."""
    return passed(checkout, *checkout.checks, (*checkout.pytest, *AT_ONCE, *FAST, *words))


def lint(checkout: Checkout, words: Sequence[str]) -> int:
    """Run every check and no test, as pre-commit does."""
    if words:
        raise SetupError("lint takes no further words.")
    return passed(checkout, *checkout.checks)


def passed(checkout: Checkout, *commands: Sequence[str]) -> int:
    """Run all commands at the same time, and say at the end which passed.

    None of the checks keeps more than one processor busy. What the last command prints is seen as
    it comes, and what each other one has printed once it has ended.
    """
    os.chdir(checkout.root)
    with ThreadPoolExecutor(len(commands)) as pool:
        others = [pool.submit(_run, each, subprocess.PIPE) for each in commands[:-1]]
        last = _run(commands[-1], None)
        results = [*(each.result() for each in others), last]
    print()
    for line, code, seconds in results:
        print(f"{'FAILED' if code else 'passed'}  {seconds:6.1f} s  {line}")
    return int(any(code for _, code, _ in results))


def _run(command: Sequence[str], output: int | None) -> tuple[str, int, float]:
    """Return how a command is typed, what it ended with, and after how many seconds."""
    line = shlex.join([os.path.relpath(command[0]), *command[1:]])
    if output is None:
        print(f"\n$ {line}", flush=True)
    began = time.monotonic()
    done = subprocess.run(command, stdout=output, stderr=output and subprocess.STDOUT, check=False)
    seconds = time.monotonic() - began
    if output is not None:
        print(f"\n$ {line}\n{done.stdout.decode('utf-8', 'replace')}", end="", flush=True)
    return line, done.returncode, seconds


def bundle(checkout: Checkout, words: Sequence[str]) -> int:
    """Build dist/gradapp, the folder that gets installed, and start it."""
    return release(checkout, "bundle", *words)


def deb(checkout: Checkout, words: Sequence[str]) -> int:
    """Build the package for Debian and Ubuntu, and check it."""
    return release(checkout, "deb", *words)


def rpm(checkout: Checkout, words: Sequence[str]) -> int:
    """Build the package for Fedora and openSUSE."""
    return release(checkout, "rpm", *words)


def tar(checkout: Checkout, words: Sequence[str]) -> int:
    """Build the archive that one user can install without being root."""
    return release(checkout, "tar", *words)


def windows(checkout: Checkout, words: Sequence[str]) -> int:
    """Build the setup program for Windows, here on Linux."""
    return release(checkout, "windows", *words)


def release(checkout: Checkout, *words: str) -> int:
    """Hand over to what builds the files that are given to users."""
    os.chdir(checkout.root / "packaging")
    hand_over(str(checkout.tool("python")), "-m", "release", *words)


COMMANDS: dict[str, Callable[[Checkout, Sequence[str]], int]] = {
    "run": run,
    "check": check,
    "test": test,
    "lint": lint,
    "bench": bench,
    "soak": soak,
    "setup": setup,
    "bundle": bundle,
    "deb": deb,
    "rpm": rpm,
    "tar": tar,
    "windows": windows,
}

# These work in an environment of their own: what tests and checks need must not get bundled.
BUILDS = ("bundle", "deb", "rpm", "tar", "windows")


def usage() -> str:
    """Return how to call this file."""
    lines = ["usage: python3 packaging/dev.py COMMAND [--] [WORDS]", ""]
    lines += [f"  {name:7} {command.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join([*lines, "", "Every command first sets up what is missing."])


def split(words: Sequence[str]) -> tuple[str, list[str]]:
    """Return the command and the words to pass on; one `--` between the two is dropped."""
    command, rest = (words[0], list(words[1:])) if words else ("", [])
    return command, rest[1:] if rest[:1] == ["--"] else rest


def main(words: Sequence[str]) -> int:
    """Run the command that `words` ask for, and return the exit code."""
    command, rest = split(words)
    if command in {"-h", "--help", "help"}:
        print(usage())
        return 0
    if command not in COMMANDS:
        say(usage())
        return 2
    root = Path(__file__).resolve().parent.parent
    checkout = Checkout(root, ".venv-build", "build") if command in BUILDS else Checkout(root)
    try:
        check_version((sys.version_info[0], sys.version_info[1]), shutil.which)
        set_up(checkout)
        return COMMANDS[command](checkout, rest)
    except SetupError as error:
        say(f"dev.py: {error}")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
