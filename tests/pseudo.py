"""A language that nobody speaks: English 40 % longer, with accents, in ⟦ ⟧; shows what has none."""

from __future__ import annotations

import importlib.util
import math
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[1]

_KEPT = re.compile(r"(\{[^{}]*\}|%L?n|&\w+;|<[^>]+>|\(\*\.\w+\))")
"""What stays in a text as it is: places, the count, markup, the ending of a file."""

_ACCENTS = str.maketrans("aeiouyAEIOUYcnszCNSZ", "áéíóúýÁÉÍÓÚÝçñšžÇÑŠŽ")


def translations() -> ModuleType:
    """Return packaging/translations.py."""
    path = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("gradapp_translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pseudo(text: str) -> str:
    """Return a text in the language that nobody speaks."""
    pieces = _KEPT.split(text)
    missing = math.ceil(0.4 * sum(len(piece) for piece in pieces[::2])) - 2
    for at in range(0, len(pieces), 2):
        longer = ""
        for letter in pieces[at]:
            longer += letter
            if missing > 0 and letter in "aeiouAEIOU":
                longer += letter.lower()
                missing -= 1
        pieces[at] = longer.translate(_ACCENTS)
    return f"⟦{''.join(pieces)}{'é' * max(0, missing)}⟧"


def translator(folder: Path) -> QTranslator:
    """Return what translates all texts of the program into that language."""
    ts = folder / "gradapp_xx.ts"
    ts.write_text('<!DOCTYPE TS>\n<TS version="2.1" language="en"></TS>\n', "utf-8")
    translations().update([ts])
    tree = ElementTree.parse(ts)
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        del translation.attrib["type"]
        for form in translation.findall("numerusform") or [translation]:
            words = message.findtext("source", "").replace("(s)", "s")
            form.text = pseudo(re.sub(r"\[\w+\|(\w+)\]", r"\1", words))
    tree.write(ts, "utf-8", xml_declaration=True)
    return _loaded(ts)


def compiled(language: str, folder: Path) -> QTranslator:
    """Return what translates all texts of the program into a real language."""
    ts = ROOT / "resources" / "translations" / f"gradapp_{language}.ts"
    return _loaded(Path(shutil.copy(ts, folder)))


def _loaded(ts: Path) -> QTranslator:
    code = "from PySide6.scripts import pyside_tool; pyside_tool.lrelease()"
    qm = ts.with_suffix(".qm")
    command = [sys.executable, "-c", code, "-silent", str(ts), "-qm", str(qm)]
    subprocess.run(command, check=True, capture_output=True)
    found = QTranslator()
    assert found.load(str(qm))
    return found


def untranslated(text: str) -> str:
    """Return what of a text is not in that language."""
    depth, rest = 0, ""
    for letter in re.sub(r"<[^>]+>|&nbsp;", " ", text):
        depth += letter == "⟦"
        if not depth:
            rest += letter
        if letter == "⟧":
            depth -= 1
            rest += " "
    return rest
