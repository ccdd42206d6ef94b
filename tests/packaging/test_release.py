"""What is given to users: what gets into the bundle, how it is described, packed and installed."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gradapp import __version__
from gradapp.app.system import libraries
from gradapp.app.system.libraries import PRINTING, QT, WAYLAND
from tests.pictures import colours

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
DESKTOP = ROOT / "resources" / "desktop"

sys.path.insert(0, str(PACKAGING))
try:
    import dev
    from release import bundle, licences, linux_packages, needed, share, tarball
    from release.components import Component
    from release.project import BuildError, Project, note_sum
    from smoke import linux as smoke_linux
    from smoke import window as smoke_window
finally:
    sys.path.remove(str(PACKAGING))

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it is about Linux")


@pytest.fixture
def project() -> Project:
    return Project(ROOT)


# What is in the bundle


class Spec:
    """The recipe for PyInstaller, carried out with one that only notes what it is told."""

    def __init__(self) -> None:
        self.told: dict[str, Any] = {}
        text = (PACKAGING / "gradapp.spec").read_text("utf-8")
        names: dict[str, Any] = {"SPECPATH": str(PACKAGING), "Analysis": self._analysis}
        for name in ("PYZ", "EXE", "COLLECT"):
            names[name] = lambda *_, **__: None
        exec(compile(text, "gradapp.spec", "exec"), names)
        self.is_wanted: Callable[[tuple[str, str, str]], bool] = names["is_wanted"]

    def _analysis(self, _: list[str], **told: Any) -> Any:
        self.told = told

        return SimpleNamespace(pure=[], scripts=[], binaries=[], datas=[])


@pytest.fixture(scope="module")
def spec() -> Spec:
    return Spec()


def test_every_module_is_bundled_though_methods_are_imported_by_name(spec: Spec) -> None:
    modules = set(spec.told["hiddenimports"])
    for path in (ROOT / "gradapp" / "core" / "methods").glob("[!_]*.py"):
        assert f"gradapp.core.methods.{path.stem}" in modules
    assert {"gradapp", "gradapp.app.commands.cli", "gradapp.ui.window.main_window"} <= modules


def test_sources_are_bundled_beside_what_runs(spec: Spec) -> None:
    # That of enum is what PyTorch reads for gradients of gradients.
    assert spec.told["module_collection_mode"] == {"gradapp": "pyz+py", "enum": "pyz+py"}


def test_what_python_brings_is_bundled_for_a_persons_own_code_but_for_windows_and_databases(
    spec: Spec,
) -> None:
    bundled, left_out = set(spec.told["hiddenimports"]), set(spec.told["excludes"])
    named = {name for name in sys.stdlib_module_names if not name.startswith("_")}
    there = {name for name in named if importlib.util.find_spec(name) is not None}
    assert {"curses", "readline", "sqlite3", "tkinter", "turtle"} <= left_out
    assert there - left_out - bundled == {"antigravity", "this"}
    assert {"concurrent.futures", "unittest.mock", "xml.etree.ElementTree"} <= bundled
    assert not [name for name in bundled if ".test" in name]


def test_what_the_first_optimizer_imports_is_not_left_out(spec: Spec) -> None:
    for name in ("torch._dynamo", "torch._inductor", "sympy", "networkx", "PySide6.QtOpenGL"):
        assert name not in spec.told["excludes"]


def test_pictures_for_the_readme_are_not_bundled(spec: Spec) -> None:
    names = {Path(source).name for source, _ in spec.told["datas"]}
    assert {"gradapp.svg", "icons"} <= names
    assert not names & {"pictures", "desktop"}


@pytest.mark.parametrize(
    ("path", "source", "wanted"),
    [
        ("torch/bin/torch_shm_manager", "/venv/torch/bin/torch_shm_manager", True),
        ("torch/bin/test_api", "/venv/torch/bin/test_api", False),
        ("numpy-2.4.6.dist-info/METADATA", "/venv/METADATA", True),
        ("numpy-2.4.6.dist-info/RECORD", "/venv/RECORD", False),
        ("torch/bin/protoc", "/venv/torch/bin/protoc", False),
        ("torch/lib/libtorch_cpu.so", "/venv/torch/lib/libtorch_cpu.so", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/venv/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", "/venv/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", "/venv/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "/venv/libqgtk3.so", False),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", "/venv/libqsvg.so", True),
        ("PySide6/Qt/plugins/iconengines/libqsvgicon.so", "/venv/libqsvgicon.so", True),
        ("PySide6/Qt/translations/qtbase_de.qm", "/venv/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtdeclarative_de.qm", "/venv/qtdeclarative_de.qm", False),
        ("gradapp/resources/translations/gradapp_de.qm", "/gradapp_de.qm", True),
        ("gradapp/resources/translations/gradapp_de.ts", "/gradapp_de.ts", False),
    ],
)
def test_the_bundle_has_what_runs_and_not_what_only_builds_or_tests(
    spec: Spec, path: str, source: str, wanted: bool
) -> None:
    assert spec.is_wanted((path, source, "BINARY")) is wanted


@linux
@pytest.mark.parametrize(
    ("library", "wanted"),
    [
        ("libssl.so.3", True),
        ("libffi.so.8", True),
        ("libstdc++.so.6", False),
        ("libX11.so.6", False),
    ],
)
def test_of_the_building_machines_libraries_only_pythons_are_bundled(
    spec: Spec, library: str, wanted: bool
) -> None:
    source = f"/lib/x86_64-linux-gnu/{library}"
    assert spec.is_wanted((library, source, "BINARY")) is wanted
    assert spec.is_wanted((library, f"/venv/wheel.libs/{library}", "BINARY"))


def test_a_bundle_over_its_budget_is_refused_and_its_largest_files_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "small").write_bytes(b"x" * 10)
    (tmp_path / "large").write_bytes(b"x" * 1000)
    monkeypatch.setattr(bundle, "BUDGET", 1010)
    bundle._check_size(tmp_path)
    monkeypatch.setattr(bundle, "BUDGET", 1009)
    with pytest.raises(BuildError, match=r"over its budget(.|\n)*large\n(.|\n)*small"):
        bundle._check_size(tmp_path)


@linux
@pytest.mark.parametrize(
    ("interpreter", "there", "wanted"),
    [
        ("/usr/bin/python3", False, [{f"libpython3.{sys.version_info[1]}"}]),
        ("/usr/bin/python3", True, []),
        ("/opt/python/bin/python3", False, []),
    ],
)
def test_debians_python_gets_the_library_that_the_bundle_starts(
    monkeypatch: pytest.MonkeyPatch, interpreter: str, there: bool, wanted: list[set[str]]
) -> None:
    from release import project

    def load(name: str) -> None:
        if not there:
            raise OSError(name)

    provided: list[set[str]] = []
    monkeypatch.setattr(dev, "base_interpreter", lambda: Path(interpreter).resolve())
    monkeypatch.setattr(project, "provide", provided.append)
    project.need_python_library(load)
    assert provided == wanted


# dev.py


@pytest.mark.parametrize("command", ["bundle", "deb", "rpm", "tar", "windows"])
def test_a_build_runs_in_an_environment_without_tools_for_tests(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[dev.Checkout] = []
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "set_up", prepared.append)
    monkeypatch.setattr(dev, "hand_over", lambda *words: started.append(words))
    monkeypatch.chdir(ROOT)
    dev.main([command])
    assert [(each.venv.name, each.tools) for each in prepared] == [(".venv-build", "build")]
    assert started == [(str(prepared[0].tool("python")), "-m", "release", command)]
    assert Path.cwd() == PACKAGING


# How the desktop knows it


def _entry() -> dict[str, str]:
    lines = (DESKTOP / "gradapp.desktop").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def test_window_entry_metainfo_and_icon_have_one_id(qapp: Any) -> None:
    source = (ROOT / "gradapp" / "app" / "system" / "application.py").read_text("utf-8")
    found = re.search(r'setDesktopFileName\("([^"]+)"\)', source)
    assert found is not None
    id = found[1]
    assert (DESKTOP / f"{id}.desktop").is_file()
    assert _entry()["Icon"] == _entry()["StartupWMClass"] == id
    metainfo = ET.parse(DESKTOP / "gradapp.metainfo.xml").getroot()
    assert metainfo.findtext("id") == id
    assert metainfo.findtext("launchable") == f"{id}.desktop"


def test_files_named_gradapp_are_of_a_type_of_their_own() -> None:
    namespace = "{http://www.freedesktop.org/standards/shared-mime-info}"
    [declared] = ET.parse(DESKTOP / "gradapp-mime.xml").getroot()
    globs = [glob.get("pattern") for glob in declared.iter(f"{namespace}glob")]
    assert (declared.get("type"), globs) == ("application/x-gradapp", ["*.gradapp"])


def test_a_double_click_on_a_document_opens_it() -> None:
    assert _entry()["Exec"] == "gradapp %f"
    assert _entry()["MimeType"] == "application/x-gradapp;"
    metainfo = ET.parse(DESKTOP / "gradapp.metainfo.xml").getroot()
    assert metainfo.findtext("provides/mediatype") == "application/x-gradapp"


def test_a_desktop_that_looks_for_the_program_finds_it_and_shows_the_entry() -> None:
    # The value names one file: GLib has no entry where none is called so.
    assert _entry()["TryExec"] == _entry()["Exec"].split()[0]


def test_the_icon_is_drawn_in_every_size_of_the_theme(qapp: Any, tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    share._icons(ROOT / "resources" / "gradapp.svg", tmp_path)
    for size in share.ICON_SIZES:
        image = QImage(str(tmp_path / f"{size}x{size}" / "apps" / "gradapp.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() < 128
        assert {"#0072b2", "#e69f00"} <= colours(image)
    assert (tmp_path / "scalable" / "apps" / "gradapp.svg").is_file()


def test_the_man_page_has_every_option_and_command(project: Project) -> None:
    from gradapp.app.commands import cli

    page = share.man_page(project).replace("\\-", "-")
    parser = cli.command_line()
    commands = share._commands(parser)
    assert set(commands) == {"run", "code", "export", "trace", "screenshot"}
    for each in (parser, *commands.values()):
        for action in each._actions:
            for name in action.option_strings:
                assert f"\\fB{name}\\fR" in page
    assert f'"gradapp {__version__}"' in page
    assert "%(" not in page


def test_the_version_is_read_from_the_package(project: Project) -> None:
    assert project.version == __version__


# What it depends on


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """What a bundle takes from the system, with the files that take it."""
    taken = {name: {"libqxcb.so"} for name in ("libc.so.6", *QT, *WAYLAND, *PRINTING)}
    monkeypatch.setattr(needed, "from_system", lambda _: taken)
    monkeypatch.setattr(needed, "newest_glibc", lambda _: "2.99")
    return taken


@pytest.mark.usefixtures("taken")
def test_what_is_taken_as_it_is_told_lets_the_build_go_on(project: Project) -> None:
    needed.check(project)


def test_a_needed_library_of_no_known_package_stops_the_build(
    project: Project, taken: dict[str, set[str]]
) -> None:
    taken["libodd.so.1"] = {"libqodd.so"}
    with pytest.raises(BuildError, match=r"libodd\.so\.1 \(for libqodd\.so\)"):
        needed.check(project)


def test_a_library_that_is_told_and_not_taken_stops_the_build(
    project: Project, taken: dict[str, set[str]]
) -> None:
    del taken["libxcb-cursor.so.0"]
    with pytest.raises(BuildError, match=r"does not need libxcb-cursor\.so\.0\.$"):
        needed.check(project)


@pytest.mark.usefixtures("taken")
@pytest.mark.parametrize(
    ("kind", "depended"),
    [
        ("deb", ("libc6 (>= 2.99)", "libegl1", "libglib2.0-0")),
        ("rpm", ("libc.so.6(GLIBC_2.99)(64bit)", "libEGL.so.1()(64bit)")),
    ],
)
def test_the_packages_depend_on_what_is_taken(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    kind: str,
    depended: tuple[str, ...],
) -> None:
    project.work = tmp_path
    monkeypatch.setattr(linux_packages, "run", lambda *_, **__: "")
    linux_packages._nfpm(project, kind, tmp_path / "package")
    lines = (tmp_path / "nfpm.yaml").read_text("utf-8").partition(f"\n  {kind}:\n")[2].splitlines()
    depends = json.loads(lines[0].removeprefix("    depends: "))
    assert set(depended) <= set(depends)
    assert depends == sorted(set(depends))


@linux
def test_this_system_which_shows_windows_lacks_nothing() -> None:
    assert libraries.missing() == []


def test_only_libraries_that_do_not_load_are_missing() -> None:
    def load(name: str) -> None:
        if name in {"libEGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"}:
            raise OSError(name)

    absent = libraries.missing(load)
    assert absent == ["libEGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"]
    assert libraries.packages(absent) == ["libegl1", "libglib2.0-0"]


# Licences


def test_the_copyright_file_keeps_empty_lines_of_a_licence_as_dots(tmp_path: Path) -> None:
    text = tmp_path / "LICENSE"
    text.write_text("Copyright (c) 1999-2020 Ada\n\nDo good.\n", "utf-8")
    part = Component(
        "a part", "1.0", "MIT", "pkg:pypi/a@1.0", ((text, "LICENSE"),), ("_internal/a/*",)
    )
    stanza = licences._stanza(part).splitlines()
    assert stanza[:5] == [
        "Files:",
        " usr/lib/gradapp/_internal/a/*",
        "Copyright:",
        " Copyright (c) 1999-2020 Ada",
        "License: a-part-terms",
    ]
    assert all(line.startswith(" ") and line.strip() for line in stanza[5:])


# Packing


def test_packed_files_have_one_time_and_no_modes_of_the_builder(tmp_path: Path) -> None:
    for name in ("gradapp", "install.sh", "lib.so"):
        (tmp_path / name).touch(mode=0o600)
    linux_packages.set_times_and_modes(tmp_path, 1_000_000_000)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"gradapp": 0o755, "install.sh": 0o755, "lib.so": 0o644}
    assert {path.stat().st_mtime for path in tmp_path.iterdir()} == {1_000_000_000}


def test_an_archive_of_the_same_files_is_the_same_archive(tmp_path: Path) -> None:
    archives = []
    for order in (("b", "a"), ("a", "b")):
        folder = tmp_path / "-".join(order) / "gradapp"
        (folder / "empty").mkdir(parents=True)
        for name in order:
            (folder / name).write_text(name, "utf-8")
        (folder / "link").symlink_to("a")
        linux_packages.set_times_and_modes(folder, 1_000_000_000)
        tarball._pack(folder, folder.with_suffix(".tar"))
        archives.append(folder.with_suffix(".tar").read_bytes())
    assert archives[0] == archives[1]


def test_sums_name_each_artefact_once_and_forget_those_that_are_gone(tmp_path: Path) -> None:
    for name in ("b.deb", "a.rpm", "b.deb"):
        (tmp_path / name).write_text(f"{name} anew", "utf-8")
        note_sum(tmp_path / name)
    lines = (tmp_path / "SHA256SUMS").read_text("utf-8").splitlines()
    assert [line.split("  ")[1] for line in lines] == ["a.rpm", "b.deb"]
    (tmp_path / "a.rpm").unlink()
    note_sum(tmp_path / "b.deb")
    assert len((tmp_path / "SHA256SUMS").read_text("utf-8").splitlines()) == 1


# Installing for one user


class Home:
    """A person's home, an unpacked archive in it, and a machine where that person is not root."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / 'my "home" $x'
        self.unpacked = self.path / "unpacked"
        (self.unpacked / "gradapp").mkdir(parents=True)
        program = self.unpacked / "gradapp" / "gradapp"
        program.write_text("#!/bin/sh\necho started\n", "utf-8")
        program.chmod(0o755)
        applications = self.unpacked / "share" / "applications"
        applications.mkdir(parents=True)
        entry = (DESKTOP / "gradapp.desktop").read_text("utf-8")
        (applications / "gradapp.desktop").write_text(entry, "utf-8")
        (self.unpacked / "share" / "needed-libraries").write_text("libc.so.6 libc6\n", "utf-8")
        script = self.unpacked / "install.sh"
        script.write_bytes((PACKAGING / "linux" / "install.sh").read_bytes())
        script.chmod(0o755)
        self.tools = folder / "bin"
        self.tools.mkdir()
        self.tools.joinpath("id").write_text("#!/bin/sh\necho 1000\n", "utf-8")
        self.tools.joinpath("id").chmod(0o755)

    @property
    def command(self) -> Path:
        return self.path / ".local" / "bin" / "gradapp"

    @property
    def entry(self) -> Path:
        return self.path / ".local" / "share" / "applications" / "gradapp.desktop"

    def run(self, script: Path, *words: str) -> subprocess.CompletedProcess[str]:
        env = {"HOME": str(self.path), "PATH": f"{self.tools}:/usr/bin:/bin"}
        return subprocess.run(
            [str(script), *words], env=env, capture_output=True, text=True, check=False
        )

    def install(self) -> subprocess.CompletedProcess[str]:
        return self.run(self.unpacked / "install.sh")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@linux
def test_the_script_installs_a_command_and_an_entry_that_start_the_program(home: Home) -> None:
    done = home.install()
    assert (done.returncode, done.stderr) == (0, "")
    started = subprocess.run([home.command], capture_output=True, text=True, check=True)
    assert started.stdout == "started\n"
    assert home.entry.read_text("utf-8").count("%f\n") == 1
    words = smoke_linux.exec_words(home.entry)
    assert words == [str(home.path / ".local" / "lib" / "gradapp" / "gradapp")]


@linux
def test_installing_again_replaces_every_file_of_the_version_before(home: Home) -> None:
    home.install()
    (home.unpacked / "gradapp" / "old").touch()
    home.install()
    old = home.path / ".local" / "lib" / "gradapp" / "old"
    assert old.exists()
    (home.unpacked / "gradapp" / "old").unlink()
    assert home.install().returncode == 0
    assert not old.exists()
    assert home.command.exists()


@linux
def test_removing_leaves_nothing_but_what_the_person_made(home: Home) -> None:
    own = home.path / ".local" / "share" / "applications" / "own.desktop"
    own.parent.mkdir(parents=True)
    own.touch()
    home.install()
    script = home.path / ".local" / "lib" / "gradapp" / "install.sh"
    assert home.run(script, "--remove").returncode == 0
    left = [path for path in (home.path / ".local").rglob("*") if path.is_file()]
    # The desktop's own index of its applications is there with or without gradapp.
    assert [path for path in left if path.name != "mimeinfo.cache"] == [own]
    assert home.run(home.unpacked / "install.sh", "--remove").returncode == 1


@linux
def test_another_program_of_that_name_is_left_alone(home: Home) -> None:
    home.command.parent.mkdir(parents=True)
    home.command.write_text("theirs", "utf-8")
    done = home.install()
    assert done.returncode == 1
    assert "is there already" in done.stderr
    assert home.command.read_text("utf-8") == "theirs"
    assert not home.entry.exists()


@linux
def test_missing_libraries_are_named_by_their_package(home: Home) -> None:
    names = home.unpacked / "share" / "needed-libraries"
    names.write_text("libc.so.6 libc6\nlibodd.so.1 libodd1\n", "utf-8")
    done = home.install()
    assert done.returncode == 0
    assert done.stderr.endswith("in the packages: libodd1\n")


@linux
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="it is about root")
def test_root_is_sent_to_the_packages(home: Home) -> None:
    (home.tools / "id").unlink()
    done = home.install()
    assert done.returncode == 1
    assert ".deb" in done.stderr


# What the smoke test believes


def test_the_smoke_test_reads_numbers_as_they_are_copied() -> None:
    assert smoke_window.numbers("step\tθ\n1\t−4.5\n2\t1e-05\n") == [[1.0, -4.5], [2.0, 1e-05]]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1.399999976158142, 1.4), (0.0015999969327822328, 0.0015999969), (3.0, 3.0)],
)
def test_the_smoke_test_shortens_float32_as_the_window_does(value: float, shown: float) -> None:
    assert smoke_window.float32(value) == shown
