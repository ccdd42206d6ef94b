"""Keeps resources/translations in step with the texts of the program.

    python packaging/translations.py update     brings all texts into the .ts files
    python packaging/translations.py check      says whether that is needed, and whether all is well
    python packaging/translations.py compile    makes the .qm files, which the program reads

Qt Linguist, which comes with Qt, edits .ts files; a new language begins as an empty one, which
`update` fills. It runs where PySide6 is installed.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent

_SPEAKER = ("kit", "words.py")
"""The one module that says texts which stand elsewhere."""

_PLACE = re.compile(r"\{[^{}]*\}|%L?n|&(?=\w)|</?\w+[^>]*>")
"""What a translation has as often as its text: places, the letter that opens a menu, markup."""
_TOLD = 20
"""So many unfinished texts are told one by one; a language that has been begun lacks hundreds."""


class TranslationError(Exception):
    """A .ts file can't be brought up to date or compiled; the message is what the tool said."""


def files(root: Path = ROOT) -> list[Path]:
    """Return the .ts files."""
    return sorted((root / "resources" / "translations").glob("gradapp_*.ts"))


def update(ts: Sequence[Path], root: Path = ROOT) -> None:
    """Bring all texts of the program into .ts files, and drop what it no longer says."""
    sources = [str(path) for path in sorted(_sources(root))]
    options = ["-tr-function-alias", "translate+=N_", "-locations", "none", "-no-obsolete"]
    options += ["-sort-messages"]
    for path in ts:
        if not path.stat().st_size:  # lupdate wants a document
            language = path.stem.removeprefix("gradapp_")
            header = f'<!DOCTYPE TS><TS version="2.1" language="{language}"></TS>'
            path.write_text(header, "utf-8")
        _tool("lupdate", *options, *sources, "-ts", str(path))


def compile_all(root: Path = ROOT) -> None:
    """Make a .qm of each .ts that is newer than its own, or has none."""
    for ts in stale(root):
        _tool("lrelease", "-silent", str(ts), "-qm", str(ts.with_suffix(".qm")))


def stale(root: Path = ROOT) -> list[Path]:
    """Return the .ts files that have to be compiled; an empty one has to be filled first."""
    begun = (ts for ts in files(root) if ts.stat().st_size)
    return [ts for ts in begun if _age(ts.with_suffix(".qm")) < _age(ts)]


def _age(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0


def problems(root: Path = ROOT) -> list[str]:
    """Return what is wrong: texts unseen by lupdate, changed or unfinished; places lost."""
    found = [problem for source in sorted(_sources(root)) for problem in _unseen(source)]
    with tempfile.TemporaryDirectory(prefix="gradapp-translations-") as folder:
        copies = [Path(shutil.copy(ts, folder)) for ts in files(root)]
        update(copies, root)
        for ts, copy in zip(files(root), copies, strict=True):
            if ts.read_text("utf-8") != copy.read_text("utf-8"):
                found.append(
                    f"{ts.name} does not have the texts of the program: "
                    "python packaging/translations.py update"
                )
            wrong = (*_lost_places(copy), *_unfinished(copy))
            found += [f"{ts.name}: {problem}" for problem in wrong]
    return found + list(_help_problems(root / "resources" / "help"))


def _help_problems(folder: Path) -> Iterator[str]:
    """Yield where a page of help is not a translation of today's English one."""
    if not (folder / "en.md").is_file():
        return
    sys.path.insert(0, str(ROOT))
    from gradapp.core.help.book import places, read_book

    original = read_book((folder / "en.md").read_text("utf-8"))
    for page in sorted(folder.glob("*.md")):
        if page.name == "en.md":
            continue
        book = read_book(page.read_text("utf-8"))
        if [each.id for each in book.sections] != [each.id for each in original.sections]:
            yield f"{page.name} has other sections than en.md, or in another order"
            continue
        for english, section in zip(original.sections, book.sections, strict=True):
            if section.of != english.digest:
                yield (
                    f"{page.name}: “{section.id}” translates another text than en.md has; "
                    f"once it is right again, write {{#{section.id} of={english.digest}}}"
                )
            for part in ("text", "quote", "more"):
                if places(getattr(english, part)) != places(getattr(section, part)):
                    yield f"{page.name}: “{section.id}” has other places than en.md"


def _sources(root: Path) -> Iterator[Path]:
    return (root / "gradapp").rglob("*.py")


def _unseen(source: Path) -> Iterator[str]:
    """Yield where a text is marked and yet lupdate would pass it over in silence."""
    nodes = [*ast.walk(ast.parse(source.read_text("utf-8")))]
    formatted = (node for node in nodes if isinstance(node, ast.JoinedStr))
    inside = {id(node) for string in formatted for node in ast.walk(string)}
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(attr="tr"), args=[text, *_]):
                pass
            case ast.Call(func=ast.Name(id="translate" | "N_"), args=[_, text, *_]):
                pass
            case _:
                continue
        if id(node) in inside:
            yield f"{source.name}:{node.lineno}: a text to be translated is in an f-string"
        elif not isinstance(text, ast.Constant) and source.parts[-2:] != _SPEAKER:
            yield f"{source.name}:{node.lineno}: a text to be translated is no literal"
        elif isinstance(node.func, ast.Attribute) and "(s)" in ast.unparse(text):
            yield f"{source.name}:{node.lineno}: a text with a plural is not said by N_"


def _lost_places(ts: Path) -> Iterator[str]:
    for message in ElementTree.parse(ts).iter("message"):
        source = message.findtext("source", "")
        for translation in message.findall("translation"):
            forms = translation.findall("numerusform") or [translation]
            for text in (form.text or "" for form in forms):
                if text and set(_PLACE.findall(text)) != set(_PLACE.findall(source)):
                    yield f"“{text}” has other places than “{source}”"


def _unfinished(ts: Path) -> Iterator[str]:
    """Yield what is not translated, or not marked as such, once a language has been begun."""
    messages = list(ElementTree.parse(ts).iter("message"))
    left = [m for m in messages if m.find("translation[@type='unfinished']") is not None]
    if len(left) < len(messages):
        yield from (f"“{m.findtext('source', '')}” is unfinished" for m in left[:_TOLD])
        if left[_TOLD:]:
            yield f"{len(left[_TOLD:])} more of {len(messages)} are unfinished"


def _tool(name: str, *words: str) -> None:
    """Run one of Qt's tools, where `pyside6-lupdate` and the like find it, too."""
    found = find_spec("PySide6")
    assert found is not None
    assert found.origin is not None
    done = subprocess.run(
        [str(Path(found.origin).with_name(name)), *words],
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
