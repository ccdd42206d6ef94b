"""The set-up command: what it is told, what it finds missing, and when it does nothing."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType

import pytest
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[2]
NOTHING_MISSING: list[str] = []


def _load_dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gradapp_dev", ROOT / "packaging" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


dev = _load_dev()


# What is typed


@pytest.mark.parametrize(
    ("words", "command", "rest"),
    [
        ([], "", []),
        (["run"], "run", []),
        (["run", "--"], "run", []),
        (["run", "--", "run", "--method", "all"], "run", ["run", "--method", "all"]),
        (["run", "--", "--", "odd"], "run", ["--", "odd"]),
        (["test", "-k", "ulp", "--", "tests"], "test", ["-k", "ulp", "--", "tests"]),
    ],
)
def test_words_after_the_command_are_passed_on_without_the_first_dashes(
    words: list[str], command: str, rest: list[str]
) -> None:
    assert dev.split(words) == (command, rest)


@pytest.fixture
def no_set_up(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Set-up is skipped, and what would replace the process is kept here."""
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "set_up", lambda _: None)
    monkeypatch.setattr(dev, "hand_over", lambda *command: started.append(command))
    monkeypatch.chdir(ROOT)
    return started


def test_run_hands_over_to_the_application_in_the_virtual_environment(
    no_set_up: list[tuple[str, ...]],
) -> None:
    dev.main(["run", "--", "run", "--method", "all"])
    python = str(dev.Checkout(ROOT).tool("python"))
    assert no_set_up == [(python, "-m", "gradapp", "run", "--method", "all")]


def test_test_with_words_runs_only_pytest_with_them(
    no_set_up: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "hand_over", _stop_after(no_set_up))
    with pytest.raises(SystemExit):
        dev.main(["test", "-k", "ulp"])
    assert no_set_up == [(str(dev.Checkout(ROOT).tool("python")), "-m", "pytest", "-k", "ulp")]


def _stop_after(started: list[tuple[str, ...]]) -> Callable[..., None]:
    def hand_over(*command: str) -> None:
        started.append(command)
        raise SystemExit(0)

    return hand_over


@pytest.mark.usefixtures("no_set_up")
@pytest.mark.parametrize(("failing", "code"), [(None, 0), ("ruff", 1), ("pytest", 1)])
def test_every_check_runs_even_when_one_fails_and_the_exit_code_says_so(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    failing: str | None,
    code: int,
) -> None:
    class Done:
        stdout = b"what it says\n"

        def __init__(self, command: tuple[str, ...]) -> None:
            self.returncode = 3 if failing in (Path(command[0]).name, *command[2:3]) else 0

    monkeypatch.setattr(dev.subprocess, "run", lambda command, **_: Done(command))
    assert dev.main(["test"]) == code
    *said, last = capsys.readouterr().out.split("\n\n")
    assert sum(each.endswith("\nwhat it says") for each in said) == 6
    summary = last.splitlines()
    checks = ("ruff", "ruff", "mypy", "lint-imports", "vulture", "translations.py check", "pytest")
    for line, name in zip(summary, checks, strict=True):
        assert name in line
        assert line.startswith("FAILED" if name == failing else "passed")


@pytest.mark.usefixtures("no_set_up")
@pytest.mark.parametrize(
    ("words", "tests"),
    [
        (["lint"], []),
        (["check"], [*dev.AT_ONCE, *dev.FAST]),
        (["check", "-x"], [*dev.AT_ONCE, *dev.FAST, "-x"]),
        (["test"], [*dev.AT_ONCE]),
    ],
)
def test_lint_check_and_test_run_the_same_checks_and_differ_in_their_tests(
    monkeypatch: pytest.MonkeyPatch, words: list[str], tests: list[str]
) -> None:
    ran: list[tuple[str, ...]] = []

    class Passed:
        returncode, stdout = 0, b""

    def run(command: tuple[str, ...], **_: object) -> Passed:
        ran.append(command)
        return Passed()

    monkeypatch.setattr(dev.subprocess, "run", run)
    assert dev.main(words) == 0
    checkout = dev.Checkout(ROOT)
    pytest_ = [] if words == ["lint"] else [(*checkout.pytest, *tests)]
    assert sorted(ran) == sorted([*checkout.checks, *pytest_])


@pytest.mark.parametrize("folder", dev.FAST)
def test_the_folders_of_fast_tests_have_tests(folder: str) -> None:
    assert list((ROOT / folder).glob("test_*.py"))


def test_before_a_commit_the_same_checks_are_run() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.findall(r"^ +entry: (.*)$", hooks, re.MULTILINE) == ["python3 packaging/dev.py lint"]
    assert "lint" in dev.COMMANDS


@pytest.mark.parametrize("words", [[], ["dance"]])
def test_an_unknown_command_explains_the_known_ones(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(words) == 2
    shown = capsys.readouterr().err
    assert all(f"  {name}" in shown for name in dev.COMMANDS)


# Python


@pytest.mark.parametrize("version", [(3, 9), (3, 10), (3, 15), (4, 0)])
def test_another_python_is_refused_in_a_sentence(version: tuple[int, int]) -> None:
    with pytest.raises(dev.SetupError) as refused:
        dev.check_version(version, lambda _: None)
    assert str(refused.value) == (
        f"gradapp needs Python 3.11 to 3.14; this is {version[0]}.{version[1]}."
    )


@pytest.mark.parametrize("minor", range(9, 18))
def test_the_metadata_accept_the_same_versions(minor: int) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    accepted = SpecifierSet(project["requires-python"]).contains(f"3.{minor}.0")
    assert accepted == (dev.OLDEST <= (3, minor) <= dev.NEWEST)
    named = f"Programming Language :: Python :: 3.{minor}" in project["classifiers"]
    assert named == accepted


def test_a_refusal_names_a_python_of_this_machine_that_would_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", ["packaging/dev.py", "run"])
    with pytest.raises(dev.SetupError, match=r"has one: python3\.12 packaging/dev\.py run$"):
        dev.check_version((3, 9), lambda name: name if name.endswith(("3.12", "3.11")) else None)


@pytest.mark.parametrize("minor", [11, 12, 13])
def test_every_supported_python_is_accepted(minor: int) -> None:
    dev.check_version((3, minor), lambda _: None)


def test_the_supported_versions_are_those_of_the_metadata() -> None:
    requires = dev.Checkout(ROOT).project()["project"]["requires-python"]
    assert requires == f">=3.{dev.OLDEST[1]},<3.{dev.NEWEST[1] + 1}"


# The system


@pytest.fixture
def bare_system(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """A Debian without venv, libEGL and libxcb-cursor; what is run on it is kept here."""
    ran: list[tuple[str, ...]] = []
    libraries = ["libEGL.so.1", "libxcb-cursor.so.0"]

    def aside(*command: str) -> int:
        ran.append(command)
        if "install" in command:
            libraries.clear()
            monkeypatch.setattr(dev, "missing_venv_package", lambda: None)
        return 0

    monkeypatch.setattr(dev, "aside", aside)
    monkeypatch.setattr(dev, "missing_venv_package", lambda: "python3-venv")
    monkeypatch.setattr(dev, "missing_libraries", lambda: libraries)
    _commands(monkeypatch, "apt-get")
    _be(monkeypatch, user=1000)
    return ran


def _commands(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: name if name in names else None)


def _be(monkeypatch: pytest.MonkeyPatch, user: int) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: user, raising=False)


def test_a_user_without_sudo_is_given_the_line_for_the_superuser(
    bare_system: list[tuple[str, ...]],
) -> None:
    with pytest.raises(dev.SetupError) as refused:
        dev.provide_system_packages()
    assert str(refused.value).splitlines()[1:] == [
        "su - -c 'apt-get update && apt-get install --yes --no-install-recommends "
        "python3-venv libegl1 libxcb-cursor0'"
    ]
    assert bare_system == []


def test_a_user_whose_sudo_asks_for_a_password_is_given_the_line_with_sudo(
    bare_system: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _commands(monkeypatch, "apt-get", "sudo")
    monkeypatch.setattr(dev, "superuser", lambda: None)
    with pytest.raises(dev.SetupError) as refused:
        dev.provide_system_packages()
    assert str(refused.value).splitlines()[1:] == [
        "sudo apt-get update && sudo apt-get install --yes --no-install-recommends "
        "python3-venv libegl1 libxcb-cursor0"
    ]
    assert bare_system == []


def test_root_gets_the_packages_installed(
    bare_system: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _be(monkeypatch, user=0)
    dev.provide_system_packages()
    update, install = bare_system
    assert update[-1] == "update"
    assert "DEBIAN_FRONTEND=noninteractive" in install
    packages = ("python3-venv", "libegl1", "libxcb-cursor0")
    assert install[-6:] == ("install", "--yes", "--no-install-recommends", *packages)


@pytest.mark.usefixtures("bare_system")
def test_packages_that_stay_missing_after_the_installation_are_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _be(monkeypatch, user=0)
    monkeypatch.setattr(dev, "aside", lambda *_: 100)
    with pytest.raises(dev.SetupError, match="\napt-get update && apt-get install"):
        dev.provide_system_packages()


@pytest.mark.usefixtures("bare_system")
def test_a_system_without_apt_names_the_libraries_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _commands(monkeypatch)
    monkeypatch.setattr(dev, "missing_venv_package", lambda: None)
    dev.provide_system_packages()
    assert "libEGL.so.1, libxcb-cursor.so.0" in capsys.readouterr().err


def test_a_complete_system_is_left_alone(
    bare_system: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _be(monkeypatch, user=0)
    monkeypatch.setattr(dev, "missing_packages", lambda: NOTHING_MISSING)
    dev.provide_system_packages()
    assert bare_system == []


# The virtual environment


class Made:
    """A checkout whose virtual environment is made by nothing but noting it down."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (root / "packaging").mkdir(parents=True)
        for name in ("pyproject.toml", "packaging/constraints.txt"):
            shutil.copy(ROOT / name, root / name)
        self.root = root
        self.did: list[str] = []
        self.pip: tuple[str, ...] = ()
        self.pip_env: Mapping[str, str] | None = None
        self.pip_fails = False
        monkeypatch.setattr(dev, "aside", self._aside)

    def _aside(self, *command: str, env: Mapping[str, str] | None = None) -> int:
        if "pip" in command:
            self.pip, self.pip_env = command, env
        if "venv" in command:
            python = dev.Checkout(self.root).tool("python")
            python.parent.mkdir(parents=True)
            python.touch()
        self.did.append("venv" if "venv" in command else "pip")
        return int(self.pip_fails and "pip" in command)

    def set_up(self) -> list[str]:
        """Set up, and return what was done."""
        self.did.clear()
        dev.Checkout(self.root).set_up()
        return list(self.did)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    made = Made(tmp_path / "checkout", monkeypatch)
    assert made.set_up() == ["venv", "pip"]
    return made


def test_a_second_set_up_does_nothing(made: Made) -> None:
    assert made.set_up() == []


def test_the_project_is_installed_editable_with_the_tools_of_its_dev_group_and_the_pins(
    made: Made,
) -> None:
    checkout = dev.Checkout(made.root)
    assert made.pip[0] == str(checkout.tool("python"))
    given = " ".join(made.pip)
    assert f"--constraint {checkout.constraints}" in given
    assert f"--editable {checkout.root}" in given
    assert set(checkout.group("dev")) <= set(made.pip)
    assert made.pip_env is not None
    assert checkout.constraints.as_uri() in made.pip_env["PIP_BUILD_CONSTRAINT"]


def test_changed_requirements_are_installed_into_the_same_environment(made: Made) -> None:
    made.edit("pyproject.toml", '"psutil>=6"', '"psutil>=7"')
    assert made.set_up() == ["pip"]
    assert made.set_up() == []


def test_changed_pins_are_installed_into_the_same_environment(made: Made) -> None:
    made.edit("packaging/constraints.txt", "pluggy==", "pluggy==99.")
    assert made.set_up() == ["pip"]


def test_changed_settings_of_a_linter_install_nothing(made: Made) -> None:
    made.edit("pyproject.toml", "line-length = 100", "line-length = 99")
    assert made.set_up() == []


def test_an_interrupted_installation_is_started_over(made: Made) -> None:
    made.edit("packaging/constraints.txt", "pluggy==", "pluggy==99.")
    made.pip_fails = True
    with pytest.raises(dev.SetupError, match="pip"):
        made.set_up()
    made.pip_fails = False
    assert made.set_up() == ["venv", "pip"]


def test_a_moved_checkout_gets_a_new_environment(made: Made) -> None:
    moved = made.root.with_name("moved")
    made.root.rename(moved)
    made.root = moved
    assert made.set_up() == ["venv", "pip"]


def test_another_python_gets_a_new_environment(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.platform, "python_version", lambda: "3.12.99")
    assert made.set_up() == ["venv", "pip"]


def test_an_environment_whose_python_is_gone_is_remade(made: Made) -> None:
    dev.Checkout(made.root).tool("python").unlink()
    assert made.set_up() == ["venv", "pip"]


@pytest.mark.parametrize("stamp", ["", "{", "[]", "null"])
def test_an_unreadable_stamp_means_a_new_environment(made: Made, stamp: str) -> None:
    dev.Checkout(made.root).stamp.write_text(stamp, "utf-8")
    assert made.set_up() == ["venv", "pip"]


def test_the_stamp_says_in_words_what_the_environment_is_for(made: Made) -> None:
    stamp = json.loads(dev.Checkout(made.root).stamp.read_text("utf-8"))
    assert stamp["checkout"] == str(made.root)
    assert sys.version.split()[0] in stamp["python"]


def test_pip_builds_with_the_pins_in_a_folder_whose_name_has_a_space(tmp_path: Path) -> None:
    given = {"PIP_CONSTRAINT": "their.txt", "PIP_EXTRA_INDEX_URL": "theirs", "PIP_USER": "1"}
    env = dev.Checkout(tmp_path / "my work").pip_environment(given)
    pins, theirs = env["PIP_CONSTRAINT"].split()
    assert pins.endswith("/my%20work/packaging/constraints.txt")
    assert theirs == "their.txt"
    assert env["PIP_EXTRA_INDEX_URL"] == "theirs"
    assert "PIP_USER" not in env


# The pins


def _pins() -> list[str]:
    lines = (ROOT / "packaging" / "constraints.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _named(requirement: str) -> str:
    """Return the normalised name of the package a requirement or pin is about."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def test_every_pin_is_one_exact_version_and_nothing_else() -> None:
    for line in _pins():
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[0-9]+(\.[0-9]+)*", line), line


def test_no_package_is_pinned_twice() -> None:
    names = [_named(line) for line in _pins()]
    assert sorted(names) == sorted(set(names))


def test_every_requirement_of_the_project_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"] + project["build-system"]["requires"]
    wanted += dev.Checkout(ROOT).group("dev")
    assert {_named(requirement) for requirement in wanted} <= {_named(pin) for pin in _pins()}


@pytest.mark.parametrize(
    "path", ["packaging/constraints.txt", "packaging/dev.py", "packaging/README.md", ".ci/run"]
)
def test_the_set_up_names_no_address(path: str) -> None:
    assert "://" not in (ROOT / path).read_text("utf-8")
