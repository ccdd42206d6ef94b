"""Builds the .deb and the .rpm from one description, and checks them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from string import Template
from typing import Final

import dev

from gradapp.app.system.libraries import PRINTING, WAYLAND
from release import bundle, needed, share
from release.project import (
    MACHINE,
    BuildError,
    Project,
    megabytes,
    need,
    note_sum,
    replace_folder,
    run,
    tool,
)

_FONTS: Final = "fonts-dejavu-core | fonts-liberation | fonts-noto-core"
_PROGRAMS: Final = ("gradapp", "install.sh", "torch_shm_manager")

DEB_BUDGET: Final = 160_000_000
"""The most bytes that the .deb may have."""


def deb(project: Project) -> Path:
    """Build the package for Debian and Ubuntu, check it, and return it.

    Raises:
        BuildError: it is too large, or lintian has something against it.
    """
    need(ar="binutils", lintian="lintian", xz="xz-utils")
    _prepare(project)
    unpacked = project.work / "unpacked.deb"
    _nfpm(project, "deb", unpacked)
    _check(unpacked)
    result = project.dist / f"gradapp_{project.version}-1_amd64.deb"
    _compress_deb(project, unpacked, result)
    unpacked.unlink()
    if result.stat().st_size > DEB_BUDGET:
        raise BuildError(f"{result.name} has {megabytes(result.stat().st_size)}: too many.")
    words = ("--allow-root", "--fail-on=error,warning", "--tag-display-limit=0")
    print(run("lintian", *words, result))
    return _finished(result)


def rpm(project: Project) -> Path:
    """Build the package for Fedora and openSUSE, and return it."""
    _prepare(project)
    result = project.dist / f"gradapp-{project.version}-1.{MACHINE}.rpm"
    _nfpm(project, "rpm", result)
    return _finished(result)


def _prepare(project: Project) -> None:
    bundle.build(project)
    folder = share.build(project)
    for path in (folder, project.bundle):
        set_times_and_modes(path, project.epoch)


def set_times_and_modes(folder: Path, epoch: int) -> None:
    """Give everything in `folder` the same time, and modes that no umask has changed."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            executable = path.is_dir() or path.name in _PROGRAMS
            path.chmod(0o755 if executable else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _nfpm(project: Project, kind: str, result: Path) -> None:
    overrides = project.packaging / "linux" / "lintian-overrides"
    filled = {
        "VERSION": project.version,
        "BUNDLE": str(project.bundle),
        "SHARE": str(project.work / "share"),
        "LINTIAN": str(overrides),
        "DEB_DEPENDS": json.dumps(needed.by_package(project.bundle)),
        "DEB_RECOMMENDS": json.dumps([_FONTS, *WAYLAND.values(), *PRINTING.values()]),
        "RPM_DEPENDS": json.dumps(needed.by_library(project.bundle)),
        "DEB_COMPRESSION": "none",
        "RPM_COMPRESSION": "zstd:19",
    }
    text = (project.packaging / "nfpm.yaml").read_text("utf-8")
    config = project.work / "nfpm.yaml"
    config.write_text(Template(text).substitute(filled), "utf-8")
    words = ("package", "--config", config, "--packager", kind, "--target", result)
    run(tool("nfpm"), *words, env=project.environment())


def _check(unpacked: Path) -> None:
    """Let lintian look at a .deb before minutes are spent on making it smaller."""
    options = ("--allow-root", "--fail-on=error,warning", "--tag-display-limit=0")
    run("lintian", *options, "--suppress-tags=uses-no-compression-for-data-tarball", unpacked)


def _compress_deb(project: Project, unpacked: Path, result: Path) -> None:
    """Pack the data of a .deb anew with xz, which makes it smaller than nfpm's own compressors."""
    folder = replace_folder(project.work / "deb")
    run("ar", "x", unpacked, cwd=folder)
    [control] = folder.glob("control.tar*")
    compress(folder / "data.tar")
    result.unlink(missing_ok=True)
    # D: no times, owners and modes in the outer archive.
    run("ar", "rcD", result, "debian-binary", control.name, "data.tar.xz", cwd=folder)


def compress(path: Path) -> Path:
    """Compress a file with xz, in the same blocks whatever the machine, and return the result."""
    run("xz", "--force", "-9", "--threads=2", "--block-size=192MiB", path)
    return path.with_name(f"{path.name}.xz")


def _finished(artefact: Path) -> Path:
    note_sum(artefact)
    dev.say(f"{artefact}: {megabytes(artefact.stat().st_size)}")
    return artefact
