"""What a Linux desktop needs to know of gradapp: entry, icons, metainfo, file type, man page."""

from __future__ import annotations

import argparse
import gzip
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from release import licences
from release.project import BuildError, Project, need, replace_folder, run

ICON_SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def build(project: Project) -> Path:
    """Fill a folder like /usr/share, check what is in it, and return it.

    Raises:
        BuildError: a check failed.
    """
    need(desktop_file_validate="desktop-file-utils", appstreamcli="appstream", man="man-db")
    share = replace_folder(project.work / "share")
    sources = project.root / "resources" / "desktop"
    day = _moment(project).strftime("%Y-%m-%d")
    metainfo = (sources / "gradapp.metainfo.xml").read_text("utf-8")
    metainfo = metainfo.replace("@VERSION@", project.version).replace("@DATE@", day)
    _write(share / "metainfo" / "gradapp.metainfo.xml", metainfo)
    _write(
        share / "applications" / "gradapp.desktop", (sources / "gradapp.desktop").read_text("utf-8")
    )
    _write(
        share / "mime" / "packages" / "gradapp.xml",
        (sources / "gradapp-mime.xml").read_text("utf-8"),
    )
    _icons(project.root / "resources" / "gradapp.svg", share / "icons" / "hicolor")
    _compress(share / "man" / "man1" / "gradapp.1.gz", man_page(project))
    _documents(project, share / "doc" / "gradapp")
    check(share)
    return share


def check(share: Path) -> None:
    """Hold the desktop entry, the metainfo and the man page against their formats."""
    run("desktop-file-validate", share / "applications" / "gradapp.desktop")
    # Window, entry and metainfo have one id, and no domain belongs to the project that the id
    # could be a reversed name of.
    run(
        "appstreamcli",
        "validate",
        "--no-net",
        "--override=cid-desktopapp-is-not-rdns=info",
        share / "metainfo" / "gradapp.metainfo.xml",
    )
    page = share / "man" / "man1" / "gradapp.1.gz"
    command = ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(page)]
    formatted = subprocess.run(command, capture_output=True, text=True, check=False)
    if formatted.returncode or formatted.stderr:
        raise BuildError(f"the man page has errors:\n{formatted.stderr}")


def _moment(project: Project) -> datetime:
    return datetime.fromtimestamp(project.epoch, UTC)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _compress(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _icons(source: Path, hicolor: Path) -> None:
    """Draw the one SVG in each size of the hicolor theme."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(source))
    for size in ICON_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            renderer.render(painter)
        path = hicolor / f"{size}x{size}" / "apps" / "gradapp.png"
        path.parent.mkdir(parents=True)
        if not image.save(str(path)):
            raise BuildError(f"{path} could not be written.")
    scalable = hicolor / "scalable" / "apps"
    scalable.mkdir(parents=True)
    shutil.copyfile(source, scalable / "gradapp.svg")


def _documents(project: Project, doc: Path) -> None:
    shutil.copytree(licences.folder(project), doc / "licences")
    (doc / "licences" / "copyright").replace(doc / "copyright")
    changes = (project.root / "CHANGELOG.md").read_text("utf-8")
    _compress(doc / "changelog.gz", changes)
    when = _moment(project).strftime("%a, %d %b %Y %H:%M:%S +0000")
    _compress(
        doc / "changelog.Debian.gz",
        f"gradapp ({project.version}-1) unstable; urgency=medium\n\n"
        "  * New version; what changed is in changelog.gz.\n\n"
        f" -- The gradapp authors <gradapp@gradapp.invalid>  {when}\n",
    )


def man_page(project: Project) -> str:
    """Return the man page, written from the argument parser."""
    from gradapp.app.commands import cli

    parser = cli.command_line()
    subparsers = _commands(parser)
    day = _moment(project).strftime("%Y-%m-%d")
    lines = [
        f'.TH GRADAPP 1 {day} "gradapp {project.version}" "User Commands"',
        ".SH NAME",
        "gradapp \\- watch one gradient\\-descent step, written four ways",
        ".SH SYNOPSIS",
    ]
    for each in (parser, *subparsers.values()):
        usage = " ".join(each.format_usage().split()).removeprefix("usage: ")
        command, _, rest = usage.partition(" [")
        lines += [f".B {_escaped(command)}", _escaped(f"[{rest}"), ".br"]
    lines += [".SH DESCRIPTION", _escaped(f"{parser.description} {parser.epilog}")]
    lines += [".SH OPTIONS", *_options(parser)]
    for name, each in subparsers.items():
        lines += [f'.SH "THE COMMAND {name.upper()}"', _escaped(_sentence(each.description or ""))]
        lines += _options(each)
    lines += [
        ".SH EXIT STATUS",
        "0 for success; 1 where the self\\-test failed, or standard output could not be written; 2",
        "where the words could not be understood, a way refused the problem or no window could",
        "be opened; 3 where a value of",
        ".B gradapp run",
        "stopped being finite; 4 where the code that",
        ".B gradapp trace",
        "ran raised, crashed or ended itself, 5 where it was stopped at a limit or could not be",
        "run; 130 at Ctrl+C.",
        ".SH FILES",
        "Settings are in",
        ".IR ~/.config/gradapp ,",
        "the log in",
        ".IR ~/.local/state/gradapp ;",
        "the variables XDG_CONFIG_HOME and XDG_STATE_HOME move them.",
    ]
    return "\n".join(lines) + "\n"


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    formatter = parser.formatter_class(prog="gradapp")
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                yield f".TP\n.B {_escaped(choice.dest)}\n{_escaped(_sentence(choice.help or ''))}"
            continue
        names = ", ".join(f"\\fB{_escaped(name)}\\fR" for name in action.option_strings)
        value = ""
        if action.nargs != 0:
            value = formatter._metavar_formatter(action, action.dest)(1)[0]
            value = f"\\fI{_escaped(value)}\\fR"
        text = formatter._expand_help(action) if action.help else ""
        yield f".TP\n{names}{' ' if names and value else ''}{value}\n{_escaped(_sentence(text))}"


def _sentence(text: str) -> str:
    text = text if text.endswith(".") else f"{text}."
    return text[:1].upper() + text[1:]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-").replace("\n.", "\n\\&.")
