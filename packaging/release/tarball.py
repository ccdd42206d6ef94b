"""Builds the .tar.xz that one user can install without being root."""

from __future__ import annotations

import os
import shutil
import tarfile
from pathlib import Path

import dev

from gradapp.app.system.libraries import QT
from release import bundle, share
from release.linux_packages import compress, set_times_and_modes
from release.project import MACHINE, Project, files, megabytes, need, note_sum, replace_folder


def build(project: Project) -> Path:
    """Build the archive, and return it."""
    need(xz="xz-utils")
    bundle.build(project)
    name = f"gradapp-{project.version}-linux-{MACHINE}"
    folder = replace_folder(project.work / "tar") / name
    shutil.copytree(project.bundle, folder / "gradapp", symlinks=True, copy_function=os.link)
    shutil.copytree(share.build(project), folder / "share", symlinks=True)
    (folder / "share" / "doc" / "gradapp" / "changelog.Debian.gz").unlink()
    lines = "".join(f"{library} {package}\n" for library, package in QT.items())
    (folder / "share" / "needed-libraries").write_text(lines, "utf-8")
    for file in ("install.sh", "README.txt"):
        shutil.copyfile(project.packaging / "linux" / file, folder / file)
    set_times_and_modes(folder, project.epoch)
    archive = project.dist / f"{name}.tar"
    _pack(folder, archive)
    shutil.rmtree(folder)
    result = compress(archive)
    note_sum(result)
    dev.say(f"{result}: {megabytes(result.stat().st_size)}")
    return result


def _pack(folder: Path, archive: Path) -> None:
    """Pack `folder` in a fixed order, as of nobody in particular."""

    def anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        return member

    with tarfile.open(archive, "w", format=tarfile.GNU_FORMAT) as tar:
        tar.add(folder, folder.name, recursive=False, filter=anonymous)
        folders = [path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink()]
        for path in sorted([*files(folder), *folders]):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            tar.add(path, name, recursive=False, filter=anonymous)
