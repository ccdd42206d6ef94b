"""Keeps resources/translations in step with the texts of the program.

    python packaging/translations.py update     brings all texts into the .ts files
    python packaging/translations.py check      says whether that is needed, and whether all is well
    python packaging/translations.py compile    makes the .qm files, which the program reads

Qt Linguist, which comes with Qt, edits .ts files; a new language begins as an empty one. It runs
where PySide6 is installed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent

_PLACE = re.compile(r"\{[^{}]*\}|%L?n|&(?=\w)|</?\w+[^>]*>")
"""What a translation has as often as its text: places, the letter that opens a menu, markup."""


class TranslationError(Exception):
    """A .ts file can't be brought up to date or compiled; the message is what the tool said."""


def files(root: Path = ROOT) -> list[Path]:
    """Return the .ts files."""
    return sorted((root / "resources" / "translations").glob("gradapp_*.ts"))


def update(ts: Sequence[Path], root: Path = ROOT) -> None:
    """Bring all texts of the program into .ts files, and drop what it no longer says."""
    sources = [str(path) for path in sorted((root / "gradapp").rglob("*.py"))]
    options = ["-tr-function-alias", "translate+=N_", "-locations", "none", "-no-obsolete"]
    options += ["-sort-messages"]
    for path in ts:  # English needs a translation only where it has to choose singular or plural
        plural = ["-pluralonly"] if path.name == "gradapp_en.ts" else []
        _tool("lupdate", *options, *plural, *sources, "-ts", str(path))


def compile_all(root: Path = ROOT) -> None:
    """Make a .qm of each .ts that is newer than its own, or has none."""
    for ts in stale(root):
        _tool("lrelease", "-silent", str(ts), "-qm", str(ts.with_suffix(".qm")))


def stale(root: Path = ROOT) -> list[Path]:
    """Return the .ts files that have to be compiled."""
    return [ts for ts in files(root) if _age(ts.with_suffix(".qm")) < _age(ts)]


def _age(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0


def problems(root: Path = ROOT) -> list[str]:
    """Return what is wrong with the .ts files: texts that have changed, places that were lost."""
    found = []
    with tempfile.TemporaryDirectory(prefix="gradapp-translations-") as folder:
        copies = [Path(shutil.copy(ts, folder)) for ts in files(root)]
        update(copies, root)
        for ts, copy in zip(files(root), copies, strict=True):
            if ts.read_text("utf-8") != copy.read_text("utf-8"):
                found.append(
                    f"{ts.name} does not have the texts of the program: "
                    "python packaging/translations.py update"
                )
            found += [f"{ts.name}: {problem}" for problem in _lost_places(ts)]
    return found


def _lost_places(ts: Path) -> Iterator[str]:
    for message in ElementTree.parse(ts).iter("message"):
        source = message.findtext("source", "")
        for translation in message.findall("translation"):
            forms = translation.findall("numerusform") or [translation]
            for text in (form.text or "" for form in forms):
                if text and set(_PLACE.findall(text)) != set(_PLACE.findall(source)):
                    yield f"“{text}” has other places than “{source}”"


def _tool(name: str, *words: str) -> None:
    code = f"from PySide6.scripts import pyside_tool; pyside_tool.{name}()"
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise TranslationError(done.stdout)


def main(words: Sequence[str]) -> int:
    """Do what `words` ask for, and return the exit code."""
    match list(words):
        case ["update"]:
            update(files())
        case ["compile"]:
            compile_all()
        case ["check"]:
            found = problems()
            print("\n".join(found) or "The translations have all texts of the program.")
            return int(bool(found))
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
